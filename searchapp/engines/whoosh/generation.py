"""What does one published state of the index answer, and how is it opened?"""

import os
import sys
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import IO, Any

import numpy as np
import portalocker

from searchapp.digest import Digest, digest_of
from searchapp.domain import IndexedParagraph
from searchapp.engines.whoosh.rank.telling import telling
from searchapp.engines.whoosh.searching import Corpus
from searchapp.engines.whoosh.show.rebuilt import all_paragraphs, rebuilt
from searchapp.engines.whoosh.store.files import Array, CheckedFile, PartWriter
from searchapp.engines.whoosh.store.folder import Folder, Manifest, locked
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.errors import IndexDamaged
from searchapp.found import Found
from searchapp.request import SearchRequest

CHECKED_AT_OPENING = 64 << 20
"""An index of at most so many bytes is checked whole at opening; of a larger one each block when it is first used."""


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
        return self._corpus.search(request)

    @property
    def deepest(self) -> int:
        return sys.maxsize

    def digest(self, without: frozenset[str] = frozenset()) -> Digest:
        return digest_of(self.paragraphs(), without)

    def key_words(self, paragraph: int) -> Sequence[str]:
        for segment in self.segments:
            docs = np.flatnonzero(segment.column("id") == paragraph)
            live = docs if segment.live is None else docs[segment.live[docs]]
            for found in rebuilt(segment, live.tolist()):
                return telling(self.segments, found.text)
        return ()

    def paragraphs(self) -> Iterator[IndexedParagraph]:
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
            if locked(held, portalocker.LockFlags.SHARED) and folder.read_current()[0] == name:
                made = Generation(folder, name, folder.read_manifest(name, digest), held)
                unless_used.pop_all()
                return made
    raise IndexDamaged(f"{folder.root}: the live generation's lock can't be had; another process holds it alone")


def write_deleted(folder: Folder, segment: str, generation: str, docs: Array) -> dict[str, Any]:
    """Write which of a segment's documents are deleted (ascending)."""
    file = PartWriter(folder.store / f"{segment}.{generation}.del")
    file.add("deleted", docs.astype(np.int32))
    return {"name": file.path.name, "file": file.close()}
