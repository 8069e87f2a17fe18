"""How does one run the program as people do, in a process of its own, and look at what it uses?"""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Served:
    """A running `searchapp serve`: its address and the id of its process."""

    address: str
    pid: int

    def rss(self) -> float:
        """Its resident memory, in MB; that of mapped files, which the system may take back, apart."""
        told = Path(f"/proc/{self.pid}/status").read_text("ascii")
        (anonymous,) = re.findall(r"RssAnon:\s+(\d+)", told)
        return int(anonymous) / 1024

    def cpu(self) -> float:
        """The CPU seconds that its threads have used, to the nanosecond (`/proc/PID/task/*/schedstat`)."""
        told = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text("ascii").split()[0]) for task in told) / 1e9


def keep(file: Path | None, rows: list[dict[str, Any]]) -> None:
    """Add rows to those in a file (`{"rows": […]}`), where one is given; a row of the same work gives way."""
    if file is None:
        return
    old = json.loads(file.read_text("utf-8"))["rows"] if file.exists() else []
    new = {(row["system"], row["size"], row["work"]) for row in rows}
    kept = [row for row in old if (row["system"], row["size"], row["work"]) not in new]
    file.write_text(json.dumps({"rows": kept + rows}, indent=1) + "\n", "utf-8")


class Client:
    """One connection that is kept; `sent` is how many bytes the last page had on the wire."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=60)
        self.sent = 0

    def get(self, path: str) -> tuple[float, bytes]:
        """Milliseconds until the last byte, and the page."""
        begun = time.perf_counter()
        self._connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Accept-Language": "en"})
        answer = self._connection.getresponse()
        body = answer.read()
        self.sent = len(body)
        took = (time.perf_counter() - begun) * 1e3
        assert answer.status == 200, (path, answer.status)
        return took, gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body


SERVE = (sys.executable, "-m", "searchapp", "serve")


@contextmanager
def served(home: Path, command: tuple[str, ...] = SERVE, ready: str = "/readyz") -> Iterator[Served]:
    """The archive in `home`, served by waitress at a free port until the block ends.

    `command` may be another server that takes `--port`; it runs once `ready` answers, or without it, once it says so.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "SEARCHAPP_HOME": str(home)}
    told = subprocess.DEVNULL if ready else subprocess.PIPE
    process = subprocess.Popen([*command, "--port", str(port)], env=environment, stdout=told, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        if ready:
            _until_up(address + ready, process)
        else:
            assert process.stdout
            assert process.stdout.readline(), "the server did not start"
        yield Served(address, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=30).close()
        except OSError:
            assert process.poll() is None, "the server did not start"
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)
