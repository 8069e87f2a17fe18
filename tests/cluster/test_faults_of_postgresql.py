"""What happens when the server that keeps the archive dies while people read and decide?

FAULTS says how often; `make proof-cluster` tries it twenty times, and `make test` once, since one server is light.
"""

from __future__ import annotations

import os
import random
import threading
import time

import pytest

from searchapp.correction import Correction, Decided
from searchapp.errors import ArchiveAway, ArchiveError
from searchapp.web import create_app
from tests.archive.bridge import add, annotation_of, article
from tests.cluster.postgresql import absent, server
from tests.web import world

TIMES = int(os.environ.get("FAULTS", "0")) or 1

pytestmark = [
    pytest.mark.skipif(absent() is not None, reason=absent() or ""),
    pytest.mark.timeout(300 * max(2, TIMES)),
]


class Work:
    """Somebody who does a thing again and again: how often it was done, and which answers were neither it nor 503."""

    def __init__(self, do) -> None:
        self._do, self._over = do, threading.Event()
        self.done, self.away, self.wrong = 0, 0, []
        self._thread = threading.Thread(target=self._go_on)
        self._thread.start()

    def _go_on(self) -> None:
        while not self._over.is_set():
            try:
                self._do()
                self.done += 1
            except ArchiveAway:
                self.away += 1
                time.sleep(0.05)
            except Exception as error:  # noqa: BLE001  # the test tells of it
                self.wrong.append(error)
                return

    def done_more(self, count: int) -> None:
        """Wait until it was done so many times more."""
        aim = self.done + count
        while self.done < aim and not self.wrong:
            time.sleep(0.02)

    def end(self) -> None:
        self._over.set()
        self._thread.join()


def test_a_server_that_is_started_anew_under_load_loses_nothing_that_was_acknowledged(tmp_path):
    chance = random.Random(11)
    with server() as running, running.empty() as address, world.opened(tmp_path, address) as (archive, engine):
        add(archive, article(id="b1"))
        work = [one for one in archive.pending("test 1", 0, 99, again=False) if one.key == "b1"]
        archive.keep_findings(work, [annotation_of(work[0].document)], "test 1")
        statement = archive.article("b1").statements[0].id
        client = create_app(world.services_of(archive, engine)).test_client()
        acknowledged: list[str] = []

        def decide() -> None:
            reason = f"reason {len(acknowledged) + writer_failed[0]}"
            try:
                archive.decide(statement, Correction(Decided.SPEAKER, "Jon Vik"), "mara", reason)
            except ArchiveError:
                writer_failed[0] += 1
                raise
            acknowledged.append(reason)

        def read() -> None:
            answer = client.get("/article/b1")
            if answer.status_code == 503:
                assert answer.headers["Retry-After"]
                assert "archive is away" in answer.text
                raise ArchiveAway("a page said so")
            assert answer.status_code == 200

        writer_failed = [0]
        people = [Work(decide), Work(read)]
        try:
            for _ in range(TIMES):
                for one in people:
                    one.done_more(3)
                time.sleep(chance.uniform(0, 0.5))
                running.stop("immediate")
                time.sleep(0.3)
                running.start()
                for one in people:
                    one.done_more(3)
        finally:
            for one in people:
                one.end()
        assert [one.wrong for one in people] == [[], []]
        assert all(one.away for one in people)
        kept = {decision.reason for decision in archive.corrections("b1")}
        assert kept >= set(acknowledged)
        assert len(kept) <= len(acknowledged) + writer_failed[0]
        assert archive.damages() == []


def test_the_server_ends_with_whoever_started_it():
    with server() as running:
        running.watch.stdin.close()  # as when the starter is killed
        assert running.watch.wait(60) == 0
        assert not (running.folder / "data" / "postmaster.pid").exists()
