"""How much has somebody said in the archive, and who is quoted in the same articles?

Versions of which only a machine speaks are counted by SQL alone; where the input or a person says something of one,
what is merged is counted, version by version.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select, union

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_versions
from searchapp.archive.ground.asked import IDS, VERSIONS, Asked
from searchapp.archive.ground.database import portions
from searchapp.archive.ground.merged import told_of
from searchapp.archive.people.joining import members_of
from searchapp.domain import Status

_AT_ONCE = 200
"""So many versions are merged at a time."""

_ROWS_AT_ONCE = 10_000
"""So many versions are asked about in one query."""

_NEAREST = 30
"""How many of those quoted beside somebody are told."""


class Said(NamedTuple):
    """Somebody's statements in the newest versions: how many of each status, and in how many articles.

    `copies` of these articles carry the text of another one of them; their statements are counted all the same.
    `beside` are others who are quoted in these articles: ids with the number of articles, the most frequent first.
    """

    statements: dict[Status, int]
    articles: int
    copies: int
    beside: tuple[tuple[int, int], ...]


_NEWEST, _QUOTE, _GIVEN = schema.article.c.version_id, schema.machine_quote.c, schema.given.c
_DECIDED = select(_NEWEST).join(schema.decision, schema.decision.c.article_id == schema.article.c.id)
_BY = (
    select(_NEWEST).join(table, table.c.version_id == _NEWEST).where(table.c.entity_id.in_(IDS))
    for table in (schema.machine_quote, schema.given_quote)
)
_SAYING = Asked(union(*_BY, _DECIDED.where(schema.decision.c.entity_id.in_(IDS))))
_NAMED = select(_GIVEN.version_id).where(_GIVEN.version_id.in_(VERSIONS), or_(_GIVEN.speakers, _GIVEN.quotes))
_TOUCHED = Asked(union(_NAMED, _DECIDED.where(_NEWEST.in_(VERSIONS))))
_OWN = Asked(
    select(_QUOTE.status, func.count())
    .where(_QUOTE.version_id.in_(VERSIONS), _QUOTE.entity_id.in_(IDS))
    .group_by(_QUOTE.status)
)
_OTHERS = Asked(
    select(_QUOTE.entity_id, func.count(_QUOTE.version_id.distinct()))
    .where(_QUOTE.version_id.in_(VERSIONS), _QUOTE.entity_id.is_not(None), _QUOTE.entity_id.not_in(IDS))
    .group_by(_QUOTE.entity_id)
)
_GROUPS = Asked(
    select(schema.copy_group.c.group_id)
    .join(schema.article, schema.article.c.id == schema.copy_group.c.article_id)
    .where(_NEWEST.in_(VERSIONS))
)


def said_by(connection: Connection, entity_id: int) -> Said:
    """How much an entity says in the newest versions, and who is quoted in the same articles."""
    entity_ids = members_of(connection, entity_id)
    versions = set(_SAYING.column(connection, ids=entity_ids)) - closed_versions(connection)
    touched = _touched(connection, sorted(versions))
    having = versions - touched
    statements, beside = _by_machine(connection, entity_ids, sorted(having))
    for part in portions(sorted(touched), _AT_ONCE):
        for version, told in told_of(connection, part).items():
            own = [s for s in told.statements if s.speaker in entity_ids]
            having |= {version} if own else set()
            statements.update(s.status for s in own)
            beside.update({s.speaker for s in told.statements if own and s.speaker} - set(entity_ids))
    copies = _copies(connection, sorted(having))
    return Said(dict(statements), len(having), copies, tuple(beside.most_common(_NEAREST)))


def _copies(connection: Connection, versions: Sequence[int]) -> int:
    """How many of these newest versions carry the text of another one of them."""
    groups: Counter[int] = Counter()
    for part in portions(versions, _ROWS_AT_ONCE):
        groups.update(_GROUPS.column(connection, versions=part))
    return sum(groups.values()) - len(groups)


def _touched(connection: Connection, versions: Sequence[int]) -> set[int]:
    """Those of these versions of which not only a machine speaks."""
    touched: set[int] = set()
    for part in portions(versions, _ROWS_AT_ONCE):
        touched.update(_TOUCHED.column(connection, versions=part))
    return touched


def _by_machine(
    connection: Connection, entity_ids: Sequence[int], versions: Sequence[int]
) -> tuple[Counter[Status], Counter[int]]:
    """Statements of each status, and articles that quote others too, in versions that nobody else touched."""
    statements: Counter[Status] = Counter()
    beside: Counter[int] = Counter()
    for part in portions(versions, _ROWS_AT_ONCE):
        own = _OWN.rows(connection, versions=part, ids=entity_ids)
        statements.update({Status(status): count for status, count in own})
        for entity, count in _OTHERS.rows(connection, versions=part, ids=entity_ids):
            beside[entity] += count
    return statements, beside
