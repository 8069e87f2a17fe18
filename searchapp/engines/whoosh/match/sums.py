"""How do the postings of many terms become one for each document, frequencies added up?

The words that begin so, or are spelled nearly so, are one word to the ranking. Each thread keeps an array as long as
the segment, in which the text's frequency stands in the low half of a number and the title's in the high one, and a set
of bits that tells which numbers are not zero; what was put there is taken out again.
"""

import threading

import numpy as np

from searchapp.engines.whoosh.compiled import DISTANCE, compiled, fetch
from searchapp.engines.whoosh.rank.weights import Postings
from searchapp.engines.whoosh.store.coded import OVERFLOW, TEXT_BITS, TEXT_MAX, TITLE_MAX
from searchapp.engines.whoosh.store.files import Array

_HALF = 32
_DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)
_LOWEST = np.empty(64, np.int64)
"""Which bit of a word is the only one, by a product with a De Bruijn sequence (Leiserson, Prokop and Randall, 1998)."""
for _n in range(64):
    _LOWEST[(0x03F79D71B4CB0A89 << _n & 0xFFFFFFFFFFFFFFFF) >> 58] = _n
_own = threading.local()


class Sums:
    """Adds up postings of one segment."""

    def __init__(self, size: int) -> None:
        """`size` is the segment's number of documents."""
        own: tuple[Array, Array] | None = _own.__dict__.get("arrays")
        if own is None or len(own[0]) < size:
            own = _own.arrays = (np.zeros(size, np.int64), np.zeros(size // 64 + 1, np.uint64))
        self._sums: Array = own[0]
        self._bits: Array = own[1]
        self._found = 0

    def add(self, ids: Array, packed: Array, overflow: tuple[Array, Array]) -> None:
        """Add the postings of one or several terms; `overflow` are the frequencies of those marked `OVERFLOW`."""
        self._found += _add(ids, packed, *overflow, self._sums, self._bits)

    def taken(self) -> Postings:
        """The sums as postings, documents ascending; nothing is left of them."""
        ids, packed = np.empty(self._found, np.int32), np.empty(self._found, np.uint8)
        text, title = np.empty(self._found, np.float32), np.empty(self._found, np.float32)
        if _take(self._sums, self._bits, _LOWEST, ids, packed, text, title):
            return Postings(ids, packed)
        return Postings(ids, None, text, title)


@compiled
def _add(ids: Array, packed: Array, text: Array, title: Array, sums: Array, bits: Array) -> int:
    """Returns how many documents had nothing before."""
    over = found = 0
    for n in range(len(ids)):
        if n + DISTANCE < len(ids):
            fetch(sums, np.int64(ids[n + DISTANCE]))
        doc, frequency = ids[n], packed[n]
        if frequency == OVERFLOW:
            own = np.int64(text[over]) | np.int64(title[over]) << _HALF
            over += 1
        else:
            own = np.int64(frequency & TEXT_MAX) | np.int64(frequency >> TEXT_BITS) << _HALF
        before = sums[doc]
        found += before == 0
        bits[doc >> 6] |= np.uint64(1) << np.uint64(doc & 63)
        sums[doc] = before + own
    return found


@compiled
def _take(sums: Array, bits: Array, lowest: Array, ids: Array, packed: Array, text: Array, title: Array) -> bool:
    """Read the sums and put zeros in their place; returns whether all fit their bytes."""
    fits, found = True, 0
    for word in range(len(bits)):
        left = bits[word]
        if left:
            bits[word] = 0
        while left:
            bit = left & (~left + np.uint64(1))
            left ^= bit
            doc = word * 64 + lowest[(bit * _DE_BRUIJN) >> np.uint64(58)]
            own = sums[doc]
            sums[doc] = 0
            in_text, in_title = own & 0xFFFFFFFF, own >> _HALF
            fits &= in_text <= TEXT_MAX and in_title <= TITLE_MAX
            ids[found] = doc
            packed[found] = np.uint8(in_text & TEXT_MAX | in_title << TEXT_BITS)
            text[found], title[found] = np.float32(in_text), np.float32(in_title)
            found += 1
    return fits
