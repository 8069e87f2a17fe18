"""How is a file read that may be hostile? In a child process of limited memory and time, which is replaced if it fails.

The parent hands over one file after the other and gets back what each holds, bit by bit, so that a file of a million
records takes no more memory than one of ten. A child that dies, hangs or asks for too much costs the rest of its own
file, in one sentence; the next file gets a new child.
"""

import atexit
import contextlib
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from searchapp.errors import RefusedInput
from searchapp.readers.limits import LONGEST_SILENCE, MEMORY, MOST_CHARACTERS, MOST_PARAGRAPHS, MOST_REFUSED, megabytes
from searchapp.reading import ReadArticle, Reading

Read = tuple[int, Reading]
"""How many of the file's bytes are read, and what was read there."""

_AT_ONCE = 64
_BYTES_AT_ONCE = 1 << 20
_LATEST = 0.5
"""Seconds after which what was read is handed over, however little."""

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[3]); from searchapp.readers.children import serve; "
    "serve(int(sys.argv[1]), int(sys.argv[2]))"
)
"""Not by multiprocessing: its children run the caller's main module again, and this one may be anybody's."""


@contextmanager
def child() -> "Iterator[Child]":
    """A child that nobody else uses. It lives on for the next who asks, since starting one takes a second or two."""
    mine = _idle.pop() if _idle else Child()
    try:
        yield mine
    except BaseException:  # it may be amid a file
        mine.end()
        raise
    _idle.append(mine)


class Child:
    """A child process that reads files. It starts with the first file."""

    def __init__(self, silence: float = LONGEST_SILENCE, memory: int = MEMORY) -> None:
        self._silence, self._memory = silence, memory
        self._connection: Connection | None = None
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, path: Path, where: str) -> Iterator[Read]:
        """What the file holds; a refusal is the last of it where reading fails."""
        last, at = where, 0
        try:
            connection = self._ready()
            connection.send((path.absolute(), where))  # the child may stand in another folder
            while True:
                if not connection.poll(self._silence):
                    reason = f"reading it takes longer than {self._silence:.0f} seconds{_after(last, where)}"
                    break
                found = connection.recv()
                if isinstance(found, bool):
                    if found:
                        self.end()
                    return
                for at, reading in found:
                    last = reading.where if isinstance(reading, RefusedInput) else reading.original.where
                    yield at, reading
        except (EOFError, OSError):
            reason = f"reading it brought the reader down{_after(last, where)}"
        self.end()
        yield at, RefusedInput(where, reason)

    def _ready(self) -> Connection:
        if self._connection is None or self.process is None or self.process.poll() is not None:
            self.end()
            ours, theirs = socket.socketpair()
            self._connection = Connection(ours.detach())
            arguments = [str(theirs.fileno()), str(self._memory), json.dumps(sys.path)]
            quiet = subprocess.DEVNULL
            self.process = subprocess.Popen(  # noqa: S603 - this very Python, with nothing of the file's
                [sys.executable, "-c", _START, *arguments],
                pass_fds=[theirs.fileno()], stdin=quiet, stdout=quiet, stderr=quiet,
            )  # fmt: skip
            theirs.close()
        return self._connection

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        if self._connection is not None:
            self._connection.close()
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self._connection = self.process = None


_idle: list[Child] = []


@atexit.register
def _end_all() -> None:
    while _idle:
        _idle.pop().end()


def _after(last: str, where: str) -> str:
    return f" after {last}" if last != where else ""


def serve(descriptor: int, memory: int) -> None:
    """What a child does: read the files that it is told over this socket, until the parent is gone."""
    # An interruption from the keyboard reaches every process of the terminal: only the parent answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(memory)
    connection = Connection(descriptor)
    with contextlib.suppress(EOFError, OSError):
        while True:
            path, where = connection.recv()
            _hand_over(connection, path, where)


def _limit(memory: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows knows no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _hand_over(connection: Connection, path: Path, where: str) -> None:
    from searchapp.readers.choose import read_file  # here, so that the libraries stay in the children

    waiting: list[Read] = []
    size, since = 0, time.monotonic()
    readings = _until_hopeless(read_file(path, where), where)
    while True:
        try:
            found = next(readings, None)
        except (MemoryError, RecursionError) as error:
            found = 0, RefusedInput(where, _too_much(error))
            readings = iter(())
        if found is None:
            break
        waiting.append((found[0], _bounded(found[1], where)))
        size += len(found[1].original.data) if isinstance(found[1], ReadArticle) else 100
        if len(waiting) >= _AT_ONCE or size >= _BYTES_AT_ONCE or time.monotonic() - since > _LATEST:
            connection.send(waiting)
            waiting, size, since = [], 0, time.monotonic()
    connection.send(waiting)
    connection.send(_is_spent())


def _is_spent() -> bool:
    """Whether so much memory was taken that the next file should get a child of its own.

    By the peak that Linux tells of this program alone: `getrusage` counts what the parent had when it started a child.
    """
    with contextlib.suppress(OSError):
        status = Path("/proc/self/status").read_text("ascii", "replace")
        peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(peak) << 10 > MEMORY // 2
    return False


def _until_hopeless(readings: Iterator[Read], where: str) -> Iterator[Read]:
    """The same, but for what comes after very many refusals in a row."""
    refused = 0
    for at, reading in readings:
        refused = refused + 1 if isinstance(reading, RefusedInput) else 0
        yield at, reading
        if refused >= MOST_REFUSED:
            yield at, RefusedInput(where, f"{MOST_REFUSED:,} records in a row can't be read, so the rest is left")
            return


def _too_much(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return f"reading it takes more memory than {megabytes(MEMORY)}"
    return "it is nested too deeply"


def _bounded(reading: Reading, where: str) -> Reading:
    if isinstance(reading, RefusedInput):
        return reading
    if len(reading.paragraphs) > MOST_PARAGRAPHS:
        return RefusedInput(where, f"the article has more than {MOST_PARAGRAPHS:,} paragraphs")
    if sum(len(paragraph.text) for paragraph in reading.paragraphs) > MOST_CHARACTERS:
        return RefusedInput(where, f"the article has more than {MOST_CHARACTERS:,} characters")
    return reading
