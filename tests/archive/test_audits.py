"""Does a judged sample say how often the program is right, and does an archive's sheet know its way back?"""

import random

import pytest

from searchapp.audit import estimate, wilson
from searchapp.errors import ArchiveError
from tests.archive.bridge import BODY, add, annotation_of, article

INTERVALS = [(0.5, 10, 0.2366, 0.7634), (1.0, 20, 0.8389, 1.0), (0.0, 5, 0.0, 0.4345), (0.9, 100, 0.8256, 0.9448)]


@pytest.mark.parametrize(("share", "judged", "low", "high"), INTERVALS)
def test_an_interval_is_the_one_that_wilson_gives(share, judged, low, high):
    assert wilson(share, judged) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_strata_count_by_their_sizes():
    found = estimate({"rare": (5, 10), "common": (9, 10), "empty": (0, 0)}, {"rare": 10, "common": 90, "empty": 9})
    assert found is not None
    assert (found.share, found.judged) == (pytest.approx(0.86), 20)
    assert found.low < 0.86 < found.high
    assert estimate({}, {}) is None


def test_the_interval_holds_the_true_share_about_as_often_as_it_says():
    chance, inside = random.Random(5), 0
    for _ in range(400):
        told = {
            "a": (sum(chance.random() < 0.95 for _ in range(60)), 60),
            "b": (sum(chance.random() < 0.7 for _ in range(60)), 60),
        }
        found = estimate(told, {"a": 700, "b": 300})
        inside += found is not None and found.low <= 0.7 * 0.95 + 0.3 * 0.7 <= found.high
    assert 0.92 <= inside / 400 <= 0.99


@pytest.fixture
def drawn(archive):
    add(archive, *(article(BODY, f"Bridge {n}", id=f"b{n}") for n in range(6)))
    work = archive.pending("test 1", 0, 99, again=False)
    archive.keep_findings(work, [annotation_of(one.document) for one in work], "test 1")
    return archive.draw_audit(12, 7, "mara")


def test_a_sheet_is_blind_and_the_same_for_the_same_seed(archive, drawn):
    assert len(drawn) == 12
    assert {one.kind for one in drawn} == {"statement", "paragraph"}
    asked = [one for one in drawn if one.kind == "statement"]
    assert all("⟦“The bridge will open in May,”⟧" in one.passage for one in asked)
    again = archive.draw_audit(12, 7, "mara")
    assert [one.passage for one in again] == [one.passage for one in drawn]
    assert [one.passage for one in archive.draw_audit(12, 8, "mara")] != [one.passage for one in drawn]


def answers(drawn, statement, paragraph):
    said = "⟦“The bridge will open in May,”"
    return {
        one.row: statement if one.kind == "statement" else paragraph if said in one.passage else "-" for one in drawn
    }


def test_a_sheet_that_agrees_says_that_all_is_right(archive, drawn):
    figures = archive.judge_audit(drawn[0].audit, answers(drawn, "Brandt", "Ilse Brandt"), "jon")
    assert (figures.precision.share, figures.sure.share, figures.recall.share) == (1.0, 1.0, 1.0)
    assert (figures.precision.judged, archive.figures()) == (6, figures)


@pytest.mark.parametrize(
    ("statement", "paragraph", "precision", "recall"),
    [
        ("Jon Vik", "Ilse Brandt", 0.0, 1.0),
        ("-", "Ilse Brandt; Jon Vik", 0.0, 0.5),
        ("?", "", None, None),
        ("Ilse Brandt", "Brandt ; Brandt", 1.0, 0.5),
    ],
)
def test_what_the_judge_says_otherwise_counts(archive, drawn, statement, paragraph, precision, recall):
    figures = archive.judge_audit(drawn[0].audit, answers(drawn, statement, paragraph), "jon")
    assert (figures.precision and figures.precision.share) == precision
    assert (figures.recall and figures.recall.share) == recall


def test_a_sheet_of_another_archive_is_refused(archive, drawn):
    for number, row in ((99, 0), (drawn[0].audit, 12)):
        with pytest.raises(ArchiveError, match="was not drawn from this archive"):
            archive.judge_audit(number, {row: "x"}, "jon")


def test_nothing_is_drawn_from_nothing(archive):
    with pytest.raises(ArchiveError, match="nothing to draw"):
        archive.draw_audit(10, 7, "mara")
    assert archive.figures() is None
