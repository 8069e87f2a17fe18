"""Which terms and postings does one of a segment's two Whoosh indexes hold?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from searchapp.engines.whoosh.columns import ranges
from searchapp.engines.whoosh.files import Array, CheckedFile
from searchapp.engines.whoosh.invert import OVERFLOW, TEXT_BITS, TEXT_MAX
from searchapp.engines.whoosh.lexicon import Lexicon
from searchapp.engines.whoosh.schema import FIELDS

TEXT_OF = (np.arange(256) & TEXT_MAX).astype(np.float32)
TITLE_OF = (np.arange(256) >> TEXT_BITS).astype(np.float32)
"""The frequencies in text and in title that a byte stands for, but for `OVERFLOW`."""


class TermIndex:
    """The terms and postings of one of the two Whoosh indexes in one segment."""

    def __init__(self, folder: Path, index: str, description: Mapping[str, Any]) -> None:
        name = description["name"]
        files = description["files"]
        self._postings = CheckedFile(folder / f"{index}_{name}.pst", files[f"{index}_{name}.pst"])
        self.files = [self._postings, CheckedFile(folder / f"{index}_{name}.trm", files[f"{index}_{name}.trm"])]
        counts = [self._postings.length(f"{field}.starts") - 1 for field in FIELDS]
        self.lexicon = Lexicon(self.files[1], counts)

    def term(self, field: str, text: str) -> int | None:
        """The number of a term in its field."""
        start = self.lexicon.start(FIELDS.index(field), text)
        return None if start is None else int(np.searchsorted(self._postings.whole(f"{field}.starts"), start))

    def beginning(self, field: str, prefix: str) -> tuple[int, int]:
        """The numbers of the terms that begin so."""
        return self.lexicon.beginning(FIELDS.index(field), prefix)

    def near(self, field: str, word: str) -> list[int]:
        """The numbers of the terms near a misspelt word."""
        return self.lexicon.near(FIELDS.index(field), word)

    def release(self) -> None:
        """Give back the memory of what was read."""
        for file in self.files:
            file.release()

    def starts(self, field: str) -> Array:
        """Where each term's postings begin, and at last the total (int64)."""
        return self._postings.array(f"{field}.starts")

    def terms(self, field: str) -> list[bytes]:
        """All terms of a field, in order."""
        return self.lexicon.terms(FIELDS.index(field))

    def wide(self, field: str) -> bool:
        """Whether positions need more than 16 bits."""
        return self._postings.dtype(f"{field}.positions").itemsize > 2

    def counts(self, field: str, begin: int, end: int) -> tuple[Array, Array]:
        """How often the postings' terms stand in text and in title (int64 each)."""
        text, title = self.frequencies(field, begin, end, None)
        return text.astype(np.int64), np.zeros(len(text), np.int64) if title is None else title.astype(np.int64)

    def all_positions(self, field: str, first: int, last: int) -> Array:
        """The positions of all postings of the terms [first, last)."""
        bounds = self._postings.array(f"{field}.position_starts", first, last + 1)
        return self._postings.array(f"{field}.positions", int(bounds[0]), int(bounds[-1]))

    def bounds(self, field: str, first: int, last: int) -> tuple[int, int]:
        """Where the postings of the terms [first, last) begin and end in the field."""
        starts = self._postings.array(f"{field}.starts", first, last + 1)
        return int(starts[0]), int(starts[-1])

    def ids(self, field: str, begin: int, end: int) -> Array:
        """The document numbers of these postings (int32 view)."""
        return self._postings.array(f"{field}.ids", begin, end)

    def packed(self, field: str, begin: int, end: int) -> Array | None:
        """The frequency bytes of these postings (uint8 view), or None where some are too high for theirs."""
        over = self._postings.whole(f"{field}.over_at")
        if len(over):
            first, last = np.searchsorted(over, (begin, end)).tolist()
            if first < last:
                return None
        return self._postings.array(f"{field}.frequency", begin, end)

    def frequencies(self, field: str, begin: int, end: int, at: Array | None) -> tuple[Array, Array | None]:
        """How often the postings' terms stand in text and in title (float32 each), None where in no title.

        `at` chooses among the postings, counted from `begin`.
        """
        packed = self._postings.array(f"{field}.frequency", begin, end)
        if at is not None:
            packed = packed[at]
        text = TEXT_OF[packed]
        title = TITLE_OF[packed] if packed.size and int(packed.max()) > TEXT_MAX else None
        over = self._postings.whole(f"{field}.over_at")
        if len(over):
            first, last = np.searchsorted(over, (begin, end)).tolist()
            if first < last:
                where = np.flatnonzero(packed == OVERFLOW)
                source = where if at is None else at[where]
                row = np.searchsorted(over, source + begin)
                text[where] = self._postings.array(f"{field}.over_text")[row]
                if title is not None:
                    title[where] = self._postings.array(f"{field}.over_title")[row]
        return text, title

    def positions(self, field: str, term: int, begin: int, end: int, at: Array) -> tuple[Array, Array]:
        """The positions of a term in some of its postings: how many each has, and all of them (int64 each)."""
        text, title = self.frequencies(field, begin, end, None)
        counts = (text if title is None else text + title).astype(np.int64)
        first, last = self._postings.array(f"{field}.position_starts", term, term + 2).tolist()
        all_positions = self._postings.array(f"{field}.positions", first, last)
        if len(at) == len(counts):
            return counts, all_positions.astype(np.int64)
        ends = np.cumsum(counts)
        chosen = counts[at]
        return chosen, all_positions[ranges(ends[at] - chosen, chosen)].astype(np.int64)
