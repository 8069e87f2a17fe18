"""What of OpenSearch shows above the engine, and what does it do that another engine need not?"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from opensearchpy.client.indices import IndicesClient
from opensearchpy.exceptions import TransportError

from searchapp.archive import Archive
from searchapp.engines.opensearch import lock
from searchapp.engines.opensearch.engine import OpenSearchEngine
from searchapp.engines.opensearch.store import document, paragraph
from searchapp.errors import CursorGone, EngineAway, IndexBusy, IndexMissing
from searchapp.found import Incomplete
from searchapp.indexing.catch_up import catch_up, learn
from searchapp.indexing.check import Witness, differences
from searchapp.indexing.withdrawn import WithoutWithdrawn
from searchapp.ports import SearchEngine, Snapshot
from searchapp.request import Or, SearchRequest, Word
from searchapp.settings import Settings
from searchapp.web import create_app
from searchapp.wiring import Services
from tests.engines.conftest import Make
from tests.engines.contract import ARCHIVE, BODY
from tests.web.world import opened, services_of


@pytest.fixture(scope="module")
def world(
    make_opensearch: Make, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Archive, SearchEngine, SearchEngine]]:
    with opened(tmp_path_factory.mktemp("world")) as (archive, whoosh):
        opensearch, witness = make_opensearch(), Witness()
        with archive.snapshot() as snapshot:
            watched = Snapshot(snapshot.seq, witness.watch(snapshot.paragraphs), snapshot.count)
            opensearch.build(watched, witness.testify)
        yield archive, whoosh, opensearch


def client_of(archive: Archive, engine: SearchEngine) -> FlaskClient:
    return create_app(services_of(archive, WithoutWithdrawn(engine, archive))).test_client()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?q=storm",
        "/?q=notice&page=3",
        "/?q=notice&page=99",
        "/?q=what+did+Mara+Lind+say+about+the+water",
        "/?q=said:water+speaker:%22Mara+Lind%22",
        "/?q=title:storm&sort=oldest",
        "/?q=zyzzyva",
        "/?q=watr",
        "/search.json?q=storm+OR+water&size=50",
        "/search.json?q=status:denied",
        "/search.json?q=water~+-storm&year=2024",
        "/search.json?q=source:courier&speaker=unknown",
        "/search.json?in=headlines&q=storm",
        "/search.csv?q=notice&sort=oldest",
        "/search.csv?q=notice",
        "/search.statements.csv?q=said:water+OR+said:spring",
        "/search.jsonl?q=the",
        "/search.atom?q=water",
        "/complete?q=mara",
        "/facet/speaker?q=water",
        "/facet/entity.json?q=the",
        "/article/dam",
        "/about",
        "/readyz",
    ],
)
def test_a_page_is_the_same(world: tuple[Archive, SearchEngine, SearchEngine], address: str) -> None:
    archive, *engines = world
    answers = [client_of(archive, engine).get(address) for engine in engines]
    assert answers[0].status_code == answers[1].status_code
    names = [re.escape(engine.live().snapshot_id) for engine in engines]
    told = [re.sub(name, "GENERATION", answer.text) for name, answer in zip(names, answers, strict=True)]
    told = [re.sub(r"cursor=[^&\"]*|\"score\": [\d.]+", "", each) for each in told]
    assert told[0] == told[1]


def test_an_index_that_says_something_else_than_the_archive_is_told(
    world: tuple[Archive, SearchEngine, SearchEngine],
) -> None:
    archive, _, engine = world
    assert list(differences(archive, engine)) == []
    assert list(differences(archive, engine, read_back=True)) == []
    with archive.snapshot() as snapshot:
        storm = [p for p in snapshot.paragraphs if p.article == "storm"]
    seq = engine.live().seq
    engine.apply([], ["storm"], seq)
    assert list(differences(archive, engine)) == ["storm: the index lacks this article."]
    engine.apply(storm, [], seq)
    assert list(differences(archive, engine)) == []


def test_a_paragraph_comes_back_as_it_was() -> None:
    assert [paragraph(document(p)) for p in ARCHIVE] == ARCHIVE


def built(make_opensearch: Make) -> OpenSearchEngine:
    engine = make_opensearch()
    assert isinstance(engine, OpenSearchEngine)
    engine.build(Snapshot(1, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    return engine


def test_two_builders_exclude_each_other_until_the_lock_of_one_that_died_expires(
    make_opensearch: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = built(make_opensearch)
    other = lock.Lock(engine._client, engine._indexes.name)
    with other.held():
        for _ in range(2):
            with pytest.raises(IndexBusy, match="another process"):
                engine.apply([], ["budget"], 2)
    monkeypatch.setattr(lock, "HOLDS", -1)
    other._take()  # and whoever took it dies
    monkeypatch.undo()
    engine.apply([], ["budget"], 2)
    assert engine.live().seq == 2


def test_a_lock_that_could_not_be_given_back_is_no_obstacle_to_whoever_holds_it(make_opensearch: Make) -> None:
    engine = built(make_opensearch)
    engine._indexes.lock._take()  # the same as when its deletion fails, or the answer to its making is lost
    engine.apply([], ["budget"], 2)
    assert engine.live().seq == 2


def test_whoever_lost_the_lock_publishes_nothing(make_opensearch: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = built(make_opensearch)

    def taken_over(_searcher: object) -> None:
        monkeypatch.setattr(lock, "HOLDS", 120)
        lock.Lock(engine._client, engine._indexes.name)._take()

    monkeypatch.setattr(lock, "HOLDS", -1)  # as when the builder was silent for too long
    with pytest.raises(IndexBusy, match="taken over"):
        engine.build(Snapshot(2, ARCHIVE, len(ARCHIVE)), taken_over)
    assert engine.live().seq == 1


def test_an_index_that_fails_is_removed(make_opensearch: Make) -> None:
    engine = built(make_opensearch)
    before = engine._indexes.all()

    def refuse(_searcher: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.build(Snapshot(2, ARCHIVE, len(ARCHIVE)), refuse)
    assert engine._indexes.all() == before
    assert engine.search(SearchRequest()).total == len(BODY)


def test_an_index_that_became_live_though_the_answer_was_lost_is_not_removed(
    make_opensearch: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = built(make_opensearch)
    aliases = engine._client.indices

    def told_nothing(**how: object) -> None:
        IndicesClient.update_aliases(aliases, **how)
        raise TransportError("N/A", "gone", {})

    monkeypatch.setattr(aliases, "update_aliases", told_nothing)
    with pytest.raises(EngineAway):
        engine.build(Snapshot(2, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    engine._known = None
    assert (engine.live().seq, engine.search(SearchRequest()).total) == (2, len(BODY))


def test_what_can_not_be_removed_after_an_index_became_live_is_removed_later(
    make_opensearch: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = built(make_opensearch)

    def away(*_kept: str) -> None:
        raise EngineAway("gone")

    with monkeypatch.context() as patch:
        patch.setattr(engine._indexes, "remove_but", away)
        for seq in (2, 3):
            engine.build(Snapshot(seq, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    assert (engine.live().seq, len(engine._indexes.all())) == (3, 3)
    engine.build(Snapshot(4, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    assert len(engine._indexes.all()) == 2


def test_a_change_that_broke_off_is_made_whole_by_doing_it_again(
    make_opensearch: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = built(make_opensearch)

    def dies(_state: object) -> None:
        raise EngineAway("gone")

    with monkeypatch.context() as patch:
        patch.setattr(engine._indexes, "tell", dies)
        with pytest.raises(EngineAway):
            engine.apply(ARCHIVE[:4], ["budget"], 2)
    assert engine.live().seq == 1
    engine.apply(ARCHIVE[:4], ["budget"], 2)
    assert (engine.live().seq, engine.search(SearchRequest()).total) == (2, len(BODY) - 2)


def test_a_query_of_too_many_words_is_answered_as_one_that_takes_too_much_work(make_opensearch: Make) -> None:
    engine = built(make_opensearch)
    found = engine.search(SearchRequest(Or(tuple(Word(f"word{n}") for n in range(3000)))))
    assert found.incomplete is Incomplete.WORK


@pytest.mark.parametrize(("times", "incomplete"), [(1, None), (2, Incomplete.PARTS)])
def test_a_part_that_does_not_answer_is_asked_once_more(
    make_opensearch: Make, monkeypatch: pytest.MonkeyPatch, times: int, incomplete: Incomplete | None
) -> None:
    engine = built(make_opensearch)
    engine.search(SearchRequest(Word("harbour")))  # what is counted once is
    ask, asked = engine._client.msearch, list[Any]()

    def partial(**how: Any) -> Any:
        asked.append(how)
        told = ask(**how)
        told["responses"][0]["_shards"]["failed"] = int(len(asked) <= times)
        return told

    monkeypatch.setattr(engine._client, "msearch", partial)
    assert engine.search(SearchRequest(Word("harbour"))).incomplete is incomplete
    assert len(asked) == 2


def test_who_searches_at_the_same_time_opens_no_connection_anew(make_opensearch: Make) -> None:
    def opened_so_far() -> int:
        return sum(node["http"]["total_opened"] for node in engine._client.nodes.stats(metric="http")["nodes"].values())

    engine = built(make_opensearch)
    before = opened_so_far()
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(engine.search, [SearchRequest(Word("council"))] * 80))
    assert opened_so_far() - before <= 4


def test_a_place_in_a_scan_that_somebody_made_up_is_refused(make_opensearch: Make) -> None:
    engine = built(make_opensearch)
    place = engine.scan(SearchRequest(limit=2)).before
    for other in (place[:-8] + "AAAAAAA=", "~", "~AAAA", place + "AAAA"):
        with pytest.raises(CursorGone):
            engine.scan(SearchRequest(limit=2), other)


def test_another_server_sees_a_change_within_a_second(
    make_opensearch: Make, opensearch_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = built(make_opensearch)
    settings = Settings(
        tmp_path, engine="opensearch", opensearch_url=opensearch_url, opensearch_index=engine._indexes.name
    )
    other = Services(settings).engine
    assert isinstance(other, OpenSearchEngine)
    assert other.live() == engine.live()
    engine.apply([], ["budget"], 2)
    monkeypatch.setattr("searchapp.engines.opensearch.engine.GLANCE", 0)
    assert other.live() == engine.live()
    assert other.search(SearchRequest()).total == len(BODY) - 2
    other._client.close()


def test_what_cannot_be_reached_is_away_and_no_index_is_missing(
    make_opensearch: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(IndexMissing):
        make_opensearch().live()
    nowhere = Services(Settings(tmp_path, engine="opensearch", opensearch_url="http://127.0.0.1:9")).engine
    with pytest.raises(EngineAway, match="can't be reached"):
        nowhere.search(SearchRequest())


def written(engine: OpenSearchEngine) -> list[dict[str, int]]:
    """What each shard of the live index has written so far: its last operation's number, and how many there were."""
    index = engine._indexes.live().index
    told = engine._client.indices.stats(index=index, metric="indexing", level="shards")["indices"][index]["shards"]
    own = [shard for copies in told.values() for shard in copies]
    return [{**shard["seq_no"], "indexed": shard["indexing"]["index_total"]} for shard in own]


def test_merging_and_renaming_rewrite_no_document(make_opensearch: Make, tmp_path: Path) -> None:
    """The index knows people by numbers; who is who, and how they are called, is asked of the archive."""
    with opened(tmp_path) as (archive, _):
        engine = make_opensearch()
        assert isinstance(engine, OpenSearchEngine)
        with archive.snapshot() as snapshot:
            engine.build(snapshot, lambda searcher: None)
        before = written(engine)
        (lind,), (feld,) = (archive.registry.find(name) for name in ("Mara Lind", "Jonas Feld"))
        archive.registry.merge(feld, lind, "an editor", "one person")
        archive.registry.rename(lind, "Marjan Lind-Feld", "an editor", "so they sign")
        assert learn(archive, engine) == ""
        told = client_of(archive, engine).get("/search.json?q=said:spring+speaker:%22Marjan+Lind-Feld%22").get_json()
        assert [hit["article"] for hit in told["hits"]] == ["dam"]
        assert written(engine) == before
        archive.withdraw("storm", "It was made up.", "an editor")
        catch_up(archive, engine)
        assert written(engine) != before


def stored(engine: OpenSearchEngine) -> bytes:
    """All that the nodes keep of the live index on their disks, which must be this machine's."""
    index = engine._indexes.live().index
    uuid = engine._client.indices.get_settings(index=index)[index]["settings"]["index"]["uuid"]
    nodes = engine._client.nodes.stats(metric="fs")["nodes"].values()
    folders = [Path(data["path"]) / "indices" / uuid for node in nodes for data in node["fs"]["data"]]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert files
    return b"".join(file.read_bytes() for file in files)


def test_what_is_withdrawn_is_gone_from_the_nodes_disks_though_nobody_waits_for_it(
    make_opensearch: Make, tmp_path: Path
) -> None:
    """Words of its own stand plainly in the lists of terms, and in the log of what is not written yet."""
    own = [b"cook", b"waves"]
    with opened(tmp_path) as (archive, _):
        engine = make_opensearch()
        assert isinstance(engine, OpenSearchEngine)
        with archive.snapshot() as snapshot:
            engine.build(snapshot, lambda searcher: None)
        archive.withdraw("storm", "It was made up.", "an editor")
        assert client_of(archive, engine).get("/search.json?q=storm").get_json()["total"] == 0
        assert [word for word in own if word in stored(engine)] == own
        catch_up(archive, engine)
        assert engine.search(SearchRequest(Word("storm"))).total == 0
        engine.forget(patience=0)
        until = time.monotonic() + 180  # half a minute on a quiet machine
        while any(word in stored(engine) for word in own) and time.monotonic() < until:
            time.sleep(1)
        assert [word for word in own if word in stored(engine)] == []
