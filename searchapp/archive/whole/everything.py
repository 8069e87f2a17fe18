"""How does everything in an archive become lines of JSON that other programs read, and an archive again?

A ZIP with `schema.json` (the schema's revision, and each table's columns with their types) and one `TABLE.jsonl` for
each table, a row a line, in the order of their keys. Bytes are written as `{"base64": "…"}`.
"""

import base64
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from searchapp.archive.ground.database import Database, make_at
from searchapp.archive.whole.backup import draft, succeed, verified
from searchapp.errors import ArchiveError

SCHEMA = "schema.json"
_ROWS_A_STATEMENT = 1000
_OF_THE_PLACE = {"alembic_version", "seal", "shared"}
"""Tables that are made where it is filled."""


def export_everything(database: Database, file: Path) -> dict[str, int]:
    """Write all tables to a ZIP; how many rows each has. Raises ArchiveError where it can't be written."""
    with draft(file) as written, draft(file.with_name(f"{file.name}.sqlite")) as copied:
        database.copy_to(copied)
        with closing(sqlite3.connect(copied)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
            tables = _tables(source)
            (revision,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
            packed.writestr(SCHEMA, json.dumps({"revision": revision, "tables": tables}, indent=1))
            counts = {name: _write_table(source, packed, name) for name in tables}
        copied.unlink()
    return counts


def import_everything(database: Database, file: Path, indexed: int) -> int:
    """Fill an archive that holds no article from such a ZIP, of this schema or an earlier one; how many articles.

    `indexed` is the change number of the live index. Raises ArchiveError where the archive holds articles already, or
    with the table and line that can't be read; the archive stays empty.
    """
    with database.read() as connection:
        if connection.exec_driver_sql("SELECT count(*) FROM article").scalar_one():
            raise ArchiveError(f"{database.name}: this archive holds articles; import into an empty home.")
    with draft(database.home / "importing.sqlite") as filled:
        filled.unlink()
        try:
            with zipfile.ZipFile(file) as packed:
                _fill(filled, packed)
        except (zipfile.BadZipFile, KeyError, OSError) as error:
            raise ArchiveError(f"{file}: this is no export of everything: {error}.") from None
        verified(filled)
        count = succeed(database, filled, (), indexed)
        filled.unlink()
    return count


def _tables(source: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Each table with its columns and their types."""
    rows = source.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    names = [name for (name,) in rows if name not in _OF_THE_PLACE]
    return {name: {row[1]: row[2] for row in source.execute(f"PRAGMA table_info({name})")} for name in names}


def _write_table(source: sqlite3.Connection, packed: zipfile.ZipFile, name: str) -> int:
    count = 0
    rows = source.execute(f"SELECT * FROM {name}")  # noqa: S608  # a table's own name
    columns = [column[0] for column in rows.description]
    with packed.open(f"{name}.jsonl", "w", force_zip64=True) as lines:
        for row in rows:
            count += 1
            told = dict(zip(columns, map(_told, row), strict=True))
            lines.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")
    return count


def _fill(file: Path, packed: zipfile.ZipFile) -> None:
    told = json.loads(packed.read(SCHEMA))
    make_at(file, told["revision"])
    with closing(sqlite3.connect(file)) as target, target:
        known = _tables(target)
        for name in told["tables"]:
            if name not in known:
                raise ArchiveError(f"{packed.filename}: there is no table {name} in schema {told['revision']}.")
            target.execute(f"DELETE FROM {name}")  # noqa: S608  # the same: known by the schema
            columns = list(known[name])
            quoted, places = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
            sql = f"INSERT INTO {name} ({quoted}) VALUES ({places})"  # noqa: S608
            rows = _rows(packed, name, columns)
            while some := list(islice(rows, _ROWS_A_STATEMENT)):
                target.executemany(sql, some)


def _rows(packed: zipfile.ZipFile, name: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    with packed.open(f"{name}.jsonl") as lines:
        for number, line in enumerate(lines, 1):
            try:
                told = json.loads(line)
                yield tuple(_read(told[column]) for column in columns)
            except (ValueError, KeyError, TypeError) as error:
                raise ArchiveError(
                    f"{packed.filename}: {name}.jsonl, line {number}: this is no row: {error}."
                ) from None


def _told(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _read(value: Any) -> Any:
    return base64.b64decode(value["base64"], validate=True) if isinstance(value, dict) else value
