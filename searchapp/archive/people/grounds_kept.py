"""By which grounds was somebody taken to be meant, and where is the program least sure?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_now
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.people.names_kept import folded
from searchapp.domain import EntityKind
from searchapp.people import Ground, Reason, spelling_words

_PERSON = EntityKind.PERSON.value


@dataclass(frozen=True, slots=True)
class Linked:
    """An article (id and headline) that names somebody `name`: with which share of all weight, and on which grounds."""

    entity: int
    article: str
    title: str
    name: str
    share: float
    reasons: tuple[Reason, ...]


def links_of(connection: Connection, members: Sequence[int], limit: int) -> list[Linked]:
    """The articles whose name was taken to mean this person (all its ids), the least sure first."""
    query = _links().where(schema.link.c.entity_id.in_(members))
    closed = closed_now(connection)
    return _linked(connection, query.where(schema.link.c.article_id.not_in(closed)) if closed else query, limit)


def doubtful(connection: Connection, limit: int) -> list[Linked]:
    """The least sure links of the whole archive."""
    return _linked(connection, _links(), limit)


def spread(connection: Connection, limit: int) -> list[tuple[str, int]]:
    """The names that most unmerged people are shown under, with the number of these."""
    entity = schema.entity.c
    query = (
        select(entity.name, func.count())
        .where(entity.kind == _PERSON, entity.merged_into.is_(None), entity.articles > 0)
        .group_by(entity.name)
        .having(func.count() > 1)
        .order_by(func.count().desc(), entity.name)
    )
    return [(name, rows) for name, rows in connection.execute(query.limit(limit))]


def likely_bearers(connection: Connection, entity_id: int) -> set[int]:
    """The people whose given or family name is the single name of this entity."""
    name = connection.execute(select(schema.entity.c.name).where(schema.entity.c.id == entity_id)).scalar_one()
    words, variant = spelling_words(folded(name)), schema.variant.c
    if len(words) != 1:
        return set()
    query = select(variant.entity_id).where((variant.family == words[0]) | (variant.given == words[0]))
    return set(connection.scalars(query.order_by(variant.articles.desc()).limit(100)))


def _links() -> Select[tuple[object, ...]]:
    link, own, article, version, entity = (
        schema.link.c, schema.appearance.c, schema.article.c, schema.version.c, schema.entity.c,
    )  # fmt: skip
    return (
        select(func.coalesce(entity.merged_into, entity.id).label("entity"), article.key, version.title, own.name)
        .add_columns(link.share, link.grounds)
        .join(schema.entity, entity.id == link.entity_id)
        .join(schema.appearance, (own.article_id == link.article_id) & (own.folded == link.folded))
        .join(schema.article, article.id == link.article_id)
        .join(schema.version, version.id == article.version_id)
        .where(link.kind == _PERSON, link.share.is_not(None))
    )


def _linked(connection: Connection, query: Select[tuple[object, ...]], limit: int) -> list[Linked]:
    rows = connection.execute(query.order_by(schema.link.c.share, schema.link.c.article_id).limit(limit))
    return [Linked(r.entity, r.key, r.title, r.name, r.share, _reasons(r)) for r in rows]


def _reasons(row: AnyRow) -> tuple[Reason, ...]:
    return tuple(Reason(Ground(ground), weight, tuple(values)) for ground, weight, values in row.grounds or ())
