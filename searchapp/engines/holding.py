"""When does a query hold? What each of its nodes means, said once, whatever it is asked of.

`searchapp.engines.looking` asks it of one paragraph and answers yes or no; an engine that leaves the work to a server
answers with that server's queries. Each says what "all of", "one of" and "not" are to it, and where words and facts
stand; everything else follows here, and `searchapp.request` says it in words.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Generic, TypeVar

from searchapp import request
from searchapp.engines.conditions import TEXTS, asks_title, split
from searchapp.request import Node, TextNode

T = TypeVar("T")

_NEEDING = (*TEXTS, request.SomeOf, request.Said)
"""What holds by words alone."""


class Holding(ABC, Generic[T]):
    """Whether a query holds, as a `T`; `negated` says that one asks under an odd number of negations."""

    # ---- what whoever answers says ----

    @abstractmethod
    def every(self, parts: Iterable[T], /) -> T:
        """All of these; of none, what always holds."""

    @abstractmethod
    def either(self, parts: Iterable[T], /, least: int = 1) -> T:
        """At least so many of these."""

    @abstractmethod
    def no(self, part: T, /) -> T:
        """Not this."""

    @abstractmethod
    def in_text(self, node: TextNode) -> T:
        """A text node matches in the paragraph's text."""

    @abstractmethod
    def in_title(self, node: TextNode) -> T:
        """The same in its article's headline."""

    @abstractmethod
    def in_article(self, node: Node, negated: bool) -> T:
        """A part that speaks of no quotation holds for some paragraph of the article."""

    @abstractmethod
    def of_one_quotation(self, conditions: Sequence[Node]) -> T:
        """One quotation that is asked for is all that these conditions say."""

    @abstractmethod
    def fact(self, node: Node) -> T:
        """What is told of the paragraph beside its words is as the node says."""

    @abstractmethod
    def from_number(self, number: int) -> T:
        """The paragraph stands there in its article, or behind; 0 is the headline."""

    # ---- what follows ----

    def hit(self, node: Node) -> T:
        """The paragraph is what a query finds."""
        found = (asked(node) for asked in (self.stands, self.free))
        return self.every([self.either(found), self.from_number(0 if asks_title(node) else 1)])

    def holds(self, node: Node, negated: bool = False) -> T:
        """A query holds."""
        conditions, parts = split(node)
        alone = (self.holds_alone(part, negated) for part in parts)
        return self.every(chain((self.of_one_quotation(conditions),), alone) if conditions else alone)

    def holds_alone(self, node: Node, negated: bool = False) -> T:
        """A part of a conjunction holds that speaks of no quotation."""
        match node:
            case request.Everything():
                return self.every(())
            case request.Phrase() if not negated:
                return self.in_text(node)
            case request.Word() | request.Phrase() | request.Prefix() | request.Fuzzy():
                return self.either(asked(node) for asked in (self.in_text, self.in_title))
            case request.InTitle(part):
                return self.in_title(part)
            case request.SomeOf(parts, least, together):
                own = [self.holds_alone(part, negated) for part in parts]
                if not together:
                    return self.either(own, max(least, 1))
                anywhere = (self.in_article(part, negated) for part in parts)
                return self.every([self.either(own), self.either(anywhere, max(least, 1))])
            case request.Or(parts):
                return self.either(self.holds(part, negated) for part in parts)
            case request.Not(part):
                return self.no(self.holds(part, not negated))
        return self.fact(node)

    def stands(self, node: Node) -> T:
        """A word of the query stands in the text, by a part that holds."""
        conditions, parts = split(node)
        if conditions:
            return self.holds(node)
        if len(parts) == 1 and isinstance(parts[0], TEXTS):
            return self.in_text(parts[0])
        return self.every([self.either(self._stands_alone(part) for part in parts), self.holds(node)])

    def _stands_alone(self, node: Node) -> T:
        if isinstance(node, TEXTS):
            return self.in_text(node)
        parts = node.parts if isinstance(node, request.Or | request.SomeOf) else ()
        return self.either(self.stands(part) for part in parts)

    def free(self, node: Node) -> T:
        """The query holds without any word of its own in the text."""
        conditions, parts = split(node)
        return self.either(()) if conditions else self.every([*map(self._free_alone, parts), self.holds(node)])

    def _free_alone(self, node: Node) -> T:
        if isinstance(node, _NEEDING):
            return self.either(())
        return self.either(map(self.free, node.parts)) if isinstance(node, request.Or) else self.every(())

    def condition(self, node: Node, alone: Callable[[Node], T]) -> T:
        """A condition on one quotation; `alone` tells of one without parts (`Said`, `SpeakerIs`)."""
        match node:
            case request.And(parts):
                return self.every(self.condition(part, alone) for part in parts)
            case request.Or(parts):
                return self.either(self.condition(part, alone) for part in parts)
            case request.Not(part):
                return self.no(self.condition(part, alone))
        return alone(node)
