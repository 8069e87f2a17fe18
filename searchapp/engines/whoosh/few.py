"""How often does each value of a facet stand in a few documents, without a look at all the values that there are?

Each thread keeps an array of counts as long as the largest facet has values, all zero between two searches, and beside
it writes down which of them it touched: these alone are put in order, and set to zero again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from searchapp.engines.whoosh.ahead import DISTANCE, fetch
from searchapp.engines.whoosh.columns import MultiColumn
from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.facets import Counts, Share
from searchapp.engines.whoosh.files import Array

FEWER = 4
"""Documents are few where all their places in the matrix are so many times fewer than the values."""

_own = threading.local()


def are_few(columns: Sequence[MultiColumn], docs: Sequence[Array], values: int) -> bool:
    """Whether these documents of each segment are few beside so many values."""
    return sum(len(own) * column.width for column, own in zip(columns, docs, strict=True)) * FEWER < values


@contextmanager
def counted(
    columns: Sequence[MultiColumn], shares: Sequence[Share], docs: Sequence[Array], values: int
) -> Iterator[Counts]:
    """The counts of a multi-valued facet's values in these documents (ascending) of each segment."""
    overflows = [column.overflow for column in columns]  # read before anything is counted: damage leaves no counts
    matrices = [column.matrix for column in columns]
    counts, touched = _scratch(values)
    found = 0
    for column, matrix, over, share, own in zip(columns, matrices, overflows, shares, docs, strict=True):
        value_of = touched[:0] if share.same else share.value_of
        found = _touch(matrix, column.values, *over, value_of, own, counts, touched, found)
        _take_back(share, own, counts)
    try:
        yield Counts(counts[:values], touched[:found])
    finally:
        counts[touched[:found]] = 0


def _scratch(values: int) -> tuple[Array, Array]:
    """This thread's counts, all zero, and room for the numbers of so many values and one more."""
    own: tuple[Array, Array] | None = _own.__dict__.get("arrays")
    if own is None or len(own[1]) <= values:
        own = _own.arrays = np.zeros(values, np.int32), np.empty(values + 1, np.int64)
    return own


def _take_back(share: Share, docs: Array, counts: Array) -> None:
    """Take off what documents were counted too often for that bear several ordinals of one value."""
    if len(share.twice_doc) and len(docs):
        at = np.searchsorted(docs, share.twice_doc)
        at[at == len(docs)] = 0
        np.subtract.at(counts, share.twice_value[docs[at] == share.twice_doc], 1)


@compiled
def _touch(
    matrix: Array,
    none: int,
    over_doc: Array,
    over_value: Array,
    value_of: Array,
    docs: Array,
    counts: Array,
    touched: Array,
    found: int,
) -> int:
    """Count, and write down what had no count before, behind the `found` first; returns how many there are then."""
    mapped, over = len(value_of) > 0, np.searchsorted(over_doc, docs[0]) if len(docs) else 0
    for n in range(len(docs)):
        if n + DISTANCE < len(docs):
            fetch(matrix, np.int64(docs[n + DISTANCE]))
        doc = docs[n]
        for place in range(matrix.shape[1]):
            ordinal = np.int64(matrix[doc, place])
            if ordinal < none:
                value = value_of[ordinal] if mapped else ordinal
                touched[found] = value
                found += counts[value] == 0
                counts[value] += 1
        while over < len(over_doc) and over_doc[over] <= doc:
            if over_doc[over] == doc:
                value = value_of[over_value[over]] if mapped else np.int64(over_value[over])
                touched[found] = value
                found += counts[value] == 0
                counts[value] += 1
            over += 1
    return found
