"""When do two engines say the same?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from searchapp.found import FacetCount, Found
from searchapp.ports import SearchEngine
from searchapp.request import SearchRequest, Sort


class Agreement(NamedTuple):
    """Of so many requests: for how many totals or counts differ, and the mean share of a first page that is the same.

    `reordered` counts those whose first page, ordered by date, is another one; `approximate` those with a count that
    says by how much it may be wrong, which is then not compared.
    """

    requests: int
    differing: tuple[SearchRequest, ...]
    reordered: int
    approximate: int
    overlap: float


def compared(engine: SearchEngine, measure: SearchEngine, requests: Iterable[SearchRequest]) -> Agreement:
    """How far an engine answers as another one does."""
    overlaps: list[float] = []
    differing, reordered, approximate = [], 0, 0
    for request in requests:
        found, expected = engine.search(request), measure.search(request)
        unsure = any(count.error for counts in found.facets.values() for count in counts)
        approximate += unsure
        same = unsure or _counts(found) == _counts(expected)
        if (found.total, found.headlines, same) != (expected.total, expected.headlines, True):
            differing.append(request)
        ours, theirs = ([hit.paragraph.id for hit in answer.hits] for answer in (found, expected))
        overlaps.append(len({*ours} & {*theirs}) / len(theirs) if theirs else 1.0)
        reordered += request.sort is not Sort.RELEVANCE and ours != theirs
    return Agreement(len(overlaps), tuple(differing), reordered, approximate, sum(overlaps) / len(overlaps))


def _counts(found: Found) -> dict[str, tuple[FacetCount, ...]]:
    return {facet.value: tuple(counts) for facet, counts in found.facets.items()}


def assert_same(found: Found, expected: Found, request: SearchRequest) -> None:
    """The same totals, counts, hits, marks, quotations; scores within 1e-4, and ties beyond that in either order."""
    assert found.complete
    assert found.total == expected.total
    assert found.dates == expected.dates
    assert found.headlines == expected.headlines
    assert {f: [(c.value, c.count) for c in v] for f, v in found.facets.items()} == {
        f: [(c.value, c.count) for c in v] for f, v in expected.facets.items()
    }
    scores = [hit.score for hit in found.hits]
    assert scores == pytest.approx([hit.score for hit in expected.hits], abs=1e-5, rel=1e-4)
    ours, theirs = list(found.hits), list(expected.hits)
    if request.sort is Sort.RELEVANCE and [h.paragraph.id for h in ours] != [h.paragraph.id for h in theirs]:
        # Rounding may swap neighbours; where a page ends between them the sets may differ by these too.
        ours = [h for h in ours if h.paragraph.id in {t.paragraph.id for t in theirs}]
        ours.sort(key=lambda h: h.paragraph.id)
        theirs = [t for t in theirs if t.paragraph.id in {h.paragraph.id for h in ours}]
        theirs.sort(key=lambda h: h.paragraph.id)
    for our, their in zip(ours, theirs, strict=True):
        assert our.paragraph == their.paragraph
        assert (our.marks, our.title_marks, our.quotes) == (their.marks, their.title_marks, their.quotes)
