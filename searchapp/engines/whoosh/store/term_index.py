"""Which terms and postings does one of a segment's two Whoosh indexes hold?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from searchapp.engines.whoosh.store.coded import TEXT_BITS, TEXT_MAX, decode, decode_among
from searchapp.engines.whoosh.store.files import Array, CheckedFile
from searchapp.engines.whoosh.store.lexicon import Lexicon
from searchapp.engines.whoosh.store.schema import FIELDS


class TermIndex(Lexicon):
    """The terms and postings of one of the two Whoosh indexes in one segment."""

    def __init__(self, folder: Path, index: str, description: Mapping[str, Any]) -> None:
        name = description["name"]
        files = description["files"]
        self._postings = CheckedFile(folder / f"{index}_{name}.pst", files[f"{index}_{name}.pst"])
        self.files = [self._postings, CheckedFile(folder / f"{index}_{name}.trm", files[f"{index}_{name}.trm"])]
        super().__init__(self.files[1], [self.count(field) for field in FIELDS])

    def release(self) -> None:
        """Give back the memory of what was read."""
        for file in self.files:
            file.release()

    def count(self, field: str) -> int:
        """How many terms a field has."""
        return self._postings.length(f"{field}.starts") - 1

    def wide(self, field: str) -> bool:
        """Whether positions need more than 16 bits."""
        return self._postings.dtype(f"{field}.positions").itemsize > 2

    def starts(self, field: str, first: int = 0, last: int | None = None) -> Array:
        """Where the postings of the terms [first, last) begin, and where the last ones end (int64)."""
        found = self._postings.array(f"{field}.starts", first, None if last is None else last + 1)
        return found.astype(np.int64)

    def bounds(self, field: str, first: int, last: int) -> tuple[int, int]:
        """Where the postings of the terms [first, last) begin and end in the field."""
        starts = self._postings.array(f"{field}.starts", first, last + 1)
        return int(starts[0]), int(starts[-1])

    def postings(self, field: str, first: int, last: int, most: int | None = None) -> tuple[Array, Array]:
        """The documents (int32) and frequency bytes (uint8) of the terms [first, last), at most so many of them."""
        starts = self.starts(field, first, last)
        total = int(starts[-1] - starts[0])
        codes = self._postings.array(f"{field}.code_starts", first, last + 1)
        return decode(
            self._postings.array(f"{field}.codes", int(codes[0]), int(codes[-1])),
            starts,
            total if most is None else min(total, most),
        )

    def among(self, field: str, term: int, docs: Array) -> tuple[Array, Array, Array]:
        """Of one term the documents that are among these (not many times more), frequencies, where they stand there."""
        begin, end = self.bounds(field, term, term + 1)
        codes = self._postings.array(f"{field}.code_starts", term, term + 2)
        return decode_among(self._postings.array(f"{field}.codes", int(codes[0]), int(codes[1])), end - begin, docs)

    def _overflowing(self, field: str, begin: int, end: int) -> tuple[int, int]:
        """The rows of the overflow table for the postings [begin, end) of the field."""
        over = self._postings.whole(f"{field}.over_at")
        if not len(over):
            return 0, 0
        first, last = over.searchsorted((begin, end)).tolist()
        return first, last

    def fits(self, field: str, begin: int, end: int) -> bool:
        """Whether all frequencies of these postings fit their bytes."""
        first, last = self._overflowing(field, begin, end)
        return first == last

    def overflow(self, field: str, begin: int, end: int) -> tuple[Array, Array]:
        """How often those of the postings [begin, end) that don't fit their bytes stand in text and in title."""
        first, last = self._overflowing(field, begin, end)
        text, title = (self._postings.array(f"{field}.over_{n}", first, last) for n in ("text", "title"))
        return text, title

    def counts(self, field: str, begin: int, packed: Array) -> tuple[Array, Array]:
        """How often the postings from `begin` on stand in text and in title (int64 each)."""
        text, title = (packed & TEXT_MAX).astype(np.int64), (packed >> TEXT_BITS).astype(np.int64)
        first, last = self._overflowing(field, begin, begin + len(packed))
        if first < last:
            where = self._postings.array(f"{field}.over_at", first, last) - begin
            text[where], title[where] = self.overflow(field, begin, begin + len(packed))
        return text, title

    def totals_beyond(self, field: str, term: int) -> Array:
        """How many positions those of a term's postings have whose frequencies don't fit their bytes (int64)."""
        text, title = self.overflow(field, *self.bounds(field, term, term + 1))
        return text.astype(np.int64) + title

    def positions(self, field: str, first: int, last: int) -> Array:
        """The positions of all postings of the terms [first, last)."""
        bounds = self._postings.array(f"{field}.position_starts", first, last + 1)
        return self._postings.array(f"{field}.positions", int(bounds[0]), int(bounds[-1]))
