"""How is an index opened, searched, built and brought up to date?"""

import datetime
import os
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.util import random_name

from searchapp.domain import IndexedParagraph
from searchapp.engines.generations import Answering, replaced, unpaged
from searchapp.engines.whoosh.build.builder import SegmentBuilder
from searchapp.engines.whoosh.build.merge import merge
from searchapp.engines.whoosh.build.terms import Vocabulary
from searchapp.engines.whoosh.generation import Generation, open_live, open_segment, write_deleted
from searchapp.engines.whoosh.show.rebuilt import all_paragraphs
from searchapp.engines.whoosh.store.folder import FORMAT, Folder, files_named, number_of
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.errors import IndexDamaged, IndexMissing
from searchapp.found import Batch
from searchapp.ports import Live, Searcher, Snapshot
from searchapp.request import SearchRequest

BATCH = 600_000
"""So many tokens go into one segment while building: what bounds the memory."""

MOST_SPELLINGS = 500_000
"""A vocabulary with more spellings than that is given up for a new one."""

MOST_SEGMENTS = 8
"""With more segments than that, small ones are merged."""

SMALL = 10
"""A segment is small that holds less than one in so many of all paragraphs."""

HELD = 30
"""So many seconds a generation that was replaced is kept for a scan to go on with."""

STEP = 1_000
"""Progress is told after so many paragraphs."""


class WhooshEngine(Answering):
    """The `SearchEngine` of `searchapp.ports` over a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = Folder(folder)
        self._current = str(self._folder.current)
        self._lock = threading.Lock()
        self._live: tuple[tuple[int, int, int], Generation, Live] | None = None
        self._held: dict[str, tuple[Generation, float]] = {}
        self._opened = partial(open_segment, self._folder)

    # ---- reading ----

    @property
    def deepest(self) -> int:
        return sys.maxsize

    def _opened_live(self) -> tuple[Generation, Live]:
        """The live generation, with what is told of it; opened anew when CURRENT has moved."""
        try:
            status = os.stat(self._current)  # noqa: PTH116  # with every search: a path's own way takes twice as long
            stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
        except FileNotFoundError:
            stamp = (0, 0, 0)
        live = self._live
        if live is None or live[0] != stamp:
            with self._lock:
                live = self._live
                if live is None or live[0] != stamp:
                    made = open_live(self._folder)
                    published = datetime.datetime.fromtimestamp(stamp[0] / 1e9, datetime.UTC)
                    told = Live(made.snapshot_id, made.seq, published, sum(file.size for file in made.files))
                    live = self._live = (stamp, made, told)
                    held, floor = self._held, made.floor
                    self._held = {name: kept for name, kept in list(held.items()) if number_of(name) >= floor}
        return live[1:]

    def _generation(self) -> Generation:
        return self._opened_live()[0]

    def live(self) -> Live:
        if self._held:
            self._give_up()
        return self._opened_live()[1]

    def _give_up(self) -> None:
        """Leave the generations with which no scan has gone on for a while."""
        until = time.monotonic() - HELD
        self._held = {name: held for name, held in list(self._held.items()) if held[1] > until}

    def scan(self, request: SearchRequest, after: str = "") -> Batch:
        """The next hits of a request, in the generation in which they began."""
        self._give_up()
        live = self._generation()
        name, _, told = (after or live.snapshot_id).partition("~")
        generation = live if name == live.snapshot_id else self._held.get(name, (None, 0.0))[0]
        if generation is None:
            raise replaced(name, live.snapshot_id)
        offset = int(told) if told.isdecimal() else 0
        self._held[name] = (generation, time.monotonic())
        hits = generation.search(unpaged(request, offset)).hits
        end = offset + request.limit
        more = f"{name}~{end}" if len(hits) == request.limit else None
        return Batch(hits, f"{name}~{offset}", more, name, generation.seq)

    def kept(self) -> list[Live]:
        """The live generation, and the one that the last build replaced."""
        found: list[Live] = []
        with suppress(IndexMissing):
            found.append(self.live())
            name, digest = self._folder.read_previous()
            manifest = self._folder.manifest(name)
            published = datetime.datetime.fromtimestamp(manifest.stat().st_mtime, datetime.UTC)
            size = sum((self._folder.store / name).stat().st_size for name in files_named(manifest))
            found.append(Live(name, self._folder.read_manifest(name, digest)["seq"], published, size))
        return found

    def damages(self) -> list[str]:
        try:
            generation = self._generation()
        except IndexDamaged as error:
            return [str(error)]
        found = []
        for file in generation.files:
            try:
                file.recheck()
            except IndexDamaged as error:
                found.append(str(error))
        return found

    # ---- writing ----

    def build(
        self,
        snapshot: Snapshot,
        verify: Callable[[Searcher], None],
        progress: Callable[[int], None] = lambda _done: None,
    ) -> None:
        """Index the snapshot beside the live generation, verify it, publish it."""
        with self._folder.building():
            segments = self._build_segments(snapshot.paragraphs, None, progress)
            manifest = {"format": FORMAT, "seq": snapshot.seq, "segments": segments}
            verify(Generation(self._folder, self._folder.new_name(), manifest))
            with self._folder.writing():
                self._publish(snapshot.seq, segments, keep=True)

    def apply(self, upserts: Iterable[IndexedParagraph], deletes: Iterable[str], up_to_seq: int) -> None:
        """Publish a generation in which these articles are replaced or gone."""
        with self._folder.writing():
            live = open_live(self._folder)
            name = self._folder.new_name()
            dictionary = live.segments[0].records.dictionary if live.segments else None
            added = self._build_segments(upserts, dictionary, lambda _done: None)
            gone = set(deletes) | {a for d in added for a in self._opened(d).texts("articles")}
            kept = [self._without(s, gone, name) for s in live.segments]
            live.close()
            segments = self._tidied([d for d in kept if d is not None] + added)
            self._publish(up_to_seq, segments, name)

    def forget(self, patience: float = 60) -> bool:
        """Write anew what still holds deleted articles, and wait for readers to leave the old files; whether they did.

        Waits at most `patience` seconds. Written from the paragraphs that stay, so that neither a dictionary nor a
        list of values keeps a word of the others.
        """
        self._folder.previous.unlink(missing_ok=True)
        self._held = {}
        with self._folder.writing():
            live = open_live(self._folder)
            changed = [segment for segment in live.segments if len(segment.deleted)]
            if changed or self._earlier(live):
                segments = [dict(segment.description) for segment in live.segments if segment not in changed]
                for segment in changed:
                    segments += self._build_segments(all_paragraphs(segment), None, lambda _done: None)
                name = self._folder.new_name()
                self._publish(live.seq, segments, name, floor=number_of(name))
            live.close()
        until = time.monotonic() + patience
        while not (alone := self._is_alone()) and time.monotonic() < until:
            time.sleep(0.5)
        return alone

    def rollback(self, hidden: Callable[[int], Collection[str]]) -> Live:
        """Publish what stood before the last build once more, without these articles."""
        with self._folder.writing():
            manifest = self._folder.read_manifest(*self._folder.read_previous())
            name, gone = self._folder.new_name(), set(hidden(manifest["seq"]))
            kept = [self._without(self._opened(d), gone, name) for d in manifest["segments"]]
            self._publish(manifest["seq"], [d for d in kept if d is not None], name, keep=True)
        return self.live()

    def _floor(self) -> int:
        """The number of the generation before which nothing may be read any more."""
        try:
            return int(self._folder.read_manifest(*self._folder.read_current()).get("floor", 0))
        except (IndexMissing, IndexDamaged):
            return 0

    def _earlier(self, live: Generation) -> bool:
        """Whether a generation is there that may hold what the live one does not."""
        numbers = [number_of(path.stem) for path in self._folder.generations.glob("*.json")]
        return any(live.floor <= number < number_of(live.snapshot_id) for number in numbers)

    def _is_alone(self) -> bool:
        """Whether there is no generation but the live one, once what nobody reads is removed."""
        self._generation()
        with self._folder.writing():
            alone = len(list(self._folder.generations.glob("*.json"))) == 1
        return alone and not self._folder.is_being_built()

    def _without(self, segment: Segment, articles: set[str], generation: str) -> dict[str, Any] | None:
        """The segment with these articles deleted too; None where nothing is left of it."""
        ordinals = [o for o, article in enumerate(segment.texts("articles")) if article in articles]
        if not ordinals:
            return dict(segment.description)
        docs = np.flatnonzero(np.isin(segment.column("article"), ordinals))
        docs = np.union1d(docs, segment.deleted)
        if len(docs) == segment.size:
            return None
        deleted = write_deleted(self._folder, segment.name, generation, docs)
        return {**segment.description, "deleted": deleted}

    def _build_segments(
        self, paragraphs: Iterable[IndexedParagraph], dictionary: bytes | None, progress: Callable[[int], None]
    ) -> list[dict[str, Any]]:
        """Segments of at most about `BATCH` tokens, cut between articles, with one dictionary for their records."""
        segments: list[dict[str, Any]] = []
        builder: SegmentBuilder | None = None
        vocabulary = Vocabulary()
        done, article = 0, ""
        try:
            for paragraph in paragraphs:
                if builder is not None and builder.tokens >= BATCH and paragraph.article != article:
                    segments.append({**builder.finish(to_merge=True), "deleted": None})
                    dictionary = builder.dictionary
                    builder = None
                if builder is None:
                    vocabulary = vocabulary if len(vocabulary) < MOST_SPELLINGS else Vocabulary()
                    builder = SegmentBuilder(self._folder.store, random_name(16), dictionary, vocabulary)
                builder.add(paragraph)
                article = paragraph.article
                done += 1
                if done % STEP == 0:
                    progress(done)
            if builder is not None:
                segments.append({**builder.finish(to_merge=bool(segments)), "deleted": None})
        except BaseException:
            if builder is not None:
                builder.abandon()
            raise
        progress(done)
        return [self._merged(segments)] if len(segments) > 1 else segments

    def _merged(self, descriptions: list[dict[str, Any]]) -> dict[str, Any]:
        """One segment in place of several."""
        opened = [self._opened(d) for d in descriptions]
        merged = merge(self._folder.store, opened, random_name(16))
        return {**merged, "deleted": None}

    def _tidied(self, descriptions: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """At most `MOST_SEGMENTS` segments: small ones are merged, and what is mostly deleted is rewritten."""
        sizes = [self._opened(d).live_count for d in descriptions]
        small = [n for n, size in enumerate(sizes) if size * SMALL < sum(sizes)]
        if len(descriptions) > MOST_SEGMENTS:
            chosen = small if len(small) > 1 else list(range(len(descriptions)))
            kept = [d for n, d in enumerate(descriptions) if n not in chosen]
            return [*kept, self._merged([descriptions[n] for n in chosen])]
        return [
            self._merged([d]) if size * 2 < d["documents"] else d for d, size in zip(descriptions, sizes, strict=True)
        ]

    def _publish(
        self, seq: int, segments: list[dict[str, Any]], name: str = "", keep: bool = False, floor: int = 0
    ) -> None:
        """Make a generation of these segments the live one.

        `keep`: one may go back to what it replaces; `floor`: to none before this number, else as far as up to now.
        """
        from searchapp.engines.whoosh.door.index import write_contents  # searching needs none of it

        name = name or self._folder.new_name()
        manifest = {"format": FORMAT, "seq": seq, "floor": floor or self._floor(), "segments": segments}
        self._folder.publish(name, manifest, partial(write_contents, self._folder, name, len(segments)), keep)
