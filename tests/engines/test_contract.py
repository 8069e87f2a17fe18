"""Does an engine keep the contract of `searchapp.ports` and `searchapp.request`? One suite for all engines."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest

from searchapp.analysis import words
from searchapp.digest import digest_of
from searchapp.domain import IndexedParagraph, Status
from searchapp.errors import CursorGone, IndexMissing, VerificationFailed
from searchapp.fields import Facet
from searchapp.found import Found
from searchapp.ports import SearchEngine, Searcher, Snapshot
from searchapp.request import (
    And,
    ArticleIs,
    Choice,
    DateIn,
    EntityIs,
    Everything,
    Fuzzy,
    HasStatement,
    InTitle,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    Scope,
    SearchRequest,
    SomeOf,
    Sort,
    SpeakerIs,
    ValueIs,
    Word,
)
from tests.engines.conftest import Make
from tests.engines.contract import ARCHIVE, BANK, BODY, ILSE, ILSE_TOO, KARSHOLM, OSKAR

MERGED = {ILSE_TOO: ILSE}


@pytest.fixture
def empty(make: Make) -> SearchEngine:
    return make()


@pytest.fixture
def engine(empty: SearchEngine) -> SearchEngine:
    empty.build(Snapshot(7, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    return empty


@pytest.fixture(scope="module")
def reader(make: Make) -> Searcher:
    """An engine that a test only reads."""
    engine = make()
    engine.build(Snapshot(7, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    return engine


def by(*ids: int | None) -> SpeakerIs:
    return SpeakerIs(frozenset(ids))


def about(*ids: int) -> EntityIs:
    return EntityIs(frozenset(ids))


def days(first: str | None, last: str | None) -> DateIn:
    return DateIn(*(datetime.date.fromisoformat(d) if d else None for d in (first, last)))


def ids(found: Found) -> set[int]:
    return {hit.paragraph.id for hit in found.hits}


QUERIES: list[tuple[str, Node, set[int]]] = [
    ("a word is found by its stem, in text and title", Word("harbours"), {11, 13}),
    ("case and accents make no difference", Word("HAFEN"), {31}),
    ("a German word has its German stem", Word("schließen"), {31}),
    ("a hyphenated word is a phrase", Word("well-known"), {21}),
    ("a possessive is its owner", And((Word("bank"), Word("forecast"))), {21}),
    ("numbers are whole", Word("3000"), {21}),
    ("a part of a number is no number", Word("13"), set()),
    ("initials lose their dots", Word("US"), {31}),
    ("a word without a letter matches nothing", Word("…"), set()),
    ("a phrase stands in this order", Phrase("close the harbour"), {11}),
    ("a phrase is not stemmed", Phrase("close the harbours"), set()),
    ("a phrase does not go from title to text", Phrase("winter we"), set()),
    ("a phrase in the title holds for the article", Phrase("close for winter"), set()),
    ("a prefix", Prefix("ferr"), {41}),
    ("a prefix of two words is a phrase whose last goes on", Prefix("the loc"), {11, 12}),
    ("one edit away", Fuzzy("harbor"), {11}),
    ("two edits from eight letters on", Fuzzy("forecsats"), {21}),
    ("the first letter is kept", Fuzzy("parbour"), set()),
    ("in the title only", InTitle(Word("bank")), {20, 21, 22}),
    ("in the title only, a phrase", InTitle(Phrase("close the")), set()),
    ("said in a quotation", Said(Word("close")), {11, 12, 22}),
    ("a quotation's segments are one quotation", And((Said(Word("harbour")), Said(Word("locks")))), {11}),
    ("two quotations are not one", And((Said(Word("close")), Said(Word("old")))), set()),
    ("no phrase over what stands between segments", Said(Phrase("harbour and")), set()),
    ("denied words were not said", Said(Word("bankrupt")), set()),
    ("who speaks, these words, one quotation", And((by(OSKAR), Said(Word("close")))), {12}),
    ("who speaks another quotation does not count", And((by(OSKAR), Said(Word("old")))), set()),
    ("said by an unknown speaker", And((by(None), Said(Word("locks")))), {12}),
    ("said, but not by her", And((Said(Word("close")), Not(by(ILSE)))), {12, 22}),
    ("said without another word", And((Said(Word("close")), Not(Said(Word("locks"))))), {12, 22}),
    ("nobody says it", And((Word("locks"), Not(Said(Word("harbour"))))), {12}),
    ("who speaks", by(OSKAR), {12}),
    ("an unknown speaker", by(None), {12}),
    ("one of several speakers", by(ILSE, ILSE_TOO), {11, 22}),
    ("no speaker matches nothing", by(), set()),
    ("who is mentioned", about(KARSHOLM), {12, 13, 31}),
    ("mentioned and spoken of", And((about(KARSHOLM), Word("bankrupt"))), {13}),
    ("the outlet without case", ValueIs(Facet.SOURCE, "TARN post"), {11, 12, 13, 41}),
    ("an article", ArticleIs(frozenset({"hafen", "nowhere"})), {31}),
    ("a day", days("2024-03-05", "2024-03-05"), {11, 12, 13}),
    ("all days that a month may mean", days("2024-03-01", "2024-03-31"), {11, 12, 13, 21, 22}),
    ("a month is not within half of it", days("2024-03-01", "2024-03-15"), {11, 12, 13}),
    ("an open end", days(None, "2023-12-31"), {41}),
    ("one of two", Or((Word("ferry"), Word("forecast"))), {21, 41}),
    ("not alone", Not(Or((ValueIs(Facet.SOURCE, "tarn post"), ValueIs(Facet.SOURCE, "averne courier")))), {31}),
    ("not twice", Not(Not(Word("forecast"))), {21}),
    ("nothing of nothing", Or(()), set()),
    ("the title supplies a word, but not all", And((Word("ferry"), Word("nobody"))), {41}),
    ("no paragraph stands here for its title alone", And((Word("strike"), Word("over"))), set()),
    ("a title with a filter needs no word", And((InTitle(Word("growth")), by(ILSE_TOO))), {22}),
    ("beside a title a word is needed all the same", And((InTitle(Word("growth")), Word("gap"))), {22}),
    ("a word or a filter", Or((Word("strike"), ValueIs(Facet.SOURCE, "courier"))), {21, 22}),
    ("a filter is no word", And((Word("winter"), Or((Word("strike"), ValueIs(Facet.SOURCE, "post"))))), set()),
    ("without looks at the title too", And((Word("locks"), Not(Word("winter")))), set()),
    ("without a phrase, in the title too", And((Word("locks"), Not(Phrase("close for winter")))), set()),
    ("words near one another", Phrase("close harbour", between=1), {11}),
    ("not so near", Phrase("said locks", between=2), set()),
    ("near only in this order", Phrase("harbour close", between=3), set()),
    ("near inside one quotation", Said(Phrase("will harbour", between=2)), {11}),
    ("capitals in marks", Phrase("U.S.", capitals=True), {31}),
    ("capitals that are small", Phrase("GROWTH", capitals=True), set()),
    ("an outlet by a part of its name", ValueIs(Facet.SOURCE, "tarn"), {11, 12, 13, 41}),
    ("an outlet by its whole name only", ValueIs(Facet.SOURCE, "tarn", whole=True), set()),
    ("a language", ValueIs(Facet.LANG, "de"), {31}),
    ("a byline", ValueIs(Facet.BYLINE, "Marsh"), {41}),
    ("most of the words", SomeOf((Word("harbour"), Word("locks"), Word("growth")), 2), {11, 12}),
    ("the words anywhere in one article", SomeOf((Word("bankrupt"), Word("clerk")), 2, together=True), {12, 13}),
]


@pytest.mark.parametrize(("node", "expected"), [q[1:] for q in QUERIES], ids=[q[0] for q in QUERIES])
def test_query(reader: Searcher, node: Node, expected: set[int]) -> None:
    found = reader.search(SearchRequest(node))
    assert ids(found) == expected
    assert found.total == len(expected)
    assert found.complete


def test_articles_by_their_headline_alone_are_counted_apart_and_come_with_their_lead(reader: Searcher) -> None:
    for node, articles in ((Word("winter"), {"harbour"}), (Word("strike"), {"old"})):
        found = reader.search(SearchRequest(node, headlines=True))
        assert found.headlines == len(articles)
        alone = reader.search(SearchRequest(node, scope=Scope.HEADLINES))
        assert {hit.paragraph.article for hit in alone.hits} == articles
        assert [(hit.paragraph.number, bool(hit.title_marks)) for hit in alone.hits] == [(1, True)]
    chosen = {Facet.SOURCE: Choice(frozenset({"Averne Courier"}))}
    assert reader.search(SearchRequest(Word("strike"), choices=chosen, headlines=True)).headlines == 0
    assert reader.search(SearchRequest(Word("locks"), headlines=True)).headlines == 0


def test_what_is_preferred_comes_first(reader: Searcher) -> None:
    node = Or((Word("close"), Word("locks")))
    plain = reader.search(SearchRequest(node))
    liked = reader.search(SearchRequest(node, preferred=((by(ILSE_TOO), 100.0),)))
    assert plain.hits[0].paragraph.id != 22
    assert liked.hits[0].paragraph.id == 22
    assert ids(liked) == ids(plain)


def counts(found: Found, facet: Facet) -> list[tuple[object, int]]:
    return [(count.value, count.count) for count in found.facets[facet]]


def test_facets_count_paragraphs_the_most_frequent_first_and_none_last(reader: Searcher) -> None:
    found = reader.search(SearchRequest())
    assert found.total == len(BODY)
    assert counts(found, Facet.SPEAKER) == [(ILSE, 1), (OSKAR, 1), (ILSE_TOO, 1), (None, 1)]
    assert counts(found, Facet.ENTITY) == [(KARSHOLM, 3), (OSKAR, 2), (ILSE_TOO, 2), (ILSE, 1), (BANK, 1)]
    assert counts(found, Facet.SOURCE) == [("Tarn Post", 4), ("Averne Courier", 2), (None, 1)]
    assert counts(found, Facet.YEAR) == [("2024", 5), ("2023", 1), (None, 1)]


def test_a_facet_ignores_its_own_choice_and_obeys_the_others(reader: Searcher) -> None:
    choices = {Facet.SOURCE: Choice(frozenset({"Tarn Post"})), Facet.YEAR: Choice(excluded=frozenset({"2023"}))}
    found = reader.search(SearchRequest(choices=choices))
    assert ids(found) == {11, 12, 13}
    assert counts(found, Facet.SOURCE) == [("Tarn Post", 3), ("Averne Courier", 2), (None, 1)]
    assert counts(found, Facet.YEAR) == [("2024", 3), ("2023", 1)]


def test_several_values_of_a_facet_mean_either_and_none_is_a_value(reader: Searcher) -> None:
    chosen = Choice(frozenset({"Averne Courier", None}))
    assert ids(reader.search(SearchRequest(choices={Facet.SOURCE: chosen}))) == {21, 22, 31}


def test_the_limit_keeps_the_chosen_even_at_zero_and_holds_for_each_kind(reader: Searcher) -> None:
    choices = {Facet.SPEAKER: Choice(frozenset({OSKAR})), Facet.ENTITY: Choice(excluded=frozenset({99}))}
    found = reader.search(SearchRequest(Word("growth"), choices=choices, facet_limit=1))
    assert counts(found, Facet.SPEAKER) == [(ILSE_TOO, 1), (OSKAR, 0)]
    everywhere = reader.search(SearchRequest(facet_limit=1, choices={Facet.ENTITY: Choice(excluded=frozenset({99}))}))
    assert counts(everywhere, Facet.ENTITY) == [(KARSHOLM, 3), (OSKAR, 2), (BANK, 1), (99, 0)]


def test_with_said_the_speaker_facet_counts_the_speakers_of_the_matching_quotations(reader: Searcher) -> None:
    found = reader.search(SearchRequest(Said(Word("locks"))))
    assert ids(found) == {11, 12}
    assert counts(found, Facet.SPEAKER) == [(ILSE, 1), (None, 1)]


def test_the_speaker_facet_and_said_mean_one_quotation(reader: Searcher) -> None:
    request = SearchRequest(Said(Word("close")), choices={Facet.SPEAKER: Choice(frozenset({OSKAR}))})
    found = reader.search(request)
    assert ids(found) == {12}
    assert counts(found, Facet.SPEAKER) == [(ILSE, 1), (OSKAR, 1), (ILSE_TOO, 1)]


def test_merged_names_count_once(reader: Searcher) -> None:
    found = reader.search(SearchRequest(aliases={**MERGED, OSKAR: KARSHOLM}))
    assert counts(found, Facet.SPEAKER) == [(ILSE, 2), (KARSHOLM, 1), (None, 1)]
    assert (KARSHOLM, 3) in counts(found, Facet.ENTITY)
    assert ids(reader.search(SearchRequest(by(ILSE), aliases=MERGED))) == {11, 22}


def test_other_statuses_bring_denied_words_back(reader: Searcher) -> None:
    denied = frozenset({Status.DENIED})
    found = reader.search(SearchRequest(Said(Word("bankrupt")), statuses=denied))
    assert ids(found) == {13}
    assert counts(found, Facet.SPEAKER) == [(OSKAR, 1)]
    assert ids(reader.search(SearchRequest(by(OSKAR), statuses=denied))) == {13}
    assert ids(reader.search(SearchRequest(HasStatement(), statuses=denied))) == {13}


def marked(found: Found) -> list[str]:
    return [h.paragraph.text[m.start : m.end] for h in found.hits for m in h.marks]


def test_marks_are_what_the_words_matched(reader: Searcher) -> None:
    found = reader.search(SearchRequest(And((Word("bank"), Phrase("well known"), Not(Word("ferry"))))))
    assert marked(found) == ["Bank’s", "well-known"]
    assert [h.paragraph.title[m.start : m.end] for h in found.hits for m in h.title_marks] == ["Bank"]


def test_said_marks_inside_the_quotation_only_and_names_it(reader: Searcher) -> None:
    found = reader.search(SearchRequest(And((by(OSKAR), Said(Word("close"))))))
    assert marked(found) == ["close"]
    assert [hit.quotes for hit in found.hits] == [(1020,)]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, [11, 12, 13, 21, 22, 41, 31]),
        (Sort.OLDEST, [41, 21, 22, 11, 12, 13, 31]),
        (Sort.RELEVANCE, [11, 12, 13, 21, 22, 41, 31]),
    ],
)
def test_order(reader: Searcher, sort: Sort, expected: list[int]) -> None:
    hits = reader.search(SearchRequest(Everything(), sort=sort)).hits
    assert [hit.paragraph.id for hit in hits] == expected


def test_pages(reader: Searcher) -> None:
    pages = [reader.search(SearchRequest(sort=Sort.NEWEST, offset=o, limit=4)) for o in (0, 4, 8, 12)]
    assert [len(page.hits) for page in pages] == [4, 3, 0, 0]
    assert {page.total for page in pages} == {len(BODY)}
    assert [i for page in pages for i in sorted(ids(page))] == sorted(ids(pages[0])) + sorted(ids(pages[1])) + sorted(
        ids(pages[2])
    )


def test_a_rarer_word_and_a_shorter_text_weigh_more(reader: Searcher) -> None:
    found = reader.search(SearchRequest(Or((Word("harbour"), Word("bankrupt")))))
    assert found.hits[0].paragraph.id == 13
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)


def test_a_hit_is_the_whole_paragraph(reader: Searcher) -> None:
    hits = reader.search(SearchRequest(limit=100)).hits
    assert sorted((hit.paragraph for hit in hits), key=lambda p: p.id) == sorted(BODY, key=lambda p: p.id)
    assert sorted(reader.paragraphs(), key=lambda p: p.id) == ARCHIVE


def test_the_paragraphs_of_an_article_stand_together_in_order(reader: Searcher) -> None:
    articles = [list(group) for _, group in itertools.groupby(reader.paragraphs(), key=lambda p: p.article)]
    assert len(articles) == len({p.article for p in ARCHIVE})
    assert all([p.number for p in article] == list(range(len(article))) for article in articles)


def test_number_and_hashes_tell_whether_the_same_is_held(engine: SearchEngine) -> None:
    assert engine.digest() == digest_of(ARCHIVE)
    assert engine.digest(frozenset({"budget", "never-there"})) == digest_of(ARCHIVE, {"budget"})
    other = replace(ARCHIVE[1], byline="somebody else")
    engine.apply([ARCHIVE[0], other, *ARCHIVE[2:4]], [], 8)
    assert engine.digest() != digest_of(ARCHIVE)
    assert engine.digest() == digest_of([ARCHIVE[0], other, *ARCHIVE[2:]])


# ---- scanning ----


def scanned(engine: SearchEngine, request: SearchRequest, after: str = "") -> list[int]:
    found, batch = [], engine.scan(request, after)
    while True:
        found += [hit.paragraph.id for hit in batch.hits]
        if batch.after is None:
            return found
        batch = engine.scan(request, batch.after)


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_a_scan_brings_every_hit_in_the_order_of_the_pages(engine: SearchEngine, sort: Sort, limit: int) -> None:
    for node in (Everything(), Or((Word("close"), Word("locks"), Word("growth")))):
        pages = engine.search(SearchRequest(node, sort=sort, limit=100)).hits
        assert scanned(engine, SearchRequest(node, sort=sort, limit=limit)) == [hit.paragraph.id for hit in pages]


def test_a_scan_goes_on_in_the_state_in_which_it_began_whatever_changes(engine: SearchEngine) -> None:
    request = SearchRequest(sort=Sort.NEWEST, limit=2)
    whole = scanned(engine, request)
    first = engine.scan(request)
    engine.apply([ARCHIVE[0]], ["budget"], 8)
    assert first.after
    assert [hit.paragraph.id for hit in first.hits] + scanned(engine, request, first.after) == whole
    assert scanned(engine, request, first.before) == whole
    assert (engine.scan(request, first.after).snapshot_id, first.seq) == (first.snapshot_id, 7)
    assert scanned(engine, request) == [41, 31]


def test_a_scan_begins_in_the_generation_that_is_named_and_in_no_other(engine: SearchEngine) -> None:
    name = engine.live().snapshot_id
    assert len(scanned(engine, SearchRequest(), name)) == len(BODY)
    with pytest.raises(CursorGone):
        engine.scan(SearchRequest(), "000000-none")


def test_a_scan_of_headlines_brings_what_a_page_of_them_does(engine: SearchEngine) -> None:
    request = SearchRequest(Or((Word("winter"), Word("strike"))), scope=Scope.HEADLINES)
    assert scanned(engine, request) == [hit.paragraph.id for hit in engine.search(request).hits]


# ---- going back and forgetting ----


def nothing(_seq: int) -> list[str]:
    return []


def test_one_can_go_back_to_what_the_last_building_replaced_but_not_to_what_was_withdrawn(empty: SearchEngine) -> None:
    assert empty.kept() == []
    empty.build(Snapshot(7, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    with pytest.raises(IndexMissing):
        empty.rollback(nothing)
    empty.build(Snapshot(9, ARCHIVE[:4], 4), lambda searcher: None)
    assert [kept.seq for kept in empty.kept()] == [9, 7]
    assert empty.kept()[0].snapshot_id == empty.live().snapshot_id
    assert ids(empty.search(SearchRequest())) == {11, 12, 13}
    assert empty.rollback(lambda seq: ["budget"] if seq == 7 else []).seq == 7
    assert ids(empty.search(SearchRequest())) == {11, 12, 13, 31, 41}
    empty.rollback(nothing)
    assert ids(empty.search(SearchRequest())) == {11, 12, 13}


def test_after_forgetting_there_is_nothing_to_go_back_to(engine: SearchEngine) -> None:
    engine.build(Snapshot(9, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    engine.apply([], ["budget"], 10)
    assert engine.forget()
    assert ids(engine.search(SearchRequest())) == {11, 12, 13, 31, 41}
    with pytest.raises(IndexMissing):
        engine.rollback(nothing)


# ---- generations ----


def test_nothing_is_found_before_the_first_build(empty: SearchEngine) -> None:
    with pytest.raises(IndexMissing):
        empty.search(SearchRequest())


def test_an_empty_archive_is_searched(empty: SearchEngine) -> None:
    empty.build(Snapshot(1, [], 0), lambda searcher: None)
    found = empty.search(SearchRequest(Word("harbour"), choices={Facet.SOURCE: Choice(frozenset({"Tarn Post"}))}))
    assert (found.total, found.hits) == (0, ())
    assert counts(found, Facet.SOURCE) == [("Tarn Post", 0)]
    empty.apply(ARCHIVE[:2], [], 2)
    assert ids(empty.search(SearchRequest())) == {11}


def test_one_document_is_searched(empty: SearchEngine) -> None:
    empty.build(Snapshot(1, ARCHIVE[1:2], 1), lambda searcher: None)
    assert ids(empty.search(SearchRequest(Word("locks")))) == {11}


def test_a_generation_knows_its_change_number_and_has_a_name_of_its_own(engine: SearchEngine) -> None:
    first = engine.live()
    assert first.seq == 7
    assert engine.search(SearchRequest()).snapshot_id == first.snapshot_id
    engine.apply([], [], 8)
    assert engine.live().seq == 8
    assert engine.live().snapshot_id != first.snapshot_id


def test_progress_ends_with_the_number_of_paragraphs(empty: SearchEngine) -> None:
    told: list[int] = []
    empty.build(Snapshot(1, ARCHIVE, len(ARCHIVE)), lambda searcher: None, told.append)
    assert told[-1] == len(ARCHIVE)


def test_verify_sees_the_new_generation_and_its_failure_keeps_the_old(engine: SearchEngine) -> None:
    before = engine.live()

    def refuse(searcher: Searcher) -> None:
        assert searcher.search(SearchRequest()).total == 1
        assert engine.search(SearchRequest()).total == len(BODY)
        raise VerificationFailed("no")

    with pytest.raises(VerificationFailed):
        engine.build(Snapshot(9, ARCHIVE[1:2], 1), refuse)
    assert engine.live().snapshot_id == before.snapshot_id
    assert engine.search(SearchRequest()).total == len(BODY)
    assert engine.damages() == []


def test_a_failing_snapshot_keeps_the_old_generation(engine: SearchEngine) -> None:
    def broken() -> Iterator[IndexedParagraph]:
        yield ARCHIVE[0]
        raise RuntimeError("the archive is gone")

    with pytest.raises(RuntimeError, match="archive"):
        engine.build(Snapshot(9, broken(), 2), lambda searcher: None)
    assert engine.search(SearchRequest()).total == len(BODY)


def test_apply_replaces_whole_articles_and_removes_others(engine: SearchEngine) -> None:
    engine.apply([ARCHIVE[0]], ["budget", "never-there"], 8)
    assert ids(engine.search(SearchRequest())) == {31, 41}
    assert counts(engine.search(SearchRequest()), Facet.ENTITY) == [(KARSHOLM, 1)]
    engine.apply(ARCHIVE[:7], [], 9)
    assert sorted(p.id for p in engine.paragraphs()) == sorted(p.id for p in ARCHIVE)
    assert engine.search(SearchRequest(Word("harbours"))).total == 2


def test_a_paragraph_is_told_by_words_that_others_have_too(reader: Searcher) -> None:
    told = reader.key_words(11)
    assert {"harbour", "locks"} <= set(told)
    assert not set(told) - set(words(next(p.text for p in ARCHIVE if p.id == 11)))
    assert not reader.key_words(999)


def test_all_that_is_told_of_what_is_live_comes_in_one_call(engine: SearchEngine) -> None:
    live = engine.live()
    assert live.seq == 7
    assert abs(datetime.datetime.now(datetime.UTC) - live.published) < datetime.timedelta(hours=1)
    assert live.size >= 0
