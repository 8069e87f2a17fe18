"""How is an index in a cluster searched, built, brought up to date, and cleaned of what was withdrawn?"""

import secrets
import threading
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer
from opensearchpy import OpenSearch

from searchapp.domain import IndexedParagraph
from searchapp.engines.generations import NONE_BEFORE, Answering, replaced, unpaged
from searchapp.engines.opensearch.build import Indexes
from searchapp.engines.opensearch.cluster import asking
from searchapp.engines.opensearch.generation import KEPT_FOR, Generation
from searchapp.engines.opensearch.searching import Search
from searchapp.engines.opensearch.store import DEEPEST, State
from searchapp.errors import CursorGone, IndexMissing
from searchapp.found import Batch, Found
from searchapp.ports import Live, Searcher, Snapshot
from searchapp.request import SearchRequest

GLANCE = 1.0
"""So many seconds what is told of the live index is taken to hold."""

STILL = 360
"""So many seconds one goes on with forgetting: longer than deletions are kept for a copy that is missing."""

LONGEST_SCAN = 3600
"""So many seconds a scan may last: it keeps what was withdrawn meanwhile on the nodes' disks."""


class OpenSearchEngine(Answering):
    """The `SearchEngine` of `searchapp.ports` over a cluster."""

    deepest = DEEPEST

    def __init__(self, client: OpenSearch, name: str, shards: int = 1, replicas: int = 0) -> None:
        self._client = client
        self._indexes = Indexes(client, name, shards, replicas)
        self._known: tuple[float, State, Generation] | None = None

    # ---- reading ----

    def _live(self) -> tuple[State, Generation]:
        """The live index, asked for anew after a second."""
        known = self._known
        if known is None or known[0] < time.monotonic() - GLANCE:
            state = self._indexes.live(glance=True)
            same = known is not None and known[1] == state
            made = known[2] if known and same else Generation(self._client, state.index, state.live.snapshot_id)
            known = self._known = (time.monotonic(), state, made)
        return known[1], known[2]

    def _generation(self) -> Generation:
        return self._live()[1]

    def live(self) -> Live:
        return self._live()[0].live

    def search(self, request: SearchRequest) -> Found:
        try:
            return super().search(request)
        except IndexMissing:  # it was removed since we looked
            self._known = None
            return super().search(request)

    def scan(self, request: SearchRequest, after: str = "") -> Batch:
        """The next hits of a request, in the state that the cluster keeps for whoever reads on."""
        state, live = self._live()
        place = self._place(state.key, after)
        if place is None and after not in ("", live.snapshot_id):
            raise replaced(after, live.snapshot_id)
        if place is None:
            with asking():
                pit = self._client.create_pit(index=live.index, params={"keep_alive": KEPT_FOR})["pit_id"]
            place = [pit, live.index, live.snapshot_id, state.seq, time.time(), 0]
        pit, index, name, seq, began, at = place
        generation = live if name == live.snapshot_id else Generation(self._client, index, name)
        offset, behind = (0, at) if isinstance(at, list) else (at, None)
        hits, following = Search(generation, unpaged(request, 0)).batch(pit, offset, behind)
        more = None if following is None else self._told(state.key, [pit, index, name, seq, began, following])
        return Batch(hits, self._told(state.key, place), more, name, seq)

    @staticmethod
    def _told(key: str, place: list[Any]) -> str:
        """A place in a scan, sealed: it passes through the hands of readers."""
        return "~" + str(URLSafeSerializer(key).dumps(place))

    @staticmethod
    def _place(key: str, told: str) -> list[Any] | None:
        """What a place says; None where it is the name of a generation. Raises CursorGone where it says nothing now."""
        if not told.startswith("~"):
            return None
        try:
            place: list[Any] = URLSafeSerializer(key).loads(told[1:])
        except BadSignature:
            raise CursorGone("This cursor says nothing here; begin again.") from None
        if place[4] < time.time() - LONGEST_SCAN:
            raise CursorGone("This cursor is too old; begin again.")
        return place

    def kept(self) -> list[Live]:
        """The live index, and the one that it replaced."""
        state = self._indexes.current()
        if state is None:
            return []
        with suppress(IndexMissing):
            return [state.live, *([self._indexes.state(state.previous).live] if state.previous else [])]
        return [state.live]

    def damages(self) -> list[str]:
        index = self._indexes.live().index
        with asking():
            shards = self._client.cat.shards(index=index, params={"format": "json"})
        lost = (one for one in shards if one["prirep"] == "p" and one["state"] not in ("STARTED", "RELOCATING"))
        return [f"{index}: shard {one['shard']} is {one['state'].lower()}; see the cluster's own logs." for one in lost]

    # ---- writing ----

    def build(
        self,
        snapshot: Snapshot,
        verify: Callable[[Searcher], None],
        progress: Callable[[int], None] = lambda _done: None,
    ) -> None:
        """Fill an index beside the live one, verify it, let the alias point at it; a failed one is removed."""
        with self._indexes.lock.held():
            index = self._indexes.create()
            try:
                self._indexes.fill(index, snapshot.paragraphs, progress)
                verify(Generation(self._client, index, index))
                current = self._indexes.current()
                key = current.key if current else secrets.token_hex(16)
                state = State(index, snapshot.seq, time.time(), previous=current.index if current else "", key=key)
                self._indexes.publish(state)
            except BaseException:
                self._indexes.give_up(index)
                raise
        self._known = None

    def apply(self, upserts: Iterable[IndexedParagraph], deletes: Iterable[str], up_to_seq: int) -> None:
        """Replace articles in the live index, and remove others; then move its change number."""
        with self._indexes.lock.held():
            state = self._indexes.live()
            self._changed(state, upserts, deletes, up_to_seq)
        self._known = None

    def _changed(self, state: State, upserts: Iterable[IndexedParagraph], deletes: Iterable[str], seq: int) -> State:
        self._indexes.change(state.index, upserts, deletes)
        now = replace(state, seq=seq, changes=state.changes + 1, published=time.time())
        self._indexes.tell(now)
        return now

    def forget(self, patience: float = 60) -> bool:
        """Remove earlier indexes, and write anew what of the live one holds something deleted.

        What is not done after `patience` seconds goes on while this process lives.
        """
        with self._indexes.lock.held():
            index = self._indexes.live().index
            self._indexes.remove_but(index)
        gone = self._expunged(index, patience)
        if not gone:
            threading.Thread(target=self._expunged, args=(index, STILL), daemon=True).start()
        return gone

    def _expunged(self, index: str, patience: float) -> bool:
        until = time.monotonic() + patience
        while not (gone := self._indexes.expunge(index)) and time.monotonic() < until:
            time.sleep(2)
        return gone

    def rollback(self, hidden: Callable[[int], Collection[str]]) -> Live:
        """Take what must not be shown out of the index that the last building replaced; let the alias point at it."""
        with self._indexes.lock.held():
            current = self._indexes.live()
            if not current.previous:
                raise IndexMissing(NONE_BEFORE)
            before = self._indexes.state(current.previous)
            now = self._changed(before, (), hidden(before.seq), before.seq)
            self._indexes.publish(replace(now, previous=current.index))
        self._known = None
        return self.live()
