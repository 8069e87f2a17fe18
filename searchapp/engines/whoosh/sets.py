"""How are sorted lists of documents intersected and united, each in the way that is cheapest for its size?"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from searchapp.engines.whoosh.files import Array

MUCH_SHORTER = 16
"""A list this many times shorter than the other is looked up in it."""

_buffers = threading.local()


def scratch(name: str, size: int, dtype: type) -> Array:
    """This thread's array of zeros of at least this size; whoever uses it puts the zeros back."""
    found: Array | None = _buffers.__dict__.get(name)
    if found is None or len(found) < size:
        found = np.zeros(max(size, 1024), dtype)
        _buffers.__dict__[name] = found
    return found


def common(a: Array, b: Array, size: int) -> tuple[Array, Array]:
    """Where in `a` and where in `b` (sorted, each number once, below `size`) their common numbers stand."""
    if len(a) > len(b):
        in_b, in_a = common(b, a, size)
        return in_a, in_b
    if not len(a):
        none = np.empty(0, np.intp)
        return none, none
    if len(a) * MUCH_SHORTER < len(b):
        at = np.searchsorted(b, a)
        at[at == len(b)] = 0
        in_a = np.flatnonzero(b[at] == a)
        return in_a, at[in_a]
    place = scratch("place", size, np.int32)
    place[a] = np.arange(1, len(a) + 1, dtype=np.int32)
    found = place[b]
    place[a] = 0
    in_b = np.flatnonzero(found)
    return found[in_b].astype(np.intp) - 1, in_b


def united(lists: Sequence[tuple[Array, Array | None]], size: int) -> tuple[Array, Array | None]:
    """The union of sorted lists of numbers below `size`, and the sums of their scores (None: all are zero)."""
    if len(lists) == 1:
        return lists[0]
    total = sum(len(numbers) for numbers, _ in lists)
    scored = any(scores is not None for _, scores in lists)
    if total * 32 < size:
        return _united_few(lists, scored)
    seen = scratch("seen", size, np.bool_)
    for numbers, _ in lists:
        seen[numbers] = True
    union = np.flatnonzero(seen[:size]).astype(np.int32)
    if not scored:
        seen[union] = False
        return union, None
    seen[union] = False
    sums = scratch("sums", size, np.float32)
    for numbers, scores in lists:
        if scores is not None:
            sums[numbers] += scores
    result = sums[union]
    sums[union] = 0
    return union, result


def _united_few(lists: Sequence[tuple[Array, Array | None]], scored: bool) -> tuple[Array, Array | None]:
    """The same for short lists, by sorting."""
    numbers = np.concatenate([n for n, _ in lists]) if lists else np.empty(0, np.int32)
    union, inverse = np.unique(numbers, return_inverse=True)
    if not scored:
        return union, None
    sums = np.zeros(len(union), np.float32)
    at = 0
    for part, scores in lists:
        if scores is not None:
            sums[inverse[at : at + len(part)]] += scores
        at += len(part)
    return union, sums
