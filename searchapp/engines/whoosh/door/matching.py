"""How does Whoosh walk through arrays of documents, one document after another?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.matching import Matcher, NullMatcher, ReadTooFar
from whoosh.query.spans import Span

from searchapp.engines.whoosh.rank.weights import Postings
from searchapp.engines.whoosh.store.columns import offsets
from searchapp.engines.whoosh.store.files import Array


class PostingMatcher(Matcher):  # type: ignore[misc]  # Whoosh has no types
    """Postings of a term or pseudo-term, with positions where known; `scorer` None: frequencies are the scores."""

    def __init__(
        self,
        postings: Postings,
        scorer: Any = None,
        term: tuple[str, bytes] | None = None,
        positions: Array | None = None,
        boost: float = 1.0,
    ) -> None:
        self.postings = postings
        self.boost = boost
        self._scorer, self._term, self._positions = scorer, term, positions
        self._ids = postings.ids.tolist()
        self._at = 0
        self._starts: list[int] | None = None
        self._scores: list[float] | None = None

    def is_active(self) -> bool:
        """Whether there is a posting here."""
        return self._at < len(self._ids)

    def id(self) -> int:
        """The document here."""
        return int(self._ids[self._at])

    def next(self) -> bool:
        """Go on."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return True

    def skip_to(self, id: int) -> bool:  # noqa: A002  # Whoosh's name
        """Go to the first document that is not below."""
        if not self.is_active():
            raise ReadTooFar
        self._at = max(self._at, int(np.searchsorted(self.postings.ids, id)))
        return True

    def reset(self) -> None:
        """Go to the first posting."""
        self._at = 0

    def copy(self) -> PostingMatcher:
        """Another walk that stands here."""
        made = PostingMatcher(self.postings, self._scorer, self._term, self._positions, self.boost)
        made._at = self._at
        return made

    def replace(self, minquality: float = 0) -> Matcher:
        """Nothing where all is read."""
        return self if self.is_active() else NullMatcher()

    def all_ids(self) -> Iterator[int]:
        """The documents from here on."""
        return iter(self._ids[self._at :])

    def term(self) -> tuple[str, bytes] | None:
        """The term, if it is one."""
        return self._term

    def max_quality(self) -> float:
        """No bound is known, so nothing is left out."""
        return float("inf")

    block_quality = max_quality

    def supports(self, astype: str) -> bool:
        """What `value_as` knows."""
        return astype in ("frequency", "weight") or (astype == "positions" and self._positions is not None)

    def value_as(self, astype: str) -> Any:
        """How often, or where, the term stands in the document here."""
        if astype == "positions":
            return self._own_positions()
        return self.weight() if astype == "weight" else int(self.weight())

    def weight(self) -> float:
        """How often the term stands in the document here."""
        title = self.postings.title
        return float(self.postings.text[self._at] + (0 if title is None else title[self._at]))

    def _own_positions(self) -> list[int]:
        if self._positions is None:
            return []
        if self._starts is None:
            title = self.postings.title
            self._starts = offsets(self.postings.text if title is None else self.postings.text + title).tolist()
        found: list[int] = self._positions[self._starts[self._at] : self._starts[self._at + 1]].tolist()
        return found

    def spans(self) -> list[Span]:
        """The positions as Whoosh's phrases compare them."""
        return [Span(place) for place in self._own_positions()]

    def score(self) -> float:
        """What the posting here weighs: all postings at once where the scorer can, else one by one."""
        if self._scorer is None:
            return self.weight() * self.boost
        if not hasattr(self._scorer, "scores"):
            return float(self._scorer.score(self)) * self.boost
        if self._scores is None:
            self._scores = self._scorer.scores(self.postings).tolist()
        return self._scores[self._at] * self.boost


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
