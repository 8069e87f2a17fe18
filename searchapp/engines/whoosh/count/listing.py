"""Which values does a facet show, and in which order?"""

from collections.abc import Iterable
from functools import partial
from itertools import repeat
from typing import Any

import numpy as np

from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.count.facets import Counts, FacetMap
from searchapp.engines.whoosh.store.files import Array
from searchapp.found import FacetCount
from searchapp.request import FacetValue

BLOCK = 64
"""So many counts are compared at once with the lowest that is kept."""

_NONE = np.empty(0, np.int64)

_COUNT = partial(tuple.__new__, FacetCount)
"""A `FacetCount` from its three, without a Python call for each."""


def listed(found: FacetMap, counted: Counts, selected: set[FacetValue], limit: int | None) -> tuple[FacetCount, ...]:
    """The values as the request's rules order and cut them; None stands last, beside the limit."""
    counts = counted.counts
    result = _entries(found, *_first(found, counted, limit))
    if selected:
        shown = {count.value for count in result}
        numbers = np.array([n for n, v in enumerate(found.values) if v in selected and v is not None], np.int64)
        result += [c for c in _entries(found, numbers, counts[numbers]) if c.value not in shown]
        result += [FacetCount(value, 0) for value in selected.difference(found.values) if value is not None]
        result.sort(key=lambda c: (-c.count, c.value))
    without = int(counts[-1]) if found.values and found.values[-1] is None else 0
    if without or None in selected:
        result.append(FacetCount(None, without))
    return tuple(result)


def _entries(found: FacetMap, numbers: Array, counts: Array) -> list[FacetCount]:
    """The values with these numbers, and their counts."""
    values: Iterable[FacetValue]
    values = map(found.values.__getitem__, numbers.tolist()) if found.ids is None else found.ids[numbers].tolist()
    return list(map(_COUNT, zip(values, counts.tolist(), repeat(0), strict=False)))


def _first(found: FacetMap, counted: Counts, limit: int | None) -> tuple[Array, Array]:
    """The numbers of the most frequent values of each group that occur at all, in the order of the list, and counts."""
    counts = counted.counts
    if limit is None:
        used = np.flatnonzero(counts[: len(found.order)])
        used = used[np.lexsort((found.order[used], -counts[used]))]
        return used, counts[used]
    kept = np.empty((len(found.borders) - 1, min(max(limit, 0), len(counts))), np.int64)
    result, amounts = np.empty(kept.size, np.int64), np.empty(kept.size, counts.dtype)
    used = np.zeros(len(kept), np.int64)
    touched = _NONE if counted.touched is None else counted.touched
    length = _list(counts, counted.touched is None, touched, found.borders, found.order, kept, used, result, amounts)
    return result[:length], amounts[:length]


@compiled
def _list(
    counts: Array,
    whole: bool,
    touched: Array,
    borders: Array,
    order: Array,
    kept: Array,
    used: Array,
    result: Array,
    amounts: Array,
) -> int:
    """List all values, or the `touched` (each once, in no order) where only these were counted; returns the length."""
    if kept.shape[1]:
        if whole:
            for group in range(len(kept)):
                used[group] = _most_frequent(counts, borders[group], borders[group + 1], kept[group])
        else:
            for number in touched:
                group = 0
                while group < len(kept) and number >= borders[group + 1]:
                    group += 1
                if group < len(kept):
                    used[group] = _insert(counts, number, kept[group], used[group])
    return _merge(counts, order, kept, used, result, amounts)


@compiled
def _insert(counts: Array, number: int, kept: Array, used: int) -> int:
    """Put a number where it belongs among the highest counts, equal ones by number; returns how many there are."""
    count, at = counts[number], used
    while at and (counts[kept[at - 1]] < count or (counts[kept[at - 1]] == count and kept[at - 1] > number)):
        if at < len(kept):
            kept[at] = kept[at - 1]
        at -= 1
    if at < len(kept):
        kept[at] = number
    return min(used + 1, len(kept))


@compiled
def _merge(counts: Array, order: Array, kept: Array, used: Array, result: Array, amounts: Array) -> int:
    """Merge the lists of the groups into one."""
    at = np.zeros(len(kept), np.int64)
    for n in range(used.sum()):
        best = -1
        for group in range(len(kept)):
            if at[group] < used[group]:
                number = kept[group, at[group]]
                if best < 0:
                    best = group
                else:
                    other = kept[best, at[best]]
                    if counts[number] > counts[other] or (
                        counts[number] == counts[other] and order[number] < order[other]
                    ):
                        best = group
        result[n] = kept[best, at[best]]
        amounts[n] = counts[result[n]]
        at[best] += 1
    return int(used.sum())


@compiled
def _most_frequent(counts: Array, first: int, last: int, kept: Array) -> int:
    """Keep the numbers of the highest counts in a list, equal ones by number; returns how many there are."""
    own = counts[first:last]
    used, least = 0, counts.dtype.type(0)
    for begin in range(0, len(own), BLOCK):
        end = min(begin + BLOCK, len(own))
        if end - begin == BLOCK and not _any_above(own[begin:end], least):
            continue
        for number in range(begin, end):
            count = own[number]
            if count > least:
                at = min(used, len(kept) - 1)
                while at and counts[kept[at - 1]] < count:
                    kept[at] = kept[at - 1]
                    at -= 1
                kept[at] = first + number
                used = min(used + 1, len(kept))
                if used == len(kept):
                    least = counts[kept[used - 1]]
    return used


@compiled
def _any_above(block: Array, least: Any) -> bool:
    above = 0
    for n in range(BLOCK):  # of a length that the compiler knows: it compares eight in one step
        above += block[n] > least
    return above > 0
