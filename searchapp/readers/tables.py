"""Which articles does a table (CSV or TSV) with a header hold, one a row?

A row that is no proper CSV, such as one with a quotation mark that is never closed, is refused by itself: reading
goes on at the line after the one on which it began.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from searchapp.errors import RefusedInput
from searchapp.readers import records
from searchapp.readers.encoding import decode, encoding_of, nearly_utf8
from searchapp.readers.limits import FILE_BYTES, RECORD_BYTES, megabytes, skip_line, whole
from searchapp.reading import Original, Reading

MEDIA_TYPE = "text/csv"
_DELIMITERS = ",;\t|"
_BLOCK = 1 << 20

csv.field_size_limit(max(csv.field_size_limit(), RECORD_BYTES))


def read_table(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """One article or refusal a row. Raises RefusedInput where there is no header with a column of text."""
    encoding = _encoding(stream, where)
    if encoding.startswith(("utf-16", "utf-32")):
        stream = io.BytesIO(decode(whole(stream, where, FILE_BYTES), where).encode())
        encoding = "utf-8"
    stream.seek(0)
    head = stream.read(_BLOCK)
    stream.seek(0)
    if b"\n" not in head and b"\r" in head:  # as lines ended on the old Macintosh
        stream = io.BytesIO(whole(stream, where, FILE_BYTES).replace(b"\r", b"\n"))
    lines = Lines(stream, encoding)
    header, delimiter = _header(lines, where)
    names = [records.name_of(name) for name in header]
    if not records.TEXTS & set(names):
        found = ", ".join(header)[:300]
        raise RefusedInput(f"{where}:1", f"the table has no column named body or text, only these: {found}")
    while lines.more():
        yield from _next(lines, names, delimiter, f"{where}:{lines.number}")


def _header(lines: Lines, where: str) -> tuple[list[str], str]:
    """The names of the columns, and the delimiter: the mark that the header holds most often."""
    if not lines.more():
        raise RefusedInput(where, "the file is empty")
    told = re.fullmatch(rb"(?:\xef\xbb\xbf)?\"?sep=(.)\"?\s*", lines.peek(), re.IGNORECASE)  # Excel's own line
    if told:
        lines.skip_ahead()
    if not lines.more():
        raise RefusedInput(where, "the table holds nothing but the name of its delimiter")
    found = max(_DELIMITERS, key=lambda mark: lines.peek().count(mark.encode()))
    delimiter = told[1].decode("latin-1") if told else found
    header = _row(lines, delimiter, f"{where}:{lines.number}")
    lines.drop()
    return [name.strip().removeprefix("\ufeff") for name in header], delimiter


def _next(lines: Lines, names: list[str], delimiter: str, where: str) -> Iterator[Reading]:
    """The article of the next row, which is consumed; nothing for a blank row."""
    try:
        row = _row(lines, delimiter, where)
    except RefusedInput as refusal:
        lines.skip_one()
        yield refusal
        return
    data = lines.drop()
    if not any(cell.strip() for cell in row):
        return
    if any(cell.strip() for cell in row[len(names) :]):
        yield RefusedInput(where, f"the row has {len(row)} cells where the header has {len(names)}")
        return
    fields: dict[str, list[str]] = {}
    for name, cell in zip(names, row, strict=False):  # cells that are missing at the end are empty
        if cell.strip():
            fields.setdefault(name, []).append(cell)
    # Cells of columns that bear one name stand one below the other.
    told = {name: "\n\n".join(cells) for name, cells in fields.items()}
    yield records.article(told, Original(where, data, MEDIA_TYPE))


def _row(lines: Lines, delimiter: str, where: str) -> list[str]:
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise RefusedInput(where, f"the row is no proper CSV ({error})") from None
    except UnicodeError:
        raise RefusedInput(
            where, f"the row is damaged text: it does not keep to the encoding {lines.encoding}"
        ) from None
    except RowTooLong:
        reason = f"the row is longer than {megabytes(RECORD_BYTES)}; a quotation mark may not be closed"
        raise RefusedInput(where, reason) from None


def _encoding(stream: BinaryIO, where: str) -> str:
    """The encoding of the whole table, read once block by block, so that a late accent counts too."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    found = None
    before = b""
    while block := stream.read(_BLOCK):
        try:
            decoder.decode(block)
            if b"\0" in block:
                found = encoding_of(block, where)
        except UnicodeDecodeError:
            data = before + block  # damaged UTF-8 stays UTF-8, so that only the damaged rows are refused
            found = "utf-8" if nearly_utf8(data) else encoding_of(data, where)
            break
        before = block[-4:]
    stream.seek(0)
    return found or "utf-8"


class RowTooLong(Exception):
    """The lines of one row exceed the limit."""


class Lines:
    """The lines of a table; those of the row at hand are kept until they are dropped or taken back.

    `number` is the line, counted from 1, on which the row at hand begins.
    """

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self.number = 1
        self.encoding = encoding
        self._stream = stream
        self._ahead: deque[bytes] = deque()
        self._row: list[bytes] = []
        self._size = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        if not self.more():
            raise StopIteration
        line = self._ahead.popleft()
        self._row.append(line)
        self._size += len(line)
        if self._size > RECORD_BYTES:
            raise RowTooLong
        return line.decode(self.encoding)

    def more(self) -> bool:
        """Whether a line is left; it is read if so, no more of it than the limit."""
        if not self._ahead:
            line = self._stream.readline(RECORD_BYTES + 1)
            if line:
                self._ahead.append(line)
        return bool(self._ahead)

    def peek(self) -> bytes:
        """The next line, which there has to be."""
        return self._ahead[0]

    def skip_ahead(self) -> None:
        """Leave out the next line."""
        self._ahead.popleft()
        self.number += 1

    def drop(self) -> bytes:
        """The bytes of the row at hand, which is done."""
        data = b"".join(self._row)
        self.number += len(self._row)
        self._row.clear()
        self._size = 0
        return data

    def skip_one(self) -> None:
        """Give up the first line of the row at hand; the others come again as rows of their own."""
        line = self._row.pop(0)
        self._ahead.extendleft(reversed(self._row))
        self._row.clear()
        self._size = 0
        self.number += 1
        if len(line) > RECORD_BYTES and not line.endswith(b"\n"):
            skip_line(self._stream)
