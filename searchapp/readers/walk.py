"""Which files lie under these paths, and which of them can't be reached?

Folders are walked in the order of names; hidden files and folders in them are left out. A folder that several links
lead to is walked once; a link back to a folder that holds it is refused, and so is one that leads out of the folders
that were named, unless links are to be followed: an unpacked foreign archive could publish any file of its keeper.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from searchapp.errors import RefusedInput

Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read; `size` in bytes."""

    path: Path
    size: int

    @property
    def where(self) -> str:
        """The path as people read it; bytes of a name that are not UTF-8 are told as `\\xff`."""
        return told(self.path)


def told(path: Path) -> str:
    """A path in characters that can be written everywhere."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def walk(paths: Iterable[Path | str], follow_links: bool = False) -> Iterator[FoundFile | RefusedInput]:
    """Every file under the paths, one at a time, or why there is none."""
    roots = [Path(path) for path in paths]
    walker = _Walker(None if follow_links else [Path(os.path.realpath(root)) for root in roots])
    for root in roots:
        yield from walker.into(root, ())


class _Walker:
    """One walk; `inside` are the real paths out of which no link may lead, None: any may."""

    def __init__(self, inside: Sequence[Path] | None) -> None:
        self._inside = inside
        self._seen: set[Identity] = set()

    def into(self, path: Path, above: tuple[Identity, ...]) -> Iterator[FoundFile | RefusedInput]:
        """What lies at the path."""
        try:
            status = path.stat()
        except OSError as error:
            yield RefusedInput(told(path), _why(path, error))
            return
        if above and self._leads_out(path):
            yield RefusedInput(told(path), "the link leads out of the folder; with --follow-links it is followed")
        elif stat.S_ISDIR(status.st_mode):
            identity = (status.st_dev, status.st_ino)
            if identity in above:
                reason = "the folder is a link back to a folder that holds it, so it is not followed"
                yield RefusedInput(told(path), reason)
            elif identity not in self._seen:
                self._seen.add(identity)
                yield from self._entries(path, (*above, identity))
        elif stat.S_ISREG(status.st_mode):
            yield FoundFile(path, status.st_size)
        else:
            yield RefusedInput(told(path), "this is neither a file nor a folder (but a device, pipe or socket)")

    def _leads_out(self, path: Path) -> bool:
        if self._inside is None or not path.is_symlink():
            return False
        real = Path(os.path.realpath(path))
        return not any(real.is_relative_to(root) for root in self._inside)

    def _entries(self, folder: Path, above: tuple[Identity, ...]) -> Iterator[FoundFile | RefusedInput]:
        try:
            entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield RefusedInput(told(folder), _why(folder, error))
            return
        for entry in entries:
            if not entry.name.startswith("."):
                yield from self.into(entry, above)


def _why(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the link leads nowhere" if path.is_symlink() else "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read (permission denied)"
    return f"it can't be read ({error.strerror or error})"
