"""Does Whoosh, through its own door, find, count and score what the product does?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.sorting import FieldFacet

from searchapp.domain import IndexedParagraph, Status
from searchapp.engines.conditions import split
from searchapp.engines.whoosh import engine as whoosh_engine
from searchapp.engines.whoosh import open_index
from searchapp.engines.whoosh.door.compiling import compiled_query
from searchapp.fields import Facet
from searchapp.ports import Snapshot
from searchapp.request import ASSERTED_ONLY, Node, SearchRequest
from tests.engines.worlds import archives, articles, queries

STATUSES = (ASSERTED_ONLY, frozenset({Status.ASSERTED, Status.DENIED}))


@settings(max_examples=125, suppress_health_check=list(HealthCheck))
@given(
    paragraphs=archives(),
    changed=st.lists(st.integers(0, 6), max_size=2, unique=True),
    asked=st.lists(queries, min_size=4, max_size=4),
    statuses=st.sampled_from(STATUSES),
    data=st.data(),
)
def test_five_hundred_queries_through_both_doors(
    tmp_path_factory: pytest.TempPathFactory,
    paragraphs: list[IndexedParagraph],
    changed: list[int],
    asked: list[Node],
    statuses: frozenset[Status],
    data: st.DataObject,
) -> None:
    home = tmp_path_factory.mktemp("home")
    engine = whoosh_engine.WhooshEngine(home / "index")
    engine.build(Snapshot(1, paragraphs, len(paragraphs)), lambda searcher: None)
    for step, number in enumerate(changed):
        engine.apply(data.draw(articles(f"a{number}", 1000 * (step + 1) + 100 * number)), ["a2"], step + 2)
    for node in asked:
        agree(home, engine, node, statuses)


def agree(home: Path, engine: whoosh_engine.WhooshEngine, node: Node, statuses: frozenset[Status]) -> None:
    found = engine.search(SearchRequest(node, limit=100, facet_limit=None, statuses=statuses))
    with open_index(home).paragraphs.searcher() as searcher:
        groups = {facet.value: FieldFacet(facet.value, allow_overlap=facet.value in ("speaker", "entity"))
                  for facet in Facet}  # fmt: skip
        theirs = searcher.search(compiled_query(node, statuses), limit=None, groupedby=groups)
        assert len(theirs) == found.total, node
        scores = {hit["id"]: hit.score for hit in theirs}
        assert scores == pytest.approx({h.paragraph.id: h.score for h in found.hits}, abs=1e-5, rel=1e-4), node
        for facet in Facet:
            if facet is Facet.SPEAKER and (split(node)[0] or statuses != ASSERTED_ONLY):
                continue  # then the product counts who speaks in the quotations, not in the paragraphs
            counted = Counter({value: len(docs) for value, docs in theirs.groups(facet.value).items()})
            assert counted == {c.value: c.count for c in found.facets[facet] if c.count}, (facet, node)
