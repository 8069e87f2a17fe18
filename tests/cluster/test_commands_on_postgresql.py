"""Does each command of the program do its work where a server keeps the archive?"""

from __future__ import annotations

import json
import shlex
import urllib.request
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from searchapp.cli import main
from searchapp.domain import Band, Status
from searchapp.report import Report, Wrong
from searchapp.settings import load_settings
from searchapp.wiring import Services
from tests.cluster.serving import serving
from tests.flows.commands import ARTICLES, LIGHTHOUSE, write_jsonl

Run = Callable[[str], str]

REPORT = Report(
    "quarry", 1, 1, "“We have dug out what there was,”", "Edda Morley", Status.ASSERTED, Band.SURE, Wrong.WORDS
)

STORY = [
    # what is typed, and what is told: one after the other, on one archive
    ("reindex", "2 articles annotated; index built: 2 articles"),
    ("status", "articles 2 paragraphs 7 quotes 3 speakers 2 reports 1"),
    ("check --read-back", "whole, and agree"),
    ("explain quarry", "q1 Edda Morley"),
    ("people", "Names that several people bear: none"),
    ("names --articles 1", "person Jonas Feld"),
    ("whoosh", "The index as Whoosh's own objects"),
    ("reports", "r1"),
    ("reports list", "r1"),
    ("reports show r1", "“We have dug out what there was,”"),
    ("reports close r1 --dismiss --reason 'printed so'", "r1 is closed"),
    ("decide q1 --speaker 'Jonas Feld' --reason 'the tape'", "q1 is decided"),
    ("corrections", "Edda Morley → Jonas Feld (quarry; the tape)"),
    ("explain quarry", "q1 Jonas Feld"),
    ("undo d1 --reason misheard", "d1 is undone"),
    ("explain quarry", "q1 Edda Morley"),
    ("mark ferry --words 'sails again from Friday' --speaker 'Jonas Feld' --reason 'a sign'", "They are statement q4"),
    ("correct ferry --date 2025-05-21 --reason 'misprint'", "ferry is corrected"),
    ("rename e1 'E. Morley' --reason 'so she signs'", "e1 is called E. Morley"),
    ("describe e1 --role 'quarry master' --reason 'her card'", "e1 is described"),
    ("merge e2 e1 --reason one", "e2 is e1 now"),
    ("people", "3 merge e2 e1"),
    ("undo 3", "3 (merge e2) is undone"),
    ("apart e1 e2 --reason two", "e1 and e2 stay apart"),
    ("outlet 'Karsholm Courier' 'The Courier'", "The Courier now, in 1 article"),
    ("access staff --outlet 'The Courier' --reason asked", "The Courier: staff"),
    ("access", "outlet The Courier: staff (asked)"),
    ("undo a1 --reason 'asked again'", "a1 is undone"),
    ("user add Sigrun --password 'eleven herrings'", "may sign in as editor"),
    ("user passwd Sigrun --password 'twelve herrings'", "has another password"),
    ("user list", "editor Sigrun"),
    ("user remove Sigrun", "can't sign in any more"),
    ("decisions export", "the tape"),
    ("decisions import decisions.jsonl", "0 decisions are new"),
    ("watch arrived --once --every 0.1", "1 new"),
    ("rollback", "is live"),
    ("reindex", "3 articles"),
    ("split e1 lighthouse --reason 'a namesake'", "1 of e1 are e4 now"),
    ("authority list.jsonl", "1 entry taken in, 1 name of the archive joined"),
    ("audit sheet.csv --n 4", "4 rows are drawn"),
    ("audit sheet.csv --judged", "nothing was judged"),
    ("backup saved", "3 articles are saved"),
    ("withdraw ferry --reason asked", "ferry is withdrawn"),
    ("withdrawals", '"key": "ferry"'),
    ("delist e4 lighthouse --reason asked", "e4"),
    ("anonymise e1 --reason asked", "e1 is anonymised"),
    ("restore saved", "2 articles are restored"),
    ("reindex --full", "index built: 2 articles"),
    ("check", "whole, and agree"),
    ("export --everything all.zip", "are written to all.zip"),
]
SERVING = {"serve": ((), "quarry"), "open": (("arrived",), "lighthouse"), "demo": ((), "quarry")}
"""What each is given, and a word that it finds then."""
ELSEWHERE = {"add", "import", *SERVING}
"""What the tests below and the story's beginning call by name."""

NOT_ASKING = {"annotate", "warm", "completion", "licences"}
"""These open no archive."""


@pytest.fixture
def run(postgresql, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a home whose archive a server keeps, and tells what it printed, with single blanks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "home"))

    def of(typed: str) -> str:
        done = CliRunner().invoke(main, shlex.split(typed), catch_exceptions=False)
        assert done.exit_code == 0, f"{typed}: {done.output}"
        if typed == "decisions export":
            Path("decisions.jsonl").write_text(done.stdout, "utf-8")
        return " ".join(done.output.split())

    Path("arrived").mkdir()
    write_jsonl(Path("two.jsonl"), ARTICLES)
    write_jsonl(Path("arrived/third.jsonl"), [LIGHTHOUSE])
    write_jsonl(Path("list.jsonl"), [{"id": "a1", "name": "Jonas Feld", "kind": "person"}])
    with postgresql.empty() as address:
        monkeypatch.setenv("SEARCHAPP_ARCHIVE", address)
        assert "2 new" in of("add two.jsonl")
        yield of
    assert not (tmp_path / "home" / "archive.sqlite").exists()


def commands(group: click.Group) -> set[str]:
    """All that one can type: each command, those of groups as `user add`."""
    found = set()
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found |= {f"{name} {one}" for one in commands(command)} if isinstance(command, click.Group) else {name}
    return found


def test_no_command_is_forgotten():
    told = {typed for typed, _ in STORY}
    tried = {name for name in commands(main) if any(f"{typed} ".startswith(f"{name} ") for typed in told)}
    assert commands(main) == tried | ELSEWHERE | NOT_ASKING


@pytest.mark.slow
def test_each_command_does_its_work(run, postgresql, monkeypatch):
    for at, (typed, told) in enumerate(STORY):
        if typed == "status":
            opened = Services(load_settings())
            opened.archive.report(REPORT)
            opened.close()
        assert told in run(typed), f"{at}: {typed}"
    before = run("status")
    with postgresql.empty() as other:
        monkeypatch.setenv("SEARCHAPP_ARCHIVE", other)
        assert "2 articles are taken in" in run("import all.zip")
        assert run("status").split(" generation")[0] == before.split(" generation")[0]


@pytest.mark.slow
@pytest.mark.parametrize("command", SERVING)
def test_what_serves_shows_what_the_server_keeps(run, command, monkeypatch):
    monkeypatch.setenv("BROWSER", "true")
    run("reindex")
    words, sought = SERVING[command]
    with (
        serving(command, *words) as address,
        urllib.request.urlopen(f"{address}/search.json?q={sought}") as found,
    ):
        assert json.load(found)["total"] >= 1
