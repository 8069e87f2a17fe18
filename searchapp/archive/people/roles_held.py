"""Which offices did somebody hold, and when? As the authority list says, and as the articles' dates tell."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_now
from searchapp.archive.ground.asked import CLOSED, IDS, Asked
from searchapp.archive.ground.facts import facts_of
from searchapp.archive.people.authority import RoleHeld, offices_of
from searchapp.archive.people.joining import members_of
from searchapp.archive.people.names_kept import folded

_Given = tuple[str, str | None, int]
"""A role as an article gives it, the article's date, and the article."""


def roles_held(connection: Connection, entity_id: int) -> tuple[RoleHeld, ...]:
    """The offices of the authority list, then the roles that newest versions give, most frequent first."""
    entity_ids = members_of(connection, entity_id)
    listed = chain.from_iterable(offices_of(connection, entity_ids).values())
    return (*listed, *_told_by_articles(connection, entity_ids))


_VERSION = schema.version.c
_ROLES = Asked(
    select(schema.role.c.text, _VERSION.published, _VERSION.date_origin, _VERSION.article_id)
    .join(schema.version, _VERSION.id == schema.role.c.version_id)
    .join(schema.article, schema.article.c.version_id == _VERSION.id)
    .where(schema.role.c.entity_id.in_(IDS))
    .where(_VERSION.article_id.not_in(CLOSED))
)


def _told_by_articles(connection: Connection, entity_ids: Sequence[int]) -> list[RoleHeld]:
    rows = _ROLES.rows(connection, ids=entity_ids, closed=closed_now(connection))
    facts = facts_of(connection, {row.article_id for row in rows})
    alike: dict[str, list[_Given]] = defaultdict(list)
    for row in rows:
        date = facts[row.article_id].published(row)
        alike[folded("x " + row.text)].append(
            (row.text, date.value if date else None, row.article_id)
        )  # no honorific here
    return sorted(map(_held, alike.values()), key=lambda held: (-held.articles, held.text))


def _held(given: Sequence[_Given]) -> RoleHeld:
    """A role in its most frequent spelling."""
    spellings = Counter(text for text, _, _ in given)
    dates = {day for _, day, _ in given if day}
    return RoleHeld(
        text=max(spellings, key=lambda text: (spellings[text], text)),
        first=min(dates, default=None),
        last=max(dates, default=None),
        articles=len({article for _, _, article in given}),
    )
