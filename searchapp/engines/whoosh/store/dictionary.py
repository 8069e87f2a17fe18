"""How do Whoosh's term dictionary and postings lie on disk?

The dictionary is Whoosh's own (`OrderedHashWriter`, the format `HSH3`), with three choices: keys are hashed by CRC-32,
its extras are JSON instead of a pickle (an index that somebody else supplied can't run code), and a term's value is
its number among those of its field. Where a term's postings begin stands in arrays; documents and frequencies are
coded in bytes (see `coded`), positions lie as they are.
"""

import json
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.filedb.structfile import StructFile

from searchapp.durable import sync_file
from searchapp.engines.whoosh.store.columns import offsets, ranges
from searchapp.engines.whoosh.store.files import Array

_CRC32 = 1
_LENGTHS = struct.Struct("!ii")
_SLOT = np.dtype([("hash", ">u4"), ("place", ">i8")])
_KEY = struct.Struct("!H")
VALUE = np.dtype(">i4")
"""A term's value: its number among the terms of its field."""


class TermWriter(OrderedHashWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's ordered dictionary, hashed by CRC-32, with extras as JSON, written in bulk from arrays."""

    def __init__(self, dbfile: StructFile, looked_up: bool) -> None:
        """`looked_up` False: nobody will look for a single term, so nothing is hashed."""
        HashWriter.__init__(self, dbfile, hashtype=_CRC32)
        self._looked_up = looked_up
        self.lastkey = b""
        self._places: list[Array] = []
        self._hashes: list[Array] = []

    def add_in_order(self, prefix: bytes, terms: Sequence[bytes], values: Array) -> None:
        """Add ascending keys, each the prefix and a term, as `add` would one by one; `values` is one record a term."""
        if not terms:
            return
        sizes = np.fromiter(map(len, terms), np.int64, len(terms)) + len(prefix)
        head = _LENGTHS.size + len(prefix)
        records = offsets(sizes + (_LENGTHS.size + values.dtype.itemsize))
        data = np.empty(int(records[-1]), np.uint8)
        starts = records[:-1]
        lengths = np.stack((sizes, np.full(len(terms), values.dtype.itemsize)), axis=1).astype(">i4")
        for column, byte in enumerate(lengths.view(np.uint8).reshape(len(terms), -1).T):
            data[starts + column] = byte
        for column, value in enumerate(prefix):
            data[starts + _LENGTHS.size + column] = value
        data[ranges(starts + head, sizes - len(prefix))] = np.frombuffer(b"".join(terms), np.uint8)
        ends = records[1:] - values.dtype.itemsize
        for column, byte in enumerate(values.view(np.uint8).reshape(len(terms), -1).T):
            data[ends + column] = byte
        self._places.append(starts + self.dbfile.tell())
        if self._looked_up:
            begun = zlib.crc32(prefix)
            self._hashes.append(np.array([zlib.crc32(term, begun) for term in terms], np.int64))
        self.dbfile.write(data.tobytes())

    def _write_hashes(self) -> None:
        if not self._looked_up:
            self.directory += [(self.dbfile.tell(), 0)] * 256
            return
        hashes, places = (np.concatenate(p) if p else np.empty(0, np.int64) for p in (self._hashes, self._places))
        order = np.argsort(hashes & 255, kind="stable")
        borders = np.searchsorted(hashes[order] & 255, np.arange(257))
        for bucket in range(256):
            chosen = order[borders[bucket] : borders[bucket + 1]]
            table = _hash_table(hashes[chosen], places[chosen])
            self.directory.append((self.dbfile.tell(), len(table)))
            self.dbfile.write(table.tobytes())

    def _write_extras(self) -> None:
        places = np.concatenate(self._places) if self._places else np.empty(0, np.int64)
        kind = "i" if not len(places) or places[-1] < 1 << 31 else "q"
        self.extras.update(indextype=kind, indexlen=len(places))
        self.dbfile.write(json.dumps(self.extras).encode() + b"\n")
        self.dbfile.write(places.astype(">i4" if kind == "i" else ">i8").tobytes())


def _hash_table(hashes: Array, places: Array) -> Array:
    """One bucket's table, twice as long as its entries: each stands in its slot or in the next free one.

    In the order of their slots, an entry goes to its own slot or behind the one before, which is a running maximum;
    the few that would stand behind the end go to the free slots at the beginning.
    """
    slots = 2 * len(hashes)
    table = np.zeros(slots, _SLOT)
    if not slots:
        return table
    wanted = (hashes >> 8) % slots
    order = np.argsort(wanted, kind="stable")
    count = np.arange(len(order))
    slot = count + np.maximum.accumulate(wanted[order] - count)
    inside = slot < slots
    table["hash"][slot[inside]], table["place"][slot[inside]] = hashes[order[inside]], places[order[inside]]
    for entry in order[~inside].tolist():
        free = int(np.flatnonzero(table["place"] == 0)[0])
        table[free] = hashes[entry], places[entry]
    return table


def write_terms(path: Path, fields: Sequence[tuple[str, Sequence[bytes]]], looked_up: bool = True) -> None:
    """Write a dictionary of fields in order: name and terms (UTF-8, ascending); not `looked_up`: only to be listed."""
    with path.open("wb") as file:
        writer = TermWriter(StructFile(file, name=path.name), looked_up)
        writer.extras["fieldmap"] = {name: number for number, (name, _) in enumerate(fields)}
        for number, (_, terms) in enumerate(fields):
            writer.add_in_order(_KEY.pack(number), terms, np.arange(len(terms)).astype(VALUE))
        writer.close()
    sync_file(path)
