"""When are two texts copies of one? When the shorter stands in the longer, and it is not the same form filled in anew.

Containment, not resemblance, is the measure (Broder 1997): a reprint that cuts a report to its first two paragraphs
is wholly contained in it, and resembles it little. What containment can't tell apart are regular reports: yesterday's
market report and today's share most words and no figure. Hence two more signs: figures, and the days between.
"""

from dataclasses import dataclass

from searchapp.analysis import words
from searchapp.domain import Body

WIDTH = 3
"""Words in a shingle: every three words in a row."""

FEWEST = 12
"""Texts of fewer shingles are too short to tell whose copy they are."""

LEAST = 0.6
"""What of the shorter text's shingles a copy always shares."""

_DAYS = 3
_NEAR = 0.78
_NEXT_DAYS = 1
_FIGURES = 0.8
_FAR = 0.9
_FAR_SHINGLES = 100


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


def are_copies(one: Shingled, other: Shingled) -> bool:
    """Whether the two are copies of one text; the same answer whichever is named first.

    On one day: 78 percent of the shorter text stand in the longer; within three days, with four fifths of its figures;
    within a day, 60 percent with as many of its figures. Further apart, or where a day is unknown: nine tenths of it,
    and at least 100 shingles.
    """
    short, long = sorted((one, other), key=lambda text: len(text.shingles))
    if len(short.shingles) < FEWEST:
        return False
    shared = len(short.shingles & long.shingles)
    share = shared / len(short.shingles)
    if one.day is None or other.day is None or (days := abs(one.day - other.day)) > _DAYS:
        return share >= _FAR and shared >= _FAR_SHINGLES
    figures_agree = len(one.figures & other.figures) >= _FIGURES * min(len(one.figures), len(other.figures))
    if share >= _NEAR:
        return days == 0 or figures_agree
    return share >= LEAST and days <= _NEXT_DAYS and figures_agree
