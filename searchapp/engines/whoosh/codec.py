"""How do Whoosh's term dictionary and postings lie on disk?

The dictionary is Whoosh's own (`OrderedHashWriter`, the format `HSH3`), with three choices: keys are hashed by CRC-32,
its extras are JSON instead of a pickle (an index that somebody else supplied can't run code), and a term's value says
where its block begins and how many postings it has. A block is raw arrays: document numbers (int32), one byte of
frequencies for each posting, positions; so a term of a hundred thousand postings is read as views in microseconds.
Whoosh's own matchers read the same blocks through `NewsCodec.postings_reader`.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from whoosh.filedb.filetables import HashWriter, OrderedHashReader, OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.util.numlists import GrowableArray

from searchapp.engines.whoosh.files import Array, sync_file

_CRC32 = 1
_LENGTHS = struct.Struct("!ii")
_POINTER = struct.Struct("!Iq")
_KEY = struct.Struct("!H")
VALUE = np.dtype(
    [
        ("flags", ">u1"),
        ("weight", ">f4"),
        ("df", ">u4"),
        ("min_length", ">u1"),
        ("max_length", ">u1"),
        ("max_weight", ">f4"),
        ("min_id", ">u4"),
        ("max_id", ">u4"),
        ("start", ">i8"),
        ("count", ">i4"),
    ]
)
"""`W3TermInfo`'s own layout; `start` and `count` are in postings of the term's field."""


def key(field: int, term: str) -> bytes:
    """A term's key in the dictionary: the field's number, then the term in UTF-8."""
    return _KEY.pack(field) + term.encode("utf-8", "surrogatepass")


class TermWriter(OrderedHashWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's ordered dictionary, hashed by CRC-32, with extras as JSON, written in bulk."""

    def __init__(self, dbfile: StructFile) -> None:
        HashWriter.__init__(self, dbfile, hashtype=_CRC32)
        self.index = GrowableArray("i")
        self.lastkey = b""

    def add_in_order(self, keys: Sequence[bytes], values: Sequence[bytes]) -> None:
        """Add ascending keys, as `add` would one by one."""
        at = self.dbfile.tell()
        pieces: list[bytes] = []
        places: list[int] = []
        buckets = self.buckets
        for term, value in zip(keys, values, strict=True):
            pieces += (_LENGTHS.pack(len(term), len(value)), term, value)
            places.append(at)
            hashed = zlib.crc32(term)
            buckets[hashed & 255].append((hashed, at))
            at += _LENGTHS.size + len(term) + len(value)
        self.dbfile.write(b"".join(pieces))
        self.index.extend(places)

    def _write_hashes(self) -> None:
        for entries in self.buckets:
            slots = 2 * len(entries)
            self.directory.append((self.dbfile.tell(), slots))
            table: list[tuple[int, int]] = [(0, 0)] * slots
            for hashed, place in entries:
                slot = (hashed >> 8) % slots
                while table[slot][1]:
                    slot = (slot + 1) % slots
                table[slot] = (hashed, place)
            self.dbfile.write(b"".join([_POINTER.pack(*entry) for entry in table]))

    def _write_extras(self) -> None:
        self.extras.update(indextype=self.index.typecode, indexlen=len(self.index))
        self.dbfile.write(json.dumps(self.extras).encode() + b"\n")
        self.index.to_file(self.dbfile)


class TermReader(OrderedHashReader):  # type: ignore[misc]  # Whoosh has no types
    """Reads what `TermWriter` wrote, without unpickling anything."""

    def _read_extras(self) -> None:
        self.extras = json.loads(self.dbfile.file.readline())
        self.indexbase = self.dbfile.tell()
        self.indexlen = self.extras["indexlen"]
        self.indexsize = struct.calcsize(self.extras["indextype"])
        self._get_pos = {"i": self.dbfile.get_int, "I": self.dbfile.get_uint, "q": self.dbfile.get_long}[
            self.extras["indextype"]
        ]


def write_terms(path: Path, fields: Sequence[tuple[str, Sequence[bytes], Array]]) -> None:
    """Write a dictionary of fields in order: name, terms (UTF-8, ascending), where each term's postings begin."""
    with path.open("wb") as file:
        writer = TermWriter(StructFile(file, name=path.name))
        writer.extras["fieldmap"] = {name: number for number, (name, _, _) in enumerate(fields)}
        for number, (_, terms, starts) in enumerate(fields):
            values = np.zeros(len(terms), VALUE)
            values["start"], values["df"] = starts[:-1], np.diff(starts)
            values["count"] = values["weight"] = values["df"]
            values["max_length"] = values["max_weight"] = 255
            values["max_id"] = 0xFFFFFFFE
            raw, size, prefix = values.tobytes(), VALUE.itemsize, _KEY.pack(number)
            writer.add_in_order([prefix + t for t in terms], [raw[i : i + size] for i in range(0, len(raw), size)])
        writer.close()
    sync_file(path)
