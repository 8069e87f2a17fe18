"""Where does one word, phrase, beginning or misspelt word match, and how much does that weigh?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from searchapp.analysis import forms
from searchapp.engines.whoosh.match.budget import Budget
from searchapp.engines.whoosh.match.reading import Reading
from searchapp.engines.whoosh.match.sums import Sums
from searchapp.engines.whoosh.rank.weights import Postings
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import STEM, TOKEN, stem_term
from searchapp.engines.whoosh.store.term_index import TermIndex
from searchapp.request import Fuzzy, Prefix, TextNode, Word

Runs = list[tuple[int, int]]
"""Ranges [first, last) of term numbers: one for a word or a beginning, several for words in several languages."""

FUZZY_WORK = 20
"""What one term costs that is compared with a misspelt word, in postings."""

TERM_WORK = 4_000
"""What looking at one more term costs, however few postings it has, in postings."""


@dataclass(slots=True)
class Element:
    """One token of a text node: the field it is looked up in, and its terms in each segment's two indexes."""

    name: str
    runs: dict[int, Runs] = field(default_factory=dict)
    idf: float = 0.0
    cut: bool = False
    """Whether some of its postings were left out for want of work."""
    sizes: dict[int, int] = field(default_factory=dict)
    """In how many documents of each segment it stands."""
    whole: dict[int, Postings] = field(default_factory=dict)
    """Its postings in each segment, where they were read."""


def element_terms(
    index: TermIndex, node: TextNode, field_: str, last: bool, word: str, langs: Sequence[str], budget: Budget
) -> Runs:
    """The terms that one token of a node stands for in a field, in one index of one segment."""
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
    texts = {stem_term(form, lang) for lang in langs for form in forms(word)} if field_ == STEM else {word}
    found = (index.term(field_, text) for text in texts)
    return sorted((n, n + 1) for n in found if n is not None)


def element_field(node: TextNode, tokens: Sequence[str]) -> str:
    """Which field a node's tokens are looked up in: stems for a single word, else the tokens as they stand."""
    return STEM if isinstance(node, Word) and len(tokens) == 1 else TOKEN


def alone(reading: Reading, name: str, runs: Runs, live: Array | None) -> int | None:
    """How many postings a single term has that need neither be merged nor thinned out; else None.

    They are counted as work, but not read yet.
    """
    if live is not None or len(runs) != 1 or runs[0][1] - runs[0][0] != 1:
        return None
    begin, end = reading.index.bounds(name, *runs[0])
    if not reading.index.fits(name, begin, end) or end - begin > reading.budget.left:
        return None
    reading.budget.take(end - begin)
    return end - begin


def merged(reading: Reading, name: str, runs: Runs, size: int, live: Array | None) -> Postings:
    """The postings of all these terms as one pseudo-term: frequencies summed, deleted documents left out."""
    found = _merged(reading, name, runs, size)
    if live is None or not len(found.ids):
        return found
    return found.chosen(np.flatnonzero(live[found.ids]))


def _merged(reading: Reading, name: str, runs: Runs, size: int) -> Postings:
    parts = [part for run in runs if len((part := reading.some(name, *run))[0])]
    if not parts:
        return Postings(np.empty(0, np.int32), np.empty(0, np.uint8))
    fits = all(reading.index.fits(name, begin, begin + len(ids)) for ids, _, begin in parts)
    alone = all(last - first == 1 for first, last in runs)
    if alone and fits and len(parts) == 1:
        return Postings(*parts[0][:2])
    if alone and fits and name == STEM:  # stems of several languages have no document in common, since it has one
        ids = np.concatenate([ids for ids, _, _ in parts])
        order = np.argsort(ids, kind="stable")
        if not (np.diff(ids[order]) == 0).any():  # but the forms of one word may have
            return Postings(ids[order], np.concatenate([packed for _, packed, _ in parts])[order])
    # All is read before the first sum: damage that is found then leaves no sums behind.
    beyond = [reading.index.overflow(name, begin, begin + len(ids)) for ids, _, begin in parts]
    sums = Sums(size)
    for (ids, packed, _), overflow in zip(parts, beyond, strict=True):
        sums.add(ids, packed, overflow)
    return sums.taken()
