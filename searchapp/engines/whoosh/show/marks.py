"""What is marked in a hit: which words of its text and title did the query match?

Only the hits of one page are looked at, by the same analysis that made the index. Most texts need not be cut into
tokens for that: a token that matches begins with a known letter, so only the tokens that begin with it are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from searchapp.analysis import (
    AMBIGUOUS_BORDERS,
    PLAIN_TOKEN,
    fold,
    forms,
    is_capitals,
    is_plain,
    shouts,
    stem,
    tokenize,
    within_edits,
    words,
)
from searchapp.domain import IndexedParagraph, Span
from searchapp.engines.whoosh.show.beginnings import beginning_of, candidates, places, written_otherwise
from searchapp.request import And, Fuzzy, InTitle, Node, Not, Or, Phrase, Prefix, Said, SomeOf, TextNode, Word

MANY = 8
"""More single words than that are looked for together."""

_FOREIGN = re.compile(r"[^\W\x00-\x7f]")

Test = Callable[[str], bool]
Scope = type[Node] | None
Stretch = list[tuple[int, int]]
"""The spans of the tokens that a text node matched, one after another."""


class Marker:
    """Finds what a query's words match, negated ones aside."""

    def __init__(self, query: Node) -> None:
        self._nodes = [(node, scope, words(node.text)) for node, scope in _leaves(query)]
        self._made: dict[str | None, list[_Leaf]] = {}
        self._titles: dict[tuple[str | None, str], tuple[Span, ...]] = {}

    def _for(self, lang: str | None) -> list[_Leaf]:
        if lang not in self._made:
            self._made[lang] = self._leaves_for(lang)
        return self._made[lang]

    def _leaves_for(self, lang: str | None) -> list[_Leaf]:
        """One leaf a node; very many single words become one for each scope, which looks at each token once."""
        alone = [n for n in self._nodes if isinstance(n[0], Word) and len(n[2]) == 1]
        together = alone if len(alone) > MANY else []
        leaves = [
            _Leaf(
                scope,
                _tests(node, tokens, lang),
                beginning_of(node, tokens, lang),
                _capitals(node),
                getattr(node, "between", 0),
            )
            for node, scope, tokens in self._nodes
            if tokens and not (together and isinstance(node, Word) and len(tokens) == 1)
        ]
        for scope in {scope for _, scope, _ in together}:
            wanted = {stem(f, lang) for _, own, tokens in together if own is scope for f in forms(tokens[0])}
            leaves.append(_Leaf(scope, [_any_of(wanted, lang)], "", ()))
        return leaves

    def marks(
        self, paragraph: IndexedParagraph, said: Sequence[tuple[Span, ...]]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The marks in text and title; `said` are the segments of the quotations that fulfilled a `Said`."""
        leaves, text = self._for(paragraph.lang), _Text(paragraph.text)
        in_text: Stretch = []
        for leaf in leaves:
            scope = leaf.scope
            if scope is not InTitle and (found := leaf.found(text)):
                if scope is Said:
                    found = [stretch for stretch in found if any(_inside(stretch, segments) for segments in said)]
                in_text += [(stretch[0][0], stretch[-1][1]) for stretch in found]
        return _merged(in_text) if in_text else (), self._in_title(paragraph.lang, paragraph.title, leaves)

    def _in_title(self, lang: str | None, title: str, leaves: list[_Leaf]) -> tuple[Span, ...]:
        """The marks in a title, which the paragraphs of an article share."""
        known = self._titles.get((lang, title))
        if known is None:
            text = _Text(title)
            found = [stretch for leaf in leaves if leaf.scope is not Said for stretch in leaf.found(text)]
            known = _merged([(stretch[0][0], stretch[-1][1]) for stretch in found]) if found else ()
            self._titles[lang, title] = known
        return known


class _Text:
    """A text, cut into tokens only when somebody asks.

    `lower` is the text in small letters, of the same length; None where it holds letters beyond ASCII. `is_plain` says
    whether the short pattern of a token holds for it.
    """

    __slots__ = ("_tokens", "is_plain", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens: tuple[list[str], Stretch] | None = None
        ascii_ = text.isascii()
        self.is_plain = is_plain(text)
        self.lower = text.lower() if ascii_ or _FOREIGN.search(text) is None else None

    @property
    def tokens(self) -> tuple[list[str], Stretch]:
        """The folded tokens, and where each stands."""
        if self._tokens is None:
            found = tokenize(self.text)
            self._tokens = [t.text for t in found], [(t.start, t.end) for t in found]
        return self._tokens


class _Verdicts(dict[str, bool]):
    """Whether a token as written passes a test, each spelling tested once."""

    def __init__(self, test: Test) -> None:
        super().__init__()
        self._test = test

    def __missing__(self, raw: str) -> bool:
        verdict = self[raw] = self._test(fold(raw))
        return verdict


class _Leaf:
    """One text node under one language."""

    def __init__(
        self, scope: Scope, tests: list[Test], beginning: str, capitals: Sequence[int], between: int = 0
    ) -> None:
        """A test for each token; `beginning` is what every token begins with that can pass the first, if known.

        `capitals` are the places of the tokens that must be written in capitals; so many tokens at most may stand
        `between` them.
        """
        self._between = between
        self.scope = scope
        self._capitals = capitals
        self._tests = tests
        self._first = _Verdicts(tests[0])
        self._beginning = beginning
        self._written = written_otherwise(beginning)

    def found(self, text: _Text) -> list[Stretch]:
        """Where the node matches."""
        if not self._capitals:
            return self._folded(text)
        if shouts(text.text):
            return []
        return [s for s in self._folded(text) if all(is_capitals(text.text[slice(*s[n])]) for n in self._capitals)]

    def _folded(self, text: _Text) -> list[Stretch]:
        """Where it matches, however it is written."""
        if self._between:
            return chains(text.tokens[0], text.tokens[1], self._tests, self._between)
        if self._beginning and text.is_plain:
            starts = self._starts(text)
            quick = self._quick(text, starts) if starts else []
            if quick is not None:
                return quick
        tokens, spans = text.tokens
        length = len(self._tests)
        return [
            spans[i : i + length]
            for i in range(len(tokens) - length + 1)
            if all(test(tokens[i + k]) for k, test in enumerate(self._tests))
        ]

    def _starts(self, text: _Text) -> list[int]:
        """Where a token that passes the first test may begin, ascending; other places too."""
        lower = text.lower
        if lower is None:
            return [m.start() for m in candidates(self._beginning[:2]).finditer(text.text)]
        starts = places(lower, self._beginning)
        others = [at for begin in self._written if begin in lower for at in places(lower, begin)]
        return sorted({*starts, *others}) if others else starts

    def _quick(self, text: _Text, starts: Sequence[int]) -> list[Stretch] | None:
        """The same without cutting the whole text; None where a candidate might lie inside a token."""
        found: list[Stretch] = []
        end = 0
        raw = text.text
        for at in starts:
            if at < end or (at and raw[at - 1].isalnum() and not (raw[at].isdigit() and raw[at - 1].isalpha())):
                continue
            if at and raw[at - 1] in AMBIGUOUS_BORDERS:
                return None
            token = PLAIN_TOKEN.match(raw, at)
            if token is None:
                continue
            end = token.end()
            if self._first[token.group()]:
                stretch = self._rest(raw, [token.span()])
                if stretch:
                    found.append(stretch)
        return found

    def _rest(self, text: str, stretch: Stretch) -> Stretch:
        """The stretch with the following tokens, or nothing where one fails its test."""
        for test in self._tests[1:]:
            token = PLAIN_TOKEN.search(text, stretch[-1][1])
            if token is None or not test(fold(token.group())):
                return []
            stretch.append(token.span())
        return stretch


def chains(tokens: Sequence[str], spans: Stretch, tests: Sequence[Test], between: int) -> list[Stretch]:
    """Where tokens that pass the tests follow one another, with at most so many others between them."""
    found = []
    for first in range(len(tokens)):
        places = [first] if tests[0](tokens[first]) else []
        for test in tests[1:] if places else ():
            behind = next((n for n in range(places[-1] + 1, len(tokens)) if test(tokens[n])), None)
            if behind is None:
                break
            places.append(behind)
        if len(places) == len(tests) and places[-1] - first - len(tests) < between:
            found.append([spans[n] for n in places])
    return found


def _leaves(node: Node) -> Iterator[tuple[TextNode, Scope]]:
    """The text nodes that are not negated, with `InTitle` or `Said` where they stand in one."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _leaves(part)
    elif isinstance(node, InTitle | Said):
        yield node.part, type(node)
    elif isinstance(node, TextNode):
        yield node, None
    elif isinstance(node, SomeOf):
        yield from ((part, None) for part in node.parts)
    elif isinstance(node, Not) and isinstance(node.part, Not):
        yield from _leaves(node.part.part)


def _tests(node: TextNode, tokens: Sequence[str], lang: str | None) -> list[Test]:
    """One test for each token of the node."""
    tests: list[Test] = [word.__eq__ for word in tokens]
    last = tokens[-1]
    if isinstance(node, Prefix):
        tests[-1] = lambda token: token.startswith(last)
    elif isinstance(node, Fuzzy):
        tests[-1] = lambda token: within_edits(last, token)
    elif isinstance(node, Word) and len(tokens) == 1:
        tests[-1] = _any_of({stem(form, lang) for form in forms(last)}, lang)
    return tests


def _capitals(node: TextNode) -> list[int]:
    """The places of a node's tokens that must be written in capitals."""
    if not (isinstance(node, Phrase) and node.capitals):
        return []
    return [n for n, token in enumerate(tokenize(node.text)) if is_capitals(node.text[token.start : token.end])]


def _any_of(stems: set[str], lang: str | None) -> Test:
    """A test for a token whose stem is one of these."""
    return lambda token: stem(token, lang) in stems


def _inside(stretch: Stretch, segments: tuple[Span, ...]) -> bool:
    """Whether all tokens of a stretch begin inside one of the segments."""
    return all(any(s.start <= start < s.end for s in segments) for start, _ in stretch)


def _merged(spans: Stretch) -> tuple[Span, ...]:
    """The spans in order, overlapping ones made one."""
    result: Stretch = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = result[-1][0], max(result[-1][1], end)
        else:
            result.append((start, end))
    return tuple([Span(start, end) for start, end in result])
