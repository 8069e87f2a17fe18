"""What was searched at all, so that an empty result can be told from an empty archive?"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.domain import CivilDate
from searchapp.ports import Searcher
from searchapp.request import Facet, SearchRequest, Sort


@dataclass(frozen=True, slots=True)
class Extent:
    """How many paragraphs and outlets one generation holds, and its first and last date (None: nothing is dated)."""

    paragraphs: int
    outlets: int
    first: CivilDate | None
    last: CivilDate | None


def extent(engine: Searcher) -> Extent:
    """The extent of the live generation. Raises IndexMissing and IndexDamaged."""
    oldest = engine.search(
        SearchRequest(sort=Sort.OLDEST, limit=1, facet_limit=None, counted=frozenset({Facet.SOURCE}))
    )
    newest = engine.search(SearchRequest(sort=Sort.NEWEST, limit=1, counted=frozenset()))
    first, last = (found.hits[0].paragraph.published if found.hits else None for found in (oldest, newest))
    outlets = sum(count.value is not None for count in oldest.facets[Facet.SOURCE])
    return Extent(oldest.total, outlets, first, last)
