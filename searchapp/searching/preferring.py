"""Which hits come first among equals: words that somebody says, and whoever is asked for by name?

A quotation that holds the words is worth more than narration of equal weight; where somebody is named, their own words
come before what others tell, and both before mere lists of names.
"""

from collections.abc import Iterator

from searchapp.analysis import is_capitals
from searchapp.domain import EntityKind
from searchapp.ports import Names
from searchapp.request import And, Node, Phrase, Said, SomeOf, SpeakerIs, TextNode, Word

QUOTED = 1.3
"""By so much a hit counts more whose quotations hold the words; of several words each has its share of it."""

OWN_WORDS = 1.3
"""By so much a hit counts more in which speaks who is named."""

CAPITALS = 3.0
"""By so much a hit counts more that has a word in capitals, where it is typed so."""

MOST_WORDS = 8
"""In longer queries nobody is looked for by name, and quotations count as narration does."""

LONGEST_NAME = 3
"""So many words a name has that is looked for."""


def preferred(node: Node, names: Names) -> tuple[tuple[Node, float], ...]:
    """What a query's hits are preferred for, each with its factor."""
    parts = node.parts if isinstance(node, And) else (node,)
    some = [inner for part in parts if isinstance(part, SomeOf) for inner in part.parts]
    texts = (*(part for part in parts if isinstance(part, TextNode)), *some)  # all that have to hold, or some of them
    if not texts or len(texts) > MOST_WORDS:
        return ()
    found: list[tuple[Node, float]] = [(Said(text), 1 + (QUOTED - 1) / len(texts)) for text in texts]
    found += [(SpeakerIs(ids), OWN_WORDS) for ids in _named(texts, names)]
    loud = [text for text in texts if isinstance(text, Word) and is_capitals(text.text)]
    found += [(Phrase(text.text, capitals=True), CAPITALS) for text in loud]
    return tuple(found)


def _named(texts: tuple[TextNode, ...], names: Names) -> Iterator[frozenset[int | None]]:
    """Who is named by these words, or by some that stand beside one another."""
    words = [text.text for text in texts]
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            bearers = names.find(" ".join(words[at : at + length]))
            people = [n.id for n in names.names(bearers).values() if n.kind is EntityKind.PERSON] if bearers else []
            if people:
                yield frozenset(people)
                at += length - 1
                break
        at += 1
