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


_Scored = tuple[Array, Array | None, Array]
"""Numbers, their scores, and bits beside them (uint8), or none."""

_NO_BITS = np.empty(0, np.uint8)


def united(lists: Sequence[tuple[Array, Array | None]]) -> tuple[Array, Array | None]:
    """The union of sorted lists of numbers (each once a list), and the sums of their scores (None: all are zero)."""
    return _united([(ids, scores, _NO_BITS) for ids, scores in lists])[:2]


def united_stated(lists: Sequence[tuple[Array, Array | None, int | Array]]) -> _Scored:
    """The same of lists that carry bits beside their scores, which are united too (uint8; one number: of all)."""
    return _united([(a, s, np.full(len(a), bits, np.uint8) if isinstance(bits, int) else bits) for a, s, bits in lists])


def _united(lists: Sequence[_Scored]) -> _Scored:
    waiting = list(lists)
    while len(waiting) > 1:
        pairs = zip(waiting[::2], waiting[1::2], strict=False)
        rest = waiting[-1:] if len(waiting) % 2 else []
        waiting = [_both(*a, *b) for a, b in pairs] + rest
    return waiting[0] if waiting else (NONE, None, _NO_BITS)


def _both(a: Array, a_scores: Array | None, a_bits: Array, b: Array, b_scores: Array | None, b_bits: Array) -> _Scored:
    union = np.empty(len(a) + len(b), a.dtype)
    bits = np.empty(len(union) if len(a_bits) or len(b_bits) else 0, np.uint8)
    if a_scores is None and b_scores is None and not len(bits):
        return union[: _merged(a, b, union)], None, bits
    scores = np.empty(len(union), np.float32)
    a_scores = np.zeros(len(a), np.float32) if a_scores is None else a_scores
    b_scores = np.zeros(len(b), np.float32) if b_scores is None else b_scores
    found = _added(a, a_scores, a_bits, b, b_scores, b_bits, union, scores, bits)
    return union[:found], scores[:found], bits[:found]


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
def _added(
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
    """The same with scores, and with bits where there is room for any."""
    stated = len(bits) > 0
    i = j = n = 0
    while i < len(a) and j < len(b):
        x, y = a[i], b[j]
        if x < y:  # lists are of unequal length: the processor guesses right more often than not
            union[n], scores[n] = x, a_scores[i]
            if stated:
                bits[n] = a_bits[i]
            i += 1
        elif y < x:
            union[n], scores[n] = y, b_scores[j]
            if stated:
                bits[n] = b_bits[j]
            j += 1
        else:
            union[n], scores[n] = x, a_scores[i] + b_scores[j]
            if stated:
                bits[n] = a_bits[i] | b_bits[j]
            i, j = i + 1, j + 1
        n += 1
    n = _rest(a, a_scores, a_bits, i, union, scores, bits, n)
    return _rest(b, b_scores, b_bits, j, union, scores, bits, n)


@compiled
def _rest(
    ids: Array, own_scores: Array, own_bits: Array, at: int, union: Array, scores: Array, bits: Array, n: int
) -> int:
    """Copy what is left of one list behind the `n` first; returns how many there are then."""
    last = n + len(ids) - at
    union[n:last], scores[n:last] = ids[at:], own_scores[at:]
    if len(bits):
        bits[n:last] = own_bits[at:]
    return last


def stated_together(a: Array, b: Array) -> Array:
    """The bits of numbers that two lists have (uint8 each): the first where either has it, the second where both do."""
    bits = np.empty(len(a), np.uint8)
    _stated_together(a, b, bits)
    return bits


@compiled
def _stated_together(a: Array, b: Array, bits: Array) -> None:
    for n in range(len(a)):
        bits[n] = (a[n] | b[n]) & 1 | a[n] & b[n] & 2
