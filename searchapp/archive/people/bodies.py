"""Which organisation does an acronym mean? The one of which an article has said that it is called so too."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from searchapp.archive import schema
from searchapp.archive.people.names_kept import folded
from searchapp.domain import EntityKind
from searchapp.people import Profile, is_acronym_of


def known_bodies(connection: Connection, profiles: Sequence[Profile]) -> dict[tuple[str, str], list[int]]:
    """By kind and folded name the entity of which a name is the acronym or full form, where there is just one."""
    asked = {folded(name) for p in profiles if p.kind is EntityKind.ORGANISATION for name in p.names}
    if not asked:
        return {}
    variant, entity = schema.variant.c, schema.entity.c
    query = (
        select(variant.folded, variant.main, func.coalesce(entity.merged_into, entity.id).label("id"), entity.name)
        .join(schema.variant, variant.entity_id == entity.id)
        .where(variant.folded.in_(sorted(asked)), entity.kind == EntityKind.ORGANISATION.value)
    )
    rows = connection.execute(query).all()
    found = {}
    for profile in profiles:
        own, others = folded(profile.name), {folded(variant) for variant in profile.variants}
        bearers = {
            row.id
            for row in rows
            if (row.folded == own or (row.main and row.folded in others)) and _is_pair(profile.name, row.name)
        }
        if len(bearers) == 1:
            found[profile.kind.value, own] = list(bearers)
    return found


def _is_pair(one: str, other: str) -> bool:
    return is_acronym_of(one, other) or is_acronym_of(other, one)
