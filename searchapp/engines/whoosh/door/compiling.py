"""How does a query of the product read as a query of Whoosh?

What its nodes mean `searchapp.engines.holding` says. A hit is weighed by the query that holds for it, and what is a hit
filters that one.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from whoosh.query import And as AllOf
from whoosh.query import Every, NullQuery, Query, Term
from whoosh.reading import SegmentReader
from whoosh.searching import Searcher

from searchapp import request
from searchapp.analysis import words
from searchapp.domain import Status
from searchapp.engines.conditions import TEXTS, positive_said, value_fits
from searchapp.engines.holding import Holding
from searchapp.engines.whoosh.door.codec import STATEMENTS, PublishedSegment
from searchapp.engines.whoosh.door.fields import STEMS, statement_schema
from searchapp.engines.whoosh.door.queries import (
    AnyOf,
    AtLeast,
    Dated,
    Filter,
    OfArticle,
    Only,
    Without,
    Words,
    documents_of,
    segment_of,
)
from searchapp.engines.whoosh.door.values import UNKNOWN
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import STEM
from searchapp.fields import Facet
from searchapp.request import ASSERTED_ONLY, Node, TextNode


def compiled_query(node: Node, statuses: frozenset[Status] = ASSERTED_ONLY) -> Query:
    """The query of the index of paragraphs that finds, and scores, what the product finds.

    Ids are taken as they are: what was merged into another since is not looked for.
    """
    made = _Compiler(statuses)
    return AllOf([made.holds(node), Only(made.hit(node))])


class OneStatement(Filter):
    """The paragraphs with a statement that a query of the index of statements finds."""

    def documents(self, searcher: Any) -> Array:
        segment = segment_of(searcher)
        reader = SegmentReader(None, statement_schema(), PublishedSegment(STATEMENTS, "", "", 0, segment))
        found = documents_of(self.parts[0], Searcher(reader, weighting=searcher.weighting))
        return np.unique(segment.column("statement.doc")[found])


class ValueFits(Filter):
    """The paragraphs whose single value holds these words."""

    def documents(self, searcher: Any) -> Array:
        node: request.ValueIs = self.parts[0]
        segment = segment_of(searcher)
        table = np.array([value_fits(value, node) for value in segment.values[node.facet]], bool)
        return np.flatnonzero(table[segment.ordinals(node.facet)])


def _words(field: str, node: TextNode) -> Query:
    """A text node in a field; a single word by a term of Whoosh's."""
    found = words(node.text)
    if isinstance(node, request.Word) and len(found) == 1:
        return Term(field, STEMS + found[0])
    return Words(field, node) if found else NullQuery


def _one_of(field: str, values: frozenset[Any]) -> Query:
    found = [Term(field, UNKNOWN if value is None else str(value)) for value in values]
    return Only(AnyOf(found)) if found else NullQuery


class _Compiler(Holding[Query]):
    """One query under these statuses; what is no word weighs nothing."""

    def __init__(self, statuses: frozenset[Status]) -> None:
        self.statuses = statuses

    def every(self, parts: Iterable[Query], /) -> Query:
        queries = list(parts)
        if NullQuery in queries:
            return NullQuery
        return AllOf(queries) if queries else Only(Every())

    def either(self, parts: Iterable[Query], /, least: int = 1) -> Query:
        found = [query for query in parts if query is not NullQuery]
        if len(found) < least:
            return NullQuery
        return AnyOf(found) if least == 1 else AllOf([AnyOf(found), AtLeast(tuple(found), least)])

    def no(self, part: Query, /) -> Query:
        return Without(part)

    def in_text(self, node: TextNode) -> Query:
        return _words("text", node)

    def in_title(self, node: TextNode) -> Query:
        return _words("title", node)

    def in_article(self, node: Node, negated: bool) -> Query:
        return OfArticle(self.holds_alone(node, negated))

    def from_number(self, number: int) -> Query:
        return Without(Term("headline", "yes")) if number else self.every(())

    def holds_alone(self, node: Node, negated: bool = False) -> Query:
        """The same as everywhere, but that words in text and headline are weighed together."""
        if not isinstance(node, TEXTS):
            return super().holds_alone(node, negated)
        found = _words(STEM, node)
        only_text = isinstance(node, request.Phrase) and not negated
        return AllOf([found, Only(_words("text", node))]) if only_text else found

    def of_one_quotation(self, conditions: Sequence[Node]) -> Query:
        """The paragraphs with one quotation of which all this holds, weighed by the words that were said."""
        found = Only(OneStatement(self.statement(conditions)))
        said = [_words("text", s.part) for part in conditions for s in positive_said(part)]
        return self.either([found, *(self.every([found, each]) for each in said)])

    def statement(self, conditions: Sequence[Node]) -> Query:
        """Conditions on quotations as a query of the index of statements."""

        def alone(node: Node) -> Query:
            if isinstance(node, request.SpeakerIs):
                return _one_of("speaker", node.ids)
            assert isinstance(node, request.Said)
            return _words("text", node.part)

        own = _one_of("status", frozenset(status.value for status in self.statuses))
        return self.every([*(self.condition(part, alone) for part in conditions), own])

    def fact(self, node: Node) -> Query:
        match node:
            case request.DateIn():
                return Only(Dated(node))
            case request.ValueIs():
                return ValueFits(node)
            case request.EntityIs(ids):
                return _one_of(Facet.ENTITY.value, ids)
            case request.ArticleIs(ids):
                return _one_of("article", ids)
            case request.SpeakerIs(ids) if self.statuses == ASSERTED_ONLY:
                return _one_of(Facet.SPEAKER.value, ids)
            case request.SpeakerIs():
                return OneStatement(self.statement([node]))
            case request.HasStatement():
                return OneStatement(self.statement([]))
        raise AssertionError(node)
