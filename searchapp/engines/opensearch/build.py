"""How does an index come to be, and how does it change? What is whole becomes live in one step.

A generation's index has the name of all, a number and a few letters, `searchapp-000007-1a2b3c`; the name of all alone
is an alias of the live one. What is told of an index stands in its mapping (`_meta`), and moves last.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from itertools import groupby, islice
from typing import Any

from opensearchpy import OpenSearch, helpers
from opensearchpy.exceptions import NotFoundError, RequestError

from searchapp.domain import IndexedParagraph
from searchapp.engines.generations import NONE_BEFORE, NONE_YET, OTHER_FORMAT, next_name
from searchapp.engines.opensearch.cluster import WHOLE, asking
from searchapp.engines.opensearch.lock import Lock
from searchapp.engines.opensearch.match import terms
from searchapp.engines.opensearch.store import ANALYSIS, DEEPEST, FORMAT, MAPPING, Document, State, actions, identity
from searchapp.errors import EngineAway, IndexMissing

STEP = 1000
"""Progress is told, and the lock renewed, after so many paragraphs."""

BYTES_AT_ONCE = 8 << 20
"""So much is sent in one message."""

ARTICLES_AT_ONCE = 200
"""So many articles are replaced at a time."""

GREEN = 600
"""So many seconds replicas may take to be made."""

MISSED_FOR = "5m"
"""So long what was deleted is kept for a copy on a node that is missing; then it is copied whole when it is back."""

LOST = 30
"""So many seconds a part of a new index may be out of reach before one gives the index up."""

_SENDING = {"request_timeout": 90, "timeout": "30s"}
"""A node waits so long for the part of an index that a document belongs into, and we for the node."""

_EXPUNGING = {"only_expunge_deletes": "true", "request_timeout": 15}


class Indexes:
    """All indexes of one name, and the only one of them that is live."""

    def __init__(self, client: OpenSearch, name: str, shards: int, replicas: int) -> None:
        self.client = client
        self.name = name
        self._shards = shards
        self._replicas = replicas
        self.lock = Lock(client, name)

    # ---- what is there ----

    def live(self, glance: bool = False) -> State:
        """What is told of the live index; at a `glance`, what the node knows that is asked, without a manager.

        Raises IndexMissing and EngineAway.
        """
        return self._state(self.name, NONE_YET, {"local": "true"} if glance else {})

    def current(self) -> State | None:
        """The same; None where there is none."""
        with suppress(IndexMissing):
            return self.live()
        return None

    def state(self, index: str) -> State:
        """What is told of an index. Raises IndexMissing where it is not there."""
        return self._state(index, NONE_BEFORE, {})

    def _state(self, name: str, missing: str, params: dict[str, str]) -> State:
        with asking():
            try:
                found = self.client.indices.get_mapping(index=name, params=params)
            except NotFoundError:
                raise IndexMissing(missing) from None
        index, mapping = next(iter(found.items()))
        if index == self.name:
            raise EngineAway(f"OpenSearch has an index of its own called {index}: set SEARCHAPP_OPENSEARCH_INDEX.")
        told = mapping["mappings"].get("_meta", {})
        if told.get("format") != FORMAT:
            raise IndexMissing(OTHER_FORMAT)
        return State(index, **told)

    def all(self) -> list[str]:
        """The names of all indexes, the oldest first."""
        with asking():
            found = self.client.indices.get(index=f"{self.name}-*", params={"expand_wildcards": "all"})
        ours = re.compile(rf"{re.escape(self.name)}-\d{{6,}}-[0-9a-f]{{6}}")
        return sorted(index for index in found if ours.fullmatch(index))

    # ---- building ----

    def create(self) -> str:
        """An empty index that is not live."""
        index = f"{self.name}-{next_name(int(index.split('-')[-2]) for index in self.all())}"
        settings = {"number_of_shards": self._shards, "number_of_replicas": 0, "refresh_interval": "-1"}
        settings |= {"merge.policy.expunge_deletes_allowed": 0, "soft_deletes.retention_lease.period": MISSED_FOR}
        settings |= {"max_terms_count": 1 << 16}
        with asking():
            body = {"settings": {"index": settings, "analysis": ANALYSIS}, "mappings": MAPPING}
            try:
                self.client.indices.create(index=index, body=body)
            except RequestError as refused:  # nobody else calls one so: it was made, and the answer lost
                if refused.error != "resource_already_exists_exception":
                    raise
        return index

    def fill(self, index: str, paragraphs: Iterable[IndexedParagraph], progress: Callable[[int], None]) -> None:
        """Index all of these. Raises EngineAway where one is not taken."""
        done = 0

        def told() -> Iterator[Document]:
            nonlocal done
            for article, group in groupby(paragraphs, key=lambda p: p.article):
                for number, action in enumerate(actions(index, article, group)):
                    yield action
                    done += number > 0
                    if number and done % STEP == 0:
                        self.lock.renew()
                        progress(done)

        self._send(told())
        progress(done)
        self.refresh(index)

    def _send(self, documents: Iterable[Document]) -> None:
        with asking():
            sent = helpers.streaming_bulk(
                self.client,
                documents,
                chunk_size=500,
                max_chunk_bytes=BYTES_AT_ONCE,
                max_retries=8,
                initial_backoff=1,
                max_backoff=30,
                raise_on_error=False,
                params=_SENDING,
            )
            for taken, item in sent:
                (answer,) = item.values()
                if not taken and not ("delete" in item and answer["status"] == 404):
                    raise EngineAway(f"OpenSearch did not take a document: {answer.get('error')}.")

    def refresh(self, index: str) -> None:
        """Let searches see what was written."""
        with asking():
            self.client.indices.refresh(index=index)

    def publish(self, state: State) -> None:
        """Make an index the live one, in one step, as soon as its replicas are there; remove what nobody needs."""
        with asking():
            self.client.indices.put_settings(index=state.index, body={"index": {"number_of_replicas": self._replicas}})
        self._wait_for_replicas(state.index)
        self.tell(state)
        self.lock.renew(at_once=True)
        with asking():
            swap = [
                {"remove": {"index": f"{self.name}-*", "alias": self.name, "must_exist": False}},
                {"add": {"index": state.index, "alias": self.name}},
            ]
            self.client.indices.update_aliases(body={"actions": swap})
        with suppress(EngineAway):  # else the next building removes them
            self.remove_but(state.index, state.previous)

    def _wait_for_replicas(self, index: str) -> None:
        """Wait until every shard has its copies. Raises EngineAway, soon where a shard that has none yet is lost."""
        began = whole = time.monotonic()
        while (now := time.monotonic()) < began + GREEN:
            with asking():
                status = self.client.cluster.health(index=index)["status"]
            if status == "green":
                return
            whole = whole if status == "red" else now
            if now > whole + LOST:
                raise EngineAway("OpenSearch lost a part of the new index before it was copied; build it again.")
            self.lock.renew()
            time.sleep(0.2)
        raise EngineAway(
            f"OpenSearch did not make {self._replicas} copies of each shard within {GREEN} seconds; "
            "are there as many other nodes (SEARCHAPP_OPENSEARCH_REPLICAS)?"
        )

    def tell(self, state: State) -> None:
        """Write down what is told of an index."""
        with asking():
            size = self.client.indices.stats(index=state.index, metric="store")["_all"]["total"]["store"]
            told = asdict(replace(state, bytes=size["size_in_bytes"]))
            del told["index"]
            self.client.indices.put_mapping(index=state.index, body={"_meta": told})

    def remove_but(self, *kept: str) -> None:
        """Remove all indexes but these."""
        for index in self.all():
            if index not in kept:
                self.remove(index)

    def give_up(self, index: str) -> None:
        """Remove an index, unless it became live after all; where that can't be told, the next building removes it."""
        with suppress(EngineAway):
            current = self.current()
            if current is None or current.index != index:
                self.remove(index)

    def remove(self, index: str) -> None:
        """Remove an index, if it is there."""
        with asking(), suppress(NotFoundError):
            self.client.indices.delete(index=index)

    # ---- changing ----

    def change(self, index: str, upserts: Iterable[IndexedParagraph], deletes: Iterable[str]) -> None:
        """Replace articles whole, and remove others."""
        self.refresh(index)
        replaced: set[str] = set()
        groups = groupby(upserts, key=lambda p: p.article)
        while batch := [(article, list(group)) for article, group in islice(groups, ARTICLES_AT_ONCE)]:
            replaced |= {article for article, _ in batch}
            self._replace(index, dict(batch))
        gone = [article for article in dict.fromkeys(deletes) if article not in replaced]
        for at in range(0, len(gone), ARTICLES_AT_ONCE):
            self._replace(index, {article: [] for article in gone[at : at + ARTICLES_AT_ONCE]})
        self.refresh(index)

    def _replace(self, index: str, articles: dict[str, list[IndexedParagraph]]) -> None:
        self.lock.renew()
        stale = self._held_of(index, list(articles))
        coming = {str(p.id) for paragraphs in articles.values() for p in paragraphs}
        coming |= {identity(article) for article, paragraphs in articles.items() if paragraphs}
        removed = (
            {"_op_type": "delete", "_index": index, "_id": number, "routing": identity(article)}
            for number, article in stale
            if number not in coming
        )
        self._send(removed)
        self._send(
            action
            for article, paragraphs in articles.items()
            if paragraphs
            for action in actions(index, article, paragraphs)
        )

    def _held_of(self, index: str, articles: Sequence[str]) -> list[tuple[str, str]]:
        """The documents that are held of some articles: each one's id, and its article."""
        found: list[tuple[str, str]] = []
        body: Document = {"size": DEEPEST, "query": terms("article", articles), "_source": False}
        body |= {"docvalue_fields": ["article"], "sort": [{"article": "asc"}, {"number": "asc"}]}
        while True:
            with asking():
                hits = self.client.search(index=index, body=body, params=WHOLE)["hits"]["hits"]
            found += [(hit["_id"], hit["fields"]["article"][0]) for hit in hits]
            if len(hits) < DEEPEST:
                return found
            body["search_after"] = hits[-1]["sort"]

    # ---- forgetting ----

    def expunge(self, index: str) -> bool:
        """Write anew what still holds something deleted; whether nothing does now, nor is read by anybody.

        False where that takes longer than one waits here (it goes on by itself), or the cluster is away.
        """
        told: dict[str, Any] = {}
        with suppress(EngineAway, IndexMissing), asking():
            self.client.indices.flush(index=index, params={"force": "true"})
            self.client.indices.forcemerge(index=index, params=_EXPUNGING)
            self.refresh(index)
            told = self.client.indices.stats(index=index, metric="docs,search")["_all"]["total"]
        return bool(told) and not told["docs"]["deleted"] and not told["search"].get("point_in_time_current")
