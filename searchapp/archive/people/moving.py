"""How does a name in an article come to mean somebody else? All findings at once, and the index is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update

from searchapp.archive import schema
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import portions
from searchapp.archive.ground.seals import findings_hash
from searchapp.domain import EntityKind

_AT_ONCE = 5_000
_BY = "machine"


@dataclass(frozen=True, slots=True)
class Move:
    """A name (folded) in an article that led to `old` and leads to `new`; the same id twice only keeps the grounds.

    `share` and `grounds` are those of the decision; None where it was none.
    """

    article: int
    folded: str
    old: int
    new: int
    share: float | None = None
    grounds: Any = None


_LINK = (
    update(schema.link)
    .where(
        schema.link.c.article_id == bindparam("article"),
        schema.link.c.kind == EntityKind.PERSON.value,
        schema.link.c.folded == bindparam("name"),
    )
    .values(entity_id=bindparam("new"), share=bindparam("how_sure"), grounds=bindparam("because"), by=bindparam("who"))
)
_APPEARANCE = text(
    """
    UPDATE appearance SET entity_id = (SELECT coalesce(merged_into, id) FROM entity WHERE id = :new)
    WHERE article_id = :article AND folded = :name
    """
)
_MOVING = text(
    "CREATE TEMPORARY TABLE IF NOT EXISTS moving (version BIGINT, old BIGINT, new BIGINT, PRIMARY KEY (version, old))"
)
_FINDINGS = tuple(
    text(
        f"""
        UPDATE {table} SET entity_id = (
            SELECT m.new FROM moving m WHERE m.version = {table}.version_id AND m.old = {table}.entity_id)
        WHERE version_id IN (SELECT version FROM moving) AND entity_id IN (
            SELECT m.old FROM moving m WHERE m.version = {table}.version_id)
        """  # noqa: S608  # the names of our own tables
    )
    for table in ("mention", "machine_quote", "role")
)


def move_names(connection: Connection, moves: Sequence[Move], by: str = _BY) -> None:
    """Let these names mean whom they were decided to mean, `by` a machine or a person (`human`).

    All findings of the newest versions follow at once, so that two names may change places; older versions stay.
    """
    if moves:
        rows = [
            {"article": m.article, "name": m.folded, "new": m.new, "how_sure": m.share, "because": m.grounds, "who": by}
            for m in moves
        ]
        decided = (
            rows if by != _BY else [row for row, m in zip(rows, moves, strict=True) if m.old != m.new or m.grounds]
        )
        if decided:
            connection.execute(_LINK, decided)
        connection.execute(_APPEARANCE, [{k: row[k] for k in ("new", "article", "name")} for row in rows])
    for part in portions([m for m in moves if m.old != m.new], _AT_ONCE):
        _move_findings(connection, part)


def _move_findings(connection: Connection, moves: Sequence[Move]) -> None:
    article = schema.article.c
    query = select(article.id, article.version_id, article.key).where(article.id.in_({m.article for m in moves}))
    newest = {row.id: row for row in connection.execute(query)}
    connection.execute(_MOVING)
    connection.execute(text("DELETE FROM moving"))
    rows = [{"version": newest[m.article].version_id, "old": m.old, "new": m.new} for m in moves]
    connection.execute(text("INSERT INTO moving VALUES (:version, :old, :new) ON CONFLICT DO NOTHING"), rows)
    for statement in _FINDINGS:
        connection.execute(statement)
    annotation = schema.annotation
    known = select(annotation.c.version_id).where(annotation.c.version_id.in_({row["version"] for row in rows}))
    hashes = [{"v": v, "h": findings_hash(connection, v)} for v in connection.scalars(known).all()]
    if hashes:
        connection.execute(text("UPDATE annotation SET content_hash = :h WHERE version_id = :v"), hashes)
    for row in newest.values():
        note_change(connection, row.key)
