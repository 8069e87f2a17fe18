"""Which authority list would the archive write of itself? A file to correct, and to be taken in again."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.people.identities import members_of
from searchapp.archive.people.names_kept import folded
from searchapp.archive.people.roles_held import roles_held
from searchapp.domain import EntityKind

_TOLD_TWICE = 2
"""So many articles must give a role for the draft to have it."""


def draft(connection: Connection, most: int) -> Iterator[str]:
    """The people whom most articles name, a line of JSON each, as an authority list has them."""
    entity = schema.entity.c
    query = (
        select(entity.id, entity.name)
        .where(entity.kind == EntityKind.PERSON.value, entity.merged_into.is_(None), ~entity.open, entity.articles > 0)
        .order_by(entity.articles.desc(), entity.id)
        .limit(most)
    )
    for row in connection.execute(query).all():
        members = members_of(connection, row.id)
        variant = schema.variant.c
        called = select(variant.text, variant.folded).where(variant.entity_id.in_(members), variant.family.is_not(None))
        variants = {
            of: name for name, of in connection.execute(called.order_by(variant.articles)) if of != folded(row.name)
        }
        roles = [r for r in roles_held(connection, members) if r.articles == 0 or r.articles >= _TOLD_TWICE]
        entry = {
            "id": f"e{row.id}",
            "name": row.name,
            "variants": sorted(variants.values()),
            "kind": EntityKind.PERSON.value,
            "offices": [{"title": r.text, "from": r.first, "to": r.last} for r in roles],
        }
        yield json.dumps(entry, ensure_ascii=False)
