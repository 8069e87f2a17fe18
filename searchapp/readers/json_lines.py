"""Which articles does a file of JSON hold: one object a line, one object, or an array of objects?"""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from searchapp.errors import RefusedInput
from searchapp.readers import records
from searchapp.readers.encoding import decode
from searchapp.readers.limits import FILE_BYTES, RECORD_BYTES, megabytes, skip_line, whole
from searchapp.reading import Original, Reading

MEDIA_TYPE = "application/json"
_BETWEEN = re.compile(r"[\s,]*")


def read_lines(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """One article or refusal a line, blank lines left out; never more than one line in memory."""
    empty = True
    for number, line in enumerate(_lines(stream), start=1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        empty = False
        yield _read_line(line, f"{where}:{number}")
    if empty:
        yield RefusedInput(where, "the file is empty")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that exceeds the limit only so much that its length shows."""
    while line := stream.readline(RECORD_BYTES + 1):
        yield line
        if len(line) > RECORD_BYTES and not line.endswith(b"\n"):
            skip_line(stream)


def _read_line(line: bytes, where: str) -> Reading:
    if len(line) > RECORD_BYTES:
        return RefusedInput(where, f"the line is longer than {megabytes(RECORD_BYTES)}, too long for one article")
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return RefusedInput(where, f"the line is no UTF-8, which JSON has to be: byte {error.start + 1}")
    except json.JSONDecodeError as error:
        return RefusedInput(where, f"the line is no JSON: {error.msg} at character {error.pos + 1}")
    except (ValueError, RecursionError):
        return RefusedInput(where, "the line is JSON with too long a number or too deep a nesting")
    return _article(value, line.rstrip(b"\r\n"), where)


def _article(value: object, data: bytes, where: str) -> Reading:
    if not isinstance(value, dict):
        return RefusedInput(where, "the record is no JSON object")
    return records.article(value, Original(where, data, MEDIA_TYPE))


def read_document(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """The articles of a file that is one object or one array, each array element at the line on which it begins."""
    text = decode(whole(stream, where, FILE_BYTES), where)
    begin = _skip(text, 0)
    if not text.startswith("[", begin):
        yield _element(text, begin, where)[0]
        return
    at, line, counted = _skip(text, begin + 1), 1, 0
    while at < len(text) and text[at] != "]":
        line, counted = line + text.count("\n", counted, at), at
        found, at = _element(text, at, f"{where}:{line}")
        yield found
        at = _skip(text, at)
    if at >= len(text):
        yield RefusedInput(where, "the array is not closed, so the file may be cut short")


def _skip(text: str, at: int) -> int:
    return _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it fits anywhere


def _element(text: str, at: int, where: str) -> tuple[Reading, int]:
    """One element and where it ends. Raises RefusedInput where no JSON stands, for nothing after it can be trusted."""
    try:
        value, end = json.JSONDecoder().raw_decode(text, at)
    except json.JSONDecodeError as error:
        reason = f"the file is no JSON from here on: {error.msg} in line {error.lineno}, character {error.colno}"
        raise RefusedInput(where, reason) from None
    except (ValueError, RecursionError):
        raise RefusedInput(where, "the file is JSON with too long a number or too deep a nesting") from None
    return _article(value, text[at:end].encode(), where), end
