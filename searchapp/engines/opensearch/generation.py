"""What can be asked of one state of an index: its paragraphs, its numbers, one search after another?"""

import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from opensearchpy import OpenSearch

from searchapp.analysis import SNOWBALL, stemmer_of
from searchapp.digest import Digest
from searchapp.domain import IndexedParagraph
from searchapp.engines.opensearch.cluster import WHOLE, asking, is_partial, meaning
from searchapp.engines.opensearch.match import Query, either, no, of_words, terms
from searchapp.engines.opensearch.searching import Search
from searchapp.engines.opensearch.store import DEEPEST, HASHES, paragraph
from searchapp.engines.ranking import most_telling, words_of
from searchapp.engines.weighing import Statistics
from searchapp.errors import EngineAway
from searchapp.found import Found
from searchapp.request import Phrase, SearchRequest, TextNode

LANGUAGES = {stemmer_of(code) or "": code for code in (*SNOWBALL, "ar", "fa")} | {"": ""}
"""A language of each stemmer."""

MOST_WORDS = 20_000
"""Of so many words it is kept how many paragraphs they stand in."""

KEPT_FOR = "1m"
"""So long the cluster keeps a state that somebody reads; each reading begins the time anew."""

PAGE = 1000
"""So many paragraphs are read back at a time."""

_PARAGRAPHS: Query = {"range": {"number": {"gte": 0}}}
"""The documents of paragraphs, headlines among them."""


class Generation:
    """One state of an index, as the `Searcher` of `searchapp.ports`."""

    deepest = DEEPEST

    def __init__(self, client: OpenSearch, index: str, snapshot_id: str) -> None:
        self.client = client
        self.index = index
        self.snapshot_id = snapshot_id
        self.dfs: dict[TextNode, int] = {}
        self._counted: dict[str, Any] | None = None

    # ---- what is counted once ----

    @property
    def _numbers(self) -> dict[str, Any]:
        if self._counted is not None:
            return self._counted
        sums = {name: {"sum": {"field": name}} for name in ("text_tokens", "title_tokens")}
        stemmers = {"terms": {"field": "stemmer", "size": len(LANGUAGES) + 1}}
        aggs = sums | {"stemmers": stemmers}
        answer = self.asked({"size": 0, "track_total_hits": True, "query": _PARAGRAPHS, "aggs": aggs})
        self._counted = None if is_partial(answer) else answer
        return answer

    @property
    def stemmers(self) -> list[str]:
        """The names of the stemmers of all texts, each with a language."""
        buckets = self._numbers["aggregations"]["stemmers"]["buckets"]
        return [f"{bucket['key']}/{LANGUAGES[bucket['key']]}" for bucket in buckets]

    @property
    def statistics(self) -> Statistics:
        """What weighing needs to know."""
        size = self._numbers["hits"]["total"]["value"]
        text, title = (
            self._numbers["aggregations"][name]["value"] / max(1, size) for name in ("text_tokens", "title_tokens")
        )
        return Statistics(size, text, title, self._df)

    def _df(self, node: TextNode) -> int:
        if node not in self.dfs:
            self.learn([node], self.all_asked(self.df_bodies([node])))
        return self.dfs[node]

    def df_bodies(self, nodes: Sequence[TextNode]) -> list[Query]:
        """The searches that tell in how many paragraphs each of these words stands, in the text or the title."""
        stands = [either(of_words(node, prefix, self.stemmers) for prefix in ("", "title_")) for node in nodes]
        return [{"size": 0, "track_total_hits": True, "query": {"bool": {"filter": [one]}}} for one in stands]

    def learn(self, nodes: Sequence[TextNode], answers: Sequence[dict[str, Any]]) -> None:
        """Keep what these searches told."""
        if len(self.dfs) > MOST_WORDS:
            self.dfs = {}
        told = zip(nodes, answers, strict=True)
        self.dfs |= {node: answer["hits"]["total"]["value"] for node, answer in told}

    # ---- asking ----

    def asked(self, body: Query, **how: str) -> dict[str, Any]:
        """The answer to one search. Raises EngineAway and IndexMissing."""
        return self.all_asked([body], **how)[0]

    def all_asked(self, bodies: Sequence[Query], **how: str) -> list[dict[str, Any]]:
        """The answers to several searches, asked at once.

        They are asked again where a part did not answer: a node that dies between finding hits and fetching them is
        missed by OpenSearch itself, though another has a copy.
        """
        if not bodies:
            return []
        lines: list[Query] = []
        for body in bodies:
            lines += [{"index": self.index, **how}, body]
        answers = self._answered(lines)
        if any(answer["status"] >= 500 if "error" in answer else is_partial(answer) for answer in answers):
            answers = self._answered(lines)
        for answer in answers:
            if "error" in answer:
                raise meaning(answer["status"], str(answer["error"]))
        return answers

    def _answered(self, lines: Sequence[Query]) -> list[dict[str, Any]]:
        with asking():
            answers: list[dict[str, Any]] = self.client.msearch(body=lines)["responses"]
        return answers

    # ---- the protocol ----

    def search(self, request: SearchRequest) -> Found:
        return Search(self, request).found()

    def key_words(self, paragraph_id: int) -> Sequence[str]:
        """The words by which a paragraph differs from all others, by Bo1 (Amati, 2003) over paragraphs."""
        found = self.asked({"size": 1, "query": {"term": {"id": paragraph_id}}})["hits"]["hits"]
        if not found:
            return ()
        own = words_of(paragraph(found[0]["_source"]).text)
        scores = {}
        answers = self.all_asked(self.df_bodies([Phrase(word) for word in own]))
        for word, df in zip(own, (answer["hits"]["total"]["value"] for answer in answers), strict=True):
            if df > 1:
                often = df / self.statistics.paragraphs
                scores[word] = own[word] * math.log2((1 + often) / often) + math.log2(1 + often)
        return most_telling(scores)

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        """Everything, article by article."""
        with asking():
            pit = self.client.create_pit(index=self.index, params={"keep_alive": KEPT_FOR})["pit_id"]
        body: Query = {"size": PAGE, "query": _PARAGRAPHS, "sort": [{"article": "asc"}, {"number": "asc"}]}
        try:
            while hits := self.read_on(body, pit)["hits"]["hits"]:
                yield from (paragraph(hit["_source"]) for hit in hits)
                body = body | {"search_after": hits[-1]["sort"]}
        finally:
            with suppress(EngineAway), asking():
                self.client.delete_pit(body={"pit_id": [pit]})

    def read_on(self, body: Query, pit: str) -> dict[str, Any]:
        """The answer to a search in a state that is kept. Raises CursorGone where it no longer is."""
        told = {"track_total_hits": False, **body, "pit": {"id": pit, "keep_alive": KEPT_FOR}}
        with asking():
            answer: dict[str, Any] = self.client.search(body=told, params=WHOLE)
        return answer

    def digest(self, without: frozenset[str] = frozenset()) -> Digest:
        query = {"bool": {"filter": [_PARAGRAPHS, no(terms("article", sorted(without)))]}}
        aggs = {name: {"sum": {"field": name}} for name in HASHES}
        answer = self.asked({"size": 0, "track_total_hits": True, "query": query, "aggs": aggs}, **WHOLE)
        sums = tuple(round(answer["aggregations"][name]["value"]) for name in HASHES)
        return Digest(answer["hits"]["total"]["value"], sums)
