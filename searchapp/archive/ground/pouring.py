"""How does all that one database holds get into another?"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from searchapp.archive import schema
from searchapp.archive.ground.dialects import DIALECTS, WAIT_SECONDS
from searchapp.errors import ArchiveError

_ROWS_AT_ONCE = 1000
_OF_THE_PLACE = {schema.shared, schema.seal}
"""What belongs to a database itself."""


def pour_file(source: Path, target: Path) -> None:
    """Copy a file into another by SQLite's online backup: one state, in one transaction of the target."""
    try:
        with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target, timeout=WAIT_SECONDS)) as write:
            read.backup(write)
    except sqlite3.Error as error:
        raise ArchiveError(f"{target}: the archive can't be copied from {source}: {error}.") from error


def pour_rows(source: Connection, target: Connection) -> None:
    """Let all tables of the target hold what the source's do, of the same schema, within its transaction."""
    tables = [table for table in schema.metadata.sorted_tables if table not in _OF_THE_PLACE]
    for table in reversed(tables):
        target.execute(delete(table))
    for table in tables:
        rows = source.execution_options(yield_per=_ROWS_AT_ONCE).execute(select(table).order_by(*_first(table)))
        for some in rows.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in some])
    last = select(func.coalesce(func.max(schema.appearance.c.id), 0)).scalar_subquery()
    target.execute(update(schema.resolved).where(schema.resolved.c.upto > last).values(upto=last))
    for statement in filter(None, map(DIALECTS[target.dialect.name].count_on, tables)):
        target.exec_driver_sql(statement)


def _first(table: Table) -> list[ColumnElement[Any]]:
    """In which order no row refers to a later one of its own table."""
    own = [key.parent for key in table.foreign_keys if key.column.table is table]
    return [*(column.is_not(None) for column in own), *table.primary_key]
