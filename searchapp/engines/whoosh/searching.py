"""How does one generation answer a request?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from searchapp.engines.conditions import asks_title, choice_nodes, holds_said, split
from searchapp.engines.narrowing import always_counted
from searchapp.engines.whoosh.count import facets, tally
from searchapp.engines.whoosh.count.listing import listed
from searchapp.engines.whoosh.match.budget import Budget
from searchapp.engines.whoosh.match.executor import SegmentSearch
from searchapp.engines.whoosh.match.hitting import chosen_hits, headlines_alone, lead
from searchapp.engines.whoosh.match.texts import Matches, Terms, TextSearch, prepare
from searchapp.engines.whoosh.rank.first_hits import Row, first_of, in_order
from searchapp.engines.whoosh.rank.weights import Norms
from searchapp.engines.whoosh.show.hits import read
from searchapp.engines.whoosh.store.columns import MultiColumn
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.fields import NAMED, Facet
from searchapp.found import FacetCount, Found, FoundParagraph, Incomplete, ReadLater
from searchapp.request import ASSERTED_ONLY, And, Everything, Node, Or, Scope, SearchRequest, TextNode

_FACETS = tuple(Facet)


class Corpus:
    """All segments of one generation, with what is computed over all of them."""

    def __init__(self, segments: Sequence[Segment], snapshot_id: str) -> None:
        self.segments = segments
        self.snapshot_id = snapshot_id
        self.paragraphs = sum(s.live_count for s in segments)
        text, title = (sum(s.lengths[i] for s in segments) / max(1, self.paragraphs) for i in (0, 1))
        self._averages = text, title
        self._norms: list[Norms] | None = None
        self._maps: dict[Facet, tuple[Mapping[int, int], facets.FacetMap]] = {}

    @property
    def norms(self) -> list[Norms]:
        """The length norms of each segment's documents."""
        if self._norms is None:
            self._norms = [Norms(s, *self._averages) for s in self.segments]
        return self._norms

    def facet_map(self, facet: Facet, aliases: Mapping[int, int]) -> facets.FacetMap:
        """The facet's values, made anew only where the aliases changed since the last search."""
        made = self._maps.get(facet)
        if made is None or (made[0] is not aliases and made[0] != aliases):
            made = self._maps[facet] = dict(aliases), facets.facet_map(facet, self.segments, aliases)
        return made[1]

    def search(self, request: SearchRequest) -> Found:
        """Answer a request."""
        return _Search(self, request).found()


@dataclass(slots=True)
class _Part:
    """What one segment found: the core's hits, and for each facet which of them its choice lets pass.

    `alone` counts the headlines that alone fulfil the core and pass all choices, where they were asked for.
    """

    search: SegmentSearch
    core: Matches
    passed: dict[Facet, Array] = field(default_factory=dict)
    alone: int = 0

    def mask(self, without: Facet | None = None) -> Array | None:
        """Which of the core's matches pass all choices but one facet's; None: all."""
        if not self.passed:
            return None
        masks = [mask for facet, mask in self.passed.items() if facet is not without]
        return np.logical_and.reduce(masks) if masks else None

    def docs(self, without: Facet | None = None) -> Array:
        """The documents that pass all choices but one facet's."""
        mask = self.mask(without)
        return self.core.ids if mask is None else self.core.ids[mask]


class _Search:
    """One request on its way through the segments."""

    def __init__(self, corpus: Corpus, request: SearchRequest) -> None:
        self.corpus = corpus
        self.request = request
        self.budget = Budget()
        self.active = {f: c for f, c in request.choices.items() if c.chosen or c.excluded}
        self.headlines = request.headlines or request.scope is Scope.HEADLINES
        beside = [f for f in NAMED if f in self.active and f not in request.counted and not self.headlines]
        parts: list[Node] = [request.query]
        if request.dates is not None:
            parts.append(request.dates)
        for facet in beside:
            parts += choice_nodes(facet, self.active[facet])
        self.core = parts[0] if len(parts) == 1 else And(tuple(parts))
        self.masked = [f for f in self.active if f not in beside]
        terms: dict[TextNode, Terms] = {}
        self.quoting = quoting = holds_said(request.query)
        preferred = [node for node, _ in request.preferred]
        said = quoting or any(map(holds_said, preferred))
        self.searches = [
            SegmentSearch(TextSearch(segment, n, norms, terms, self.budget), request, said)
            for n, (segment, norms) in enumerate(zip(corpus.segments, corpus.norms, strict=True))
        ]
        prepare([search.texts for search in self.searches], [self.core, *preferred], terms, corpus.paragraphs)
        self.title = asks_title(self.core)
        self.of_quotations = split(self.core)[0] if quoting else []

    def found(self) -> Found:
        """The whole answer."""
        parts = [self.part(search) for search in self.searches]
        hits, total = self.hits(parts)
        counts = {f: self.counted(f, parts) for f in _FACETS if f in self.request.counted}
        dates = self.dates(parts) if self.request.dated else {}
        headlines = sum([part.alone for part in parts])
        return Found(
            total, hits, counts, Incomplete.WORK if self.budget.cut else None, self.corpus.snapshot_id, dates, headlines
        )

    def part(self, search: SegmentSearch) -> _Part:
        """What one segment has to say."""
        segment = search.segment
        holding = search.evaluate(self.core, None)
        hits = chosen_hits(segment, holding, self.title)
        part = _Part(search, hits)
        if self.headlines:
            alone = headlines_alone(segment, holding, hits.ids)
            masks = [self.passing(search, facet, alone.ids) for facet in self.masked]
            part.alone = int(np.count_nonzero(np.logical_and.reduce(masks))) if masks else len(alone.ids)
            if self.request.scope is Scope.HEADLINES:
                part.core = alone
        for facet in self.masked:
            part.passed[facet] = self.passing(search, facet, part.core.ids)
        for node, factor in self.request.preferred:
            self.prefer(part, node, factor)
        return part

    def prefer(self, part: _Part, node: Node, factor: float) -> None:
        """Multiply the scores of the hits for which a node holds."""
        scores, where = part.core.scores, part.search.unweighed().evaluate(node, part.core.ids).where
        if scores is not None and where is not None:
            scores[where] *= np.float32(factor)

    def passing(self, search: SegmentSearch, facet: Facet, docs: Array) -> Array:
        """Which of these documents a facet's choice lets pass (bool)."""
        choice = self.active[facet]
        if facet not in NAMED:
            ordinals, values = search.segment.ordinals(facet), search.segment.values[facet]
            table = np.array(
                [(not choice.chosen or v in choice.chosen) and v not in choice.excluded for v in values], bool
            )
            return table[ordinals[docs]]
        nodes = choice_nodes(facet, choice)
        found = And((*self.of_quotations, *nodes)) if facet is Facet.SPEAKER else And(tuple(nodes))
        mask = np.zeros(len(docs), bool)
        mask[search.unweighed().evaluate(found, docs).where] = True
        return mask

    # ---- hits ----

    def hits(self, parts: Sequence[_Part]) -> tuple[Sequence[FoundParagraph], int]:
        """The page of hits, and how many there are in all."""
        request = self.request
        wanted = request.offset + request.limit
        total = 0
        found: list[tuple[Array, Array | None]] = []
        for part in parts:
            docs, scores, mask = part.docs(), part.core.scores, part.mask()
            scores = scores if mask is None or scores is None else scores[mask]
            total += len(docs)
            first = first_of(part.search.segment, docs, scores, request.sort, wanted)
            found.append((docs[first], None if scores is None else scores[first]))
        chosen = in_order(self.corpus.segments, found, request.sort, request.offset)[: request.limit]
        said = self.shown(parts, chosen)
        if request.scope is Scope.HEADLINES:
            chosen = [row._replace(doc=lead(self.corpus.segments[row.segment], row.doc)) for row in chosen]
        query = request.query if request.marked else Everything()
        return ReadLater(len(chosen), partial(read, self.corpus.segments, query, chosen, said)), total

    def shown(self, parts: Sequence[_Part], chosen: Sequence[Row]) -> dict[tuple[int, int], list[int]]:
        """By segment and document the quotations that fulfilled a `Said`, as their places in the paragraph."""
        said: dict[tuple[int, int], list[int]] = {}
        if not self.quoting:
            return said
        node = self.whole()
        for n in {row.segment for row in chosen}:
            segment = parts[n].search.segment
            own = np.array(sorted(row.doc for row in chosen if row.segment == n), np.int32)
            statements = np.unique(shown_statements(parts[n].search, node, own))
            for statement in statements.tolist():
                doc = int(segment.column("statement.doc")[statement])
                said.setdefault((n, doc), []).append(statement - int(segment.column("statement_start")[doc]))
        return said

    def whole(self) -> Node:
        """The query with all choices of speakers and entities in one conjunction."""
        parts: list[Node] = [self.core]
        for facet in self.masked:
            if facet in NAMED:
                parts += choice_nodes(facet, self.active[facet])
        return And(tuple(parts))

    # ---- facets ----

    def dates(self, parts: Sequence[_Part]) -> Mapping[str, int]:
        """How many of the results bear each date."""
        found: dict[str, int] = {}
        for part in parts:
            segment = part.search.segment
            counts = facets.count_each(segment.column("date"), part.docs(), len(segment.dates))
            borne = np.flatnonzero(counts)
            for date, count in zip(map(segment.dates.__getitem__, borne.tolist()), counts[borne].tolist(), strict=True):
                if date is not None:
                    found[date] = found.get(date, 0) + count
        return found

    def counted(self, facet: Facet, parts: Sequence[_Part]) -> tuple[FacetCount, ...]:
        """A facet's values with their counts, its own choice ignored."""
        request = self.request
        found = self.corpus.facet_map(facet, request.aliases)
        selected = set(always_counted(request, facet))
        docs = [part.docs(without=facet) for part in parts]
        if columns := self.columns(facet, parts):
            counted = tally.counted(columns, found.shares, docs, len(found.values))
            try:
                return listed(found, counted, selected, request.facet_limit)
            finally:
                tally.cleared(counted)
        own = [self.count(facet, *each, len(found.values)) for each in zip(parts, docs, found.shares, strict=True)]
        counts = own[0] if len(own) == 1 else sum(own, np.zeros(len(found.values), np.int64))
        return listed(found, facets.Counts(counts), selected, request.facet_limit)

    def columns(self, facet: Facet, parts: Sequence[_Part]) -> list[MultiColumn]:
        """Each segment's column that answers for a facet; none where quotations must be counted, or single values."""
        if facet is Facet.ENTITY:
            return [part.search.segment.mentioned for part in parts]
        if facet is Facet.SPEAKER and not self.of_quotations and self.request.statuses == ASSERTED_ONLY:
            return [part.search.segment.speakers for part in parts]
        return []

    def count(self, facet: Facet, part: _Part, docs: Array, share: facets.Share, values: int) -> Array:
        """One segment's counts of a facet's values in these documents: of single values, or of quotations."""
        search, segment = part.search, part.search.segment
        if facet not in NAMED:
            return facets.count_single(segment.ordinals(facet), share, docs, values)
        found = search.said.matching(self.of_quotations, docs) if self.of_quotations else search.said.inside(docs)
        documents, speakers = (segment.column(f"statement.{name}")[found] for name in ("doc", "speaker"))
        return facets.count_pairs(documents, speakers, share, values)


def shown_statements(search: SegmentSearch, node: Node, docs: Array) -> Array:
    """The statements that fulfilled a `Said` of the node in these documents (ascending), for all of which it holds."""
    of_quotations, others = split(node)
    found = [search.said.matching(of_quotations, docs)] if of_quotations else []
    for part in others:
        if isinstance(part, Or):
            for branch in part.parts:
                held = search.evaluate(branch, docs).ids
                found.append(shown_statements(search, branch, held))
    return np.concatenate(found) if found else np.empty(0, np.int32)
