"""Which of these new texts are copies, of each other or of what is kept already?

Each text is looked up by its bands, so that the work grows with the texts that are new, not with pairs of texts. What
is found depends on the texts alone, neither on their order nor on the batches in which they come.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from searchapp.copies.alike import FEWEST, LEAST, Shingled, are_copies, shingled
from searchapp.copies.sketch import bands, may_hold, sketch
from searchapp.domain import Body, Sketch

METHOD = "minhash-128-2/1"
"""Names how sketches are made and compared; what was kept by another method is sketched anew."""

_REMEMBERED = 512


class Shelf(Protocol):
    """What is kept: the sketches by their bands, the texts by their articles."""

    def sharing(self, numbers: Sequence[int]) -> Iterable[Sketch]:
        """The sketches that share at least one of these bands, each once."""

    def bodies(self, article_ids: Sequence[int]) -> Iterable[Body]:
        """The newest texts of these articles."""


def find_pairs(fresh: Sequence[Body], shelf: Shelf) -> tuple[list[tuple[Sketch, list[int]]], list[tuple[int, int]]]:
    """The sketches of new texts with their bands, and the pairs of article ids, the lower first, that are copies.

    A text that is too short has no bands. The shelf may hold an older text of an article that is among the new.
    """
    texts = {body.article_id: shingled(body) for body in fresh}
    sketches = {body.article_id: sketch(body, texts[body.article_id]) for body in fresh}
    numbers = {i: bands(s) if s.size >= FEWEST else [] for i, s in sketches.items()}
    asked = sorted({n for own in numbers.values() for n in own})
    known = {s.article_id: s for s in shelf.sharing(asked)} | sketches
    promising = [pair for pair in _meeting(numbers, known) if may_hold(known[pair[0]], known[pair[1]], LEAST)]

    @lru_cache(_REMEMBERED)
    def text(article_id: int) -> Shingled:
        return texts[article_id] if article_id in texts else shingled(*shelf.bodies([article_id]))

    pairs = [(a, b) for a, b in sorted(promising) if are_copies(text(a), text(b))]
    return [(sketches[i], numbers[i]) for i in sketches], pairs


def _meeting(numbers: Mapping[int, Sequence[int]], known: Mapping[int, Sketch]) -> set[tuple[int, int]]:
    """The pairs, at least one of them new, that share a band."""
    holders: dict[int, list[int]] = defaultdict(list)
    for article_id, own in numbers.items():
        for number in own:
            holders[number].append(article_id)
    met: set[tuple[int, int]] = set()
    for article_id, one in known.items():
        theirs = numbers[article_id] if article_id in numbers else bands(one)
        met.update(
            (min(article_id, i), max(article_id, i)) for n in theirs for i in holders.get(n, ()) if i != article_id
        )
    return met
