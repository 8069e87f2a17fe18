"""How does a stretch of tokens become posting lists, without a Python step for each token?

Every occurrence is one 64-bit key: the term's rank above, its place in the stretch below. One sort brings all
occurrences of a term together, documents ascending and positions ascending within; the rest is differences.
"""

from dataclasses import dataclass

import numpy as np

from searchapp.engines.whoosh.store.coded import OVERFLOW, TEXT_BITS, TEXT_MAX, TITLE_MAX, encode
from searchapp.engines.whoosh.store.files import Array, PartWriter


@dataclass(frozen=True, slots=True)
class Postings:
    """The posting lists of one field, terms in order, one after another.

    - `starts` int64 [terms + 1]: where a term's postings begin; `ids` int32 [postings]; `frequency` uint8 [postings];
    - `over_at` int64, `over_text`, `over_title` uint32: the postings whose frequencies don't fit their byte, ascending;
    - `position_starts` int64 [terms + 1] and `positions` uint16 or uint32; both None for a field without positions.
    """

    starts: Array
    ids: Array
    frequency: Array
    over_at: Array
    over_text: Array
    over_title: Array
    position_starts: Array | None = None
    positions: Array | None = None

    def write(self, file: PartWriter, field: str) -> None:
        """Write them as those of a field."""
        codes, code_starts = encode(self.starts, self.ids, self.frequency)
        file.add(f"{field}.starts", shortened(self.starts))
        file.add(f"{field}.codes", codes)
        file.add(f"{field}.code_starts", shortened(code_starts))
        for part in ("over_at", "over_text", "over_title"):
            file.add(f"{field}.{part}", getattr(self, part))
        if self.positions is not None and self.position_starts is not None:
            file.add(f"{field}.position_starts", shortened(self.position_starts))
            file.add(f"{field}.positions", self.positions)


def invert(ranks: Array, terms: int, owners: Array, in_title: Array | None, positions: Array | None) -> Postings:
    """Posting lists from occurrences that stand in document order.

    `ranks` int32: each occurrence's term, as its place among the sorted terms; `owners` int32: its document;
    `in_title` bool or None; `positions` uint32 or None, ascending within a document.
    """
    order = np.sort(ranks.astype(np.uint64) << np.uint64(32) | np.arange(len(ranks), dtype=np.uint64))
    rank = (order >> np.uint64(32)).astype(np.int32)
    order = (order & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    owner = owners[order]
    new = np.ones(len(order), bool)
    new[1:] = (rank[1:] != rank[:-1]) | (owner[1:] != owner[:-1])
    first = np.flatnonzero(new)
    counts = np.diff(first, append=len(order))
    title: Array = np.zeros(len(first), np.int64)
    if in_title is not None and len(first):
        title = np.add.reduceat(in_title[order].astype(np.int64), first)
    starts = np.zeros(terms + 1, np.int64)
    np.cumsum(np.bincount(rank[first], minlength=terms), out=starts[1:])
    packed = pack_frequencies(counts - title, title)
    if positions is None:
        return Postings(starts, owner[first].astype(np.int32), *packed)
    position_starts = np.zeros(terms + 1, np.int64)
    np.cumsum(np.bincount(rank, minlength=terms), out=position_starts[1:])
    return Postings(starts, owner[first].astype(np.int32), *packed, position_starts, narrow(positions[order]))


def pack_frequencies(text: Array, title: Array) -> tuple[Array, Array, Array, Array]:
    """The frequency bytes, and the overflow table: where, text, title."""
    over = (text > TEXT_MAX) | (title > TITLE_MAX)
    packed = np.where(over, OVERFLOW, text | title << TEXT_BITS).astype(np.uint8)
    at = np.flatnonzero(over).astype(np.int64)
    return packed, at, text[at].astype(np.uint32), title[at].astype(np.uint32)


def narrow(values: Array) -> Array:
    """The values in 16 bits where all fit, else in 32."""
    return values.astype(np.uint16 if not len(values) or values.max() <= 0xFFFF else np.uint32)


def shortened(starts: Array) -> Array:
    """Ascending places in 32 bits where all fit, else in 64."""
    return starts.astype(np.uint32 if not len(starts) or starts[-1] < 1 << 32 else np.int64)
