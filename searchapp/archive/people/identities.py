"""What did people say about who is who, and of somebody? Each with its reason, each to be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_now
from searchapp.archive.ground.asked import IDS, Asked
from searchapp.archive.ground.database import AnyRow, now
from searchapp.archive.people.descriptions import DESCRIBED, check
from searchapp.archive.people.joining import follow_links, join_entities, part_entities, recount
from searchapp.archive.people.moving import Move, move_names
from searchapp.archive.people.names_kept import keep_names
from searchapp.archive.people.sameness import answer, forget_answer
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError
from searchapp.people import Profile


@dataclass(frozen=True, slots=True)
class Said:
    """Who says so, and why."""

    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Identity:
    """A decision: `what` of _UNDO was done, `other` is another entity; `undone`: when, by whom, why.

    `before` and `after` are the name, office or kind that held and that holds by it, empty where it is about none.
    """

    number: int
    what: str
    entity: int
    other: int | None
    actor: str
    reason: str
    at: str
    undone: str | None
    before: str
    after: str


def merge(connection: Connection, entity_id: int, into: int, said: Said) -> None:
    """Let one entity become another. Raises ArchiveError: unknown or equal ids."""
    members, target = members_of(connection, entity_id), members_of(connection, into)[0]
    _differ(members[0], target, entity_id, into)
    join_entities(connection, members[0], target)
    answer(connection, members[0], target, "same", said.actor)
    before = {"members": members, "name": _called(connection, members[0])}
    _keep(connection, "merge", members[0], target, before, said, {"name": _called(connection, target)})


def keep_apart(connection: Connection, entity_id: int, other: int, said: Said) -> None:
    """Say that two entities are different. Raises ArchiveError: unknown or equal ids."""
    one, two = (members_of(connection, i)[0] for i in (entity_id, other))
    _differ(one, two, entity_id, other)
    answer(connection, one, two, "different", said.actor)
    _keep(connection, "apart", one, two, {}, said)


def rename(connection: Connection, entity_id: int, name: str, said: Said) -> None:
    """Give an entity another display name. Raises ArchiveError for an unknown id."""
    target = members_of(connection, entity_id)[0]
    row = connection.execute(select(schema.entity).where(schema.entity.c.id == target)).one()
    _name(connection, target, name, "human")
    keep_names(connection, [(target, Profile(name, EntityKind(row.kind)))], set())
    _keep(connection, "rename", target, None, {"name": row.name, "named_by": row.named_by}, said, {"name": name})


def describe(connection: Connection, entity_id: int, what: str, told: dict[str, Any], said: Said) -> None:
    """Say of an entity another name (`variant`), an office (`role`) or its `kind`. Raises ArchiveError."""
    target = members_of(connection, entity_id)[0]
    check(what, told)
    before = DESCRIBED[what][0](connection, target, told)
    _keep(connection, what, target, None, before, said, told)


def confirm(connection: Connection, entity_id: int, articles: Sequence[str], said: Said) -> None:
    """Say that these articles (ids) do mean this entity. Raises ArchiveError where they don't name it."""
    members, link, article = members_of(connection, entity_id), schema.link.c, schema.article.c
    query = (
        select(link.article_id, link.kind, link.folded, link.by, link.share, link.grounds, article.key)
        .join(schema.article, article.id == link.article_id)
        .where(link.entity_id.in_(members), article.key.in_(list(articles)))
    )
    found = connection.execute(query).all()
    if missing := sorted(set(articles) - {one.key for one in found}):
        raise ArchiveError(f"{missing[0]}: the article does not name e{entity_id}.")
    _link(connection, [[*one[:3], "human", None, None] for one in found])
    _keep(connection, "confirm", members[0], None, {"links": [list(one[:6]) for one in found]}, said)


def _link(connection: Connection, rows: Sequence[Sequence[Any]]) -> None:
    link = schema.link.c
    for article_id, kind, folded, by, share, grounds in rows:
        own = update(schema.link).where(link.article_id == article_id, link.kind == kind, link.folded == folded)
        connection.execute(own.values(by=by, share=share, grounds=grounds))


def _undo_confirm(connection: Connection, row: AnyRow) -> None:
    _link(connection, row.before["links"])


def split(connection: Connection, entity_id: int, articles: Sequence[str], said: Said) -> int:
    """Let what these articles (ids) call so be somebody else, a new entity. Raises ArchiveError."""
    members = members_of(connection, entity_id)
    row = connection.execute(select(schema.entity).where(schema.entity.c.id == members[0])).one()
    if row.kind != EntityKind.PERSON.value:
        raise ArchiveError(f"e{entity_id}: only people are split.")
    link, article = schema.link.c, schema.article.c
    query = (
        select(link.article_id, link.folded, link.entity_id, article.key)
        .join(schema.article, article.id == link.article_id)
        .where(link.entity_id.in_(members), article.key.in_(list(articles)))
    )
    found = connection.execute(query).all()
    if missing := sorted(set(articles) - {one.key for one in found}):
        raise ArchiveError(f"{missing[0]}: the article does not name e{entity_id}.")
    new = {"kind": row.kind, "name": row.name, "named_by": "machine", "articles": 0}
    new_id = int(connection.execute(insert(schema.entity).returning(schema.entity.c.id), new).scalar_one())
    moves = [Move(one.article_id, one.folded, one.entity_id, new_id) for one in found]
    move_names(connection, moves, by="human")
    recount(connection, [members[0], new_id])
    answer(connection, members[0], new_id, "different", said.actor)
    before = {"moved": [[one.article_id, one.folded, one.entity_id] for one in found]}
    _keep(connection, "split", members[0], new_id, before, said)
    return new_id


def undo(connection: Connection, number: int, said: Said) -> Identity:
    """Take a decision back. Raises ArchiveError where there is none, it was undone, or a later one stands on it."""
    row = connection.execute(select(schema.identity).where(schema.identity.c.id == number)).one_or_none()
    if row is None or row.undone_at:
        raise ArchiveError(f"{number}: there is no such decision to undo.")
    _refuse_later(connection, row)
    _UNDO[row.what](connection, row)
    if row.other_id is not None:
        forget_answer(connection, row.entity_id, row.other_id)
    undone = f"{now()} by {said.actor}" + (f": {said.reason}" if said.reason else "")
    connection.execute(update(schema.identity).where(schema.identity.c.id == number).values(undone_at=undone))
    return _identity(row)


_IDENTITY = schema.identity.c
_DECIDED = select(schema.identity).order_by(_IDENTITY.id.desc()).limit(bindparam("limit"))
_DECIDED_OF = _DECIDED.where(_IDENTITY.entity_id.in_(IDS) | _IDENTITY.other_id.in_(IDS))


def decided(connection: Connection, members: Sequence[int] | None, limit: int, public: bool = False) -> list[Identity]:
    """The decisions about entities (all their ids) or all, the latest first; `public`: whom readers may know of."""
    query = _DECIDED if members is None else _DECIDED_OF
    if public and (closed := closed_now(connection)):
        link, entity = schema.link.c, schema.entity.c
        open_ones = select(func.coalesce(entity.merged_into, entity.id)).join(schema.link, link.entity_id == entity.id)
        query = query.where(_IDENTITY.entity_id.in_(open_ones.where(link.article_id.not_in(closed))))
    return [_identity(row) for row in connection.execute(query, {"ids": members, "limit": limit})]


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


def _undo_merge(connection: Connection, row: AnyRow) -> None:
    part_entities(connection, row.before["members"], row.other_id)


def _undo_split(connection: Connection, row: AnyRow) -> None:
    moves = [Move(article, folded, row.other_id, old) for article, folded, old in row.before["moved"]]
    move_names(connection, moves, by="human")
    recount(connection, [row.entity_id, row.other_id])
    entity = schema.entity.c
    connection.execute(update(schema.entity).where(entity.id == row.other_id).values(merged_into=row.entity_id))
    follow_links(connection, [row.other_id])


def _undo_rename(connection: Connection, row: AnyRow) -> None:
    _name(connection, row.entity_id, row.before["name"], row.before["named_by"])


def _undo_apart(connection: Connection, row: AnyRow) -> None:
    """Nothing but the answer is to be taken back."""


_UNDO = {
    "merge": _undo_merge,
    "split": _undo_split,
    "rename": _undo_rename,
    "apart": _undo_apart,
    "confirm": _undo_confirm,
    **{what: take_back for what, (_, take_back) in DESCRIBED.items()},
}


def _refuse_later(connection: Connection, row: AnyRow) -> None:
    identity, ids = schema.identity.c, [i for i in (row.entity_id, row.other_id) if i is not None]
    rests = identity.what == row.what if row.what in DESCRIBED else identity.what.not_in(DESCRIBED)
    if row.what in ("variant", "role"):  # nothing rests on these
        return
    later = select(identity.id).where(
        identity.id > row.id,
        identity.undone_at.is_(None),
        rests,
        identity.entity_id.in_(ids) | identity.other_id.in_(ids),
    )
    first = connection.execute(later.order_by(identity.id.desc()).limit(1)).scalar()
    if first is not None:
        raise ArchiveError(f"{row.id}: decision {first} stands on it; undo that one first.")


def _called(connection: Connection, entity_id: int) -> str:
    return str(connection.execute(select(schema.entity.c.name).where(schema.entity.c.id == entity_id)).scalar_one())


def _name(connection: Connection, entity_id: int, name: str, by: str) -> None:
    row = update(schema.entity).where(schema.entity.c.id == entity_id)
    connection.execute(row.values(name=name, named_by=by))


def _differ(one: int, other: int, said: int, said_other: int) -> None:
    if one == other:
        raise ArchiveError(f"e{said} and e{said_other} are one already.")


def _keep(
    connection: Connection,
    what: str,
    entity: int,
    other: int | None,
    before: dict[str, Any],
    said: Said,
    after: dict[str, Any] | None = None,
) -> None:
    row = {"what": what, "entity_id": entity, "other_id": other, "before": before, "after": after or {}}
    connection.execute(insert(schema.identity), {**row, "actor": said.actor, "reason": said.reason, "at": now()})


def _identity(row: AnyRow) -> Identity:
    told = (row.entity_id, row.other_id, row.actor, row.reason, row.at, row.undone_at)
    return Identity(row.id, row.what, *told, _told(row.before), _told(row.after))


def _told(side: dict[str, Any]) -> str:
    """A name, office or kind in words, an office with its dates."""
    dates = [date or "" for date in (side.get("first"), side.get("last"))]
    return str(side.get("name", "")) + (f" ({'–'.join(dates)})" if any(dates) else "")
