"""Can one say from a shell who is who, take it back, and take in an authority list?"""

import getpass
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from searchapp.archive import Archive
from searchapp.cli import main
from searchapp.domain import Annotation, CivilDate, DateOrigin, Entity, EntityKind, How, Mention, Span
from searchapp.reading import GivenParagraph, Original, ReadArticle


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def two_smiths(home: Path) -> None:
    """Two articles in each of which the annotator found a John Smith, and nothing that tells whether they are one."""
    archive = Archive(home)
    texts = ["John Smith came.", "John Smith went."]
    days = (CivilDate("2019-01-01", DateOrigin.METADATA), CivilDate("2025-01-01", DateOrigin.METADATA))
    read = [
        ReadArticle(
            t, (GivenParagraph(t),), Original(t, t.encode(), "text/plain"), id=f"a{at}", lang="en", published=day
        )
        for at, (t, day) in enumerate(zip(texts, days, strict=True), start=1)
    ]
    archive.add(archive.new_run(), read)
    work = archive.pending("test 1", 0, 10, again=False)
    smith = Entity("John Smith", EntityKind.PERSON, (Mention(Span(0, 10), How.FULL),))
    archive.keep_findings(work, [Annotation((), (smith,)) for _ in work], "test 1")
    archive.settle_people(full=True)
    archive.close()


def answers(home: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(home / "archive.sqlite") as kept:
        found = kept.execute("SELECT what, actor, reason FROM identity WHERE undone_at IS NULL").fetchall()
    kept.close()
    return found


def test_people_lists_doubtful_pairs_with_reasons_and_the_commands_that_answer_them(home: Path) -> None:
    two_smiths(home)
    listed = run("people").output
    assert "     2  John Smith" in listed
    assert "name: equal" in listed
    command = next(line.split() for line in listed.splitlines() if line.strip().startswith("searchapp merge"))
    assert run(*command[1:-1], "one man").exit_code == 0
    assert answers(home) == [("merge", getpass.getuser(), "one man")]
    after = run("people").output
    assert "Pairs that may be one person: none" in after
    assert f"merge {command[2]} {command[3]}" in after
    assert "one man" in after


def test_people_lists_doubtful_links_with_grounds_and_the_command_that_parts_them(home: Path) -> None:
    archive = Archive(home)
    read = [
        ReadArticle(t, (GivenParagraph(t),), Original(t, t.encode(), "text/plain"), id=f"b{at}", lang="en")
        for at, t in enumerate(("Jonas Feld came.", "Jonas Feld sang.", "Feld went."), start=1)
    ]
    archive.add(archive.new_run(), read)
    work = archive.pending("test 1", 0, 10, again=False)
    named = [one.document.text.split(".")[0].rsplit(" ", 1)[0] for one in work]
    found = [Entity(name, EntityKind.PERSON, (Mention(Span(0, len(name)), How.FULL),)) for name in named]
    archive.keep_findings(work, [Annotation((), (one,)) for one in found], "test 1")
    archive.settle_people(full=True)
    archive.close()
    listed = run("people").output
    assert "“Feld” in b3 is e1 Jonas Feld" in listed
    assert "rarity: " in listed
    command = next(line.split() for line in listed.splitlines() if line.strip().startswith("searchapp split e1 b3"))
    assert run(*command[1:-1], "another Feld").exit_code == 0
    assert answers(home) == [("split", getpass.getuser(), "another Feld")]


def test_whoever_is_kept_apart_is_offered_no_more_and_may_be_again_after_undo(home: Path) -> None:
    two_smiths(home)
    assert run("apart", "e1", "e2", "--reason", "cousins").output == "e1 and e2 stay apart.\n"
    assert "Pairs that may be one person: none" in run("people").output
    assert run("undo", "1").stdout == "1 (apart e1) is undone.\n"
    assert answers(home) == []


def test_one_is_split_renamed_and_made_whole_again_from_a_shell(home: Path) -> None:
    two_smiths(home)
    run("merge", "e2", "e1", "--reason", "one man")
    assert run("split", "e1", "a2", "--reason", "another").stdout == "1 of e1 are e3 now.\n"
    assert run("rename", "e3", "Jack Smith", "--reason", "his byline").stdout == "e3 is called Jack Smith.\n"
    for number in ("3", "2", "1"):
        assert run("undo", number).exit_code == 0
    assert answers(home) == []
    assert "     2  John Smith" in run("people").output


@pytest.mark.parametrize(
    "wrong",
    [
        ("merge", "e1", "7", "--reason", "x"),
        ("apart", "x", "e2", "--reason", "x"),
        ("merge", "e1", "e99", "--reason", "x"),
        ("merge", "e1", "e2"),
        ("split", "e1", "a9", "--reason", "x"),
        ("rename", "e99", "Jack", "--reason", "x"),
        ("undo", "1"),
    ],
)
def test_a_wrong_id_or_no_reason_is_told_in_a_sentence(home: Path, wrong: tuple[str, ...]) -> None:
    two_smiths(home)
    told = run(*wrong)
    assert told.exit_code != 0
    assert "Traceback" not in told.output


def test_a_draft_of_what_the_archive_knows_can_be_corrected_and_taken_in(home: Path, tmp_path: Path) -> None:
    two_smiths(home)
    file = tmp_path / "draft.jsonl"
    assert "2 people written" in run("authority", "--draft", str(file)).output
    assert '"name": "John Smith"' in file.read_text("utf-8")
    assert run("authority", "--draft", str(file)).exit_code != 0  # what was corrected is not written over
    told = run("authority", str(file))
    assert (told.exit_code, "2 entries taken in" in told.output) == (0, True)


def test_an_authority_list_is_taken_in_and_what_is_wrong_is_told_by_line(home: Path, tmp_path: Path) -> None:
    two_smiths(home)
    file = tmp_path / "people.jsonl"
    file.write_text('{"id": "p1", "name": "John Smith"}\n{"id": "p2"}\n', "utf-8")
    told = run("authority", str(file))
    assert told.exit_code == 1
    assert "1 entry taken in, 2 names of the archive joined to them, 1 refused" in told.output
    assert f"{file}:2" in told.stderr.replace("\n", "")
