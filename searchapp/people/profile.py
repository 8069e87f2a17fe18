"""What is known of one bearer of a name? All that can tell two bearers of it apart, or show that they are one."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from searchapp.domain import EntityKind


class Companion(NamedTuple):
    """Somebody or something named in the same article; `name` is folded."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class HeldRole:
    """An office or description and the dates of the first and last article that give it; None where undated."""

    text: str
    first: datetime.date | None = None
    last: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What some articles say of one entity.

    `name` is the display name, `variants` all other names; `dates` are those of the articles, rising; `company` are
    the companions; `gender` is `f`, `m` or None; `born` the first and last year of birth that the told ages allow.
    """

    name: str
    kind: EntityKind
    variants: tuple[str, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    outlets: frozenset[str] = frozenset()
    dates: tuple[datetime.date, ...] = ()
    company: frozenset[Companion] = frozenset()
    languages: frozenset[str] = frozenset()
    gender: str | None = None
    born: tuple[int, int] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The display name and the variants."""
        return (self.name, *(v for v in self.variants if v != self.name))


def joined(profiles: Iterable[Profile]) -> Profile:
    """One profile of what several articles say of one entity; the first gives the display name.

    Genders or years of birth that disagree are left out: one of them was misread.
    """
    every = list(profiles)
    names = dict.fromkeys(name for profile in every for name in profile.names)
    genders = {profile.gender for profile in every if profile.gender}
    return Profile(
        name=every[0].name,
        kind=every[0].kind,
        variants=tuple(names)[1:],
        roles=_joined_roles(role for profile in every for role in profile.roles),
        outlets=frozenset().union(*(profile.outlets for profile in every)),
        dates=tuple(sorted({date for profile in every for date in profile.dates})),
        company=frozenset().union(*(profile.company for profile in every)),
        languages=frozenset().union(*(profile.languages for profile in every)),
        gender=genders.pop() if len(genders) == 1 else None,
        born=_joined_years([profile.born for profile in every if profile.born]),
    )


def years_of_birth(age: int, on: datetime.date) -> tuple[int, int]:
    """The years in which somebody of this age (in years) on that day may be born."""
    return on.year - age - 1, on.year - age


def _joined_roles(roles: Iterable[HeldRole]) -> tuple[HeldRole, ...]:
    spans: dict[str, list[datetime.date]] = {}
    for role in roles:
        spans.setdefault(role.text, []).extend(date for date in (role.first, role.last) if date)
    return tuple(HeldRole(text, min(dates, default=None), max(dates, default=None)) for text, dates in spans.items())


def _joined_years(years: list[tuple[int, int]]) -> tuple[int, int] | None:
    if not years:
        return None
    first, last = max(low for low, _ in years), min(high for _, high in years)
    return (min(first, last), max(first, last)) if first <= last + 1 else None
