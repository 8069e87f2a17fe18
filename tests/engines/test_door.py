"""Is what is published a Whoosh index to whoever knows Whoosh?"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh import index, scoring
from whoosh.qparser import MultifieldParser, QueryParser
from whoosh.query import And, FuzzyTerm, Not, Or, Phrase, Prefix, Term, Wildcard
from whoosh.sorting import FieldFacet, MultiFacet

from searchapp.analysis import words
from searchapp.engines.whoosh import open_index
from searchapp.engines.whoosh.engine import WhooshEngine
from searchapp.errors import IndexDamaged, IndexMissing, IndexUnwritable
from searchapp.ports import Snapshot
from searchapp.request import SearchRequest, Word
from tests.engines.contract import ARCHIVE, BANK, ILSE, KARSHOLM, OSKAR

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["one segment", "several segments, some deleted"])
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    engine = WhooshEngine(tmp_path / "index")
    engine.build(Snapshot(1, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    if request.param != "one segment":
        engine.apply(ARCHIVE[4:7], [], 2)
        engine.apply(ARCHIVE[7:9], [], 3)
    return tmp_path


@pytest.fixture(params=["open_index", "open_dir"])
def indexes(home: Path, request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """Paragraphs and statements through either door."""
    if request.param == "open_index":
        return open_index(home)
    return index.open_dir(str(home / "index")), index.open_dir(str(home / "index"), "STATEMENTS")


@pytest.fixture
def searcher(indexes: tuple[Any, Any]) -> Iterator[Any]:
    with indexes[0].searcher() as searcher:
        yield searcher


def ids(results: Any) -> set[int]:
    return {hit["id"] for hit in results}


def test_it_opens_by_whooshs_own_means(home: Path) -> None:
    folder = str(home / "index")
    assert index.exists_in(folder)
    assert index.exists_in(folder, "STATEMENTS")
    opened = index.open_dir(folder)
    assert opened.doc_count() == len(ARCHIVE) == open_index(home).paragraphs.doc_count()
    assert not opened.is_empty()
    assert sorted(opened.schema.names()) == sorted(open_index(home).paragraphs.schema.names())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("harbours", {10, 11, 13}),  # stems, in the text
        ("schließen", {30, 31}),
        ('"close the harbour"', {11}),
        ("token:tarn", {21}),
        ("title:bank close", {22}),
        ("title:growth close", {22}),
        ("stem:winter karsholm", {31, 13}),
        ("close NOT harbour", {12, 22}),
        ("ferr*", {40, 41}),
        ("speaker:2", {12}),
        ("speaker:unknown", {12}),
        ("entity:4 harbours", {13}),
        ("source:'Tarn Post' ferries", {40, 41}),
        ("year:2023", {40, 41}),
        ("lang:de häfen", {30, 31}),
        ("date:[2024-03 to 2024-03-31] close", {10, 11, 12, 22}),
        ("date:[2023 to] ferries", {40, 41}),
        ("article:old id:41", {41}),
        ("well-known", {21}),
        ("…", set()),
    ],
)
def test_whooshs_parser_reads_its_fields(searcher: Any, typed: str, found: set[int]) -> None:
    parsed = QueryParser("text", searcher.schema).parse(typed)
    assert ids(searcher.search(parsed, limit=None)) == found


def test_a_range_of_dates_that_can_not_be_read_is_told(searcher: Any) -> None:
    parsed = QueryParser("text", searcher.schema).parse("date:[soon to 2024]")
    assert "soon" in str(parsed.error)


def test_several_fields_at_once(searcher: Any) -> None:
    parsed = MultifieldParser(["title", "text"], searcher.schema).parse("bank")
    assert ids(searcher.search(parsed)) == {20, 21, 22}


def test_whooshs_own_queries_run(searcher: Any) -> None:
    asked = [
        (Term("token", "close"), {10, 11, 12, 13, 22}),
        (Term("stem", "en:harbour"), {10, 11, 12, 13}),
        (Phrase("token", ["close", "the", "harbour"]), {11}),
        (Phrase("title", ["close", "for"]), {10, 11, 12, 13}),
        (Phrase("text", ["close", "for"]), {10}),
        (Phrase("text", ["close", "harbour"], slop=2), {11}),
        (Prefix("token", "ferr"), {40, 41}),
        (Wildcard("text", "harb*s"), {13}),
        (FuzzyTerm("text", "harbor"), {10, 11}),
        (And([Term("entity", str(KARSHOLM)), Term("speaker", str(OSKAR))]), {12}),
        (Or([Term("year", "2023"), Term("lang", "de"), Term("id", "10")]), {10, 30, 31, 40, 41}),
        (And([Term("text", "close"), Not(Term("speaker", str(ILSE)))]), {10, 12, 22}),
    ]
    for query, found in asked:
        assert ids(searcher.search(query, limit=None, optimize=False)) == found, query


def test_facets_count_on_its_columns(searcher: Any) -> None:
    everything = Or([Term("lang", "en"), Term("lang", "de")])
    groups = {"speaker": FieldFacet("speaker", allow_overlap=True), "year": FieldFacet("year"), "entity": FieldFacet(
        "entity", allow_overlap=True)}  # fmt: skip
    found = searcher.search(everything, limit=None, groupedby=groups)
    speakers, years = ({k: len(v) for k, v in found.groups(name).items()} for name in ("speaker", "year"))
    assert speakers == {ILSE: 1, OSKAR: 1, None: 1, 5: 1}
    assert years == {"2024": 7, "2023": 2, None: 2}
    assert len(found.groups("entity")[BANK]) == 2


def test_it_sorts_by_its_columns(searcher: Any) -> None:
    by = MultiFacet([FieldFacet("date"), FieldFacet("id", reverse=True)])
    found = searcher.search(Or([Term("lang", "en"), Term("lang", "de")]), limit=None, sortedby=by)
    assert [hit["id"] for hit in found] == [31, 30, 41, 40, 22, 21, 20, 13, 12, 11, 10]


def test_a_hit_has_what_is_stored(searcher: Any) -> None:
    hit = searcher.search(Term("id", "12"))[0]
    paragraph = next(p for p in ARCHIVE if p.id == 12)
    assert (hit["text"], hit["title"], hit["article"]) == (paragraph.text, paragraph.title, "harbour")
    assert (hit["speaker"], hit["source"], hit["date"], hit["lang"]) == ([OSKAR], "Tarn Post", "2024-03-05", "en")
    assert "<b" in searcher.search(Term("text", "locks"))[0].highlights("text")


def test_more_like_this(searcher: Any) -> None:
    docnum = searcher.search(Term("id", "11")).docnum(0)
    assert {hit["id"] for hit in searcher.more_like(docnum, "stem", numterms=20)} >= {10, 12}
    assert {hit["id"] for hit in searcher.more_like(docnum, "text", numterms=20)} >= {10, 12}


def test_suggestions(searcher: Any) -> None:
    assert searcher.suggest("token", "harbuor")[0] == "harbour"
    query = QueryParser("token", searcher.schema).parse("harbuor")
    assert searcher.correct_query(query, "harbuor").string == "harbour"


def test_terms_are_listed_in_order(searcher: Any) -> None:
    reader = searcher.reader()
    assert list(reader.lexicon("token")) == sorted(
        {w.encode() for p in ARCHIVE for w in [*words(p.title + " | " + p.text), "US"]}
    )
    assert [t for f, t in reader.all_terms() if f == "year"] == [b"2023", b"2024"]
    assert reader.doc_frequency("token", "close") == 5
    assert reader.frequency("entity", str(BANK)) == 2


def test_statements_are_an_index_of_their_own(indexes: tuple[Any, Any]) -> None:
    with indexes[1].searcher() as searcher:
        parser = QueryParser("text", searcher.schema)
        assert {hit["speaker"] for hit in searcher.search(parser.parse("close"))} == {ILSE, OSKAR, 5}
        hit = searcher.search(parser.parse("harbours status:denied"))[0]
        assert (hit["paragraph"], hit["text"]) == (13, "the harbours of Karsholm were bankrupt")
        by = searcher.search(Term("status", "asserted"), limit=None, groupedby="speaker").groups("speaker")
        assert {speaker: len(docs) for speaker, docs in by.items()} == {ILSE: 1, OSKAR: 1, None: 1, 5: 1}


def test_whooshs_own_models_weigh_its_postings(home: Path) -> None:
    for model in (scoring.BM25F, scoring.TF_IDF, scoring.Frequency):
        with open_index(home).paragraphs.searcher(weighting=model()) as searcher:
            asked = (Term("text", "close"), QueryParser("text", searcher.schema).parse("harbours"))
            assert all(hit.score > 0 for query in asked for hit in searcher.search(query, optimize=False))


def test_nobody_writes_through_either_door(home: Path) -> None:
    engine = WhooshEngine(home / "index")
    before = list(engine.paragraphs())
    for opened in (open_index(home).paragraphs, index.open_dir(str(home / "index")), open_index(home).statements):
        for write in (
            lambda ix=opened: ix.writer(),
            lambda ix=opened: ix.delete_by_term("id", "10"),
            lambda ix=opened: ix.add_field("more", "text"),
        ):
            with pytest.raises(IndexUnwritable, match=r"^A published index is never written.*searchapp reindex\.$"):
                write()
    assert list(WhooshEngine(home / "index").paragraphs()) == before
    assert engine.damages() == []
    assert index.open_dir(str(home / "index")).doc_count() == len(ARCHIVE)


def test_an_altered_manifest_is_found_before_anything_is_read(home: Path) -> None:
    for path in (home / "index" / "generations").glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"seq", b"sec"))
    with pytest.raises(IndexDamaged, match="altered"):
        open_index(home)


def test_a_planted_list_of_segments_is_never_unpickled(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (home / "index").glob("*.toc"):
        path.write_bytes(b"planted")
    monkeypatch.setattr(pickle, "loads", lambda *_: pytest.fail("unpickled"))
    with open_index(home).paragraphs.searcher() as searcher:
        assert ids(searcher.search(Term("token", "ferries"))) == {41}


def test_the_example_of_the_documentation_runs(home: Path) -> None:
    example = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "engine.md").read_text("utf-8"), re.DOTALL)
    assert example
    names: dict[str, Any] = {"home": home}
    exec(example[1], names)
    assert "Ferry strike over" in names["found"]
    assert names["speakers"] == {ILSE: 1}
    assert names["meant"][0] == "harbour"


def test_nothing_published_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="searchapp reindex"):
        open_index(tmp_path)


def test_an_index_that_is_open_stays_what_it_was_and_can_be_refreshed(home: Path) -> None:
    opened = open_index(home).paragraphs
    with opened.searcher() as searcher:
        WhooshEngine(home / "index").apply([], ["harbour"], 9)
        assert searcher.search(Term("token", "harbour")).estimated_length() > 0
    assert not opened.up_to_date()
    assert opened.refresh().doc_count() == len(ARCHIVE) - 4
    assert index.open_dir(str(home / "index")).doc_count() == len(ARCHIVE) - 4


def test_the_product_searches_without_the_list_that_whoosh_reads(home: Path) -> None:
    for path in (home / "index").glob("*.toc"):
        path.unlink()
    assert WhooshEngine(home / "index").search(SearchRequest(Word("ferries"))).total


def test_what_a_failed_publication_left_behind_goes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = WhooshEngine(home / "index")
    before = index.open_dir(str(home / "index")).latest_generation()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(IndexUnwritable, match="the live one stays"):
            engine.apply([], ["harbour"], 9)
    assert index.open_dir(str(home / "index")).latest_generation() == before
    assert index.open_dir(str(home / "index")).doc_count() == len(ARCHIVE)
    engine.apply([], ["harbour"], 9)
    assert len(list((home / "index").glob("*.toc"))) == 2
