"""What is the right answer? An engine that looks at every paragraph, readable rather than fast: the tests' measure."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from searchapp.analysis import tokenize
from searchapp.digest import Digest, digest_of
from searchapp.domain import IndexedParagraph
from searchapp.engines.generations import NONE_BEFORE, NONE_YET, Answering
from searchapp.engines.looking import Look
from searchapp.engines.narrowing import always_counted, by_date, dated, listed, whole
from searchapp.engines.showing import hit
from searchapp.engines.weighing import Statistics, Weights, preference
from searchapp.errors import CursorGone, IndexMissing
from searchapp.fields import SINGLE, Facet
from searchapp.found import Batch, FacetCount, Found
from searchapp.ports import Live, Searcher, Snapshot
from searchapp.request import Choice, FacetValue, Node, Scope, SearchRequest, Sort, TextNode
from searchapp.settings import Settings
from searchapp.standing import occurrences, tokens_of


def values(look: Look, facet: Facet, node: Node) -> set[FacetValue]:
    """Under which values of a facet a paragraph counts."""
    p = look.p
    if facet is Facet.ENTITY:
        return set(look.all(e.id for e in p.entities))
    if facet in SINGLE:
        return {facet.of(p)}
    quotes = look.fulfilling(node)
    return set(look.speakers if quotes is None else look.all(q.speaker for q in quotes))


def chosen(look: Look, request: SearchRequest, node: Node, without: Facet | None = None) -> bool:
    """Whether the paragraph passes the choices in facets of single values."""
    for facet in set(SINGLE) - {without}:
        choice = request.choices.get(facet, Choice())
        (value,) = values(look, facet, node)
        if (choice.chosen and value not in choice.chosen) or value in choice.excluded:
            return False
    return True


def allowed(look: Look, request: SearchRequest, node: Node, without: Facet | None = None) -> bool:
    """Whether the paragraph is a hit, and passes the choices in facets of single values."""
    return chosen(look, request, node, without) and look.hit(node)


class NaiveSearcher:
    """All the paragraphs of one generation, in a list."""

    deepest = sys.maxsize

    def __init__(self, paragraphs: list[IndexedParagraph], snapshot_id: str, seq: int) -> None:
        self.all = paragraphs
        self.snapshot_id = snapshot_id
        self.seq = seq
        text, title = (
            sum(len(tokens_of(t)) for t in texts) / max(1, len(paragraphs))
            for texts in ([p.text for p in paragraphs], [p.title for p in paragraphs])
        )
        self.weights = Weights(Statistics(len(paragraphs), text, title, self.df))
        self.articles: dict[str, list[IndexedParagraph]] = {}
        for p in paragraphs:
            self.articles.setdefault(p.article, []).append(p)

    def df(self, node: TextNode) -> int:
        return sum(
            any(occurrences(node, text, tokens_of(text), p.lang) for text in (p.text, p.title)) for p in self.all
        )

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        return iter(self.all)

    def digest(self, without: frozenset[str] = frozenset()) -> Digest:
        return digest_of(self.all, without)

    def key_words(self, paragraph: int) -> list[str]:
        own = next(([t.text for t in tokenize(p.text)] for p in self.all if p.id == paragraph), [])
        everywhere = Counter(t.text for p in self.all for t in tokenize(f"{p.title} {p.text}"))
        return sorted({w for w in own if everywhere[w] > own.count(w)}, key=everywhere.__getitem__)[:8]

    def search(self, request: SearchRequest) -> Found:
        node = whole(request)
        headlines = self.headlines(request)
        looks = self.hits(request, node, headlines)
        scores = {look.p.id: self.weights.score(node, look) * preference(look, request) for look in looks}
        looks.sort(key=lambda look: by_date(look.p, request.sort is Sort.OLDEST))
        if request.sort is Sort.RELEVANCE:
            looks.sort(key=lambda look: -scores[look.p.id])
        page = looks[request.offset : request.offset + request.limit]
        facets = {facet: self.count(request, facet) for facet in request.counted}
        hits = tuple(hit(look, scores[look.p.id], request) for look in page)
        dates = Counter(look.p.published.value for look in looks if look.p.published and request.dated)
        asked = request.headlines or request.scope is Scope.HEADLINES
        alone = sum(look.holds(node) and chosen(look, request, node) for look in headlines) if asked else 0
        return Found(len(looks), hits, facets, None, self.snapshot_id, dates, alone)

    def look(self, p: IndexedParagraph, request: SearchRequest) -> Look:
        return Look(p, request, self.articles[p.article])

    def headlines(self, request: SearchRequest) -> list[Look]:
        """The headlines that alone fulfil the query, choices aside."""
        node = dated(request)
        looks = [self.look(p, request) for p in self.all]
        taken = {look.p.article for look in looks if look.hit(node)}
        return [look for look in looks if not look.p.number and look.p.article not in taken and look.stands(node)]

    def hits(
        self, request: SearchRequest, node: Node, headlines: list[Look], without: Facet | None = None
    ) -> list[Look]:
        if request.scope is Scope.HEADLINES:
            return [look for look in headlines if chosen(look, request, node, without) and look.holds(node)]
        return [look for p in self.all if allowed(look := self.look(p, request), request, node, without)]

    def count(self, request: SearchRequest, facet: Facet) -> tuple[FacetCount, ...]:
        node = whole(request, facet)
        counts: Counter[FacetValue] = Counter()
        for look in self.hits(request, node, self.headlines(request), facet):
            counts.update(values(look, facet, node))
        named = always_counted(request, facet)
        kinds = {request.aliases.get(id_, id_): kind for id_, kind in sorted(self.kinds(), reverse=True)}
        kind = (lambda v: kinds.get(v, "")) if facet is Facet.ENTITY else (lambda v: "")
        return listed(counts, named, request.facet_limit, kind)

    def kinds(self) -> set[tuple[int, str]]:
        return {(e.id, e.kind.value) for p in self.all for e in p.entities}


class NaiveEngine(Answering):
    """The protocol of `searchapp.ports.SearchEngine`, in memory."""

    deepest = sys.maxsize

    def __init__(self) -> None:
        self._live: NaiveSearcher | None = None
        self._all: dict[str, NaiveSearcher] = {}
        self._before: NaiveSearcher | None = None

    def _generation(self) -> NaiveSearcher:
        if self._live is None:
            raise IndexMissing(NONE_YET)
        return self._live

    def live(self) -> Live:
        return Live(self._generation().snapshot_id, self._generation().seq, datetime.datetime.now(datetime.UTC), 0)

    def scan(self, request: SearchRequest, after: str = "") -> Batch:
        name, _, offset = (after or self._generation().snapshot_id).partition("~")
        if name not in self._all:
            raise CursorGone("begin again")
        hits = self._all[name].search(replace(request, offset=int(offset or 0), counted=frozenset())).hits
        more = f"{name}~{int(offset or 0) + request.limit}" if len(hits) == request.limit else None
        return Batch(hits, f"{name}~{offset or 0}", more, name, self._all[name].seq)

    def _made(self, paragraphs: list[IndexedParagraph], seq: int) -> NaiveSearcher:
        made = NaiveSearcher(paragraphs, f"naive-{len(self._all)}", seq)
        self._all[made.snapshot_id] = made
        return made

    def build(
        self, snapshot: Snapshot, verify: Callable[[Searcher], None], progress: Callable[[int], None] = lambda n: None
    ) -> None:
        made = self._made(list(snapshot.paragraphs), snapshot.seq)
        progress(len(made.all))
        verify(made)
        self._before, self._live = self._live, made

    def apply(self, upserts: Iterable[IndexedParagraph], deletes: Iterable[str], up_to_seq: int) -> None:
        new = list(upserts)
        gone = {p.article for p in new} | set(deletes)
        self._live = self._made([p for p in self._generation().all if p.article not in gone] + new, up_to_seq)

    def forget(self, patience: float = 60) -> bool:
        self._before = None
        self._all = {self._generation().snapshot_id: self._generation()}
        return True

    def rollback(self, hidden: Callable[[int], Collection[str]]) -> Live:
        if self._before is None:
            raise IndexMissing(NONE_BEFORE)
        gone = hidden(self._before.seq)
        kept = [p for p in self._before.all if p.article not in gone]
        self._before, self._live = self._live, self._made(kept, self._before.seq)
        return self.live()

    def kept(self) -> list[Live]:
        kept = [one for one in (self._live, self._before) if one]
        return [Live(one.snapshot_id, one.seq, datetime.datetime.now(datetime.UTC), 0) for one in kept]

    def damages(self) -> list[str]:
        return []


_made: dict[Path, NaiveEngine] = {}


def from_settings(settings: Settings) -> NaiveEngine:
    return _made.setdefault(settings.home, NaiveEngine())


def glance(settings: Settings) -> Live | None:
    with suppress(IndexMissing):
        return from_settings(settings).live()
    return None
