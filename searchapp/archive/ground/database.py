"""How is the archive's database opened, brought up to date and written to?

SQLite in WAL mode with foreign keys and full synchronisation, through SQLAlchemy; Alembic keeps the schema. What is
deleted is overwritten. A home that can't be written to is read as it stands.
Transactions are short: a writer takes the lock at their beginning, so none fails half-way for want of it.
"""

from __future__ import annotations

import datetime
import os
import sqlite3
import threading
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from searchapp.archive.ground.seals import make_seals, sealed, teach
from searchapp.errors import ArchiveError

_MIGRATIONS = Path(__file__).parent.parent / "migrations"
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
        frozen = _is_frozen(file)
        with suppress(OSError):  # where it can't be made, opening it tells so
            file.touch(0o600)
        self._engine, self._frozen = _engine(file, frozen), frozen
        self._migrate()
        self._watch = sqlite3.connect(_address(file, frozen), check_same_thread=False, uri=True)
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

    def forget(self) -> None:
        """Take the log of changes in and empty it, so that what was deleted stands in no file any more."""
        with self._watching, suppress(sqlite3.Error):  # a reader may hold it open; the next call has it
            self._watch.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def copy_to(self, file: Path) -> None:
        """Write one state of the whole database to a file, while others read and write. Raises ArchiveError."""
        _pour(self.file, file)

    def become(self, file: Path) -> None:
        """Hold what another file holds from now on, for whoever has this one open too. Raises ArchiveError."""
        _pour(file, self.file)
        self.forget()

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
                    make_seals(connection)
                return
            with self.read() as connection:
                whole = sealed(connection)
            if not whole and not self._frozen:  # such as one that was filled from an export
                with self.write() as connection:
                    make_seals(connection)
        except DBAPIError as error:
            raise ArchiveError(f"{self.file}: this is no archive that can be opened: {_cause(error)}.") from error


def home_of(connection: Connection) -> Path:
    """The folder in which the database of a connection lies."""
    return Path(connection.exec_driver_sql("PRAGMA database_list").all()[0][2]).parent


def make_at(file: Path, revision: str) -> None:
    """Make an empty database of this schema or an earlier one. Raises ArchiveError where there was no such."""
    if revision not in _revisions():
        raise ArchiveError(f"{file}: there is no schema {revision}; a newer searchapp made it.")
    engine = _engine(file, frozen=False)
    with engine.begin() as connection:
        _upgrade(connection, revision)
    engine.dispose()


def _pour(source: Path, target: Path) -> None:
    """Copy a database into another by SQLite's online backup: one state, in one transaction of the target."""
    try:
        with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target, timeout=_WAIT_SECONDS)) as write:
            read.backup(write)
    except sqlite3.Error as error:
        raise ArchiveError(f"{target}: the archive can't be copied from {source}: {error}.") from error


def _revisions() -> list[str]:
    """The schema's revisions in order: each migration's file is named by its own."""
    return sorted(file.name[:4] for file in (_MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


def _revision(connection: Connection) -> str | None:
    """The revision of an archive's schema, as Alembic notes it; None where there is no schema yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema up to a revision."""
    import alembic.command  # here, since opening an archive that is up to date needs none of it
    import alembic.config

    config = alembic.config.Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    alembic.command.upgrade(config, revision)


def _cause(error: DBAPIError) -> str:
    cause = str(error.orig).rstrip(".")
    return f"{cause}; free some space and try again" if "full" in cause else cause


def _is_frozen(file: Path) -> bool:
    """Whether the archive lies where nothing can be written. Raises ArchiveError where it was not closed whole."""
    if not file.exists() or os.access(file.parent, os.W_OK):
        return False
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size:
        raise ArchiveError(f"{log}: the last changes were not taken in; open the archive once where it can be written.")
    return True


def _address(file: Path, frozen: bool) -> str:
    return f"{file.absolute().as_uri()}{'?immutable=1' if frozen else ''}"


_PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "temp_store=MEMORY", "secure_delete=ON")


def _engine(file: Path, frozen: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(_address(file, frozen), timeout=_WAIT_SECONDS, check_same_thread=False, uri=True)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we begin transactions ourselves
        teach(connection)
        for pragma in _PRAGMAS[frozen:]:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("searchapp_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
