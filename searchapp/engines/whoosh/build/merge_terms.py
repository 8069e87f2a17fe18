"""How do the posting lists of several segments become one?

By ranges of terms: of each segment the postings of a range are read, documents renumbered, and one stable sort by term
brings them together, since the segments follow each other in document order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from searchapp.engines.whoosh.build.invert import pack_frequencies, shortened
from searchapp.engines.whoosh.store.coded import encode
from searchapp.engines.whoosh.store.columns import offsets, ranges, ranked
from searchapp.engines.whoosh.store.dictionary import write_terms
from searchapp.engines.whoosh.store.files import Array, PartWriter, describe
from searchapp.engines.whoosh.store.schema import FIELDS, TOKEN
from searchapp.engines.whoosh.store.term_index import TermIndex

CHUNK = 300_000
"""So many postings are merged at once (a longer list of one term is a chunk of its own)."""

MOST_TERMS = 65_000
"""So many terms are merged at once: their ranks fit in 16 bits, which sort fastest."""


def joined(arrays: Sequence[Array]) -> Array:
    """The arrays one after another."""
    return np.concatenate(arrays) if arrays else np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Postings of a range of terms, of one segment or of all: each posting's term counted from the range's first."""

    rank: Array
    ids: Array
    text: Array
    title: Array
    positions: Array | None


def merge_terms(folder: Path, index: str, name: str, parts: Sequence[tuple[TermIndex, Array]]) -> dict[str, Any]:
    """Write dictionary and postings of one index; `parts` are each segment's, with the new numbers of its documents."""
    file = PartWriter(folder / f"{index}_{name}.pst")
    fields = [(field, _Field(parts, field).write(file)) for field in FIELDS]
    dictionary = folder / f"{index}_{name}.trm"
    write_terms(dictionary, fields)
    return {file.path.name: file.close(), dictionary.name: describe(dictionary)}


class _Counts:
    """How much each term has, chunk by chunk of a merge."""

    def __init__(self) -> None:
        self._postings: list[Array] = []
        self._codes: list[Array] = []
        self._positions: list[Array] = []
        self._over: list[tuple[Array, Array, Array]] = []
        self._done = 0

    def add(self, merged: _Stretch, terms: int) -> dict[str, Array]:
        """Take the next chunk, of so many terms; returns what is to be written of it, by stream."""
        packed, at, over_text, over_title = pack_frequencies(merged.text, merged.title)
        self._over.append((at + self._done, over_text, over_title))
        self._done += len(merged.ids)
        count = np.bincount(merged.rank, minlength=terms)
        codes, starts = encode(offsets(count), merged.ids, packed)
        self._postings.append(count)
        self._codes.append(np.diff(starts))
        if merged.positions is None:
            return {"codes": codes}
        total = merged.text + merged.title
        self._positions.append(np.bincount(merged.rank, weights=total, minlength=terms).astype(np.int64))
        return {"codes": codes, "positions": merged.positions}

    def write(self, file: PartWriter, field: str) -> Array:
        """Write where everything begins; returns which terms have postings left."""
        count = joined(self._postings).astype(np.int64)
        used = np.flatnonzero(count)
        file.add(f"{field}.starts", shortened(offsets(count[used])))
        file.add(f"{field}.code_starts", shortened(offsets(joined(self._codes)[used])))
        for n, name in enumerate(("over_at", "over_text", "over_title")):
            file.add(f"{field}.{name}", joined([over[n] for over in self._over]).astype(np.uint32 if n else np.int64))
        if field == TOKEN:
            file.add(f"{field}.position_starts", shortened(offsets(joined(self._positions)[used])))
        return used


class _Field:
    """One field of one index, over all segments."""

    def __init__(self, parts: Sequence[tuple[TermIndex, Array]], field: str) -> None:
        self.parts = parts
        self.field = field
        numbers: dict[bytes, int] = {}
        own = [np.array([numbers.setdefault(t, len(numbers)) for t in i.terms(field)], np.int32) for i, _ in parts]
        self.terms, rank = ranked(list(numbers))
        self.ranks = [rank[o] if len(o) else o for o in own]

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Ranges of terms that are merged at once."""
        counts = np.zeros(len(self.terms), np.int64)
        for (index, _), ranks in zip(self.parts, self.ranks, strict=True):
            counts[ranks] += np.diff(index.starts(self.field))
        ends = np.cumsum(counts)
        first = 0
        while first < len(ends):
            before = int(ends[first - 1]) if first else 0
            last = int(np.searchsorted(ends, before + CHUNK, side="right"))
            last = min(max(last, first + 1), first + MOST_TERMS)
            yield first, last
            first = last

    def write(self, file: PartWriter) -> list[bytes]:
        """Merge and write; returns the terms that have postings left."""
        streams: dict[str, np.dtype[Any]] = {"codes": np.dtype(np.uint8)}
        if self.field == TOKEN:
            wide = any(index.wide(self.field) for index, _ in self.parts)
            streams["positions"] = np.dtype(np.uint32 if wide else np.uint16)
        spools = {n: PartWriter(file.path.with_suffix(f".{n}.tmp")) for n in streams}
        counts = _Counts()
        for first, last in self.chunks():
            merged = self.stretch(first, last)
            for n, array in counts.add(merged, last - first).items():
                spools[n].write(array.astype(streams[n]).tobytes())
            for index, _ in self.parts:
                index.release()
        for n, spool in spools.items():
            file.take(f"{self.field}.{n}", streams[n], spool)
        return [self.terms[i] for i in counts.write(file, self.field).tolist()]

    def stretch(self, first: int, last: int) -> _Stretch:
        """The postings of the terms [first, last) of all segments, by term, documents ascending."""
        found = [self.of_segment(n, first, last) for n in range(len(self.parts))]
        rank = np.concatenate([f.rank for f in found])
        order = np.argsort(rank, kind="stable")
        text = np.concatenate([f.text for f in found])
        title = np.concatenate([f.title for f in found])
        positions = None
        if self.field == TOKEN:
            counts = text + title
            everywhere = np.concatenate([f.positions for f in found if f.positions is not None])
            positions = everywhere[ranges(offsets(counts)[:-1][order], counts[order])]
        ids = np.concatenate([f.ids for f in found])[order]
        return _Stretch(rank[order], ids, text[order], title[order], positions)

    def of_segment(self, number: int, first: int, last: int) -> _Stretch:
        """The postings of the terms [first, last) of one segment, deleted documents left out."""
        index, renumbered = self.parts[number]
        a, b = np.searchsorted(self.ranks[number], (first, last)).tolist()
        if a == b:
            none = np.empty(0, np.int64)
            return _Stretch(none.astype(np.uint16), none, none, none, none if self.field == TOKEN else None)
        starts = index.starts(self.field, a, b)
        own, packed = index.postings(self.field, a, b)
        ids = renumbered[own]
        text, title = index.counts(self.field, int(starts[0]), packed)
        rank = np.repeat((self.ranks[number][a:b] - first).astype(np.uint16), np.diff(starts))
        positions = index.positions(self.field, a, b) if self.field == TOKEN else None
        kept = np.flatnonzero(ids >= 0)
        if len(kept) == len(ids):
            return _Stretch(rank, ids, text, title, positions)
        if positions is not None:
            counts = text + title
            positions = positions[ranges(offsets(counts)[kept], counts[kept])]
        return _Stretch(rank[kept], ids[kept], text[kept], title[kept], positions)
