"""Can offered pairs be answered, and an authority list taken in, from a shell?"""

import getpass
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from searchapp.archive import Archive
from searchapp.cli import main
from searchapp.domain import Annotation, Entity, EntityKind, How, Mention, Span
from searchapp.reading import GivenParagraph, Original, ReadArticle


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def two_felds(home: Path) -> None:
    """Two articles in each of which the annotator found a Jonas Feld, and nothing that tells whether they are one."""
    archive = Archive(home)
    texts = ["Jonas Feld came.", "Jonas Feld went."]
    read = [ReadArticle(t, (GivenParagraph(t),), Original(t, t.encode(), "text/plain"), lang="en") for t in texts]
    archive.add(archive.new_run(), read)
    work = archive.pending("test 1", 0, 10, again=False)
    feld = Entity("Jonas Feld", EntityKind.PERSON, (Mention(Span(0, 10), How.FULL),))
    archive.keep_findings(work, [Annotation((), (feld,)) for _ in work], "test 1")
    archive.close()


def test_an_offered_pair_is_listed_with_reasons_and_can_be_accepted(home: Path) -> None:
    two_felds(home)
    listed = run("same")
    assert "e1 Jonas Feld (“Jonas Feld came.”)  may be  e2 Jonas Feld (“Jonas Feld went.”)" in listed.output
    assert "name: equal" in listed.output
    assert run("same", "--accept", "e1", "e2").output == "e2 is e1 now.\n"
    assert run("same").output == "0 pairs may be the same\n"


@pytest.mark.parametrize("said", [("merge", "e2", "e1"), ("same", "--accept", "e1", "e2")])
def test_whoever_says_that_two_are_one_is_kept_with_it(home: Path, said: tuple[str, ...]) -> None:
    two_felds(home)
    assert run(*said).exit_code == 0
    with sqlite3.connect(home / "archive.sqlite") as kept:
        answers = kept.execute("SELECT one_id, other_id, answer, actor FROM sameness").fetchall()
    kept.close()
    assert answers == [(1, 2, "same", getpass.getuser())]


def test_a_rejected_pair_is_offered_no_more(home: Path) -> None:
    two_felds(home)
    assert run("same", "--reject", "e1", "e2").exit_code == 0
    assert run("same").output == "0 pairs may be the same\n"


@pytest.mark.parametrize("wrong", [("--accept", "e1", "7"), ("--reject", "x", "e2"), ("--accept", "e1", "e99")])
def test_a_wrong_id_is_told_in_a_sentence(home: Path, wrong: tuple[str, ...]) -> None:
    two_felds(home)
    told = run("same", *wrong)
    assert told.exit_code != 0
    assert "Traceback" not in told.output


def test_an_authority_list_is_taken_in_and_what_is_wrong_is_told_by_line(home: Path, tmp_path: Path) -> None:
    two_felds(home)
    file = tmp_path / "people.jsonl"
    file.write_text('{"id": "p1", "name": "Jonas Feld"}\n{"id": "p2"}\n', "utf-8")
    told = run("authority", str(file))
    assert told.exit_code == 1
    assert "1 entry taken in, 2 names of the archive joined to them, 1 refused" in told.output
    assert f"{file}:2" in told.stderr.replace("\n", "")
