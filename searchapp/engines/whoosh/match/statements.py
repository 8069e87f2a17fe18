"""Which statements fulfil a condition on quotations: these words, this speaker, one quotation?

A statement is the part of a quotation that stands in one paragraph; its number is its document number in the Whoosh
index of statements. Sets of statements are ascending arrays (int32).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from searchapp.domain import Status
from searchapp.engines.conditions import terms_of
from searchapp.engines.whoosh.match import leaf
from searchapp.engines.whoosh.match.budget import Budget
from searchapp.engines.whoosh.match.phrases import near, occurrences
from searchapp.engines.whoosh.match.reading import Reading
from searchapp.engines.whoosh.match.sets import MUCH_SHORTER, common, united
from searchapp.engines.whoosh.store.columns import ranges
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.request import ASSERTED_ONLY, And, Node, Not, Or, Phrase, Said, SpeakerIs, TextNode

NOTHING = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class Names:
    """The ordinals of a segment that ids mean, under one search's aliases."""

    _segment: Segment
    _aliases: Mapping[int, int]

    def _meant(self, ids: frozenset[int | None]) -> set[int | None]:
        """All ids that stand for the same as one of these."""
        aliases = self._aliases
        if not aliases:
            return set(ids)
        wanted = {None if i is None else aliases.get(i, i) for i in ids}
        meant = wanted | {a for a, b in aliases.items() if b in wanted}
        return {i for i in meant if i is None or aliases.get(i, i) in wanted}

    def speakers(self, ids: frozenset[int | None]) -> list[int]:
        """The ordinals of all speakers that one of these ids stands for."""
        table = self._segment.ordinals_of_speakers
        return [table[i] for i in self._meant(ids) if i in table]

    def entities(self, ids: frozenset[int]) -> list[int]:
        """The ordinals of all entities that one of these ids stands for."""
        table = self._segment.ordinals_of_entities
        return [o for i in self._meant(frozenset(ids)) if i is not None for o in table.get(i, ())]


@dataclass
class StatementSearch:
    """One search among the statements of one segment; `frequency` says how many paragraphs at most hold a text node."""

    segment: Segment
    names: Names
    statuses: frozenset[Status]
    budget: Budget
    frequency: Callable[[TextNode], int]
    _universe: Array | None = None

    def __post_init__(self) -> None:
        self.reading = Reading(self.segment.said, self.budget)

    def universe(self) -> Array:
        """The statements of the request's statuses in documents that are not deleted (bool)."""
        if self._universe is None:
            self._universe = self.segment.asserted if self.asserted_only else self.segment.statements_of(self.statuses)
        return self._universe

    @property
    def asserted_only(self) -> bool:
        """Whether the request means asserted statements only."""
        return self.statuses == ASSERTED_ONLY

    def inside(self, docs: Array) -> Array:
        """The statements of the request's statuses in these documents (ascending)."""
        starts = self.segment.column("statement_start")
        found = ranges(starts[docs], starts[docs + 1] - starts[docs]).astype(np.int32)
        return found[self.universe()[found]]

    def spoken_by(self, ordinals: Sequence[int]) -> Array:
        """The statements of the request's statuses that these speakers make, ascending."""
        found = self.segment.said_by.documents_of_any(ordinals)
        return found[self.universe()[found]]

    def fulfilling(self, node: Node, among: Array | None) -> Array:
        """The statements (among those given) for which a condition on quotations holds, ascending."""
        match node:
            case SpeakerIs(ids):
                found = self.spoken_by(self.names.speakers(ids))
            case Said(part):
                return self.said(part, among)
            case And(parts):
                for part in sorted(parts, key=self.estimate):
                    among = self.fulfilling(part, among)
                return np.flatnonzero(self.universe()).astype(np.int32) if among is None else among
            case Or(parts):
                return united([(self.fulfilling(part, among), None) for part in parts])[0]
            case Not(part):
                return self._not_said(part, among)
            case _:
                raise AssertionError(node)
        return found if among is None else found[common(found, among)[0]]

    def estimate(self, node: Node) -> int:
        """About how many statements a condition leaves."""
        match node:
            case SpeakerIs(ids):
                return sum(len(self.segment.said_by.documents_of(o)) for o in self.names.speakers(ids))
            case Said(part):
                return self.frequency(part)
            case _:
                return self.segment.statements

    def _not_said(self, part: Node, among: Array | None) -> Array:
        cut, self.budget.cut = self.budget.cut, False
        found = self.fulfilling(part, among)
        unsure, self.budget.cut = self.budget.cut, self.budget.cut or cut
        if unsure:
            return NOTHING
        kept = np.zeros(self.segment.statements, bool)
        if among is None:
            kept |= self.universe()
        else:
            kept[among] = True
        kept[found] = False
        return np.flatnonzero(kept).astype(np.int32)

    def said(self, node: TextNode, among: Array | None) -> Array:
        """The statements in which a text node matches."""
        tokens = terms_of(node)
        name = leaf.element_field(node, tokens)
        runs = self.said_runs(node, name, tokens)
        found = among
        for run in runs:
            ids = self._statement_ids(name, run)
            found = ids if found is None else found[common(found, ids)[0]]
        if found is None or not runs:
            return NOTHING
        if len(runs) > 1:
            between = node.between if isinstance(node, Phrase) else 0
            near_by = near(self.reading, runs, between, found) if between else occurrences(self.reading, runs, found)
            found = np.unique(near_by[0])
        return found[self.universe()[found]] if among is None else found

    def said_runs(self, node: TextNode, name: str, tokens: Sequence[str]) -> list[leaf.Runs]:
        """The terms of a node's tokens in the index of statements."""
        index, langs = self.segment.said, self.segment.langs
        return [
            leaf.element_terms(index, node, name, i == len(tokens) - 1, word, langs, self.budget)
            for i, word in enumerate(tokens)
        ]

    def _statement_ids(self, name: str, runs: leaf.Runs) -> Array:
        """The statements that hold any of these terms, ascending."""
        lists = []
        single = all(last - first == 1 for first, last in runs)
        for first, last in runs:
            lists.append(self.reading.some(name, first, last)[0])
        if len(lists) == 1 and single:
            return lists[0]
        return np.unique(np.concatenate(lists)) if lists else NOTHING

    def matching(self, parts: Sequence[Node], candidates: Array | None) -> Array:
        """The statements for which all these conditions hold, in documents among the candidates."""
        if candidates is not None and len(candidates) * MUCH_SHORTER < self.segment.size:
            return self.fulfilling(And(tuple(parts)), self.inside(candidates))
        among = self.fulfilling(And(tuple(parts)), None)
        if candidates is None:
            return among
        inside = np.zeros(self.segment.size, bool)
        inside[candidates] = True
        found: Array = among[inside[self.segment.column("statement.doc")[among]]]
        return found
