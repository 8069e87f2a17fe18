"""What is marked in a hit: which words of its text and title did the query match?

Only the hits of one page are looked at, by the same analysis that made the index. Most texts need not be cut into
tokens for that: a token that matches begins with a known letter, so only the tokens that begin with it are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from searchapp.analysis import (
    AMBIGUOUS_BORDERS,
    PLAIN_TOKEN,
    fold,
    is_plain,
    keeps_first_letter,
    stem,
    tokenize,
    within_edits,
    words,
)
from searchapp.domain import IndexedParagraph, Span
from searchapp.request import And, Fuzzy, InTitle, Node, Not, Or, Prefix, Said, TextNode, Word

MANY = 8
"""More single words than that are looked for together."""

SHORT = 3
"""A stem of so many letters or fewer promises only its first letter."""

_BEYOND = "\\x80-\\U0010ffff"

Test = Callable[[str], bool]
Scope = type[Node] | None
Stretch = list[tuple[int, int]]
"""The spans of the tokens that a text node matched, one after another."""


class Marker:
    """Finds what a query's words match, negated ones aside."""

    def __init__(self, query: Node) -> None:
        self._nodes = [(node, scope, words(node.text)) for node, scope in _leaves(query)]
        self._made: dict[str | None, list[_Leaf]] = {}

    def _for(self, lang: str | None) -> list[_Leaf]:
        if lang not in self._made:
            self._made[lang] = self._leaves_for(lang)
        return self._made[lang]

    def _leaves_for(self, lang: str | None) -> list[_Leaf]:
        """One leaf a node; very many single words become one for each scope, which looks at each token once."""
        alone = [n for n in self._nodes if isinstance(n[0], Word) and len(n[2]) == 1]
        together = alone if len(alone) > MANY else []
        leaves = [
            _Leaf(scope, _tests(node, tokens, lang), _beginning(node, tokens, lang))
            for node, scope, tokens in self._nodes
            if tokens and not (together and isinstance(node, Word) and len(tokens) == 1)
        ]
        for scope in {scope for _, scope, _ in together}:
            wanted = {stem(tokens[0], lang) for _, own, tokens in together if own is scope}
            leaves.append(_Leaf(scope, [_any_of(wanted, lang)], ""))
        return leaves

    def marks(
        self, paragraph: IndexedParagraph, said: Sequence[tuple[Span, ...]]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The marks in text and title; `said` are the segments of the quotations that fulfilled a `Said`."""
        leaves = self._for(paragraph.lang)
        text, title = _Text(paragraph.text), _Text(paragraph.title)
        in_text: Stretch = []
        in_title: Stretch = []
        for leaf in leaves:
            if leaf.scope is not InTitle:
                found = leaf.found(text)
                if leaf.scope is Said:
                    found = [stretch for stretch in found if any(_inside(stretch, segments) for segments in said)]
                in_text += [(stretch[0][0], stretch[-1][1]) for stretch in found]
            if leaf.scope is not Said:
                in_title += [(stretch[0][0], stretch[-1][1]) for stretch in leaf.found(title)]
        return _merged(in_text), _merged(in_title)


class _Text:
    """A text, cut into tokens only when somebody asks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens: tuple[list[str], Stretch] | None = None

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

    def __init__(self, scope: Scope, tests: list[Test], beginning: str) -> None:
        """A test for each token; `beginning` is what every token begins with that can pass the first, if known."""
        self.scope = scope
        self._tests = tests
        self._first = _Verdicts(tests[0])
        self._ascii: re.Pattern[str] | None = None
        self._any: re.Pattern[str] | None = None
        if beginning:
            self._ascii, self._any = _candidates(beginning)

    def found(self, text: _Text) -> list[Stretch]:
        """Where the node matches."""
        candidates = self._ascii if text.text.isascii() else self._any
        if candidates is not None and is_plain(text.text):
            quick = self._quick(text.text, candidates)
            if quick is not None:
                return quick
        tokens, spans = text.tokens
        length = len(self._tests)
        return [
            spans[i : i + length]
            for i in range(len(tokens) - length + 1)
            if all(test(tokens[i + k]) for k, test in enumerate(self._tests))
        ]

    def _quick(self, text: str, candidates: re.Pattern[str]) -> list[Stretch] | None:
        """The same without cutting the whole text; None where a candidate might lie inside a token."""
        found = []
        end = 0
        for candidate in candidates.finditer(text):
            at = candidate.start()
            if at < end:
                continue
            if at and text[at - 1] in AMBIGUOUS_BORDERS:
                return None
            token = PLAIN_TOKEN.match(text, at)
            if token is None:
                continue
            end = token.end()
            if self._first[token.group()]:
                stretch = self._rest(text, [token.span()])
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


def _leaves(node: Node) -> Iterator[tuple[TextNode, Scope]]:
    """The text nodes that are not negated, with `InTitle` or `Said` where they stand in one."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _leaves(part)
    elif isinstance(node, InTitle | Said):
        yield node.part, type(node)
    elif isinstance(node, TextNode):
        yield node, None
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
        wanted = stem(last, lang)
        tests[-1] = lambda token: stem(token, lang) == wanted
    return tests


def _any_of(stems: set[str], lang: str | None) -> Test:
    """A test for a token whose stem is one of these."""
    return lambda token: stem(token, lang) in stems


def _beginning(node: TextNode, tokens: Sequence[str], lang: str | None) -> str:
    """One or two letters with which every token begins that matches the node's first; empty where nobody knows."""
    word = tokens[0]
    if len(tokens) > 1 or not isinstance(node, Word | Fuzzy):
        return word[:2] if word[:2].isascii() and word[:2].isalnum() else ""
    if not (word[0].isascii() and word[0].isalnum()) or not keeps_first_letter(lang):
        return ""
    # Suffixes of short words change their second letter ("die", "dying"); those of longer ones don't.
    same = isinstance(node, Word) and len(stem(word, lang)) > SHORT and word[:2] == stem(word, lang)[:2]
    return word[:2] if same and word[:2].isascii() and word[:2].isalnum() else word[0]


@lru_cache(maxsize=1024)
def _candidates(beginning: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the letters at which a token may begin so, in an ASCII text and in any other.

    What folds to a letter was written with it, in either case, or with one beyond ASCII.
    """
    plain = "".join(f"[{c}{c.upper()}]" for c in beginning)
    border = f"(?<![^\\W_]{'.' * len(beginning)})"
    other = "".join(f"[{c}{c.upper()}{_BEYOND}]" for c in beginning[1:])
    first = f"[{beginning[0]}{beginning[0].upper()}]"
    return re.compile(plain + border), re.compile(f"(?<![^\\W_])(?:{first}{other}|[{_BEYOND}])")


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
