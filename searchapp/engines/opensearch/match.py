"""Which paragraphs match? A request's tree becomes OpenSearch's query objects, node by node, and never a string.

What the nodes mean `searchapp.engines.holding` says; here is what they mean it of.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from searchapp import request as ask
from searchapp.analysis import edits_allowed, forms, stem, words
from searchapp.engines.conditions import choice_nodes, split, terms_of
from searchapp.engines.holding import Holding
from searchapp.engines.narrowing import dated, whole
from searchapp.engines.opensearch.store import UNKNOWN, cut
from searchapp.fields import NAMED, SINGLE, Facet
from searchapp.request import ASSERTED_ONLY, Choice, FacetValue, Node, Scope, SearchRequest, TextNode

Query = dict[str, Any]

ALL: Query = {"match_all": {}}
NOTHING: Query = {"match_none": {}}

MOST_TERMS = 65_536
"""So many values one clause may name."""

MOST_SPELLINGS = 100_000
"""So many words may go on as the last of a phrase does."""


# ---- queries of queries ----


def every(queries: Iterable[Query]) -> Query:
    """All of them."""
    parts = [query for query in queries if query != ALL]
    if NOTHING in parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else {"bool": {"filter": parts}} if parts else ALL


def either(queries: Iterable[Query], least: int = 1) -> Query:
    """At least so many of them."""
    parts = [query for query in queries if query != NOTHING]
    if len(parts) < least:
        return NOTHING
    if least == 1 and (len(parts) == 1 or ALL in parts):
        return ALL if ALL in parts else parts[0]
    return {"bool": {"should": parts, "minimum_should_match": least}}


def no(query: Query) -> Query:
    """Not this one."""
    if query in (ALL, NOTHING):
        return NOTHING if query == ALL else ALL
    return {"bool": {"must_not": [query]}}


def terms(field: str, values: Sequence[Any]) -> Query:
    """One of these values."""
    pieces = [values[at : at + MOST_TERMS] for at in range(0, len(values), MOST_TERMS)]
    return either({"terms": {field: list(piece)}} for piece in pieces)


# ---- words ----


def of_words(node: TextNode, prefix: str, stemmers: Sequence[str]) -> Query:
    """Where a text node matches in the fields of the text (no prefix), of the title, or of one quotation.

    `stemmers` are the names of those that any paragraph was stemmed by, with a language of each.
    """
    field, tokens = f"{prefix}words", [cut(token) for token in terms_of(node)]
    if not tokens:
        return NOTHING
    if isinstance(node, ask.Word) and len(tokens) == 1:
        return {"terms": {f"{prefix}stems": stems_of(node, stemmers)}}
    if isinstance(node, ask.Prefix):
        return _begun(field, tokens)
    if isinstance(node, ask.Fuzzy):
        return _nearly(field, tokens)
    if len(tokens) == 1:
        return {"term": {field: tokens[0]}}
    said = " ".join(tokens)
    if isinstance(node, ask.Phrase) and node.between:
        near = {"query": said, "ordered": True, "max_gaps": node.between, "analyzer": "blanks"}
        return {"intervals": {field: {"match": near}}}
    return {"match_phrase": {field: {"query": said, "analyzer": "blanks"}}}


def stems_of(node: ask.Word, stemmers: Sequence[str]) -> list[str]:
    """What a word is stemmed to, by each of the stemmers."""
    (token,) = words(node.text)
    found = set()
    for named in stemmers:
        tag, _, lang = named.partition("/")
        found |= {cut(f"{tag}/{stem(form, lang or None)}") for form in forms(token)}
    return sorted(found)


def _begun(field: str, tokens: Sequence[str]) -> Query:
    if len(tokens) == 1:
        return {"prefix": {field: {"value": tokens[0]}}}
    phrase = {"query": " ".join(tokens), "analyzer": "blanks", "max_expansions": MOST_SPELLINGS}
    return {"match_phrase_prefix": {field: phrase}}


def _nearly(field: str, tokens: Sequence[str]) -> Query:
    last = {"value": tokens[-1], "fuzziness": edits_allowed(tokens[-1]), "prefix_length": 1, "max_expansions": 1024}
    if len(tokens) == 1:
        return {"fuzzy": {field: {**last, "rewrite": "constant_score"}}}
    clauses: list[Query] = [{"span_term": {field: token}} for token in tokens[:-1]]
    clauses.append({"span_multi": {"match": {"fuzzy": {field: last}}}})
    return {"span_near": {"in_order": True, "slop": 0, "clauses": clauses}}


# ---- nodes ----


class Matching(Holding[Query]):
    """One request's tree as queries; `stemmers` as `of_words` wants them."""

    def __init__(self, request: SearchRequest, stemmers: Sequence[str]) -> None:
        self.request = request
        self.stemmers = stemmers
        self._back: dict[int, set[int]] = {}
        for id_, meant in request.aliases.items():
            self._back.setdefault(meant, set()).add(id_)

    def raw(self, ids: Iterable[FacetValue]) -> list[int]:
        """Every id in the index that means one of these."""
        found: set[int] = set()
        for id_ in ids:
            meant = self.request.aliases.get(id_, id_) if isinstance(id_, int) else UNKNOWN
            found |= {meant} | self._back.get(meant, set())
        return sorted(found)

    every, either, no = staticmethod(every), staticmethod(either), staticmethod(no)

    def in_text(self, node: TextNode) -> Query:
        return of_words(node, "", self.stemmers)

    def in_title(self, node: TextNode) -> Query:
        return of_words(node, "title_", self.stemmers)

    def in_article(self, node: Node, negated: bool) -> Query:
        return in_article(self.holds_alone(node, negated))

    def from_number(self, number: int) -> Query:
        return {"range": {"number": {"gte": number}}}

    def of_one_quotation(self, conditions: Sequence[Node]) -> Query:
        return nested(self._inside(conditions))

    def _inside(self, conditions: Sequence[Node]) -> Query:
        return every([self.statuses, *(self.condition(part, self._of_quotation) for part in conditions)])

    def of_quotation(self, node: Node) -> Query | None:
        """What a conjunction says of one quotation, None where it has no positive `Said`."""
        conditions, _ = split(node)
        return self._inside(conditions) if conditions else None

    @property
    def statuses(self) -> Query:
        """The quotations that are asked for."""
        return {"terms": {"quotes.status": sorted(status.value for status in self.request.statuses)}}

    def _of_quotation(self, node: Node) -> Query:
        match node:
            case ask.Said(part):
                return of_words(part, "quotes.", self.stemmers)
            case ask.SpeakerIs(ids):
                return terms("quotes.speaker", self.raw(ids))
        raise AssertionError(node)

    def fact(self, node: Node) -> Query:
        match node:
            case ask.SpeakerIs(ids) if self.request.statuses == ASSERTED_ONLY:
                return terms("speakers", self.raw(ids))
            case ask.SpeakerIs() | ask.HasStatement():
                return self.of_one_quotation([node] if isinstance(node, ask.SpeakerIs) else [])
            case ask.EntityIs(ids):
                return terms("entities", self.raw(ids))
            case ask.ValueIs():
                return _value(node)
            case ask.ArticleIs(articles):
                return terms("article", sorted(articles))
            case ask.DateIn():
                return _days(node)
        raise AssertionError(node)

    # ---- the whole request ----

    def base(self) -> Query:
        """What the query finds under the request's dates, choices aside."""
        node = dated(self.request)
        return self.headlines() if self.request.scope is Scope.HEADLINES else self.hit(node)

    def headlines(self) -> Query:
        """The headlines that alone fulfil the query, choices aside."""
        node = dated(self.request)
        return every([{"term": {"number": 0}}, self.stands(node), no(in_article(self.hit(node)))])

    def chosen(self, without: Facet | None = None) -> Query:
        """What all choices let pass of what the query finds, but for one facet's."""
        node = whole(self.request, without)
        singles = [_single(facet, self.request.choices.get(facet, Choice())) for facet in SINGLE if facet != without]
        if split(dated(self.request))[0]:  # who speaks is then asked of the quotation that has the words
            return every([self.holds(node), *singles])
        named = [part for facet in NAMED if facet != without for part in self._named(facet)]
        return every([*(self.holds(part) for part in named), *singles])

    def _named(self, facet: Facet) -> list[Node]:
        return choice_nodes(facet, self.request.choices.get(facet, Choice()))


def nested(query: Query) -> Query:
    """Where one quotation is so."""
    return {"nested": {"path": "quotes", "score_mode": "none", "query": query}}


def in_article(query: Query) -> Query:
    """The paragraphs of articles of which any paragraph is so."""
    if query in (ALL, NOTHING):
        return query
    has = {"has_child": {"type": "paragraph", "query": query, "score_mode": "none"}}
    return {"has_parent": {"parent_type": "article", "query": has, "score": False}}


def _value(node: ask.ValueIs) -> Query:
    asked = words(node.text)
    if not asked:
        return {"term": {f"{node.facet}_folded": node.text.casefold()}}
    if node.whole:
        return {"term": {f"{node.facet}_whole": " ".join(asked)}}
    return {"match_phrase": {f"{node.facet}_words": {"query": " ".join(asked), "analyzer": "blanks"}}}


def _days(node: ask.DateIn) -> Query:
    bounds = [
        {"range": {"first_day": {"gte": node.first.toordinal()}}} if node.first else {"exists": {"field": "first_day"}},
        {"range": {"last_day": {"lte": node.last.toordinal()}}} if node.last else ALL,
    ]
    return every(bounds)


def _single(facet: Facet, choice: Choice) -> Query:
    """What a choice of single values lets pass."""

    def one_of(values: Iterable[FacetValue]) -> Query:
        named = sorted(str(value) for value in values if value is not None)
        absent = no({"exists": {"field": facet.value}}) if None in values else NOTHING
        return either([terms(facet.value, named), absent])

    passed = one_of(choice.chosen) if choice.chosen else ALL
    return every([passed, no(one_of(choice.excluded)) if choice.excluded else ALL])
