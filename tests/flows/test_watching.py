"""Does what arrives in a watched folder become searchable once it is finished, and only once?"""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from searchapp.cli import main
from searchapp.watch import Watched

TEXT = "Ferry strikes pier\n\nThe ferry Halmar Star struck the pier of Brenmouth on Monday.\n\nNobody was hurt.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def looked(watched):
    return [path.name for path in watched.look()]


def test_a_file_is_taken_when_it_was_the_same_at_two_looks_and_then_no_more(folder, tmp_path):
    watched = Watched([folder], tmp_path / "notes.json")
    (folder / "a.txt").write_text(TEXT[:20])
    assert looked(watched) == []
    (folder / "a.txt").write_text(TEXT)
    assert looked(watched) == []
    assert looked(watched) == ["a.txt"]
    watched.take([folder / "a.txt"])
    assert looked(watched) == []


def test_a_name_of_something_unfinished_is_left_alone(folder, tmp_path):
    watched = Watched([folder], tmp_path / "notes.json")
    for name in ("a.txt.part", "b.crdownload", ".c.txt"):
        (folder / name).write_text(TEXT)
    assert [looked(watched), looked(watched)] == [[], []]


def test_what_was_taken_is_known_after_a_restart_and_taken_again_when_it_changes(folder, tmp_path):
    notes = tmp_path / "notes.json"
    (folder / "a.txt").write_text(TEXT)
    first = Watched([folder], notes)
    first.look()
    first.take(first.look())
    again = Watched([folder], notes)
    assert [looked(again), looked(again)] == [[], []]
    (folder / "a.txt").write_text(TEXT + "\nIt rained.\n")
    os.utime(folder / "a.txt", (1, 1))
    assert [looked(again), looked(again)] == [[], ["a.txt"]]


def test_notes_that_are_damaged_cost_a_second_reading_only(folder, tmp_path):
    (folder / "a.txt").write_text(TEXT)
    (tmp_path / "notes.json").write_text("{")
    watched = Watched([folder], tmp_path / "notes.json")
    assert [looked(watched), looked(watched)] == [[], ["a.txt"]]


def test_the_command_adds_publishes_and_does_neither_twice(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "home"))
    (folder / "a.txt").write_text(TEXT)
    command = ["watch", str(folder), "--every", "0.1", "--once"]
    first = CliRunner().invoke(main, command)
    assert first.exit_code == 0, first.output
    assert "1 read: 1 new" in first.output
    assert "1 articles annotated; index built" in first.output
    second = CliRunner().invoke(main, command)
    assert (second.exit_code, second.output) == (0, "")
