"""How is the archive saved while people read and write it, and how does a saved one come back?

A backup is one state of the database, read back and held against its hashes before it counts. What comes back learns
first of every withdrawal that is known by now: what was taken out stays out, however old the backup is.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from searchapp.archive import schema
from searchapp.archive.articles.withdraw import withdraw
from searchapp.archive.forgetting.cases import case_of, keep_case
from searchapp.archive.forgetting.forget import apply
from searchapp.archive.ground.changes import last_change
from searchapp.archive.ground.database import Database, now
from searchapp.archive.ground.minting import put
from searchapp.archive.told.integrity import damages
from searchapp.durable import sync_file, sync_folder
from searchapp.errors import ArchiveError

Tombstone = dict[str, Any]
"""A row of `withdrawal` (key, original_sha256, reason, actor, at), or of `forgotten`, which tells `what` was done."""


def back_up(database: Database, file: Path) -> int:
    """Write a verified backup to a file, which is there whole or not at all; how many articles it holds.

    Raises ArchiveError where it can't be written, or where what was written is damaged.
    """
    with draft(file) as written:
        database.copy_to(written)
        return verified(written)


def restore(database: Database, file: Path, withdrawn: Iterable[Tombstone], indexed: int) -> int:
    """Let the archive be what a backup holds, without what was withdrawn since; how many articles it holds then.

    `withdrawn` are withdrawals that are known from elsewhere, beside those that the archive has now; `indexed` is the
    change number of the live index, which then learns of every article anew. Raises ArchiveError where the file is no
    backup or is damaged; the archive stays as it was.
    """
    with draft(database.home / "restoring.sqlite") as copied:
        _copy_archive(file, copied)
        verified(copied)
        count = succeed(database, copied, withdrawn, indexed)
        copied.unlink()
    return count


def succeed(database: Database, file: Path, withdrawn: Iterable[Tombstone], indexed: int) -> int:
    """Let another archive's file take the place of this one, once it knows what was withdrawn and what is to index."""
    with database.read() as connection:
        known, had, seq = withdrawals(connection), set(_keys(connection)), max(indexed, last_change(connection))
    coming = Database(file)
    try:
        with coming.write() as connection:
            for tombstone in (*known, *withdrawn):
                _bury(connection, tombstone)
            count = len(held := set(_keys(connection)))
            gone = set(connection.scalars(select(schema.withdrawal.c.key)))
            hiding = set(connection.scalars(select(schema.change.c.key).where(schema.change.c.hides))) & held
            _index_anew(connection, had | held, gone | hiding, max(seq, last_change(connection)))
    finally:
        coming.close()
    database.become(file)
    return count


def withdrawals(connection: Connection) -> list[Tombstone]:
    """Everything that was ever withdrawn, in the order of the ids, and every name that was taken out."""
    tables = ((schema.withdrawal, schema.withdrawal.c.key), (schema.forgotten, schema.forgotten.c.id))
    return [dict(row._mapping) for table, by in tables for row in connection.execute(select(table).order_by(by))]


def read_withdrawals(file: Path) -> list[Tombstone]:
    """The withdrawals of a list, a JSON object a line. Raises ArchiveError with the line that is none."""
    read = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            told = json.loads(line)
        except ValueError:
            told = None
        if not _is_tombstone(told):
            raise ArchiveError(f"{file}, line {number}: this is no withdrawal as `searchapp withdrawals` writes it.")
        read.append(told)
    return read


_TEXTS = {"key", "original_sha256", "reason", "actor", "at", "what", "key_id"}
_LISTS = {"forms", "parts", "articles"}


def _is_tombstone(told: object) -> bool:
    """Whether it has all that a row of one of the tables has, each of its kind."""
    if not isinstance(told, dict):
        return False
    kinds = [{column.name for column in table.c} for table in (schema.withdrawal, schema.forgotten)]
    fitting = all(isinstance(told[n], str) for n in _TEXTS & told.keys())
    return fitting and set(told) in kinds and all(isinstance(told[n], list) for n in _LISTS & told.keys())


@contextmanager
def draft(file: Path) -> Iterator[Path]:
    """A name beside the file to write to; afterwards it is the file, on the disk. Raises ArchiveError."""
    written = file.with_name(f"{file.name}.partial")
    try:
        written.unlink(missing_ok=True)
        os.close(os.open(written, os.O_WRONLY | os.O_CREAT, 0o600))
        yield written
        if written.exists():
            sync_file(written)
            written.replace(file)
            sync_folder(file.absolute().parent)
    except OSError as error:
        raise ArchiveError(f"{file}: this can't be written: {error.strerror or error}.") from error
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                written.with_name(written.name + end).unlink(missing_ok=True)


def verified(file: Path) -> int:
    """How many articles an archive's file holds. Raises ArchiveError where anything in it is damaged."""
    written = Database(file)
    try:
        with written.read() as connection:
            found = next(damages(connection), None)
            count = len(_keys(connection))
    finally:
        written.close()
    if found:
        raise ArchiveError(f"{file}: what was written is damaged: {found}")
    return count


def _copy_archive(file: Path, copied: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as asked:
            asked.execute("SELECT version_num FROM alembic_version").fetchone()
            asked.execute("SELECT count(*) FROM article").fetchone()
        shutil.copyfile(file, copied)
    except (sqlite3.Error, OSError) as error:
        raise ArchiveError(f"{file}: this is no backup of an archive: {error}.") from None


def _keys(connection: Connection) -> list[str]:
    return list(connection.scalars(select(schema.article.c.key)))


def _bury(connection: Connection, tombstone: Tombstone) -> None:
    if "what" in tombstone:
        apply(connection, case_of(connection, tombstone | {"id": keep_case(connection, tombstone)}))
        return
    with suppress(ArchiveError):  # the backup does not hold it
        withdraw(connection, tombstone["key"], tombstone["reason"], tombstone["actor"])
    own = schema.withdrawal
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(own), tombstone)
    connection.execute(update(own).where(own.c.key == tombstone["key"]).values(tombstone))


def _index_anew(connection: Connection, keys: set[str], hiding: set[str], seq: int) -> None:
    every = enumerate(sorted(keys), 1)
    rows = [{"seq": seq + n, "key": key, "at": now(), "hides": key in hiding} for n, key in every]
    put(connection, schema.change, rows)
