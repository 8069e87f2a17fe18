"""How is the archive's database opened, brought up to date and written to?

SQLite in WAL mode with foreign keys and full synchronisation, through SQLAlchemy; Alembic keeps the schema.
Transactions are short: a writer takes the lock at their beginning, so none fails half-way for want of it.
"""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError

from searchapp.errors import ArchiveError

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_SECONDS = 60

AnyRow = Row[*tuple[Any, ...]]
T = TypeVar("T")


def now() -> str:
    """This moment in UTC, to the second: `2025-03-01T09:30:00Z`."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def portions(values: Collection[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most `size`: one statement takes only so many."""
    every = list(values)
    for at in range(0, len(every), size):
        yield every[at : at + size]


class Database:
    """The open database of one archive. Safe from any thread; each transaction has a connection of its own."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._engine = _engine(file)
        self._migrate()
        self._watch = sqlite3.connect(file, check_same_thread=False)
        self._watching = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the archive. Raises ArchiveError where the database fails."""
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its beginning; committed unless the block raises.

        Raises ArchiveError where the disk is full, the file is read-only or the lock is not to be had in a minute.
        """
        with self._transaction(write=True) as connection:
            yield connection

    def stamp(self) -> int:
        """A number that is another one after every change, whoever made it: what was read before may not hold then.

        SQLite's own `PRAGMA data_version`, asked on a connection that writes nothing itself.
        """
        with self._watching:
            try:
                return int(self._watch.execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.Error as error:
                raise ArchiveError(f"{self.file}: the archive can't be used: {error}.") from error

    def close(self) -> None:
        """Give back all connections."""
        self._watch.close()
        self._engine.dispose()

    @contextmanager
    def _transaction(self, write: bool) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(searchapp_write=write) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise ArchiveError(f"{self.file}: the archive can't be used: {_cause(error)}.") from error

    def _migrate(self) -> None:
        try:
            with self._engine.connect() as connection:
                current = _revision(connection)
            if current is not None and current not in _revisions():
                raise ArchiveError(
                    f"{self.file}: the archive was written by a newer searchapp (schema {current}); update searchapp."
                )
            if current != _revisions()[-1]:
                with self.write() as connection:
                    _upgrade(connection)
        except DBAPIError as error:
            raise ArchiveError(f"{self.file}: this is no archive that can be opened: {_cause(error)}.") from error


def _revisions() -> list[str]:
    """The schema's revisions in order: each migration's file is named by its own."""
    return sorted(file.name[:4] for file in (_MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


def _revision(connection: Connection) -> str | None:
    """The revision of an archive's schema, as Alembic notes it; None where there is no schema yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _upgrade(connection: Connection) -> None:
    """Bring the schema up to date."""
    import alembic.command  # here, since opening an archive that is up to date needs none of it
    import alembic.config

    config = alembic.config.Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    alembic.command.upgrade(config, "head")


def _cause(error: DBAPIError) -> str:
    cause = str(error.orig).rstrip(".")
    return f"{cause}; free some space and try again" if "full" in cause else cause


def _engine(file: Path) -> Engine:
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": _WAIT_SECONDS, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we begin transactions ourselves
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("searchapp_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
