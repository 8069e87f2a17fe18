"""Which paragraphs answer a request? The index is one of Whoosh's; the executor works on its lists as arrays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from searchapp.engines.whoosh.engine import WhooshEngine
from searchapp.ports import SearchEngine

if TYPE_CHECKING:
    from searchapp.engines.whoosh.door.index import Indexes


def open_engine(folder: Path) -> SearchEngine:
    """The engine over this folder, which need not exist yet."""
    return WhooshEngine(folder)


def open_index(home: Path) -> Indexes:
    """What is published in an archive's home, as two Whoosh indexes: paragraphs and statements, for reading only.

    Raises IndexMissing before anything is published, and IndexDamaged.
    """
    from searchapp.engines.whoosh.door import index  # searching and serving need none of it

    return index.open_index(home)
