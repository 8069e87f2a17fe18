"""Where does one word, phrase, beginning or misspelt word match, and how much does that weigh?"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from searchapp.analysis import words
from searchapp.engines.whoosh.budget import Budget
from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.files import Array
from searchapp.engines.whoosh.schema import STEM, TOKEN, stem_term
from searchapp.engines.whoosh.sets import common
from searchapp.engines.whoosh.term_index import TermIndex
from searchapp.engines.whoosh.weights import Postings
from searchapp.request import Fuzzy, Prefix, TextNode, Word

Runs = list[tuple[int, int]]
"""Ranges [first, last) of term numbers: one for a word or a beginning, several for words in several languages."""

FUZZY_WORK = 20
"""What one term costs that is compared with a misspelt word, in postings."""

TERM_WORK = 4_000
"""What looking at one more term costs, however few postings it has, in postings."""

DENSE = 16
"""Documents are sorted unless they are at least one in so many of all."""

_SHIFT = 33
"""A document and a position make one number, the position in so many bits: enough for any text."""


@dataclass(slots=True)
class Element:
    """One token of a text node: the field it is looked up in, and its terms in each segment's two indexes."""

    name: str
    runs: dict[int, Runs] = field(default_factory=dict)
    idf: float = 0.0
    cut: bool = False
    """Whether some of its postings were left out for want of work."""
    whole: dict[int, Postings] = field(default_factory=dict)


def element_terms(
    index: TermIndex, node: TextNode, last: bool, word: str, langs: Sequence[str], budget: Budget
) -> Runs:
    """The terms that one token of a node stands for, in one index of one segment."""
    if last and isinstance(node, Prefix):
        run = index.beginning(TOKEN, word)
        return [run] if run[0] < run[1] else []
    if last and isinstance(node, Fuzzy):
        first, end = index.beginning(TOKEN, word[:1])
        if not budget.take((end - first) * FUZZY_WORK):
            return []
        return [(n, n + 1) for n in index.near(TOKEN, word)]
    if not budget.take(TERM_WORK):
        return []
    field_, texts = element_field(node), [word]
    if field_ == STEM:
        texts = [stem_term(word, lang) for lang in langs]
    found = (index.term(field_, text) for text in texts)
    return sorted((n, n + 1) for n in found if n is not None)


def element_field(node: TextNode) -> str:
    """Which field a node's tokens are looked up in: stems for a single word, else the tokens as they stand."""
    return STEM if isinstance(node, Word) and len(words(node.text)) == 1 else TOKEN


def merged(index: TermIndex, name: str, runs: Runs, size: int, live: Array | None, budget: Budget) -> Postings:
    """The postings of all these terms as one pseudo-term: frequencies summed, deleted documents left out."""
    parts: list[Postings] = []
    for first, last in runs:
        begin, end = index.bounds(name, first, last)
        end = begin + budget.take_some(end - begin)
        if begin < end:
            ids, packed = index.postings(name, first, last, end - begin)
            if index.fits(name, begin, end):
                parts.append(Postings(ids, packed))
            else:
                parts.append(Postings(ids, None, *index.frequencies(name, begin, packed)))
    alone = all(last - first == 1 for first, last in runs)
    if len(parts) == 1 and alone:
        found = parts[0]
    elif alone and name == STEM and all(p.packed is not None for p in parts):
        found = _joined(parts)
    else:
        found = _summed(parts, size)
    if live is None or not len(found.ids):
        return found
    return found.chosen(np.flatnonzero(live[found.ids]))


def _joined(parts: list[Postings]) -> Postings:
    """Postings without a common document: stems of several languages, since a document has one."""
    if not parts:
        return Postings(np.empty(0, np.int32), np.empty(0, np.uint8))
    ids = np.concatenate([p.ids for p in parts])
    order = np.argsort(ids, kind="stable")
    return Postings(ids[order], np.concatenate([p.packed for p in parts if p.packed is not None])[order])


_sums = threading.local()


def _summed(parts: list[Postings], size: int) -> Postings:
    """Unsorted postings with repeated documents, made one a document."""
    if not parts:
        return Postings(np.empty(0, np.int32), np.empty(0, np.uint8))
    sums: Array | None = _sums.__dict__.get("sums")
    if sums is None or len(sums) < size:
        sums = _sums.sums = np.zeros((size, 2), np.float32)
    ids = np.concatenate([p.ids for p in parts])
    titles = [np.zeros(len(p.ids), np.float32) if p.title is None else p.title for p in parts]
    union = np.empty(len(ids), np.int32)
    found = _add_up(ids, np.concatenate([p.text for p in parts]), np.concatenate(titles), sums, union)
    union = np.flatnonzero(sums[:size].any(axis=1)).astype(np.int32) if found * DENSE > size else np.sort(union[:found])
    text, title = np.empty(found, np.float32), np.empty(found, np.float32)
    _take_out(union, sums, text, title)
    return Postings(union, None, text, title if any(p.title is not None for p in parts) else None)


@compiled
def _add_up(ids: Array, text: Array, title: Array, sums: Array, union: Array) -> int:
    found = 0
    for n in range(len(ids)):
        doc = ids[n]
        if not (sums[doc, 0] or sums[doc, 1]):
            union[found] = doc
            found += 1
        sums[doc, 0] += text[n]
        sums[doc, 1] += title[n]
    return found


@compiled
def _take_out(union: Array, sums: Array, text: Array, title: Array) -> None:
    """Read the sums of these documents and put zeros in their place."""
    for n in range(len(union)):
        doc = union[n]
        text[n], title[n] = sums[doc, 0], sums[doc, 1]
        sums[doc, 0] = sums[doc, 1] = 0


def occurrences(index: TermIndex, runs: Sequence[Runs], docs: Array, budget: Budget) -> tuple[Array, Array]:
    """Where the elements of a phrase stand next to each other in these documents (sorted).

    Returns for each occurrence its document, as the place in `docs`, and its first element's position (int64 each).
    """
    keys: Array | None = None
    for offset in sorted(range(len(runs)), key=lambda i: _size(index, runs[i])):
        found = _keys(index, runs[offset], docs, offset, budget)
        keys = found if keys is None else keys[common(keys, found)[0]]
        if not len(keys):
            break
    assert keys is not None
    return keys >> _SHIFT, keys & ((1 << _SHIFT) - 1)


def _size(index: TermIndex, runs: Runs) -> int:
    """How many postings these terms have."""
    return sum(end - begin for begin, end in (index.bounds(TOKEN, first, last) for first, last in runs))


def _keys(index: TermIndex, runs: Runs, docs: Array, offset: int, budget: Budget) -> Array:
    """The occurrences of these terms in the documents, each as place · 2³³ + position - offset, sorted."""
    parts = []
    for first, last in runs:
        for term in range(first, last):
            begin, end = index.bounds(TOKEN, term, term + 1)
            if not budget.take(end - begin + TERM_WORK):
                break
            ids, packed = index.postings(TOKEN, term, term + 1)
            positions = index.positions(TOKEN, term, term + 1)
            keys = np.empty(len(positions), np.int64)
            parts.append(keys[: _keyed(ids, index.totals(TOKEN, begin, packed), positions, docs, offset, keys)])
    if not parts:
        return np.empty(0, np.int64)
    return parts[0] if len(parts) == 1 else np.sort(np.concatenate(parts))


@compiled
def _keyed(ids: Array, totals: Array, positions: Array, docs: Array, offset: int, keys: Array) -> int:
    at = place = found = 0
    for n in range(len(ids)):
        while place < len(docs) and docs[place] < ids[n]:
            place += 1
        if place == len(docs):
            break
        if docs[place] == ids[n]:
            for m in range(at, at + totals[n]):
                keys[found] = (np.int64(place) << _SHIFT) + np.int64(positions[m]) - offset
                found += 1
        at += totals[n]
    return found
