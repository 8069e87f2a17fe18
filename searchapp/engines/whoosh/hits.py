"""What is marked in a hit: which words of its text and title did the query match?

Only the hits of one page are looked at, by the same analysis that made the index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from searchapp.analysis import Token, stem, tokenize, within_edits, words
from searchapp.domain import IndexedParagraph, Span
from searchapp.request import And, Fuzzy, InTitle, Node, Not, Or, Prefix, Said, TextNode, Word

Test = Callable[[str], bool]


class Marker:
    """Finds what a query's words match, negated ones aside."""

    def __init__(self, query: Node) -> None:
        self._leaves = [(leaf, scope, words(leaf.text)) for leaf, scope in _leaves(query)]
        self._tests: dict[str | None, list[tuple[list[Test], type[Node] | None]]] = {}

    def _tests_for(self, lang: str | None) -> list[tuple[list[Test], type[Node] | None]]:
        if lang not in self._tests:
            self._tests[lang] = [(_tests(leaf, tokens, lang), scope) for leaf, scope, tokens in self._leaves if tokens]
        return self._tests[lang]

    def marks(
        self, paragraph: IndexedParagraph, said: Sequence[tuple[Span, ...]]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The marks in text and title; `said` are the segments of the quotations that fulfilled a `Said`."""
        if not self._leaves:
            return (), ()
        text, title = tokenize(paragraph.text), tokenize(paragraph.title)
        in_text: list[Span] = []
        in_title: list[Span] = []
        for tests, scope in self._tests_for(paragraph.lang):
            if scope is not InTitle:
                found = _found(tests, text)
                if scope is Said:
                    found = (s for s in found if any(_inside(s, text, segments) for segments in said))
                in_text += [Span(text[i].start, text[j - 1].end) for i, j in found]
            if scope is not Said:
                in_title += [Span(title[i].start, title[j - 1].end) for i, j in _found(tests, title)]
        return _merged(in_text), _merged(in_title)


def _leaves(node: Node) -> Iterator[tuple[TextNode, type[Node] | None]]:
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


def _found(tests: Sequence[Test], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The stretches [first, last) of tokens that pass the tests one by one."""
    first, length = tests[0], len(tests)
    for i, token in enumerate(tokens[: len(tokens) - length + 1]):
        if first(token.text) and all(test(tokens[i + k].text) for k, test in enumerate(tests) if k):
            yield i, i + length


def _inside(stretch: tuple[int, int], tokens: Sequence[Token], segments: tuple[Span, ...]) -> bool:
    """Whether all tokens of a stretch begin inside one of the segments."""
    return all(any(s.start <= tokens[i].start < s.end for s in segments) for i in range(*stretch))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
