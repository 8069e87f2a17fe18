"""Which reader takes this file, by its name and its first bytes?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from searchapp.errors import RefusedInput
from searchapp.readers import docx, html, json_lines, pdf, tables, text
from searchapp.readers.limits import FILE_BYTES, RECORD_BYTES, whole
from searchapp.reading import ReadArticle

Reading = ReadArticle | RefusedInput
Reader = Callable[[BinaryIO, str], Iterator[Reading]]

_HEAD = 4096
_UNREADABLE = (
    (b"\xd0\xcf\x11\xe0", "the file is an old binary or a protected Office file; save it as DOCX without a password"),
    (b"{\\rtf", "the file is RTF; save it as DOCX or plain text"),
    (b"\x1f\x8b", "the file is compressed (gzip); unpack it first"),
    (b"BZh", "the file is compressed (bzip2); unpack it first"),
    (b"\xfd7zXZ", "the file is compressed (xz); unpack it first"),
    (b"\x28\xb5\x2f\xfd", "the file is compressed (zstd); unpack it first"),
    (b"SQLite format 3", "the file is a SQLite database"),
    (b"\x89PNG", "the file is a picture; only text can be read"),
    (b"\xff\xd8\xff", "the file is a picture; only text can be read"),
    (b"GIF8", "the file is a picture; only text can be read"),
)
_NO_ARTICLES = {
    ".css": "style sheets hold no article",
    ".js": "scripts hold no article",
    ".mjs": "scripts hold no article",
    ".map": "source maps hold no article",
    ".svg": "pictures hold no article",
}


def reader_for(stream: BinaryIO, path: Path, where: str) -> Reader:
    """The reader of an open file, which is left at its beginning. Raises RefusedInput where there is none."""
    head = stream.read(_HEAD)
    stream.seek(0)
    extension = path.suffix.lower()
    for magic, reason in _UNREADABLE:
        if head.startswith(magic):
            raise RefusedInput(where, reason)
    if extension in _NO_ARTICLES:
        raise RefusedInput(where, _NO_ARTICLES[extension])
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and b"<html" not in head.lower():
        raise RefusedInput(where, "the file is XML of some kind; save its articles as HTML, JSONL or plain text")
    return _by_name(extension, head) or _by_content(head)


def _by_name(extension: str, head: bytes) -> Reader | None:
    if extension in (".jsonl", ".ndjson") or (extension == ".json" and _first_line_is_whole(head)):
        return json_lines.read_lines
    if extension == ".pdf":
        return read_one(pdf.read_pdf, FILE_BYTES)
    if extension == ".docx":
        return read_one(docx.read_docx, FILE_BYTES)
    if extension in (".html", ".htm", ".xhtml", ".shtml"):
        return read_one(html.read_html, RECORD_BYTES)
    if extension in (".csv", ".tsv", ".tab"):
        return tables.read_table
    if extension == ".json":
        return read_json
    return None


def _by_content(head: bytes) -> Reader:
    if b"%PDF-" in head[:1024]:
        return read_one(pdf.read_pdf, FILE_BYTES)
    if head.startswith(b"PK\x03\x04"):
        return read_one(docx.read_docx, FILE_BYTES)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<") and any(mark in start for mark in (b"<!doctype html", b"<html", b"<head", b"<body")):
        return read_one(html.read_html, RECORD_BYTES)
    return read_one(text.read_text, RECORD_BYTES)


def _first_line_is_whole(head: bytes) -> bool:
    """Whether a file named `.json` is one object a line, of which there are at least two."""
    first, line_end, rest = head.partition(b"\n")
    return bool(line_end) and first.strip().startswith(b"{") and rest.lstrip().startswith(b"{")


def read_json(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """The articles of a file that is one JSON value."""
    return json_lines.read_document(whole(stream, where, FILE_BYTES), where)


def read_one(read: Callable[[bytes, str], ReadArticle], limit: int) -> Reader:
    """A reader of files that hold one article and at most `limit` bytes."""

    def read_file(stream: BinaryIO, where: str) -> Iterator[Reading]:
        yield read(whole(stream, where, limit), where)

    return read_file
