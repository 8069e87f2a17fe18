"""What did people say about who is who, and of somebody? Each with its reason, each to be undone."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_now
from searchapp.archive.ground.asked import IDS
from searchapp.archive.ground.database import AnyRow, now
from searchapp.archive.people import joining
from searchapp.archive.people.descriptions import DESCRIBED, check
from searchapp.archive.people.joining import members_of, recount
from searchapp.archive.people.moving import Move, move_names
from searchapp.archive.people.names_kept import keep_names
from searchapp.archive.people.sameness import answer, forget_answer
from searchapp.correction import Deed
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError
from searchapp.people.profile import Profile


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


def decide(connection: Connection, deed: Deed, actor: str, reason: str) -> None:
    """Say who is who, or something of somebody. Raises ArchiveError where that can't be."""
    entity, by = deed.entity, (actor, reason)
    match deed.what:
        case "merge":
            merge(connection, entity, deed.other, *by)
        case "apart":
            keep_apart(connection, entity, deed.other, *by)
        case "split":
            split(connection, entity, deed.articles, *by)
        case "confirm":
            confirm(connection, entity, deed.articles, *by)
        case "rename":
            rename(connection, entity, deed.name, *by)
        case "variant" | "role" | "kind":
            told = {"name": deed.name, "first": deed.first or None, "last": deed.last or None}
            describe(connection, entity, deed.what, told, *by)
        case "undo":
            undo(connection, deed.number, *by)
        case _:
            raise ArchiveError("Please choose what holds.")


def merge(connection: Connection, entity_id: int, into: int, actor: str, reason: str) -> None:
    """Let one entity become another. Raises ArchiveError: unknown or equal ids."""
    one, target = _two(connection, entity_id, into)
    before = {"members": members_of(connection, one), "name": _row(connection, one).name}
    joining.join_entities(connection, one, target)
    answer(connection, one, target, "same", actor)
    _keep(connection, "merge", (one, target), before, {"name": _row(connection, target).name}, actor, reason)


def keep_apart(connection: Connection, entity_id: int, other: int, actor: str, reason: str) -> None:
    """Say that two entities are different: they are never offered as one again. Raises ArchiveError as `merge`."""
    both = _two(connection, entity_id, other)
    answer(connection, *both, "different", actor)
    _keep(connection, "apart", both, {}, {}, actor, reason)


def rename(connection: Connection, entity_id: int, name: str, actor: str, reason: str) -> None:
    """Give an entity another display name for good; the old one stays findable. Raises ArchiveError: unknown id."""
    row = _row(connection, entity_id)
    _show(connection, row.id, name, "human")
    keep_names(connection, [(row.id, Profile(name, EntityKind(row.kind)))], set())
    before = {"name": row.name, "named_by": row.named_by}
    _keep(connection, "rename", (row.id, None), before, {"name": name}, actor, reason)


def describe(
    connection: Connection, entity_id: int, what: str, told: Mapping[str, Any], actor: str, reason: str
) -> None:
    """Say of an entity another name (`variant`), an office (`role`) or its `kind`. Raises ArchiveError."""
    target, after = members_of(connection, entity_id)[0], dict(told)
    check(what, after)
    before = DESCRIBED[what][0](connection, target, after)
    _keep(connection, what, (target, None), before, after, actor, reason)


def confirm(connection: Connection, entity_id: int, articles: Sequence[str], actor: str, reason: str) -> None:
    """Say that these articles (ids) do mean this entity. Raises ArchiveError where they don't name it."""
    members = members_of(connection, entity_id)
    links = [
        [one.article_id, one.kind, one.folded, one.by, one.share, one.grounds]
        for one in _links(connection, members, entity_id, articles)
    ]
    _relink(connection, [[*one[:3], "human", None, None] for one in links])
    _keep(connection, "confirm", (members[0], None), {"links": links}, {}, actor, reason)


def split(connection: Connection, entity_id: int, articles: Sequence[str], actor: str, reason: str) -> int:
    """Let what these articles (ids) call so be somebody else, a new entity; its id. Raises ArchiveError."""
    row, members = _row(connection, entity_id), members_of(connection, entity_id)
    if row.kind != EntityKind.PERSON.value:
        raise ArchiveError(f"e{entity_id}: only people are split.")
    found = _links(connection, members, entity_id, articles)
    new_id = joining.mint_entity(connection, row.kind, row.name)
    move_names(connection, [Move(one.article_id, one.folded, one.entity_id, new_id) for one in found], by="human")
    recount(connection, [row.id, new_id])
    answer(connection, row.id, new_id, "different", actor)
    moved = [[one.article_id, one.folded, one.entity_id] for one in found]
    _keep(connection, "split", (row.id, new_id), {"moved": moved}, {}, actor, reason)
    return new_id


def undo(connection: Connection, number: int, actor: str, reason: str = "") -> Identity:
    """Take a decision back. Raises ArchiveError where there is none, it was undone, or a later one stands on it."""
    row = connection.execute(select(schema.identity).where(schema.identity.c.id == number)).one_or_none()
    if row is None or row.undone_at:
        raise ArchiveError(f"{number}: there is no such decision to undo.")
    _refuse_later(connection, row)
    _UNDO[row.what](connection, row)
    if row.other_id is not None:
        forget_answer(connection, row.entity_id, row.other_id)
    undone = f"{now()} by {actor}" + (f": {reason}" if reason else "")
    connection.execute(update(schema.identity).where(schema.identity.c.id == number).values(undone_at=undone))
    return _identity(row)


_IDENTITY = schema.identity.c
_DECIDED = select(schema.identity).order_by(_IDENTITY.id.desc()).limit(bindparam("limit"))
_DECIDED_OF = _DECIDED.where(_IDENTITY.entity_id.in_(IDS) | _IDENTITY.other_id.in_(IDS))


def decided(connection: Connection, entity_id: int | None, limit: int, public: bool = False) -> list[Identity]:
    """What people decided about who is who, of one entity or of all, the latest first.

    `public`: only about those whom an article names that readers may read.
    """
    members = members_of(connection, entity_id) if entity_id else None
    query = _DECIDED if members is None else _DECIDED_OF
    if public and (closed := closed_now(connection)):
        link = schema.link.c
        open_ones = select(schema.canonical).join(schema.link, link.entity_id == schema.entity.c.id)
        query = query.where(_IDENTITY.entity_id.in_(open_ones.where(link.article_id.not_in(closed))))
    return [_identity(row) for row in connection.execute(query, {"ids": members, "limit": limit})]


def _undo_split(connection: Connection, row: AnyRow) -> None:
    moves = [Move(article, folded, row.other_id, old) for article, folded, old in row.before["moved"]]
    move_names(connection, moves, by="human")
    recount(connection, [row.entity_id, row.other_id])
    entity = schema.entity.c
    connection.execute(update(schema.entity).where(entity.id == row.other_id).values(merged_into=row.entity_id))
    joining.follow_links(connection, [row.other_id])


_UNDO: dict[str, Callable[[Connection, AnyRow], Any]] = {
    "merge": lambda connection, row: joining.part_entities(connection, row.before["members"], row.other_id),
    "split": _undo_split,
    "rename": lambda connection, row: _show(connection, row.entity_id, row.before["name"], row.before["named_by"]),
    "apart": lambda _connection, _row: None,  # nothing but the answer is to be taken back
    "confirm": lambda connection, row: _relink(connection, row.before["links"]),
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


def _two(connection: Connection, entity_id: int, other: int) -> tuple[int, int]:
    """The unmerged ids of two entities. Raises ArchiveError where they are one, or there is no such."""
    one, two = (members_of(connection, i)[0] for i in (entity_id, other))
    if one == two:
        raise ArchiveError(f"e{entity_id} and e{other} are one already.")
    return one, two


def _row(connection: Connection, entity_id: int) -> AnyRow:
    """What an entity has become. Raises ArchiveError for an unknown id."""
    target = members_of(connection, entity_id)[0]
    return connection.execute(select(schema.entity).where(schema.entity.c.id == target)).one()


def _links(
    connection: Connection, members: Sequence[int], entity_id: int, articles: Collection[str]
) -> Sequence[AnyRow]:
    """By what these articles (ids) name an entity. Raises ArchiveError where one of them does not."""
    link, article = schema.link, schema.article.c
    query = select(link, article.key).join(schema.article, article.id == link.c.article_id)
    found = connection.execute(query.where(link.c.entity_id.in_(members), article.key.in_(list(articles)))).all()
    if missing := sorted(set(articles) - {one.key for one in found}):
        raise ArchiveError(f"{missing[0]}: the article does not name e{entity_id}.")
    return found


def _relink(connection: Connection, rows: Sequence[Sequence[Any]]) -> None:
    link = schema.link.c
    for article_id, kind, folded, by, share, grounds in rows:
        own = update(schema.link).where(link.article_id == article_id, link.kind == kind, link.folded == folded)
        connection.execute(own.values(by=by, share=share, grounds=grounds))


def _show(connection: Connection, entity_id: int, name: str, by: str) -> None:
    row = update(schema.entity).where(schema.entity.c.id == entity_id)
    connection.execute(row.values(name=name, named_by=by))


def _keep(
    connection: Connection,
    what: str,
    whom: tuple[int, int | None],
    before: dict[str, Any],
    after: dict[str, Any],
    *by: str,
) -> None:
    row = {"what": what, "entity_id": whom[0], "other_id": whom[1], "before": before, "after": after, "at": now()}
    connection.execute(insert(schema.identity), row | dict(zip(("actor", "reason"), by, strict=True)))


def _identity(row: AnyRow) -> Identity:
    told = (row.entity_id, row.other_id, row.actor, row.reason, row.at, row.undone_at)
    return Identity(row.id, row.what, *told, _told(row.before), _told(row.after))


def _told(side: dict[str, Any]) -> str:
    """A name, office or kind in words, an office with its dates."""
    dates = [date or "" for date in (side.get("first"), side.get("last"))]
    return str(side.get("name", "")) + (f" ({'–'.join(dates)})" if any(dates) else "")
