"""Which of many matching documents are the first ones in the order that was asked for?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.files import Array
from searchapp.engines.whoosh.segment import Segment
from searchapp.engines.whoosh.segment_columns import UNDATED
from searchapp.request import Sort

BLOCK = 64
"""So many scores are compared at once with the worst that is kept."""

_UNSCORED = np.empty(0, np.float32)


def first_of(segment: Segment, docs: Array, scores: Array | None, sort: Sort, wanted: int) -> Array:
    """The places in `docs` of the `wanted` first documents of one segment, in no order (int64)."""
    if len(docs) <= wanted:
        return np.arange(len(docs))
    if not wanted:
        return np.empty(0, np.int64)
    rank = segment.column("oldest" if sort is Sort.OLDEST else "newest")
    kept = np.empty(wanted, np.int64)
    _best(docs, _UNSCORED if sort is not Sort.RELEVANCE or scores is None else scores, rank, kept)
    return kept


@compiled
def _best(docs: Array, scores: Array, rank: Array, kept: Array) -> None:
    """Keep the places of the best in a heap, whose root is the worst of them."""
    score, place = np.zeros(len(kept), np.float32), np.empty(len(kept), np.int64)
    scored = len(scores) > 0
    for n in range(len(kept)):
        _rise(score, place, kept, n, scores[n] if scored else np.float32(0), np.int64(rank[docs[n]]))
    for first in range(len(kept), len(docs), BLOCK):
        last = min(first + BLOCK, len(docs))
        if scored and last - first == BLOCK and not _any_as_good(scores[first:last], score[0]):
            continue
        for n in range(first, last):
            own, own_rank = scores[n] if scored else np.float32(0), np.int64(rank[docs[n]])
            if own > score[0] or (own == score[0] and own_rank < place[0]):
                _sink(score, place, kept, n, own, own_rank)


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
def _sink(score: Array, place: Array, kept: Array, n: int, own: Any, own_rank: Any) -> None:
    at, last = 0, len(kept) - 1
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
    """A hit before it is read: its score, its day (proleptic Gregorian), its paragraph's id, and where it stands."""

    score: float
    day: int
    id: int
    segment: int
    doc: int


def rows(segment: Segment, number: int, docs: Array, scores: Array | None) -> Iterator[Row]:
    """These documents of the segment with this number."""
    own = repeat(0.0, len(docs)) if scores is None else scores.tolist()
    days, ids = segment.column("first_day")[docs].tolist(), segment.column("id")[docs].tolist()
    return map(Row, own, days, ids, repeat(number), docs.tolist())


def in_order(found: Iterable[Row], sort: Sort) -> list[Row]:
    """Hits of several segments by score or date, equal ones by date (newest first), then by id; undated ones last."""
    if sort is Sort.RELEVANCE:
        return sorted(found, key=lambda row: (-row.score, row.day == UNDATED, -row.day, row.id))
    sign = 1 if sort is Sort.OLDEST else -1
    return sorted(found, key=lambda row: (row.day == UNDATED, sign * row.day, row.id))
