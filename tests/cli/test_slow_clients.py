"""Does a client that is slow or greedy take the server from everybody else?"""

import http.client
import itertools
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
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
    environment = {"SEARCHAPP_HOME": str(home), "SEARCHAPP_THREADS": "8"}
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


def _get(port: int, path: str, host: str = "localhost") -> http.client.HTTPResponse:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path, headers={"Host": host})
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
def _busy(port: int) -> Iterator[list[str]]:
    """Sixteen clients that ask anew as soon as they are answered, each time something else; what was not answered.

    Each has been answered once when this begins.
    """
    stopped, begun, failed = threading.Event(), threading.Barrier(BUSY + 1, timeout=PATIENCE), []

    def ask(client: int) -> None:
        for n in itertools.count():
            if stopped.is_set():
                return
            path = f"/?q=report+{client}+{n}"
            if _get(port, path).status != 200:
                failed.append(path)
            if n == 0:
                begun.wait()

    clients = [threading.Thread(target=ask, args=(n,)) for n in range(BUSY)]
    for client in clients:
        client.start()
    try:
        begun.wait()
        yield failed
    finally:
        stopped.set()
        for client in clients:
            client.join()


def _cpu(process: int) -> float:
    """So many seconds a process has worked: however busy the machine is, with that another one waits for it."""
    told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="nothing tells here how long a process has worked")
def test_two_hundred_slow_and_sixteen_busy_clients_let_others_wait_no_second(server, record_property):
    port, process = server
    waits = []
    with ExitStack() as clients:
        for n in range(SLOW):
            begun = b"GET /search.jsonl?q=tide HTTP/1.1\r\nHost: localhost\r\n\r\n"
            clients.enter_context(_send(port, begun if n % 25 == 0 else begun[:-9]))
        failed = clients.enter_context(_busy(port))
        for path in ("/healthz", "/?q=report", "/search.json?q=report", "/about", "/help") * 4:
            began = _cpu(process)
            assert _get(port, path).status == 200, path
            waits.append(_cpu(process) - began)
    assert failed == []
    record_property("seconds of the server's work at most", round(max(waits), 2))
    assert max(waits) < 1, waits
