"""Which paragraphs of a segment match a query, and with what score?

Everything works on whole arrays. A node is evaluated either among all documents or among candidates that the cheaper
parts of a conjunction have left; what comes back are the matching documents in order, their scores, and where among
the candidates they stand. The cheapest parts of a conjunction go first, so a filter cuts the work before a phrase is
verified.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property

import numpy as np

from searchapp import request as ask
from searchapp.engines.conditions import TEXTS, conjunction, positive_said, split, value_fits
from searchapp.engines.whoosh.match.sets import common, stated_together, united, united_stated
from searchapp.engines.whoosh.match.statements import NOTHING, Names, StatementSearch
from searchapp.engines.whoosh.match.texts import FREE, STANDS, Matches, State, TextSearch
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment_columns import within
from searchapp.request import And, DateIn, Everything, Node, SearchRequest, SomeOf


class SegmentSearch:
    """One search in one segment, with a `Said` where it is `quoting`."""

    def __init__(self, texts: TextSearch, request: SearchRequest, quoting: bool) -> None:
        self.texts = texts
        self.segment = texts.segment
        self.budget = texts.reading.budget
        self.names = Names(texts.segment, request.aliases)
        self.quoting = quoting
        self._statuses = request.statuses

    @cached_property
    def said(self) -> StatementSearch:
        """The search among the segment's statements."""
        return StatementSearch(self.segment, self.names, self._statuses, self.budget, self.texts.frequency)

    def unweighed(self) -> "SegmentSearch":
        """The same search without scores."""
        made = copy(self)
        made.texts = self.texts.unweighed()
        return made

    def negated(self) -> "SegmentSearch":
        """The same search, without scores, of what stands under one more negation."""
        made = self.unweighed()
        made.texts.negated = not self.texts.negated
        return made

    # ---- documents ----

    def everything(self, candidates: Array | None) -> Matches:
        """All candidates, or all documents that are not deleted."""
        if candidates is not None:
            return Matches(candidates, None, np.arange(len(candidates)))
        live = self.segment.live
        docs = np.arange(self.segment.size, dtype=np.int32) if live is None else np.flatnonzero(live)
        return Matches(docs.astype(np.int32, copy=False))

    def masked(self, mask: Array, candidates: Array | None) -> Matches:
        """The candidates for which the mask is true, else the documents, without those that are deleted."""
        if candidates is not None:
            where = np.flatnonzero(mask)
            return Matches(candidates[where], None, where)
        live = self.segment.live
        return Matches(np.flatnonzero(mask if live is None else mask & live).astype(np.int32))

    def evaluate(self, node: Node, candidates: Array | None) -> Matches:
        """The documents for which the node holds."""
        of_quotations, others = split(node) if self.quoting else ([], conjunction(node))
        if not of_quotations and len(others) == 1:
            return self.single(others[0], candidates)
        ids, where, total = candidates, None, None
        state: State = FREE
        if of_quotations:
            found = self.quoted(of_quotations, ids)
            ids, where, total, state = found.ids, found.where, found.scores, found.state
        for part in sorted(others, key=self.estimate):
            found = self.single(part, ids)
            where = found.where if where is None or found.where is None else where[found.where]
            total = _added(None if total is None else total[found.where], found.scores)
            state = _both(state if isinstance(state, int) else state[found.where], found.state)
            ids = found.ids
        if ids is None or not (of_quotations or others):
            return self.everything(candidates)
        return Matches(ids, total, None if candidates is None else where, state)

    def single(self, node: Node, candidates: Array | None) -> Matches:
        """The same for a node that is no conjunction."""
        if isinstance(node, TEXTS):
            return self.texts.matching(node, candidates)
        if isinstance(node, Everything):
            return self.everything(candidates)
        return self._condition(node, candidates)

    def _condition(self, node: Node, candidates: Array | None) -> Matches:
        """The same for a node that is no text."""
        match node:
            case ask.Or(parts):
                return self.either(parts, candidates)
            case ask.Not(part):
                return self.without(part, candidates)
            case ask.InTitle(part):
                return self.texts.matching(part, candidates, in_text=False)
            case ask.ValueIs(facet):
                table = np.array([value_fits(value, node) for value in self.segment.values[facet]], bool)
                return self.passing(table, self.segment.ordinals(facet), candidates)
            case SomeOf():
                return self.some(node, candidates)
            case ask.ArticleIs(articles):
                table = np.zeros(len(self.segment.ordinals_of_articles), bool)
                table[[o for a in articles if (o := self.segment.ordinals_of_articles.get(a)) is not None]] = True
                return self.passing(table, self.segment.column("article"), candidates)
            case DateIn():
                return self.dated(node, candidates)
            case ask.Said():
                return self.quoted([node], candidates)
            case ask.SpeakerIs() | ask.EntityIs() | ask.HasStatement():
                return self.listed(self.holders(node), candidates)
            case _:
                return self.evaluate(node, candidates)

    def estimate(self, node: Node) -> int:
        """About how many documents the node leaves, to put the cheapest first."""
        size = self.segment.size
        if isinstance(node, TEXTS):
            return self.texts.frequency(node)
        match node:
            case ask.SpeakerIs() | ask.EntityIs() | ask.HasStatement():
                return sum(len(docs) for docs in self.holders(node))
            case ask.InTitle(part) | ask.Said(part):
                return self.texts.frequency(part)
            case ask.Or(parts) | SomeOf(parts):
                return min(size, sum(self.estimate(part) for part in parts))
            case ask.ValueIs() | ask.ArticleIs() | DateIn():
                return size // 2
            case ask.Not() | Everything():
                return size
            case And(parts):
                return min((self.estimate(part) for part in parts), default=size)

    def either(self, parts: Sequence[Node], candidates: Array | None) -> Matches:
        """The union, scores added."""
        return _united([self.evaluate(part, candidates) for part in parts], candidates)

    def some(self, node: SomeOf, candidates: Array | None) -> Matches:
        """The documents in which enough of the parts hold; together, those in whose article they do."""
        found = [self.texts.matching(part, None if node.together else candidates) for part in node.parts]
        union = _united(found, None if node.together else candidates)
        held = united([(m.ids, np.ones(len(m.ids), np.float32)) for m in found])[1]
        if held is None or not len(union.ids):
            return _empty(candidates)
        if not node.together:
            return union.chosen(np.flatnonzero(held >= node.least))
        article, articles = self.segment.column("article"), len(self.segment.ordinals_of_articles)
        holding = np.zeros(articles, np.int32)
        for matches in found:
            one = np.zeros(articles, bool)
            one[article[matches.ids]] = True
            holding += one
        kept = union.chosen(np.flatnonzero(holding[article[union.ids]] >= node.least))
        if candidates is not None:
            at, where = common(kept.ids, candidates)
            kept = replace(kept.chosen(at), where=where)
        return kept

    def without(self, part: Node, candidates: Array | None) -> Matches:
        """The documents for which the part does not hold; none where the part could not be searched to its end."""
        cut, self.budget.cut = self.budget.cut, False
        found = self.negated().evaluate(part, candidates)
        unsure, self.budget.cut = self.budget.cut, self.budget.cut or cut
        if unsure:
            return _empty(candidates)
        kept = np.ones(self.segment.size if candidates is None else len(candidates), bool)
        kept[found.ids if candidates is None else found.where] = False
        return self.masked(kept, candidates)

    def listed(self, lists: Sequence[Array], candidates: Array | None) -> Matches:
        """The documents of any of these lists."""
        self.budget.take_some(sum(len(docs) for docs in lists))
        docs = lists[0] if len(lists) == 1 else united([(docs, None) for docs in lists])[0]
        if candidates is not None:
            at, where = common(docs, candidates)
            return Matches(docs[at], None, where)
        live = self.segment.live
        return Matches(docs if live is None else docs[live[docs]])

    def passing(self, table: Array, ordinals: Array, candidates: Array | None) -> Matches:
        """The documents whose ordinal the table lets pass."""
        return self.masked(table[ordinals if candidates is None else ordinals[candidates]], candidates)

    def dated(self, dates: DateIn, candidates: Array | None) -> Matches:
        """The documents all of whose possible days lie in the range."""
        days = self.segment.column("first_day"), self.segment.column("last_day")
        first, last = days if candidates is None else (of[candidates] for of in days)
        return self.masked(within(first, last, dates), candidates)

    # ---- speakers and entities ----

    def holders(self, node: ask.SpeakerIs | ask.EntityIs | ask.HasStatement) -> list[Array]:
        """For each ordinal that the node means, its documents; of a statement, whoever speaks, all of them at once."""
        if isinstance(node, ask.HasStatement):
            return [np.unique(self.segment.column("statement.doc")[self.said.universe()])]
        if isinstance(node, ask.EntityIs):
            return [self.segment.mentioned.documents_of(o) for o in self.names.entities(node.ids)]
        ordinals = self.names.speakers(node.ids)
        if self.said.asserted_only:
            return [self.segment.speakers.documents_of(o) for o in ordinals]
        return [np.unique(self.segment.column("statement.doc")[self.said.spoken_by(ordinals)])]

    # ---- quotations ----

    def quoted(self, parts: Sequence[Node], candidates: Array | None) -> Matches:
        """The documents with one quotation for which all these conditions hold."""
        among = self.said.matching(parts, candidates)
        docs = np.unique(self.segment.column("statement.doc")[among])
        where = None
        if candidates is not None:
            at, where = common(docs, candidates)
            docs = docs[at]
        scores = None
        if self.texts.norms is not None:
            for part in parts:
                for said in positive_said(part):
                    scores = _added(scores, self.texts.scores_in_text(said.part, docs))
        return Matches(docs, scores, where, STANDS)


def _empty(candidates: Array | None) -> Matches:
    return Matches(NOTHING, None, None if candidates is None else NOTHING)


def _both(a: State, b: State) -> State:
    """How a conjunction holds where its parts hold so."""
    if isinstance(a, int) and a == FREE:
        return b
    if isinstance(b, int) and b == FREE:
        return a
    if isinstance(a, int) or isinstance(b, int):
        return (a | b) & STANDS | a & b & FREE
    return stated_together(a, b)


def _united(found: Sequence[Matches], candidates: Array | None) -> Matches:
    """The union of matches among the same candidates, scores added, however one of them holds."""
    places = [m.ids if candidates is None or m.where is None else m.where for m in found]
    one = {m.state if isinstance(m.state, int) else -1 for m in found}
    if len(one) == 1 and -1 not in one:
        at, scores = united([(ids, m.scores) for ids, m in zip(places, found, strict=True)])
        state: State = one.pop()
    else:
        at, scores, state = united_stated([(ids, m.scores, m.state) for ids, m in zip(places, found, strict=True)])
    return Matches(at, scores, None, state) if candidates is None else Matches(candidates[at], scores, at, state)


def _added(a: Array | None, b: Array | None) -> Array | None:
    if a is None or b is None:
        return b if a is None else a
    return a + b
