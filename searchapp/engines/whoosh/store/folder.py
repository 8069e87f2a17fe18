"""Which files make up one state of the index, and how does a new state take the place of the old one?

The folder of an index holds:

- `store/`: immutable files of segments, and lists of deleted documents;
- `generations/NAME.json`: a manifest, which names the segments of one generation with all checksums;
- `CURRENT`: the live generation's name and its manifest's SHA-256, replaced in one step after everything that it
  leads to has been made durable;
- `PREVIOUS`: the same of the generation that the last build replaced, to which one can go back;
- `locks/`: whoever reads a generation holds a shared lock on `NAME.lock`, so that its files stay until nobody reads
  them; whoever builds anew holds `build.lock` alone, and whoever publishes `write.lock`, for no longer than what has
  changed takes: so what people decide is found also while an index is being built.

A manifest's `floor` is the number of the generation in which something was forgotten last: no earlier one is read.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import portalocker

from searchapp.durable import make_folder, sync_folder
from searchapp.engines.generations import NONE_BEFORE, NONE_YET, OTHER_FORMAT, busy, next_name
from searchapp.engines.whoosh.store.files import damaged
from searchapp.errors import IndexDamaged, IndexMissing, IndexUnwritable
from searchapp.fields import FACETS

FORMAT = f"5 {' '.join(FACETS)}"
"""What an index must have been made as: the files' layout, and the fields that it has columns for."""

PATIENCE = 60
"""So many seconds whoever would publish waits for another one who does."""

Manifest = dict[str, Any]


class Folder:
    """The paths of an index."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store = root / "store"
        self.generations = root / "generations"
        self.locks = root / "locks"
        self.current = root / "CURRENT"
        self.previous = root / "PREVIOUS"

    def manifest(self, name: str) -> Path:
        """A generation's manifest."""
        return self.generations / f"{name}.json"

    def lock(self, name: str) -> Path:
        """The file that a generation's readers hold a lock on."""
        return self.locks / f"{name}.lock"

    def read_current(self) -> tuple[str, str]:
        """The live generation's name, and its manifest's checksum. Raises IndexMissing."""
        return self._named_by(self.current, NONE_YET)

    def read_previous(self) -> tuple[str, str]:
        """The same of the generation that the last build replaced. Raises IndexMissing where it is not kept."""
        return self._named_by(self.previous, NONE_BEFORE)

    def _named_by(self, file: Path, otherwise: str) -> tuple[str, str]:
        try:
            name, _, digest = file.read_text("ascii").strip().partition(" ")
        except FileNotFoundError:
            raise IndexMissing(f"{self.root}: {otherwise}") from None
        except UnicodeDecodeError:
            raise damaged(file, "it is no text") from None
        if not name or "/" in name or "\\" in name or len(digest) != 64:
            raise damaged(file, "it does not name a generation")
        return name, digest

    def read_manifest(self, name: str, digest: str) -> Manifest:
        """A generation's manifest, checked."""
        path = self.manifest(name)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise damaged(path, "it is absent") from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise damaged(path, "its bytes were altered")
        manifest: Manifest = json.loads(data)
        if manifest["format"] != FORMAT:
            raise IndexMissing(f"{self.root}: {OTHER_FORMAT}")
        return manifest

    @contextmanager
    def building(self) -> Iterator[None]:
        """Be the only one who builds anew. Raises IndexBusy where somebody does, IndexUnwritable where it fails."""
        with self._alone("build.lock", 0):
            with self.writing(builds=True):
                pass
            yield

    @contextmanager
    def writing(self, builds: bool = False) -> Iterator[None]:
        """Be the only one who publishes, as soon as nobody else does. Raises IndexBusy in the end, and IndexUnwritable.

        What an interrupted build left is removed where nobody builds; `builds` says that whoever would build asks.
        """
        with self._alone("write.lock", PATIENCE):
            self.clean(builds or not self.is_being_built())
            try:
                yield
            finally:
                self.clean(False)

    @contextmanager
    def _alone(self, lock: str, patience: float) -> Iterator[None]:
        try:
            for own in (self.store, self.generations, self.locks):
                make_folder(own)
            with (self.locks / lock).open("ab") as held:
                until = time.monotonic() + patience
                while not locked(held, portalocker.LockFlags.EXCLUSIVE):
                    if time.monotonic() >= until:
                        raise busy(self.root)
                    time.sleep(0.02)
                yield
        except OSError as error:
            raise IndexUnwritable(
                f"{self.root}: the index can't be written ({error.strerror or error}); the live one stays. "
                "Make room or mend the folder's permissions, then run searchapp reindex again."
            ) from error

    def is_being_built(self) -> bool:
        """Whether somebody builds anew right now, from what was in the archive when they began."""
        return not _is_free(self.locks / "build.lock")

    def new_name(self) -> str:
        """A name for the next generation, greater than all before."""
        return next_name(number_of(path.stem) for path in self.generations.glob("*-*.json"))

    def publish(self, name: str, manifest: Manifest, tell: Callable[[str], None], keep: bool) -> None:
        """Make a generation the live one, in one step, after all that it leads to is durable.

        `tell` is called with the manifest's SHA-256 just before. `keep` says that one may go back to the one before.
        """
        data = json.dumps(manifest, separators=(",", ":")).encode()
        _write(self.manifest(name), data)
        sync_folder(self.store)
        sync_folder(self.generations)
        digest = hashlib.sha256(data).hexdigest()
        tell(digest)
        if keep:
            with suppress(FileNotFoundError):
                _write(self.previous, self.current.read_bytes())
        waiting = self.root / "CURRENT.new"
        _write(waiting, f"{name} {digest}\n".encode("ascii"))
        waiting.replace(self.current)
        sync_folder(self.root)

    def clean(self, whole: bool) -> None:
        """Remove generations that nobody reads, with their files; `whole`: all files that no generation names.

        Only for whoever writes, and whole only where nobody builds: what is being built no generation names yet.
        """
        live = _name(self.read_current)
        kept = {live, _name(self.read_previous)}
        named: set[str] = set()
        gone: set[str] = set()
        for path in sorted(self.generations.glob("*.json")):
            files = files_named(path)
            if path.stem not in kept and _is_free(self.lock(path.stem)):
                gone |= files
                path.unlink()
                with suppress(OSError):
                    self.lock(path.stem).unlink()
            else:
                named |= files
        contents = set(self.root.glob("_*.toc"))
        contents -= set(self.root.glob(f"_*_{number_of(live)}.toc")) if live else set()
        for path in [*self.store.iterdir(), *contents]:
            if path.name not in named and (whole or path.name in gone or path in contents):
                with suppress(OSError):  # Windows keeps a file that is mapped; it goes the next time
                    path.unlink()


def number_of(generation: str) -> int:
    """The number in a generation's name."""
    return int(generation.partition("-")[0])


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _name(read: Callable[[], tuple[str, str]]) -> str:
    try:
        return read()[0]
    except (IndexMissing, IndexDamaged):
        return ""


def files_named(manifest: Path) -> set[str]:
    """All files that a manifest names."""
    try:
        segments = json.loads(manifest.read_bytes())["segments"]
    except (ValueError, KeyError):
        return set()
    deleted = {s["deleted"]["name"] for s in segments if s["deleted"]}
    return deleted | {name for s in segments for name in s["files"]}


def _is_free(lock: Path) -> bool:
    """Whether nobody holds a lock."""
    with lock.open("ab") as held:
        return locked(held, portalocker.LockFlags.EXCLUSIVE)


def locked(held: IO[bytes], how: portalocker.LockFlags) -> bool:
    """Whether the lock is to be had now; it is given back when the file is closed."""
    try:
        portalocker.lock(held, how | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.LockException:
        return False
    return True
