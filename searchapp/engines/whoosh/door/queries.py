"""Which queries does Whoosh lack that the product asks, and which of its own must one not trust?

Whoosh 2.7.4 lets documents through its `AndNot` that it should leave out, `Not` adds a constant to scores, `Require`
leaves out what it should require, `Or` of three leaves out what has no score in a small index, and several terms are
never one word to its ranking. `AnyOf`, `Only`, `Without` and `Words` stand in for these; all else (`And`, `Term`,
`Phrase`, `Every`) is Whoosh's.
"""

from typing import Any

import numpy as np
from whoosh.matching import Matcher, NullMatcher
from whoosh.query import Or, Query

from searchapp.domain import Status
from searchapp.engines import ranking
from searchapp.engines.whoosh.door.matching import PostingMatcher, all_alike, part_of
from searchapp.engines.whoosh.match.budget import Budget
from searchapp.engines.whoosh.match.statements import Names, StatementSearch
from searchapp.engines.whoosh.match.texts import Terms, TextSearch, prepare
from searchapp.engines.whoosh.rank.weights import Postings
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.engines.whoosh.store.segment_columns import within
from searchapp.request import TextNode

EVERY_STATUS = frozenset(Status)


def segment_of(searcher: Any) -> Segment:
    """The files under a searcher of one segment."""
    reader = searcher.reader()
    found: Segment = reader.segment().opened(reader.storage())
    return found


class AnyOf(Or):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's `Or`, which finds what has no score too."""

    matcher_type = Or.DEFAULT_MATCHER


class _Leaf(Query):  # type: ignore[misc]  # Whoosh has no types
    """A query that is compared by what it was made of."""

    def __init__(self, *parts: Any, boost: float = 1.0) -> None:
        self.parts, self.boost = parts, boost

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and (other.parts, other.boost) == (self.parts, self.boost)

    def __hash__(self) -> int:
        return hash((type(self), self.parts, self.boost))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.parts))})"

    __str__ = __unicode__ = __repr__

    def field(self) -> str | None:
        return None

    def with_boost(self, boost: float) -> Query:
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__, boost=boost)
        return made

    def estimate_size(self, ixreader: Any) -> int:
        return int(ixreader.doc_count())

    estimate_min_size = estimate_size


class Words(_Leaf):
    """A text node of the product, as one word to the ranking: all its beginnings or spellings, or its phrase.

    `fieldname`: `text` or `title` for a part, else both; in the index of statements the words of the statement.
    """

    def __init__(self, fieldname: str, node: TextNode, boost: float = 1.0) -> None:
        super().__init__(fieldname, node, boost=boost)
        self.fieldname, self.node = fieldname, node

    def field(self) -> str:
        return self.fieldname

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """Weighed by the product's ranking; by another model of weights as a term of the node's idf."""
        if not searcher.doc_count_all():
            return NullMatcher()
        said = "headline" not in searcher.schema
        parts, idf = (_said if said else _found)(searcher.get_parent(), self.node)
        places = [reader for reader, _ in searcher.get_parent().reader().leaf_readers()]
        postings = parts[next(n for n, reader in enumerate(places) if reader is searcher.reader())]
        if not said and self.fieldname in ("text", "title"):
            postings = part_of(postings, self.fieldname)
        weighting = searcher.weighting if context is None else context.weighting
        scorer = weighting.weighing(searcher, idf) if hasattr(weighting, "weighing") else None
        return PostingMatcher(postings, scorer, boost=self.boost)


def _found(parent: Any, node: TextNode) -> tuple[list[Postings], float]:
    """A node's postings in each segment, and its idf."""
    terms: dict[TextNode, Terms] = {}
    budget = Budget()
    segments = [segment_of(leaf) for leaf, _ in parent.leaf_searchers()]
    searches = [TextSearch(segment, n, None, terms, budget) for n, segment in enumerate(segments)]
    prepare(searches, [node], terms, parent.doc_count())
    if not terms[node]:
        nothing = np.empty(0, np.float32)
        return [Postings(nothing.astype(np.int32), None, nothing)] * len(searches), 0.0
    return [search.postings(node) for search in searches], terms[node].idf


def _said(parent: Any, node: TextNode) -> tuple[list[Postings], float]:
    """The same in the index of statements, each statement once."""
    parts = []
    for leaf, _ in parent.leaf_searchers():
        segment = segment_of(leaf)
        search = StatementSearch(segment, Names(segment, {}), EVERY_STATUS, Budget(), lambda _node: 0)
        ids = search.said(node, None)
        parts.append(Postings(ids, None, np.ones(len(ids), np.float32)))
    return parts, ranking.idf(parent.doc_count(), sum(len(part.ids) for part in parts))


class Filter(_Leaf):
    """A query of which only the documents count; its hits have all the same score."""

    score = 0.0

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        if not searcher.doc_count_all():
            return NullMatcher()
        ids, live = self.documents(searcher), segment_of(searcher).live
        if live is not None:
            segment = segment_of(searcher)
            own = live if "headline" in searcher.schema else live[segment.column("statement.doc")]
            ids = ids[own[ids]]
        return all_alike(ids, self.score * self.boost)

    def documents(self, searcher: Any) -> Array:
        """The documents (ascending), deleted ones perhaps among them."""
        raise NotImplementedError


def documents_of(query: Query, searcher: Any) -> Array:
    """What a query finds in one segment, ascending."""
    found = query.matcher(searcher, searcher.boolean_context()).all_ids()
    return np.fromiter(found, np.int64)


class Only(Filter):
    """What another query finds."""

    def documents(self, searcher: Any) -> Array:
        return documents_of(self.parts[0], searcher)


class Without(Filter):
    """What another query does not find."""

    def documents(self, searcher: Any) -> Array:
        kept = np.ones(searcher.doc_count_all(), bool)
        kept[documents_of(self.parts[0], searcher)] = False
        return np.flatnonzero(kept)


class AtLeast(Filter):
    """What of some queries so many find; its parts: the queries, and how many."""

    def documents(self, searcher: Any) -> Array:
        queries, least = self.parts
        held = np.zeros(searcher.doc_count_all(), np.int32)
        for query in queries:
            held[np.unique(documents_of(query, searcher))] += 1
        return np.flatnonzero(held >= least)


class OfArticle(Filter):
    """The paragraphs of articles of which another query finds any."""

    def documents(self, searcher: Any) -> Array:
        segment = segment_of(searcher)
        own = segment.column("article")
        articles = np.zeros(len(segment.ordinals_of_articles), bool)
        articles[own[documents_of(self.parts[0], searcher)]] = True
        return np.flatnonzero(articles[own])


class Dated(Filter):
    """What is dated in a range (a DateIn), whichever day its date may mean."""

    score = 1.0

    def documents(self, searcher: Any) -> Array:
        segment = segment_of(searcher)
        return np.flatnonzero(within(segment.column("first_day"), segment.column("last_day"), self.parts[0]))
