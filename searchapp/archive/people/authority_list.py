"""How does an authority list come into the archive, and which one would the archive write of itself?

Its entries become entities, and take over their names; what the archive writes is to be corrected and taken in again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow, portions
from searchapp.archive.ground.minting import put
from searchapp.archive.people.authority import authorised, authority_names
from searchapp.archive.people.authority_records import AuthorityEntry, read_authority
from searchapp.archive.people.bearers import load_bearers
from searchapp.archive.people.joining import join_entities, members_of, mint_entity
from searchapp.archive.people.names_kept import folded, keep_names
from searchapp.archive.people.roles_held import roles_held
from searchapp.archive.people.sameness import kept_apart
from searchapp.domain import EntityKind
from searchapp.errors import RefusedInput
from searchapp.people.profile import Profile

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: entries taken in, entities of the archive that were joined to them, refusals."""

    entries: int
    joined: int
    refused: tuple[RefusedInput, ...]


def import_authority(connection: Connection, path: Path) -> Imported:
    """Take in the entries of a file; an entry whose id is known is replaced.

    Entities that are in the archive already and bear a name of the list are joined to its entry where it decides. A
    person's answer that two are different stands. Raises RefusedInput where the whole file can't be read.
    """
    entries: list[AuthorityEntry] = []
    refused: list[RefusedInput] = []
    for read in read_authority(path):
        (entries if isinstance(read, AuthorityEntry) else refused).append(read)  # type: ignore[arg-type]  # by its type
    for entry in entries:
        _keep(connection, entry)
    joined = sum(_join_bearers(connection, part) for part in portions(entries, _AT_ONCE))
    return Imported(len(entries), joined, tuple(refused))


def _keep(connection: Connection, entry: AuthorityEntry) -> None:
    known = select(schema.authority.c.entity_id).where(schema.authority.c.id == entry.id)
    entity_id = connection.execute(known).scalar()
    if entity_id is None:
        entity_id = mint_entity(connection, entry.kind.value, entry.name, "authority")
        connection.execute(insert(schema.authority), {"id": entry.id, "entity_id": entity_id})
    entity = schema.entity.c
    shown = update(schema.entity).where(entity.id == entity_id, entity.named_by != "human").values(name=entry.name)
    connection.execute(shown)
    names = [entry.name, *entry.variants]
    keep_names(connection, [(entity_id, Profile(name, entry.kind)) for name in names], set())
    for table in (schema.authority_name, schema.authority_office):
        connection.execute(delete(table).where(table.c.authority_id == entry.id))
    folded = [{"authority_id": entry.id, "folded": name} for name in authority_names(names)]
    connection.execute(insert(schema.authority_name), folded)
    offices = [
        {"authority_id": entry.id, "position": at, "title": o.text, "first": o.first, "last": o.last}
        for at, o in enumerate(entry.offices)
    ]
    put(connection, schema.authority_office, offices)


def _join_bearers(connection: Connection, entries: Iterable[AuthorityEntry]) -> int:
    """Merge the entities that bear these names into the entries that they stand for; how many."""
    names = authority_names(name for entry in entries for name in (entry.name, *entry.variants))
    known = _bearers(connection, names)
    latest = connection.execute(select(func.coalesce(func.max(schema.appearance.c.id), 0))).scalar_one()
    told = load_bearers(connection, (row.id for row in known), latest)
    joined = 0
    for row in known:
        profile = told[row.id].told if row.id in told else Profile(row.name, EntityKind(row.kind))
        target = authorised(connection, {(row.kind, row.folded): profile}).get((row.kind, row.folded))
        if target is not None and target != row.id and not kept_apart(connection, target, row.id):
            _merge(connection, row, target)
            joined += 1
    return joined


def _bearers(connection: Connection, names: list[str]) -> list[AnyRow]:
    """The unmerged entities outside the list that bear one of these names, each once."""
    variant, entity, authority = schema.variant.c, schema.entity.c, schema.authority.c
    query = (
        select(schema.entity, variant.folded)
        .join(schema.variant, variant.entity_id == entity.id)
        .where(variant.folded.in_(names), variant.main, entity.merged_into.is_(None))
        .where(entity.id.not_in(select(authority.entity_id)))
        .order_by(entity.id)
    )
    return list({row.id: row for row in connection.execute(query)}.values())


def _merge(connection: Connection, row: AnyRow, target: int) -> None:
    join_entities(connection, row.id, target)
    if row.named_by == "human":  # a person's name for it stands before the list's
        shown = update(schema.entity).where(schema.entity.c.id == target)
        connection.execute(shown.values(name=row.name, named_by="human"))


_TOLD_TWICE = 2
"""So many articles must give a role for the draft to have it."""


def draft(connection: Connection, most: int) -> list[str]:
    """The people whom most articles name, a line of JSON each, as an authority list has them, to be corrected."""
    entity = schema.entity.c
    query = (
        select(entity.id, entity.name)
        .where(entity.kind == EntityKind.PERSON.value, entity.merged_into.is_(None), ~entity.open, entity.articles > 0)
        .order_by(entity.articles.desc(), entity.id)
        .limit(most)
    )
    lines = []
    for row in connection.execute(query).all():
        members = members_of(connection, row.id)
        variant = schema.variant.c
        called = select(variant.text, variant.folded).where(variant.entity_id.in_(members), variant.family.is_not(None))
        variants = {
            of: name for name, of in connection.execute(called.order_by(variant.articles)) if of != folded(row.name)
        }
        roles = [r for r in roles_held(connection, row.id) if r.articles == 0 or r.articles >= _TOLD_TWICE]
        entry = {
            "id": f"e{row.id}",
            "name": row.name,
            "variants": sorted(variants.values()),
            "kind": EntityKind.PERSON.value,
            "offices": [{"title": r.text, "from": r.first, "to": r.last} for r in roles],
        }
        lines.append(json.dumps(entry, ensure_ascii=False))
    return lines
