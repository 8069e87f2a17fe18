"""Which versions of an article does the archive keep, from which bytes was each read, and what stood in which?"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow, portions, rows_in
from searchapp.archive.ground.merged import told_of
from searchapp.article import Changed, Edition, Place, spoken
from searchapp.reading import Original

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version: its text as extracted, the hashes that were noted when it was added, and its original bytes."""

    number: int
    added: str
    text: str
    text_sha256: str
    original: Original
    original_sha256: str


def versions_of(connection: Connection, key: str) -> list[KeptVersion]:
    """All versions of an article with their bytes, the oldest first; none where there is no such article."""
    version, article, original = schema.version, schema.article, schema.original
    query = (
        select(version, original.c.data, original.c.media_type, original.c.sha256)
        .join(article, article.c.id == version.c.article_id)
        .join(original, original.c.id == version.c.original_id)
        .where(article.c.key == key)
        .order_by(version.c.number)
    )
    return [
        KeptVersion(row.number, row.added_at, row.text, row.text_hash, original_in(row), row.sha256)
        for row in connection.execute(query)
    ]


def original_in(row: AnyRow) -> Original:
    """The bytes that a row of `version` and `original` holds."""
    return Original(row.where, zlib.decompress(row.data), row.media_type)


def editions_of(connection: Connection, key: str) -> list[Edition]:
    """The statements of all versions of an article, the oldest first; none where there is no such article."""
    version, article = schema.version, schema.article
    query = select(version.c.id, version.c.number, version.c.added_at, version.c.text)
    joined = query.join(article, article.c.id == version.c.article_id).where(article.c.key == key)
    rows = connection.execute(joined.order_by(version.c.number)).all()
    found = []
    for part in portions(rows, _AT_ONCE):
        told = told_of(connection, [row.id for row in part])
        for row in part:
            words = {one.id: spoken(row.text, one.segments) for one in told[row.id].statements}
            found.append(Edition(row.number, row.added_at, row.text, words))
    return found


def article_of_statement(connection: Connection, quote_id: int) -> str | None:
    """The id of the article in which a statement was ever found, or None where the archive knows no such statement."""
    query = select(schema.article.c.key).join(schema.quote, schema.quote.c.article_id == schema.article.c.id)
    return connection.execute(query.where(schema.quote.c.id == quote_id)).scalar()


def place_of_paragraph(connection: Connection, paragraph_id: int) -> Place | None:
    """Where a paragraph stands, in the newest version that has it; None where the archive knows no such paragraph."""
    version, article, placement = schema.version, schema.article, schema.placement
    query = (
        select(article.c.key, version.c.id, version.c.number, placement.c.number, article.c.version_id)
        .join(version, version.c.id == placement.c.version_id)
        .join(article, article.c.id == version.c.article_id)
        .where(placement.c.paragraph_id == paragraph_id)
        .order_by(version.c.number.desc())
    )
    row = connection.execute(query).first()
    return row and Place(row[0], row[2], row[3], row[1] == row[4])


def last_changed(connection: Connection, before: int | None, limit: int) -> list[Changed]:
    """The articles that got a version last, the latest first; with `before` (a row id) those before that one."""
    version, article = schema.version, schema.article
    query = (
        select(article.c.key, version.c.id, version.c.added_at)
        .join(version, version.c.id == article.c.version_id)
        .order_by(article.c.version_id.desc())
        .limit(limit)
    )
    rows = connection.execute(query if before is None else query.where(article.c.version_id < before))
    return [Changed(row.key, row.id, row.added_at) for row in rows]


def first_added(connection: Connection, paragraph_ids: Sequence[int]) -> dict[int, str]:
    """When each of these paragraphs was first taken in (UTC), with whichever version."""
    version, placement = schema.version, schema.placement
    query = select(placement.c.paragraph_id, func.min(version.c.added_at)).group_by(placement.c.paragraph_id)
    joined = query.join(version, version.c.id == placement.c.version_id)
    return {row[0]: row[1] for row in rows_in(connection, joined, placement.c.paragraph_id, paragraph_ids)}
