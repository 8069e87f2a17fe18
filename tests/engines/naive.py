"""What is the right answer? An engine that looks at every paragraph, readable rather than fast: the tests' measure."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from searchapp.analysis import Token, forms, is_capitals, stem, tokenize, within_edits
from searchapp.domain import IndexedParagraph, IndexedQuote, Span
from searchapp.engines import ranking
from searchapp.engines.values import value_fits
from searchapp.errors import IndexMissing
from searchapp.fields import NAMED, SINGLE, Facet
from searchapp.ports import Live, Searcher, Snapshot
from searchapp.request import (
    ASSERTED_ONLY,
    And,
    ArticleIs,
    Choice,
    DateIn,
    EntityIs,
    Everything,
    FacetCount,
    FacetValue,
    Found,
    FoundParagraph,
    Fuzzy,
    HasStatement,
    InTitle,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    Scope,
    SearchRequest,
    SomeOf,
    Sort,
    SpeakerIs,
    TextNode,
    ValueIs,
    Word,
)

tokens_of = lru_cache(maxsize=100_000)(tokenize)


# ---- words ----


def elements(node: TextNode, lang: str | None) -> list[Callable[[str], bool]]:
    """One test a token: a node of several tokens is a phrase, of which a prefix's or fuzzy word's last is special."""
    words = [token.text for token in tokens_of(node.text)]

    def exactly(word: str) -> Callable[[str], bool]:
        return lambda token: token == word

    tests = [exactly(word) for word in words]
    if not words:
        return tests
    last = words[-1]
    if isinstance(node, Word) and len(words) == 1:
        return [lambda token: stem(token, lang) in {stem(form, lang) for form in forms(last)}]
    if isinstance(node, Prefix):
        tests[-1] = lambda token: token.startswith(last)
    if isinstance(node, Fuzzy):
        tests[-1] = lambda token: within_edits(last, token)
    return tests


def written_loud(text: str, token: Token) -> bool:
    return is_capitals(text[token.start : token.end])


def occurrences(
    node: TextNode, text: str, tokens: list[Token], lang: str | None, inside: tuple[Span, ...] | None
) -> list[Span]:
    """Where the node matches in these tokens; with `inside` only tokens that begin in one of these spans count."""
    tests = elements(node, lang)
    capitals = isinstance(node, Phrase) and node.capitals
    loud = [capitals and is_capitals(node.text[t.start : t.end]) for t in tokens_of(node.text)]
    if any(loud) and text.isupper():
        return []
    here = [inside is None or any(s.start <= t.start < s.end for s in inside) for t in tokens]
    found = []
    if isinstance(node, Phrase) and node.between and len(tests) > 1:
        for i in range(len(tokens)):
            places = [i] if here[i] and tests[0](tokens[i].text) else []
            for k in range(1, len(tests) if places else 0):
                fits = (
                    n
                    for n in range(places[-1] + 1, len(tokens))
                    if here[n] and tests[k](tokens[n].text) and (not loud[k] or written_loud(text, tokens[n]))
                )
                places.append(next(fits, -1))
                if places[-1] < 0:
                    break
            whole = len(places) == len(tests) and places[-1] >= 0 and (not loud[0] or written_loud(text, tokens[i]))
            if whole and places[-1] - i - (len(tests) - 1) <= node.between:
                found.append(Span(tokens[i].start, tokens[places[-1]].end))
        return found
    for i in range(len(tokens) - len(tests) + 1 if tests else 0):
        if all(here[i + k] and test(tokens[i + k].text) for k, test in enumerate(tests)) and all(
            not wanted or is_capitals(text[tokens[i + k].start : tokens[i + k].end]) for k, wanted in enumerate(loud)
        ):
            found.append(Span(tokens[i].start, tokens[i + len(tests) - 1].end))
    return found


# ---- conditions on one quotation ----


def is_of_quotations(node: Node) -> bool:
    """Whether the node speaks of nothing but quotations."""
    if isinstance(node, And | Or):
        return bool(node.parts) and all(is_of_quotations(part) for part in node.parts)
    if isinstance(node, Not):
        return is_of_quotations(node.part)
    return isinstance(node, Said | SpeakerIs)


def positive_said(node: Node, positive: bool = True) -> list[Said]:
    """The `Said` of a condition on quotations that are not negated."""
    if isinstance(node, Said):
        return [node] if positive else []
    if isinstance(node, And | Or):
        return [said for part in node.parts for said in positive_said(part, positive)]
    return positive_said(node.part, not positive) if isinstance(node, Not) else []


def conjunction(node: Node) -> list[Node]:
    """The parts that stand in one conjunction with each other."""
    if isinstance(node, And):
        return [inner for part in node.parts for inner in conjunction(part)]
    if isinstance(node, Not) and isinstance(node.part, Not):
        return conjunction(node.part.part)
    return [node]


def asks_title(node: Node, positive: bool = True) -> bool:
    """Whether the query asks for words of a title, unnegated: only then headlines are hits."""
    if isinstance(node, And | Or):
        return any(asks_title(part, positive) for part in node.parts)
    return asks_title(node.part, not positive) if isinstance(node, Not) else isinstance(node, InTitle) and positive


class Look:
    """One paragraph, looked at with one request's aliases and statuses; `article` are all of its article."""

    def __init__(
        self,
        paragraph: IndexedParagraph,
        request: SearchRequest,
        article: list[IndexedParagraph],
        negated: bool = False,
    ) -> None:
        self.p = paragraph
        self.article = article
        self.negated = negated
        self.request = request
        self.text = tokens_of(paragraph.text)
        self.title = tokens_of(paragraph.title)
        self.quotes = [q for q in paragraph.quotes if q.status in request.statuses]

    def one(self, id_: int | None) -> int | None:
        return None if id_ is None else self.request.aliases.get(id_, id_)

    def all(self, ids: Iterable[int | None]) -> set[int | None]:
        return {self.one(id_) for id_ in ids}

    @property
    def speakers(self) -> set[int | None]:
        if self.request.statuses == ASSERTED_ONLY:
            return self.all(self.p.speakers) | ({None} if any(q.speaker is None for q in self.quotes) else set())
        return self.all(q.speaker for q in self.quotes)

    def holds_of(self, node: Node, quote: IndexedQuote) -> bool:
        match node:
            case Said(part):
                return bool(occurrences(part, self.p.text, self.text, self.p.lang, quote.segments))
            case SpeakerIs(ids):
                return self.one(quote.speaker) in self.all(ids)
            case And(parts):
                return all(self.holds_of(part, quote) for part in parts)
            case Or(parts):
                return any(self.holds_of(part, quote) for part in parts)
            case Not(part):
                return not self.holds_of(part, quote)
        raise AssertionError(node)

    def fulfilling(self, node: Node) -> list[IndexedQuote] | None:
        """The quotations of which all that the conjunction says holds, or None where it has no positive `Said`."""
        conditions = [part for part in conjunction(node) if is_of_quotations(part)]
        if not any(positive_said(part) for part in conditions):
            return None
        return [q for q in self.quotes if all(self.holds_of(part, q) for part in conditions)]

    def holds(self, node: Node) -> bool:
        parts = conjunction(node)
        quotes = self.fulfilling(node)
        if quotes is not None:
            parts = [part for part in parts if not is_of_quotations(part)]
        return quotes != [] and all(self.holds_alone(part) for part in parts)

    def holds_alone(self, node: Node) -> bool:
        match node:
            case Everything():
                return True
            case Phrase() if not self.negated:
                return self.count(node, self.text) > 0
            case Word() | Phrase() | Prefix() | Fuzzy():
                return self.count(node, self.text) + self.count(node, self.title) > 0
            case InTitle(part):
                return self.count(part, self.title) > 0
            case SomeOf(parts, least, together):
                here = [part for part in parts if self.holds_alone(part)]
                article = [Look(p, self.request, [], self.negated) for p in self.article] if together else [self]
                return bool(here) and sum(any(look.holds_alone(part) for look in article) for part in parts) >= least
            case Or(parts):
                return any(self.holds(part) for part in parts)
            case Not(part):
                return not Look(self.p, self.request, self.article, not self.negated).holds(part)
        return self.holds_as_fact(node)

    def stands(self, node: Node) -> bool:
        """Whether a word of the query stands in the text, by a part that holds."""
        if not self.holds(node):
            return False
        if self.fulfilling(node) is not None:
            return True
        parts = conjunction(node)
        return any(self.stands_alone(part) for part in parts)

    def stands_alone(self, node: Node) -> bool:
        match node:
            case Word() | Phrase() | Prefix() | Fuzzy():
                return self.count(node, self.text) > 0
            case Or(parts) | SomeOf(parts):
                return any(self.stands(part) for part in parts)
        return False

    def free(self, node: Node) -> bool:
        """Whether the query holds without any word of its own in the text."""
        return self.holds(node) and self.fulfilling(node) is None and all(self.free_alone(p) for p in conjunction(node))

    def free_alone(self, node: Node) -> bool:
        match node:
            case Word() | Phrase() | Prefix() | Fuzzy() | SomeOf() | Said():
                return False
            case Or(parts):
                return any(self.free(part) for part in parts)
        return True

    def is_hit(self, node: Node) -> bool:
        return (self.stands(node) or self.free(node)) and (self.p.number > 0 or asks_title(node))

    def holds_as_fact(self, node: Node) -> bool:
        p = self.p
        match node:
            case SpeakerIs(ids):
                return bool(self.speakers & self.all(ids))
            case HasStatement():
                return bool(self.quotes)
            case EntityIs(ids):
                return bool(self.all(e.id for e in p.entities) & self.all(ids))
            case ValueIs(facet):
                return value_fits(facet.of(p), node)
            case ArticleIs(articles):
                return p.article in articles
            case DateIn(first, last):
                if p.published is None:
                    return False
                return (first is None or p.published.first_day >= first) and (
                    last is None or p.published.last_day <= last
                )
        raise AssertionError(node)

    def count(self, node: TextNode, tokens: list[Token]) -> int:
        text = self.p.text if tokens is self.text else self.p.title
        return len(occurrences(node, text, tokens, self.p.lang, None))

    def quotes_shown(self, node: Node) -> list[IndexedQuote]:
        """The quotations that fulfilled a `Said`, wherever in the query it stands, unless negated."""
        quotes = list(self.fulfilling(node) or [])
        for part in conjunction(node):
            if isinstance(part, Or) and not (quotes and is_of_quotations(part)):
                quotes += [q for branch in part.parts if self.holds(branch) for q in self.quotes_shown(branch)]
        return [q for q in self.p.quotes if q in quotes]

    def marks(self, node: Node, shown: list[IndexedQuote]) -> tuple[list[Span], list[Span]]:
        """What the query's words matched in text and title, negated ones aside."""
        match node:
            case Word() | Phrase() | Prefix() | Fuzzy():
                return (
                    occurrences(node, self.p.text, self.text, self.p.lang, None),
                    occurrences(node, self.p.title, self.title, self.p.lang, None),
                )
            case InTitle(part):
                return [], occurrences(part, self.p.title, self.title, self.p.lang, None)
            case Said(part):
                return [
                    s for q in shown for s in occurrences(part, self.p.text, self.text, self.p.lang, q.segments)
                ], []
            case And(parts) | Or(parts) | SomeOf(parts):
                found = [self.marks(part, shown) for part in parts]
                return [s for text, _ in found for s in text], [s for _, title in found for s in title]
            case Not(Not(part)):
                return self.marks(part, shown)
        return [], []


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


# ---- scores ----


class Scorer:
    """BM25F over all the paragraphs, as `searchapp.engines.ranking` words it."""

    def __init__(self, paragraphs: list[IndexedParagraph]) -> None:
        self.all = paragraphs
        self.text = sum(len(tokens_of(p.text)) for p in paragraphs) / max(1, len(paragraphs))
        self.title = sum(len(tokens_of(p.title)) for p in paragraphs) / max(1, len(paragraphs))
        self._idf: dict[TextNode, float] = {}

    def idf(self, node: TextNode) -> float:
        if node not in self._idf:
            words = [token.text for token in tokens_of(node.text)]
            written = [node.text[token.start : token.end] for token in tokens_of(node.text)]
            capitals = isinstance(node, Phrase) and node.capitals
            parts: list[TextNode] = [Phrase(word, capitals) for word in (written if capitals else words)]
            if isinstance(node, Prefix | Fuzzy):
                parts[-1] = type(node)(words[-1])
            if isinstance(node, Word) and len(words) == 1:
                parts = [node]
            self._idf[node] = sum(ranking.idf(len(self.all), self.df(part)) for part in parts)
        return self._idf[node]

    def df(self, node: TextNode) -> int:
        return sum(
            bool(
                occurrences(node, p.text, tokens_of(p.text), p.lang, None)
                or occurrences(node, p.title, tokens_of(p.title), p.lang, None)
            )
            for p in self.all
        )

    def leaf(self, node: TextNode, look: Look, in_text: bool, in_title: bool) -> float:
        text = look.count(node, look.text) * in_text
        title = look.count(node, look.title) * in_title
        if not text + title:
            return 0.0
        tf = 0.0
        if text:
            tf += ranking.TEXT_WEIGHT * text / (1 - ranking.TEXT_B + ranking.TEXT_B * len(look.text) / self.text)
        if title:
            tf += ranking.TITLE_WEIGHT * title / (1 - ranking.TITLE_B + ranking.TITLE_B * len(look.title) / self.title)
        return self.idf(node) * tf / (ranking.K1 + tf)

    def score(self, node: Node, look: Look) -> float:
        """The score of a paragraph for which the node holds."""
        parts = conjunction(node)
        total = 0.0
        if look.fulfilling(node) is not None:
            conditions = [part for part in parts if is_of_quotations(part)]
            total = sum(self.leaf(said.part, look, True, False) for c in conditions for said in positive_said(c))
            parts = [part for part in parts if not is_of_quotations(part)]
        return total + sum(self.alone(part, look) for part in parts)

    def alone(self, node: Node, look: Look) -> float:
        match node:
            case Word() | Phrase() | Prefix() | Fuzzy():
                return self.leaf(node, look, True, True)
            case InTitle(part):
                return self.leaf(part, look, False, True)
            case Or(parts) | SomeOf(parts):
                return sum(self.score(part, look) for part in parts if look.holds(part))
        return 0.0


def preference(look: Look, request: SearchRequest) -> float:
    """By what a hit's score is multiplied."""
    return math.prod(factor for node, factor in request.preferred if look.holds(node))


# ---- facets ----


def chosen_nodes(facet: Facet, choice: Choice) -> list[Node]:
    """A facet's choice as conditions (speakers and entities only)."""
    make = SpeakerIs if facet is Facet.SPEAKER else EntityIs
    nodes: list[Node] = [make(frozenset(choice.chosen))] if choice.chosen else []  # type: ignore[arg-type]  # ids by facet
    if choice.excluded:
        nodes.append(Not(make(frozenset(choice.excluded))))  # type: ignore[arg-type]  # ids by facet
    return nodes


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


def dated(request: SearchRequest) -> Node:
    """The query under the request's dates."""
    return request.query if request.dates is None else And((request.query, request.dates))


def allowed(look: Look, request: SearchRequest, node: Node, without: Facet | None = None) -> bool:
    """Whether the paragraph is a hit, and passes the choices in facets of single values."""
    return chosen(look, request, node, without) and look.is_hit(node)


def whole(request: SearchRequest, without: Facet | None = None) -> Node:
    """The query with the choices of speakers and entities in one conjunction."""
    parts: list[Node] = [dated(request)]
    for facet in NAMED:
        if facet is not without:
            parts += chosen_nodes(facet, request.choices.get(facet, Choice()))
    return And(tuple(parts))


def listed(
    counts: Counter[FacetValue], selected: set[FacetValue], limit: int | None, kind: Callable[[FacetValue], str]
) -> tuple[FacetCount, ...]:
    """The values of a facet as the request's rules order and cut them; None stands last, beside the limit."""
    for value in selected:
        counts[value] += 0
    order = sorted((v for v in counts if v is not None), key=lambda v: (-counts[v], v))
    taken: Counter[str] = Counter()
    result = []
    for value in order:
        taken[kind(value)] += counts[value] > 0
        if value in selected or limit is None or taken[kind(value)] <= limit:
            result.append(FacetCount(value, counts[value]))
    return (*result, *([FacetCount(None, counts[None])] if None in counts else []))


# ---- the engine ----


def date_key(p: IndexedParagraph) -> tuple[bool, int, int]:
    """Newest first, undated last, then by id."""
    return p.published is None, -p.published.first_day.toordinal() if p.published else 0, p.id


def oldest_key(p: IndexedParagraph) -> tuple[bool, int, int]:
    """Oldest first, undated last, then by id."""
    return p.published is None, p.published.first_day.toordinal() if p.published else 0, p.id


class NaiveSearcher:
    """All the paragraphs of one generation, in a list."""

    def __init__(self, paragraphs: list[IndexedParagraph], snapshot_id: str, seq: int) -> None:
        self.all = paragraphs
        self.snapshot_id = snapshot_id
        self.seq = seq
        self.scorer = Scorer(paragraphs)
        self.articles: dict[str, list[IndexedParagraph]] = {}
        for p in paragraphs:
            self.articles.setdefault(p.article, []).append(p)

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        return iter(self.all)

    def key_words(self, paragraph: int) -> list[str]:
        own = next(([t.text for t in tokenize(p.text)] for p in self.all if p.id == paragraph), [])
        everywhere = Counter(t.text for p in self.all for t in tokenize(f"{p.title} {p.text}"))
        return sorted({w for w in own if everywhere[w] > own.count(w)}, key=everywhere.__getitem__)[:8]

    def search(self, request: SearchRequest) -> Found:
        node = whole(request)
        headlines = self.headlines(request)
        looks = self.hits(request, node, headlines)
        scores = {look.p.id: self.scorer.score(node, look) * preference(look, request) for look in looks}
        if request.sort is Sort.OLDEST:
            looks.sort(key=lambda look: oldest_key(look.p))
        else:
            looks.sort(key=lambda look: date_key(look.p))
        if request.sort is Sort.RELEVANCE:
            looks.sort(key=lambda look: -scores[look.p.id])
        page = looks[request.offset : request.offset + request.limit]
        facets = {facet: self.count(request, facet) for facet in request.counted}
        hits = tuple(self.hit(look, node, scores) for look in page)
        dates = Counter(look.p.published.value for look in looks if look.p.published and request.dated)
        asked = request.headlines or request.scope is Scope.HEADLINES
        alone = sum(look.holds(node) and chosen(look, request, node) for look in headlines) if asked else 0
        return Found(len(looks), hits, facets, True, self.snapshot_id, dates, alone)

    def look(self, p: IndexedParagraph, request: SearchRequest) -> Look:
        return Look(p, request, self.articles[p.article])

    def headlines(self, request: SearchRequest) -> list[Look]:
        """The headlines that alone fulfil the query, choices aside."""
        node = dated(request)
        looks = [self.look(p, request) for p in self.all]
        taken = {look.p.article for look in looks if look.is_hit(node)}
        return [look for look in looks if not look.p.number and look.p.article not in taken and look.stands(node)]

    def hits(
        self, request: SearchRequest, node: Node, headlines: list[Look], without: Facet | None = None
    ) -> list[Look]:
        if request.scope is Scope.HEADLINES:
            return [look for look in headlines if chosen(look, request, node, without) and look.holds(node)]
        return [look for p in self.all if allowed(look := self.look(p, request), request, node, without)]

    def hit(self, look: Look, node: Node, scores: dict[int, float]) -> FoundParagraph:
        shown = look.quotes_shown(node)
        text, title = look.marks(node if look.request.marked else Everything(), shown)
        ids = tuple(dict.fromkeys(q.id for q in shown))
        if look.request.scope is Scope.HEADLINES:
            below = [*look.article, look.p][look.article.index(look.p) + 1]
            text, title = self.look(below, look.request).marks(node if look.request.marked else Everything(), [])
            return FoundParagraph(below, scores[look.p.id], merged(text), merged(title), ())
        return FoundParagraph(look.p, scores[look.p.id], merged(text), merged(title), ids)

    def count(self, request: SearchRequest, facet: Facet) -> tuple[FacetCount, ...]:
        node = whole(request, facet)
        counts: Counter[FacetValue] = Counter()
        for look in self.hits(request, node, self.headlines(request), facet):
            counts.update(values(look, facet, node))
        choice = request.choices.get(facet, Choice())
        named = choice.chosen | choice.excluded
        if facet in NAMED:
            named = frozenset(request.aliases.get(v, v) if isinstance(v, int) else v for v in named)
        kinds = {request.aliases.get(id_, id_): kind for id_, kind in sorted(self.kinds(), reverse=True)}
        kind = (lambda v: kinds.get(v, "")) if facet is Facet.ENTITY else (lambda v: "")
        return listed(counts, set(named), request.facet_limit, kind)

    def kinds(self) -> set[tuple[int, str]]:
        return {(e.id, e.kind.value) for p in self.all for e in p.entities}


class NaiveEngine:
    """The protocol of `searchapp.ports.SearchEngine`, in memory."""

    def __init__(self) -> None:
        self._live: NaiveSearcher | None = None
        self.built = 0

    @property
    def searcher(self) -> NaiveSearcher:
        if self._live is None:
            raise IndexMissing("no index has been published yet: run searchapp reindex")
        return self._live

    @property
    def snapshot_id(self) -> str:
        return self.searcher.snapshot_id

    def live(self) -> Live:
        return Live(self.snapshot_id, self.seq, datetime.datetime.now(datetime.UTC), 0)

    @property
    def seq(self) -> int:
        return self.searcher.seq

    def search(self, request: SearchRequest) -> Found:
        return self.searcher.search(request)

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        return self.searcher.paragraphs()

    def key_words(self, paragraph: int) -> list[str]:
        return self.searcher.key_words(paragraph)

    def _made(self, paragraphs: list[IndexedParagraph], seq: int) -> NaiveSearcher:
        self.built += 1
        return NaiveSearcher(paragraphs, f"naive-{self.built}", seq)

    def build(
        self, snapshot: Snapshot, verify: Callable[[Searcher], None], progress: Callable[[int], None] = lambda n: None
    ) -> None:
        made = self._made(list(snapshot.paragraphs), snapshot.seq)
        progress(len(made.all))
        verify(made)
        self._live = made

    def apply(self, upserts: Iterable[IndexedParagraph], deletes: Iterable[str], up_to_seq: int) -> None:
        new = list(upserts)
        gone = {p.article for p in new} | set(deletes)
        self._live = self._made([p for p in self.searcher.all if p.article not in gone] + new, up_to_seq)

    def verify_files(self) -> list[str]:
        return []
