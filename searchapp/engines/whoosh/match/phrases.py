"""Where do the elements of a phrase stand next to each other?

The occurrences of the rarest element are written down, and of these each further element leaves those beside which it
stands. Documents and positions ascend on both sides, so that one walk through a term's postings decides.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.match.leaf import TERM_WORK, Runs
from searchapp.engines.whoosh.match.reading import Reading
from searchapp.engines.whoosh.store.coded import OVERFLOW, TEXT_BITS, TEXT_MAX
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import TOKEN

_NOTHING = np.empty(0, np.int32), np.empty(0, np.int64)


def occurrences(reading: Reading, runs: Sequence[Runs], among: Array | None) -> tuple[Array, Array]:
    """Where the phrase stands, in all documents or among these (ascending).

    `runs` are each element's terms; at least one element has a single term. Returns for each occurrence its document
    (int32) and its first element's position (int64), ascending.
    """
    if not all(runs):
        return _NOTHING
    single = [n for n, run in enumerate(runs) if len(run) == 1 and run[0][1] - run[0][0] == 1]
    first = min(single, key=lambda n: _size(reading, runs[n]))
    found = _expanded(reading, runs[first][0][0], first, among)
    others = [n for n in range(len(runs)) if n != first]
    for n in sorted(others, key=lambda n: _size(reading, runs[n])):
        if len(found[0]):
            stands = np.zeros(len(found[0]), np.bool_)
            for term in (term for run in runs[n] for term in range(*run)):
                _walk(reading, term, n, *found, stands)
            left = _compress(*found, stands)
            found = found[0][:left], found[1][:left]
    return found


def near(reading: Reading, runs: Sequence[Runs], between: int, among: Array | None) -> tuple[Array, Array, Array]:
    """Where the elements, of a single term each, stand in this order with so many other tokens between them at most.

    Returns for each occurrence its document (int32), its first and its last element's position (int64). Of the chains
    that begin at one place the shortest counts: each element is the next one behind the element before it.
    """
    if not all(runs):
        return *_NOTHING, _NOTHING[1]
    docs, first = _expanded(reading, runs[0][0][0], 0, among)
    last = first.copy()
    for run in runs[1:]:
        found = np.zeros(len(docs), np.bool_)
        if len(docs):
            _walk(reading, run[0][0], 1, docs, last, found, exact=False)
        docs, first, last = docs[found], first[found], last[found]
    kept = last - first - (len(runs) - 1) <= between
    return docs[kept], first[kept], last[kept]


def _size(reading: Reading, runs: Runs) -> int:
    """How many postings these terms have."""
    return sum(end - begin for begin, end in (reading.index.bounds(TOKEN, first, last) for first, last in runs))


def _granted(reading: Reading, term: int) -> bool:
    begin, end = reading.index.bounds(TOKEN, term, term + 1)
    return reading.budget.take(end - begin + TERM_WORK)


def _expanded(reading: Reading, term: int, offset: int, among: Array | None) -> tuple[Array, Array]:
    """The term's occurrences, as the positions at which the phrase would begin."""
    if not _granted(reading, term):
        return _NOTHING
    ids, packed = reading.term(TOKEN, term)
    positions = reading.index.positions(TOKEN, term, term + 1)
    docs, places = np.empty(len(positions), np.int32), np.empty(len(positions), np.int64)
    over = reading.index.totals_beyond(TOKEN, term)
    chosen = ids if among is None else among
    found = _expand(ids, packed, over, positions, chosen, offset, docs, places)
    return docs[:found], places[:found]


@compiled
def _expand(
    ids: Array, packed: Array, over: Array, positions: Array, among: Array, offset: int, docs: Array, places: Array
) -> int:
    at = place = found = beyond = 0
    for n in range(len(ids)):
        frequency = packed[n]
        total: Any = np.int64(frequency & TEXT_MAX) + np.int64(frequency >> TEXT_BITS)
        if frequency == OVERFLOW:
            total = over[beyond]
            beyond += 1
        while place < len(among) and among[place] < ids[n]:
            place += 1
        if place == len(among):
            break
        if among[place] == ids[n]:
            for m in range(at, at + total):
                docs[found], places[found] = ids[n], np.int64(positions[m]) - offset
                found += 1
        at += total
    return found


def _walk(
    reading: Reading, term: int, offset: int, docs: Array, places: Array, found: Array, exact: bool = True
) -> None:
    """Mark the occurrences at whose distance a term stands; not `exact`: or behind it, and move them there."""
    if _granted(reading, term):
        ids, packed = reading.term(TOKEN, term)
        over, positions = reading.index.totals_beyond(TOKEN, term), reading.index.positions(TOKEN, term, term + 1)
        _mark(ids, packed, over, positions, offset, exact, docs, places, found)


@compiled
def _mark(
    ids: Array,
    packed: Array,
    over: Array,
    positions: Array,
    offset: int,
    exact: bool,
    docs: Array,
    places: Array,
    found: Array,
) -> None:
    at = k = beyond = 0
    for n in range(len(ids)):
        frequency, doc = packed[n], ids[n]
        total: Any = np.int64(frequency & TEXT_MAX) + np.int64(frequency >> TEXT_BITS)
        if frequency == OVERFLOW:
            total = over[beyond]
            beyond += 1
        while k < len(docs) and docs[k] < doc:
            k += 1
        if k == len(docs):
            break
        m = at
        while k < len(docs) and docs[k] == doc:
            wanted = places[k] + offset
            while m < at + total and positions[m] < wanted:
                m += 1
            if m < at + total and (positions[m] == wanted or not exact):
                found[k] = True
                if not exact:
                    places[k] = positions[m]
            k += 1
        at += total


@compiled
def _compress(docs: Array, places: Array, stands: Array) -> int:
    """Move the marked occurrences to the front; returns how many they are."""
    left = 0
    for n in range(len(docs)):
        docs[left], places[left] = docs[n], places[n]
        left += stands[n]
    return left
