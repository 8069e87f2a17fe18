"""An editor at a shell: listing, showing and closing what readers reported, whatever has been indexed since."""

from pathlib import Path

from searchapp.archive import Archive
from searchapp.report import Report, Wrong
from tests.flows.commands import Run


def test_reports_are_listed_shown_and_closed_and_outlive_a_full_reindex(
    searchapp: Run, indexed: None, home: Path
) -> None:
    archive = Archive(home)
    page = archive.article("quarry")
    assert page is not None
    one = page.statements[0]
    words = page.text[one.segments[0].start : one.segments[0].end]
    archive.report(
        Report("quarry", 1, one.id, words, "Edda Morley", one.status, one.band, Wrong.SPEAKER, "Tessa Orm", "I\nknow.")
    )
    archive.report(Report("quarry", 1, one.id, words, "Edda Morley", one.status, one.band, Wrong.NOT_SAID))
    archive.close()
    assert searchapp("reindex", "--full").returncode == 0

    listed = searchapp("reports").stdout
    assert f"q{one.id}  another speaks: “We have dug" in listed
    assert "2 open reports" in listed
    assert "reports  2" in searchapp("status").stdout
    shown = searchapp("reports", "show", "r1").stdout
    for told in ("Tessa Orm", f"Edda Morley, {one.band}, asserted", "quarry, version 1", "know."):
        assert told in shown

    assert searchapp("reports", "close", "r1", "--reason", "?").returncode == 2
    assert searchapp("reports", "close", "r1", "--dismiss", "--unknown", "--reason", "?").returncode == 2
    closed = searchapp("reports", "close", "r1", "--speaker", "Tessa Orm", "--reason", "She says so.")
    assert closed.stdout == "r1 is closed.\n"
    assert "Tessa Orm" in searchapp("explain", "quarry").stdout
    assert searchapp("reports", "close", "r2", "--dismiss", "--reason", "She said it.").returncode == 0
    assert "0 open reports" in searchapp("reports").stdout
    assert "· dismissed" in searchapp("reports", "list", "--all").stdout
    assert "closed on" in searchapp("reports", "close", "r2", "--dismiss", "--reason", "Again.").stderr
    assert "no such report" in searchapp("reports", "show", "r9").stderr
