"""How does Whoosh answer as fast as it does? The index is Whoosh's; postings, columns and executor are arrays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from searchapp.ports import SearchEngine


def open_engine(folder: Path) -> SearchEngine:
    """The engine over this folder, which need not exist yet."""
    from searchapp.engines.whoosh.engine import WhooshEngine  # here, since it loads a compiler

    return WhooshEngine(folder)


def live_name(folder: Path) -> str | None:
    """The name of the live generation, None where there is none; whether it is whole shows when it is opened."""
    try:
        return (folder / "CURRENT").read_text("ascii", "replace").split(" ")[0] or None
    except FileNotFoundError:
        return None
