"""How often does each value of a multi-valued facet stand in these documents?

Each thread keeps an array of counts as long as the largest facet has values, all zero between two searches: a new one
would have to be fetched into the processor's cache. Where documents are few it is written down beside it which values
were touched: these alone are put in order, and set to zero again.
"""

import threading
from collections.abc import Sequence

import numpy as np

from searchapp.engines.whoosh.compiled import DISTANCE, compiled, fetch
from searchapp.engines.whoosh.count.facets import Counts, Share, count_multiple
from searchapp.engines.whoosh.store.columns import PADDINGS, MultiColumn
from searchapp.engines.whoosh.store.files import Array

FEWER = 4
"""Documents are few where all their places in the matrix are so many times fewer than the values."""

_own = threading.local()


def counted(columns: Sequence[MultiColumn], shares: Sequence[Share], docs: Sequence[Array], values: int) -> Counts:
    """The counts of a facet's values in these documents (ascending) of each segment, to be `cleared` after use."""
    places = sum([len(own) * column.width for column, own in zip(columns, docs, strict=True)])
    if places * FEWER < values:
        return _of_few(columns, shares, docs, values)
    if len(columns) == 1 and shares[0].same and len(docs[0]) < columns[0].documents:
        counts, _ = _scratch(values)
        columns[0].add_counts(docs[0], counts)
        return Counts(counts[:values], None, counts[: values + PADDINGS])
    own = [count_multiple(*each, values) for each in zip(columns, shares, docs, strict=True)]
    return Counts(own[0] if len(own) == 1 else sum(own, np.zeros(values, np.int64)))


def cleared(counts: Counts) -> None:
    """Set to zero what this thread keeps."""
    if counts.touched is not None:
        counts.counts[counts.touched] = 0
    elif counts.kept is not None:
        counts.kept[:] = 0


def _of_few(columns: Sequence[MultiColumn], shares: Sequence[Share], docs: Sequence[Array], values: int) -> Counts:
    parts = [(column.matrix, column.values, *column.overflow) for column in columns]  # read before counting begins
    counts, touched = _scratch(values)
    found = 0
    for part, share, own in zip(parts, shares, docs, strict=True):
        value_of = touched[:0] if share.same else share.value_of
        found = _touch(*part, value_of, own, counts, touched, found)
        if len(often := share.too_often(own)):
            np.subtract.at(counts, often, 1)
    return Counts(counts[:values], touched[:found])


def _scratch(values: int) -> tuple[Array, Array]:
    """This thread's counts, all zero, with room for paddings, and room for the numbers of all values and one more."""
    own: tuple[Array, Array] | None = _own.__dict__.get("arrays")
    if own is None or len(own[1]) <= values:
        own = _own.arrays = np.zeros(values + PADDINGS, np.int32), np.empty(values + 1, np.int64)
    return own


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
