"""Which files have arrived in watched folders, are finished, and have not been taken in?

A file is finished when its size and time were the same at two looks, and its name is not one that programs give to what
they are still writing. What was taken is noted in the home, so that nothing is read again after a restart; a note that
is lost costs time only, since the archive knows what it has.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from searchapp.errors import RefusedInput
from searchapp.readers.walk import told, walk

Stamp = tuple[int, int]
"""A file's size in bytes and its time of change in nanoseconds."""

UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", "~")
"""How names end of files that are still being written."""


class Watched:
    """Folders under watch; `notes` is the file in which is noted what was taken."""

    def __init__(self, folders: Iterable[Path], notes: Path, follow_links: bool = False) -> None:
        self._folders = [folder.absolute() for folder in folders]
        self._notes = notes
        self._follow_links = follow_links
        self._taken = _read(notes)
        self._seen: dict[str, Stamp] = {}

    def look(self) -> list[Path]:
        """The files that are finished and were not taken as they are, in the order of their paths."""
        before, self._seen = self._seen, {}
        finished = []
        for found in walk(self._folders, self._follow_links):
            if isinstance(found, RefusedInput) or found.path.name.lower().endswith(UNFINISHED):
                continue
            try:
                status = found.path.stat()
            except OSError:  # it went meanwhile
                continue
            stamp = (status.st_size, status.st_mtime_ns)
            self._seen[found.where] = stamp
            if before.get(found.where) == stamp and self._taken.get(found.where) != stamp:
                finished.append(found.path)
        return finished

    def take(self, paths: Iterable[Path]) -> None:
        """Note that these were taken in, and forget what has gone from the folders."""
        for path in paths:
            if (where := told(path)) in self._seen:
                self._taken[where] = self._seen[where]
        self._taken = {where: stamp for where, stamp in self._taken.items() if where in self._seen}
        new = self._notes.with_suffix(".new")
        new.write_text(json.dumps(self._taken, ensure_ascii=False), "utf-8")
        new.replace(self._notes)


def _read(notes: Path) -> dict[str, Stamp]:
    try:
        return {where: (int(size), int(time)) for where, (size, time) in json.loads(notes.read_text("utf-8")).items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
