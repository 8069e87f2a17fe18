"""What has an index to learn? The sequence of changes to articles."""

from sqlalchemy import Connection, func, insert, select, update

from searchapp.archive import schema
from searchapp.archive.ground.database import now


def note_change(connection: Connection, key: str, hides: bool = False) -> None:
    """Tell the index that it has to learn of this article anew; what it `hides` is not shown until it has."""
    connection.execute(insert(schema.change), {"key": key, "at": now(), "hides": hides})


def hidden_since(connection: Connection, seq: int) -> frozenset[str]:
    """The ids of the articles of which an index of this change number must show nothing."""
    change = schema.change.c
    return frozenset(connection.scalars(select(change.key).where(change.seq > seq, change.hides).distinct()))


def old_ids(connection: Connection, learned: int) -> list[int]:
    """The changes up to this number whose ids no article bears any more, and no withdrawn one bore."""
    change = schema.change.c
    gone = [change.key.not_in(select(key)) for key in (schema.article.c.key, schema.withdrawal.c.key)]
    return list(
        connection.scalars(select(change.seq).where(change.seq <= learned, change.hides, change.key != "", *gone))
    )


def forget_old_ids(connection: Connection, learned: int) -> None:
    """Forget these ids, once an index has learned that they are gone."""
    change, old = (
        schema.change,
        select(schema.change.c.key).where(schema.change.c.seq.in_(old_ids(connection, learned))),
    )
    connection.execute(update(change).where(change.c.seq <= learned, change.c.key.in_(old)).values(key=""))


def last_change(connection: Connection) -> int:
    """The archive's change number: it rises with each change that an index has to learn."""
    return int(connection.execute(select(func.max(schema.change.c.seq))).scalar() or 0)


def changed_since(connection: Connection, seq: int) -> list[str]:
    """The ids of the articles that changed after this change number."""
    change = schema.change.c
    return list(
        connection.execute(select(change.key).where(change.seq > seq).distinct().order_by(change.key)).scalars()
    )
