"""How does Whoosh answer as fast as it does? The index is Whoosh's; postings, columns and executor are arrays."""

from __future__ import annotations

from pathlib import Path

from searchapp.engines.whoosh.engine import WhooshEngine
from searchapp.ports import SearchEngine


def open_engine(folder: Path) -> SearchEngine:
    """The engine over this folder, which need not exist yet."""
    return WhooshEngine(folder)
