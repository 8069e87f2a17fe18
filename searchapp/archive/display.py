"""How are two of one name told apart on a page? By a word of note: the most frequent role, else the outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, func, select

from searchapp.archive import schema
from searchapp.archive.authority import offices_of
from searchapp.archive.candidates import folded
from searchapp.ports import Name


def notes_of(connection: Connection, names: Mapping[int, Name]) -> dict[int, str]:
    """A note for each of these names that another unmerged entity of its kind bears too."""
    shared = _shared(connection, names)
    notes = _most_frequent(connection, shared, schema.role.c.entity_id, schema.role.c.text)
    outlets = _most_frequent(connection, shared, schema.appearance.c.entity_id, schema.appearance.c.outlet)
    for entity_id in shared:
        if entity_id not in notes and (offices := offices_of(connection, [entity_id])):
            notes[entity_id] = offices[-1].title
    return outlets | notes


def _shared(connection: Connection, names: Mapping[int, Name]) -> set[int]:
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
    return {i for i, name in names.items() if of[folded(name.name), name.kind.value] - {i}}


def _most_frequent(connection: Connection, ids: set[int], entity_id: Column[Any], text: Column[Any]) -> dict[int, str]:
    query = (
        select(entity_id, text, func.count().label("often"))
        .where(entity_id.in_(ids), text.is_not(None))
        .group_by(entity_id, text)
        .order_by(func.count(), text)
    )
    return {row[0]: row[1] for row in connection.execute(query)} if ids else {}
