"""Do an article's date, outlet and byline stay what a person says, whatever its source says?"""

import pytest

from searchapp.correction import FACTS, Correction, Decided
from searchapp.domain import CivilDate, DateOrigin
from searchapp.errors import ArchiveError
from tests.archive.bridge import BODY, add, annotate, article

PRINTED = {"outlet": "Tarn Times", "published": CivilDate("2024-03-05", DateOrigin.METADATA), "byline": "A. Moss"}


@pytest.fixture
def told(archive):
    """Date, outlet and byline of the article, on its page and in what an index is built from."""
    add(archive, article(id="b1", **PRINTED))
    annotate(archive)

    def read():
        page = archive.article("b1")
        with archive.snapshot() as snapshot:
            indexed = next(iter(snapshot.paragraphs))
        assert (indexed.published, indexed.source, indexed.byline) == (page.published, page.source, page.byline)
        return page.published and page.published.value, page.outlet, page.byline

    return read


CASES = [
    (Decided.DATE, "2023-11", ("2023-11", "Tarn Times", "A. Moss")),
    (Decided.DATE, "", (None, "Tarn Times", "A. Moss")),
    (Decided.OUTLET, "Tarn Herald", ("2024-03-05", "Tarn Herald", "A. Moss")),
    (Decided.BYLINE, "Ada Moss", ("2024-03-05", "Tarn Times", "Ada Moss")),
]


@pytest.mark.parametrize(("what", "value", "after"), CASES)
def test_a_fact_holds_through_annotators_and_versions_with_who_and_why_and_can_be_taken_back(
    archive, told, what, value, after
):
    before, seq = told(), archive.last_change()
    archive.decide_fact("b1", Correction(what, words=value), "mara", "the printed page says so")
    assert archive.last_change() > seq
    annotate(archive, "test 2")
    add(archive, article(("It rained in the night.", *BODY), id="b1", **PRINTED))
    annotate(archive, "test 2")
    assert told() == after
    (kept,) = archive.corrections("b1")
    assert (kept.actor, kept.reason, kept.statement, kept.orphaned) == ("mara", "the printed page says so", None, False)
    assert (kept.before, kept.now) == (before[FACTS.index(what)], value)
    archive.undo_decision(kept.id, "jon", "it was right")
    assert told() == before


def test_the_last_word_counts_and_below_it_the_one_before(archive, told):
    archive.decide_fact("b1", Correction(Decided.OUTLET, words="Tarn Herald"), "mara", "misread")
    archive.decide_fact("b1", Correction(Decided.OUTLET, words="Tarn Post"), "mara", "misread again")
    assert told()[1] == "Tarn Post"
    archive.undo_decision(archive.corrections("b1")[0].id, "mara", "")
    assert told()[1] == "Tarn Herald"


@pytest.mark.parametrize("date", ["5 March", "2024-13", "2024-02-30", "24", "2024-3-5", "0000"])
def test_what_is_no_date_is_refused(archive, told, date):
    with pytest.raises(ArchiveError, match="a date is written"):
        archive.decide_fact("b1", Correction(Decided.DATE, words=date), "mara", "x")
    assert told()[0] == "2024-03-05"


def test_an_article_that_is_not_there_has_no_facts(archive):
    with pytest.raises(ArchiveError, match="no article with this id"):
        archive.decide_fact("b2", Correction(Decided.OUTLET, words="x"), "mara", "x")


def test_whom_the_article_names_is_named_where_and_when_the_person_says(archive, told):
    archive.decide_fact("b1", Correction(Decided.DATE, words="1999-05-01"), "mara", "misread")
    archive.decide_fact("b1", Correction(Decided.OUTLET, words="Tarn Herald"), "mara", "misread")
    archive.settle_people()
    with archive.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT outlet, month FROM presence").all()
    assert set(rows) == {("Tarn Herald", 1999 * 12 + 5)}
    for kept in archive.corrections("b1"):
        archive.undo_decision(kept.id, "mara", "it was right")
    with archive.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT outlet, month FROM presence").all()
    assert set(rows) == {("Tarn Times", 2024 * 12 + 3)}
