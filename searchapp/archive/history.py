"""Which versions of an article does the archive keep, and from which bytes was each read?"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.domain import Original


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version: its text as extracted, the hashes that were noted when it was added, and its original bytes."""

    number: int
    added: str
    text: str
    text_sha256: str
    original: Original
    original_sha256: str


def versions_of(connection: Connection, key: str) -> Iterator[KeptVersion]:
    """All versions of an article, the oldest first; none where there is no such article."""
    version, article, original = schema.version, schema.article, schema.original
    query = (
        select(version, original.c.data, original.c.media_type, original.c.sha256)
        .join(article, article.c.id == version.c.article_id)
        .join(original, original.c.id == version.c.original_id)
        .where(article.c.key == key)
        .order_by(version.c.number)
    )
    for row in connection.execute(query):
        bytes_ = Original(row.where, zlib.decompress(row.data), row.media_type)
        yield KeptVersion(row.number, row.added_at, row.text, row.text_hash, bytes_, row.sha256)
