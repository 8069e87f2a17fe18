"""How does an article leave the archive? Wholly: only a tombstone stays, which keeps it from coming in again.

Whom nothing but the article named, and of whom nobody decided anything, goes with it: the id stays, of nobody known.
"""

from sqlalchemy import Connection, delete, insert, literal, select

from searchapp.archive import schema
from searchapp.archive.articles.copies import regroup, standing_with
from searchapp.archive.forgetting.cases import forgotten_address
from searchapp.archive.forgetting.unlinking import leave, named_in
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import now
from searchapp.archive.ground.newest import newest
from searchapp.errors import ArchiveError


def withdraw(connection: Connection, key: str, reason: str, actor: str) -> None:
    """Delete the article with all versions, findings and decisions, and the names of whom only it named.

    Its id, its hash and the reason are kept.

    Raises ArchiveError where there is no such article, or no reason is given.
    """
    if not (reason := reason.strip()):
        raise ArchiveError("A withdrawal needs a reason.")
    article, version, original = schema.article, schema.version, schema.original
    article_id = newest(connection, key).article_id
    originals = list(connection.scalars(select(version.c.original_id).where(version.c.article_id == article_id)))
    latest = select(original.c.sha256).where(original.c.id == originals[-1])
    tombstone = {
        "key": key,
        "original_sha256": connection.scalar(latest),
        "reason": reason,
        "actor": actor,
        "at": now(),
    }
    connection.execute(insert(schema.withdrawal), tombstone)
    copies = standing_with(connection, article_id)
    named = named_in(connection, article_id)
    for table in (schema.quote, schema.paragraph):
        ids = select(literal(table.name), table.c.id).where(table.c.article_id == article_id)
        connection.execute(insert(schema.withdrawn_id).from_select(["kind", "id"], ids))
    connection.execute(delete(article).where(article.c.id == article_id))
    leave(connection, named)
    regroup(connection, copies)
    unused = original.c.id.in_(originals) & original.c.id.not_in(select(version.c.original_id))
    connection.execute(delete(original).where(unused))
    note_change(connection, key, hides=True)


def withdrawn_id(connection: Connection, kind: str, number: int) -> bool:
    """Whether a statement (`quote`) or a `paragraph` of this id stood in an article that was withdrawn."""
    own = schema.withdrawn_id.c
    return connection.execute(select(own.id).where(own.kind == kind, own.id == number)).scalar() is not None


def withdrawal(connection: Connection, key: str) -> str | None:
    """Why an article is not to be had under this id any more, or None where nothing was taken out."""
    own = schema.withdrawal.c
    reason = connection.execute(select(own.reason).where(own.key == key)).scalar()
    return reason or forgotten_address(connection, key)
