"""What does a file with an authority list hold? Entries in JSONL, CSV or Popolo JSON; bad ones are refused."""

import csv
import datetime
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from searchapp.archive.people.authority import RoleHeld
from searchapp.archive.people.popolo import is_popolo, popolo_entries
from searchapp.domain import EntityKind
from searchapp.errors import RefusedInput
from searchapp.names import fold_name

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """One entry of the list: an id of the list's own, the name to show, other names, a kind, offices."""

    id: str
    name: str
    variants: tuple[str, ...]
    kind: EntityKind
    offices: tuple[RoleHeld, ...]


class BadEntry(Exception):
    """What is wrong with an entry, as the second half of a sentence."""


def read_authority(path: Path) -> Iterator[AuthorityEntry | RefusedInput]:
    """The entries of a file, CSV or Popolo JSON where it is such and JSONL else, and a refusal for each that is none.

    Raises RefusedInput where the file can't be read, is no UTF-8, or is a table without the columns id and name.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RefusedInput(str(path), f"the file can't be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RefusedInput(f"{path}:{line}", "this is no UTF-8; save the file in that encoding.") from None
    seen: dict[str, int | str] = {}
    for number, record in _records(path, text):
        where = f"{path}:{number}"
        try:
            entry = _entry(record)
        except BadEntry as error:
            yield RefusedInput(where, f"{error}.")
            continue
        first = seen.setdefault(entry.id, number)
        told = f"the id {entry.id} came before, on line {first}." if isinstance(first, int) else _TWICE
        yield entry if first == number else RefusedInput(where, told)


_TWICE = "its id came before."


def _records(path: Path, text: str) -> Iterator[tuple[int | str, Any]]:
    """Where each entry stands, a line or a place in a document, and what stands there."""
    lines = text.split("\n")
    if path.suffix.lower() in (".csv", ".tsv"):
        return _rows(path, lines)
    if path.suffix.lower() == ".json":
        with suppress(ValueError, RecursionError):
            if is_popolo(data := json.loads(text)):
                return popolo_entries(data)
    return _objects(lines)


def _objects(lines: Iterable[str]) -> Iterator[tuple[int | str, Any]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, "no JSON"


def _rows(path: Path, lines: list[str]) -> Iterator[tuple[int | str, Any]]:
    delimiter = max(",;\t", key=lines[0].count)
    rows = csv.reader(lines, delimiter=delimiter)
    header = [name.strip().lower() for name in next(rows, [])]
    if not {"id", "name"} <= set(header):
        raise RefusedInput(f"{path}:1", "the table needs the columns id and name, in its first line.")
    while True:
        number = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield number, f"no row ({error})"
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            fits = len(row) == len(header)
            yield number, _cells(dict(zip(header, row, strict=True))) if fits else f"no row of {len(header)} cells"


def _cells(row: dict[str, str]) -> dict[str, Any]:
    """A row as the object that JSONL would have: variants apart by `|`, offices too, each as `title;from;to`."""
    record: dict[str, Any] = {name: cell.strip() for name, cell in row.items() if cell.strip()}
    if "variants" in record:
        record["variants"] = [name.strip() for name in record["variants"].split("|")]
    if "offices" in record:
        parts = [[*(p.strip() for p in office.split(";")), "", ""] for office in record["offices"].split("|")]
        record["offices"] = [{"title": p[0], "from": p[1] or None, "to": p[2] or None} for p in parts]
    return record


def _entry(record: Any) -> AuthorityEntry:
    if not isinstance(record, dict):
        raise BadEntry(f"this is {record if isinstance(record, str) else 'no JSON object'}")
    kinds = [kind.value for kind in EntityKind]
    kind = record.get("kind") or EntityKind.PERSON.value
    if kind not in kinds:
        raise BadEntry(f"the kind {str(kind)[:80]!r} should be one of {', '.join(kinds)}")
    return AuthorityEntry(
        id=_text(record, "id"),
        name=_name(_text(record, "name")),
        variants=tuple(_name(name) for name in _list(record, "variants")),
        kind=EntityKind(kind),
        offices=tuple(_office(office) for office in _list(record, "offices")),
    )


def _text(record: dict[str, Any], field: str) -> str:
    value = record.get(field)
    if isinstance(value, int) and field == "id" and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise BadEntry(f"the entry needs a text as its {field}")
    return value.strip()


def _name(name: Any) -> str:
    if not isinstance(name, str) or not fold_name(name):
        raise BadEntry(f"{str(name)[:80]!r} is no name")
    return name.strip()


def _list(record: dict[str, Any], field: str) -> list[Any]:
    value = record.get(field)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadEntry(f"its {field} should be a list")
    return value


def _office(office: Any) -> RoleHeld:
    if not isinstance(office, dict):
        raise BadEntry("an office should be an object with title, from and to")
    first, last = (_date(office.get(field), field) for field in ("from", "to"))
    held = RoleHeld(_text(office, "title"), first, last)
    if first and last and held.held().first > held.held().last:  # type: ignore[operator]  # both dates are there
        raise BadEntry(f"the office {held.text} ends, on {last}, before it begins, on {first}")
    return held


def _date(value: Any, field: str) -> str | None:
    if value is None or value == "":
        return None
    text = str(value)
    if not _DATE.fullmatch(text):
        raise BadEntry(f"the date {text[:40]!r} of {field} should look like 2019, 2019-05 or 2019-05-31")
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise BadEntry(f"there is no date {text}") from None
    return text
