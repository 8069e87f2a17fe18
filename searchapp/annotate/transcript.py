"""Is an article a transcript, in which “NAME: …” opens each answer without quotation marks?

It is, where at least three lines open so and one of the names comes back; then each such line is a statement.
"""

from __future__ import annotations

import re
from collections import Counter

from searchapp.domain import Span

_LABEL = re.compile(r"((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}): (?=\S)")
_LINES = 3


def transcript_labels(text: str, units: list[Span]) -> dict[int, tuple[Span, Span]]:
    """For each unit of a transcript that opens with a name: the name's span and that of what follows it."""
    found = {}
    for number, unit in enumerate(units):
        match = _LABEL.match(text, unit.start, unit.end)
        if match is not None:
            found[number] = (Span(*match.span(1)), Span(match.end(), unit.end))
    names = Counter(text[label.start : label.end] for label, _ in found.values())
    if len(found) < _LINES or max(names.values(), default=0) < 2:
        return {}
    return {n: (label, said) for n, (label, said) in found.items() if names[text[label.start : label.end]] > 1}
