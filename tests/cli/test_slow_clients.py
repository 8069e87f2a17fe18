"""Does a client that is slow or greedy take the server from everybody else?"""

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from searchapp.domain import Annotation
from searchapp.reading import GivenParagraph, Original, ReadArticle
from searchapp.reindex import reindex
from searchapp.settings import Settings
from searchapp.wiring import Services

LONG_ARTICLES, REPORTS = 8, 1200


def _article(name: str, paragraphs: list[str]) -> ReadArticle:
    return ReadArticle(name, tuple(map(GivenParagraph, paragraphs)), Original(name, name.encode(), "text/plain"))


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Of a server whose export is longer than what waitress keeps of an answer."""
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
        yield int(server.stdout.readline().rsplit(":", 1)[1].strip("/\n"))
        server.terminate()


def _send(port: int, sent: bytes) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(("127.0.0.1", port))
    client.sendall(sent)
    return client


def _get(port: int, path: str, host: str = "localhost") -> http.client.HTTPResponse:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
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
        for _ in range(200):
            clients.enter_context(_send(port, b"GET /search?q=tide HTTP/1.1\r\nHost: loc"))
        assert _get(port, "/healthz").status == 200
