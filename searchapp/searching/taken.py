"""Which outlets or bylines did a query take that names only a part of them?"""

import re
from collections.abc import Iterator

from searchapp.analysis import words
from searchapp.errors import Sentence
from searchapp.found import Found
from searchapp.query import Notice
from searchapp.request import And, Node, Or, ValueIs

TOLD = 8
"""So many are named."""


def taken(q: str, node: Node, found: Found) -> Iterator[Notice]:
    """A notice for each part of a name that means others than just this one; of negated parts none."""
    for part in _parts(node):
        at = re.search(rf"(?<![^\s(]){part.facet}:\s*[\"“„«]?{re.escape(part.text)}[\"”“»]?", q)
        values = [str(c.value) for c in found.facets.get(part.facet, ()) if c.value is not None and c.count]
        own = words(part.text)
        named = [value for value in values if " ".join(["", *own, ""]) in " ".join(["", *words(value), ""])]
        if at and named and [words(value) for value in named] != [own]:
            told = ", ".join(named[:TOLD]) + (" …" if len(named) > TOLD else "")
            yield Notice(Sentence("taken for: %(names)s", names=told), at.start(), at.end())


def _parts(node: Node) -> Iterator[ValueIs]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _parts(part)
    elif isinstance(node, ValueIs) and not node.whole:
        yield node
