"""Does a client that is slow or greedy take the server from everybody else?"""

import http.client
import itertools
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from searchapp.domain import Annotation
from searchapp.reading import GivenParagraph, Original, ReadArticle
from searchapp.reindex import reindex
from searchapp.settings import Settings
from searchapp.wiring import Services

LONG_ARTICLES, REPORTS = 8, 1200
SLOW, BUSY = 200, 16
PATIENCE = 60
RESTING = 0.05


def _article(name: str, paragraphs: list[str]) -> ReadArticle:
    return ReadArticle(name, tuple(map(GivenParagraph, paragraphs)), Original(name, name.encode(), "text/plain"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """Port and process of a server whose export is longer than what waitress keeps of an answer."""
    home = tmp_path_factory.mktemp("slow")
    opened = Services(Settings(home))
    long = [
        _article(f"long {n}", ["The tide rose. " + f"On day {n} it rained. " * 110_000]) for n in range(LONG_ARTICLES)
    ]
    reports = _article("reports", [f"Report {n} was filed." for n in range(REPORTS)])
    opened.archive.add(opened.archive.new_run(), [*long, reports])
    opened.archive.introduce("test 1", "a test")
    waiting = opened.archive.pending("test 1", 0, 20, again=False)
    opened.archive.keep_findings(waiting, [Annotation((), ())] * len(waiting), "test 1")
    reindex(opened.archive, opened.engine, opened.annotating(), keep_findings=True)
    opened.close()
    command = [sys.executable, "-m", "searchapp", "serve", "--port", "0"]
    environment = {"SEARCHAPP_HOME": str(home), "SEARCHAPP_THREADS": "8", "SEARCHAPP_READERS": "everyone"}
    environment |= {"SEARCHAPP_PROXIES": "127.0.0.1", "SEARCHAPP_RATE": "3"}  # this machine itself has no limits
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        yield int(server.stdout.readline().rsplit(":", 1)[1].strip("/\n")), server.pid
        server.terminate()


@pytest.fixture
def port(server: tuple[int, int]) -> int:
    return server[0]


def _send(port: int, sent: bytes) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(("127.0.0.1", port))
    client.sendall(sent)
    return client


def _get(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path, headers={"Host": "localhost", **headers})
        answer = connection.getresponse()
        answer.read()
    return answer


def test_clients_that_never_read_their_export_hold_nobody_up(port):
    with ExitStack() as clients:
        for _ in range(8):
            clients.enter_context(_send(port, b"GET /search.jsonl?q=tide HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        for path in ("/healthz", "/search.json?q=report", "/?q=report"):
            assert _get(port, path).status == 200


def test_two_hundred_unfinished_requests_hold_nobody_up(port):
    with ExitStack() as clients:
        for _ in range(SLOW):
            clients.enter_context(_send(port, b"GET /search?q=tide HTTP/1.1\r\nHost: loc"))
        assert _get(port, "/healthz").status == 200


@contextmanager
def _all_at_once(port: int) -> Iterator[list[str]]:
    """Two hundred slow clients and sixteen busy ones come at the same moment; what was not answered.

    Of the slow ones eight ask for an export and never read, the others don't end their request. The busy ones ask anew
    as soon as they are answered, each time something else.
    """
    stopped, failed, slow = threading.Event(), [], []

    def ask(client: int) -> None:
        for n in itertools.takewhile(lambda _: not stopped.is_set(), itertools.count()):
            path = f"/?q=report+{client}+{n}"
            if _get(port, path).status != 200:
                failed.append(path)

    def begin() -> None:
        begun = b"GET /search.jsonl?q=tide HTTP/1.1\r\nHost: localhost\r\n\r\n"
        slow.extend(_send(port, begun if n % 25 == 0 else begun[:-9]) for n in range(SLOW))

    clients = [threading.Thread(target=begin), *(threading.Thread(target=ask, args=(n,)) for n in range(BUSY))]
    for client in clients:
        client.start()
    try:
        yield failed
    finally:
        stopped.set()
        for client in clients:
            client.join()
        for one in slow:
            one.close()


def _cpu(process: int) -> float:
    """So many seconds a process has worked: however busy the machine is, with that another one waits for it."""
    told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _wait_until_it_rests(process: int) -> None:
    """A server that has just begun asks each kind of search once."""
    worked = -1.0
    while worked < (worked := _cpu(process)) - RESTING:
        time.sleep(2)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="nothing tells here how long a process has worked")
def test_two_hundred_slow_and_sixteen_busy_clients_at_once_let_others_wait_no_second(server, record_property):
    port, process = server
    waits = []
    _wait_until_it_rests(process)
    with _all_at_once(port) as failed:
        for path in ("/healthz", "/?q=report", "/search.json?q=report", "/about", "/help") * 4:
            began = _cpu(process)
            assert _get(port, path).status == 200, path
            waits.append(_cpu(process) - began)
    assert failed == []
    record_property("seconds of the server's work at most", round(max(waits), 2))
    assert max(waits) < 1, waits


def test_a_whole_answer_as_json_is_an_export_too(port):
    with ThreadPoolExecutor(8) as clients:
        statuses = set(clients.map(lambda _: _get(port, "/search.json?q=tide&size=all").status, range(8)))
    assert statuses == {200, 503}


def test_behind_a_proxy_that_is_believed_each_reader_has_a_limit(port):
    statuses = [_get(port, "/help", **{"X-Forwarded-For": "192.0.2.7"}).status for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert _get(port, "/help", **{"X-Forwarded-For": "192.0.2.8"}).status == 200
