"""Do Whoosh and OpenSearch agree on thousands of paragraphs of real news, where ranks and counts are close?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from searchapp.digest import digest_of
from searchapp.engines.whoosh import open_engine
from searchapp.ports import SearchEngine, Snapshot
from tests.engines.agreement import compared
from tests.engines.conftest import Make
from tests.engines.reuters import Asking, paragraphs

REUTERS = Path(os.environ.get("SEARCHAPP_SHARED", "../shared")) / "corpus" / "reuters.jsonl"
PARAGRAPHS = int(os.environ.get("PARAGRAPHS", "4000"))
REQUESTS = int(os.environ.get("REQUESTS", "120"))


@pytest.fixture(scope="module")
def both(make_opensearch: Make, tmp_path_factory: pytest.TempPathFactory) -> tuple[SearchEngine, SearchEngine, Asking]:
    held = list(paragraphs(REUTERS, PARAGRAPHS))
    whoosh, opensearch = open_engine(tmp_path_factory.mktemp("size") / "index"), make_opensearch()
    for engine in (whoosh, opensearch):
        engine.build(Snapshot(1, held, len(held)), lambda searcher: None)
        assert engine.digest() == digest_of(held)
    return whoosh, opensearch, Asking(held, int(os.environ.get("SEED", "7")))


@pytest.mark.shared
@pytest.mark.skipif(not REUTERS.exists(), reason="the shared corpora are not here (SEARCHAPP_SHARED)")
def test_totals_and_counts_are_the_same_and_the_first_page_nearly(
    both: tuple[SearchEngine, SearchEngine, Asking],
) -> None:
    whoosh, opensearch, ask = both
    found = compared(opensearch, whoosh, [ask() for _ in range(REQUESTS)])
    assert (found.differing, found.reordered, found.approximate) == ((), 0, 0)
    assert found.overlap >= 0.99
