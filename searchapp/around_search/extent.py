"""What was searched at all, so that an empty result can be told from an empty archive?"""

from dataclasses import dataclass

from searchapp.domain import CivilDate
from searchapp.fields import Facet
from searchapp.ports import Searcher
from searchapp.request import SearchRequest, Sort


@dataclass(frozen=True, slots=True)
class Extent:
    """How many paragraphs and outlets one generation holds, its first and last date (None: nothing is dated).

    `undated` counts the paragraphs without a date, `unattributed` those with words of which nobody knows who says them.
    """

    paragraphs: int
    outlets: int
    first: CivilDate | None
    last: CivilDate | None
    undated: int
    unattributed: int


def extent(engine: Searcher) -> Extent:
    """The extent of the live generation. Raises IndexMissing and IndexDamaged."""
    counted = frozenset({Facet.SOURCE, Facet.YEAR, Facet.SPEAKER})
    oldest = engine.search(SearchRequest(sort=Sort.OLDEST, limit=1, facet_limit=None, counted=counted))
    newest = engine.search(SearchRequest(sort=Sort.NEWEST, limit=1, counted=frozenset()))
    first, last = (found.hits[0].paragraph.published if found.hits else None for found in (oldest, newest))
    years = {str(one.value): one.count for one in oldest.facets[Facet.YEAR] if one.value is not None and one.count}
    return Extent(
        paragraphs=oldest.total,
        outlets=sum(count.value is not None for count in oldest.facets[Facet.SOURCE]),
        first=first,
        last=last,
        undated=oldest.total - sum(years.values()),
        unattributed=next((one.count for one in oldest.facets[Facet.SPEAKER] if one.value is None), 0),
    )
