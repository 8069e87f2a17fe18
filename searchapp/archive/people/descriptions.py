"""What does a person say of somebody, beside who they are: another name, an office, that it is a body?"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, delete, select, update

from searchapp.archive import schema
from searchapp.archive.ground.asked import IDS, Asked
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.ground.facts import must_be_date
from searchapp.archive.people.names_kept import keep_names
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError
from searchapp.people.profile import Profile

Said = dict[str, Any]
"""`name` is the other name, the office or the kind; of an office `first` and `last` are its dates, or None."""


def check(what: str, said: Said) -> None:
    """Raises ArchiveError where that can't be said of anybody."""
    if not said["name"].strip():
        raise ArchiveError("Please give a name.")
    if what == "kind" and said["name"] not in set(EntityKind):
        raise ArchiveError("Please choose what holds.")
    for date in filter(None, (said.get("first"), said.get("last"))):
        must_be_date(date)


def _also_called(connection: Connection, entity_id: int, said: Said) -> Said:
    variant, entity = schema.variant.c, schema.entity.c
    known = select(variant.text).where(variant.entity_id == entity_id, variant.text == said["name"])
    if connection.execute(known).scalar() is not None:
        raise ArchiveError(f"e{entity_id} is called so already.")
    kind = connection.execute(select(entity.kind).where(entity.id == entity_id)).scalar_one()
    keep_names(connection, [(entity_id, Profile(said["name"], EntityKind(kind)))], set())
    return {}


def _called_so_no_more(connection: Connection, row: AnyRow) -> None:
    variant = schema.variant.c
    gone = (variant.entity_id == row.entity_id) & (variant.text == row.after["name"]) & (variant.articles == 0)
    connection.execute(delete(schema.variant).where(gone))


def _of_kind(connection: Connection, entity_id: int, said: Said) -> Said:
    entity = schema.entity.c
    kind = connection.execute(select(entity.kind).where(entity.id == entity_id)).scalar_one()
    if kind == said["name"]:
        raise ArchiveError(f"e{entity_id} is that already.")
    _set_kind(connection, entity_id, said["name"])
    return {"name": kind}


def _set_kind(connection: Connection, entity_id: int, kind: str) -> None:
    entity = schema.entity.c
    every = (entity.id == entity_id) | (entity.merged_into == entity_id)
    connection.execute(update(schema.entity).where(every).values(kind=kind))


def _nothing(_connection: Connection, *_: Any) -> Said:
    """An office is read from the decision itself."""
    return {}


DESCRIBED: dict[str, tuple[Callable[..., Said], Callable[..., Any]]] = {
    "variant": (_also_called, _called_so_no_more),
    "role": (_nothing, _nothing),
    "kind": (_of_kind, lambda connection, row: _set_kind(connection, row.entity_id, row.before["name"])),
}
"""How each is said, which answers what held before, and how it is taken back."""


def of_other_kind(connection: Connection) -> set[int]:
    """The entities (unmerged ids) whose kind people decided: the words of articles tell another one."""
    said = schema.identity.c
    return set(
        connection.scalars(select(said.entity_id).where(said.what == "kind", said.undone_at.is_(None)).distinct())
    )


_SAID = schema.identity.c
_HELD = _SAID.entity_id.in_(IDS) & (_SAID.what == "role") & _SAID.undone_at.is_(None)
_OFFICES = Asked(select(_SAID.entity_id, _SAID.after).where(_HELD).order_by(_SAID.id))


def offices_said(connection: Connection, entity_ids: Iterable[int]) -> list[AnyRow]:
    """The offices that people gave these entities: rows with `entity_id` and, as `after`, what was said."""
    return _OFFICES.rows(connection, ids=entity_ids)
