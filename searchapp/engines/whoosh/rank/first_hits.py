"""Which of many matching documents are the first ones in the order that was asked for?"""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.engines.whoosh.store.segment_columns import UNDATED
from searchapp.request import Sort

BLOCK = 64
"""So many scores are compared at once with the worst that is kept."""

_UNSCORED = np.empty(0, np.float32)


def first_of(segment: Segment, docs: Array, scores: Array | None, sort: Sort, wanted: int) -> Array:
    """The places in `docs` of the `wanted` first documents of one segment, in order (int64)."""
    kept = np.empty(min(len(docs), wanted), np.int64)
    if len(kept):
        rank = segment.column("oldest" if sort is Sort.OLDEST else "newest")
        _best(docs, _UNSCORED if sort is not Sort.RELEVANCE or scores is None else scores, rank, kept)
    return kept


@compiled
def _best(docs: Array, scores: Array, rank: Array, kept: Array) -> None:
    """Keep the places of the best in a heap, whose root is the worst of them; then take them out of it."""
    score, place = np.zeros(len(kept), np.float32), np.empty(len(kept), np.int64)
    scored = len(scores) > 0
    for n in range(len(kept)):
        _rise(score, place, kept, n, scores[n] if scored else np.float32(0), np.int64(rank[docs[n]]))
    for first in range(len(kept), len(docs), BLOCK):
        last = min(first + BLOCK, len(docs))
        if scored and last - first == BLOCK and not _any_as_good(scores[first:last], score[0]):
            continue
        for n in range(first, last):
            own = scores[n] if scored else np.float32(0)
            if own < score[0]:
                continue
            own_rank = np.int64(rank[docs[n]])  # most documents' are never read
            if own > score[0] or own_rank < place[0]:
                _sink(score, place, kept, len(kept), n, own, own_rank)
    for last in range(len(kept) - 1, 0, -1):
        worst, n, own, own_rank = kept[0], kept[last], score[last], place[last]
        _sink(score, place, kept, last, n, own, own_rank)
        kept[last] = worst


@compiled
def _any_as_good(block: Array, least: Any) -> bool:
    good = 0
    for n in range(BLOCK):  # of a length that the compiler knows: it compares eight in one step
        good += block[n] >= least
    return good > 0


@compiled
def _rise(score: Array, place: Array, kept: Array, n: int, own: Any, own_rank: Any) -> None:
    at = n
    while at:
        above = (at - 1) // 2
        if score[above] < own or (score[above] == own and place[above] > own_rank):
            break
        score[at], place[at], kept[at] = score[above], place[above], kept[above]
        at = above
    score[at], place[at], kept[at] = own, own_rank, n


@compiled
def _sink(score: Array, place: Array, kept: Array, size: int, n: int, own: Any, own_rank: Any) -> None:
    """Put another in the place of the root of a heap of this size."""
    at, last = 0, size - 1
    while 2 * at + 1 <= last:
        below = 2 * at + 1
        if below < last and (
            score[below + 1] < score[below] or (score[below + 1] == score[below] and place[below + 1] > place[below])
        ):
            below += 1
        if score[below] > own or (score[below] == own and place[below] < own_rank):
            break
        score[at], place[at], kept[at] = score[below], place[below], kept[below]
        at = below
    score[at], place[at], kept[at] = own, own_rank, n


class Row(NamedTuple):
    """A hit before it is read: its score, and where it stands."""

    score: float
    segment: int
    doc: int


_ROW = partial(tuple.__new__, Row)
"""A `Row` from its three numbers, without a Python call for each."""


def in_order(
    segments: Sequence[Segment], found: Sequence[tuple[Array, Array | None]], sort: Sort, first: int = 0
) -> list[Row]:
    """The hits of all segments in one order, from the place `first` on; `found` are each segment's documents in theirs.

    By score (None: 0) or date, equal ones by date (newest first), then by id; undated ones last.
    """
    if len(found) == 1:  # as most generations have; they are in order already
        own, weights = found[0]
        each: Iterable[float] = repeat(0.0) if weights is None else weights[first:].tolist()
        return list(map(_ROW, zip(each, repeat(0), own[first:].tolist(), strict=False)))
    numbers = np.repeat(np.arange(len(found)), [len(docs) for docs, _ in found])
    docs = np.concatenate([docs for docs, _ in found]) if found else np.empty(0, np.int32)
    scores = np.concatenate([np.zeros(len(docs), np.float32) if s is None else s for docs, s in found] or [_UNSCORED])
    filled = [(segment, own) for segment, (own, _) in zip(segments, found, strict=True) if len(own)]
    chosen: Any = slice(first, None)
    if len(filled) > 1:
        day = np.concatenate([segment.column("first_day")[own] for segment, own in filled]).astype(np.int64)
        ids = np.concatenate([segment.column("id")[own] for segment, own in filled])
        keys = [ids, day if sort is Sort.OLDEST else -day, day == UNDATED]
        if sort is Sort.RELEVANCE:
            keys.append(-scores.astype(np.float64))
        chosen = np.lexsort(keys)[first:]
    rows = zip(scores[chosen].tolist(), numbers[chosen].tolist(), docs[chosen].tolist(), strict=True)
    return list(map(_ROW, rows))
