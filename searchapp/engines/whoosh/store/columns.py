"""Which values does each document have, in a form that counts a hundred thousand documents in a millisecond?

A multi-valued column is a padded matrix of ordinals, as wide as nearly all documents need (at most `WIDEST`); what a
document has beyond that stands in an overflow list, so that one paragraph of five thousand names costs five thousand
numbers and no more. Beside it stands the inverse: for each ordinal its documents, for filters.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from searchapp.engines.whoosh.compiled import DISTANCE, compiled, fetch
from searchapp.engines.whoosh.store.files import Array, CheckedFile, PartWriter

T = TypeVar("T")

WIDEST = 8
COVERED = 0.995
"""The matrix is as wide as this share of the documents needs."""

PADDINGS = 16
"""What is empty is padded with so many numbers in turn: to count one and the same again and again is to wait for it."""


def offsets(counts: Array) -> Array:
    """Where each of consecutive groups of these sizes begins, and at last the total (int64)."""
    result = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=result[1:])
    return result


def ranges(starts: Array, counts: Array) -> Array:
    """The numbers of the ranges [start, start + count), one range after another (int64)."""
    counts = counts.astype(np.int64)
    total = int(counts.sum())
    if not total:
        return np.empty(0, np.int64)
    ends = np.cumsum(counts)
    return np.repeat(starts.astype(np.int64) - (ends - counts), counts) + np.arange(total, dtype=np.int64)


def ranked(values: Sequence[T], key: Callable[[T], Any] | None = None) -> tuple[list[T], Array]:
    """The values in order, and each one's rank (int32)."""
    keys: Sequence[Any] = values if key is None else list(map(key, values))
    order = sorted(range(len(values)), key=keys.__getitem__)
    rank = np.empty(len(values), np.int32)
    rank[order] = np.arange(len(values), dtype=np.int32)
    return [values[n] for n in order], rank


def write_multi(file: PartWriter, name: str, starts: Array, flat: Array, values: int) -> None:
    """Write a multi-valued column: document d has the ordinals flat[starts[d] : starts[d + 1]], all below `values`."""
    counts = np.diff(starts)
    width = _width(counts)
    dtype = np.uint16 if values + PADDINGS <= 1 << 16 else np.uint32
    matrix = (values + np.arange(len(counts) * width) % PADDINGS).astype(dtype).reshape(len(counts), width)
    owner = np.repeat(np.arange(len(counts)), counts)
    place = np.arange(len(flat)) - np.repeat(starts[:-1], counts)
    inside = place < width
    matrix[owner[inside], place[inside]] = flat[inside]
    file.add(f"{name}.matrix", matrix.ravel())
    file.add(f"{name}.width", np.array([width], np.int64))
    file.add(f"{name}.over_doc", owner[~inside].astype(np.int32))
    file.add(f"{name}.over_value", flat[~inside].astype(np.uint32))
    by_value = np.argsort(flat, kind="stable")
    file.add(f"{name}.docs", owner[by_value].astype(np.int32))
    file.add(f"{name}.docs_start", offsets(np.bincount(flat, minlength=values)))


def _width(counts: Array) -> int:
    """How wide the matrix is: enough for nearly all documents."""
    if not len(counts):
        return 0
    return min(WIDEST, int(np.quantile(counts, COVERED, method="higher")))


class MultiColumn:
    """Reads a multi-valued column. `matrix` [documents, width] is padded with `values` and above."""

    def __init__(self, file: CheckedFile, name: str, documents: int, values: int) -> None:
        width = int(file.whole(f"{name}.width")[0])
        self._file, self._name = file, name
        self.values = values
        self.documents = documents
        self.width = width

    @cached_property
    def matrix(self) -> Array:
        """The padded ordinals, [documents, width]."""
        return self._file.whole(f"{self._name}.matrix").reshape(self.documents, self.width)

    @cached_property
    def overflow(self) -> tuple[Array, Array]:
        """The documents (ascending) and ordinals that found no room in the matrix."""
        return self._file.whole(f"{self._name}.over_doc"), self._file.whole(f"{self._name}.over_value")

    def of_each(self, docs: Array) -> list[list[int]]:
        """The ordinals of each of these documents, in their own order."""
        none = self.values
        found = [[value for value in row if value < none] for row in self.matrix[docs].tolist()]
        over_doc, over_value = self.overflow
        if len(over_doc):
            for doc, row in zip(docs.tolist(), found, strict=True):
                if len(row) == self.width:
                    first, last = np.searchsorted(over_doc, (doc, doc + 1)).tolist()
                    row += over_value[first:last].tolist()
        return found

    def flat(self) -> tuple[Array, Array]:
        """How many ordinals each document has (int64), and all of them, in order (int64)."""
        matrix = self.matrix
        over_doc, over_value = self.overflow
        inside = matrix < self.values
        counts = inside.sum(axis=1) if self.width else np.zeros(self.documents, np.int64)
        beyond = np.bincount(over_doc, minlength=self.documents)
        if not len(over_doc):
            return counts, matrix[inside].astype(np.int64)
        total = counts + beyond
        result = np.empty(int(total.sum()), np.int64)
        starts = offsets(total)[:-1]
        result[ranges(starts, counts)] = matrix[inside]
        result[ranges(starts + counts, beyond)] = over_value
        return total, result

    def documents_of(self, ordinal: int) -> Array:
        """The documents that have this ordinal, ascending (int32)."""
        starts = self._file.whole(f"{self._name}.docs_start")
        return self._file.array(f"{self._name}.docs", int(starts[ordinal]), int(starts[ordinal + 1]))

    def documents_of_any(self, ordinals: Sequence[int]) -> Array:
        """The documents that have any of these ordinals, ascending, each once (int32)."""
        lists = [self.documents_of(o) for o in ordinals]
        if len(lists) == 1:
            return lists[0]
        return np.unique(np.concatenate(lists)) if lists else np.empty(0, np.int32)

    def count(self, docs: Array | None) -> Array:
        """How often each ordinal stands in these documents (ascending; None: all), int32 or int64 [values]."""
        if docs is None:
            return np.diff(self._file.whole(f"{self._name}.docs_start"))
        counts = np.zeros(self.values + PADDINGS, np.int32)
        self.add_counts(docs, counts)
        return counts[: self.values]

    def add_counts(self, docs: Array, counts: Array) -> None:
        """The same, added to counts (int32), which need room for `PADDINGS` more than there are values."""
        over_doc, over_value = self.overflow
        _count(self.matrix, docs, counts)
        if len(over_doc):
            _count_over(over_doc, over_value, docs, counts)


@compiled
def _count(matrix: Array, docs: Array, counts: Array) -> None:
    for n in range(len(docs)):
        if n + DISTANCE < len(docs):
            fetch(matrix, np.int64(docs[n + DISTANCE]))
        doc = docs[n]
        for place in range(matrix.shape[1]):  # padding is counted too: cheaper than to look for it
            counts[matrix[doc, place]] += 1


@compiled
def _count_over(over_doc: Array, over_value: Array, docs: Array, counts: Array) -> None:
    n = m = 0
    while n < len(docs) and m < len(over_doc):
        if docs[n] < over_doc[m]:
            n += 1
        else:
            if docs[n] == over_doc[m]:
                counts[over_value[m]] += 1
            m += 1
