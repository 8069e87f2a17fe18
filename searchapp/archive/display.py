"""How are two of one name told apart on a page? By a word of note.

That is the most frequent role, else an office of the authority list, else the outlet if no other bearer has the same,
else the headline of an article that names the one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Connection, func, select

from searchapp.archive import schema
from searchapp.archive.authority import offices_of
from searchapp.archive.candidates import folded
from searchapp.ports import Name

_LONGEST = 28
"""So many code points of a headline are shown."""


def told_apart(connection: Connection, names: Mapping[int, Name]) -> dict[int, Name]:
    """The names, those that another unmerged entity of its kind bears too with a note, else with a headline."""
    bearers = _bearers(connection, names)
    shared = {i for i in names if i in bearers}
    notes = _most_frequent(connection, shared, schema.role.c.entity_id, schema.role.c.text)
    offices = offices_of(connection, shared - notes.keys())
    notes |= {entity_id: held[-1].title for entity_id, held in offices.items()}
    rest = shared - notes.keys()
    notes |= _outlets(connection, {i: bearers[i] for i in rest})
    headlines = _headlines(connection, rest - notes.keys())
    return {i: replace(name, note=notes.get(i, ""), headline=headlines.get(i, "")) for i, name in names.items()}


def _bearers(connection: Connection, names: Mapping[int, Name]) -> dict[int, frozenset[int]]:
    """All bearers of each name that several bear."""
    variant, entity = schema.variant.c, schema.entity.c
    of: dict[tuple[str, str], set[int]] = defaultdict(set)
    wanted = sorted({folded(name.name) for name in names.values()})
    query = (
        select(variant.folded, entity.kind, entity.id, entity.merged_into)
        .join(schema.entity, entity.id == variant.entity_id)
        .where(variant.folded.in_(wanted), variant.main)
    )
    for row in connection.execute(query):
        if row.merged_into is None:  # asked of SQLite, this would make it walk all entities that are not merged
            of[row.folded, row.kind].add(row.id)
    every = {i: of[folded(name.name), name.kind.value] for i, name in names.items()}
    return {i: frozenset(bearers) for i, bearers in every.items() if bearers - {i}}


def _outlets(connection: Connection, bearers: Mapping[int, frozenset[int]]) -> dict[int, str]:
    """The outlet that names each most often, where it is none of the other bearers'."""
    every = set().union(*bearers.values())
    outlets = _most_frequent(connection, every, schema.appearance.c.entity_id, schema.appearance.c.outlet)
    return {
        i: outlets[i]
        for i, of in bearers.items()
        if i in outlets and outlets[i] not in {outlets.get(o) for o in of - {i}}
    }


def _headlines(connection: Connection, ids: set[int]) -> dict[int, str]:
    """The headline of the first article that names each, which tells a reader most."""
    first = select(func.min(schema.appearance.c.id)).group_by(schema.appearance.c.entity_id)
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


def _most_frequent(connection: Connection, ids: set[int], entity_id: Column[Any], text: Column[Any]) -> dict[int, str]:
    query = (
        select(entity_id, text, func.count().label("often"))
        .where(entity_id.in_(ids), text.is_not(None))
        .group_by(entity_id, text)
        .order_by(func.count(), text)
    )
    return {row[0]: row[1] for row in connection.execute(query)} if ids else {}
