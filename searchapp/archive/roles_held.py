"""Which offices did somebody hold, and when? As the authority list says, and as the articles' dates tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.authority import offices_of
from searchapp.archive.candidates import folded


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
    role, version, article = schema.role.c, schema.version.c, schema.article.c
    query = (
        select(role.text, version.published, version.article_id)
        .join(schema.version, version.id == role.version_id)
        .join(schema.article, article.version_id == version.id)
        .where(role.entity_id.in_(list(entity_ids)))
    )
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    dates: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[int]] = defaultdict(set)
    for row in connection.execute(query):
        key = folded("x " + row.text)  # an office is no honorific here
        spellings[key][row.text] += 1
        articles[key].add(row.article_id)
        dates[key] |= {row.published} if row.published else set()
    told = [
        RoleHeld(
            max(spellings[key], key=lambda text: (spellings[key][text], text)),
            min(dates[key], default=None),
            max(dates[key], default=None),
            len(articles[key]),
        )
        for key in spellings
    ]
    told.sort(key=lambda held: (-held.articles, held.text))
    offices = chain.from_iterable(offices_of(connection, entity_ids).values())
    return (*(RoleHeld(office.title, office.first, office.last, 0) for office in offices), *told)
