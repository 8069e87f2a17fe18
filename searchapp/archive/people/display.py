"""How are two of one name told apart on a page? By a word of note that no other bearer of the name has.

That is the most frequent role, else an office of the authority list, else the outlet, else the years, else the headline
of an article that names the one, else the id.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, func, select

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_now, closed_versions
from searchapp.archive.ground.asked import CLOSED, IDS, Asked, several
from searchapp.archive.people.authority import offices_of
from searchapp.archive.people.names_kept import folded
from searchapp.ports import WHICH_ONE, Name

_LONGEST = 28
"""So many code points of a headline are shown."""

_VARIANT, _ENTITY, _ROLE, _PRESENCE, _APPEARANCE = (
    table.c for table in (schema.variant, schema.entity, schema.role, schema.presence, schema.appearance)
)


def _most_frequent(entity_id: Column[Any], text: Column[Any], *which: ColumnElement[bool]) -> Asked:
    """Each entity with its texts, the most frequent last."""
    query = select(entity_id, text).where(entity_id.in_(IDS), text.is_not(None), *which)
    return Asked(query.group_by(entity_id, text).order_by(func.count(), text))


_BEARERS = Asked(
    select(_VARIANT.folded, _ENTITY.kind, _ENTITY.id, _ENTITY.merged_into, _ENTITY.name, _ENTITY.articles)
    .join(schema.entity, _ENTITY.id == _VARIANT.entity_id)
    .where(_VARIANT.folded.in_(several("names")), _VARIANT.main)
    .order_by(_ENTITY.articles.desc(), _ENTITY.id)
)
_ROLES = _most_frequent(_ROLE.entity_id, _ROLE.text, _ROLE.version_id.not_in(CLOSED))
_OUTLETS = _most_frequent(_PRESENCE.entity_id, _PRESENCE.outlet)
_OPEN_OUTLETS = _most_frequent(_APPEARANCE.entity_id, _APPEARANCE.outlet, _APPEARANCE.article_id.not_in(CLOSED))
_MONTHS = Asked(
    select(_PRESENCE.entity_id, func.min(_PRESENCE.month), func.max(_PRESENCE.month))
    .where(_PRESENCE.entity_id.in_(IDS), _PRESENCE.month > 0)
    .group_by(_PRESENCE.entity_id)
)
_FIRST = (
    select(func.min(_APPEARANCE.id))
    .where(_APPEARANCE.entity_id.in_(IDS), _APPEARANCE.article_id.not_in(CLOSED))
    .group_by(_APPEARANCE.entity_id)
)
_TITLES = Asked(
    select(_APPEARANCE.entity_id, schema.version.c.title)
    .join(schema.article, schema.article.c.id == _APPEARANCE.article_id)
    .join(schema.version, schema.version.c.id == schema.article.c.version_id)
    .where(_APPEARANCE.id.in_(_FIRST))
)


def told_apart(connection: Connection, names: Mapping[int, Name]) -> dict[int, Name]:
    """The names, those that another unmerged entity of its kind bears too with a note, else with a headline."""
    groups = _bearers(connection, names)
    every, closed = {i for group in groups for i in group}, closed_now(connection) if groups else []
    *notes, headlines = (cache(partial(of, connection, every, closed)) for of in _TOLD)
    found: dict[int, Name] = {}
    for group in groups:
        used: set[str] = set()
        for i in group:
            told = filter(None, (of().get(i) for of in notes))
            note = next((n for n in told if n.casefold() not in used), "")
            headline = "" if note else headlines().get(i, "")
            note = f"e{i}" if not note and (not headline or headline.casefold() in used) else note
            used.add((note or headline).casefold())
            if i in names:
                found[i] = replace(names[i], note=note, headline="" if note else headline)
    open_ones = {i: replace(name, note=WHICH_ONE) for i, name in names.items() if name.open}
    return dict(names) | found | open_ones


def _bearers(connection: Connection, names: Mapping[int, Name]) -> list[list[int]]:
    """The bearers of each name that several are shown under, those of most articles first."""
    of: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    wanted = sorted({folded(name.name) for name in names.values()})
    for row in _BEARERS.rows(connection, names=wanted):
        # Asked of SQLite, the first would make it walk all entities that are not merged.
        if row.merged_into is None and (row.articles or row.id in names) and folded(row.name) == row.folded:
            of[row.folded, row.kind][row.id] = None
    return [list(group) for group in of.values() if len(group) > 1]


def _roles(connection: Connection, ids: set[int], closed: Sequence[int]) -> dict[int, str]:
    hushed = closed_versions(connection) if closed else set()
    return _texts(connection, _ROLES, ids, hushed)


def _offices(connection: Connection, ids: set[int], _closed: Sequence[int]) -> dict[int, str]:
    return {i: held[-1].text for i, held in offices_of(connection, ids).items()}


def _outlets(connection: Connection, ids: set[int], closed: Sequence[int]) -> dict[int, str]:
    """The outlet that names each most; where readers may not see all articles, of those that they may."""
    return _texts(connection, _OPEN_OUTLETS if closed else _OUTLETS, ids, closed)


def _years(connection: Connection, ids: set[int], closed: Sequence[int]) -> dict[int, str]:
    """From when to when articles name each; nothing of those whom one names that readers may not see."""
    own = schema.appearance.c
    ids = ids - set(connection.scalars(select(own.entity_id).where(own.article_id.in_(closed)))) if closed else ids
    months = _MONTHS.rows(connection, ids=ids)
    spans = {i: ((first - 1) // 12, (last - 1) // 12) for i, first, last in months}
    return {i: f"{first}" if first == last else f"{first}–{last}" for i, (first, last) in spans.items()}


def _headlines(connection: Connection, ids: set[int], closed: Sequence[int]) -> dict[int, str]:
    """The headline of the first article that names each, which tells a reader most."""
    return {i: _cut(title) for i, title in _texts(connection, _TITLES, ids, closed).items() if title.strip()}


_TOLD = (_roles, _offices, _outlets, _years, _headlines)
"""By what two of one name are told apart, the most telling first; read only as far as it is needed."""


def _texts(connection: Connection, query: Asked, ids: set[int], closed: Collection[int]) -> dict[int, str]:
    return {row[0]: row[1] for row in query.rows(connection, ids=ids, closed=closed)}


def _cut(headline: str) -> str:
    words = headline.strip()
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[:_LONGEST].rsplit(' ', 1)[0]}\u00a0…”"
