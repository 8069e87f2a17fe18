"""Which quotations that the article gives to nobody are somebody's words all the same?

A whole sentence between marks was said or written by somebody: it is a statement whose speaker is unknown. Scare
quotes, titles of works and broken marks are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.rules import Rule
from searchapp.annotate.english.said.stretches import Stretch
from searchapp.annotate.english.statements import Found, Unit
from searchapp.domain import QuoteType

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = frozenset(".!?…,")
_WORDS = 6
"""Shorter stretches are mostly names, titles and scare quotes."""


def unattributed(units: Iterable[Unit], found: list[Found]) -> Iterator[Found]:
    """Statements of nobody known, for whole sentences between marks that none of the statements found holds."""
    taken = sorted((s.start, s.end) for f in found for s in f.segments)
    starts = [start for start, _ in taken]
    reach = [0, *accumulate((end for _, end in taken), max)]
    for unit in units:
        if unit.headline or unit.aside:
            continue
        for stretch in unit.stretches:
            span = stretch.marked.span
            held = reach[bisect_left(starts, span.end)] > span.start
            if not held and _is_sentence(unit.parsed, stretch):
                yield Found([span], QuoteType.DIRECT, None, unit, None, Rule.UNATTRIBUTED)


def _is_sentence(parsed: Parsed, stretch: Stretch) -> bool:
    """Whether a closed stretch is a sentence by itself, or opens one, and no title."""
    marked = stretch.marked
    inner = parsed.text[marked.inner.start : marked.inner.end].strip()
    if not marked.closed or len(inner.split()) < _WORDS or not inner[0].isupper():
        return False
    if _in_capitals(inner) or not any(parsed.tags[t] in _FINITE for t in range(stretch.first + 1, stretch.last)):
        return False
    before = parsed.words[stretch.first - 1] if stretch.first else ""
    return stretch.starts_sentence or (before in (",", ":") and inner[-1] in _ENDS)


def _in_capitals(inner: str) -> bool:
    """Whether words are set as in a headline or the title of a long work: capitals but for one word in five."""
    words = [w for w in inner.split() if len(w) > 3 and w[0].isalpha()]
    return 5 * sum(w[0].isupper() for w in words) >= 4 * len(words)
