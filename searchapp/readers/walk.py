"""Which files lie under these paths, and which of them can't be reached?

Folders are walked in the order of names; hidden files and folders in them are left out. A folder that several links
lead to is walked once; a link back to a folder that holds it is refused.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from searchapp.errors import RefusedInput

Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read; `size` in bytes."""

    path: Path
    size: int


def walk(paths: Iterable[Path | str]) -> Iterator[FoundFile | RefusedInput]:
    """Every file under the paths, one at a time, or why there is none."""
    seen: set[Identity] = set()
    for path in paths:
        yield from _walk(Path(path), seen, ())


def _walk(path: Path, seen: set[Identity], above: tuple[Identity, ...]) -> Iterator[FoundFile | RefusedInput]:
    try:
        status = path.stat()
    except OSError as error:
        yield RefusedInput(str(path), _why(path, error))
        return
    if stat.S_ISDIR(status.st_mode):
        identity = (status.st_dev, status.st_ino)
        if identity in above:
            yield RefusedInput(str(path), "the folder is a link back to a folder that holds it, so it is not followed")
        elif identity not in seen:
            seen.add(identity)
            yield from _entries(path, seen, (*above, identity))
    elif stat.S_ISREG(status.st_mode):
        yield FoundFile(path, status.st_size)
    else:
        yield RefusedInput(str(path), "this is neither a file nor a folder (but a device, pipe or socket)")


def _entries(folder: Path, seen: set[Identity], above: tuple[Identity, ...]) -> Iterator[FoundFile | RefusedInput]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield RefusedInput(str(folder), _why(folder, error))
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _walk(entry, seen, above)


def _why(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the link leads nowhere" if path.is_symlink() else "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read (permission denied)"
    return f"it can't be read ({error.strerror or error})"
