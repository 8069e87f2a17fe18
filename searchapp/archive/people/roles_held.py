"""Which offices did somebody hold, and when? As the authority list says, and as the articles' dates tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.people.authority import offices_of
from searchapp.archive.people.names_kept import folded


class RoleHeld(NamedTuple):
    """A role with the first and the last date of it as printed, and how many articles give it.

    Of an office of the authority list the dates are those of the list, and `articles` is 0.
    """

    text: str
    first: str | None
    last: str | None
    articles: int


def roles_held(connection: Connection, entity_ids: Sequence[int]) -> tuple[RoleHeld, ...]:
    """The offices of the authority list, then the roles that newest versions give, most frequent first."""
    listed = chain.from_iterable(offices_of(connection, entity_ids).values())
    offices = [RoleHeld(office.title, office.first, office.last, 0) for office in listed]
    return (*offices, *_told_by_articles(connection, entity_ids))


def _told_by_articles(connection: Connection, entity_ids: Sequence[int]) -> list[RoleHeld]:
    role, version, article = schema.role.c, schema.version.c, schema.article.c
    query = (
        select(role.text, version.published, version.article_id)
        .join(schema.version, version.id == role.version_id)
        .join(schema.article, article.version_id == version.id)
        .where(role.entity_id.in_(list(entity_ids)))
    )
    alike: dict[str, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(query):
        alike[folded("x " + row.text)].append(row)  # an office is no honorific here
    return sorted(map(_held, alike.values()), key=lambda held: (-held.articles, held.text))


def _held(rows: Sequence[AnyRow]) -> RoleHeld:
    """A role in its most frequent spelling."""
    spellings = Counter(row.text for row in rows)
    dates = {row.published for row in rows if row.published}
    return RoleHeld(
        text=max(spellings, key=lambda text: (spellings[text], text)),
        first=min(dates, default=None),
        last=max(dates, default=None),
        articles=len({row.article_id for row in rows}),
    )
