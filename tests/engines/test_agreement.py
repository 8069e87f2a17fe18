"""Do Whoosh and OpenSearch say what the naive engine says, whatever is asked?"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from searchapp.domain import EntityKind, EntityRef, IndexedParagraph
from searchapp.engines.whoosh import engine as whoosh_engine
from searchapp.engines.whoosh import open_engine
from searchapp.ports import SearchEngine, Snapshot
from searchapp.request import InTitle, Or, Said, SearchRequest, Word
from tests.engines.agreement import assert_same
from tests.engines.conftest import Make
from tests.engines.naive import NaiveEngine
from tests.engines.worlds import VOCABULARY, archives, articles, requests

Changing = Callable[[Sequence[IndexedParagraph]], tuple[SearchEngine, SearchEngine]]

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
    assert open_engine(folder).damages() == []


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


KINDS = {1: EntityKind.PERSON, 2: EntityKind.PLACE}


def of_one_kind(paragraphs: Sequence[IndexedParagraph]) -> list[IndexedParagraph]:
    """The same, with one kind an entity as an archive has it: OpenSearch keeps a field for each kind."""
    return [
        replace(p, entities=tuple({e.id: EntityRef(e.id, KINDS[e.id // 10]) for e in p.entities}.values()))
        for p in paragraphs
    ]


@settings(max_examples=int(os.environ.get("WORLDS", "25")), suppress_health_check=list(HealthCheck), deadline=None)
@given(paragraphs=archives().map(of_one_kind), asked=st.lists(requests, min_size=4, max_size=12))
def test_opensearch_gives_the_naive_engines_answer(
    changing: Changing, paragraphs: list[IndexedParagraph], asked: list[SearchRequest]
) -> None:
    naive, opensearch = changing(paragraphs)
    assert sorted(opensearch.paragraphs(), key=lambda p: p.id) == paragraphs
    assert opensearch.digest() == naive.digest()
    for request in asked:
        assert_same(opensearch.search(request), naive.search(request), request)


@pytest.fixture(scope="module")
def changing(make_opensearch: Make) -> Changing:
    """Gives two engines that hold some paragraphs and nothing else, one of them OpenSearch: the same, changed."""
    opensearch, held = make_opensearch(), set[str]()
    opensearch.build(Snapshot(0, [], 0), lambda searcher: None)

    def hold(paragraphs: Sequence[IndexedParagraph]) -> tuple[SearchEngine, SearchEngine]:
        naive = NaiveEngine()
        naive.build(Snapshot(1, paragraphs, len(paragraphs)), lambda searcher: None)
        opensearch.apply(paragraphs, sorted(held), opensearch.live().seq + 1)
        held.clear()
        held.update(p.article for p in paragraphs)
        return naive, opensearch

    return hold


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
