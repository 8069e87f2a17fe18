"""How are sorted lists of documents intersected and united?

Two lists are walked side by side without a branch that the processor would have to guess; where one is much shorter,
its numbers are looked up in the other.
"""

from collections.abc import Sequence

import numpy as np

from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.store.files import Array

MUCH_SHORTER = 16
"""A list this many times shorter than the other is looked up in it."""

NONE = np.empty(0, np.int32)


def common(a: Array, b: Array) -> tuple[Array, Array]:
    """Where in `a` and where in `b` (sorted, each number once) their common numbers stand (int32 each)."""
    if len(a) > len(b):
        in_b, in_a = common(b, a)
        return in_a, in_b
    if not len(a):
        return NONE, NONE
    in_a, in_b = np.empty(len(a), np.int32), np.empty(len(a), np.int32)
    found = (_looked_up if len(a) * MUCH_SHORTER < len(b) else _walked)(a, b, in_a, in_b)
    return in_a[:found], in_b[:found]


@compiled
def _walked(a: Array, b: Array, in_a: Array, in_b: Array) -> int:
    i = j = n = 0
    while i < len(a) and j < len(b):
        x, y = a[i], b[j]
        in_a[n] = i
        in_b[n] = j
        n += x == y
        i += x <= y
        j += y <= x
    return n


@compiled
def _looked_up(a: Array, b: Array, in_a: Array, in_b: Array) -> int:
    n = low = 0
    for i in range(len(a)):
        x, step = a[i], 1
        while low + step < len(b) and b[low + step] < x:  # galloping: Bentley and Yao, 1976
            low += step
            step *= 2
        high = min(low + step + 1, len(b))
        while low < high:
            middle = (low + high) // 2
            if b[middle] < x:
                low = middle + 1
            else:
                high = middle
        if low == len(b):
            break
        if b[low] == x:
            in_a[n] = i
            in_b[n] = low
            n += 1
    return n


def united(lists: Sequence[tuple[Array, Array | None]]) -> tuple[Array, Array | None]:
    """The union of sorted lists of numbers (each once a list), and the sums of their scores (None: all are zero)."""
    waiting = list(lists)
    while len(waiting) > 1:
        pairs = zip(waiting[::2], waiting[1::2], strict=False)
        rest = waiting[-1:] if len(waiting) % 2 else []
        waiting = [_both(*a, *b) for a, b in pairs] + rest
    return waiting[0] if waiting else (NONE, None)


def _both(a: Array, a_scores: Array | None, b: Array, b_scores: Array | None) -> tuple[Array, Array | None]:
    union = np.empty(len(a) + len(b), a.dtype)
    if a_scores is None and b_scores is None:
        return union[: _merged(a, b, union)], None
    scores = np.empty(len(union), np.float32)
    a_scores = np.zeros(len(a), np.float32) if a_scores is None else a_scores
    b_scores = np.zeros(len(b), np.float32) if b_scores is None else b_scores
    found = _added(a, a_scores, b, b_scores, union, scores)
    return union[:found], scores[:found]


@compiled
def _merged(a: Array, b: Array, union: Array) -> int:
    i = j = n = 0
    while i < len(a) and j < len(b):
        x, y = a[i], b[j]
        union[n] = min(x, y)
        n += 1
        i += x <= y
        j += y <= x
    while i < len(a):
        union[n] = a[i]
        i, n = i + 1, n + 1
    while j < len(b):
        union[n] = b[j]
        j, n = j + 1, n + 1
    return n


@compiled
def _added(a: Array, a_scores: Array, b: Array, b_scores: Array, union: Array, scores: Array) -> int:
    i = j = n = 0
    while i < len(a) and j < len(b):
        x, y = a[i], b[j]
        if x < y:  # lists are of unequal length: the processor guesses right more often than not
            union[n], scores[n] = x, a_scores[i]
            i += 1
        elif y < x:
            union[n], scores[n] = y, b_scores[j]
            j += 1
        else:
            union[n], scores[n] = x, a_scores[i] + b_scores[j]
            i, j = i + 1, j + 1
        n += 1
    while i < len(a):
        union[n], scores[n] = a[i], a_scores[i]
        i, n = i + 1, n + 1
    while j < len(b):
        union[n], scores[n] = b[j], b_scores[j]
        j, n = j + 1, n + 1
    return n


def united_stated(lists: Sequence[tuple[Array, Array | None, int | Array]]) -> tuple[Array, Array, Array]:
    """The same of lists that carry bits beside their scores, which are united too (uint8; one number: of all)."""
    waiting = [
        (
            ids,
            np.zeros(len(ids), np.float32) if scores is None else scores,
            np.full(len(ids), bits, np.uint8) if isinstance(bits, int) else bits,
        )
        for ids, scores, bits in lists
    ]
    while len(waiting) > 1:
        pairs = zip(waiting[::2], waiting[1::2], strict=False)
        rest = waiting[-1:] if len(waiting) % 2 else []
        waiting = [_both_stated(*a, *b) for a, b in pairs] + rest
    return waiting[0] if waiting else (NONE, np.empty(0, np.float32), np.empty(0, np.uint8))


def _both_stated(
    a: Array, a_scores: Array, a_bits: Array, b: Array, b_scores: Array, b_bits: Array
) -> tuple[Array, Array, Array]:
    size = len(a) + len(b)
    union, scores, bits = np.empty(size, a.dtype), np.empty(size, np.float32), np.empty(size, np.uint8)
    found = _added_stated(a, a_scores, a_bits, b, b_scores, b_bits, union, scores, bits)
    return union[:found], scores[:found], bits[:found]


@compiled
def _added_stated(
    a: Array,
    a_scores: Array,
    a_bits: Array,
    b: Array,
    b_scores: Array,
    b_bits: Array,
    union: Array,
    scores: Array,
    bits: Array,
) -> int:
    i = j = n = 0
    while i < len(a) and j < len(b):
        x, y = a[i], b[j]
        if x < y:
            union[n], scores[n], bits[n] = x, a_scores[i], a_bits[i]
            i += 1
        elif y < x:
            union[n], scores[n], bits[n] = y, b_scores[j], b_bits[j]
            j += 1
        else:
            union[n], scores[n], bits[n] = x, a_scores[i] + b_scores[j], a_bits[i] | b_bits[j]
            i, j = i + 1, j + 1
        n += 1
    while i < len(a):
        union[n], scores[n], bits[n] = a[i], a_scores[i], a_bits[i]
        i, n = i + 1, n + 1
    while j < len(b):
        union[n], scores[n], bits[n] = b[j], b_scores[j], b_bits[j]
        j, n = j + 1, n + 1
    return n


def stated_together(a: Array, b: Array) -> Array:
    """The bits of numbers that two lists have (uint8 each): the first where either has it, the second where both do."""
    bits = np.empty(len(a), np.uint8)
    _stated_together(a, b, bits)
    return bits


@compiled
def _stated_together(a: Array, b: Array, bits: Array) -> None:
    for n in range(len(a)):
        bits[n] = (a[n] | b[n]) & 1 | a[n] & b[n] & 2
