"""Which reader takes this file, by its name and its first bytes, and which articles or refusals does it find?"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import one_line
from searchapp.readers.formats import by_name, called
from searchapp.reading import Reader, Reading

_HEAD = 4096
_UNREADABLE = (
    (b"\xd0\xcf\x11\xe0", "the file is an old binary or a protected Office file; save it as DOCX without a password"),
    (b"BZh", "the file is compressed (bzip2); unpack it first"),
    (b"\xfd7zXZ", "the file is compressed (xz); unpack it first"),
    (b"\x28\xb5\x2f\xfd", "the file is compressed (zstd); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "the file is compressed (7z); unpack it first"),
    (b"Rar!", "the file is compressed (RAR); unpack it first"),
    (b"SQLite format 3", "the file is a SQLite database"),
    (b"\x89PNG", "the file is a picture; only text can be read"),
    (b"\xff\xd8\xff", "the file is a picture; only text can be read"),
    (b"GIF8", "the file is a picture; only text can be read"),
    (b"ID3", "the file is a recording; add its subtitles (SRT, VTT)"),
    (b"\x7fELF", "the file is a program"),
)
_NO_ARTICLES = {
    ".css": "style sheets hold no article",
    ".js": "scripts hold no article",
    ".mjs": "scripts hold no article",
    ".map": "source maps hold no article",
    ".svg": "pictures hold no article",
    ".msg": "Outlook's own mails can't be read; save them as .eml",
    ".pst": "Outlook's own mailboxes can't be read; export them as mbox",
    ".xlsx": "workbooks can't be read; save the sheet as CSV",
    ".pptx": "presentations can't be read; save them as PDF",
}
_MAIL = re.compile(rb"\A(?:[A-Za-z][\w-]{1,60}:[ \t].*\r?\n(?:[ \t]+.*\r?\n)*){3,}", re.MULTILINE)
_MAIL_FIELDS = re.compile(rb"^(?:From|Date|Message-ID|Subject|Received):", re.IGNORECASE | re.MULTILINE)
_ROOT = re.compile(rb"(?:<\?.*?\?>|<!--.*?-->|<![^<>]*>|\s)*<([\w:.-]+)", re.DOTALL)
_NEWS = (b"rss", b"feed", b"rdf:rdf", b"nitf", b"newsmessage", b"newsitem")
_WEB_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body")


def read_file(path: Path, where: str) -> Iterator[tuple[int, Reading]]:
    """What the file holds, each with the number of the file's bytes read by then; `where` is how people know it.

    Raises MemoryError and RecursionError only.
    """
    try:
        with path.open("rb") as stream:
            for reading in reader_for(stream, path, where)(stream, where):
                yield stream.tell(), _light(reading)
    except RefusedInput as refusal:
        yield 0, _light(refusal)
    except PermissionError:
        yield 0, RefusedInput(where, "it may not be read (permission denied)")
    except OSError as error:
        yield 0, RefusedInput(where, f"it can't be read ({error.strerror or error})")
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of a reader or its library costs this file, not the run
        yield 0, RefusedInput(where, f"reading it failed ({type(error).__name__}: {one_line(error)})")


def _light(reading: Reading) -> Reading:
    """The same without a traceback, which would keep the refused bytes in memory."""
    return reading.with_traceback(None) if isinstance(reading, RefusedInput) else reading


def reader_for(stream: BinaryIO, path: Path | str, where: str) -> Reader:
    """The reader of an open file, which is left at its beginning. Raises RefusedInput where there is none."""
    head = stream.read(_HEAD)
    stream.seek(0)
    name = Path(path).name if isinstance(path, Path) else path
    found = by_name(name)
    for magic, reason in _UNREADABLE:
        if head.startswith(magic) and (found is None or found.name != "tar"):
            raise RefusedInput(where, reason)
    ending = "." + name.lower().rpartition(".")[2]
    if ending in _NO_ARTICLES:
        raise RefusedInput(where, _NO_ARTICLES[ending])
    first, line_end, rest = head.partition(b"\n")
    lines = line_end and first.strip().startswith(b"{") and rest.lstrip().startswith(b"{")
    if found and found.name == "JSON" and lines:  # one object a line, of which there are at least two
        return called("JSON Lines").reader
    if found and found.name not in ("plain text", "news XML"):
        return found.reader
    return called(_by_content(head)).reader


def _by_content(head: bytes) -> str:
    """The format that the first bytes tell."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(head)
    for magic, name in ((b"{\\rtf", "RTF"), (b"\x1f\x8b", "gzip"), (b"warc/", "web archive"), (b"webvtt", "subtitles")):
        if start.startswith(magic):
            return name
    root = _ROOT.match(start)
    if root and root[1] != b"html" and (start.startswith(b"<?xml") or root[1] in _NEWS):
        return "news XML"
    if start.startswith(b"<") and any(mark in start for mark in _WEB_MARKS):
        return "web page"
    if head.startswith(b"From ") and _MAIL_FIELDS.search(head):
        return "mailbox"
    if _MAIL.match(head) and len(set(_MAIL_FIELDS.findall(head))) >= 3:
        return "mail"
    if re.match(rb"(?:\d+\s*\n)?\d{1,2}:\d\d:\d\d[,.]\d{3}\s+-->", start):
        return "subtitles"
    return "plain text"


def _kind_of_zip(head: bytes) -> str:
    if b"opendocument.text" in head[:200]:
        return "OpenDocument"
    if b"epub+zip" in head[:200]:
        return "e-book"
    return "Word" if b"word/" in head or b"[Content_Types].xml" in head or b"_rels/" in head else "ZIP"
