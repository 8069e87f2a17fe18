"""What do SQLite and PostgreSQL say differently? It stands here as a table; all else in the archive is SQLAlchemy's.

Of PostgreSQL a database is asked that is encoded in UTF-8 and compares texts by code points, as SQLite does.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import JSON

from searchapp.archive import schema

__all__ = ["DIALECTS", "Dialect", "each", "gathered", "place_in", "row_hash", "upsert"]
# PostgreSQL's `insert` compiles for SQLite too, since ON CONFLICT is the same there; not the other way round.

WAIT_SECONDS = 60
"""So long one waits for who writes."""

_LOCK = 0x5EA7C4A9
"""Under this number whoever writes to an archive on PostgreSQL holds its lock."""


def row_hash(*values: object) -> int:
    """The hash of a row that SQLite asks for: 62 bits of BLAKE2b."""
    told = repr(values).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest()) & ((1 << 62) - 1)


def _file_triggers(table: Table) -> Iterator[str]:
    """A row's hash goes into the table's seal by an exclusive or, which SQLite has no operator for."""
    for event, rows in (("insert", ("NEW",)), ("delete", ("OLD",)), ("update", ("OLD", "NEW"))):
        hashes = [f"row_seal({', '.join(f'{row}.{_quoted(column.name)}' for column in table.columns)})" for row in rows]
        steps = " ".join(
            f"UPDATE seal SET digest = (digest | {own}) - (digest & {own}) WHERE name = '{table.name}';"  # noqa: S608  # our own table
            for own in hashes
        )
        yield f"DROP TRIGGER IF EXISTS seal_{table.name}_{event}"
        yield f"CREATE TRIGGER seal_{table.name}_{event} AFTER {event} ON {_quoted(table.name)} BEGIN {steps} END"


def _server_triggers(table: Table) -> Iterator[str]:
    """All rows of a statement go into the table's seal at once."""
    went, came = "OLD TABLE AS went", "NEW TABLE AS came"
    for event, rows in (("insert", came), ("delete", went), ("update", f"{went} {came}")):
        yield f"DROP TRIGGER IF EXISTS seal_{table.name}_{event} ON {_quoted(table.name)}"
        yield (
            f"CREATE TRIGGER seal_{table.name}_{event} AFTER {event} ON {_quoted(table.name)} REFERENCING {rows} "
            "FOR EACH STATEMENT EXECUTE FUNCTION keep_seal()"
        )


def _next_id(table: Table) -> str:
    """Let new rows get ids above those that are there; nothing for a table whose ids are not the database's."""
    column, name = table.autoincrement_column, _quoted(table.name)
    if column is None:
        return ""
    last = f"(SELECT greatest(max({column.name}), 1) FROM {name})"  # noqa: S608  # our own table
    return f"SELECT setval(pg_get_serial_sequence('{name}', '{column.name}'), {last})"


def _quoted(name: str) -> str:
    return f'"{name}"'


_WITHOUT_STATISTICS, *_SERVER_FUNCTIONS = Path(__file__).with_name("postgresql.sql").read_text("utf-8").split("\n\n")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one of them is told, statement by statement.

    `called` is how its faults name it; `begins_whole` says whether a new database gets the newest schema at once.
    `prepare` is told to each new connection; `reading` and `writing` begin a transaction of their kind; `forget` leaves
    nothing of what was deleted; `count_on` lets ids go on after rows that brought theirs; `size` asks for the bytes;
    `usable` asks what must be so, with a remedy; `faults` ask for what is broken, with a sentence for each row of the
    answer. `hashed` is the hash of a row `r`; `functions` and `triggers` keep the seals of tables. For `fresh` seconds
    a stamp holds unasked.
    """

    called: str
    begins_whole: bool
    prepare: tuple[str, ...]
    reading: tuple[str, ...]
    writing: tuple[str, ...]
    forget: tuple[str, ...]
    count_on: Callable[[Table], str]
    size: str
    usable: tuple[tuple[str, str], ...]
    faults: tuple[tuple[str, str], ...]
    hashed: Callable[[Table], str]
    functions: tuple[str, ...]
    triggers: Callable[[Table], Iterator[str]]
    fresh: float


DIALECTS = {
    "sqlite": Dialect(
        called="archive.sqlite",
        begins_whole=False,
        prepare=(
            "PRAGMA journal_mode=WAL",  # the first is left out where nothing can be written
            "PRAGMA foreign_keys=ON",
            "PRAGMA synchronous=FULL",
            "PRAGMA temp_store=MEMORY",
            "PRAGMA secure_delete=ON",
        ),
        reading=("BEGIN",),
        writing=("BEGIN IMMEDIATE",),
        forget=(
            "PRAGMA busy_timeout=5000",
            "PRAGMA wal_checkpoint(TRUNCATE)",
            f"PRAGMA busy_timeout={WAIT_SECONDS}000",
        ),
        count_on=lambda _: "",
        size="SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
        usable=(),
        faults=(
            ("SELECT * FROM pragma_integrity_check(20) WHERE integrity_check <> 'ok'", "{0}"),
            ("SELECT * FROM pragma_foreign_key_check()", "row {1} of {0} refers to a row of {2} that is not there"),
        ),
        hashed=lambda table: f"row_seal({', '.join(_quoted(column.name) for column in table.columns)})",
        functions=(),
        triggers=_file_triggers,
        fresh=0,
    ),
    "postgresql": Dialect(
        called="PostgreSQL",
        begins_whole=True,
        prepare=(
            f"SET lock_timeout = '{WAIT_SECONDS}s'",
            "SET tcp_keepalives_idle = 30",  # a machine that died holds no lock for hours
            "SET tcp_keepalives_interval = 10",
            "SET tcp_keepalives_count = 3",
        ),
        reading=("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",),
        writing=("BEGIN ISOLATION LEVEL READ COMMITTED", f"SELECT pg_advisory_xact_lock({_LOCK})"),
        forget=(
            "SET lock_timeout = '5s'",  # whoever comes meanwhile waits behind it
            f"VACUUM (FULL, ANALYZE) {', '.join(map(_quoted, schema.metadata.tables))}",
            _WITHOUT_STATISTICS,
            "VACUUM FULL pg_catalog.pg_statistic",  # frequent values stand there
            f"SET lock_timeout = '{WAIT_SECONDS}s'",
        ),
        count_on=_next_id,
        size="SELECT pg_database_size(current_database())",
        usable=(
            (
                "SELECT pg_encoding_to_char(encoding) = 'UTF8' AND datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8') "
                "FROM pg_database WHERE datname = current_database()",
                "make it by CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C', so that texts are "
                "compared by code points",
            ),
        ),
        faults=(),
        hashed=lambda _: "row_seal(r::text)",
        functions=tuple(_SERVER_FUNCTIONS),
        triggers=_server_triggers,
        fresh=0.005,
    ),
}
"""By the names that SQLAlchemy gives them."""


class each(GenericFunction[Any]):  # noqa: N801  # a function's name
    """The values of a JSON array, as rows of one column `value`."""

    inherit_cache = True


class place_in(GenericFunction[int]):  # noqa: N801
    """Where in a text another one begins, from 1 on; 0 where it does not stand there."""

    inherit_cache = True


class gathered(GenericFunction[Any]):  # noqa: N801
    """All values of a column, as a JSON array."""

    type = JSON()
    inherit_cache = True


_NAMES = {
    each: {"sqlite": "json_each", "postgresql": "json_array_elements_text"},
    place_in: {"sqlite": "instr", "postgresql": "strpos"},
    gathered: {"sqlite": "json_group_array", "postgresql": "json_agg"},
}


def _call(element: GenericFunction[Any], compiler: SQLCompiler, **kw: Any) -> str:
    return f"{_NAMES[type(element)][compiler.dialect.name]}{compiler.process(element.clause_expr, **kw)}"


for function in _NAMES:
    compiles(function)(_call)
