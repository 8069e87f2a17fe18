"""When do two engines say the same?"""

from __future__ import annotations

import pytest

from searchapp.request import Found, SearchRequest, Sort


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
