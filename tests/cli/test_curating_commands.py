"""Can one correct facts, forget a name, say who may read what, audit, and carry decisions, from a shell?"""

import csv
import getpass
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from searchapp.archive import Archive
from searchapp.cli import main
from searchapp.indexing.catch_up import catch_up
from searchapp.settings import load_settings
from searchapp.wiring import Services
from tests.archive.bridge import BODY, add, annotation_of, article


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with three annotated articles about a bridge, in one of which the mayor's name stands in the id."""
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "home"))
    with_services(fill)
    return tmp_path / "home"


def with_services(do):
    opened = Services(load_settings())
    try:
        return do(opened)
    finally:
        opened.close()


def fill(opened: Services) -> None:
    archive = opened.archive
    add(
        archive,
        *(
            article(BODY, f"Bridge {n}", id=key, outlet="Tarn Times")
            for n, key in enumerate(("b1", "b2", "on-ilse-brandt"))
        ),
    )
    work = archive.pending("test 1", 0, 9, again=False)
    archive.keep_findings(work, [annotation_of(one.document) for one in work], "test 1")
    archive.settle_people()
    with archive.snapshot() as snapshot:
        opened.engine.build(snapshot, lambda _: None)


def archived(home: Path, ask):
    archive = Archive(home)
    try:
        return ask(archive)
    finally:
        archive.close()


def test_facts_are_corrected_and_the_correction_is_taken_back(home: Path) -> None:
    assert run("correct", "b1", "--reason", "x").exit_code == 2
    assert (
        run("correct", "b1", "--date", "2024-03", "--outlet", "Tarn Herald", "--reason", "printed so").output
        == "b1 is corrected.\n"
    )
    listed = run("corrections", "b1").output
    assert "date: – → 2024-03" in listed
    assert "outlet: Tarn Times → Tarn Herald" in listed
    assert "there is no such" in run("undo", "d99").output
    assert run("undo", "d2", "--reason", "no").exit_code == 0
    assert archived(home, lambda a: (a.article("b1").outlet, a.article("b1").published.value)) == (
        "Tarn Times",
        "2024-03",
    )


def test_a_name_is_taken_out_of_every_file_of_the_home(home: Path) -> None:
    speaker = archived(home, lambda a: a.article("b1").statements[0].speaker)
    done = run("anonymise", f"e{speaker}", "--reason", "asked by Ilse Brandt")
    assert done.output == f"e{speaker} is anonymised: case 1.\n"
    held = [f.name for f in home.rglob("*") if f.is_file() and b"brandt" in f.read_bytes().lower()]
    assert held == []
    found = with_services(lambda opened: (catch_up(opened.archive, opened.engine), list(opened.engine.paragraphs()))[1])
    assert len({p.article for p in found}) == 3
    told = [json.loads(line) for line in run("withdrawals").output.splitlines()]
    assert [(one["what"], one["actor"]) for one in told] == [("anonymise", getpass.getuser())]


def test_a_name_is_delisted(home: Path) -> None:
    speaker = archived(home, lambda a: a.article("b1").statements[0].speaker)
    assert (
        run("delist", f"e{speaker}", "b1", "--reason", "asked").output
        == f"e{speaker} does not lead to b1 any more: case 1.\n"
    )
    assert archived(home, lambda a: [s.speaker for s in a.article("b1").statements]) == [None]
    assert "no article of this id names" in run("delist", f"e{speaker}", "b1", "--reason", "asked").output


def test_every_file_of_the_home_is_its_owner_s_alone(home: Path) -> None:
    assert run("withdraw", "b1", "--reason", "made up").exit_code == 0
    files = [home, *home.rglob("*")]
    assert len(files) > 10
    assert [file.name for file in files if file.stat().st_mode & 0o077] == []


def test_who_may_read_what_is_said_listed_and_taken_back(home: Path) -> None:
    assert run("access", "staff", "--outlet", "Tarn Times", "--reason", "so agreed").output == "Tarn Times: staff.\n"
    assert archived(home, lambda a: len(a.hidden()[0])) == 3
    assert "outlet Tarn Times: staff  (so agreed)" in run("access").output
    assert run("undo", "a1").output == "a1 is undone.\n"
    assert archived(home, lambda a: len(a.hidden()[0])) == 0
    assert run("access", "some", "--outlet", "x", "--reason", "y").exit_code == 1
    assert run("access", "staff", "--reason", "y").exit_code == 2


def test_the_settings_say_who_may_read_what(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCHAPP_ACCESS", "Tarn Times = staff")
    assert "settings  outlet Tarn Times: staff" in run("access").output
    assert archived(home, lambda a: len(a.hidden()[0])) == 3
    monkeypatch.setenv("SEARCHAPP_ACCESS", "Tarn Times")
    assert run("status").exit_code == 1


def test_a_sheet_is_drawn_judged_and_told(home: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    assert "6 rows are drawn" in run("audit", str(sheet), "--n", "6", "--seed", "7").output
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["answer"] = "Ilse Brandt" if "⟦“The bridge" in row["passage"] else "-"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, rows[0])
        lines.writeheader()
        lines.writerows(rows)
    told = run("audit", "--judged", str(sheet)).output
    assert "named speakers that are right: 100.0% (43.9% to 100.0%, 3 judged)" in told
    assert "this is no sheet" in run("audit", "--judged", str(tmp_path / "none.csv")).output


def test_decisions_go_out_and_in(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    statement = archived(home, lambda a: a.article("b1").statements[0].id)
    assert run("decide", f"q{statement}", "--speaker", "Jon Vik", "--reason", "seen").exit_code == 0
    lines = run("decisions", "export").output
    (tmp_path / "decisions.jsonl").write_text(lines + "no line\n", "utf-8")
    assert json.loads(run("decisions", "export", "--gold").output)["quotes"][0]["canonical"] == "Jon Vik"
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "other"))
    with_services(fill)
    done = run("decisions", "import", str(tmp_path / "decisions.jsonl"))
    assert (done.exit_code, "1 decisions are new, 0 were known, 1 found no place." in done.output) == (1, True)
    assert archived(tmp_path / "other", lambda a: a.corrections("b1")[0].now) == "Jon Vik"
