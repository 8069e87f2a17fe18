"""What does a text say, piece by piece? Its shingles: every three words in a row (Broder 1997)."""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.analysis import words
from searchapp.domain import Body

WIDTH = 3
"""Words in a shingle."""


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text as sets: its shingles and its figures (words that hold a digit); `day` as in `Body`."""

    shingles: frozenset[str]
    figures: frozenset[str]
    day: int | None


def shingled(body: Body) -> Shingled:
    """The shingles of a text; case, accents and punctuation don't count. Under three words there is none."""
    found = words(body.text)
    shingles = frozenset(" ".join(found[at : at + WIDTH]) for at in range(len(found) - WIDTH + 1))
    return Shingled(shingles, frozenset(w for w in found if any(c.isdigit() for c in w)), body.day)
