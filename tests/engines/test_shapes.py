"""Is the index right at shapes that no ordinary archive has?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from searchapp.domain import EntityKind, EntityRef, IndexedParagraph
from searchapp.engines.whoosh import engine as whoosh_engine
from searchapp.engines.whoosh.engine import WhooshEngine
from searchapp.fields import Facet
from searchapp.ports import Snapshot
from searchapp.request import Choice, EntityIs, Phrase, SearchRequest, SpeakerIs, Word
from tests.engines.agreement import assert_same
from tests.engines.contract import ARCHIVE
from tests.engines.naive import NaiveEngine

PLAIN = ARCHIVE[-1]


def made(folder: Path, paragraphs: list[IndexedParagraph]) -> WhooshEngine:
    engine = WhooshEngine(folder)
    engine.build(Snapshot(1, paragraphs, len(paragraphs)), lambda searcher: None)
    return engine


def numbered(n: int, **changes: object) -> IndexedParagraph:
    return replace(PLAIN, id=n, article=f"a{n}", number=1, **changes)  # type: ignore[arg-type]  # fields by name


def test_positions_beyond_65535_and_frequencies_beyond_a_byte(tmp_path: Path) -> None:
    text = "lock " * 70_000 + "and key " + "tide " * 300
    engine = made(tmp_path, [numbered(1, text=text), numbered(2, text="lock and key")])
    assert engine.search(SearchRequest(Phrase("lock and key"))).total == 2
    assert engine.search(SearchRequest(Phrase("and lock"))).total == 0
    hit = engine.search(SearchRequest(Phrase("lock and"))).hits[0]
    assert [m.start for h in (hit,) for m in h.marks] in ([0], [69_999 * 5])
    naive = NaiveEngine()
    naive.build(Snapshot(1, list(engine.paragraphs()), 2), lambda searcher: None)
    for word in ("tide", "key", "lock"):
        assert_same(engine.search(SearchRequest(Word(word))), naive.search(SearchRequest(Word(word))), SearchRequest())
    assert next(engine.paragraphs()).text == text


def test_the_same_after_a_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whoosh_engine, "BATCH", 10)
    text = "lock " * 70_000 + "and key"
    engine = made(tmp_path, [numbered(1, text="lock and key"), numbered(2, text=text), numbered(3, text="lock")])
    assert len(engine._generation().segments) == 1
    assert engine.search(SearchRequest(Phrase("lock and key"))).total == 2
    assert engine.search(SearchRequest(Word("lock"))).total == 3


def test_a_paragraph_of_five_thousand_entities_costs_no_more_than_these(tmp_path: Path) -> None:
    many = tuple(EntityRef(n, EntityKind.PLACE) for n in range(1, 5_001))
    one = (EntityRef(17, EntityKind.PLACE),)
    paragraphs = [numbered(n, entities=one if n != 50 else many) for n in range(1, 101)]
    engine = made(tmp_path, paragraphs)
    assert list(engine.paragraphs()) == paragraphs
    found = engine.search(SearchRequest(facet_limit=None))
    assert found.facets[Facet.ENTITY][0].count == 100
    assert len(found.facets[Facet.ENTITY]) == 5_000
    assert engine.search(SearchRequest(EntityIs(frozenset({4_999})))).total == 1
    assert engine._generation().segments[0].mentioned.width <= 8
    narrow = engine.search(SearchRequest(EntityIs(frozenset({4_999})), facet_limit=None))
    assert len(narrow.facets[Facet.ENTITY]) == 5_000


def test_more_than_65534_speakers(tmp_path: Path) -> None:
    paragraphs = [numbered(n, speakers=(n * 4, n * 4 + 1, n * 4 + 2, n * 4 + 3)) for n in range(1, 16_501)]
    engine = made(tmp_path, paragraphs)
    assert engine.search(SearchRequest(SpeakerIs(frozenset({66_002})))).hits[0].paragraph.id == 16_500
    chosen = {Facet.SPEAKER: Choice(frozenset({66_000}))}
    found = engine.search(SearchRequest(choices=chosen, facet_limit=2))
    assert [(c.value, c.count) for c in found.facets[Facet.SPEAKER]] == [(4, 1), (5, 1), (66_000, 1)]
    assert found.total == 1


def test_texts_without_a_word(tmp_path: Path) -> None:
    engine = made(tmp_path, [numbered(1, title="", text=""), numbered(2, title="…", text="— !")])
    assert engine.search(SearchRequest()).total == 2
    assert engine.search(SearchRequest(Word("x"))).total == 0
