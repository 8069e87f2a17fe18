"""What does a term weigh in each of its documents?

The common posting, whose frequencies fit their byte and whose text is not very long, is weighed by one look into a
table: its text's frequency and length are the place, the saturated frequency stands there. Only what also stands in
the title, and what fits no table, is computed.
"""

from typing import Any

import numpy as np

from searchapp.engines import ranking
from searchapp.engines.whoosh.compiled import DISTANCE, compiled, fetch
from searchapp.engines.whoosh.store.coded import TEXT_BITS, TEXT_MAX
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment import Segment

LONGEST = 0xFF
"""A text of so many tokens or more fits no table."""

_K1 = np.float32(ranking.K1)


class Postings:
    """Documents (`ids`, ascending, each once) with a term's frequencies in text and title."""

    __slots__ = ("_text", "_title", "ids", "packed")

    def __init__(self, ids: Array, packed: Array | None, text: Array | None = None, title: Array | None = None) -> None:
        """Frequencies are bytes as in the index (`packed`), or numbers (float32; `title` None: in no title)."""
        self.ids = ids
        self.packed = packed
        self._text = text
        self._title = title

    def chosen(self, at: Array) -> "Postings":
        """The postings at these places (ascending)."""
        if self.packed is not None:
            return Postings(self.ids[at], self.packed[at])
        assert self._text is not None
        return Postings(self.ids[at], None, self._text[at], None if self._title is None else self._title[at])

    @property
    def text(self) -> Array:
        """The frequencies in the text (float32)."""
        if self._text is None:
            assert self.packed is not None
            self._text = (self.packed & TEXT_MAX).astype(np.float32)
        return self._text

    @property
    def stands(self) -> Array:
        """Whether each stands in the text (uint8)."""
        found: Array = self.text != 0 if self.packed is None else self.packed & TEXT_MAX != 0
        return found.view(np.uint8)

    @property
    def title(self) -> Array | None:
        """The frequencies in the title (float32), or None where all are zero."""
        if self.packed is not None and self._title is None and self.packed.size and self.packed.max() > TEXT_MAX:
            self._title = (self.packed >> TEXT_BITS).astype(np.float32)
        return self._title


class Norms:
    """The length norms of a segment's documents, under the averages of the whole generation.

    `text` and `title` are their inverses (float32); `length` (uint8) is the text's, at most `LONGEST`: a byte, since a
    common word's list reads nearly all of them; `saturated` (float32) has a place for each length and frequency.
    """

    def __init__(self, segment: Segment, text_average: float, title_average: float) -> None:
        lengths = segment.column("text_length")
        self.text = _inverse_norm(lengths, text_average, ranking.TEXT_B, ranking.TEXT_WEIGHT)
        self.title = _inverse_norm(segment.column("title_length"), title_average, ranking.TITLE_B, ranking.TITLE_WEIGHT)
        self.length = np.minimum(lengths, LONGEST).astype(np.uint8)
        norms = _inverse_norm(np.arange(LONGEST + 1), text_average, ranking.TEXT_B, ranking.TEXT_WEIGHT)
        tf = norms[:, None] * np.arange(TEXT_MAX + 1, dtype=np.float32)
        self.saturated = (tf / (tf + _K1)).ravel()


def _inverse_norm(lengths: Array, average: float, b: float, weight: float) -> Array:
    return (weight / (1 - b + b * lengths / (average or 1.0))).astype(np.float32)


def weighed(postings: Postings, norms: Norms, idf: float) -> tuple[Array, Array]:
    """BM25F of a pseudo-term in its documents (float32), by text and title; whether it stands in the text (uint8)."""
    packed, ids = postings.packed, postings.ids
    if packed is None:
        return computed(ids, postings.text, postings.title, norms, idf), postings.stands
    result, stands = np.empty(len(ids), np.float32), np.empty(len(ids), np.uint8)
    _weigh(ids, packed, norms.length, norms.saturated, norms.text, norms.title, np.float32(idf), result, stands)
    return result, stands


@compiled
def _weigh(
    ids: Array,
    packed: Array,
    lengths: Array,
    saturated: Array,
    text: Array,
    title: Array,
    idf: Any,
    result: Array,
    stands: Array,
) -> None:
    for n in range(len(ids)):
        if n + DISTANCE < len(ids):
            fetch(lengths, np.int64(ids[n + DISTANCE]))
        doc, frequency = ids[n], packed[n]
        stands[n] = frequency & TEXT_MAX != 0
        length = np.int64(lengths[doc])
        if frequency <= TEXT_MAX and length < LONGEST:
            result[n] = saturated[length << TEXT_BITS | frequency] * idf
        else:
            tf = np.float32(frequency & TEXT_MAX) * text[doc] + np.float32(frequency >> TEXT_BITS) * title[doc]
            result[n] = tf / (tf + _K1) * idf


def computed(ids: Array, text: Array | None, title: Array | None, norms: Norms, idf: float) -> Array:
    """The same of frequencies that are numbers; None: that part counts nothing."""
    tf = np.zeros(len(ids), np.float32)
    if text is not None:
        np.multiply(text, norms.text.take(ids), out=tf)
    if title is not None:
        tf += title * norms.title.take(ids)
    return tf / (tf + _K1) * np.float32(idf)
