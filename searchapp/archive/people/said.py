"""How much has somebody said in the archive, and who is quoted in the same articles?

Versions of which only a machine speaks are counted by SQL alone; where the input or a person says something of one,
what is merged is counted, version by version.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select, union

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_versions
from searchapp.archive.ground.database import portions
from searchapp.archive.ground.merged import told_of
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


def said_by(connection: Connection, entity_ids: Sequence[int]) -> Said:
    """What one entity says, whose merged ids are all of these."""
    versions = _versions(connection, entity_ids) - closed_versions(connection)
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
    article, group = schema.article.c, schema.copy_group.c
    groups: Counter[int] = Counter()
    for part in portions(versions, _ROWS_AT_ONCE):
        of_articles = select(group.group_id).join(schema.article, article.id == group.article_id)
        groups.update(connection.scalars(of_articles.where(article.version_id.in_(part))))
    return sum(groups.values()) - len(groups)


def _versions(connection: Connection, entity_ids: Sequence[int]) -> set[int]:
    """The newest versions in which the entity may say something."""
    newest = schema.article.c.version_id
    found = [
        select(newest).join(table, table.c.version_id == newest).where(table.c.entity_id.in_(entity_ids))
        for table in (schema.machine_quote, schema.given_quote)
    ]
    decided = select(newest).join(schema.decision, schema.decision.c.article_id == schema.article.c.id)
    return set(connection.scalars(union(*found, decided.where(schema.decision.c.entity_id.in_(entity_ids)))))


def _touched(connection: Connection, versions: Sequence[int]) -> set[int]:
    """Those of these versions of which not only a machine speaks."""
    newest, given = schema.article.c.version_id, schema.given.c
    touched: set[int] = set()
    for part in portions(versions, _ROWS_AT_ONCE):
        facts = select(given.version_id).where(given.version_id.in_(part), or_(given.speakers, given.quotes))
        decided = select(newest).join(schema.decision, schema.decision.c.article_id == schema.article.c.id)
        touched.update(connection.scalars(union(facts, decided.where(newest.in_(part)))))
    return touched


def _by_machine(
    connection: Connection, entity_ids: Sequence[int], versions: Sequence[int]
) -> tuple[Counter[Status], Counter[int]]:
    """Statements of each status, and articles that quote others too, in versions that nobody else touched."""
    quote = schema.machine_quote.c
    statements: Counter[Status] = Counter()
    beside: Counter[int] = Counter()
    for part in portions(versions, _ROWS_AT_ONCE):
        here = quote.version_id.in_(part)
        own = select(quote.status, func.count()).where(here, quote.entity_id.in_(entity_ids))
        statements.update({Status(status): count for status, count in connection.execute(own.group_by(quote.status))})
        others = select(quote.entity_id, func.count(quote.version_id.distinct())).where(
            here, quote.entity_id.is_not(None), quote.entity_id.not_in(entity_ids)
        )
        for entity, count in connection.execute(others.group_by(quote.entity_id)):
            beside[entity] += count
    return statements, beside
