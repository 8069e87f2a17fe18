"""Which of many matching documents are the first ones in the order that was asked for?"""

from __future__ import annotations

import numpy as np

from searchapp.engines.whoosh.files import Array
from searchapp.engines.whoosh.segment import Segment
from searchapp.engines.whoosh.segment_columns import UNDATED
from searchapp.request import Sort

BLOCK = 64
"""The best scores are looked for in blocks of so many."""


def first_of(segment: Segment, docs: Array, scores: Array | None, sort: Sort, wanted: int) -> Array:
    """The places in `docs` of the `wanted` first documents of one segment, in no order."""
    rank = segment.column("oldest" if sort is Sort.OLDEST else "newest")
    if len(docs) <= wanted:
        return np.arange(len(docs))
    if sort is not Sort.RELEVANCE or scores is None:
        return np.argpartition(rank[docs], wanted - 1)[:wanted] if wanted else np.empty(0, np.intp)
    if not wanted:
        return np.empty(0, np.intp)
    among = _promising(scores, wanted)
    scores = scores[among]
    least = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
    above, equal = among[scores > least], among[scores == least]
    missing = wanted - len(above)
    if missing < len(equal):
        equal = equal[np.argpartition(rank[docs[equal]], missing - 1)[:missing]]
    return np.concatenate((above, equal))


def _promising(scores: Array, wanted: int) -> Array:
    """The places of at least the `wanted` best scores, and of not many more unless many are equal.

    As many blocks hold a score of at least the bound, so nothing below it is among the best.
    """
    blocks = len(scores) // BLOCK
    if blocks <= wanted:
        return np.arange(len(scores))
    # A block is every n-th score: the maxima of all are one vectorised pass.
    most = scores[: blocks * BLOCK].reshape(BLOCK, blocks).max(axis=0)
    return np.flatnonzero(scores >= np.partition(most, blocks - wanted)[blocks - wanted])


def in_order(scores: Array, days: Array, ids: Array, sort: Sort) -> Array:
    """The order of documents from several segments: by score or date, equal ones by date (newest first), then by id."""
    undated = days == UNDATED
    newest = np.where(undated, np.iinfo(np.int64).max, -days.astype(np.int64))
    if sort is Sort.OLDEST:
        newest = np.where(undated, np.iinfo(np.int64).max, days.astype(np.int64))
    keys = (ids, newest, -scores) if sort is Sort.RELEVANCE else (ids, newest)
    return np.lexsort(keys)
