"""Which postings does one search read, so that none is decoded twice?"""

from searchapp.engines.whoosh.match.budget import Budget
from searchapp.engines.whoosh.match.sets import MUCH_SHORTER, common
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.term_index import TermIndex


class Reading:
    """One search in one term index, with the work that it may do."""

    def __init__(self, index: TermIndex, budget: Budget) -> None:
        self.index = index
        self.budget = budget
        self._read: dict[tuple[str, int], tuple[Array, Array]] = {}

    def term(self, field: str, number: int) -> tuple[Array, Array]:
        """The documents (int32) and frequency bytes (uint8) of one term."""
        found = self._read.get((field, number))
        if found is None:
            found = self._read[field, number] = self.index.postings(field, number, number + 1)
        return found

    def among(self, field: str, number: int, docs: Array) -> tuple[Array, Array, Array]:
        """Of one term the documents that are among these (ascending), frequency bytes, and where they stand there."""
        begin, end = self.index.bounds(field, number, number + 1)
        if (field, number) not in self._read and len(docs) < MUCH_SHORTER * (end - begin):
            return self.index.among(field, number, docs)
        ids, packed = self.term(field, number)
        at, where = common(ids, docs)
        return ids[at], packed[at], where

    def some(self, field: str, first: int, last: int) -> tuple[Array, Array, int]:
        """The same of the terms [first, last), term by term, as many as the budget allows; and where they begin."""
        begin, end = self.index.bounds(field, first, last)
        granted = self.budget.take_some(end - begin)
        if last - first == 1 and granted == end - begin:
            return *self.term(field, first), begin
        return *self.index.postings(field, first, last, granted), begin
