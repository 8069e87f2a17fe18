"""By which grounds was somebody taken to be meant, and where is the program least sure?"""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_now
from searchapp.archive.ground.asked import CLOSED, IDS, Asked
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.people.joining import members_of
from searchapp.archive.people.names_kept import folded
from searchapp.archive.people.sameness import read_reason
from searchapp.domain import EntityKind
from searchapp.people.grounds import Reason
from searchapp.people.spelling import spelling_words

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


_LINK, _OWN, _ENTITY = schema.link.c, schema.appearance.c, schema.entity.c
_ARTICLE, _VERSION = schema.article.c, schema.version.c
_LINKS = (
    select(schema.canonical.label("entity"), _ARTICLE.key, _VERSION.title, _OWN.name)
    .add_columns(_LINK.share, _LINK.grounds)
    .join(schema.entity, _ENTITY.id == _LINK.entity_id)
    .join(schema.appearance, (_OWN.article_id == _LINK.article_id) & (_OWN.folded == _LINK.folded))
    .join(schema.article, _ARTICLE.id == _LINK.article_id)
    .join(schema.version, _VERSION.id == _ARTICLE.version_id)
    .where(_LINK.kind == _PERSON, _LINK.share.is_not(None))
    .order_by(_LINK.share, _LINK.article_id)
    .limit(bindparam("limit"))
)
_LINKS_OF = Asked(_LINKS.where(_LINK.entity_id.in_(IDS), _LINK.article_id.not_in(CLOSED)))


def links_of(connection: Connection, entity_id: int, limit: int) -> list[Linked]:
    """By which grounds articles were taken to mean this person, the least sure first."""
    members = members_of(connection, entity_id)
    return list(map(_linked, _LINKS_OF.rows(connection, ids=members, closed=closed_now(connection), limit=limit)))


def doubtful(connection: Connection, limit: int) -> list[Linked]:
    """The least sure links of the whole archive."""
    return list(map(_linked, connection.execute(_LINKS, {"limit": limit})))


def spread(connection: Connection, limit: int) -> list[tuple[str, int]]:
    """The names that most unmerged people are shown under, with the number of these."""
    query = (
        select(_ENTITY.name, func.count())
        .where(_ENTITY.kind == _PERSON, _ENTITY.merged_into.is_(None), _ENTITY.articles > 0)
        .group_by(_ENTITY.name)
        .having(func.count() > 1)
        .order_by(func.count().desc(), _ENTITY.name)
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


def _linked(row: AnyRow) -> Linked:
    return Linked(row.entity, row.key, row.title, row.name, row.share, tuple(map(read_reason, row.grounds or ())))
