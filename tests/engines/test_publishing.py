"""Is an index published whole or not at all, whatever comes between?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import portalocker
import pytest

from searchapp.domain import IndexedParagraph
from searchapp.durable import make_folder
from searchapp.engines.whoosh import engine as whoosh
from searchapp.engines.whoosh import generation, open_engine
from searchapp.engines.whoosh.store import folder as disk
from searchapp.errors import IndexDamaged, IndexMissing, IndexUnwritable, SearchappError
from searchapp.ports import Snapshot
from searchapp.request import SearchRequest
from tests.engines.contract import ARCHIVE, BODY
from tests.engines.test_generations import build, store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(open_engine(tmp_path / "index"), ARCHIVE, 1)
    return tmp_path / "index"


def test_an_index_of_another_version_asks_to_be_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "FORMAT", 0)
    with pytest.raises(IndexMissing, match="another version's format; run searchapp reindex --full"):
        open_engine(folder).search(SearchRequest())


def test_where_nobody_can_write_an_index_is_read_without_a_lock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for lock in (folder / "locks").iterdir():
        lock.unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    engine = open_engine(folder)
    assert engine.search(SearchRequest()).total == len(BODY)
    assert list((folder / "locks").iterdir()) == []
    assert engine.deepest == generation.open_live(disk.Folder(folder)).deepest == sys.maxsize


def test_who_opens_while_another_publishes_gets_what_was_published(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, meanwhile = portalocker.lock, [True]

    def publish_first(*arguments: object) -> None:
        if meanwhile and meanwhile.pop():
            open_engine(folder).apply([], ["budget"], 2)
        locked(*arguments)

    monkeypatch.setattr(portalocker, "lock", publish_first)
    assert open_engine(folder).live().seq == 2


def test_an_index_that_another_process_holds_alone_is_not_waited_for_without_end(folder: Path) -> None:
    name, _ = disk.Folder(folder).read_current()
    with disk.Folder(folder).lock(name).open("ab") as held:
        portalocker.lock(held, portalocker.LockFlags.EXCLUSIVE)
        with pytest.raises(IndexDamaged, match="another process holds it alone"):
            open_engine(folder).live()


def test_an_index_that_can_not_be_written_says_so_and_the_live_one_stays(folder: Path) -> None:
    reader = open_engine(folder)
    assert reader.search(SearchRequest()).total == len(BODY)
    (folder / "store").rename(folder / "elsewhere")
    (folder / "store").write_bytes(b"")
    with pytest.raises(IndexUnwritable, match="can't be written"):
        build(open_engine(folder), ARCHIVE[:4], 2)
    assert reader.search(SearchRequest()).total == len(BODY)


def test_a_manifest_that_was_torn_is_swept_away_with_the_next_building(folder: Path) -> None:
    torn = folder / "generations" / "torn.json"
    torn.write_bytes(b'{"seg')
    build(open_engine(folder), ARCHIVE[:4], 2)
    assert not torn.exists()
    assert open_engine(folder).live().seq == 2


@pytest.mark.parametrize("after", [0, 3])
def test_a_building_that_fails_midway_changes_nothing_and_is_swept_away_by_the_next(folder: Path, after: int) -> None:
    def failing() -> Iterator[IndexedParagraph]:
        yield from ARCHIVE[:after]
        raise SearchappError("the archive went away")

    before = set(store(folder))
    with pytest.raises(SearchappError, match="went away"):
        open_engine(folder).build(Snapshot(2, failing(), 9), lambda _: None)
    half = set(store(folder)) - before
    assert before <= set(store(folder))
    assert open_engine(folder).live().seq == 1
    build(open_engine(folder), ARCHIVE[:4], 2)
    assert not half & set(store(folder))


def test_a_building_tells_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whoosh, "STEP", 3)
    told: list[int] = []
    open_engine(folder).build(Snapshot(2, ARCHIVE[:8], 8), lambda _: None, told.append)
    assert told == [3, 6, 8]


class Piece(whoosh.SegmentBuilder):
    """A segment that is being built, which remembers how it was."""

    made: ClassVar[list[Piece]] = []

    def __init__(self, store: Path, name: str, dictionary: bytes | None, vocabulary: whoosh.Vocabulary) -> None:
        super().__init__(store, name, dictionary, vocabulary)
        self.words, self.spellings, self.trained_before = vocabulary, len(vocabulary), dictionary is not None
        self.articles: set[str] = set()
        self.made.append(self)

    def add(self, paragraph: IndexedParagraph) -> None:
        self.articles.add(paragraph.article)
        super().add(paragraph)

    def finish(self, to_merge: bool) -> dict[str, object]:
        self.merged_later = to_merge
        return super().finish(to_merge)


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """Those of which an index is built, each as small as can be."""
    monkeypatch.setattr(Piece, "made", [])
    monkeypatch.setattr(whoosh, "SegmentBuilder", Piece)
    monkeypatch.setattr(whoosh, "BATCH", 1)
    return Piece.made


def test_a_large_index_is_built_of_pieces_that_are_cut_between_articles(folder: Path, pieces: list[Piece]) -> None:
    build(open_engine(folder), ARCHIVE, 2)
    articles = dict.fromkeys(paragraph.article for paragraph in ARCHIVE)
    assert [piece.articles for piece in pieces] == [{article} for article in articles]
    assert all(piece.merged_later is True for piece in pieces)
    assert len({id(piece.words) for piece in pieces}) == 1
    assert [piece.trained_before for piece in pieces] == [False] + [True] * (len(pieces) - 1)
    assert sorted(open_engine(folder).paragraphs(), key=lambda p: p.id) == sorted(ARCHIVE, key=lambda p: p.id)


def test_a_vocabulary_with_too_many_spellings_is_given_up(
    folder: Path, pieces: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(open_engine(folder), ARCHIVE, 2)
    monkeypatch.setattr(whoosh, "MOST_SPELLINGS", pieces[1].spellings)
    pieces.clear()
    build(open_engine(folder), ARCHIVE, 3)
    assert pieces[0].words is not pieces[1].words


def test_an_index_that_fits_into_one_piece_is_not_merged(
    folder: Path, pieces: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh, "BATCH", 1 << 20)
    build(open_engine(folder), ARCHIVE, 2)
    assert [piece.merged_later for piece in pieces] == [False]


def test_a_generation_is_as_old_as_the_pointer_to_it(folder: Path) -> None:
    os.utime(folder / "CURRENT", (1_700_000_000, 1_700_000_000))
    assert open_engine(folder).live().published.isoformat() == "2023-11-14T22:13:20+00:00"


def test_what_is_gone_back_to_is_a_generation_of_its_own(folder: Path) -> None:
    engine = open_engine(folder)
    build(engine, ARCHIVE[:4], 2)
    before = [live.snapshot_id for live in engine.kept()]
    after = engine.rollback(lambda _: ())
    assert after.snapshot_id not in before
    assert disk.number_of(after.snapshot_id) > max(map(disk.number_of, before))
    assert (after.seq, engine.search(SearchRequest()).total) == (1, len(BODY))


def test_a_reader_who_stays_is_waited_for_and_one_who_leaves_is_noticed(folder: Path) -> None:
    reader = generation.open_live(disk.Folder(folder))
    writer = open_engine(folder)
    writer.apply([], ["budget"], 2)
    assert not writer.forget(patience=0.2)
    reader.close()
    assert writer.forget(patience=5)


def test_what_a_scan_goes_on_with_is_given_up_when_it_is_not_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(folder)
    first = engine.scan(SearchRequest())
    engine.apply([], ["budget"], 2)
    assert engine.live().seq == 2
    monkeypatch.setattr(whoosh, "HELD", -1.0)
    engine.live()
    with pytest.raises(SearchappError):
        engine.scan(SearchRequest(), f"{first.snapshot_id}~1")


def test_folders_are_made_with_all_above_them(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b", 0o700)
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def pairs(count: int) -> list[IndexedParagraph]:
    """Of so many articles the first two paragraphs."""
    articles = list(dict.fromkeys(paragraph.article for paragraph in ARCHIVE))[:count]
    return [p for article in articles for p in [one for one in ARCHIVE if one.article == article][:2]]


@pytest.mark.parametrize(("articles", "deleted", "left"), [(2, 1, [(4, 2)]), (3, 2, [(2, 2)]), (3, 1, [(6, 4)])])
def test_what_is_mostly_deleted_is_written_anew(
    folder: Path, articles: int, deleted: int, left: list[tuple[int, int]]
) -> None:
    build(open_engine(folder), pairs(articles), 2)
    open_engine(folder).apply([], list(dict.fromkeys(p.article for p in pairs(articles)))[:deleted], 3)
    live = generation.open_live(generation.Folder(folder))
    assert [(segment.size, segment.live_count) for segment in live.segments] == left
    live.close()


@pytest.mark.parametrize("most", [1, 2, 3])
def test_many_small_changes_make_few_pieces_and_lose_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(whoosh, "MOST_SEGMENTS", most)
    monkeypatch.setattr(whoosh, "SMALL", 2)
    engine = open_engine(folder)
    for seq, article in enumerate(dict.fromkeys(paragraph.article for paragraph in ARCHIVE), start=2):
        engine.apply([p for p in ARCHIVE if p.article == article], [], seq)
        live = generation.open_live(generation.Folder(folder))
        assert len(live.segments) <= most
        live.close()
    assert sorted(engine.paragraphs(), key=lambda p: p.id) == sorted(ARCHIVE, key=lambda p: p.id)


def test_a_cursor_into_what_stood_before_a_building_ends_when_something_is_forgotten(folder: Path) -> None:
    """Also where the live generation never held it: what is forgotten is read from no earlier one."""
    reader, writer = open_engine(folder), open_engine(folder)
    first = reader.scan(SearchRequest(limit=1))
    build(writer, [p for p in ARCHIVE if p.article != "budget"], 2)
    writer.forget(0)
    reader.live()
    with pytest.raises(SearchappError):
        reader.scan(SearchRequest(limit=1), first.after)
