"""What does the grammar of one unit of text look like, as plain lists that rules can read fast?

A spaCy document is copied into lists once; every rule works on those, so the rules neither pay for spaCy's token
objects nor depend on spaCy. Dependency labels are ClearNLP's, tags are Penn Treebank's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import cached_property

from searchapp.domain import EntityKind, Span

DASHES = frozenset({"—", "–", "-", "--", "―"})
BREAKS = frozenset({",", "—", "–", "--"})
"""What parts a cue from the words beside it."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""The tags of finite verbs."""
FINITE_OR_MODAL = FINITE | {"MD"}
NAMELESS = "NAMELESS"
"""The label of what looks like a name and is none."""

_LABELS: dict[EntityKind | None, str] = {
    EntityKind.PERSON: "PERSON",
    EntityKind.ORGANISATION: "ORG",
    EntityKind.PLACE: "GPE",
}


def back_over(at: int, passes: Callable[[int], bool], stop: int = 0) -> int:
    """The first of the tokens that pass, one beside the other, right before `at`; `at` where none does."""
    while at > stop and passes(at - 1):
        at -= 1
    return at


def ahead_over(at: int, passes: Callable[[int], bool], end: int) -> int:
    """The first token from `at` on that does not pass; `end` where all before it do."""
    while at < end and passes(at):
        at += 1
    return at


@dataclass(slots=True)
class Tables:
    """The lists of a parse; index = token number within the unit."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    names: list[tuple[int, int, str]] = field(default_factory=list)


class Parsed:
    """One unit: tokens with offsets into the article's text, tags, dependencies and the recogniser's names."""

    def __init__(self, text: str, base: int, tables: Tables) -> None:
        self.text = text
        self.base = base
        self.unit = 0
        """The number of its unit within the article."""
        self.words = tables.words
        self.lower = [w.lower().replace("’", "'") for w in tables.words]
        self.starts = tables.starts
        self.ends = tables.ends
        self.tags = tables.tags
        self.deps = tables.deps
        self.heads = tables.heads
        self.names = tables.names
        self.quoted = [False] * len(tables.words)
        self.aliases: dict[int, int] = {}
        """From the noun of whoever is described to the last token of the name in marks that they go by."""
        self.sentences: list[int] = []
        """For each token the number of its sentence within the article, once quotation marks are known."""
        self.places: set[int] = set()
        """The tokens of the names of places, once names are cleaned."""

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token its dependants, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                found[head].append(token)
        return found

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """For each token the first and last token of its subtree."""
        edges = [(i, i) for i in range(len(self.words))]
        for token in self._bottom_up():
            head = self.heads[token]
            if head != token:
                low, high = edges[token]
                edges[head] = (min(edges[head][0], low), max(edges[head][1], high))
        return edges

    @cached_property
    def named(self) -> frozenset[int]:
        """The tokens of persons' and bodies' names, as the recogniser first gave them."""
        found = (range(first, end) for first, end, label in self.names if label in ("PERSON", "ORG"))
        return frozenset(token for tokens in found for token in tokens)

    def _bottom_up(self) -> list[int]:
        """Every token after all of its dependants."""
        order = [i for i, head in enumerate(self.heads) if head == i]
        for token in order:
            order.extend(self.children[token])
        return order[::-1]

    def labelled(self) -> list[tuple[int, int, str]]:
        """The recogniser's names as stretches of the unit's own text, with their labels; no lone adjectives."""
        names = [(a, b, label) for a, b, label in self.names if b > a + 1 or not self._describes(a)]
        return [(self.starts[a] - self.base, self.ends[b - 1] - self.base, label) for a, b, label in names]

    def _describes(self, token: int) -> bool:
        """Whether a token is an adjective before a common noun (“Divine assistance”), which names nothing."""
        head = self.heads[token]
        adjective = self.tags[token] == "JJ" and self.deps[token] == "amod" and not self.words[token].isupper()
        return adjective and head > token and self.tags[head] in ("NN", "NNS")

    def rename(self, found: list[tuple[Span, EntityKind | None]]) -> None:
        """Put other names, given as spans of the article, in the place of the recogniser's; None: no name of ours."""
        self.names = []
        self.places.clear()
        for span, kind in found:
            first, last = self.token_at(span.start), self.token_at(span.end - 1)
            if first <= last < len(self.words):
                self.names.append((first, last + 1, _LABELS.get(kind, NAMELESS)))
                if kind is EntityKind.PLACE:
                    self.places.update(range(first, last + 1))

    def word_at(self, token: int) -> str:
        """A token's word; empty before the first token and behind the last."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def lower_at(self, token: int) -> str:
        """A token's word in lower case; empty before the first token and behind the last."""
        return self.lower[token] if 0 <= token < len(self.words) else ""

    def tag_at(self, token: int) -> str:
        """A token's tag; empty before the first token and behind the last."""
        return self.tags[token] if 0 <= token < len(self.words) else ""

    def quoted_at(self, token: int) -> bool:
        """Whether a token stands between quotation marks; not so before the first token and behind the last."""
        return 0 <= token < len(self.words) and self.quoted[token]

    def labelled_at(self, token: int, label: str) -> bool:
        """Whether a token is part of a name with this label."""
        return any(first <= token < end and found == label for first, end, found in self.names)

    def dependants(self, token: int, *labels: str) -> list[int]:
        """The dependants with one of the labels, in order."""
        return [child for child in self.children[token] if self.deps[child] in labels]

    def child(self, token: int, *labels: str) -> int | None:
        """The first dependant with one of the labels."""
        for child in self.children[token]:
            if self.deps[child] in labels:
                return child
        return None

    def behind(self, token: int, *prepositions: str) -> int | None:
        """The noun behind the first of a token's dependants that is one of the prepositions: “by Kern”."""
        for child in self.children[token]:
            if self.lower[child] in prepositions:
                return self.child(child, "pobj")
        return None

    def ancestors(self, token: int) -> list[int]:
        """The heads above a token, nearest first."""
        found = []
        while self.heads[token] != token:
            token = self.heads[token]
            found.append(token)
        return found

    def span(self, first: int, last: int) -> Span:
        """The stretch of the article from the first through the last token."""
        return Span(self.starts[first], self.ends[last])

    def token_at(self, offset: int) -> int:
        """The first token that ends after an offset of the article; the number of tokens where none does."""
        return bisect_right(self.ends, offset)

    def back_over_tags(self, at: int, tags: Container[str], stop: int = 0) -> int:
        """The first of the tokens with one of the tags right before `at`."""
        return back_over(at, lambda t: self.tags[t] in tags, stop)

    def ahead_over_tags(self, at: int, tags: Container[str], end: int) -> int:
        """The first token from `at` on that has none of the tags; `end` at the latest, or the end of the unit."""
        return ahead_over(at, lambda t: self.tags[t] in tags, min(end, len(self)))

    def name_start(self, end: int, stop: int = 0) -> int:
        """The first of the proper nouns outside of quotation marks right before `end`; `end` where none is there."""
        return back_over(end, lambda t: self.tags[t] == "NNP" and not self.quoted[t], stop)

    def sentence_around(self, token: int) -> tuple[int, int]:
        """The first and the last token of the sentence in which a token stands."""
        number = self.sentences[token]
        return bisect_left(self.sentences, number), bisect_right(self.sentences, number) - 1

    def outside_marks(self, token: int) -> tuple[int, int]:
        """The first and the last token of the sentence around a token, short of the quotation marks on either side."""
        first, last = self.sentence_around(token)
        first = back_over(token, lambda t: not self.quoted[t], first)
        return first, ahead_over(token + 1, lambda t: not self.quoted[t], last + 1) - 1
