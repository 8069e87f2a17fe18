"""Which entities may be one? Pairs are offered with reasons until a person answers; the answer is kept, and wins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import IDS, Asked
from searchapp.archive.ground.database import now
from searchapp.archive.ground.dialects import upsert
from searchapp.domain import EntityKind
from searchapp.people.grounds import Ground, Reason


@dataclass(frozen=True, slots=True)
class Offer:
    """Two unmerged entities (ids) that may be one, and why."""

    one: int
    other: int
    reasons: tuple[Reason, ...]


def offer(connection: Connection, pairs: Iterable[tuple[int, int, Sequence[Reason]]]) -> None:
    """Keep these pairs as perhaps the same; one that was offered or answered before stays as it is."""
    told = ((min(one, other), max(one, other), reasons) for one, other, reasons in pairs if one != other)
    rows = [{"one_id": i, "other_id": j, "reasons": list(map(kept_reason, why)), "at": now()} for i, j, why in told]
    if rows:
        connection.execute(upsert(schema.sameness).on_conflict_do_nothing(), rows)


_SAME = schema.sameness.c
_UNANSWERED = select(schema.sameness).where(_SAME.answer.is_(None)).limit(bindparam("limit"))
_OPEN, _OPEN_OF = Asked(_UNANSWERED), Asked(_UNANSWERED.where(_SAME.one_id.in_(IDS) | _SAME.other_id.in_(IDS)))


def offers(connection: Connection, entity_ids: Sequence[int] | None, limit: int) -> list[Offer]:
    """Up to `limit` open offers, those of the given entities or all, the weightiest first; merged ids are resolved.

    A pair that a person has answered, or that has become one, is left out.
    """
    query = _OPEN if entity_ids is None else _OPEN_OF
    rows = query.rows(connection, ids=entity_ids, limit=20 * limit)
    if not rows:
        return []
    became = _became(connection, {i for row in rows for i in (row.one_id, row.other_id)})
    answered = _answered(connection, became)
    found: dict[tuple[int, int], Offer] = {}
    for row in rows:
        one, other = sorted((became[row.one_id], became[row.other_id]))
        if one != other and (one, other) not in answered:
            found.setdefault((one, other), Offer(one, other, tuple(map(read_reason, row.reasons))))
    return sorted(found.values(), key=lambda o: (-sum(r.weight for r in o.reasons), o.one, o.other))[:limit]


def answer(connection: Connection, one: int, other: int, said: str, actor: str) -> None:
    """Keep a person's answer about two entities: `same` or `different`."""
    row = {"one_id": min(one, other), "other_id": max(one, other), "answer": said, "actor": actor, "at": now()}
    statement = upsert(schema.sameness).values({**row, "reasons": []})
    said_now = {name: row[name] for name in ("answer", "actor", "at")}
    connection.execute(statement.on_conflict_do_update(index_elements=("one_id", "other_id"), set_=said_now))


def forget_answer(connection: Connection, one: int, other: int) -> None:
    """Take back what a person said about two entities."""
    same = schema.sameness.c
    connection.execute(delete(schema.sameness).where(same.one_id == min(one, other), same.other_id == max(one, other)))


def kept_apart(connection: Connection, one: int, other: int) -> bool:
    """Whether a person has said that these two unmerged entities, or any that became them, are different."""
    return (min(one, other), max(one, other)) in _answered(connection, {one: one, other: other})


def answered_ids(connection: Connection) -> set[int]:
    """The unmerged entities on which a person has answered, merged them or kept them apart."""
    same = schema.sameness.c
    rows = connection.execute(select(same.one_id, same.other_id).where(same.answer.is_not(None))).all()
    return set(_became(connection, {i for row in rows for i in row}).values()) if rows else set()


def _became(connection: Connection, ids: set[int]) -> dict[int, int]:
    query = select(schema.entity.c.id, schema.entity.c.merged_into).where(schema.entity.c.id.in_(ids))
    return {row.id: row.merged_into or row.id for row in connection.execute(query)}


def _answered(connection: Connection, became: dict[int, int]) -> set[tuple[int, int]]:
    same, entity, canonical = schema.sameness.c, schema.entity.c, set(became.values())
    ids = canonical | set(connection.scalars(select(entity.id).where(entity.merged_into.in_(canonical))))
    query = select(same.one_id, same.other_id).where(
        same.answer == "different", same.one_id.in_(ids) | same.other_id.in_(ids)
    )
    pairs = connection.execute(query).all()
    every = became | _became(connection, {i for pair in pairs for i in pair})
    return {(min(every[one], every[other]), max(every[one], every[other])) for one, other in pairs}


def kept_reason(reason: Reason) -> list[Any]:
    """A reason as a row keeps it."""
    return [reason.ground.value, reason.weight, list(reason.values), reason.kind and reason.kind.value]


def read_reason(kept: Sequence[Any]) -> Reason:
    """A reason as a row keeps it, with or without the kind."""
    ground, weight, values, *kind = kept
    return Reason(Ground(ground), weight, tuple(values), EntityKind(kind[0]) if any(kind) else None)
