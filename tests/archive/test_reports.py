"""Does the archive keep what readers report, and does nothing change by a report alone?"""

from dataclasses import replace
from pathlib import Path

import alembic.command
import alembic.config
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from searchapp.archive import Archive, back_up, restore
from searchapp.archive import schema as archive_schema
from searchapp.archive.decisions.reports import MOST_OPEN
from searchapp.domain import Band, Span, Status
from searchapp.errors import ArchiveError
from searchapp.reading import GivenParagraph, GivenQuote, Original, ReadArticle
from searchapp.report import Report, Wrong
from tests.archive.bridge import Open

WORDS = "“The ferry sails at six,”"
TEXT = f"{WORDS} said the harbour master."


def read_article(ending: str = "") -> ReadArticle:
    quote = GivenQuote((Span(0, len(WORDS)),), "Tessa Orm")
    paragraph = GivenParagraph(TEXT + ending, quotes=(quote,))
    return ReadArticle("Ferry", (paragraph,), Original("ferry.txt", (TEXT + ending).encode(), "text/plain"), id="ferry")


@pytest.fixture
def report(archive: Archive) -> Report:
    archive.add(archive.new_run(), [read_article()])
    page = archive.article("ferry")
    assert page is not None
    statement = page.statements[0].id
    return Report(
        "ferry", 1, statement, WORDS, "Tessa Orm", Status.ASSERTED, Band.SURE, Wrong.SPEAKER,
        "Bo Hask", "He told me.\nTwice.",
    )  # fmt: skip


def test_a_report_is_kept_with_what_was_shown(archive: Archive, report: Report) -> None:
    archive.report(report)
    (kept,) = archive.reports()
    assert kept.report == report
    assert kept.closing is None
    assert archive.report_of(kept.id) == kept
    assert archive.counts().reports == 1


def test_a_report_alone_changes_nothing_that_is_shown(archive: Archive, report: Report) -> None:
    before, seq = archive.article("ferry"), archive.last_change()
    archive.report(report)
    assert (archive.article("ferry"), archive.last_change()) == (before, seq)


def test_the_same_report_is_kept_once_and_a_flood_is_not_kept(archive: Archive, report: Report) -> None:
    archive.report(report)
    archive.report(report)
    assert len(archive.reports()) == 1
    for number in range(MOST_OPEN + 5):
        archive.report(replace(report, note=f"note {number}"))
    assert len(archive.reports()) == MOST_OPEN


@pytest.mark.parametrize("changed", [{"statement": 999}, {"article": "bridge"}, {"version": 2}])
def test_what_is_not_there_can_not_be_reported(archive: Archive, report: Report, changed: dict[str, int | str]) -> None:
    with pytest.raises(ArchiveError, match="no such statement"):
        archive.report(replace(report, **changed))  # type: ignore[arg-type]


def test_a_report_outlives_a_new_version_of_the_article(archive: Archive, report: Report) -> None:
    archive.report(report)
    archive.add(archive.new_run(), [read_article(" It rained.")])
    assert [kept.report for kept in archive.reports()] == [report]


def test_a_report_is_in_a_backup(archive: Archive, report: Report, opened: Open, tmp_path: Path) -> None:
    archive.report(report)
    (tmp_path / "restored").mkdir()
    back_up(archive.database, tmp_path / "saved")
    restored = opened(tmp_path / "restored")
    restore(restored.database, tmp_path / "saved", (), 0)
    assert restored.reports() == archive.reports()


def test_closing_with_a_decision_decides_and_closes(archive: Archive, report: Report) -> None:
    archive.report(report)
    (kept,) = archive.reports()
    archive.close_report(kept.id, "an editor", "The reader was there.", speaker="Bo Hask", status=Status.ALLEGED)
    page = archive.article("ferry")
    assert page is not None
    (statement,) = page.statements
    assert statement.speaker in archive.registry.find("Bo Hask")
    assert (statement.origin, statement.status) == ("human", Status.ALLEGED)
    assert archive.reports() == []
    (closed,) = archive.reports(closed=True)
    assert closed.closing is not None
    assert (closed.closing.decided, closed.closing.actor) == (True, "an editor")


def test_dismissing_leaves_the_statement_as_it_was(archive: Archive, report: Report) -> None:
    before = archive.article("ferry")
    archive.report(report)
    archive.close_report(1, "an editor", "The tape says so.")
    assert archive.article("ferry") == before
    assert archive.report_of(1).closing.decided is False  # type: ignore[union-attr]
    with pytest.raises(ArchiveError, match=r"closed on .* by an editor"):
        archive.close_report(1, "another", "Again.")
    with pytest.raises(ArchiveError, match="no such report"):
        archive.close_report(2, "another", "Again.")


def test_a_decision_that_is_impossible_leaves_the_report_open(archive: Archive, report: Report) -> None:
    archive.report(report)
    with archive.database.write() as connection:
        connection.execute(text("DELETE FROM given_quote"))
    with pytest.raises(ArchiveError, match="no such statement"):
        archive.close_report(1, "an editor", "He said it.", speaker="Bo Hask")
    assert len(archive.reports()) == 1


def test_withdrawing_an_article_takes_its_reports_along(archive: Archive, report: Report) -> None:
    archive.report(report)
    archive.withdraw("ferry", "It was made up.", "an editor")
    assert archive.reports(closed=True) == []


@pytest.mark.parametrize("schema", ["0001", "0002", "0003"])
def test_an_archive_of_an_earlier_schema_is_brought_up_to_date(schema: str, tmp_path: Path) -> None:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(archive_schema.__file__).parents[1] / "migrations"))
    engine = create_engine(f"sqlite:///{tmp_path / 'archive.sqlite'}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        alembic.command.upgrade(config, schema)
        columns = "id, kind, name, named_by, articles"
        connection.execute(text(f"INSERT INTO entity ({columns}) VALUES (1, 'person', 'Ada Lind', 'machine', 1)"))
        connection.execute(
            text(
                "INSERT INTO variant (entity_id, text, folded, main, articles) VALUES (1, 'Ada Lind', 'ada lind', 1, 1)"
            )
        )
    engine.dispose()
    again = Archive(tmp_path)
    with again.database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), archive_schema.metadata) == []
    assert again.registry.names([1])[1].name == "Ada Lind"
    assert again.reports() == []
    again.close()
