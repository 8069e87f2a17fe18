"""Which terms does a field have, and which number has each?

Reads Whoosh's dictionary file in place: one term by its hash, all terms with a beginning by bisection of the ordered
index, and words near a misspelt one by an edit distance that is computed for a whole range of terms at once.
"""

import itertools
import json
import struct
import zlib
from collections.abc import Callable, Sequence

import numpy as np

from searchapp.analysis import edits_allowed
from searchapp.engines.whoosh.store.dictionary import VALUE
from searchapp.engines.whoosh.store.files import Array, CheckedFile
from searchapp.engines.whoosh.store.schema import FIELDS

_LENGTHS = struct.Struct("!ii")
_POINTER = struct.Struct("!Iq")
_ENTRY = struct.Struct("!qi")
_INTEGER = struct.Struct("!i")
_KEY = struct.Struct("!H")

RECORD = 64
"""So many bytes are read of a record at once: nearly all are shorter."""


class Lexicon:
    """The term dictionary of one Whoosh index in one segment; a term's number counts in its field."""

    def __init__(self, file: CheckedFile, counts: Sequence[int]) -> None:
        """`counts` are the numbers of terms of `FIELDS`."""
        self._file = file
        (extras_length,) = _INTEGER.unpack(file.bytes(file.size - 4, file.size))
        tail = file.size - 4 - extras_length
        head = file.bytes(tail, min(file.size, tail + 4096))
        line = head.index(b"\n") + 1
        extras = json.loads(head[:line])
        self._index_at = tail + line
        self._index_type = np.dtype({"i": ">i4", "I": ">u4", "q": ">i8"}[extras["indextype"]])
        self._directory = file.bytes(tail - 256 * _ENTRY.size, tail)
        ends = list(itertools.accumulate(counts, initial=0))
        self._borders = dict(zip(FIELDS, itertools.pairwise(ends), strict=True))

    def _place(self, number: int) -> int:
        """Where in the file the record of the term with this number stands."""
        at = self._index_at + number * self._index_type.itemsize
        return int.from_bytes(self._file.bytes(at, at + self._index_type.itemsize), "big")

    def _key_at(self, number: int) -> bytes:
        """The key (field number and term) of the term with this number."""
        at = self._place(number)
        record = self._file.bytes(at, min(at + RECORD, self._file.size))
        end = _LENGTHS.size + int.from_bytes(record[:4], "big")
        return record[_LENGTHS.size : end] if end <= len(record) else self._file.bytes(at + _LENGTHS.size, at + end)

    def term_at(self, field: str, number: int) -> bytes:
        """The term with this number."""
        return self._key_at(self._borders[field][0] + number)[_KEY.size :]

    def terms(self, field: str) -> list[bytes]:
        """All terms of a field, in order."""
        first, last = self._borders[field]
        if first == last:
            return []
        size = self._index_type.itemsize
        index = self._file.bytes(self._index_at + first * size, self._index_at + last * size)
        places = np.frombuffer(index, self._index_type).tolist()
        begin = places[0]
        (length,) = _INTEGER.unpack(self._file.bytes(places[-1], places[-1] + 4))
        raw = self._file.bytes(begin, places[-1] + 8 + length)
        ends = [*(place - begin - VALUE.itemsize for place in places[1:]), len(raw)]
        return [raw[place - begin + 10 : end] for place, end in zip(places, ends, strict=True)]

    def term(self, field: str, term: str) -> int | None:
        """The term's number, or None where there is no such term."""
        key = _KEY.pack(FIELDS.index(field)) + term.encode("utf-8", "surrogatepass")
        hashed = zlib.crc32(key)
        table, slots = _ENTRY.unpack_from(self._directory, (hashed & 255) * _ENTRY.size)
        slot = (hashed >> 8) % slots if slots else 0
        for _ in range(slots):
            at = table + slot * _POINTER.size
            found, place = _POINTER.unpack(self._file.bytes(at, at + _POINTER.size))
            if not place:
                return None
            if found == hashed:
                record = self._file.bytes(place, place + 8 + len(key) + VALUE.itemsize)
                if record[:4] == len(key).to_bytes(4, "big") and record[8 : 8 + len(key)] == key:
                    value = _INTEGER.unpack_from(record, 8 + len(key))
                    return int(value[0])
            slot = (slot + 1) % slots
        return None

    def _bisect(self, low: int, high: int, below: Callable[[bytes], bool]) -> int:
        """The first number of [low, high) whose term is not below; `high` where all are."""
        while low < high:
            middle = (low + high) // 2
            if below(self._key_at(middle)[2:]):
                low = middle + 1
            else:
                high = middle
        return low

    def _gallop(self, low: int, high: int, below: Callable[[bytes], bool]) -> int:
        """The same where it is probably near the lower end (Bentley and Yao, 1976)."""
        step = 1
        while low + step < high and below(self._key_at(low + step)[2:]):
            low, step = low + step, 2 * step
        return self._bisect(low, min(low + step, high), below)

    def beginning(self, field: str, prefix: str) -> tuple[int, int]:
        """The numbers [first, last) of the terms that begin so."""
        wanted = prefix.encode("utf-8", "surrogatepass")
        begin, end = self._borders[field]
        first = self._bisect(begin, end, lambda term: term < wanted)
        return first - begin, self._gallop(first, end, lambda term: term[: len(wanted)] <= wanted) - begin

    def near(self, field: str, word: str) -> list[int]:
        """The numbers of the terms that `analysis.within_edits` calls near."""
        first, last = self.beginning(field, word[:1])
        letters, lengths, numbers = self._letters(field, first, last, word)
        return numbers[_within(word, letters, lengths)].tolist() if len(numbers) else []

    def _letters(self, field: str, first: int, last: int, word: str) -> tuple[Array, Array, Array]:
        """The code points of those terms in the range whose length can fit: [terms, longest], lengths, numbers."""
        limit = edits_allowed(word)
        longest = len(word) + limit
        base, size = self._borders[field][0], self._index_type.itemsize
        index = self._file.bytes(self._index_at + (base + first) * size, self._index_at + (base + last) * size)
        places = np.frombuffer(index, self._index_type).astype(np.int64)
        if not len(places):
            return np.empty((0, 0)), np.empty(0), np.empty(0)
        end = self._place(base + last - 1) + 4096
        begin = int(places[0])
        raw = np.frombuffer(self._file.bytes(begin, min(end, self._file.size)), np.uint8)
        at = places - begin
        length = (raw[at + 2].astype(np.int64) << 8 | raw[at + 3]) - 2
        fits = (length >= len(word) - limit) & (length <= 4 * longest)
        at, length, numbers = at[fits] + 10, length[fits], np.flatnonzero(fits) + first
        terms = [
            raw[a : a + n].tobytes().decode("utf-8", "surrogatepass")
            for a, n in zip(at.tolist(), length.tolist(), strict=True)
        ]
        sizes = np.array([len(t) for t in terms], np.int64)
        fits = (sizes >= len(word) - limit) & (sizes <= longest)
        padded = "".join([t.ljust(longest, "\0") for t, fit in zip(terms, fits.tolist(), strict=True) if fit])
        letters = np.frombuffer(padded.encode("utf-32-le", "surrogatepass"), np.uint32).reshape(-1, longest)
        return letters, sizes[fits], numbers[fits]


def _within(word: str, letters: Array, lengths: Array) -> Array:
    """Which rows of `letters` lie within the allowed optimal string alignment distance of the word."""
    rows, longest = letters.shape
    own = np.frombuffer(word.encode("utf-32-le", "surrogatepass"), np.uint32)
    columns = np.ascontiguousarray(letters.T)
    # distance[j] after letter i of each row: between its first i letters and the word's first j.
    before: list[Array] = []
    row: list[Array] = [np.full(rows, j, np.int8) for j in range(len(own) + 1)]
    result: Array = np.full(rows, np.int8(100))
    result[lengths == 0] = len(own)
    for i in range(longest):
        after: list[Array] = [np.full(rows, i + 1, np.int8)]
        for j in range(len(own)):
            cost = np.minimum(np.minimum(row[j + 1], after[j]) + np.int8(1), row[j] + (columns[i] != own[j]))
            if i and j:
                swapped = (columns[i] == own[j - 1]) & (columns[i - 1] == own[j])
                cost = np.where(swapped, np.minimum(cost, before[j - 1] + np.int8(1)), cost)
            after.append(cost.astype(np.int8))
        before, row = row, after
        result = np.where(lengths == i + 1, row[-1], result)
    return np.asarray(result <= edits_allowed(word))
