"""How does a name leave what is kept of an article: its versions, their originals, decisions and reports?

Every text is written anew with a marked gap, every offset into it follows, and every hash is made again.
"""

import hashlib
import zlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update

from searchapp.archive import schema
from searchapp.archive.forgetting.forms import Forms, Gapped
from searchapp.archive.forgetting.incoming import keyed_hash
from searchapp.archive.forgetting.masks import masked, masked_address, masked_bytes, masked_within
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.ground.minting import put

TEXTS = ("title", "outlet", "byline", "dateline", "remarks")
ADDRESSES = ("where", "url", "copy_of")

SAID: dict[Table, tuple[str, ...]] = {
    schema.decision: ("was", "value", "reason", "undone_reason"),
    schema.report: ("speaker", "who", "note", "reason"),
}
"""What people said of an article, beside its own words."""

QUOTED: dict[Table, tuple[str, ...]] = {schema.decision: ("quoted", "before", "after"), schema.report: ("quoted",)}
"""The article's own words that stand beside what people said."""


def rewrite_article(connection: Connection, article: AnyRow, forms: Forms, key: bytes) -> str:
    """Take these names out of all versions of an article (`id`, `key`); the id that it has then."""
    versions = connection.execute(select(schema.version).where(schema.version.c.article_id == article.id)).all()
    for version in versions:
        _rewrite_version(connection, version, forms, key)
    for original in {version.original_id for version in versions}:
        _rewrite_original(connection, original, forms)
    here = article.id
    for columns in (SAID, QUOTED):
        for table, names in columns.items():
            rewrite_rows(connection, table, names, forms, table.c.article_id == here)
    for table in (schema.copy_sketch, schema.copy_band):  # the next reindex makes them of the text that is left
        connection.execute(delete(table).where(table.c.article_id == here))
    return _rename_article(connection, article, forms)


def rewrite_rows(
    connection: Connection, table: Table, names: tuple[str, ...], forms: Forms, which: ColumnElement[bool] | None = None
) -> None:
    """Take these names out of columns of text or JSON in the rows of a table."""
    keys = list(table.primary_key.columns)
    query = select(*keys, *(table.c[name] for name in names))
    for row in connection.execute(query if which is None else query.where(which)).all():
        old = {name: getattr(row, name) for name in names}
        new = {name: masked_within(forms, value) for name, value in old.items()}
        if new != old:
            own = [column == getattr(row, column.name) for column in keys]
            connection.execute(update(table).where(*own).values(new))


def _rewrite_version(connection: Connection, version: AnyRow, forms: Forms, key: bytes) -> None:
    gapped = Gapped(version.text, forms.find(version.text))
    new: dict[str, Any] = {name: masked(forms, value) for name in TEXTS if (value := getattr(version, name))}
    new |= {name: masked_address(forms, value) for name in ADDRESSES if (value := getattr(version, name))}
    new |= {"text": gapped.text, "text_hash": hashlib.sha256(gapped.text.encode()).hexdigest()}
    new["content_hash"] = keyed_hash(key, version.content_hash)
    if gapped.text != version.text:
        _move_spans(connection, version.id, gapped)
    connection.execute(update(schema.version).where(schema.version.c.id == version.id).values(new))


_SPANS: dict[Table, tuple[tuple[str, str], ...]] = {
    schema.placement: (("start", "end"),),
    schema.mention: (("start", "end"),),
    schema.machine_quote: (("speaker_start", "speaker_end"), ("cue_start", "cue_end")),
    schema.given_quote: (("speaker_start", "speaker_end"), ("cue_start", "cue_end")),
    schema.decision: (),
}
"""Columns of offsets into a version's text."""

_LISTS = ("segments", "chain")


def _move_spans(connection: Connection, version_id: int, gapped: Gapped) -> None:
    for table, pairs in _SPANS.items():
        keys = list(table.primary_key.columns)
        for row in connection.execute(select(table).where(table.c.version_id == version_id)).all():
            new: dict[str, Any] = {}
            for start, end in pairs:
                if getattr(row, start) is not None:
                    new |= {start: gapped.start(getattr(row, start)), end: gapped.end(getattr(row, end))}
            for name in _LISTS:
                if name in table.c and getattr(row, name) is not None:
                    new[name] = [[gapped.start(a), gapped.end(b)] for a, b in getattr(row, name)]
            if new:
                own = [column == getattr(row, column.name) for column in keys]
                connection.execute(update(table).where(*own).values(new))
    _move_roles(connection, version_id, gapped)


def _move_roles(connection: Connection, version_id: int, gapped: Gapped) -> None:
    role = schema.role
    rows = connection.execute(select(role).where(role.c.version_id == version_id)).all()
    connection.execute(delete(role).where(role.c.version_id == version_id))
    moved: dict[tuple[int, int], dict[str, Any]] = {}
    for row in rows:
        start, end = gapped.start(row.start), gapped.end(row.end)
        moved[row.entity_id, start] = row._asdict() | {"start": start, "end": end, "text": gapped.text[start:end]}
    put(connection, role, list(moved.values()))


def _rewrite_original(connection: Connection, original_id: int, forms: Forms) -> None:
    """The bytes without the names, for all articles that were read from them."""
    own, version = schema.original, schema.version.c
    row = connection.execute(select(own).where(own.c.id == original_id)).one()
    texts = connection.scalars(select(version.text).where(version.original_id == original_id).order_by(version.id))
    data = zlib.decompress(row.data)
    new, whole = masked_bytes(forms, data, "\n\n".join(masked(forms, text) for text in texts))
    if new == data:
        return
    told = {
        "sha256": hashlib.sha256(new).hexdigest(),
        "media_type": row.media_type if whole else "text/plain",
        "size": len(new),
        "data": zlib.compress(new),
    }
    same = connection.execute(select(own.c.id).where(own.c.sha256 == told["sha256"], own.c.id != original_id)).scalar()
    if same is None:
        connection.execute(update(own).where(own.c.id == original_id).values(told))
        return
    connection.execute(update(schema.version).where(version.original_id == original_id).values(original_id=same))
    connection.execute(delete(own).where(own.c.id == original_id))


def _rename_article(connection: Connection, article: AnyRow, forms: Forms) -> str:
    """Give an article an id that does not hold the names; the index learns that the old one is gone."""
    key = masked_address(forms, article.key)
    own = schema.article
    if key != article.key:
        taken = connection.execute(select(own.c.id).where(own.c.key == key)).scalar()
        key = key if taken is None else f"{key}-{article.id}"
        connection.execute(update(own).where(own.c.id == article.id).values(key=key))
        note_change(connection, article.key, hides=True)
    note_change(connection, key, hides=True)
    return key
