"""Are two bearers of a name one person, one body, one place? `compare` says same, maybe or different, and why.

The grounds are weighed and summed as in record linkage (Fellegi and Sunter, “A Theory for Record Linkage”, JASA 1969),
with weights set by hand. For persons a name alone decides nothing: a role, company or an age has to speak for it.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people.naming import Agreement, agreement, is_acronym_of, title_of
from searchapp.people.profile import Companion, HeldRole, Profile
from searchapp.people.roles import Bond, strongest_bond
from searchapp.people.spelling import likeness, sound_key

ENOUGH = 3.0
"""The sum of weights from which two bearers of one name are one person."""

_ENOUGH_UNINTRODUCED = 1.5
"""The same where one of them comes without any role: who needs no introduction is the one whom readers know."""

_LEAST_SHARED = 1.0

_WELL_KNOWN = 5
"""From so many articles on, a name without introduction needs the less evidence the more articles know its bearer."""

_MORE = {Agreement.FULLER: 4.5, Agreement.INITIAL: 6.0}
_BONDS = {
    Bond.SAME: 4.0, Bond.RARE: 3.0, Bond.BODY: 3.0, Bond.HEAD: 2.0, Bond.PLACE: 1.0, Bond.OPEN: -0.5,
    Bond.CONFLICT: -4.0,
}  # fmt: skip
_AROUND_A_BODY = 1.5  # the same common office, and an organisation in common
_COMPANY = {  # of the first companion of a kind, of each further one, at most
    EntityKind.PERSON: (2.0, 1.0, 4.0),
    EntityKind.ORGANISATION: (1.0, 0.5, 1.5),
    EntityKind.PLACE: (0.25, 0.25, 0.5),
}
_KEEPS_APART = -3.0
_KNOWS_EACH_OTHER = 3.0
_ALIKE = 0.8
_NEVER_COMMON = 3


class Sameness(StrEnum):
    """What a comparison comes to."""

    SAME = "same"
    MAYBE = "maybe"
    DIFFERENT = "different"


class Ground(StrEnum):
    """What speaks for or against."""

    NAME = "name"
    GENDER = "gender"
    AGE = "age"
    ROLE = "role"
    COMPANY = "company"
    OUTLET = "outlet"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground: `weight` is above 0 where it speaks for one bearer, `values` are what it was read from."""

    ground: Ground
    weight: float
    values: tuple[str, ...]
    kind: EntityKind | None = None  # of the companions


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison came to, the sum of the weights, and the reasons, the weightiest first."""

    sameness: Sameness
    score: float
    reasons: tuple[Reason, ...]


def compare(
    one: Profile, other: Profile, articles: Mapping[Companion, int] | None = None, known_by: int = 0
) -> Verdict:
    """Whether two profiles are of one bearer. Symmetric.

    `articles` says in how many articles a companion is named: to share one whom everybody names counts less. `known_by`
    is the number of articles that name the better known of the two, where no other bearer of the name comes near it and
    the lesser known is not introduced.
    """
    if one.kind is not other.kind:
        return _verdict(Sameness.DIFFERENT, [Reason(Ground.NAME, -9.0, (one.kind.value, other.kind.value))])
    if one.kind is not EntityKind.PERSON:
        return _compare_names(one, other)
    agreed, first, second = _best_names(one, other)
    named = Reason(Ground.NAME, 0.0 if agreed is not Agreement.DIFFERENT else -9.0, (agreed.value, first, second))
    found = [named, *_contradictions(one, other)]
    if any(reason.weight <= -9 for reason in found):
        return _verdict(Sameness.DIFFERENT, found)
    company = _company(one, other, articles or {})
    found += [*_role(one, other, company), *_age(one, other), *company, *_around(one, other)]
    introduced = is_introduced(one) and is_introduced(other)
    return _verdict(_decide(agreed, found, first, second, None if introduced else known_by), found)


def _decide(agreed: Agreement, found: list[Reason], first: str, second: str, known_by: int | None) -> Sameness:
    """The verdict; `known_by` is None where both are introduced, else how many articles name the better known."""
    score = sum(reason.weight for reason in found)
    company = sum(reason.weight for reason in found if reason.ground is Ground.COMPANY)
    conflict = any(reason.weight <= _KEEPS_APART for reason in found)
    if conflict:
        return Sameness.MAYBE if company >= _KNOWS_EACH_OTHER else Sameness.DIFFERENT
    grounded = any(r.weight >= 1 and r.ground in (Ground.ROLE, Ground.COMPANY, Ground.AGE) for r in found)
    if agreed is Agreement.EQUAL and known_by is not None and _needs_no_introduction(found, known_by):
        return Sameness.SAME if all(reason.weight >= 0 for reason in found) else Sameness.MAYBE
    if agreed in (Agreement.EQUAL, Agreement.FULLER, Agreement.INITIAL):
        return Sameness.SAME if grounded and score >= _MORE.get(agreed, ENOUGH) else Sameness.MAYBE
    if agreed is Agreement.SPELLING:
        return Sameness.MAYBE if score >= 1 or likeness(first, second) >= _ALIKE else Sameness.DIFFERENT
    return Sameness.MAYBE if agreed is Agreement.GENERATION or grounded else Sameness.DIFFERENT


def _needs_no_introduction(found: list[Reason], known_by: int) -> bool:
    """Whether what speaks for one bearer is enough where one of the two comes without any role.

    Outlet and day tell little where the same paper writes of two players of one name: company has to be among it, and
    has to be enough alone where the bearer is well known.
    """
    shared = sum(reason.weight for reason in found if reason.ground not in (Ground.OUTLET, Ground.DATE))
    enough = shared >= _LEAST_SHARED and sum(reason.weight for reason in found) >= _ENOUGH_UNINTRODUCED
    return enough or (known_by > _WELL_KNOWN and shared >= _ENOUGH_UNINTRODUCED * _WELL_KNOWN / known_by)


def _verdict(sameness: Sameness, reasons: list[Reason]) -> Verdict:
    ordered = tuple(sorted(reasons, key=lambda reason: (reason.ground is not Ground.NAME, -abs(reason.weight))))
    return Verdict(sameness, round(sum(reason.weight for reason in reasons), 2), ordered)


def _best_names(one: Profile, other: Profile) -> tuple[Agreement, str, str]:
    # A single name beside full ones is the article's short form: the full names decide where both have one.
    pairs = [(a, b) for a in _full_names(one) for b in _full_names(other)]
    found = [(agreement(a, b), a, b) for a, b in pairs]
    return min(found, key=lambda pair: list(Agreement).index(pair[0]))


def _full_names(profile: Profile) -> list[str]:
    full = [name for name in profile.names if " " in fold_name(name)]
    return full[:12] or [profile.name]


def _contradictions(one: Profile, other: Profile) -> list[Reason]:
    if one.gender and other.gender and one.gender != other.gender:
        return [Reason(Ground.GENDER, -9.0, (one.gender, other.gender))]
    if one.born and other.born and (one.born[0] > other.born[1] + 1 or other.born[0] > one.born[1] + 1):
        return [Reason(Ground.AGE, -9.0, (_years(one.born), _years(other.born)))]
    # Middle names are compared pair by pair above; here only whether any two full names contradict by them.
    clash = [
        (a, b) for a in _full_names(one) for b in _full_names(other)
        if agreement(a, b) is Agreement.DIFFERENT and _ends(a) == _ends(b)
    ]  # fmt: skip
    return [Reason(Ground.NAME, -9.0, (Agreement.DIFFERENT.value, *clash[0]))] if clash else []


def _ends(name: str) -> tuple[str, ...]:
    """The first and the last word; nothing where a name has no letters."""
    words = fold_name(name).split()
    return (words[0], words[-1]) if words else ()


def is_introduced(profile: Profile) -> bool:
    """Whether an article says what its bearer is; who needs no introduction is somebody whom readers know."""
    return bool(_roles(profile))


def _role(one: Profile, other: Profile, company: list[Reason]) -> list[Reason]:
    bond = strongest_bond(_roles(one), _roles(other))
    if bond is None:
        return []
    weight = _BONDS[bond[0]]
    if bond[0] in (Bond.HEAD, Bond.RARE):
        bodies = [r.weight for r in company if r.kind is EntityKind.ORGANISATION]
        weight += _AROUND_A_BODY * min(1.0, sum(bodies))
    return [Reason(Ground.ROLE, round(weight, 2), bond)]


def _roles(profile: Profile) -> tuple[HeldRole, ...]:
    """The roles, and the titles with which the names as printed begin."""
    first, last = min(profile.dates, default=None), max(profile.dates, default=None)
    titles = dict.fromkeys(title for name in profile.names if (title := title_of(name)))
    return (*profile.roles, *(HeldRole(title, first, last) for title in titles))


def _age(one: Profile, other: Profile) -> list[Reason]:
    return [Reason(Ground.AGE, 2.5, (_years(one.born), _years(other.born)))] if one.born and other.born else []


def _years(born: tuple[int, int]) -> str:
    return "–".join(map(str, sorted(set(born))))


def _company(one: Profile, other: Profile, articles: Mapping[Companion, int]) -> list[Reason]:
    shared = one.company & other.company
    found = []
    for kind, (first, further, most) in _COMPANY.items():
        rarity = {c: _rarity(articles.get(c, 1)) for c in shared if c.kind is kind}
        ordered = sorted(rarity, key=lambda c: (-rarity[c], c.name))
        weight = sum(rarity[c] * (further if at else first) for at, c in enumerate(ordered))
        if ordered:
            found.append(Reason(Ground.COMPANY, round(min(most, weight), 2), tuple(c.name for c in ordered[:5]), kind))
    return found


def _rarity(articles: int) -> float:
    """1 for what few articles name, falling to 0.1 for what some hundreds do."""
    return 1.0 if articles <= _NEVER_COMMON else max(0.1, 1 - math.log(articles / _NEVER_COMMON, 100))


def _around(one: Profile, other: Profile) -> list[Reason]:
    found = []
    if outlets := sorted(one.outlets & other.outlets):
        found.append(Reason(Ground.OUTLET, 0.5, tuple(outlets[:3])))
    nearest = min(((abs(a - b), a, b) for a in one.dates for b in other.dates), default=None)
    if nearest is not None and nearest[0] <= datetime.timedelta(days=31):
        weight = 1.0 if nearest[0] <= datetime.timedelta(days=3) else 0.5
        found.append(Reason(Ground.DATE, weight, tuple(sorted({str(nearest[1]), str(nearest[2])}))))
    return found


def _compare_names(one: Profile, other: Profile) -> Verdict:
    """Bodies and places: the same folded name is one; an acronym with its full name, or a spelling, may be."""
    folded = fold_name(one.name), fold_name(other.name)
    if folded[0] == folded[1]:
        return _verdict(Sameness.SAME, [Reason(Ground.NAME, ENOUGH, ("equal", one.name, other.name))])
    told = any(fold_name(v) == folded[1] for v in one.variants) or any(
        fold_name(v) == folded[0] for v in other.variants
    )
    if is_acronym_of(one.name, other.name) or is_acronym_of(other.name, one.name):
        sameness = Sameness.SAME if told else Sameness.MAYBE
        return _verdict(sameness, [Reason(Ground.NAME, ENOUGH if told else 1.0, ("acronym", one.name, other.name))])
    keys = sound_key(one.name, False), sound_key(other.name, False)
    alike = keys[0] is not None and keys[0] == keys[1] and likeness(*folded) >= _ALIKE
    if told or alike:
        return _verdict(Sameness.MAYBE, [Reason(Ground.NAME, 1.0, ("spelling", one.name, other.name))])
    return _verdict(Sameness.DIFFERENT, [Reason(Ground.NAME, -9.0, ("different", one.name, other.name))])
