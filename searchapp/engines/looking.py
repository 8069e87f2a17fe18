"""Does a query hold for a paragraph, and what of it does it mark? The reference, readable rather than fast.

It looks at one paragraph at a time. An engine that can do more at once must answer the same; one that only keeps lists
of words asks here for the marks on what it found.
"""

import operator
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from searchapp.analysis import Token, forms, is_capitals, stem, tokenize, within_edits
from searchapp.domain import IndexedParagraph, IndexedQuote, Span
from searchapp.engines.conditions import conjunction, is_of_quotations, split
from searchapp.engines.holding import Holding
from searchapp.engines.values import value_fits
from searchapp.request import (
    ASSERTED_ONLY,
    And,
    ArticleIs,
    DateIn,
    EntityIs,
    Fuzzy,
    HasStatement,
    InTitle,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    SearchRequest,
    SomeOf,
    SpeakerIs,
    TextNode,
    ValueIs,
    Word,
)

tokens_of = lru_cache(maxsize=4096)(tokenize)
"""The tokens of a text that is looked at several times."""


def _tests_of(node: TextNode, lang: str | None) -> list[Callable[[str], bool]]:
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


def _is_loud(text: str, token: Token) -> bool:
    return is_capitals(text[token.start : token.end])


def occurrences(
    node: TextNode, text: str, tokens: Sequence[Token], lang: str | None, inside: tuple[Span, ...] | None
) -> list[Span]:
    """Where a node matches in a text's tokens; with `inside` only tokens that begin in one of these spans count."""
    tests = _tests_of(node, lang)
    capitals = isinstance(node, Phrase) and node.capitals
    loud = [capitals and is_capitals(node.text[t.start : t.end]) for t in tokens_of(node.text)]
    if not tests or (any(loud) and text.isupper()):
        return []
    here = [inside is None or any(s.start <= t.start < s.end for s in inside) for t in tokens]

    def fits(k: int, n: int) -> bool:
        return here[n] and tests[k](tokens[n].text) and (not loud[k] or _is_loud(text, tokens[n]))

    between = node.between if isinstance(node, Phrase) else 0
    ends = (_end(len(tests), len(tokens), first, between, fits) for first in range(len(tokens)))
    return [Span(tokens[first].start, tokens[last].end) for first, last in enumerate(ends) if last is not None]


def _end(size: int, tokens: int, first: int, between: int, fits: Callable[[int, int], bool]) -> int | None:
    """Where the last of `size` words stands that begin at a token, so many others between; None where they don't."""
    if not fits(0, first):
        return None
    last = first
    for k in range(1, size):
        reach = min(tokens, first + k + between + 1)
        last = next((n for n in range(last + 1, reach) if fits(k, n)), -1)
        if last < 0:
            return None
    return last


class Look(Holding[bool]):
    """One paragraph, looked at with one request's aliases and statuses.

    `article` are all paragraphs of its article, which only a `SomeOf` asks for whose words may stand anywhere in it.
    """

    every, no = staticmethod(all), staticmethod(operator.not_)

    def __init__(
        self, paragraph: IndexedParagraph, request: SearchRequest, article: Sequence[IndexedParagraph] = ()
    ) -> None:
        self.p = paragraph
        self.article = article
        self.request = request
        self.text = tokens_of(paragraph.text)
        self.title = tokens_of(paragraph.title)
        self.quotes = [q for q in paragraph.quotes if q.status in request.statuses]

    def one(self, id_: int | None) -> int | None:
        """The id that an id means, by the request's aliases."""
        return None if id_ is None else self.request.aliases.get(id_, id_)

    def all(self, ids: Iterable[int | None]) -> set[int | None]:
        """The same of several."""
        return {self.one(id_) for id_ in ids}

    @property
    def speakers(self) -> set[int | None]:
        """Who speaks in the paragraph, None for an unknown speaker."""
        if self.request.statuses == ASSERTED_ONLY:
            return self.all(self.p.speakers) | ({None} if any(q.speaker is None for q in self.quotes) else set())
        return self.all(q.speaker for q in self.quotes)

    # ---- what holds ----

    def either(self, parts: Iterable[bool], /, least: int = 1) -> bool:
        """At least so many of these."""
        return any(parts) if least == 1 else sum(parts) >= least

    def in_text(self, node: TextNode) -> bool:
        """Whether a text node matches in the text."""
        return self.count(node, self.text) > 0

    def in_title(self, node: TextNode) -> bool:
        """Whether it does in the headline."""
        return self.count(node, self.title) > 0

    def in_article(self, node: Node, negated: bool) -> bool:
        """Whether a part holds for some paragraph of the article."""
        return any(Look(p, self.request).holds_alone(node, negated) for p in self.article)

    def from_number(self, number: int) -> bool:
        """Whether the paragraph stands there, or behind."""
        return self.p.number >= number

    def of_one_quotation(self, conditions: Sequence[Node]) -> bool:
        """Whether one quotation is all that these conditions say."""
        return any(self._is(quote, conditions) for quote in self.quotes)

    def _is(self, quote: IndexedQuote, conditions: Sequence[Node]) -> bool:
        def alone(node: Node) -> bool:
            match node:
                case Said(part):
                    return bool(occurrences(part, self.p.text, self.text, self.p.lang, quote.segments))
                case SpeakerIs(ids):
                    return self.one(quote.speaker) in self.all(ids)
            raise AssertionError(node)

        return all(self.condition(part, alone) for part in conditions)

    def fulfilling(self, node: Node) -> list[IndexedQuote] | None:
        """The quotations of which all that the conjunction says holds, or None where it has no positive `Said`."""
        conditions, _ = split(node)
        return [quote for quote in self.quotes if self._is(quote, conditions)] if conditions else None

    def fact(self, node: Node) -> bool:
        """Whether what is told of the paragraph is as the node says."""
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

    # ---- what is shown ----

    def count(self, node: TextNode, tokens: Sequence[Token]) -> int:
        """How often a text node matches in the text's tokens or the title's."""
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
