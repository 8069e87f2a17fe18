"""Does the archive keep what it was given, under ids that last?"""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from searchapp.archive import Archive, Outcome, schema
from searchapp.correction import Correction, Decided
from searchapp.domain import (
    CivilDate,
    DateOrigin,
    EntityKind,
    Span,
    Status,
)
from searchapp.engines.whoosh import open_engine
from searchapp.errors import ArchiveError, RefusedInput
from searchapp.indexing.find_copies import find_copies
from searchapp.indexing.withdrawn import WithoutWithdrawn
from searchapp.reading import GivenEntity, GivenParagraph, GivenQuote
from searchapp.request import SearchRequest, Word
from tests.archive.bridge import BODY, add, annotate, article, paragraphs


def test_the_schema_that_migrations_make_is_the_one_that_the_code_uses(archive: Archive) -> None:
    with archive.database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_an_article_is_new_then_unchanged_then_changed(archive: Archive) -> None:
    assert add(archive, article(id="b1")) == [Outcome.NEW]
    assert add(archive, article(id="b1")) == [Outcome.UNCHANGED]
    assert add(archive, article((*BODY, "It rained."), id="b1")) == [Outcome.CHANGED]
    page = archive.article("b1")
    assert page is not None
    assert (page.version, page.versions) == (2, 2)
    assert [page.text[p.span.start : p.span.end] for p in page.parts] == ["Bridge to open", *BODY, "It rained."]


def test_two_texts_of_one_id_in_one_run_are_refused_and_the_first_stays(archive: Archive) -> None:
    first, second = archive.add(archive.new_run(), [article(id="b1"), article(("Other.",), id="b1")])
    assert first is Outcome.NEW
    assert isinstance(second, RefusedInput)
    assert "b1" in str(second)
    assert len(paragraphs(archive)) == 4


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"url": "https://Courier.example/a/?utm_source=x#top"}, {"url": "https://courier.example/a"}, True),
        ({"outlet": "Courier"}, {"outlet": "Herald"}, False),
        ({"outlet": "Courier"}, {"outlet": "Courier"}, True),
        ({"id": "1", "url": "https://courier.example/a"}, {"id": "2", "url": "https://courier.example/a"}, False),
        (
            {"published": CivilDate("2025", DateOrigin.TEXT)},
            {"published": CivilDate("2024", DateOrigin.TEXT)},
            False,
        ),
    ],
)
def test_the_id_is_the_given_one_else_the_url_else_outlet_title_and_date(
    archive: Archive, one: dict[str, object], other: dict[str, object], same: bool
) -> None:
    add(archive, article(**one))
    add(archive, article(**other))
    assert archive.counts().articles == (1 if same else 2)


def test_paragraph_ids_survive_a_new_version_and_follow_the_text(archive: Archive) -> None:
    add(archive, article(id="b1"))
    before = {p.text: p.id for p in paragraphs(archive)}
    changed = ("A new first paragraph about the weather.", BODY[0], BODY[1] + " She smiled.", BODY[2])
    add(archive, article(changed, id="b1"))
    after = {p.text: p.id for p in paragraphs(archive)}
    assert after[BODY[0]] == before[BODY[0]]
    assert after[BODY[1] + " She smiled."] == before[BODY[1]]
    assert after[changed[0]] not in before.values()


def test_findings_reach_the_snapshot_in_spans_of_the_paragraph(archive: Archive) -> None:
    add(archive, article(id="b1"))
    annotate(archive)
    paragraph = paragraphs(archive)[2]
    (quote,) = paragraph.quotes
    assert [paragraph.text[s.start : s.end] for s in quote.segments] == ["“The bridge will open in May,”"]
    assert quote.speaker is not None
    assert paragraph.speakers == (quote.speaker,)
    assert archive.registry.names([quote.speaker])[quote.speaker].name == "Ilse Brandt"
    assert archive.registry.find("Mayor BRANDT") == {quote.speaker}


def test_ids_survive_a_new_annotator_and_a_new_version(archive: Archive) -> None:
    add(archive, article(id="b1"))
    annotate(archive, "test 1")
    (before,) = paragraphs(archive)[2].quotes
    annotate(archive, "test 2")
    assert paragraphs(archive)[2].quotes == (before,)
    add(archive, article(("A new paragraph.", *BODY), id="b1"))
    annotate(archive, "test 2")
    (after,) = paragraphs(archive)[3].quotes
    assert (after.id, after.speaker) == (before.id, before.speaker)


def test_only_what_is_new_or_older_waits_for_an_annotator(archive: Archive) -> None:
    add(archive, article(id="b1"), article(id="b2"))
    annotate(archive, "test 1")
    add(archive, article(id="b3"))
    assert archive.pending_count("test 1", again=False) == 1
    assert archive.pending_count("test 2", again=False) == 3
    assert archive.pending_count("test 1", again=True) == 3


def test_given_facts_are_kept_and_not_guessed_again(archive: Archive) -> None:
    told = GivenParagraph(
        BODY[1],
        speakers=("Oda Lind",),
        entities=(GivenEntity("Karsholm", EntityKind.PLACE),),
        quotes=(GivenQuote((Span(0, 30),), "Oda Lind"),),
    )
    add(archive, article((BODY[0], told, BODY[2]), id="b1"))
    annotate(archive)
    paragraph = paragraphs(archive)[2]
    names = archive.registry.names([*paragraph.speakers, *(e.id for e in paragraph.entities)])
    assert {name.name for name in names.values()} == {"Oda Lind", "Karsholm"}
    assert len(paragraph.quotes) == 1


def test_a_given_speaker_lets_the_machine_name_nobody_else(archive: Archive) -> None:
    add(archive, article((BODY[0], GivenParagraph(BODY[1], speakers=("Oda Lind",)), BODY[2]), id="b1"))
    annotate(archive)
    paragraph = paragraphs(archive)[2]
    assert [q.speaker for q in paragraph.quotes] == [None]
    assert [archive.registry.names(paragraph.speakers)[s].name for s in paragraph.speakers] == ["Oda Lind"]


def test_what_somebody_says_is_counted_as_it_is_told_whoever_tells_it(archive: Archive) -> None:
    given = GivenParagraph(BODY[1], quotes=(GivenQuote((Span(0, 30),), "Oda Lind"),))
    add(archive, article(id="b1"), article((BODY[1], "It rained."), id="b2"), article((*BODY, "Hail."), id="b3"))
    add(archive, article((*BODY, "Sleet."), id="b6", copy_of="b3"))
    find_copies(archive)
    add(archive, article((BODY[0], given), id="b4"), article((given, "“Never,” said a guard."), id="b5"))
    annotate(archive)
    changed, denied = (page.statements[0].id for i in ("b1", "b2") if (page := archive.article(i)))
    archive.decide(changed, Correction(Decided.SPEAKER, "Oda Lind"), actor="editor", reason="misread")
    archive.decide(denied, Correction(Decided.STATUS, status=Status.DENIED), actor="editor", reason="misread")
    pages = [page for i in ("b1", "b2", "b3", "b4", "b5", "b6") if (page := archive.article(i))]
    for speaker in {s.speaker for page in pages for s in page.statements if s.speaker}:
        own = [page for page in pages if any(s.speaker == speaker for s in page.statements)]
        others = [who for page in own for who in {s.speaker for s in page.statements} - {speaker, None}]
        said = archive.registry.said_by(speaker)
        assert said.statements == Counter(s.status for page in own for s in page.statements if s.speaker == speaker)
        assert (said.articles, dict(said.beside)) == (len(own), Counter(others))
        assert said.copies == ("b6" in {page.id for page in own})


def test_a_human_decision_wins_and_outlives_a_new_annotator(archive: Archive) -> None:
    add(archive, article(id="b1"))
    annotate(archive)
    (quote,) = paragraphs(archive)[2].quotes
    archive.decide(quote.id, Correction(Decided.SPEAKER, "Jon Vik"), actor="editor", reason="misread")
    archive.decide(quote.id, Correction(Decided.STATUS, status=Status.DENIED), actor="editor", reason="misread")
    annotate(archive, "test 2")
    paragraph = paragraphs(archive)[2]
    (after,) = paragraph.quotes
    assert after.speaker is not None
    assert archive.registry.names([after.speaker])[after.speaker].name == "Jon Vik"
    assert after.status is Status.DENIED
    assert paragraph.speakers == ()  # what was denied was not said
    page = archive.article("b1")
    assert page is not None
    assert [s.origin for s in page.statements] == ["human"]


def test_merging_and_renaming_rewrite_no_document(archive: Archive) -> None:
    add(archive, article(id="b1"))
    annotate(archive)
    (quote,) = paragraphs(archive)[2].quotes
    seq = archive.last_change()
    add(archive, article((GivenParagraph("x", speakers=("I. Brandt-Hald",)),), title="Other", id="b2"))
    (other,) = archive.registry.find("I. Brandt-Hald")
    assert quote.speaker is not None
    archive.registry.rename(quote.speaker, "Ilse Brandt-Hald", "editor", "so she signs")
    archive.registry.merge(other, quote.speaker, "editor", "one")
    assert archive.registry.aliases() == {other: quote.speaker}
    name = archive.registry.names([other])[other]
    assert (name.id, name.name) == (quote.speaker, "Ilse Brandt-Hald")
    assert set(name.variants) >= {"Ilse Brandt", "I. Brandt-Hald", "Brandt"}
    assert archive.registry.find("I. Brandt-Hald") == {quote.speaker}
    with archive.changes_since(seq) as (keys, _, _):
        assert keys == ["b2"]


def test_a_withdrawn_article_is_gone_and_stays_out(archive: Archive) -> None:
    add(archive, article(id="b1"), article(id="b2", outlet="Herald"))
    annotate(archive)
    seq = archive.last_change()
    archive.withdraw("b1", "court order", "editor")
    assert archive.article("b1") is None
    assert archive.original("b1") is None
    assert archive.withdrawal("b1") == "court order"
    with archive.changes_since(seq) as (keys, left, _):
        assert (keys, list(left)) == (["b1"], [])
    (again,) = add(archive, article(id="b1"))
    assert isinstance(again, RefusedInput)
    assert "court order" in str(again)
    with pytest.raises(ArchiveError, match="no article"):
        archive.withdraw("b1", "again", "editor")


def test_the_bytes_are_kept_as_they_came(archive: Archive) -> None:
    one = article(id="b1")
    add(archive, one, replace(one, id="b2"))
    assert archive.original("b2") == one.original
    page = archive.article("b2")
    assert page is not None
    assert page.sha256 == one.original.sha256


def test_what_was_withdrawn_is_left_out_before_the_index_knows_of_it(archive: Archive, tmp_path: Path) -> None:
    add(archive, article(id="b1"), article(id="b2", outlet="Herald"))
    engine = open_engine(tmp_path / "index")
    with archive.snapshot() as snapshot:
        engine.build(snapshot, lambda _: None)
    searcher = WithoutWithdrawn(engine, archive)
    assert searcher.search(SearchRequest(Word("bridge"))).total == 2
    archive.withdraw("b1", "wrong person", "editor")
    found = searcher.search(SearchRequest(Word("bridge")))
    assert (found.total, {hit.paragraph.article for hit in found.hits}) == (1, {"b2"})
    assert {p.article for p in searcher.paragraphs()} == {"b2"}


def test_a_name_that_a_catalogue_gives_means_its_only_known_bearer(archive: Archive) -> None:
    for number in range(3):
        add(archive, article((GivenParagraph(f"Entry {number}.", speakers=("Anna Bell",)),), id=f"c{number}"))
    assert len(archive.registry.find("Anna Bell")) == 1
    assert len({p.speakers for p in paragraphs(archive) if p.speakers}) == 1


LETTERS = [
    "Sir, our bell strikes thirteen at noon, which frightens the hens.",
    "Sir, the tollman takes copper only, though the sign shows silver.",
]


def test_two_texts_under_one_headline_are_two_articles_and_adding_them_again_adds_nothing(archive: Archive) -> None:
    letters = [article((letter,), title="Letters to the editor") for letter in LETTERS]
    for one in letters:
        assert add(archive, one) == [Outcome.NEW]
    assert archive.add(archive.new_run(), letters) == [Outcome.UNCHANGED] * 2
    assert archive.counts().articles == 2


def test_two_texts_under_one_headline_may_come_in_one_run(archive: Archive) -> None:
    letters = [article((letter,), title="Letters to the editor") for letter in LETTERS]
    assert archive.add(archive.new_run(), letters) == [Outcome.NEW] * 2


def test_a_text_that_is_alike_is_a_new_version_of_that_one_of_its_namesakes(archive: Archive) -> None:
    for letter in LETTERS:
        add(archive, article((letter,), title="Letters to the editor"))
    longer = article((LETTERS[1], "Karl Rust, Karsk."), title="Letters to the editor")
    assert add(archive, longer) == [Outcome.CHANGED]
    assert archive.counts().articles == 2
