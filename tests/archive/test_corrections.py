"""Does what a person decides about a statement hold, through runs and versions, until it is taken back?"""

from dataclasses import replace

import pytest

from searchapp.correction import Correction, Decided
from searchapp.domain import Status
from searchapp.errors import ArchiveError
from tests.archive.bridge import BODY, add, annotate, article

LATER = ("It rained in the night.", *BODY)


@pytest.fixture
def told(archive):
    """The statements of the article's newest version, each as words, speaker and status."""
    add(archive, article(id="b1"))
    annotate(archive)

    def read():
        page = archive.article("b1")
        names = archive.registry.names(s.speaker for s in page.statements if s.speaker)
        return [(page.words(s), s.speaker and names[s.speaker].name, s.status, s.origin) for s in page.statements]

    return read


def the_one(archive):
    (statement,) = archive.article("b1").statements
    return statement.id


WORDS = "“The bridge will open in May,”"

CASES = [
    (Correction(Decided.SPEAKER, "Jon Vik"), [(WORDS, "Jon Vik", Status.ASSERTED, "human")]),
    (Correction(Decided.SPEAKER), [(WORDS, None, Status.ASSERTED, "human")]),
    (Correction(Decided.STATUS, status=Status.DENIED), [(WORDS, "Ilse Brandt", Status.DENIED, "human")]),
    (Correction(Decided.NOTHING), []),
    (
        Correction(Decided.EXTENT, words="The bridge will open"),
        [("The bridge will open", "Ilse Brandt", Status.ASSERTED, "human")],
    ),
]


@pytest.mark.parametrize(("correction", "after"), CASES, ids=[c.what for c, _ in CASES])
def test_a_decision_holds_through_a_new_annotator_and_a_new_version_and_can_be_taken_back(
    archive, told, correction, after
):
    before = told()
    archive.decide(the_one(archive), correction, "mara", "misread")
    assert told() == after
    annotate(archive, "test 2")
    assert told() == after
    add(archive, article(LATER, id="b1"))
    annotate(archive, "test 2")
    assert told() == after
    (kept,) = archive.corrections("b1")
    assert (kept.actor, kept.reason, kept.what) == ("mara", "misread", correction.what)
    assert (kept.orphaned, kept.version) == (False, 1)
    archive.undo_decision(kept.id, "jon", "it was right")
    assert told() == before
    (kept,) = archive.corrections()
    assert (kept.undone.actor, kept.undone.reason) == ("jon", "it was right")


def test_words_that_were_missed_are_a_statement_from_then_on(archive, told):
    marked = Correction(Decided.MISSED, "Ilse Brandt", words="the tolls would stay")
    number = archive.mark("b1", marked, "mara", "missed")
    assert told()[1] == ("the tolls would stay", "Ilse Brandt", Status.ASSERTED, "human")
    archive.decide(number, Correction(Decided.SPEAKER), "mara", "open")
    annotate(archive, "test 2")
    add(archive, article(LATER, id="b1"))
    annotate(archive, "test 2")
    assert told()[1] == ("the tolls would stay", None, Status.ASSERTED, "human")


def test_marked_words_take_the_place_of_what_a_machine_found_in_them(archive, told):
    archive.mark("b1", Correction(Decided.MISSED, "Oda Lind", words=WORDS), "mara", "all of it")
    assert told() == [(WORDS, "Oda Lind", Status.ASSERTED, "human")]


def test_of_equal_words_those_are_meant_that_stand_in_the_old_context(archive):
    body = ("“We wait,” said the clerk on Monday.", "“We wait,” said Ilse Brandt on Friday.")
    add(archive, article(body, id="b1"))
    number = archive.mark("b1", Correction(Decided.MISSED, "Ilse Brandt", words="We wait,” said Ilse"), "mara", "x")
    archive.decide(number, Correction(Decided.EXTENT, words="We wait"), "mara", "shorter")
    add(archive, article(("“We wait,” said nobody at all.", *body), id="b1"))
    page = archive.article("b1")
    (statement,) = page.statements
    assert page.text[statement.segments[0].end :].startswith(",” said Ilse")


def test_a_decision_whose_words_are_gone_is_listed_as_orphaned(archive, told):
    archive.decide(the_one(archive), Correction(Decided.STATUS, status=Status.DENIED), "mara", "misread")
    archive.mark("b1", Correction(Decided.MISSED, "Ilse Brandt", words="the tolls would stay"), "mara", "missed")
    add(archive, article(("Nothing of it is left.",), id="b1"))
    assert [kept.orphaned for kept in archive.corrections("b1")] == [True, True]


def test_what_held_before_and_holds_now_is_told(archive, told):
    number = the_one(archive)
    for correction in [c for c, _ in CASES if c.what is not Decided.NOTHING] + [Correction(Decided.NOTHING)]:
        archive.decide(number, correction, "mara", "misread")
    changes = [(kept.before, kept.now) for kept in reversed(archive.corrections())]
    assert changes == [
        ("Ilse Brandt", "Jon Vik"),
        ("Jon Vik", "unknown"),
        ("asserted", "denied"),
        (WORDS, "The bridge will open"),
        ("The bridge will open", ""),
    ]


def test_what_can_not_be_decided_is_refused_in_a_sentence(archive, told):
    number = the_one(archive)
    with pytest.raises(ArchiveError, match="q99: the archive has no such statement"):
        archive.decide(99, Correction(Decided.NOTHING), "mara", "x")
    with pytest.raises(ArchiveError, match="does not hold the words “never said”"):
        archive.decide(number, Correction(Decided.EXTENT, words="never said"), "mara", "x")
    with pytest.raises(ArchiveError, match="no article"):
        archive.mark("b9", Correction(Decided.MISSED, words="the tolls"), "mara", "x")
    with pytest.raises(ArchiveError, match="d7: there is no such decision"):
        archive.undo_decision(7, "mara", "x")
    assert replace(archive.article("b1").statements[0]).origin == "machine"
