"""Do the rows that have no hash of their own still say what was written? Each of their tables has a seal.

A seal is the exclusive or of a hash of each row (62 bits of BLAKE2b), so that it follows every change at the cost of
the changed rows: triggers see to it, whoever writes. A flipped bit changes the rows and not the seal.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from functools import reduce
from operator import xor

from sqlalchemy import Connection, Table, delete, insert, select

from searchapp.archive import schema

SEALED: tuple[Table, ...] = (
    schema.article, schema.version, schema.placement, schema.paragraph, schema.quote, schema.given,
    schema.given_speaker, schema.given_quote, schema.withdrawal, schema.withdrawn_id, schema.forgotten,
    schema.access_rule, schema.outlet_name, schema.decision, schema.report, schema.account, schema.audit,
    schema.entity, schema.variant, schema.link, schema.sameness, schema.identity, schema.authority,
    schema.authority_name, schema.authority_office,
)  # fmt: skip
"""What an archive can't be made anew from: articles, what the input and people said, and who is who."""

_FUNCTION = "row_seal"
_BITS = (1 << 62) - 1


def teach(connection: sqlite3.Connection) -> None:
    """Let a connection know the hash of a row, without which it can't write."""
    connection.create_function(_FUNCTION, -1, _of_row, deterministic=True)


def _of_row(*values: object) -> int:
    told = repr(values).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest()) & _BITS


def sealed(connection: Connection) -> bool:
    """Whether every table that is to be sealed is."""
    return set(connection.scalars(select(schema.seal.c.name))) == {table.name for table in SEALED}


def make_seals(connection: Connection) -> None:
    """Seal all tables as they are now, and let triggers keep the seals."""
    connection.execute(delete(schema.seal))
    for table in SEALED:
        connection.execute(insert(schema.seal), {"name": table.name, "digest": _sum(connection, table)})
        for event, rows in (("insert", ("NEW",)), ("delete", ("OLD",)), ("update", ("OLD", "NEW"))):
            name = f"seal_{table.name}_{event}"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            steps = " ".join(_step(table, row) for row in rows)
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} AFTER {event} ON {_quoted(table.name)} BEGIN {steps} END"
            )


def broken_seals(connection: Connection) -> Iterator[str]:
    """A sentence for each table whose rows are not those that were written."""
    for name, rows in connection.execute(select(schema.seal.c.name, schema.seal.c.digest)).all():
        table = schema.metadata.tables.get(name)
        if table is not None and _sum(connection, table) != rows:
            yield f"archive.sqlite: rows of {name} were altered since they were written."


def _sum(connection: Connection, table: Table) -> int:
    rows = connection.exec_driver_sql(f"SELECT {_hash(table, '')} FROM {_quoted(table.name)}")  # noqa: S608  # our own table
    return reduce(xor, (row[0] for row in rows), 0)


def _step(table: Table, row: str) -> str:
    """The exclusive or of the seal and a row's hash, which SQLite has no operator for."""
    own = _hash(table, f"{row}.")
    return f"UPDATE seal SET digest = (digest | {own}) - (digest & {own}) WHERE name = '{table.name}';"  # noqa: S608  # the same


def _hash(table: Table, prefix: str) -> str:
    return f"{_FUNCTION}({', '.join(prefix + _quoted(column.name) for column in table.columns)})"


def _quoted(name: str) -> str:
    return f'"{name}"'
