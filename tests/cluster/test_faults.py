"""What happens when machines die while one searches and changes an index? Three nodes as processes, two copies of all.

FAULTS says how often each is tried: `make proof-cluster` twenty times, `.ci/run` twice, `make test-cluster` once, and a
plain `make test` not at all, since a cluster that loses machines needs more memory and time than one has that tests
other things beside it.
"""

from __future__ import annotations

import contextlib
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from searchapp.digest import digest_of
from searchapp.domain import IndexedParagraph
from searchapp.engines import open_engine
from searchapp.errors import EngineAway, SearchappError
from searchapp.ports import SearchEngine, Snapshot
from searchapp.request import SearchRequest, Word
from searchapp.settings import Settings
from tests.cluster.servers import Cluster, Node, absent, cluster
from tests.engines.worlds import VOCABULARY

TIMES = int(os.environ.get("FAULTS", "0"))
ARTICLES = 300
REQUEST = SearchRequest(Word("harbour"), facet_limit=9)

BOUND = 150
"""So many seconds a change or a new index may take, whatever dies meanwhile, to be done or told not to be."""

pytestmark = [
    pytest.mark.skipif(TIMES == 0, reason="FAULTS is not set: `make proof-cluster` tries them"),
    pytest.mark.skipif(absent() is not None, reason=absent() or ""),
    pytest.mark.timeout(600 + 500 * TIMES),
]


def made_up() -> list[IndexedParagraph]:
    chance = random.Random(3)
    return [
        IndexedParagraph(10 * n + place, f"a{n}", place, "Port notes", text, "en", "Tarn Post", None, None)
        for n in range(ARTICLES)
        for place in range(5)
        for text in [" ".join(chance.choices(VOCABULARY, k=60))]
    ]


HELD = made_up()


@dataclass
class Reader:
    """Searches without a pause; `tally` counts what went right and what did not."""

    engine: SearchEngine
    total: int
    tally: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def __enter__(self) -> Reader:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._stop.is_set():
            began = time.monotonic()
            try:
                found = self.engine.search(REQUEST)
            except SearchappError as error:
                self.tally[f"failed: {error}"] += 1
                continue
            right = found.complete and found.total == self.total
            self.tally["right" if right else f"wrong: {found.total}, {found.incomplete}"] += 1
            self.slowest = max(self.slowest, time.monotonic() - began)


@pytest.fixture(scope="module")
def three() -> Iterator[Cluster]:
    with cluster(3, heap=256) as running:
        yield running


@pytest.fixture(autouse=True)
def all_there(request: pytest.FixtureRequest) -> None:
    """Every test begins with three nodes, whatever became of the one before."""
    if "three" in request.fixturenames:
        three: Cluster = request.getfixturevalue("three")
        for node in three.nodes:
            if node.process is not None and node.process.poll() is not None:
                three.launch(node)
        three.wait()


@pytest.fixture(scope="module")
def engine(three: Cluster, tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    settings = Settings(
        tmp_path_factory.mktemp("home"),
        engine="opensearch",
        opensearch_url=",".join(three.urls),
        opensearch_shards=3,
        opensearch_replicas=1,
    )
    engine = open_engine(settings)
    engine.build(Snapshot(1, HELD, len(HELD)), lambda searcher: None)
    return engine


def manager(three: Cluster) -> Node:
    """The node that the others elected."""
    name = three.nodes[0].listed("/_cat/cluster_manager?format=json")[0]["node"]
    return next(node for node in three.nodes if node.name == name)


def repeated(engine: SearchEngine, seq: int) -> int:
    """Replace every article by what it was, again until it is done; how often it broke off."""
    until = time.monotonic() + BOUND
    for broken in range(20):
        try:
            engine.apply(HELD, [], seq)
        except EngineAway:
            assert time.monotonic() < until
            time.sleep(1)
        else:
            return broken
    raise AssertionError("the change was never taken")


@contextlib.contextmanager
def killed(three: Cluster, node: Node, after: float, engine: SearchEngine) -> Iterator[None]:
    """A node dies so many seconds from now, while one searches; no search fails, and afterwards it is back."""
    total = engine.search(REQUEST).total
    began = time.monotonic()
    with Reader(engine, total) as reader:
        killing = threading.Timer(after, three.kill, [node])
        killing.start()
        yield
        killing.join()
        took = time.monotonic() - began
    assert set(reader.tally) == {"right"}, reader.tally
    three.launch(node)
    three.wait()
    sys.stdout.write(f"{node.name}: {took:.1f} s of work, {reader.tally}, slowest {reader.slowest:.1f} s\n")


@pytest.mark.parametrize("number", range(TIMES))
@pytest.mark.parametrize("which", ["a node", "the elected manager"])
def test_a_node_is_killed_while_the_index_is_changed_and_searched(
    three: Cluster, engine: SearchEngine, which: str, number: int
) -> None:
    node = manager(three)
    if which == "a node":
        node = next(one for one in three.nodes if one is not node)
    seq = engine.live().seq + 1
    with killed(three, node, 0.5 + 0.2 * number, engine):
        repeated(engine, seq)
        repeated(engine, seq + 1)
    assert engine.live().seq == seq + 1
    assert engine.digest() == digest_of(HELD)  # nothing lost, nothing twice


@pytest.mark.parametrize("number", range(TIMES))
def test_a_node_is_killed_while_an_index_is_built_beside_the_live_one(
    three: Cluster, engine: SearchEngine, number: int
) -> None:
    seq = engine.live().seq
    with killed(three, three.nodes[number % 3], 0.3 + 0.25 * number, engine):
        began = time.monotonic()
        with contextlib.suppress(EngineAway):  # it has no copies yet; then it is removed, and one builds again
            engine.build(Snapshot(seq + 1, HELD, len(HELD)), lambda searcher: None)
        assert time.monotonic() - began < BOUND
    assert engine.digest() == digest_of(HELD)
    engine.build(Snapshot(seq + 2, HELD, len(HELD)), lambda searcher: None)
    assert engine.live().seq == seq + 2
    assert engine.digest() == digest_of(HELD)


def test_new_indexes_become_live_while_one_searches(engine: SearchEngine) -> None:
    seq, total = engine.live().seq, engine.search(REQUEST).total
    with Reader(engine, total) as reader:
        for number in range(TIMES):
            engine.build(Snapshot(seq + 1 + number, HELD, len(HELD)), lambda searcher: None)
    assert set(reader.tally) == {"right"}, reader.tally
    assert engine.live().seq == seq + TIMES


def test_servers_end_with_whoever_started_them(tmp_path: Path) -> None:
    alone = Cluster(tmp_path, 1, heap=256)
    alone.start()
    (node,) = alone.nodes
    assert node.process is not None
    assert node.process.stdin is not None
    node.process.stdin.close()  # as when the starter is killed
    assert node.process.wait(60) == 0
