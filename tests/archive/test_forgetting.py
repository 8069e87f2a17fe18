"""Is a name that was taken out gone from everything that is kept, and does it stay out when it comes back?"""

import json
import zipfile
from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from searchapp.archive import Outcome, back_up, export_everything, read_withdrawals, restore, schema, withdrawals
from searchapp.archive.forgetting.cases import KEY_FILE
from searchapp.archive.forgetting.forms import GAP, Forms, Gapped, form_of
from searchapp.archive.forgetting.masks import masked, masked_address, masked_bytes
from searchapp.correction import Correction, Decided
from searchapp.domain import Band, CivilDate, DateOrigin, EntityKind
from searchapp.errors import ArchiveError
from searchapp.reading import GivenEntity, GivenParagraph, Original
from tests.archive.bridge import BODY, add, annotation_of, article

KEY = b"of the tests"


def forms(*names):
    return Forms(KEY, [form for name in names if (form := form_of(KEY, name))])


FOUND = [
    ("Ilse Brandt", "said Ilse Brandt, the mayor", "said █████, the mayor"),
    ("Ilse Brandt", "ILSE BRANDT’S plan, Ilse\nBrandt’s house", "█████ plan, █████ house"),
    ("Ilse Brandt", "Mrs. Ilse Brandt. Ilse sang.", "Mrs. █████. Ilse sang."),
    ("Ilse Brandt", "It was Ilse.\n\nBrandt wept.", "It was Ilse.\n\nBrandt wept."),
    ("Ilse Brandt", "He saw Ilse. Brandt wept.", "He saw Ilse. Brandt wept."),
    ("Zoë Ó Néill", "Zoe O Neill and Zoë Ó Néill", "█████ and █████"),
    ("Sami Al-Dari", "Sami al Dari, Sami Al‑Dari", "█████, █████"),
    ("J.R. Lind", "so J.R. Lind sang", "so █████ sang"),
    ("Lind", "Linds Rede, Lindsay, Lind’s, Linda", "█████s Rede, Lindsay, █████, Linda"),
    ("نادر سلمان", "ونادر سلمان قال", "و█████ قال"),
    ("林小明", "記者林小明報道", "記者█████報道"),
    ("Ilse Brandt", "Ilse Brandts Haus", "█████s Haus"),
]


@pytest.mark.parametrize(("name", "text", "after"), FOUND)
def test_a_name_is_found_however_it_is_written(name, text, after):
    assert masked(forms(name), text) == after


def test_offsets_follow_the_gaps():
    text = "Ilse Brandt met Ilse Brandt there."
    gapped = Gapped(text, forms("Ilse Brandt").find(text))
    assert gapped.text == f"{GAP} met {GAP} there."
    for start, end in ((0, 11), (12, 15), (16, 27), (28, 33), (0, len(text)), (3, 14)):
        words = gapped.text[gapped.start(start) : gapped.end(end)]
        assert words == masked(forms("Ilse Brandt"), text[start:end]).replace("e Brandt", GAP)


ADDRESSES = [
    ("https://p.example/ilse-brandt-resigns", "https://p.example/withheld-resigns"),
    ("https://p.example/ilse%20brandt?x=1", "https://p.example/withheld?x=1"),
    ("https://p.example/brandt", "https://p.example/brandt"),
]


@pytest.mark.parametrize(("address", "after"), ADDRESSES)
def test_a_name_leaves_an_address(address, after):
    assert masked_address(forms("Ilse Brandt"), address) == after


BYTES = [
    (b'{"by": "Ilse Brandt", "n": 1}', f'{{"by": "{GAP}", "n": 1}}', True),
    (b'{"by": "\\u0049lse Brandt"}', f'{{"by": "{GAP}"}}', True),
    (b"<p>Ilse Brandt</p>", f"<p>{GAP}</p>", True),
    (b"<p>Ilse <b>Bra</b>ndt</p>", f"{GAP}\n\nthe text\n", False),
    (b"<p>&#73;lse Brandt</p>", f"{GAP}\n\nthe text\n", False),
    (b"\xff\xfePDF", f"{GAP}\n\nthe text\n", False),
]


@pytest.mark.parametrize(("data", "after", "whole"), BYTES)
def test_a_name_leaves_a_file_or_the_file_leaves(data, after, whole):
    assert masked_bytes(forms("Ilse Brandt"), data, "the text") == (after.encode(), whole)


DATED = {"outlet": "Tarn Times", "published": CivilDate("2024-03-05", DateOrigin.METADATA), "byline": "By Ilse Brandt"}
OTHER = ("A dog barked.", "Jon Vik sang.")


@pytest.fixture
def person(archive):
    """The id of the mayor, who speaks in one article of two versions, and is written of in what people said."""
    add(archive, article(id="ilse-brandt-1", **DATED), article(OTHER, "Dog", id="b2"))
    annotate_all(archive)
    add(archive, article(("It rained.", *BODY), id="ilse-brandt-1", **DATED))
    annotate_all(archive)
    (statement,) = archive.article("ilse-brandt-1").statements
    archive.decide(statement.id, Correction(Decided.STATUS, status=statement.status), "mara", "Ilse Brandt said so")
    return statement.speaker


def annotate_all(archive):
    work = [one for one in archive.pending("test 1", 0, 99, again=False) if "Ilse Brandt" in one.document.text]
    archive.keep_findings(work, [annotation_of(one.document) for one in work], "test 1")


def test_a_name_leaves_every_byte_of_the_home_and_the_rest_stays_whole(archive, person, held):
    before = archive.article("ilse-brandt-1")
    (number,) = archive.anonymise(person, None, "mara", "asked by Ilse Brandt herself")
    page = archive.article("withheld-1")
    assert page.text == before.text.replace("Ilse Brandt", GAP).replace("Brandt", GAP)
    assert [page.words(s) for s in page.statements] == [before.words(s) for s in before.statements]
    (statement,) = page.statements
    assert (statement.id, statement.speaker, statement.band) == (before.statements[0].id, None, Band.UNKNOWN)
    assert page.text[statement.mention.start : statement.mention.end] == GAP
    assert archive.damages() == []
    assert archive.registry.names([person]) == {}
    assert archive.registry.withheld(person)
    assert archive.registry.suggest("bran", 9) == ()
    assert f"case {number}" in archive.withdrawal("ilse-brandt-1")
    assert not any(b"Brandt" in version.original.data for version in archive.versions("withheld-1"))
    archive.learned(archive.last_change())
    assert held(b"brandt", b"ilse") == []


def test_what_comes_back_comes_without_the_name(archive, person, tmp_path, held):
    archive.anonymise(person, None, "mara", "asked")
    again = article(("It rained.", *BODY), id="ilse-brandt-1", **DATED)
    assert add(archive, again) == [Outcome.UNCHANGED]
    assert add(archive, article(BODY, "New: Ilse Brandt", id="b3", **DATED)) == [Outcome.NEW]
    given = GivenParagraph(
        "Ilse Brandt sat.", entities=(GivenEntity("Ilse Brandt", EntityKind.PERSON),), speakers=("Ilse Brandt",)
    )
    assert add(archive, article((given,), id="b4")) == [Outcome.NEW]
    assert archive.article("b3").title == f"New: {GAP}"
    assert archive.article("b4").mentions == ()
    with pytest.raises(ArchiveError, match="taken out"):
        archive.decide(
            archive.article("withheld-1").statements[0].id, Correction(Decided.SPEAKER, "Ilse Brandt"), "m", "r"
        )
    archive.learned(archive.last_change())
    assert held(b"brandt", b"ilse") == []


def test_a_headline_that_tells_which_article_it_is_still_does(archive):
    first = article(BODY, "Ilse Brandt speaks", **DATED)
    add(archive, first)
    annotate_all(archive)
    (key,) = (one.article for one in archive.last_changed(None, 9))
    archive.anonymise(archive.article(key).statements[0].speaker, None, "mara", "asked")
    assert add(archive, first) == [Outcome.UNCHANGED]


def test_an_older_backup_comes_back_without_the_name(archive, person, tmp_path, held):
    saved = tmp_path / "saved"
    saved.mkdir()
    back_up(archive.database, saved / "old.sqlite")
    archive.anonymise(person, None, "mara", "asked")
    restore(archive.database, saved / "old.sqlite", (), 0)
    assert archive.article("ilse-brandt-1") is None
    assert GAP in archive.article("withheld-1").text
    (saved / "old.sqlite").unlink()
    archive.learned(archive.last_change())
    assert held(b"brandt", b"ilse") == []


def test_a_list_tells_another_home_what_was_taken_out_and_the_key_travels_apart(archive, person, opened, tmp_path):
    saved = tmp_path / "saved"
    saved.mkdir()
    back_up(archive.database, saved / "old.sqlite")
    archive.anonymise(person, None, "mara", "asked")
    with archive.database.read() as connection:
        told = "".join(json.dumps(one) + "\n" for one in withdrawals(connection))
    assert "brandt" not in told.lower()
    (saved / "list").write_text(told, "utf-8")
    other = opened(saved)
    with pytest.raises(ArchiveError, match="another key"):
        restore(other.database, saved / "old.sqlite", read_withdrawals(saved / "list"), 0)
    (saved / KEY_FILE).write_bytes((tmp_path / KEY_FILE).read_bytes())
    restore(other.database, saved / "old.sqlite", read_withdrawals(saved / "list"), 0)
    assert GAP in other.article("withheld-1").text


def test_without_the_key_nothing_is_added(archive, person, tmp_path):
    archive.anonymise(person, None, "mara", "asked")
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(ArchiveError, match=KEY_FILE):
        add(archive, article(OTHER, "Cat", id="b5"))


def test_the_name_is_in_no_export(archive, person, tmp_path):
    archive.anonymise(person, None, "mara", "asked")
    archive.learned(archive.last_change())
    export_everything(archive.database, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert not [name for name in packed.namelist() if b"brandt" in packed.read(name).lower()]


def test_in_one_article_the_name_goes_and_elsewhere_it_stays(archive, person):
    add(archive, article(("A cat.", *BODY), "Cat", id="b5", **DATED))
    annotate_all(archive)
    archive.settle_people()
    archive.anonymise(person, ["ilse-brandt-1"], "mara", "asked")
    assert GAP in archive.article("withheld-1").text
    kept = archive.article("b5")
    assert "Ilse Brandt" in kept.text
    assert archive.registry.names([kept.statements[0].speaker])
    assert add(archive, article(("It rained.", *BODY), id="ilse-brandt-1", **DATED)) == [Outcome.UNCHANGED]
    assert archive.damages() == []


def test_bytes_that_several_articles_share_lose_the_name_for_all(archive):
    data = b"A: Ilse Brandt. B: a dog."
    shared = Original("all.txt", data, "text/plain")
    add(archive, replace(article(id="a1"), original=shared), replace(article(OTHER, "Dog", id="a2"), original=shared))
    annotate_all(archive)
    archive.anonymise(archive.article("a1").statements[0].speaker, None, "mara", "asked")
    assert archive.original("a2").data == f"A: {GAP}. B: a dog.".encode()
    assert archive.damages() == []


def test_a_name_that_is_delisted_leads_to_the_article_no_more_though_it_prints_it(archive, person):
    before = archive.article("ilse-brandt-1")
    archive.delist(person, "ilse-brandt-1", "mara", "asked")

    def check():
        page = archive.article("ilse-brandt-1")
        assert page.text == before.text
        assert (page.mentions, [s.speaker for s in page.statements]) == ((), [None])
        with archive.snapshot() as snapshot:
            told = [p for p in snapshot.paragraphs if p.article == "ilse-brandt-1"]
        assert not any("Brandt" in p.text for p in told)
        assert any(GAP in p.text for p in told)
        (words,) = (p.text[s.start : s.end] for p in told for q in p.quotes for s in q.segments)
        assert words == before.words(before.statements[0])
        assert not any(p.entities or p.speakers for p in told)
        assert archive.registry.find("Ilse Brandt") == frozenset()

    check()
    work = [one for one in archive.pending("test 2", 0, 99, again=False) if "Ilse Brandt" in one.document.text]
    archive.keep_findings(work, [annotation_of(one.document) for one in work], "test 2")
    archive.settle_people()
    check()
    assert archive.damages() == []


def test_whom_an_article_does_not_name_cannot_be_taken_out_of_it(archive, person):
    for call in (lambda: archive.anonymise(person, ["b2"], "m", "r"), lambda: archive.delist(person, "b2", "m", "r")):
        with pytest.raises(ArchiveError, match="no article of this id names"):
            call()
    archive.anonymise(person, None, "m", "r")
    with pytest.raises(ArchiveError, match="taken out already"):
        archive.anonymise(person, None, "m", "r")


def test_findings_of_before_do_not_bring_a_name_back(archive, person):
    work = archive.pending("late", 0, 9, False)
    (mine,) = (one for one in work if one.key == "ilse-brandt-1")
    archive.anonymise(person, None, "mara", "asked")
    before = archive.article("withheld-1")
    archive.keep_findings([mine], [annotation_of(mine.document)], "late")
    assert archive.article("withheld-1") == before
    assert archive.registry.find("Ilse Brandt") == frozenset()


def test_ids_of_a_withdrawn_article_are_never_given_again(archive, person):
    add(archive, article(("“I sing,” said Ilse Brandt, the mayor.", *BODY), "Last", id="b9"))
    annotate_all(archive)
    last = archive.article("b9")
    archive.withdraw("b9", "asked", "mara")
    assert archive.withdrawn_id("quote", last.statements[0].id)
    assert archive.withdrawn_id("paragraph", last.parts[0].id)
    add(archive, article(("“I sing,” said Ilse Brandt, the mayor.", *BODY), "Next", id="b10"))
    annotate_all(archive)
    following = archive.article("b10")
    assert not {p.id for p in following.parts} & {p.id for p in last.parts}
    assert not {s.id for s in following.statements} & {s.id for s in last.statements}


def test_the_statistics_of_a_table_that_becomes_empty_tell_nothing(archive):
    """The server counts values of full tables alone: it would keep those of a table until it is filled again."""
    given = tuple(GivenParagraph(f"It rose, {n}.", speakers=(f"Jon Gannet{n}",)) for n in range(9))
    add(archive, article(given, id="g1"))
    with archive.database.write(forgets=True):
        pass  # counts what is there
    archive.withdraw("g1", "asked", "mara")
    with archive.database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.given_speaker)) == 0
        if archive.database.file is None:
            query = text("SELECT count(*) FROM pg_stats WHERE tablename = 'given_speaker'")
            assert connection.scalar(query) == 0
