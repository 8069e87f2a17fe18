"""How does a query of the product read as a query of Whoosh?

A hit is a paragraph for which the query holds and that has a word of it itself, or needs none: `searchapp.request` says
both, here they are three queries (`_holds`, `_stands`, `_free`) of which the last two filter the first.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from whoosh.query import And as AllOf
from whoosh.query import Every, NullQuery, Query, Term
from whoosh.reading import SegmentReader
from whoosh.searching import Searcher

from searchapp import request
from searchapp.analysis import words
from searchapp.domain import Status
from searchapp.engines.conditions import TEXTS, asks_title, positive_said, split
from searchapp.engines.values import value_fits
from searchapp.engines.whoosh.door.codec import STATEMENTS, PublishedSegment
from searchapp.engines.whoosh.door.fields import STEMS, UNKNOWN, statement_schema
from searchapp.engines.whoosh.door.queries import (
    AnyOf,
    AtLeast,
    Dated,
    Filter,
    Only,
    Without,
    Words,
    documents_of,
    segment_of,
)
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import STEM
from searchapp.fields import Facet
from searchapp.request import ASSERTED_ONLY, Node, TextNode


def compiled_query(node: Node, statuses: frozenset[Status] = ASSERTED_ONLY) -> Query:
    """The query of the index of paragraphs that finds, and scores, what the product finds.

    Ids are taken as they are: what was merged into another since is not looked for.
    """
    made = _Compiler(statuses)
    parts = [made.holds(node), Only(_any([made.stands(node), made.free(node)]))]
    return AllOf(parts if asks_title(node) else [*parts, Without(Term("headline", "yes"))])


class OneStatement(Filter):
    """The paragraphs with a statement that a query of the index of statements finds."""

    def documents(self, searcher: Any) -> Array:
        """The documents."""
        segment = segment_of(searcher)
        reader = SegmentReader(None, statement_schema(), PublishedSegment(STATEMENTS, "", "", 0, segment))
        found = documents_of(self.parts[0], Searcher(reader, weighting=searcher.weighting))
        return np.unique(segment.column("statement.doc")[found])


class ValueFits(Filter):
    """The paragraphs whose single value holds these words."""

    def documents(self, searcher: Any) -> Array:
        """The documents."""
        node: request.ValueIs = self.parts[0]
        segment = segment_of(searcher)
        table = np.array([value_fits(value, node) for value in segment.values[node.facet]], bool)
        return np.flatnonzero(table[segment.ordinals(node.facet)])


def _any(queries: Sequence[Query]) -> Query:
    found = [query for query in queries if query is not NullQuery]
    return AnyOf(found) if found else NullQuery


def _all(queries: Sequence[Query]) -> Query:
    if NullQuery in queries:
        return NullQuery
    return AllOf(list(queries)) if queries else Only(Every())


def _words(field: str, node: TextNode) -> Query:
    """A text node in a field; a single word by a term of Whoosh's."""
    found = words(node.text)
    if isinstance(node, request.Word) and len(found) == 1:
        return Term(field, STEMS + found[0])
    return Words(field, node) if found else NullQuery


def _one_of(field: str, values: frozenset[Any]) -> Query:
    return Only(_any([Term(field, UNKNOWN if value is None else str(value)) for value in values]))


class _Compiler:
    """One query under these statuses."""

    def __init__(self, statuses: frozenset[Status]) -> None:
        self.statuses = statuses

    def holds(self, node: Node, negated: bool = False) -> Query:
        """Where a node holds, with its score; `negated`: under an odd number of negations."""
        of_quotations, others = split(node)
        parts = [self.quoted(of_quotations)] if of_quotations else []
        return _all(parts + [self.single(part, negated) for part in others])

    def single(self, node: Node, negated: bool) -> Query:
        """The same of a node that is no conjunction."""
        if isinstance(node, TEXTS):
            found = _words(STEM, node)
            return (
                AllOf([found, Only(_words("text", node))])
                if isinstance(node, request.Phrase) and not negated
                else found
            )
        match node:
            case request.InTitle(part):
                return _words("title", part)
            case request.Or(parts):
                return _any([self.holds(part, negated) for part in parts])
            case request.Not(part):
                return Without(self.holds(part, not negated))
            case request.SomeOf(parts):
                each = [self.single(part, negated) for part in parts]
                return _all([_any(each), AtLeast(tuple(each), node.least, node.together)])
            case _:
                return self.condition(node)

    def condition(self, node: Node) -> Query:
        """The same of what is no text."""
        match node:
            case request.Everything():
                return Only(Every())
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
            case request.SpeakerIs() | request.HasStatement():
                return OneStatement(self.statement(node))
            case _:
                return self.quoted([node])

    # ---- what stands, and what is free ----

    def stands(self, node: Node, negated: bool = False) -> Query:
        """Where a node holds by a word of the paragraph itself."""
        of_quotations, others = split(node)
        if of_quotations:
            return self.holds(node, negated)
        if len(others) == 1:
            return self._one_stands(others[0], negated)
        return _all([self.holds(node, negated), _any([self.stands(part, negated) for part in others])])

    def _one_stands(self, node: Node, negated: bool) -> Query:
        match node:
            case request.Or(parts):
                return _any([self.stands(part, negated) for part in parts])
            case request.SomeOf(parts):
                return _all([self.single(node, negated), _any([self.stands(part, negated) for part in parts])])
            case request.Said():
                return self.quoted([node])
            case _:
                return _words("text", node) if isinstance(node, TEXTS) else NullQuery

    def free(self, node: Node) -> Query:
        """Where a node holds without any word."""
        of_quotations, others = split(node)
        return NullQuery if of_quotations else _all([self._one_free(part) for part in others])

    def _one_free(self, node: Node) -> Query:
        if isinstance(node, (*TEXTS, request.SomeOf, request.Said)):
            return NullQuery
        return (
            _any([self.free(part) for part in node.parts]) if isinstance(node, request.Or) else self.single(node, False)
        )

    # ---- quotations ----

    def quoted(self, parts: Sequence[Node]) -> Query:
        """The paragraphs with one quotation for which all these hold, weighed by the words that were said."""
        found = Only(OneStatement(_all([self.statement(part) for part in parts])))
        said = [_words("text", s.part) for part in parts for s in positive_said(part)]
        return _any([found, *(_all([found, each]) for each in said)])

    def statement(self, node: Node) -> Query:
        """A condition on quotations as a query of the index of statements."""
        match node:
            case request.SpeakerIs(ids):
                found = _one_of("speaker", ids)
            case request.Said(part):
                found = _words("text", part)
            case request.And(parts):
                found = _all([self.statement(part) for part in parts])
            case request.Or(parts):
                found = _any([self.statement(part) for part in parts])
            case request.Not(part):
                found = Without(self.statement(part))
            case _:
                found = Every()
        return _all([found, _one_of("status", frozenset(status.value for status in self.statuses))])
