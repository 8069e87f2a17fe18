"""How are two of one name told apart on a page? By a word of note that no other bearer of the name has.

That is the most frequent role, else an office of the authority list, else the outlet, else the years, else the headline
of an article that names the one, else the id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, func, select

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_now, closed_versions
from searchapp.archive.people.authority import offices_of
from searchapp.archive.people.names_kept import folded
from searchapp.ports import WHICH_ONE, Name

_LONGEST = 28
"""So many code points of a headline are shown."""


def told_apart(connection: Connection, names: Mapping[int, Name]) -> dict[int, Name]:
    """The names, those that another unmerged entity of its kind bears too with a note, else with a headline."""
    groups = _bearers(connection, names)
    every = {i for group in groups.values() for i in group}
    notes = _notes(connection, every)
    headlines = _headlines(connection, every)
    found: dict[int, Name] = {}
    for group in groups.values():
        used: set[str] = set()
        for i in group:
            note = next((n for n in notes(i) if n.casefold() not in used), "")
            headline = "" if note else headlines.get(i, "")
            note = f"e{i}" if not note and (not headline or headline.casefold() in used) else note
            used.add((note or headline).casefold())
            if i in names:
                found[i] = replace(names[i], note=note, headline="" if note else headline)
    open_ones = {i: replace(name, note=WHICH_ONE) for i, name in names.items() if name.open}
    return dict(names) | found | open_ones


def _bearers(connection: Connection, names: Mapping[int, Name]) -> dict[tuple[str, str], list[int]]:
    """The bearers of each name that several are shown under, those of most articles first."""
    variant, entity = schema.variant.c, schema.entity.c
    of: dict[tuple[str, str], list[int]] = defaultdict(list)
    wanted = {folded(name.name) for name in names.values()}
    query = (
        select(variant.folded, entity.kind, entity.id, entity.merged_into, entity.name, entity.articles)
        .join(schema.entity, entity.id == variant.entity_id)
        .where(variant.folded.in_(sorted(wanted)), variant.main)
        .order_by(entity.articles.desc(), entity.id)
    )
    for row in connection.execute(query):
        # Asked of SQLite, the first would make it walk all entities that are not merged.
        shown = row.merged_into is None and (row.articles or row.id in names) and folded(row.name) == row.folded
        if shown and row.id not in of[row.folded, row.kind]:
            of[row.folded, row.kind].append(row.id)
    return {key: group for key, group in of.items() if len(group) > 1}


def _notes(connection: Connection, ids: set[int]) -> Callable[[int], Iterator[str]]:
    """By what each of these may be told apart, the most telling first."""
    closed = closed_now(connection)
    hushed = closed_versions(connection) if closed else set()
    role = schema.role.c
    roles = _most_frequent(connection, ids, role.entity_id, role.text, role.version_id.not_in(hushed))
    offices = {i: held[-1].title for i, held in offices_of(connection, ids).items()}
    outlets, years = _outlets(connection, ids, closed), _years(connection, ids, closed)
    told = (roles, offices, outlets, years)
    return lambda i: (of[i] for of in told if of.get(i))


def _outlets(connection: Connection, ids: set[int], closed: Sequence[int]) -> dict[int, str]:
    """The outlet that names each most; where readers may not see all articles, of those that they may."""
    if not closed:
        return _most_frequent(connection, ids, schema.presence.c.entity_id, schema.presence.c.outlet)
    own = schema.appearance.c
    return _most_frequent(connection, ids, own.entity_id, own.outlet, own.article_id.not_in(closed))


def _years(connection: Connection, ids: set[int], closed: Sequence[int]) -> dict[int, str]:
    """From when to when articles name each; nothing of those whom one names that readers may not see."""
    own = schema.appearance.c
    ids = ids - set(connection.scalars(select(own.entity_id).where(own.article_id.in_(closed)))) if closed else ids
    presence = schema.presence.c
    query = (
        select(presence.entity_id, func.min(presence.month), func.max(presence.month))
        .where(presence.entity_id.in_(ids), presence.month > 0)
        .group_by(presence.entity_id)
    )
    spans = {i: ((first - 1) // 12, (last - 1) // 12) for i, first, last in connection.execute(query)} if ids else {}
    return {i: f"{first}" if first == last else f"{first}–{last}" for i, (first, last) in spans.items()}


def _headlines(connection: Connection, ids: set[int]) -> dict[int, str]:
    """The headline of the first article that names each, which tells a reader most."""
    first = select(func.min(schema.appearance.c.id)).group_by(schema.appearance.c.entity_id)
    if closed := closed_now(connection):
        first = first.where(schema.appearance.c.article_id.not_in(closed))
    query = (
        select(schema.appearance.c.entity_id, schema.version.c.title)
        .join(schema.article, schema.article.c.id == schema.appearance.c.article_id)
        .join(schema.version, schema.version.c.id == schema.article.c.version_id)
        .where(schema.appearance.c.id.in_(first.where(schema.appearance.c.entity_id.in_(ids))))
    )
    return {i: _cut(title) for i, title in connection.execute(query) if title.strip()} if ids else {}


def _cut(headline: str) -> str:
    words = headline.strip()
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[:_LONGEST].rsplit(' ', 1)[0]}\u00a0…”"


def _most_frequent(
    connection: Connection,
    ids: set[int],
    entity_id: Column[Any],
    text: Column[Any],
    which: ColumnElement[bool] | None = None,
) -> dict[int, str]:
    query = (
        select(entity_id, text, func.count().label("often"))
        .where(entity_id.in_(ids), text.is_not(None), *([] if which is None else [which]))
        .group_by(entity_id, text)
        .order_by(func.count(), text)
    )
    return {row[0]: row[1] for row in connection.execute(query)} if ids else {}
