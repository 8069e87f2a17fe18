"""How do two entities become one, and one two? Both ids stay valid; what articles tell follows."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, text, update

from searchapp.archive import schema
from searchapp.archive.ground.asked import Asked
from searchapp.archive.ground.minting import put_one
from searchapp.archive.people.appearances import presence_row
from searchapp.archive.people.bearers import save_bearers
from searchapp.errors import ArchiveError
from searchapp.people.bearer import Bearer

_TOGETHER = text(
    """
    SELECT 1 FROM appearance one JOIN appearance other ON other.article_id = one.article_id AND other.entity_id = :other
    WHERE one.entity_id = :one LIMIT 1
    """
)
_FOLLOW = text(
    """
    UPDATE appearance SET entity_id = (
        SELECT coalesce(e.merged_into, e.id) FROM link l JOIN entity e ON e.id = l.entity_id
        WHERE l.article_id = appearance.article_id AND l.kind = 'person' AND l.folded = appearance.folded)
    WHERE entity_id = :entity
    """
)


_ENTITY = schema.entity.c
_BECAME = Asked(select(_ENTITY.id, _ENTITY.merged_into).where(_ENTITY.id == bindparam("id")))
_MEMBERS = Asked(select(_ENTITY.id).where(_ENTITY.merged_into == bindparam("id")))


def members_of(connection: Connection, entity_id: int) -> list[int]:
    """The id that this one became, and all that became it. Raises ArchiveError for an unknown id."""
    row = _BECAME.one(connection, id=entity_id)
    if row is None:
        raise ArchiveError(f"e{entity_id}: no entity has this id.")
    canonical = row.merged_into or row.id
    return [canonical, *_MEMBERS.column(connection, id=canonical)]


def mint_entity(connection: Connection, kind: str, name: str, named_by: str = "machine") -> int:
    """The id of a new entity, which no article names yet."""
    row = {"kind": kind, "name": name, "named_by": named_by, "articles": 0}
    return put_one(connection, schema.entity, row)


def join_entities(connection: Connection, source: int, target: int) -> None:
    """Let one unmerged entity become another, with all that became it before and all that articles tell of it."""
    entity = schema.entity.c
    both = (entity.id == source) | (entity.merged_into == source)
    connection.execute(update(schema.entity).where(both).values(merged_into=target))
    follow_links(connection, [source])
    recount(connection, [target])


def part_entities(connection: Connection, members: Sequence[int], target: int) -> None:
    """Undo a join: the first of these ids is an entity of its own again, and the others become it."""
    entity, (source, *others) = schema.entity.c, members
    connection.execute(update(schema.entity).where(entity.id == source).values(merged_into=None))
    connection.execute(update(schema.entity).where(entity.id.in_(others)).values(merged_into=source))
    follow_links(connection, [target])
    recount(connection, [source, target])


def lead_on(connection: Connection, left: int, target: int) -> None:
    """Let an entity that no name means any more lead to another one."""
    link, entity = schema.link.c, schema.entity.c
    members = select(entity.id).where((entity.id == left) | (entity.merged_into == left))
    if connection.execute(select(link.entity_id).where(link.entity_id.in_(members)).limit(1)).scalar() is None:
        became = connection.execute(select(entity.merged_into).where(entity.id == target)).scalar_one()
        own = (entity.id == left) & (entity.named_by == "machine")
        changed = update(schema.entity).where(own | (entity.merged_into == left), entity.id != (became or target))
        connection.execute(changed.values(merged_into=became or target))


def follow_links(connection: Connection, entities: Sequence[int]) -> None:
    """Let the appearances of these entities be of those to whom their names lead."""
    connection.execute(_FOLLOW, [{"entity": i} for i in entities])


def recount(connection: Connection, entities: Sequence[int]) -> None:
    """Count anew under which names, where and when these people are named."""
    own = schema.appearance.c
    counted = {i: Bearer(i) for i in entities}
    query = select(own.entity_id, own.name, own.outlet, own.day).where(own.entity_id.in_(list(counted)))
    for row in connection.execute(query):
        name, presence = presence_row(row)
        counted[row.entity_id].names[name] += 1
        counted[row.entity_id].presence[presence] += 1
    save_bearers(connection, counted.values())


def named_together(connection: Connection, one: int, other: int) -> bool:
    """Whether an article names both."""
    return connection.execute(_TOGETHER, {"one": one, "other": other}).scalar() is not None
