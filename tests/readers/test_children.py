"""Does a file that brings its reader down cost no more than its own sentence?"""

import os
import signal
import threading
from contextlib import contextmanager
from multiprocessing import Pipe
from pathlib import Path

import pytest

from searchapp.errors import RefusedInput
from searchapp.readers import children, read
from searchapp.readers.children import Child
from searchapp.reading import GivenParagraph, Original, ReadArticle

GOOD = "Ferry strikes pier\n\nThe ferry Halmar Star struck the pier of Brenmouth on Monday.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


@contextmanager
def ended(child):
    try:
        yield child
    finally:
        child.end()


def reasons(readings):
    return [reading.reason if isinstance(reading, RefusedInput) else reading.title for _, reading in readings]


def test_a_child_that_hangs_is_replaced_and_the_next_file_is_read(good, tmp_path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with ended(Child(silence=10)) as child:
        assert reasons(child.read(pipe, "pipe.txt")) == ["reading it takes longer than 10 seconds"]
        assert reasons(child.read(good, "good.txt")) == ["Ferry strikes pier"]


def test_a_child_of_a_large_program_reads_more_than_one_file(good):
    large = bytearray(os.urandom(1 << 20) * 700)  # in memory for real
    with ended(Child()) as child:
        assert reasons(child.read(good, "good.txt")) == ["Ferry strikes pier"]
        first = child.process
        assert reasons(child.read(good, "good.txt")) == ["Ferry strikes pier"]
        assert child.process is first is not None
    del large


def test_a_child_finds_a_file_whose_name_counts_from_a_folder_that_was_entered_later(good, monkeypatch):
    with ended(Child()) as child:
        assert reasons(child.read(good, "good.txt")) == ["Ferry strikes pier"]
        monkeypatch.chdir(good.parent)
        assert reasons(child.read(Path("good.txt"), "good.txt")) == ["Ferry strikes pier"]


def test_a_child_that_dies_is_replaced_and_the_next_file_is_read(good):
    with ended(Child()) as child:
        assert reasons(child.read(good, "good.txt")) == ["Ferry strikes pier"]
        os.kill(child.process.pid, signal.SIGSTOP)
        reading = child.read(good, "good.txt")
        os.kill(child.process.pid, signal.SIGKILL)
        assert reasons(reading) == ["reading it brought the reader down"]
        assert reasons(child.read(good, "good.txt")) == ["Ferry strikes pier"]


def test_a_file_that_needs_more_memory_than_a_child_may_take_is_refused(good, tmp_path):
    large = tmp_path / "large.json"
    large.write_text('{"body": [' + "[[]]," * 5_000_000 + "[]]}")
    with ended(Child(memory=300 << 20)) as child:
        (refused,) = reasons(child.read(large, "large.json"))
        assert refused.startswith(("reading it takes more memory than", "reading it brought the reader down"))
        assert reasons(child.read(good, "good.txt")) == ["Ferry strikes pier"]


@pytest.mark.parametrize(("memory", "spent"), [(0, True), (1 << 40, False)])
def test_a_child_that_took_very_much_memory_gets_no_further_file(good, monkeypatch, memory, spent):
    ours, theirs = Pipe()
    monkeypatch.setattr(children, "MEMORY", memory)
    child = Child()
    child._connection = ours
    monkeypatch.setattr(child, "_ready", lambda: ours)
    beside = threading.Thread(target=children._hand_over, args=(theirs, good, "good.txt"))
    beside.start()
    assert reasons(child.read(good, "good.txt")) == ["Ferry strikes pier"]
    beside.join()
    theirs.close()
    assert ours.closed is spent
    child.end()


def test_where_no_system_tells_how_much_memory_was_taken_a_child_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(children, "Path", lambda _: tmp_path / "absent")
    assert not children._is_spent()


FAILURES = [(MemoryError(), "reading it takes more memory than 800 MiB"), (RecursionError(), "it is nested too deeply")]


@pytest.mark.parametrize(("error", "reason"), FAILURES)
def test_a_reader_without_memory_or_depth_costs_its_own_file(good, monkeypatch, error, reason):
    def failing(*_):
        raise error

    monkeypatch.setattr("searchapp.readers.choose.reader_for", failing)
    ours, theirs = Pipe()
    children._hand_over(theirs, good, "good.txt")
    assert reasons(ours.recv()) == [reason]
    ours.close()
    theirs.close()


def test_an_article_of_more_than_32_million_characters_is_none():
    half = GivenParagraph("a" * (16 << 20))
    original = Original("a.txt", b"", "text/plain")
    most = ReadArticle("Long", (half, half), original)
    assert children._bounded(most, "a.txt") is most
    refused = children._bounded(ReadArticle("Long", (half, half, GivenParagraph("a")), original), "a.txt")
    assert refused.reason == "the article has more than 33,554,432 characters"


def test_what_was_read_before_a_child_died_is_kept(tmp_path):
    lines = tmp_path / "many.jsonl"
    lines.write_text("".join(f'{{"id": "v{n}", "body": "The ferry struck the pier."}}\n' for n in range(5_000)))
    with ended(Child()) as child:
        found = []
        for _, reading in child.read(lines, "many.jsonl"):
            found.append(reading)
            if len(found) == 1:
                os.kill(child.process.pid, signal.SIGKILL)
    assert isinstance(found[-1], RefusedInput)
    assert found[-1].reason.startswith("reading it brought the reader down after many.jsonl:")
    assert all(isinstance(reading, ReadArticle) for reading in found[:-1])


def test_a_child_that_has_ended_runs_no_more(good):
    with ended(Child()) as child:
        list(child.read(good, "good.txt"))
        process = child.process
    assert process.poll() is not None


def test_one_who_stops_reading_leaves_no_child_amid_a_file(tmp_path):
    lines = tmp_path / "many.jsonl"
    lines.write_text("".join(f'{{"id": "v{n}", "body": "The ferry struck the pier."}}\n' for n in range(500)))
    readings = read([lines])
    assert isinstance(next(readings), ReadArticle)
    readings.close()
    assert len(list(read([lines]))) == 500


def test_a_name_that_is_no_utf_8_is_told_in_characters_that_can_be_written(good, tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")).write_text(GOOD)
    found = list(read([tmp_path]))
    assert [item.original.where.rpartition("/")[2] for item in found if isinstance(item, ReadArticle)] == [
        "b\\xff.txt",
        "good.txt",
    ]


def test_a_link_out_of_the_folder_is_followed_only_where_that_is_asked(good, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "out.txt").symlink_to(good)
    (folder / "up").symlink_to(tmp_path)
    (folder / "own.txt").write_text(GOOD)
    (folder / "in.txt").symlink_to(folder / "own.txt")
    told = [str(item) if isinstance(item, RefusedInput) else item.original.where for item in read([folder])]
    leads = "the link leads out of the folder; with --follow-links it is followed"
    names = ["in.txt", f"out.txt: {leads}", "own.txt", f"up: {leads}"]
    assert told == [f"{folder}/{name}" for name in names]
    followed = [item for item in read([folder], follow_links=True) if isinstance(item, ReadArticle)]
    assert len(followed) == 4
