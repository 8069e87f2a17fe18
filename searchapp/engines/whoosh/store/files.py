"""How is a file of the index written so that damage is found, and read so that opening costs nothing?

A file is a sequence of parts, each aligned to eight bytes. Beside it stand its length and a CRC-32 for each block of
256 KiB. A reader maps the file into memory and checks a block when it is first touched, so that no answer can come
from altered bytes and nothing has to be read through at opening.
"""

import base64
import mmap
import os
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from searchapp.errors import IndexDamaged

BLOCK = 1 << 18
ALIGNMENT = 8

Array = npt.NDArray[Any]


class PartWriter:
    """Writes one file part by part; `description` afterwards says all that a reader has to know of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO = path.open("wb")
        self._parts: dict[str, tuple[str, int, int]] = {}

    def begin(self) -> int:
        """Pad to the alignment and return the position."""
        at = self._file.tell()
        self._file.write(b"\0" * (-at % ALIGNMENT))
        return self._file.tell()

    def add(self, name: str, array: Array) -> None:
        """Write a whole array as one part."""
        at = self.begin()
        flat = np.ascontiguousarray(array)
        self._file.write(flat.data.cast("B") if flat.size else b"")
        self.note(name, flat.dtype, at, flat.size)

    def write(self, data: bytes | memoryview) -> None:
        """Append bytes to the part that `begin` began."""
        self._file.write(data)

    def note(self, name: str, dtype: npt.DTypeLike, at: int, count: int) -> None:
        """Record a part that was written by `write`."""
        self._parts[name] = (np.dtype(dtype).str, at, int(count))

    def take(self, name: str, dtype: npt.DTypeLike, other: "PartWriter") -> None:
        """Append what another writer wrote as one part, and remove its file."""
        at = self.begin()
        other._file.close()
        with other.path.open("rb") as source:
            shutil.copyfileobj(source, self._file, 1 << 22)
        self.note(name, dtype, at, (self._file.tell() - at) // np.dtype(dtype).itemsize)
        other.path.unlink()

    def abandon(self) -> None:
        """Close the file as it is."""
        self._file.close()

    def close(self) -> dict[str, Any]:
        """Make the file durable and return its description."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return {**describe(self.path), "parts": self._parts}


def describe(path: Path) -> dict[str, Any]:
    """A file's length and the checksums of its blocks."""
    sums = []
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            sums.append(zlib.crc32(block))
    return {"bytes": path.stat().st_size, "crc": base64.b64encode(np.array(sums, "<u4").tobytes()).decode()}


class CheckedFile:
    """A file of the index, mapped into memory, each block checked before its first use.

    Raises IndexDamaged, at opening where the file is absent or has another length, later where a block was altered.
    """

    def __init__(self, path: Path, description: Mapping[str, Any]) -> None:
        self.path = path
        self._description = description
        self.size: int = description["bytes"]
        self._parts: Mapping[str, tuple[str, int, int]] = description.get("parts", {})
        self._sums = np.frombuffer(base64.b64decode(description["crc"]), "<u4")
        self._checked = bytearray(len(self._sums))
        self._views: dict[str, tuple[int, int, Array]] = {}
        self._whole: dict[str, Array] = {}
        try:
            with path.open("rb") as file:
                if os.fstat(file.fileno()).st_size != self.size:
                    raise damaged(path, f"it is {os.fstat(file.fileno()).st_size} bytes long instead of {self.size}")
                self._map: mmap.mmap | bytes = (
                    mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if self.size else b""
                )
        except FileNotFoundError:
            raise damaged(path, "it is absent") from None
        self._all = np.frombuffer(self._map, np.uint8)

    def _ensure(self, start: int, end: int) -> None:
        """Check the blocks that hold these bytes, unless they were checked before."""
        first, last = start // BLOCK, (end - 1) // BLOCK
        if 0 not in self._checked[first : last + 1]:
            return
        for block in range(first, last + 1):
            if not self._checked[block]:
                if zlib.crc32(self._all[block * BLOCK : (block + 1) * BLOCK].data) != self._sums[block]:
                    raise damaged(self.path, f"its bytes from {block * BLOCK} on were altered")
                self._checked[block] = 1

    def check(self) -> None:
        """Check every block."""
        self._ensure(0, self.size)

    def recheck(self) -> None:
        """Read the file anew and check its length and every block. Raises IndexDamaged."""
        CheckedFile(self.path, self._description).check()

    def release(self) -> None:
        """Let the system take back the memory of what was read so far; it is read again when needed."""
        if isinstance(self._map, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def stretches(self, name: str, first: Array, last: Array) -> list[bytes]:
        """The bytes [first, last) of a part of bytes for each pair, checked."""
        at = self.position(name)
        bounds = list(zip((first + at).tolist(), (last + at).tolist(), strict=True))
        for begin, end in bounds:
            if 0 in self._checked[begin // BLOCK : -(-end // BLOCK)]:
                self._ensure(begin, end)
        mapped = self._map
        return [mapped[begin:end] for begin, end in bounds]

    def bytes(self, start: int, end: int) -> bytes:
        """These bytes, checked."""
        if 0 in self._checked[start // BLOCK : -(-end // BLOCK)]:
            self._ensure(start, end)
        return self._map[start:end]

    def array(self, name: str, first: int = 0, last: int | None = None) -> Array:
        """The elements [first, last) of a part, as a read-only view on the mapped file, checked."""
        part = self._views.get(name)
        if part is None:
            dtype, at, count = self._parts[name]
            size = np.dtype(dtype).itemsize
            part = self._views[name] = at, size, self._all[at : at + count * size].view(dtype)
        at, size, view = part
        stop = len(view) if last is None else last
        begin, end = at + first * size, at + stop * size
        if 0 in self._checked[begin // BLOCK : -(-end // BLOCK)]:
            self._ensure(begin, end)
        return view[first:stop]

    def whole(self, name: str) -> Array:
        """All elements of a part, checked once."""
        view = self._whole.get(name)
        if view is None:
            view = self._whole[name] = self.array(name)
        return view

    def length(self, name: str) -> int:
        """The number of elements of a part."""
        return self._parts[name][2]

    def dtype(self, name: str) -> np.dtype[Any]:
        """The type of a part's elements."""
        return np.dtype(self._parts[name][0])

    def position(self, name: str) -> int:
        """Where in the file a part begins, in bytes."""
        return self._parts[name][1]


def damaged(path: Path, how: str) -> IndexDamaged:
    """The error for a file that does not fit its checksum."""
    return IndexDamaged(
        f"{path}: this file of the index is damaged ({how}); run searchapp reindex --full to rebuild it"
    )
