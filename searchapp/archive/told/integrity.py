"""Does the archive still say what was written into it?

The database's own structure first, then the registry, decisions and all else that can't be made anew against their
seals, then every text and every run of findings against its hash.
"""

import hashlib
import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.ground.dialects import DIALECTS
from searchapp.archive.ground.seals import broken_seals, findings_hash


def damages(connection: Connection) -> Iterator[str]:
    """A sentence for each fault of the database, and each original, text and run of findings unlike its hash."""
    yield from _broken_structure(connection)
    yield from broken_seals(connection)
    yield from _damaged_originals(connection)
    version, article = schema.version, schema.article
    query = (
        select(version.c.id, version.c.text, version.c.text_hash, article.c.key, schema.annotation.c.content_hash)
        .join(article, article.c.version_id == version.c.id)
        .outerjoin(schema.annotation, schema.annotation.c.version_id == version.c.id)
        .order_by(version.c.id)
    )
    for row in connection.execute(query.execution_options(yield_per=100)):
        if hashlib.sha256(row.text.encode()).hexdigest() != row.text_hash:
            yield f"{row.key}: the archive's text was altered since it was added."
        yield from _misplaced(connection, row.id, row.key, len(row.text))
        if row.content_hash is not None and findings_hash(connection, row.id) != row.content_hash:
            yield f"{row.key}: the archive's quotations or mentions were altered since they were found."


def _broken_structure(connection: Connection) -> Iterator[str]:
    """What the database itself can tell of its pages and indexes, and of references to rows that are not there."""
    dialect = DIALECTS[connection.dialect.name]
    for asked, told in dialect.faults:
        for row in connection.exec_driver_sql(asked):
            yield f"{dialect.called}: {told.format(*row)}."


def _damaged_originals(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(schema.original).execution_options(yield_per=100)):
        try:
            whole = hashlib.sha256(zlib.decompress(row.data)).hexdigest() == row.sha256
        except zlib.error:
            whole = False
        if not whole:
            yield f"original {row.sha256[:16]}: its bytes don't fit their SHA-256."


def _misplaced(connection: Connection, version_id: int, key: str, length: int) -> Iterator[str]:
    placement = schema.placement
    at = -2
    query = select(placement).where(placement.c.version_id == version_id).order_by(placement.c.number)
    for expected, row in enumerate(connection.execute(query)):
        if row.number != expected or row.start != at + 2:
            yield f"{key}: paragraph {expected} is missing or its span is wrong."
            return
        at = row.end
    if at != length:
        yield f"{key}: its paragraphs end at character {at} of {length}."
