"""How is a paragraph kept so that a hit can be shown whole, and only from what the index itself holds?

Each paragraph is one record: its number in the article, its text, what the columns don't hold of its quotations. What
all paragraphs of an article share (id, title, language, address) is a record of its own, the head. A paragraph is
compressed by Zstandard (RFC 8878) with a dictionary that was trained on the segment's first records, so that one can
be read without its neighbours. Who speaks, who is mentioned, outlet and date are in no record: these come from the
columns that searching and counting use, so that what `check` compares is what people are answered with.
"""

import json
import struct
import threading
from array import array
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import zstandard

from searchapp.domain import IndexedParagraph, IndexedQuote, ParagraphKind, Span
from searchapp.engines.whoosh.store.files import Array, CheckedFile, PartWriter

LEVEL = 3
SAMPLES, SAMPLED = 4_000, 4 << 20
"""So many records, or bytes of them, are waited for, to train the dictionary on them."""

LONGEST_SAMPLE = 4_096
"""So many bytes of a record are looked at for that."""

FEWEST = 500
"""From fewer records no dictionary is made."""

DICTIONARY = 1 << 16
"""The dictionary's size in bytes."""

_HEAD = struct.Struct("<II")
"""Before a paragraph's text: its number, and the text's length in bytes."""

_CAPTION = 1 << 31
"""Set in the number of a caption."""

_LENGTHS = struct.Struct("<6i")
"""Before a head's texts: the length of each in code points."""

_UTF8 = "utf-8", "surrogatepass"
_JSON = json.JSONDecoder().raw_decode


class Head(NamedTuple):
    """What the paragraphs of an article share; `origin` and `instant` are those of the date, if there is one."""

    article: str
    title: str
    lang: str | None
    url: str | None
    origin: str | None
    instant: str | None


_HEAD_OF = partial(tuple.__new__, Head)
"""A `Head` from a list of its texts."""


def head_of(p: IndexedParagraph) -> Head:
    """The head of a paragraph's article."""
    origin, instant = (None, None) if p.published is None else (p.published.origin.value, p.published.instant)
    return Head(p.article, p.title, p.lang, p.url, origin, instant)


def _pack_head(head: Head) -> bytes:
    """A head's record: how long each of its texts is (-1: None), then the texts; they would hardly compress."""
    lengths = [-1 if text is None else len(text) for text in head]
    return _LENGTHS.pack(*lengths) + "".join(text or "" for text in head).encode(*_UTF8)


def _unpack_head(record: bytes) -> Head:
    texts = record[_LENGTHS.size :].decode(*_UTF8)
    made: list[str | None] = []
    start = 0
    for length in _LENGTHS.unpack_from(record):
        if length < 0:
            made.append(None)
        else:
            made.append(texts[start : start + length])
            start += length
    return _HEAD_OF(made)


def pack(p: IndexedParagraph) -> bytes:
    """A paragraph's own record, not yet compressed."""
    text = p.text.encode(*_UTF8)
    quotes = json.dumps([_quote(q) for q in p.quotes], separators=(",", ":")).encode() if p.quotes else b""
    return _HEAD.pack(p.number | _CAPTION * (p.kind is ParagraphKind.CAPTION), len(text)) + text + quotes


def _quote(quote: IndexedQuote) -> list[Any]:
    """What the statement columns don't hold of a quotation."""
    segments = [[s.start, s.end] for s in quote.segments]
    return [segments, quote.type.value, quote.band.value, _pair(quote.cue), _pair(quote.mention)]


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def unpack(record: bytes) -> tuple[int, ParagraphKind, str, list[list[Any]]]:
    """Number, kind, text and quotations of a paragraph, as `pack` laid them out."""
    number, length = _HEAD.unpack_from(record)
    end = _HEAD.size + length
    text = record[_HEAD.size : end].decode(*_UTF8)
    kind = ParagraphKind.CAPTION if number & _CAPTION else ParagraphKind.TEXT
    return number & ~_CAPTION, kind, text, _JSON(record[end:].decode())[0] if end < len(record) else []


class RecordWriter:
    """Writes the records of a segment into a file; until a dictionary is there the first ones wait.

    `dictionary` None: one is trained; empty bytes: none is used.
    """

    def __init__(self, path: Path, dictionary: bytes | None) -> None:
        self.path = path
        self._file = PartWriter(path)
        self._heads: list[bytes] = []
        self._ends = array("q")
        self._at = self._file.begin()
        self._end = 0
        self._waiting: list[bytes] = []
        self._waits = 0
        self.dictionary = dictionary
        self._compressor = None if dictionary is None else _compressor(dictionary)

    def add_head(self, head: Head) -> int:
        """Keep an article's head; returns its number."""
        self._heads.append(_pack_head(head))
        return len(self._heads) - 1

    def add(self, record: bytes) -> None:
        """Keep the next paragraph's record."""
        if self._compressor is None:
            self._waiting.append(record)
            self._waits += len(record)
            if len(self._waiting) >= SAMPLES or self._waits >= SAMPLED:
                self._train()
        else:
            self.add_compressed([self._compressor.compress(record)])

    def add_compressed(self, records: Iterable[bytes]) -> None:
        """Keep the next paragraphs' records, compressed with this writer's dictionary."""
        for data in records:
            self._file.write(data)
            self._end += len(data)
            self._ends.append(self._end)

    def _train(self) -> None:
        """Make the dictionary of the records that wait, and write them."""
        self.dictionary = b""
        if len(self._waiting) >= FEWEST:
            samples: list[bytes | bytearray | memoryview[int]] = [record[:LONGEST_SAMPLE] for record in self._waiting]
            self.dictionary = zstandard.train_dictionary(DICTIONARY, samples).as_bytes()
        self._compressor = _compressor(self.dictionary)
        waiting, self._waiting = self._waiting, []
        for record in waiting:
            self.add(record)

    def abandon(self) -> None:
        """Give up: the half-written file is closed."""
        self._file.abandon()

    def close(self) -> dict[str, Any]:
        """Make the file durable and return its description."""
        if self._compressor is None:
            self._train()
        assert self._compressor is not None
        self._file.note("records", np.uint8, self._at, self._ends[-1] if self._ends else 0)
        self._file.add("ends", np.frombuffer(self._ends, np.int64) if self._ends else np.empty(0, np.int64))
        self._file.add("heads", np.frombuffer(b"".join(self._heads), np.uint8))
        self._file.add("head_ends", np.cumsum(np.array([len(h) for h in self._heads], np.int64)))
        self._file.add("dictionary", np.frombuffer(self.dictionary or b"", np.uint8))
        return self._file.close()


def _compressor(dictionary: bytes) -> zstandard.ZstdCompressor:
    """A compressor whose records say no checksum: the file has its own."""
    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return zstandard.ZstdCompressor(level=LEVEL, dict_data=known, write_checksum=False, write_dict_id=False)


class Records:
    """Reads the records of a segment."""

    def __init__(self, path: Path, description: Mapping[str, Any]) -> None:
        self.file = CheckedFile(path, description)
        self._own = threading.local()

    @property
    def dictionary(self) -> bytes:
        """The dictionary of all records; empty: none."""
        return self.file.whole("dictionary").tobytes()

    def _decompressor(self) -> zstandard.ZstdDecompressor:
        """This thread's own, since the library's objects must not be shared among threads."""
        made: zstandard.ZstdDecompressor | None = self._own.__dict__.get("made")
        if made is None:
            dictionary = self.dictionary
            known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
            made = self._own.made = zstandard.ZstdDecompressor(dict_data=known)
        return made

    def compressed(self, docs: Array) -> list[bytes]:
        """The records of these paragraphs as they lie in the file."""
        return self._read("records", self.file.whole("ends"), docs)

    def _read(self, name: str, ends: Array, numbers: Array) -> list[bytes]:
        first = np.where(numbers > 0, ends[numbers - 1], 0)
        return self.file.stretches(name, first, ends[numbers])

    def records(self, docs: Array) -> list[bytes]:
        """The records of these paragraphs."""
        return list(map(self._decompressor().decompress, self.compressed(docs)))

    def heads(self, numbers: Array) -> list[Head]:
        """The heads of these numbers."""
        return list(map(_unpack_head, self._read("heads", self.file.whole("head_ends"), numbers)))
