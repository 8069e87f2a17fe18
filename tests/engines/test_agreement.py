"""Does the Whoosh engine say what the naive one says, whatever is asked?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from searchapp.domain import IndexedParagraph
from searchapp.engines.whoosh import engine as whoosh_engine
from searchapp.engines.whoosh import open_engine
from searchapp.ports import Snapshot
from searchapp.request import InTitle, Or, Said, SearchRequest, Word
from tests.engines.agreement import assert_same
from tests.engines.naive import NaiveEngine
from tests.engines.worlds import VOCABULARY, archives, articles, requests

several_requests = st.lists(requests, min_size=1, max_size=6)


def both(folder: Path, paragraphs: Sequence[IndexedParagraph]) -> tuple[NaiveEngine, whoosh_engine.WhooshEngine]:
    naive, whoosh = NaiveEngine(), whoosh_engine.WhooshEngine(folder)
    for engine in (naive, whoosh):
        engine.build(Snapshot(1, paragraphs, len(paragraphs)), lambda searcher: None)
    return naive, whoosh


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(paragraphs=archives(), asked=several_requests)
def test_any_request_gets_the_naive_engines_answer(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[IndexedParagraph], asked: list[SearchRequest]
) -> None:
    naive, whoosh = both(tmp_path_factory.mktemp("index"), paragraphs)
    assert list(whoosh.paragraphs()) == paragraphs
    for request in asked:
        assert_same(whoosh.search(request), naive.search(request), request)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    paragraphs=archives(),
    changed=st.lists(st.integers(0, 6), max_size=4, unique=True),
    gone=st.sets(st.sampled_from(["a0", "a1", "a2", "zz"]), max_size=2),
    asked=several_requests,
    data=st.data(),
)
def test_the_same_after_articles_were_replaced_and_withdrawn(
    tmp_path_factory: pytest.TempPathFactory,
    paragraphs: list[IndexedParagraph],
    changed: list[int],
    gone: set[str],
    asked: list[SearchRequest],
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("index")
    naive, whoosh = both(folder, paragraphs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whoosh_engine, "MOST_SEGMENTS", data.draw(st.sampled_from([1, 2, 8])))
        for step, number in enumerate(changed):
            new = data.draw(articles(f"a{number}", 1000 * (step + 1) + 100 * number))
            for engine in (naive, whoosh):
                engine.apply(new, sorted(gone), step + 2)
    by_id = sorted(naive.paragraphs(), key=lambda p: p.id)
    assert sorted(whoosh.paragraphs(), key=lambda p: p.id) == by_id
    for request in asked:
        assert_same(whoosh.search(request), naive.search(request), request)
    assert open_engine(folder).verify_files() == []


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(paragraphs=archives(), asked=several_requests)
def test_the_same_when_the_index_was_merged_from_many_small_segments(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[IndexedParagraph], asked: list[SearchRequest]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whoosh_engine, "BATCH", 8)
        naive, whoosh = both(tmp_path_factory.mktemp("index"), paragraphs)
    assert list(whoosh.paragraphs()) == paragraphs
    for request in asked:
        assert_same(whoosh.search(request), naive.search(request), request)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(paragraphs=archives())
def test_very_many_words_are_marked_like_few(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[IndexedParagraph]
) -> None:
    naive, whoosh = both(tmp_path_factory.mktemp("index"), paragraphs)
    several = tuple(Word(word) for word in VOCABULARY)
    for node in (Or(several), Or(tuple(InTitle(word) for word in several)), Or(tuple(Said(word) for word in several))):
        request = SearchRequest(node)
        assert_same(whoosh.search(request), naive.search(request), request)
