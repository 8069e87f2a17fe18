"""Which words does a query look for, and where in a text do they stand?

One definition for whoever marks a paragraph or an article, and for engines that look at one paragraph at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from searchapp.analysis import Token, forms, is_capitals, shouts, stem, tokenize, within_edits
from searchapp.domain import Span
from searchapp.request import And, Fuzzy, InTitle, Node, Not, Or, Phrase, Prefix, Said, SomeOf, TextNode, Word

Test = Callable[[str], bool]
"""Whether a folded token is one that is looked for."""

Stretch = tuple[int, int]
"""Where something begins and ends, in code points, end exclusive: `Span` is too slow to make for each token."""

tokens_of = lru_cache(maxsize=4096)(tokenize)
"""The tokens of a text that is looked at several times."""


def signed(node: Node) -> list[tuple[Node, bool]]:
    """All that `And`, `Or` and `Not` join, in order, and whether it stands under an even number of negations."""
    waiting = [(node, True)]
    if not isinstance(node, _JOINED):  # as most queries, which every search asks of several times
        return waiting
    found: list[tuple[Node, bool]] = []
    while waiting:
        part, positive = waiting.pop()
        if isinstance(part, Not):
            waiting.append((part.part, not positive))
        elif isinstance(part, _JOINED):
            waiting += [(inner, positive) for inner in reversed(part.parts)]
        else:
            found.append((part, positive))
    return found


_JOINED = (And, Or, Not)


def leaves(node: Node) -> Iterator[tuple[TextNode, type[Node] | None]]:
    """The text nodes that are not negated, with `InTitle` or `Said` where they stand in one."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, InTitle | Said):
        yield node.part, type(node)
    elif isinstance(node, TextNode):
        yield node, None
    elif isinstance(node, SomeOf):
        yield from ((part, None) for part in node.parts)
    elif isinstance(node, Not) and isinstance(node.part, Not):
        yield from leaves(node.part.part)


def tests_of(node: TextNode, tokens: Sequence[str], lang: str | None) -> list[Test]:
    """A test for each of the node's tokens: several are a phrase, of which a beginning or misspelt word is the last."""
    tests: list[Test] = [token.__eq__ for token in tokens]
    last = tokens[-1] if tokens else ""
    match node:
        case Prefix() if tokens:
            tests[-1] = lambda token: token.startswith(last)
        case Fuzzy() if tokens:
            tests[-1] = lambda token: within_edits(last, token)
        case Word() if len(tokens) == 1:
            tests[-1] = with_stem_of(tokens, lang)
    return tests


def with_stem_of(words: Iterable[str], lang: str | None) -> Test:
    """A test for a token that has the stem of one of these words, or of another form of it."""
    stems = {stem(form, lang) for word in words for form in forms(word)}
    return lambda token: stem(token, lang) in stems


def capitals_of(node: TextNode) -> list[int]:
    """The places of a node's tokens that must be written in capitals."""
    if not (isinstance(node, Phrase) and node.capitals):
        return []
    return [n for n, token in enumerate(tokenize(node.text)) if is_capitals(node.text[token.start : token.end])]


def chain(size: int, tokens: int, first: int, between: int, fits: Callable[[int, int], bool]) -> list[int]:
    """The places of `size` tokens from the first on, at most so many others between; empty where there are none.

    `fits(k, n)`: the token at n (of so many `tokens`) may be the one with the number k.
    """
    places = [first] if fits(0, first) else []
    while places and len(places) < size:
        reach = min(tokens, first + len(places) + between + 1)
        behind = next((n for n in range(places[-1] + 1, reach) if fits(len(places), n)), None)
        places = [] if behind is None else [*places, behind]
    return places


def occurrences(
    node: TextNode, text: str, tokens: Sequence[Token], lang: str | None, inside: Sequence[Span] | None = None
) -> list[Stretch]:
    """Where a node matches in a text's tokens; with `inside` only tokens that begin in one of these spans count."""
    tests, capitals = tests_of(node, [token.text for token in tokens_of(node.text)], lang), capitals_of(node)
    if not tests or (capitals and shouts(text)):
        return []

    def fits(k: int, n: int) -> bool:
        token = tokens[n]
        return (
            tests[k](token.text)
            and (inside is None or any(s.start <= token.start < s.end for s in inside))
            and (k not in capitals or is_capitals(text[token.start : token.end]))
        )

    between = node.between if isinstance(node, Phrase) else 0
    chains = (chain(len(tests), len(tokens), first, between, fits) for first in range(len(tokens)))
    return [(tokens[places[0]].start, tokens[places[-1]].end) for places in chains if places]


def merged(stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """The stretches in order, overlapping ones made one."""
    result: list[Stretch] = []
    for start, end in sorted(stretches):
        if result and start < result[-1][1]:
            result[-1] = result[-1][0], max(result[-1][1], end)
        else:
            result.append((start, end))
    return tuple([Span(start, end) for start, end in result])
