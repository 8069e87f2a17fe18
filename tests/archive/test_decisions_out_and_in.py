"""Do decisions leave an archive as lines, and find their place in another one of the same articles?"""

import json

import pytest

from searchapp.archive import decisions_in, decisions_out, gold_out
from searchapp.correction import Correction, Decided
from searchapp.domain import Status
from tests.archive.bridge import BODY, add, annotate, article


@pytest.fixture
def other(opened, tmp_path):
    """Another archive, with the same article and one more before it, so that its numbers are others."""
    (tmp_path / "other").mkdir()
    made = opened(tmp_path / "other")
    add(made, article((*BODY, "A cat sat."), "Cat", id="b0"), article(("It rained.", *BODY), id="b1"))
    annotate(made)
    return made


DECISIONS = [
    Correction(Decided.SPEAKER, "Jon Vik"),
    Correction(Decided.SPEAKER),
    Correction(Decided.STATUS, status=Status.DENIED),
    Correction(Decided.NOTHING),
    Correction(Decided.EXTENT, words="The bridge will open"),
    Correction(Decided.CONFIRMED),
    Correction(Decided.MISSED, "Ilse Brandt", words="the tolls would stay"),
    Correction(Decided.DATE, words="2024-03"),
    Correction(Decided.OUTLET, words="Tarn Times"),
]


def told(archive):
    page = archive.article("b1")
    names = archive.registry.names(s.speaker for s in page.statements if s.speaker)
    said = [(page.words(s), s.speaker and names[s.speaker].name, s.status, s.origin) for s in page.statements]
    return said, page.published and page.published.value, page.outlet


def decide(archive, correction):
    if correction.what is Decided.MISSED:
        archive.mark("b1", correction, "mara", "seen")
    elif correction.what in (Decided.DATE, Decided.OUTLET):
        archive.decide_fact("b1", correction, "mara", "seen")
    else:
        archive.decide(archive.article("b1").statements[0].id, correction, "mara", "seen")


@pytest.mark.parametrize("correction", DECISIONS, ids=[f"{c.what}-{c.speaker}" for c in DECISIONS])
def test_a_decision_holds_in_another_archive_with_who_when_and_why(archive, other, correction):
    add(archive, article(id="b1"))
    annotate(archive)
    decide(archive, correction)
    with archive.database.read() as connection:
        lines = list(decisions_out(connection))
    with other.database.write() as connection:
        assert decisions_in(connection, lines).new == 1
    assert told(other) == told(archive)
    (ours,), (theirs,) = archive.corrections("b1"), other.corrections("b1")
    assert [(one.what, one.actor, one.reason, one.at, one.now) for one in (theirs,)] == [
        (ours.what, ours.actor, ours.reason, ours.at, ours.now)
    ]
    with other.database.write() as connection:
        again = decisions_in(connection, lines)
    assert (again.new, again.known, again.refused) == (0, 1, ())


def test_what_was_taken_back_comes_in_taken_back(archive, other):
    add(archive, article(id="b1"))
    annotate(archive)
    decide(archive, DECISIONS[0])
    archive.undo_decision(archive.corrections()[0].id, "jon", "wrong")
    with archive.database.read() as connection, other.database.write() as there:
        decisions_in(there, list(decisions_out(connection)))
    (kept,) = other.corrections("b1")
    assert (kept.undone.actor, kept.undone.reason) == ("jon", "wrong")


LINE = {
    "article": "b1",
    "what": "speaker",
    "quoted": "“The bridge will open in May,”",
    "before": "",
    "after": "",
    "actor": "m",
    "reason": "r",
    "at": "2024",
}
BAD = [
    ("no JSON", "is no decision"),
    ("[]", "is no decision"),
    (json.dumps(LINE | {"article": "b9"}), "no article with this id"),
    (json.dumps(LINE | {"quoted": "never printed"}), "does not hold the words"),
    (json.dumps(LINE | {"quoted": "It rained."}), "no statement is found"),
    (json.dumps(LINE | {"what": "odd"}), "nothing that can be decided"),
    (json.dumps({name: value for name, value in LINE.items() if name != "at"}), "is no decision"),
]


@pytest.mark.parametrize(("line", "sentence"), BAD)
def test_what_finds_no_place_is_told_by_its_line_and_the_rest_comes_in(other, line, sentence):
    with other.database.write() as connection:
        taken = decisions_in(connection, [line, json.dumps(LINE)])
    assert taken.new == 1
    (told_of,) = taken.refused
    assert told_of.startswith("line 1: ")
    assert sentence in told_of


def test_gold_is_what_people_decided_and_nothing_else(archive):
    add(archive, article(id="b1"), article(BODY, "Toll", id="b2"))
    annotate(archive)
    decide(archive, DECISIONS[0])
    with archive.database.read() as connection:
        (line,) = map(json.loads, gold_out(connection))
    assert line["id"] == "b1"
    (quote,) = line["quotes"]
    assert quote["canonical"] == "Jon Vik"
    assert [line["text"][a:b] for a, b in quote["segments"]] == ["“The bridge will open in May,”"]
    decide(archive, Correction(Decided.NOTHING))
    with archive.database.read() as connection:
        (line,) = map(json.loads, gold_out(connection))
    assert (line["quotes"], [[line["text"][a:b] for a, b in none] for none in line["none"]]) == (
        [], [["“The bridge will open in May,”"]],
    )  # fmt: skip
