"""Does a reader always see one whole generation, and is damage always found?"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from searchapp.domain import IndexedParagraph
from searchapp.engines.whoosh import generation, open_engine
from searchapp.engines.whoosh.store import files
from searchapp.engines.whoosh.store import folder as disk
from searchapp.errors import CursorGone, IndexBusy, IndexDamaged, IndexMissing
from searchapp.fields import Facet
from searchapp.ports import SearchEngine, Searcher, Snapshot
from searchapp.request import Not, Phrase, Prefix, SearchRequest, Word
from tests.engines.contract import ARCHIVE, BODY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(open_engine(tmp_path / "index"), ARCHIVE, 1)
    return tmp_path / "index"


def build(engine: SearchEngine, paragraphs: list[IndexedParagraph], seq: int) -> None:
    engine.build(Snapshot(seq, paragraphs, len(paragraphs)), lambda searcher: None)


def store(folder: Path) -> list[Path]:
    return sorted((folder / "store").iterdir())


def test_another_reader_takes_up_a_new_generation_at_its_next_search(folder: Path) -> None:
    reader, writer = open_engine(folder), open_engine(folder)
    assert reader.search(SearchRequest()).total == len(BODY)
    writer.apply([], ["budget"], 2)
    assert reader.search(SearchRequest()).total == len(BODY) - 2
    assert reader.live().seq == 2


def test_files_stay_while_somebody_reads_them_and_go_afterwards(folder: Path) -> None:
    reader = generation.open_live(disk.Folder(folder))
    old = store(folder)
    build(open_engine(folder), ARCHIVE[:4], 2)
    assert set(old) <= set(store(folder))
    assert reader.search(SearchRequest(Word("growth"))).total == 1
    reader.close()
    build(open_engine(folder), ARCHIVE[:4], 3)
    assert not set(old) & set(store(folder))
    assert len(list((folder / "generations").iterdir())) <= 2


def test_only_one_builds_at_a_time(folder: Path) -> None:
    with disk.Folder(folder).building(), pytest.raises(IndexBusy, match="another process"):
        build(open_engine(folder), ARCHIVE, 2)


def test_what_changes_while_an_index_is_being_built_is_found_at_once(folder: Path) -> None:
    """And what is being built stays, whoever tidies meanwhile."""
    builder, changer, seen = open_engine(folder), open_engine(folder), []

    def change(searcher: Searcher) -> None:
        changer.apply([], ["budget"], 2)
        assert not changer.forget(0)  # what is being built may hold it
        seen.append((changer.search(SearchRequest()).total, searcher.search(SearchRequest()).total))

    builder.build(Snapshot(1, ARCHIVE, len(ARCHIVE)), change)
    assert seen == [(len(BODY) - 2, len(BODY))]
    assert (builder.live().seq, builder.damages()) == (1, [])
    builder.apply([], ["budget"], 2)
    builder.forget(0)
    changer.live()  # it leaves what was before
    assert builder.forget(0)
    assert len(list((folder / "generations").iterdir())) == 1


def test_two_who_publish_wait_for_each_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with disk.Folder(folder).writing():
        threads = [threading.Thread(target=open_engine(folder).apply, args=([], [key], 2)) for key in ("budget", "old")]
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join()
    assert {p.article for p in open_engine(folder).paragraphs()} & {"budget", "old"} == set()
    monkeypatch.setattr(disk, "PATIENCE", 0)
    with disk.Folder(folder).writing(), pytest.raises(IndexBusy):
        open_engine(folder).apply([], [], 3)


def test_a_cursor_does_not_outlive_what_was_forgotten_since(folder: Path) -> None:
    reader, writer = open_engine(folder), open_engine(folder)
    first = reader.scan(SearchRequest(limit=1))
    writer.apply([], ["budget"], 2)
    assert reader.scan(SearchRequest(limit=1), first.after).hits  # another change: it goes on
    writer.forget(0)
    reader.live()
    with pytest.raises(CursorGone):
        reader.scan(SearchRequest(limit=1), first.after)
    assert writer.forget(0)


def test_apply_needs_an_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="reindex"):
        open_engine(tmp_path / "none").apply(ARCHIVE, [], 1)


def test_searches_from_several_threads_while_generations_change_are_each_of_one_generation(folder: Path) -> None:
    reader, totals, stop = open_engine(folder), set(), threading.Event()
    failures: list[Exception] = []

    def read() -> None:
        try:
            while not stop.is_set():
                found = reader.search(SearchRequest(facet_limit=None, limit=50))
                counted = sum(count.count for count in found.facets[Facet.SOURCE])
                assert found.total == counted == len(found.hits)
                totals.add(found.total)
        except Exception as error:  # noqa: BLE001  # handed to the main thread, which asserts that there is none
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    writer = open_engine(folder)
    for n in range(12):
        writer.apply(ARCHIVE[4:7] if n % 2 else [], [] if n % 2 else ["budget"], n + 2)
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert totals <= {len(BODY), len(BODY) - 2}


def test_a_builder_that_is_killed_leaves_the_live_generation(folder: Path, tmp_path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from searchapp.engines.whoosh import open_engine
from searchapp.ports import Snapshot
engine = open_engine(Path(sys.argv[1]))
def kill(searcher):
    os._exit(9)
engine.build(Snapshot(5, list(engine.paragraphs())[:2], 2), kill)
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program, str(folder)], check=False)
    assert done.returncode == 9
    assert open_engine(folder).search(SearchRequest()).total == len(BODY)
    before = len(store(folder))
    open_engine(folder).apply([], ["old"], 6)
    assert len(store(folder)) <= before + 1


def alterations(folder: Path) -> list[tuple[Path, int]]:
    return [(path, at) for path in store(folder) for at in {0, path.stat().st_size // 2, path.stat().st_size - 1}]


def test_one_altered_byte_in_any_file_is_found_at_opening_and_named(folder: Path) -> None:
    for path, at in alterations(folder):
        whole = path.read_bytes()
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(IndexDamaged, match=path.name):
            open_engine(folder).search(SearchRequest(Word("harbour")))
        assert path.name in " ".join(open_engine(folder).damages())
        path.write_bytes(whole)
    assert open_engine(folder).damages() == []


def test_a_truncated_or_absent_file_is_found(folder: Path) -> None:
    for path in store(folder):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])
        with pytest.raises(IndexDamaged, match="bytes long instead of"):
            open_engine(folder).search(SearchRequest())
        path.unlink()
        with pytest.raises(IndexDamaged, match="absent"):
            open_engine(folder).search(SearchRequest())
        path.write_bytes(whole)


def test_alteration_under_an_open_engine_is_named_by_a_check(folder: Path) -> None:
    engine = open_engine(folder)
    assert engine.damages() == []
    for path in store(folder):
        path.write_bytes(path.read_bytes()[:-1])
    assert len(engine.damages()) == len(store(folder))


def test_in_a_large_index_a_damaged_block_is_found_by_the_search_that_needs_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "CHECKED_AT_OPENING", 0)
    monkeypatch.setattr(files, "BLOCK", 256)
    build(open_engine(folder), ARCHIVE, 2)
    open_engine(folder).forget()  # what stood before that is kept for going back, and no search needs it
    for path, at in alterations(folder):
        whole = path.read_bytes()
        right = [open_engine(folder).search(SearchRequest(node)) for node in (Word("harbour"), Phrase("the gap"))]
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        for expected, node in zip(right, (Word("harbour"), Phrase("the gap")), strict=True):
            with suppress(IndexDamaged):
                assert open_engine(folder).search(SearchRequest(node)) == expected
        assert path.name in " ".join(open_engine(folder).damages())
        path.write_bytes(whole)


@pytest.mark.parametrize(
    "content", [b"", b"nothing", b"\xff\xfe", b"../../x " + b"0" * 64, b"000001-abcdef " + b"0" * 64]
)
def test_a_damaged_pointer_is_a_clear_error(folder: Path, content: bytes) -> None:
    (folder / "CURRENT").write_bytes(content)
    with pytest.raises(IndexDamaged):
        open_engine(folder).search(SearchRequest())


def test_an_altered_manifest_is_found(folder: Path) -> None:
    (manifest,) = (folder / "generations").iterdir()
    told = json.loads(manifest.read_bytes())
    told["seq"] = 99
    manifest.write_text(json.dumps(told), "utf-8")
    with pytest.raises(IndexDamaged, match=manifest.name):
        open_engine(folder).search(SearchRequest())


def test_no_file_that_the_product_reads_is_a_pickle(folder: Path) -> None:
    read = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".toc"]  # these are Whoosh's alone
    assert not [path for path in read if b"\x80\x02" in path.read_bytes()[-4096:]]


def test_work_beyond_the_budget_is_cut_and_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(folder)
    whole = engine.search(SearchRequest(Prefix("th")))
    monkeypatch.setattr("searchapp.engines.whoosh.match.budget.Budget.__init__.__defaults__", (5,))
    cut = engine.search(SearchRequest(Prefix("th")))
    assert whole.complete
    assert not cut.complete
    assert cut.total < whole.total


def test_what_was_cut_does_not_make_a_negation_true(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(folder)
    monkeypatch.setattr("searchapp.engines.whoosh.match.budget.Budget.__init__.__defaults__", (5,))
    cut = engine.search(SearchRequest(Not(Prefix("th"))))
    assert (cut.total, cut.complete) == (0, False)
