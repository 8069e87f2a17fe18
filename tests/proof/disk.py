"""What is on the disk after the power went? File operations are recorded below the program, and replayed without what
was not yet made durable.

The model is POSIX's own, and stricter than most file systems: what was written to a file is durable after its fsync, a
name in a folder after the folder's. A crash keeps what is durable, and of the rest nothing or, by a seed, any part.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_RECORD = struct.Struct("<IIiiqqII")
OPEN, WRITE, TRUNCATE, SYNC, CLOSE, RENAME, LINK, UNLINK, MKDIR = range(1, 10)
_TRUNCATED, _FOLDER = 1, 2


@dataclass(frozen=True, slots=True)
class Operation:
    """What a process did: to which file (its descriptor), at which byte, under which names."""

    kind: int
    process: int
    file: int
    flags: int
    at: int
    name: str
    other: str
    data: bytes


def library(folder: Path) -> Path:
    """The recorder, compiled. Skips the test where that can't be done."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler or not Path("/proc/self/fd").exists():
        pytest.skip("needs a C compiler and Linux: a library is preloaded")
    made = folder / "disk.so"
    source = Path(__file__).with_name("disk.c")
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
    return made


def operations(log: Path, before: int | None = None) -> list[Operation]:
    """What a log tells, up to a byte of it."""
    data, at, told = log.read_bytes()[:before], 0, []
    while at < len(data):
        kind, process, file, flags, position, length, first, second = _RECORD.unpack_from(data, at)
        at += _RECORD.size
        name, at = os.fsdecode(data[at : at + first]), at + first
        other, at = os.fsdecode(data[at : at + second]), at + second
        size = length if kind == WRITE else 0
        told.append(Operation(kind, process, file, flags, position, name, other, data[at : at + size]))
        at += size
    return told


@dataclass
class _File:
    durable: bytearray = field(default_factory=bytearray)
    waiting: list[Callable[[bytearray], None]] = field(default_factory=list)

    def after(self, keeps: Callable[[], bool]) -> bytes:
        content = bytearray(self.durable)
        for change in self.waiting:
            if keeps():
                change(content)
        return bytes(content)


class Disk:
    """A disk of its own, to which recorded operations happen. `deaf` tells of which names an fsync does nothing."""

    def __init__(self, deaf: Callable[[str], bool] = lambda name: False) -> None:
        self._deaf = deaf
        self._names: dict[str, _File | None] = {}
        """What the running program sees; folders are None."""
        self._durable: dict[str, _File | None] = {}
        self._waiting: dict[str, list[Callable[[dict[str, _File | None]], None]]] = {}
        self._open: dict[tuple[int, int], tuple[str, _File | None]] = {}

    def happen(self, one: Operation) -> None:
        """Let an operation happen."""
        _HAPPENINGS[one.kind](self, one)

    def after_a_crash(self, folder: Path, origin: Path, chance: random.Random | None = None) -> None:
        """Write down below `folder` what of `origin` is left; of what is not durable nothing, or any part by chance."""
        keeps = (lambda: chance.random() < 0.5) if chance else (lambda: False)
        names = dict(self._durable)
        for changes in self._waiting.values():
            for change in changes:
                if keeps():
                    change(names)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, file in sorted(names.items()):
            target = folder / Path(name).relative_to(origin)
            if name.endswith("-shm") or not target.parent.is_dir():
                continue
            if file is None:
                target.mkdir(exist_ok=True)
            else:
                target.write_bytes(file.after(keeps))

    def _opened(self, one: Operation) -> None:
        if one.flags & _FOLDER:
            self._open[one.process, one.file] = one.name, None
            return
        file = self._names.get(one.name)
        if file is None:
            file = _File()
            self._named(one.name, file)
        elif one.flags & _TRUNCATED:
            file.waiting.append(bytearray.clear)
        self._open[one.process, one.file] = one.name, file

    def _written(self, one: Operation) -> None:
        file = self._open[one.process, one.file][1]
        assert file is not None

        def change(content: bytearray, at: int = one.at, data: bytes = one.data) -> None:
            content.extend(b"\0" * (at - len(content)))
            content[at : at + len(data)] = data

        file.waiting.append(change)

    def _truncated(self, one: Operation) -> None:
        file = self._open[one.process, one.file][1]
        assert file is not None

        def change(content: bytearray, length: int = one.at) -> None:
            content.extend(b"\0" * (length - len(content)))
            del content[length:]

        file.waiting.append(change)

    def _synced(self, one: Operation) -> None:
        name, file = self._open[one.process, one.file]
        if self._deaf(name):
            return
        if file is None:
            for change in self._waiting.pop(name, []):
                change(self._durable)
        else:
            file.durable, file.waiting = bytearray(file.after(lambda: True)), []

    def _closed(self, one: Operation) -> None:
        self._open.pop((one.process, one.file), None)

    def _renamed(self, one: Operation) -> None:
        file = self._names.get(one.name)

        def change(names: dict[str, _File | None]) -> None:
            names.pop(one.name, None)
            names[one.other] = file

        self._changed(one.other, change)

    def _linked(self, one: Operation) -> None:
        self._named(one.other, self._names.get(one.name))

    def _unlinked(self, one: Operation) -> None:
        self._changed(one.name, lambda names: names.pop(one.name, None))

    def _made(self, one: Operation) -> None:
        self._named(one.name, None)

    def _named(self, name: str, file: _File | None) -> None:
        self._changed(name, lambda names: names.__setitem__(name, file))

    def _changed(self, name: str, change: Callable[[dict[str, _File | None]], object]) -> None:
        change(self._names)
        self._waiting.setdefault(name.rpartition("/")[0], []).append(change)  # type: ignore[arg-type]


_HAPPENINGS: dict[int, Callable[[Disk, Operation], None]] = {
    OPEN: Disk._opened,
    WRITE: Disk._written,
    TRUNCATE: Disk._truncated,
    SYNC: Disk._synced,
    CLOSE: Disk._closed,
    RENAME: Disk._renamed,
    LINK: Disk._linked,
    UNLINK: Disk._unlinked,
    MKDIR: Disk._made,
}


def crashes(
    told: list[Operation], moments: set[int], deaf: Callable[[str], bool] = lambda name: False
) -> Iterator[tuple[int, Disk]]:
    """The disk at each of these moments: after so many operations."""
    disk = Disk(deaf)
    for number, one in enumerate(told, 1):
        disk.happen(one)
        if number in moments:
            yield number, disk
