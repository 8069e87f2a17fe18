"""How are posting lists kept small, and read again at a billion bits a second?

As Lucene's indexes of the 2000s did it (Cutting and Pedersen, "Optimizations for dynamic inverted index maintenance",
SIGIR 1990, for the gaps): a posting is the distance from the document before, doubled, plus one where its frequency
byte is not the commonest, which then follows. The number is written seven bits a byte, the lowest first, the eighth bit
saying that more follow. Most postings of a common word take one byte instead of five.
"""

from typing import Any

import numpy as np

from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.store.files import Array

TEXT_BITS = 5
TEXT_MAX = (1 << TEXT_BITS) - 1
TITLE_MAX = 6
OVERFLOW = 0xFF
"""A frequency byte holds the text's frequency in its five low bits, the title's above; 255: see the overflow table."""

ONCE = 1
"""The commonest frequency byte: once in the text, not in the title."""

LONGEST = 6
"""A posting takes so many bytes at most."""


def encode(starts: Array, ids: Array, frequency: Array) -> tuple[Array, Array]:
    """The bytes (uint8) of posting lists, and where each term's begin (int64 [terms + 1]).

    Term t has the postings [starts[t], starts[t + 1]); its `ids` (int32) ascend.
    """
    codes = np.empty(len(ids) * LONGEST, np.uint8)
    code_starts = np.zeros(len(starts), np.int64)
    used = _encode(starts, ids, frequency, codes, code_starts)
    return codes[:used].copy(), code_starts


@compiled
def _encode(starts: Array, ids: Array, frequency: Array, codes: Array, code_starts: Array) -> int:
    at = 0
    for term in range(len(starts) - 1):
        before = np.int64(-1)
        for n in range(starts[term], starts[term + 1]):
            own = frequency[n] != ONCE
            code = (np.int64(ids[n]) - before - 1) << 1 | np.int64(own)
            before = np.int64(ids[n])
            while code > 127:
                codes[at] = np.uint8(code & 127 | 128)
                code >>= 7
                at += 1
            codes[at] = np.uint8(code)
            at += 1
            if own:
                codes[at] = frequency[n]
                at += 1
        code_starts[term + 1] = at
    return at


def decode(codes: Array, starts: Array, most: int) -> tuple[Array, Array]:
    """The documents (int32) and frequency bytes (uint8) of the first `most` postings of consecutive terms.

    `codes` begin with the first term's; `starts` are the terms' borders, counted in postings of the whole field.
    """
    ids, frequency = np.empty(most, np.int32), np.empty(most, np.uint8)
    _decode(codes, starts, ids, frequency)
    return ids, frequency


@compiled
def _number(codes: Array, at: int) -> tuple[Any, int]:
    """The number that begins here, and where the next byte stands."""
    code = np.int64(codes[at])
    at += 1
    if code > 127:
        code &= 127
        shift = 7
        while True:
            byte = np.int64(codes[at])
            at += 1
            code |= (byte & 127) << shift
            if byte < 128:
                break
            shift += 7
    return code, at


@compiled
def _decode(codes: Array, starts: Array, ids: Array, frequency: Array) -> None:
    at = n = 0
    for term in range(len(starts) - 1):
        last = min(len(ids), starts[term + 1] - starts[0])
        doc = np.int64(-1)
        while n < last:
            code, at = _number(codes, at)
            doc += (code >> 1) + 1
            ids[n] = doc
            if code & 1:
                frequency[n] = codes[at]
                at += 1
            else:
                frequency[n] = ONCE
            n += 1


def decode_among(codes: Array, total: int, among: Array) -> tuple[Array, Array, Array]:
    """Of one term's postings, so many in all, those whose documents are among these (ascending, not very many more).

    Returns documents (int32), frequency bytes (uint8) and where in `among` the documents stand (int32).
    """
    most = min(total, len(among))
    ids, frequency, where = np.empty(most, np.int32), np.empty(most, np.uint8), np.empty(most, np.int32)
    found = _decode_among(codes, total, among, ids, frequency, where) if len(among) else 0
    return ids[:found], frequency[:found], where[:found]


@compiled
def _decode_among(codes: Array, total: int, among: Array, ids: Array, frequency: Array, where: Array) -> int:
    at = k = found = 0
    doc, wanted = np.int64(-1), np.int64(among[0])
    for _ in range(total):
        code, at = _number(codes, at)
        doc += (code >> 1) + 1
        own = np.uint8(ONCE)
        if code & 1:
            own = codes[at]
            at += 1
        if doc >= wanted:
            while k < len(among) and among[k] < doc:
                k += 1
            if k == len(among):
                break
            if among[k] == doc:
                ids[found], frequency[found], where[found] = doc, own, k
                found += 1
            wanted = np.int64(among[k])
    return found
