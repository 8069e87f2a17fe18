"""How is the archive's database opened, read and written to?

Through SQLAlchemy: a file of SQLite (in WAL mode, with foreign keys and full synchronisation; what is deleted is
overwritten; a home that can't be written to is read as it stands), or a database of PostgreSQL.
Transactions are short: a writer takes the lock at their beginning, so none fails half-way for want of it.
"""

import datetime
import os
import re
import secrets
import sqlite3
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, PoolProxiedConnection, Row, Select, create_engine, event, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from searchapp.archive import schema
from searchapp.archive.ground.dialects import DIALECTS, WAIT_SECONDS, Dialect, row_hash
from searchapp.archive.ground.pouring import pour_file, pour_rows
from searchapp.archive.ground.revisions import bring_up_to_date, revisions, upgrade
from searchapp.errors import ArchiveAway, ArchiveError

AnyRow = Row[*tuple[Any, ...]]
_AT_ONCE = 500
T = TypeVar("T")


def now() -> str:
    """This moment in UTC, to the second: `2025-03-01T09:30:00Z`."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def portions(values: Collection[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most `size`: one statement takes only so many."""
    every = list(values)
    for at in range(0, len(every), size):
        yield every[at : at + size]


def rows_in(connection: Connection, query: Select[Any], column: Any, values: Iterable[Any]) -> Iterator[AnyRow]:
    """The rows of a query of which a column has one of these values, however many these are."""
    for some in portions(list(values), _AT_ONCE):
        yield from connection.execute(query.where(column.in_(some)))


class Database:
    """The open database of one archive. Safe from any thread; each transaction has a connection of its own.

    `file` is SQLite's, None where the database is a server's; `home` is the folder of what belongs to the archive and
    stands in no database.
    """

    def __init__(self, file: Path | None, home: Path | None = None, url: str = "") -> None:
        """Raises ArchiveError where it can't be opened, was made by a newer program, or is no archive."""
        frozen = file is not None and _is_frozen(file)
        self._engine = _file_engine(file, frozen) if file else _server_engine(url)
        self.file, self.dialect = file, DIALECTS[self._engine.dialect.name]
        self.home = home or (file or Path()).parent
        self.name = str(file or self._engine.url.render_as_string(hide_password=True))
        driver = self._engine.dialect.loaded_dbapi
        self._error, self._away = driver.Error, driver.OperationalError
        self._watch: PoolProxiedConnection | None = None
        self._watching = threading.Lock()
        self._stamp = _UNKNOWN
        _begin_ourselves(self._engine, self.dialect, frozen)
        self._engine.update_execution_options(searchapp_home=self.home)
        with ExitStack() as refused, self._told("this is no archive that can be opened"):
            refused.callback(self._engine.dispose)
            bring_up_to_date(self._engine, self.dialect, self.name, frozen)
            refused.pop_all()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the archive. Raises ArchiveError where the database fails."""
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def write(self, forgets: bool = False) -> Iterator[Connection]:
        """A transaction that holds the write lock from its beginning; committed unless the block raises.

        `forgets`: what it deletes shall stand in no file any more afterwards (`forget`).
        Raises ArchiveError where the disk is full, the file is read-only or the lock is not to be had in a minute.
        """
        with self._transaction(write=True) as connection:
            connection.execute(_FORGETTING if forgets else _MOVE_ON)
            yield connection
        self._stamp = _UNKNOWN
        if forgets:
            self.forget()

    def stamp(self) -> int:
        """A number that rises with every change, whoever made it: what was read before may not hold then.

        Of another process's change one learns at once, or on a server within 5 ms (`Dialect.fresh`).
        """
        with self._watching:
            known, until = self._stamp
            if time.monotonic() >= until:
                with self._told():
                    known = int(self._shared("stamp"))
                self._stamp = (known, time.monotonic() + self.dialect.fresh)
            return known

    def secret(self) -> str:
        """What all servers of the archive sign with, made at the first call. Raises ArchiveError where it can't be."""
        own = schema.shared.c.secret
        with self.read() as connection:
            found = connection.scalar(select(own))
        if found is None:
            with self.write() as connection:
                connection.execute(update(schema.shared).where(own.is_(None)).values(secret=secrets.token_hex()))
                found = connection.scalar(select(own))
        return str(found)

    def forget(self) -> None:
        """Let what was deleted stand in no file of the database any more; where somebody reads it, the next call does.

        On a server other transactions wait meanwhile, since its tables are written anew.
        """
        with self._told():
            with self._watching:
                deleted = self._shared("deleted")
            if deleted is None:
                return
            connection = self._engine.raw_connection()
        try:
            with closing(connection.cursor()) as cursor:
                for statement in (*self.dialect.forget, f"UPDATE shared SET deleted = NULL WHERE deleted = {deleted}"):  # noqa: S608  # a number
                    cursor.execute(statement)
        except self._error:
            connection.invalidate()
        else:
            connection.close()

    def copy_to(self, file: Path) -> None:
        """Write one state of the whole database to a file, while others read and write. Raises ArchiveError."""
        if self.file:
            pour_file(self.file, file)
        with closing(Database(file)) as copy, copy.write() as connection:
            if not self.file:
                with self.read() as own:
                    pour_rows(own, connection)
            connection.execute(update(schema.shared).values(secret=None))

    def become(self, file: Path) -> None:
        """Hold what another file holds from now on, for whoever has this one open too. Raises ArchiveError."""
        with closing(Database(file)) as coming:
            if self.file:
                with self.read() as own, coming.write() as connection:
                    kept = own.execute(select(schema.shared)).mappings().one()
                    connection.execute(update(schema.shared).values({**kept, "stamp": kept["stamp"] + 1}))
            else:
                with coming.read() as connection, self.write() as own:
                    pour_rows(connection, own)
        if self.file:
            pour_file(file, self.file)
        with self.write(forgets=True):
            pass

    def close(self) -> None:
        """Give back all connections."""
        if self._watch is not None:
            self._watch.close()
        self._engine.dispose()

    @contextmanager
    def _transaction(self, write: bool) -> Iterator[Connection]:
        with (
            self._told(),
            self._engine.connect().execution_options(searchapp_write=write) as connection,
            connection.begin(),
        ):
            yield connection

    def _shared(self, column: str, again: bool = True) -> Any:
        """What the row of `shared` says, outside of any transaction, on a connection that is kept for it."""
        if self._watch is None:
            self._watch, again = self._engine.raw_connection(), False
        try:
            with closing(self._watch.cursor()) as cursor:
                cursor.execute(f"SELECT {column} FROM shared")  # noqa: S608  # our own column
                (value,) = cursor.fetchone() or (None,)
                return value
        except self._error:
            self._watch.invalidate()
            self._watch = None
            if not again:  # else the connection was to a server that was started anew since
                raise
        return self._shared(column)

    @contextmanager
    def _told(self, what: str = "the archive can't be used") -> Iterator[None]:
        try:
            yield
        except (DBAPIError, self._error) as error:
            away = not self.file and isinstance(getattr(error, "orig", error), self._away)
            kind = ArchiveAway if away else ArchiveError
            raise kind(f"{self.name}: {what}: {_cause(error)}.") from error


def make_at(file: Path, revision: str) -> None:
    """Make an empty file of this schema or an earlier one. Raises ArchiveError where there was no such."""
    if revision not in revisions():
        raise ArchiveError(f"{file}: there is no schema {revision}; a newer searchapp made it.")
    engine, dialect = _file_engine(file, frozen=False), DIALECTS["sqlite"]
    _begin_ourselves(engine, dialect, frozen=False)
    with engine.begin() as connection:
        upgrade(connection, dialect, revision)
    engine.dispose()


def home_of(connection: Connection) -> Path:
    """The folder of what belongs to a connection's archive and stands in no database."""
    home: Path = connection.get_execution_options()["searchapp_home"]
    return home


_NEXT = schema.shared.c.stamp + 1
_MOVE_ON = update(schema.shared).values(stamp=_NEXT)
_FORGETTING = update(schema.shared).values(stamp=_NEXT, deleted=_NEXT)
_UNKNOWN = (-1, float("-inf"))


def _cause(error: Exception) -> str:
    cause = " ".join(str(getattr(error, "orig", error)).split()).rstrip(".")
    return f"{cause}; free some space and try again" if "full" in cause else cause


def _is_frozen(file: Path) -> bool:
    """Whether the archive lies where nothing can be written. Raises ArchiveError where it was not closed whole."""
    if not file.exists() or os.access(file.parent, os.W_OK):
        return False
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size:
        raise ArchiveError(f"{log}: the last changes were not taken in; open the archive once where it can be written.")
    return True


def _file_engine(file: Path, frozen: bool) -> Engine:
    address = f"{file.absolute().as_uri()}{'?immutable=1' if frozen else ''}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, timeout=WAIT_SECONDS, check_same_thread=False, uri=True)

    with suppress(OSError):  # where it can't be made, opening it tells so
        file.touch(0o600)
        if file.stat().st_mode & 0o077:  # an older program made it, or somebody copied it
            file.chmod(0o600)
    return create_engine("sqlite://", creator=connect, poolclass=QueuePool)


def _server_engine(url: str) -> Engine:
    """Raises ArchiveError where the address is none, or psycopg is not installed."""
    if not re.match(r"postgresql\+psycopg://", url):
        raise ArchiveError("The address of an archive looks like postgresql+psycopg://user@host/name.")
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except (ArgumentError, ValueError):
        raise ArchiveError("The address of the archive can't be read: is a sign in its password not escaped?") from None
    except ImportError:
        raise ArchiveError("PostgreSQL needs psycopg: pip install 'searchapp[postgresql]'.") from None
    engine.dialect.use_insertmanyvalues_wo_returning = True  # many rows a statement, so that triggers run once for all
    return engine


def _begin_ourselves(engine: Engine, dialect: Dialect, frozen: bool) -> None:
    """Let each connection be prepared, and each transaction begin as its kind demands."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.isolation_level = None
            connection.create_function("row_seal", -1, row_hash, deterministic=True)
        else:
            connection.autocommit = True
        with closing(connection.cursor()) as cursor:
            for statement in dialect.prepare[frozen:]:
                cursor.execute(statement)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("searchapp_write", False)
        for statement in dialect.writing if write else dialect.reading:
            connection.connection.driver_connection.execute(statement)  # type: ignore[union-attr]
