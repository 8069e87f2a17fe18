"""Which paragraphs answer a request? The index is one of Whoosh's; the executor works on its lists as arrays.

Read the story from `store` (what lies on the disk, and how a new state becomes live) over `build` (how it gets there),
`match`, `rank`, `count` and `show` to `searching` (one answer), `generation` (one state) and `engine`. `compiled` makes
loops fast, and `door` opens the same files as Whoosh's own indexes. docs/performance.md has the figures.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

from searchapp.ports import Live

if TYPE_CHECKING:
    from searchapp.engines.whoosh.door.index import Indexes
    from searchapp.ports import SearchEngine
    from searchapp.settings import Settings


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


def from_settings(settings: Settings) -> SearchEngine:
    """The engine over the folder in an archive's home."""
    return open_engine(settings.home / "index")


def glance(settings: Settings) -> Live | None:
    """What is told of the live generation without opening it; whether it is whole shows when it is opened."""
    folder = settings.home / "index"
    try:
        name = (folder / "CURRENT").read_text("ascii", "replace").split(" ")[0]
    except FileNotFoundError:
        return None
    published = datetime.datetime.fromtimestamp((folder / "CURRENT").stat().st_mtime, datetime.UTC)
    try:
        seq = int(json.loads((folder / "generations" / f"{name}.json").read_bytes())["seq"])
    except (OSError, ValueError, KeyError):
        seq = 0
    return Live(name, seq, published, sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()))
