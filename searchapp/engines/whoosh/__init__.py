"""Which paragraphs answer a request? The index is one of Whoosh's; the executor works on its lists as arrays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from searchapp.engines.whoosh.door.index import Indexes
    from searchapp.ports import SearchEngine


def open_engine(folder: Path) -> SearchEngine:
    """The engine over this folder, which need not exist yet."""
    from searchapp.engines.whoosh.engine import WhooshEngine  # here, since it loads a compiler

    return WhooshEngine(folder)


def open_index(home: Path) -> Indexes:
    """What is published in an archive's home, as two Whoosh indexes: paragraphs and statements, for reading only.

    Raises IndexMissing before anything is published, and IndexDamaged.
    """
    from searchapp.engines.whoosh.door import index  # searching and serving need none of it

    return index.open_index(home)


def live_name(folder: Path) -> str | None:
    """The name of the live generation, None where there is none; whether it is whole shows when it is opened."""
    try:
        return (folder / "CURRENT").read_text("ascii", "replace").split(" ")[0] or None
    except FileNotFoundError:
        return None
