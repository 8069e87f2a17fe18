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

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import numpy as np
import portalocker

from searchapp.digest import Digest, digest_of
from searchapp.domain import IndexedParagraph
from searchapp.durable import make_folder, sync_folder
from searchapp.engines.generations import NONE_BEFORE, NONE_YET, OTHER_FORMAT, busy, next_name
from searchapp.engines.whoosh.rank.telling import telling
from searchapp.engines.whoosh.searching import Corpus
from searchapp.engines.whoosh.show.rebuilt import all_paragraphs, rebuilt
from searchapp.engines.whoosh.store.files import Array, CheckedFile, PartWriter, damaged
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.errors import IndexDamaged, IndexMissing, IndexUnwritable
from searchapp.fields import FACETS
from searchapp.found import Found
from searchapp.request import SearchRequest

FORMAT = f"5 {' '.join(FACETS)}"
"""What an index must have been made as: the files' layout, and the fields that it has columns for."""

PATIENCE = 60
"""So many seconds whoever would publish waits for another one who does."""

CHECKED_AT_OPENING = 64 << 20
"""An index of at most so many bytes is checked whole at opening; of a larger one each block when it is first used."""

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


class Generation:
    """One state of the index, as the `Searcher` of `searchapp.ports`."""

    def __init__(self, folder: Folder, name: str, manifest: Manifest, held: IO[bytes] | None = None) -> None:
        """`held` is the file with the shared lock, kept open until `close`, or as long as the generation is used.

        The mapped files stay readable for whoever still holds them.
        """
        self.close = weakref.finalize(self, (held or ExitStack()).close)
        self.manifest = manifest
        self.snapshot_id = name
        self.seq: int = manifest["seq"]
        self.floor: int = manifest.get("floor", 0)
        self.segments = [open_segment(folder, d) for d in manifest["segments"]]
        if sum(file.size for file in self.files) <= CHECKED_AT_OPENING:
            for file in self.files:
                file.check()
        self._corpus = Corpus(self.segments, name)

    @property
    def files(self) -> list[CheckedFile]:
        """All files of the generation."""
        return [file for segment in self.segments for file in segment.files]

    def search(self, request: SearchRequest) -> Found:
        """Answer a request."""
        return self._corpus.search(request)

    @property
    def deepest(self) -> int:
        """There is no depth that an offset does not reach."""
        return sys.maxsize

    def digest(self, without: frozenset[str] = frozenset()) -> Digest:
        """Number and hashes of all paragraphs but those of some articles, read back."""
        return digest_of(self.paragraphs(), without)

    def key_words(self, paragraph: int) -> Sequence[str]:
        """The words by which a paragraph differs from all others."""
        for segment in self.segments:
            docs = np.flatnonzero(segment.column("id") == paragraph)
            live = docs if segment.live is None else docs[segment.live[docs]]
            for found in rebuilt(segment, live.tolist()):
                return telling(self.segments, found.text)
        return ()

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        """Everything that the generation holds."""
        for segment in self.segments:
            yield from all_paragraphs(segment)


def open_segment(folder: Folder, description: Mapping[str, Any]) -> Segment:
    """A segment of a manifest, with what is deleted in it."""
    gone = description["deleted"]
    if gone is None:
        return Segment(folder.store, description, np.empty(0, np.int32))
    file = CheckedFile(folder.store / gone["name"], gone["file"])
    segment = Segment(folder.store, description, file.array("deleted"))
    segment.files.append(file)
    return segment


def open_live(folder: Folder) -> Generation:
    """Open the live generation under its lock. Raises IndexMissing and IndexDamaged."""
    for _ in range(100):
        name, digest = folder.read_current()
        if not os.access(folder.root, os.W_OK):  # nobody can publish there either, so there is nothing to lock
            return Generation(folder, name, folder.read_manifest(name, digest))
        folder.locks.mkdir(exist_ok=True)
        with ExitStack() as unless_used:
            held = unless_used.enter_context(folder.lock(name).open("ab"))
            if _locked(held, portalocker.LockFlags.SHARED) and folder.read_current()[0] == name:
                made = Generation(folder, name, folder.read_manifest(name, digest), held)
                unless_used.pop_all()
                return made
    raise IndexDamaged(f"{folder.root}: the live generation's lock can't be had; another process holds it alone")


@contextmanager
def building(folder: Folder) -> Iterator[None]:
    """Be the only one who builds anew. Raises IndexBusy where somebody does, IndexUnwritable where writing fails."""
    with _alone(folder, "build.lock", 0):
        with writing(folder, builds=True):
            pass
        yield


@contextmanager
def writing(folder: Folder, builds: bool = False) -> Iterator[None]:
    """Be the only one who publishes, as soon as nobody else does. Raises IndexBusy after a while, and IndexUnwritable.

    What an interrupted build left is removed where nobody builds; `builds` says that whoever would build asks.
    """
    with _alone(folder, "write.lock", PATIENCE):
        clean(folder, builds or not is_being_built(folder))
        try:
            yield
        finally:
            clean(folder, False)


@contextmanager
def _alone(folder: Folder, lock: str, patience: float) -> Iterator[None]:
    try:
        for own in (folder.store, folder.generations, folder.locks):
            make_folder(own)
        with (folder.locks / lock).open("ab") as held:
            until = time.monotonic() + patience
            while not _locked(held, portalocker.LockFlags.EXCLUSIVE):
                if time.monotonic() >= until:
                    raise busy(folder.root)
                time.sleep(0.02)
            yield
    except OSError as error:
        raise IndexUnwritable(
            f"{folder.root}: the index can't be written ({error.strerror or error}); the live one stays. "
            "Make room or mend the folder's permissions, then run searchapp reindex again."
        ) from error


def is_being_built(folder: Folder) -> bool:
    """Whether somebody builds anew right now, from what was in the archive when they began."""
    return not _is_free(folder.locks / "build.lock")


def new_name(folder: Folder) -> str:
    """A name for the next generation, greater than all before."""
    return next_name(number_of(path.stem) for path in folder.generations.glob("*-*.json"))


def number_of(generation: str) -> int:
    """The number in a generation's name."""
    return int(generation.partition("-")[0])


def write_deleted(folder: Folder, segment: str, generation: str, docs: Array) -> dict[str, Any]:
    """Write which of a segment's documents are deleted (ascending)."""
    file = PartWriter(folder.store / f"{segment}.{generation}.del")
    file.add("deleted", docs.astype(np.int32))
    return {"name": file.path.name, "file": file.close()}


def publish(folder: Folder, name: str, manifest: Manifest, tell: Callable[[str], None], keep: bool) -> None:
    """Make a generation the live one, in one step, after all that it leads to is durable.

    `tell` is called with the manifest's SHA-256 just before. `keep` says that one may go back to the one before.
    """
    data = json.dumps(manifest, separators=(",", ":")).encode()
    _write(folder.manifest(name), data)
    sync_folder(folder.store)
    sync_folder(folder.generations)
    digest = hashlib.sha256(data).hexdigest()
    tell(digest)
    if keep:
        with suppress(FileNotFoundError):
            _write(folder.previous, folder.current.read_bytes())
    waiting = folder.root / "CURRENT.new"
    _write(waiting, f"{name} {digest}\n".encode("ascii"))
    waiting.replace(folder.current)
    sync_folder(folder.root)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def clean(folder: Folder, whole: bool) -> None:
    """Remove generations that nobody reads, with their files; `whole`: all files that no generation names.

    Only for whoever writes, and whole only where nobody builds: what is being built no generation names yet.
    """
    live = _name(folder.read_current)
    kept = {live, _name(folder.read_previous)}
    named: set[str] = set()
    gone: set[str] = set()
    for path in sorted(folder.generations.glob("*.json")):
        files = files_named(path)
        if path.stem not in kept and _is_free(folder.lock(path.stem)):
            gone |= files
            path.unlink()
            with suppress(OSError):
                folder.lock(path.stem).unlink()
        else:
            named |= files
    contents = set(folder.root.glob("_*.toc"))
    contents -= set(folder.root.glob(f"_*_{number_of(live)}.toc")) if live else set()
    for path in [*folder.store.iterdir(), *contents]:
        if path.name not in named and (whole or path.name in gone or path in contents):
            with suppress(OSError):  # Windows keeps a file that is mapped; it goes the next time
                path.unlink()


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
        return _locked(held, portalocker.LockFlags.EXCLUSIVE)


def _locked(held: IO[bytes], how: portalocker.LockFlags) -> bool:
    """Whether the lock is to be had now; it is given back when the file is closed."""
    try:
        portalocker.lock(held, how | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.LockException:
        return False
    return True
