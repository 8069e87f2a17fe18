"""Which parts of a query stand in one conjunction, and speak of one quotation? When does a value fit what is asked?"""

from collections.abc import Iterator
from functools import lru_cache

from searchapp import request
from searchapp.analysis import exact_words, words
from searchapp.fields import Facet
from searchapp.standing import signed

TEXTS = (request.Word, request.Phrase, request.Prefix, request.Fuzzy)
"""The kinds of a `TextNode`."""


def terms_of(node: request.TextNode) -> list[str]:
    """The tokens that a text node is looked up by."""
    return exact_words(node.text) if isinstance(node, request.Phrase) and node.capitals else words(node.text)


def conjunction(node: request.Node) -> list[request.Node]:
    """The parts that stand in one conjunction: nested `And` and double negation are no border."""
    parts: list[request.Node] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, request.And):
            waiting.extend(reversed(part.parts))
        elif isinstance(part, request.Not) and isinstance(part.part, request.Not):
            waiting.append(part.part.part)
        else:
            parts.append(part)
    return parts


def is_of_quotations(node: request.Node) -> bool:
    """Whether the node is made of `Said` and `SpeakerIs` alone."""
    if isinstance(node, (request.And, request.Or)):
        return bool(node.parts) and all(is_of_quotations(part) for part in node.parts)
    if isinstance(node, request.Not):
        return is_of_quotations(node.part)
    return isinstance(node, (request.Said, request.SpeakerIs))


def holds_said(node: request.Node) -> bool:
    """Whether there is a `Said` in a query, negated ones too."""
    if isinstance(node, (request.And, request.Or)):
        return any(holds_said(part) for part in node.parts)
    return holds_said(node.part) if isinstance(node, request.Not) else isinstance(node, request.Said)


def positive_said(node: request.Node) -> Iterator[request.Said]:
    """The `Said` of a condition on quotations that stand under an even number of negations."""
    return (part for part, positive in signed(node) if positive and isinstance(part, request.Said))


def asks_title(node: request.Node, positive: bool = True) -> bool:
    """Whether a `InTitle` stands in a query under an even number of negations: only then a headline is a hit."""
    if isinstance(node, (request.And, request.Or)):
        return any(asks_title(part, positive) for part in node.parts)
    if isinstance(node, request.Not):
        return asks_title(node.part, not positive)
    return positive and isinstance(node, request.InTitle)


def split(node: request.Node) -> tuple[list[request.Node], list[request.Node]]:
    """A conjunction's parts: those that all speak of one quotation (none without a positive `Said`), and the others."""
    parts = conjunction(node)
    of_quotations = [part for part in parts if is_of_quotations(part)]
    if not of_quotations or not any(True for part in of_quotations for _ in positive_said(part)):
        return [], parts
    return of_quotations, [part for part in parts if not is_of_quotations(part)]


def text_nodes(node: request.Node) -> Iterator[request.TextNode]:
    """Every text node of a query, negated ones too."""
    if isinstance(node, TEXTS):
        yield node
    elif isinstance(node, (request.And, request.Or)):
        for part in node.parts:
            yield from text_nodes(part)
    elif isinstance(node, request.Not):
        yield from text_nodes(node.part)
    elif isinstance(node, (request.InTitle, request.Said)):
        yield node.part
    elif isinstance(node, request.SomeOf):
        yield from node.parts


def value_fits(value: str | None, wanted: request.ValueIs) -> bool:
    """Whether a value holds the wanted words next to each other, or no others where the whole value is meant."""
    if value is None:
        return False
    asked, own = _words(wanted.text), _words(value)
    if wanted.whole or not asked:
        return own == asked if asked else value.casefold() == wanted.text.casefold()
    return any(own[n : n + len(asked)] == asked for n in range(len(own) - len(asked) + 1))


_words = lru_cache(1 << 16)(words)


def choice_nodes(facet: Facet, choice: request.Choice) -> list[request.Node]:
    """A choice of speakers or entities as conditions."""
    nodes: list[request.Node] = []
    for values, negated in ((choice.chosen, False), (choice.excluded, True)):
        if values:
            ids = frozenset(v for v in values if isinstance(v, int))
            unknown = frozenset({None} if None in values else ())
            node: request.Node = request.SpeakerIs(ids | unknown) if facet is Facet.SPEAKER else request.EntityIs(ids)
            nodes.append(request.Not(node) if negated else node)
    return nodes
