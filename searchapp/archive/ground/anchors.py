"""Where do the words that a person marked stand in another version, and which old text is which new one there?"""

from collections import defaultdict, deque
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

_ALIKE = 0.6
_LONGEST_COMPARED = 2_000

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


def align(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new text the position of the old text that it continues, or None; no old one twice.

    Equal texts first, in order; then, among what is left, the most alike in the same order (ratio of
    difflib.SequenceMatcher of at least 0.6 over the first 2,000 characters).
    """
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for position, text in enumerate(old):
        waiting[text].append(position)
    found: list[int | None] = [waiting[text].popleft() if waiting.get(text) else None for text in new]
    left = deque(sorted(position for queue in waiting.values() for position in queue))
    for position, match in enumerate(found):
        if match is None and left:
            found[position] = _take_alike(new[position], old, left)
    return found


def _take_alike(text: str, old: Sequence[str], left: deque[int]) -> int | None:
    for candidate in list(left)[:8]:
        matcher = SequenceMatcher(None, old[candidate][:_LONGEST_COMPARED], text[:_LONGEST_COMPARED], autojunk=False)
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            left.remove(candidate)
            return candidate
    return None
