"""How does a page of hits come by its texts and marks? When somebody looks at it, all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import overload

from searchapp.engines.whoosh.rank.first_hits import Row
from searchapp.engines.whoosh.show.marks import Marker
from searchapp.engines.whoosh.show.rebuilt import rebuilt
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.request import FoundParagraph, Node


class Hits(Sequence[FoundParagraph]):
    """A page of hits, read from the index when one of them is first looked at.

    `said` are the places of the quotations that fulfilled a `Said`, by segment and document.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        query: Node,
        rows: Sequence[Row],
        said: Mapping[tuple[int, int], Sequence[int]],
    ) -> None:
        self._segments = segments
        self._query = query
        self._rows = rows
        self._said = said

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> FoundParagraph: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[FoundParagraph]: ...

    def __getitem__(self, at: int | slice) -> FoundParagraph | Sequence[FoundParagraph]:
        return self._read[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._read == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as every sequence that is compared by its items

    def __repr__(self) -> str:
        return repr(self._read)

    @cached_property
    def _read(self) -> tuple[FoundParagraph, ...]:
        """The hits, with what is marked in each."""
        docs: dict[int, list[int]] = {}
        for row in self._rows:
            docs.setdefault(row.segment, []).append(row.doc)
        paragraphs = {
            (n, doc): paragraph
            for n, own in docs.items()
            for doc, paragraph in zip(own, rebuilt(self._segments[n], own), strict=True)
        }
        marker = Marker(self._query)
        hits = []
        for score, n, doc in self._rows:
            paragraph = paragraphs[n, doc]
            said = self._said.get((n, doc))
            quotes = [paragraph.quotes[i] for i in said] if said else ()
            text, title = marker.marks(paragraph, [q.segments for q in quotes])
            ids = tuple(dict.fromkeys([q.id for q in quotes])) if quotes else ()
            hits.append(FoundParagraph(paragraph, score, text, title, ids))
        return tuple(hits)
