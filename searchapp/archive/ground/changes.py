"""What has an index to learn? The sequence of changes to articles."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from searchapp.archive import schema
from searchapp.archive.ground.database import now


def note_change(connection: Connection, key: str) -> None:
    """Tell the index that it has to learn of this article anew."""
    connection.execute(insert(schema.change), {"key": key, "at": now()})


def last_change(connection: Connection) -> int:
    """The archive's change number: it rises with each change that an index has to learn."""
    return int(connection.execute(select(func.max(schema.change.c.seq))).scalar() or 0)


def changed_since(connection: Connection, seq: int) -> list[str]:
    """The ids of the articles that changed after this change number."""
    change = schema.change.c
    return list(
        connection.execute(select(change.key).where(change.seq > seq).distinct().order_by(change.key)).scalars()
    )
