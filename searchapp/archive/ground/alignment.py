"""Which old paragraph or quotation is which new one? Alignment by text, so that minted ids survive new versions."""

from collections import defaultdict, deque
from collections.abc import Sequence
from difflib import SequenceMatcher

_ALIKE = 0.6
_LONGEST_COMPARED = 2_000


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
