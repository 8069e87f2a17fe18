"""How does one generation answer a request? All that is asked for goes to the cluster in one message."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from searchapp.engines.looking import Look
from searchapp.engines.opensearch import count, rank, show
from searchapp.engines.opensearch.cluster import is_partial
from searchapp.engines.opensearch.match import Matching, Query, every
from searchapp.engines.opensearch.store import DEEPEST, paragraph
from searchapp.engines.weighing import Weights
from searchapp.errors import QueryTooLarge
from searchapp.fields import Facet
from searchapp.found import Found, FoundParagraph, Incomplete
from searchapp.request import Scope, SearchRequest

if TYPE_CHECKING:
    from searchapp.engines.opensearch.generation import Generation

LONGEST = "10s"
"""So long a shard works on one search; then it answers what it has."""


class Search:
    """One request, asked of one generation."""

    def __init__(self, generation: "Generation", request: SearchRequest) -> None:
        self.generation = generation
        self.request = request
        self.matching = Matching(request, generation.stemmers)
        self.weights = Weights(generation.statistics)
        self.is_weighed = rank.is_weighed(request)

    # ---- a page ----

    def found(self) -> Found:
        """The whole answer."""
        bodies = [self._page_body(), *([self._headlines_body()] if self._asks_headlines else [])]
        unknown = rank.unknown(self.request, self.generation.dfs)
        try:
            answers = self.generation.all_asked([*bodies, *self.generation.df_bodies(unknown)])
        except QueryTooLarge:
            return self._nothing()
        self.generation.learn(unknown, answers[len(bodies) :])
        main, hits = answers[0], answers[0]["hits"]
        counts = self._counted_again(main.get("aggregations", {}))
        page = self._ranked(hits["hits"], self._from)[self._skipped :]
        return Found(
            hits["total"]["value"],
            tuple(show.shown(self.generation, page, self.request)),
            count.counted(self.request, counts),
            _lacking(answers),
            self.generation.snapshot_id,
            count.dates(self.request, counts),
            answers[1]["hits"]["total"]["value"] if self._asks_headlines else 0,
        )

    def _counted_again(self, counts: dict[str, Any]) -> dict[str, Any]:
        """The counts, with those exact of entities that an alias joins over two kinds."""
        if values := count.of_two_kinds(self.request, counts):
            query = {"bool": {"filter": [self.matching.base()]}}
            body = {"size": 0, "query": query, "aggs": count.counting_again(self.matching, values)}
            own = counts[Facet.ENTITY.value]
            again = self.generation.asked(body)["aggregations"][Facet.ENTITY.value]["asked"]["buckets"]
            own["asked"] = {"buckets": again | own.get("asked", {"buckets": {}})["buckets"]}
        return counts

    def _nothing(self) -> Found:
        facets = dict.fromkeys(self.request.counted, ())
        return Found(0, (), facets, Incomplete.WORK, self.generation.snapshot_id)

    @property
    def _from(self) -> int:
        """Where in the cluster's order one begins to read: what is ordered anew is read whole."""
        return 0 if self.is_weighed and self.request.offset < rank.WINDOW else self.request.offset

    @property
    def _skipped(self) -> int:
        return self.request.offset - self._from

    @property
    def _asks_headlines(self) -> bool:
        return self.request.headlines or self.request.scope is Scope.HEADLINES

    def _page_body(self) -> Query:
        request = self.request
        end = min(request.offset + request.limit, DEEPEST)
        wanted = max(end, rank.WINDOW) if self._from == 0 and self.is_weighed and request.limit else end
        body = self.hits_body() | {"from": min(self._from, DEEPEST), "size": max(0, wanted - self._from)}
        body |= {"track_total_hits": True, "timeout": LONGEST}
        if aggregations := count.counting(self.matching):
            body["aggs"] = aggregations
        return body

    def hits_body(self) -> Query:
        """What finds the hits, in the cluster's order."""
        body = {"query": rank.scored(self.matching.base(), self.matching), "sort": rank.order(self.request.sort)}
        if self.request.choices:
            body["post_filter"] = self.matching.chosen()
        return body

    def _headlines_body(self) -> Query:
        query = every([self.matching.headlines(), self.matching.chosen()])
        return {"size": 0, "track_total_hits": True, "timeout": LONGEST, "query": {"bool": {"filter": [query]}}}

    # ---- hits ----

    def _ranked(self, hits: Sequence[dict[str, Any]], first: int) -> list[tuple[Look, float]]:
        """The hits, with scores, that stand from `first` on in the cluster's order, the best ordered anew."""
        looks = [Look(paragraph(hit["_source"]), self.request) for hit in hits]
        if not self.request.limit:
            return []
        inside = max(0, rank.WINDOW - first) if self.is_weighed else 0
        weighed = rank.weighed(looks[:inside], self.request, self.weights)
        behind = [found for look in looks[inside:] for found in rank.weighed([look], self.request, self.weights)]
        return [*weighed, *behind]

    # ---- a scan ----

    def batch(self, pit: str, offset: int, after: list[Any] | None) -> tuple[list[FoundParagraph], Any]:
        """The hits behind an offset or a place in the cluster's order, in a state that is kept, and the place behind.

        That is an offset while what lies there is ordered anew, else a list; None where nothing follows.
        """
        size = self.request.limit
        body = self.hits_body() | {"size": size if after else max(offset + size, rank.WINDOW)}
        if after:
            body["search_after"] = after
        first = rank.WINDOW if after else 0
        hits = self.generation.read_on(body, pit)["hits"]["hits"]
        begin, end = (0, size) if after else (offset, offset + size)
        follows = len(hits) > end or len(hits) == body["size"]
        place: Any = (
            (end if not after and end < rank.WINDOW else hits[min(end, len(hits)) - 1]["sort"]) if hits else None
        )
        return show.shown(
            self.generation, self._ranked(hits, first)[begin:end], self.request
        ), place if follows else None


def _lacking(answers: Sequence[dict[str, Any]]) -> Incomplete | None:
    if any(map(is_partial, answers)):
        return Incomplete.PARTS
    return Incomplete.TIME if any(answer["timed_out"] for answer in answers) else None
