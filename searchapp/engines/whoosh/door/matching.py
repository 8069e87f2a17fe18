"""How does Whoosh walk through arrays of documents, one document after another?"""

from copy import copy
from typing import Any

import numpy as np
from whoosh.matching import ListMatcher, ReadTooFar

from searchapp.engines.whoosh.rank.weights import Postings
from searchapp.engines.whoosh.store.columns import offsets
from searchapp.engines.whoosh.store.files import Array


class PostingMatcher(ListMatcher):  # type: ignore[misc]  # Whoosh has no types
    """Postings of a term or pseudo-term, with positions where known; `scorer` None: frequencies are the scores."""

    def __init__(
        self,
        postings: Postings,
        scorer: Any = None,
        term: tuple[str, bytes] | None = None,
        positions: Array | None = None,
        boost: float = 1.0,
    ) -> None:
        super().__init__(postings.ids.tolist(), total(postings).tolist(), scorer=scorer, term=term)
        self.postings, self.boost, self._positions = postings, boost, positions
        self._i: int  # the place of the document here, as Whoosh's class counts it
        self._starts: list[int] | None = None
        self._scores: list[float] | None = None

    def skip_to(self, id: int) -> None:  # noqa: A002  # Whoosh's name
        if not self.is_active():
            raise ReadTooFar
        self._i = max(self._i, int(np.searchsorted(self.postings.ids, id)))

    def copy(self) -> "PostingMatcher":
        return copy(self)

    def max_quality(self) -> float:
        """No bound is known, so nothing is left out."""
        return float("inf")

    block_quality = max_quality

    def supports(self, astype: str) -> bool:
        return astype in ("frequency", "weight") or (astype == "positions" and self._positions is not None)

    def value_as(self, astype: str) -> Any:
        if astype != "positions":
            return self.weight() if astype == "weight" else int(self.weight())
        if self._positions is None:
            return []
        if self._starts is None:
            self._starts = offsets(total(self.postings)).tolist()
        return self._positions[self._starts[self._i] : self._starts[self._i + 1]].tolist()

    def score(self) -> float:
        if not hasattr(self._scorer, "scores"):
            return float(super().score()) * self.boost
        if self._scores is None:
            self._scores = self._scorer.scores(self.postings).tolist()
        return float(self._scores[self._i] * self.boost)


def all_alike(ids: Array, score: float) -> PostingMatcher:
    """A walk through these documents (ascending), which all have this score."""
    return PostingMatcher(Postings(ids.astype(np.int32), None, np.full(len(ids), score, np.float32)))


def part_of(postings: Postings, field: str) -> Postings:
    """The postings in the text alone, or in the title alone."""
    text = postings.text
    title = np.zeros_like(text) if postings.title is None else postings.title
    own = text if field == "text" else title
    kept = np.flatnonzero(own)
    found, none = own[kept], np.zeros(len(kept), np.float32)
    return Postings(postings.ids[kept], None, *((found, none) if field == "text" else (none, found)))


def total(postings: Postings) -> Array:
    """How often the term stands in each document (float32)."""
    return postings.text if postings.title is None else postings.text + postings.title
