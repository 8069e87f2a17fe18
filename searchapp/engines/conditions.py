"""Which parts of a query stand in one conjunction, and which of these speak of one and the same quotation?"""

from collections.abc import Iterator

from searchapp.analysis import exact_words, words
from searchapp.fields import Facet
from searchapp.request import (
    And,
    Choice,
    EntityIs,
    Fuzzy,
    InTitle,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    SomeOf,
    SpeakerIs,
    TextNode,
    Word,
)

TEXTS = (Word, Phrase, Prefix, Fuzzy)
"""The kinds of a `TextNode`."""


def terms_of(node: TextNode) -> list[str]:
    """The tokens that a text node is looked up by."""
    return exact_words(node.text) if isinstance(node, Phrase) and node.capitals else words(node.text)


def conjunction(node: Node) -> list[Node]:
    """The parts that stand in one conjunction: nested `And` and double negation are no border."""
    parts: list[Node] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, And):
            waiting.extend(reversed(part.parts))
        elif isinstance(part, Not) and isinstance(part.part, Not):
            waiting.append(part.part.part)
        else:
            parts.append(part)
    return parts


def is_of_quotations(node: Node) -> bool:
    """Whether the node is made of `Said` and `SpeakerIs` alone."""
    if isinstance(node, (And, Or)):
        return bool(node.parts) and all(is_of_quotations(part) for part in node.parts)
    if isinstance(node, Not):
        return is_of_quotations(node.part)
    return isinstance(node, (Said, SpeakerIs))


def holds_said(node: Node) -> bool:
    """Whether there is a `Said` in a query, negated ones too."""
    if isinstance(node, (And, Or)):
        return any(holds_said(part) for part in node.parts)
    return holds_said(node.part) if isinstance(node, Not) else isinstance(node, Said)


def positive_said(node: Node, positive: bool = True) -> Iterator[Said]:
    """The `Said` of a condition on quotations that stand under an even number of negations."""
    if isinstance(node, Said):
        if positive:
            yield node
    elif isinstance(node, (And, Or)):
        for part in node.parts:
            yield from positive_said(part, positive)
    elif isinstance(node, Not):
        yield from positive_said(node.part, not positive)


def asks_title(node: Node, positive: bool = True) -> bool:
    """Whether a `InTitle` stands in a query under an even number of negations: only then a headline is a hit."""
    if isinstance(node, (And, Or)):
        return any(asks_title(part, positive) for part in node.parts)
    if isinstance(node, Not):
        return asks_title(node.part, not positive)
    return positive and isinstance(node, InTitle)


def split(node: Node) -> tuple[list[Node], list[Node]]:
    """A conjunction's parts: those that all speak of one quotation (none without a positive `Said`), and the others."""
    parts = conjunction(node)
    of_quotations = [part for part in parts if is_of_quotations(part)]
    if not of_quotations or not any(True for part in of_quotations for _ in positive_said(part)):
        return [], parts
    return of_quotations, [part for part in parts if not is_of_quotations(part)]


def text_nodes(node: Node) -> Iterator[TextNode]:
    """Every text node of a query, negated ones too."""
    if isinstance(node, TEXTS):
        yield node
    elif isinstance(node, (And, Or)):
        for part in node.parts:
            yield from text_nodes(part)
    elif isinstance(node, Not):
        yield from text_nodes(node.part)
    elif isinstance(node, (InTitle, Said)):
        yield node.part
    elif isinstance(node, SomeOf):
        yield from node.parts


def choice_nodes(facet: Facet, choice: Choice) -> list[Node]:
    """A choice of speakers or entities as conditions."""
    nodes: list[Node] = []
    for values, negated in ((choice.chosen, False), (choice.excluded, True)):
        if values:
            ids = frozenset(v for v in values if isinstance(v, int))
            unknown = frozenset({None} if None in values else ())
            node: Node = SpeakerIs(ids | unknown) if facet is Facet.SPEAKER else EntityIs(ids)
            nodes.append(Not(node) if negated else node)
    return nodes
