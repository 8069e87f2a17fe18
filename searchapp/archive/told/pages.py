"""What does an article's page need? One version with all that is told of it, the registry left out."""

import json
from dataclasses import replace

from sqlalchemy import Connection, bindparam, func, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import Asked
from searchapp.archive.ground.facts import facts_of, kept_outlets
from searchapp.archive.ground.merged import told_of
from searchapp.archive.told.history import original_in
from searchapp.article import ArticlePage
from searchapp.outlets import outlet_of
from searchapp.reading import Original

_ARTICLE, _VERSION = schema.article.c, schema.version.c
_PAGE = (
    select(schema.version, schema.original.c.sha256, schema.annotation.c.annotator)
    .join(schema.article, _ARTICLE.id == _VERSION.article_id)
    .join(schema.original, schema.original.c.id == _VERSION.original_id)
    .outerjoin(schema.annotation, schema.annotation.c.version_id == _VERSION.id)
    .where(_ARTICLE.key == bindparam("key"))
)
_NEWEST, _NUMBERED = (
    Asked(_PAGE.where(_ARTICLE.version_id == _VERSION.id)),
    Asked(_PAGE.where(_VERSION.number == bindparam("number"))),
)
_VERSIONS = Asked(select(func.count()).select_from(schema.version).where(_VERSION.article_id == bindparam("article")))


def article_page(connection: Connection, key: str, number: int | None = None) -> ArticlePage | None:
    """A version of an article, with None for a number the newest; None where there is none."""
    query = _NEWEST if number is None else _NUMBERED
    row = query.one(connection, key=key, number=number)
    if row is None:
        return None
    told, facts = told_of(connection, [row.id])[row.id], facts_of(connection, [row.article_id])[row.article_id]
    outlet = facts.outlet(row.outlet)
    return ArticlePage(
        id=key,
        version=row.number,
        versions=_VERSIONS.one(connection, article=row.article_id)[0],
        **{name: getattr(row, name) for name in ("title", "text", "dateline", "lang", "url", "where", "sha256")},
        parts=tuple(replace(part, speakers=tuple(sorted(told.speakers[part.number]))) for part in told.parts),
        statements=tuple(told.statements),
        mentions=tuple((ref.id, span) for _, ref, span in told.mentions),
        outlet=outlet,
        source=outlet_of(outlet, kept_outlets(connection)),
        published=facts.published(row),
        byline=facts.byline(row.byline),
        corrected=bool(facts.decided),
        added=row.added_at,
        annotator=row.annotator or "",
        remarks=tuple((code, detail) for code, detail in json.loads(row.remarks or "[]")),
    )


def original_of(connection: Connection, key: str) -> Original | None:
    """The bytes from which the newest version of an article was read, as they came."""
    version, article, original = schema.version, schema.article, schema.original
    query = (
        select(version.c.where, original.c.data, original.c.media_type)
        .join(article, article.c.version_id == version.c.id)
        .join(original, original.c.id == version.c.original_id)
    )
    row = connection.execute(query.where(article.c.key == key)).one_or_none()
    return row and original_in(row)
