"""Does a name stay out whichever way it comes back, and does everything else stay as it is?"""

import json

import pytest

from searchapp.archive import Outcome, back_up, read_withdrawals, restore, withdrawals
from searchapp.archive.forgetting.cases import KEY_FILE, keep_case, key_id, made_key
from searchapp.archive.forgetting.forms import GAP, form_of
from searchapp.archive.forgetting.masks import masked, masked_within
from searchapp.domain import (
    Annotation,
    Band,
    Entity,
    EntityKind,
    Evidence,
    How,
    Mention,
    Quote,
    QuoteType,
    Span,
    Status,
)
from searchapp.errors import ArchiveError
from searchapp.reading import GivenEntity, GivenParagraph, GivenQuote, Original
from tests.archive.bridge import BODY, add, article, find
from tests.archive.test_forgetting import KEY, annotate_all, forms

FOLLOWING = "Ilse Brandt left. “We paid,” Jon Vik said to Ilse Brandt."


@pytest.fixture
def person(archive):
    """The mayor, named in one article; another one is of somebody else."""
    add(archive, article(id="a1"))
    annotate_all(archive)
    add(archive, article(("A dog barked.",), "Dog", id="b2"))
    return archive.article("a1").statements[0].speaker


def named(archive, key):
    """Whom an article means, by display name."""
    known = archive.registry.names({number for number, _ in archive.article(key).mentions})
    return {name.name: number for number, name in known.items()}


def entity(document, name, kind=EntityKind.PERSON):
    return Entity(name, kind, (Mention(find(document, name), How.FULL),), ())


def test_a_title_before_a_name_stays_and_a_name_without_letters_is_none():
    assert masked(forms("Lind"), "Mr Lind sang") == f"Mr {GAP} sang"
    assert form_of(KEY, "—") is None
    assert forms("—").find("a — b") == []


def test_a_name_leaves_lists_and_keys_and_what_is_no_text_stays():
    told = {"Ilse Brandt": ["Ilse Brandt", 3, None, {"by": "Vik"}]}
    assert masked_within(forms("Ilse Brandt"), told) == {GAP: [GAP, 3, None, {"by": "Vik"}]}


def test_a_key_that_is_damaged_is_told_and_nothing_comes_in(archive, person, tmp_path):
    archive.anonymise(person, None, "mara", "asked")
    (tmp_path / KEY_FILE).write_text("no key", "ascii")
    with pytest.raises(ArchiveError, match="can't be read"):
        add(archive, article(("It rained.",), "Rain", id="c3"))


def test_where_no_key_can_be_kept_no_name_is_taken_out(archive, person, tmp_path):
    (tmp_path / KEY_FILE).symlink_to(tmp_path / "absent" / "key")
    with pytest.raises(ArchiveError, match="can't be kept here"):
        archive.anonymise(person, None, "mara", "asked")
    assert "Ilse Brandt" in archive.article("a1").text


def test_only_an_address_that_held_the_name_is_gone(archive, person):
    add(archive, article(id="ilse-brandt-9"))
    annotate_all(archive)
    archive.delist(archive.article("ilse-brandt-9").statements[0].speaker, "ilse-brandt-9", "mara", "asked")
    assert archive.withdrawal("ilse-brandt-9") is None
    archive.anonymise(person, None, "mara", "asked")
    assert "taken out of its address" in archive.withdrawal("ilse-brandt-9")
    assert archive.withdrawal("b2") is None
    assert archive.withdrawal("brandt-road-7") is None


def test_each_withdrawn_article_is_told_by_its_own_reason_and_only_its_bytes_go(archive, person, held):
    add(archive, article(("It rained.",), "Rain", id="c3"))
    kept = archive.original("b2")
    archive.withdraw("a1", "she asked", "mara")
    archive.withdraw("c3", "it did not", "mara")
    assert (archive.withdrawal("a1"), archive.withdrawal("c3")) == ("she asked", "it did not")
    assert archive.original("b2") == kept
    archive.learned(archive.last_change())
    assert held(b"the bridge will open", b"it rained") == []


def test_what_comes_back_is_known_after_two_names_were_taken_out_of_it(archive):
    told = article((FOLLOWING,), "Paid", id="c3")
    add(archive, told)
    (work,) = archive.pending("test 1", 0, 9, again=False)
    both = Annotation((), (entity(work.document, "Ilse Brandt"), entity(work.document, "Jon Vik")))
    archive.keep_findings([work], [both], "test 1")
    for number in named(archive, "c3").values():
        archive.anonymise(number, None, "mara", "asked")
    assert archive.article("c3").text.count(GAP) == 3
    assert add(archive, told) == [Outcome.UNCHANGED]


def test_an_address_of_what_an_article_copies_comes_in_without_the_name(archive, person, held):
    archive.anonymise(person, None, "mara", "asked")
    add(archive, article(("It rained.", *BODY), id="c3", copy_of="https://p.example/ilse-brandt-resigns"))
    archive.learned(archive.last_change())
    assert held(b"ilse-brandt") == []


def test_a_case_from_a_list_gets_another_number_where_its_own_is_taken(archive, person, tmp_path):
    with archive.database.write() as connection:
        archive_key = made_key(tmp_path)
        row = {
            "what": "delist",
            "article": "x",
            "forms": [],
            "parts": [],
            "articles": [],
            "key_id": key_id(archive_key),
        }
        row |= {"reason": "asked", "actor": "mara", "at": "2025-01-01T00:00:00Z"}
        assert [keep_case(connection, row | {"id": 1, "article": one}) for one in ("x", "y", "x")] == [1, 2, 1]


def test_what_is_not_there_cannot_be_withdrawn(archive):
    with pytest.raises(ArchiveError, match="no article with this id"):
        archive.withdraw("c9", "asked", "mara")


def test_a_list_that_is_applied_twice_makes_no_second_case(archive, person, tmp_path):
    archive.anonymise(person, None, "mara", "asked")
    with archive.database.read() as connection:
        listed = list(withdrawals(connection))
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "list").write_text("".join(json.dumps(one) + "\n" for one in listed), "utf-8")
    back_up(archive.database, saved / "now.sqlite")
    restore(archive.database, saved / "now.sqlite", read_withdrawals(saved / "list"), 0)
    with archive.database.read() as connection:
        assert list(withdrawals(connection)) == listed


def test_findings_on_others_in_the_article_and_on_other_articles_stay(archive, person):
    archive.delist(person, "a1", "mara", "asked")
    add(archive, article(("It rained.", FOLLOWING), id="a1"), article((FOLLOWING,), "Paid", id="c3"))

    def found(document):
        who, cue, words = (find(document, one) for one in ("Jon Vik", "said", "“We paid,”"))
        said = Quote((words,), QuoteType.DIRECT, Status.ASSERTED, who, 1, cue, Band.SURE, Evidence("inverted", 0.99))
        return Annotation((said,), (entity(document, "Ilse Brandt"), entity(document, "Jon Vik")))

    work = [one for one in archive.pending("test 2", 0, 9, again=False) if "Jon Vik" in one.document.text]
    archive.keep_findings(work, [found(one.document) for one in work], "test 2")
    assert named(archive, "c3").keys() == {"Ilse Brandt", "Jon Vik"}
    assert named(archive, "a1").keys() == {"Jon Vik"}
    (statement,) = archive.article("a1").statements
    assert statement.speaker == named(archive, "a1")["Jon Vik"]


def test_a_name_without_spaces_leaves_a_text_without_spaces(archive):
    add(archive, article(("記者林小明報道。",), "新聞", id="z1"))
    (work,) = archive.pending("test 1", 0, 9, again=False)
    archive.keep_findings([work], [Annotation((), (entity(work.document, "林小明"),))], "test 1")
    archive.anonymise(named(archive, "z1")["林小明"], None, "mara", "asked")
    assert f"記者{GAP}報道。" in archive.article("z1").text


def given(text=FOLLOWING):
    said, cue = (Span(text.index(words), text.index(words) + len(words)) for words in ("“We paid,”", "said"))
    named = tuple(GivenEntity(name, EntityKind.PERSON) for name in ("Ilse Brandt", "Jon Vik"))
    return GivenParagraph(text, entities=named, quotes=(GivenQuote((said,), "Jon Vik", cue=cue),))


def test_what_an_input_says_of_an_article_follows_the_gaps_in_it(archive, person):
    archive.anonymise(person, None, "mara", "asked")
    add(archive, article((given(),), "Paid", id="c3"))
    page = archive.article("c3")
    (statement,) = page.statements
    assert (page.words(statement), statement.speaker) == ("“We paid,”", named(archive, "c3")["Jon Vik"])
    assert page.text[statement.cue.start : statement.cue.end] == "said"
    assert page.text.count(GAP) == 2


def test_what_an_input_names_leads_to_no_article_from_which_it_was_delisted(archive, person):
    archive.delist(person, "a1", "mara", "asked")
    assert add(archive, article((given(),), id="a1")) == [Outcome.CHANGED]
    page = archive.article("a1")
    assert "Ilse Brandt" in page.text
    assert not archive.registry.find("Ilse Brandt")
    (statement,) = page.statements
    assert statement.speaker in archive.registry.find("Jon Vik")


def test_a_later_version_without_the_name_comes_in_as_it_is(archive, person):
    archive.anonymise(person, None, "mara", "asked")
    later = article(("The bridge is closed.",), "Closed", id="a1")
    assert add(archive, later) == [Outcome.CHANGED]
    assert archive.original("a1") == later.original


def test_a_name_leaves_the_byline_of_a_version_whose_text_never_had_it(archive, person):
    told = Original("a1.txt", b"The bridge is closed.", "text/plain")
    add(archive, article(("The bridge is closed.",), "Closed", id="a1", byline="By Ilse Brandt"))
    first = archive.article("a1").text
    archive.anonymise(person, None, "mara", "asked")
    assert (archive.article("a1").byline, archive.article("a1").text) == (f"By {GAP}", first)
    assert told.data.decode() in archive.original("a1").data.decode()
    assert archive.damages() == []


def test_files_that_are_the_same_without_the_name_are_kept_once(archive):
    add(archive, article(("“Yes,” said " + GAP + ".",), "Yes", id="a2"))
    add(archive, article(("“Yes,” said Ilse Brandt.",), "Yes", id="a1"))
    (work,) = (one for one in archive.pending("test 1", 0, 9, again=False) if one.key == "a1")
    archive.keep_findings([work], [Annotation((), (entity(work.document, "Ilse Brandt"),))], "test 1")
    archive.anonymise(named(archive, "a1")["Ilse Brandt"], None, "mara", "asked")
    assert archive.original("a1") == archive.original("a2")
    assert archive.damages() == []


def test_who_was_named_beside_them_is_not_known_by_them_any_more(archive, person):
    add(archive, article((FOLLOWING,), "Paid", id="c3"))
    (work,) = (one for one in archive.pending("test 1", 0, 9, again=False) if one.key == "c3")
    both = Annotation((), (entity(work.document, "Ilse Brandt"), entity(work.document, "Jon Vik")))
    archive.keep_findings([work], [both], "test 1")
    archive.settle_people()
    archive.delist(named(archive, "c3")["Ilse Brandt"], "c3", "mara", "asked")
    with archive.database.read() as connection:
        kept = str(connection.exec_driver_sql("SELECT company FROM appearance").all())
    assert "brandt" not in kept.lower()


def test_a_body_that_bears_the_name_loses_it_and_stays(archive, person):
    add(archive, article(("The Ilse Brandt Foundation paid.",), "Paid", id="c3"))
    (work,) = (one for one in archive.pending("test 1", 0, 9, again=False) if one.key == "c3")
    body = entity(work.document, "Ilse Brandt Foundation", EntityKind.ORGANISATION)
    archive.keep_findings([work], [Annotation((), (body,))], "test 1")
    archive.anonymise(person, None, "mara", "asked")
    assert f"The {GAP} Foundation paid." in archive.article("c3").text
    assert archive.registry.find("Ilse Brandt Foundation") == frozenset()
    assert archive.damages() == []


def test_a_display_name_that_people_gave_somebody_else_loses_the_name(archive, person):
    add(archive, article((FOLLOWING,), "Paid", id="c3"))
    (work,) = (one for one in archive.pending("test 1", 0, 9, again=False) if one.key == "c3")
    archive.keep_findings([work], [Annotation((), (entity(work.document, "Jon Vik"),))], "test 1")
    vik = named(archive, "c3")["Jon Vik"]
    archive.registry.rename(vik, "Jon Vik, husband of Ilse Brandt", "mara", "the register")
    archive.anonymise(person, None, "mara", "asked")
    (name,) = archive.registry.names([vik]).values()
    assert "Brandt" not in " ".join((name.name, *name.variants))
    assert "Vik" in name.name


def test_a_statement_of_nobody_known_moves_with_its_text(archive):
    add(archive, article(("Ilse Brandt left.", "“We paid,” a sign read."), "Paid", id="a1"))
    (work,) = archive.pending("test 1", 0, 9, again=False)
    words = find(work.document, "“We paid,”")
    said = Quote((words,), QuoteType.DIRECT, Status.ASSERTED, None, None, None, Band.UNKNOWN, Evidence("none", 0.5))
    archive.keep_findings([work], [Annotation((said,), (entity(work.document, "Ilse Brandt"),))], "test 1")
    archive.anonymise(named(archive, "a1")["Ilse Brandt"], None, "mara", "asked")
    page = archive.article("a1")
    (statement,) = page.statements
    assert (page.words(statement), statement.mention) == ("“We paid,”", None)
