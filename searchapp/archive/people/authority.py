"""Whom does the authority list mean by a name? What it says decides before everything that was worked out here."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import IDS, Asked
from searchapp.archive.ground.database import rows_in
from searchapp.archive.people.descriptions import offices_said
from searchapp.archive.people.names_kept import folded
from searchapp.domain import CivilDate, DateOrigin, EntityKind
from searchapp.people.bearer import bearer_of
from searchapp.people.grounds import Ground, grounds
from searchapp.people.profile import HeldRole, Profile

_NEVER, _ALWAYS = datetime.date.min, datetime.date.max
_CONTRADICTS = -3.0
_FITS = 1.0


class RoleHeld(NamedTuple):
    """A role with the first and the last date of it as printed (a year, a month, a day), and how many articles give it.

    Of an office of the authority list the dates are those of the list, None where it is open, and `articles` is 0.
    """

    text: str
    first: str | None
    last: str | None
    articles: int = 0

    def held(self) -> HeldRole:
        """The office as a role; an open end lies as far away as dates go."""
        first = CivilDate(self.first, DateOrigin.METADATA).first_day if self.first else _NEVER
        last = CivilDate(self.last, DateOrigin.METADATA).last_day if self.last else _ALWAYS
        return HeldRole(self.text, first, last)


@dataclass(slots=True)
class _Entry:
    entity_id: int
    kind: EntityKind
    name: str
    names: set[str] = field(default_factory=set)
    offices: list[HeldRole] = field(default_factory=list)


def authorised(connection: Connection, profiles: Mapping[tuple[str, str], Profile]) -> dict[tuple[str, str], int]:
    """The entities that the list gives for these names: of several bearers the one whose office or time fits.

    A name is left out where the list has none for it, several that fit alike, or one whom the article contradicts.
    """
    entries = _entries(connection, {name for _, name in profiles})
    if not entries:
        return {}
    found = {}
    for key, profile in profiles.items():
        bearers = [e for e in entries if e.kind is profile.kind and key[1] in e.names]
        if (decided := _decide(profile, bearers)) is not None:
            found[key] = decided
    return found


def listed_bearers(connection: Connection) -> dict[str, set[int]]:
    """The folded names that several entries of the list bear, with their entities: where it does not decide which of
    them is meant, nothing else may.
    """
    name, authority, entity = schema.authority_name.c, schema.authority.c, schema.entity.c
    query = (
        select(name.folded, schema.canonical.label("id"))
        .join(schema.authority, authority.id == name.authority_id)
        .join(schema.entity, entity.id == authority.entity_id)
    )
    found: dict[str, set[int]] = defaultdict(set)
    for row in connection.execute(query):
        found[row.folded].add(row.id)
    return {name: ids for name, ids in found.items() if len(ids) > 1}


_OFFICES = Asked(
    select(schema.authority_office, schema.authority.c.entity_id)
    .join(schema.authority, schema.authority.c.id == schema.authority_office.c.authority_id)
    .where(schema.authority.c.entity_id.in_(IDS))
    .order_by(schema.authority_office.c.authority_id, schema.authority_office.c.position)
)


def offices_of(connection: Connection, entity_ids: Iterable[int]) -> dict[int, list[RoleHeld]]:
    """Each entity's offices, those that people gave it, then the list's in its order; one without any is left out."""
    ids = list(entity_ids)
    found: dict[int, list[RoleHeld]] = {}
    for said in offices_said(connection, ids):
        found.setdefault(said.entity_id, []).append(RoleHeld(*(said.after.get(n) for n in ("name", "first", "last"))))
    for row in _OFFICES.rows(connection, ids=ids):
        found.setdefault(row.entity_id, []).append(RoleHeld(row.title, row.first, row.last))
    return found


def _decide(profile: Profile, entries: Sequence[_Entry]) -> int | None:
    scores = []
    for entry in entries:
        score = _fit(profile, entry)
        if score is not None:
            scores.append((score, entry.entity_id))
    if len(scores) == 1 and len(entries) == 1:
        return scores[0][1]
    scores.sort(reverse=True)
    if not scores or scores[0][0] < _FITS or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return None
    return scores[0][1]


def _fit(profile: Profile, entry: _Entry) -> float | None:
    """How well an article's bearer of the name fits an entry; None where they contradict each other."""
    told = Profile(profile.name, entry.kind, roles=tuple(entry.offices))
    found = grounds(profile, bearer_of(told), {})
    if found is None or any(reason.weight <= _CONTRADICTS for reason in found if reason.ground is not Ground.NAME):
        return None
    in_office = any(
        office.first and office.last and office.first <= day <= office.last
        for office in entry.offices
        for day in profile.dates
    )
    weights = (reason.weight for reason in found if reason.ground not in (Ground.NAME, Ground.SETTING))
    return sum(weights) + (_FITS if in_office else 0.0)


def _entries(connection: Connection, names: set[str]) -> list[_Entry]:
    name, authority, entity = schema.authority_name.c, schema.authority.c, schema.entity.c
    entries: dict[str, _Entry] = {}
    query = (
        select(name.authority_id, name.folded, schema.canonical.label("id"), entity.kind, entity.name)
        .join(schema.authority, authority.id == name.authority_id)
        .join(schema.entity, entity.id == authority.entity_id)
    )
    for row in rows_in(connection, query, name.folded, sorted(names)):
        entry = _Entry(row.id, EntityKind(row.kind), row.name)
        entries.setdefault(row.authority_id, entry).names.add(row.folded)
    if entries:
        _add_offices(connection, entries)
    return list(entries.values())


def _add_offices(connection: Connection, entries: dict[str, _Entry]) -> None:
    office = schema.authority_office
    of: dict[str, list[HeldRole]] = defaultdict(list)
    for row in connection.execute(select(office).where(office.c.authority_id.in_(list(entries)))):
        of[row.authority_id].append(RoleHeld(row.title, row.first, row.last).held())
    for authority_id, entry in entries.items():
        entry.offices = of[authority_id]


def authority_names(names: Iterable[str]) -> list[str]:
    """The folded names under which an entry is found."""
    return sorted({folded(name) for name in names})
