"""What does a paragraph score? The formula of `ranking` over what `looking` sees, with an engine's own statistics."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from searchapp.analysis import tokenize
from searchapp.engines import ranking
from searchapp.engines.conditions import positive_said, split
from searchapp.engines.looking import Look
from searchapp.request import Fuzzy, InTitle, Node, Or, Phrase, Prefix, Said, SearchRequest, SomeOf, TextNode, Word
from searchapp.standing import leaves


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the formula asks of a generation.

    `paragraphs` is their number, `text` and `title` the average numbers of tokens, and `df` tells in how many
    paragraphs a node of one word stands, in text or title.
    """

    paragraphs: int
    text: float
    title: float
    df: Callable[[TextNode], int]


def weighed_leaves(node: Node) -> list[tuple[TextNode, bool, bool]]:
    """What of a query is weighed: its text nodes that are not negated, and whether in the text and in the title."""
    return [(part, scope is not InTitle, scope is not Said) for part, scope in leaves(node)]


def single_words(node: TextNode) -> list[TextNode]:
    """The nodes of one word each whose weights a node's is the sum of."""
    tokens = tokenize(node.text)
    if isinstance(node, Word) and len(tokens) == 1:
        return [node]
    capitals = isinstance(node, Phrase) and node.capitals
    written = [node.text[t.start : t.end] if capitals else t.text for t in tokens]
    parts: list[TextNode] = [Phrase(word, capitals) for word in written]
    if isinstance(node, Prefix | Fuzzy) and parts:
        parts[-1] = type(node)(tokens[-1].text)
    return parts


class Weights:
    """BM25F over one generation, as `searchapp.engines.ranking` words it."""

    def __init__(self, statistics: Statistics) -> None:
        self._of = statistics
        self._idf: dict[TextNode, float] = {}

    def _weight(self, node: TextNode) -> float:
        if node not in self._idf:
            dfs = [self._of.df(part) for part in single_words(node)]
            self._idf[node] = sum(ranking.idf(self._of.paragraphs, df) for df in dfs)
        return self._idf[node]

    def _leaf(self, node: TextNode, look: Look, in_text: bool, in_title: bool) -> float:
        tf = 0.0
        for asked, tokens, average, weight, b in (
            (in_text, look.text, self._of.text, ranking.TEXT_WEIGHT, ranking.TEXT_B),
            (in_title, look.title, self._of.title, ranking.TITLE_WEIGHT, ranking.TITLE_B),
        ):
            if count := asked and look.count(node, tokens):
                tf += weight * count / (1 - b + b * len(tokens) / average)
        return self._weight(node) * tf / (ranking.K1 + tf) if tf else 0.0

    def score(self, node: Node, look: Look) -> float:
        """The score of a paragraph for which the node holds."""
        conditions, parts = split(node)
        total = sum(self._leaf(said.part, look, True, False) for c in conditions for said in positive_said(c))
        return total + sum(self._alone(part, look) for part in parts)

    def _alone(self, node: Node, look: Look) -> float:
        match node:
            case Word() | Phrase() | Prefix() | Fuzzy():
                return self._leaf(node, look, True, True)
            case InTitle(part):
                return self._leaf(part, look, False, True)
            case Or(parts) | SomeOf(parts):
                return sum(self.score(part, look) for part in parts if look.holds(part))
        return 0.0


def preference(look: Look, request: SearchRequest) -> float:
    """By what a hit's score is multiplied."""
    return math.prod(factor for node, factor in request.preferred if look.holds(node))
