"""How do the postings of many terms become one for each document, frequencies added up?

The words that begin so, or are spelled nearly so, are one word to the ranking. Each thread keeps an array as long as
the segment, in which the text's frequency stands in the low half of a number and the title's in the high one; what was
put there is taken out again.
"""

from __future__ import annotations

import threading

import numpy as np

from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.files import Array
from searchapp.engines.whoosh.invert import OVERFLOW, TEXT_BITS, TEXT_MAX, TITLE_MAX
from searchapp.engines.whoosh.weights import Postings

DENSE = 16
"""Documents are sorted unless they are at least one in so many of all: then all are looked through."""

_HALF = 32
_own = threading.local()


class Sums:
    """Adds up postings of one segment."""

    def __init__(self, size: int, postings: int) -> None:
        """`size` is the segment's number of documents, `postings` how many will be added at most."""
        sums: Array | None = _own.__dict__.get("sums")
        if sums is None or len(sums) < size:
            sums = _own.sums = np.zeros(size, np.int64)
        self._sums = sums[:size]
        self._ids = np.empty(postings, np.int32)
        self._found = 0

    def add(self, ids: Array, packed: Array, overflow: tuple[Array, Array]) -> None:
        """Add the postings of one or several terms; `overflow` are the frequencies of those marked `OVERFLOW`."""
        self._found = _add(ids, packed, *overflow, self._sums, self._ids, self._found)

    def taken(self) -> Postings:
        """The sums as postings, documents ascending; nothing is left of them."""
        if self._found * DENSE > len(self._sums):
            ids = np.flatnonzero(self._sums).astype(np.int32)
        else:
            ids = np.sort(self._ids[: self._found])
        packed, text, title = (
            np.empty(len(ids), np.uint8),
            np.empty(len(ids), np.float32),
            np.empty(len(ids), np.float32),
        )
        if _take(ids, self._sums, packed, text, title):
            return Postings(ids, packed)
        return Postings(ids, None, text, title)


@compiled
def _add(ids: Array, packed: Array, text: Array, title: Array, sums: Array, union: Array, found: int) -> int:
    over = 0
    for n in range(len(ids)):
        doc, frequency = ids[n], packed[n]
        if frequency == OVERFLOW:
            own = np.int64(text[over]) | np.int64(title[over]) << _HALF
            over += 1
        else:
            own = np.int64(frequency & TEXT_MAX) | np.int64(frequency >> TEXT_BITS) << _HALF
        before = sums[doc]
        union[found] = doc
        found += before == 0
        sums[doc] = before + own
    return found


@compiled
def _take(ids: Array, sums: Array, packed: Array, text: Array, title: Array) -> bool:
    """Read the sums and put zeros in their place; returns whether all fit their bytes."""
    fits = True
    for n in range(len(ids)):
        own = sums[ids[n]]
        sums[ids[n]] = 0
        in_text, in_title = own & 0xFFFFFFFF, own >> _HALF
        fits &= in_text <= TEXT_MAX and in_title <= TITLE_MAX
        packed[n] = np.uint8(in_text & TEXT_MAX | in_title << TEXT_BITS)
        text[n], title[n] = np.float32(in_text), np.float32(in_title)
    return fits
