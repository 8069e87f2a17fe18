"""Where do the words that a person marked stand in another version of the text?"""

from collections.abc import Sequence
from itertools import takewhile

Segments = Sequence[Sequence[int]]


def around(text: str, segments: Segments, width: int) -> tuple[str, str]:
    """Up to `width` characters before and after the segments."""
    start, end = segments[0][0], segments[-1][1]
    return text[max(0, start - width) : start], text[end : end + width]


def located(text: str, pieces: Sequence[str], before: str, after: str) -> list[list[int]] | None:
    """The segments of a text that hold these words, one after another; None where it lacks one of them.

    Of several places it is the one around which most of the old context stands.
    """
    places = [_from(text, pieces, start) for start in _starts(text, pieces[0])]
    fitting = [place for place in places if place]
    return max(fitting, key=lambda place: _context(text, place, before, after), default=None)


def _starts(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _from(text: str, pieces: Sequence[str], start: int) -> list[list[int]] | None:
    segments, at = [], start
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return None
        segments.append([at, at + len(piece)])
        at += len(piece)
    return segments


def _context(text: str, place: Segments, before: str, after: str) -> int:
    here_before, here_after = around(text, place, max(len(before), len(after)))
    return _shared(here_before[::-1], before[::-1]) + _shared(here_after, after)


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
