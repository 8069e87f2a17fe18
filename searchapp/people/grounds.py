"""What speaks for two bearers of a name being one person, and what against it?

The grounds are weighed and summed as in record linkage (Fellegi and Sunter, “A Theory for Record Linkage”, JASA 1969),
with weights set by hand: natural logarithms of how much likelier a ground is if the two are one. Whether it is enough
is decided by `searchapp.people.decide`, for which the rarity of the name counts too.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from searchapp.domain import EntityKind
from searchapp.people.bearer import Bearer, Presence
from searchapp.people.naming import Agreement, agreement, bare_words, ends_of, title_of
from searchapp.people.profile import Companion, HeldRole, Profile
from searchapp.people.rarity import are_two_names
from searchapp.people.roles import Bond, strongest_bond
from searchapp.people.scripts import is_in_other_script
from searchapp.people.spelling import full_form, generation_of, sound_key, spelling_words

_NAMED = {Agreement.EQUAL: 0.0, Agreement.SPELLING: -3.0, Agreement.INITIAL: -2.5, Agreement.GENERATION: -6.0}
_ACROSS_SCRIPTS, _ACROSS_ALONE = -3.5, -6.0
"""Of a name in another script, where company, an office or an age agrees; of all, where none does: offered at most."""

_SHORT_FORM = -2.0
"""Of another spelling “Bob” for “Robert”."""

_FULLER = -0.5
"""A middle name that the bearer was never given so far; where the article leaves out one, it is counted."""

_GIVEN_NAME_ALONE = -0.7
_BONDS = {
    Bond.SAME: 4.0, Bond.RARE: 3.0, Bond.BODY: 3.0, Bond.HEAD: 1.8, Bond.PLACE: 1.0, Bond.OPEN: -0.5,
    Bond.CONFLICT: -6.0,
}  # fmt: skip
_AROUND_A_BODY = 1.5  # the same common office, and an organisation in common
_COMPANY = {  # of the first companion of a kind, of each further one, at most
    EntityKind.PERSON: (2.0, 1.0, 4.0),
    EntityKind.ORGANISATION: (1.0, 0.5, 1.5),
    EntityKind.PLACE: (0.25, 0.25, 0.5),
}
_SAYS_LITTLE = 0.5  # what one shared place weighs
_SAME_AGE = 2.5
_CONTRADICTED = -7.0
"""Another gender or year of birth: one reading may be wrong, of somebody of whom many articles tell."""

_NEVER_COMMON = 3
_SAME_OUTLET = 0.5
_MONTHS_APART = ((0, 1.0), (1, 0.5), (60, 0.0), (180, -0.75))
_DECADES_APART = -2.0


class Ground(StrEnum):
    """What speaks for or against."""

    NAME = "name"
    GENDER = "gender"
    AGE = "age"
    ROLE = "role"
    COMPANY = "company"
    SETTING = "setting"
    RARITY = "rarity"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground: `weight` is above 0 where it speaks for one bearer, `values` are what it was read from."""

    ground: Ground
    weight: float
    values: tuple[str, ...]
    kind: EntityKind | None = None  # of the companions


def grounds(article: Profile, bearer: Bearer, articles: Mapping[Companion, int]) -> list[Reason] | None:
    """The grounds for the bearer being the person whom an article names so; None where something rules it out.

    `articles` says in how many articles a companion is named: to share one whom everybody names counts less.
    """
    name, told = _name(article, bearer), bearer.told
    if name is None:
        return None
    company = _company(article, told, articles)
    beside = [*_role(article, told, company), *_age(article, told)]
    if article.gender and told.gender and article.gender != told.gender:
        beside.append(Reason(Ground.GENDER, _CONTRADICTED, (article.gender, told.gender)))
    beside += company
    setting = _setting(article, bearer)
    if name.values[0] == Agreement.SCRIPT and not any(reason.weight > _SAYS_LITTLE for reason in beside):
        name = replace(name, weight=round(_ACROSS_ALONE - max(0.0, setting.weight), 2))
    return [name, *beside, setting]


def _age(one: Profile, other: Profile) -> list[Reason]:
    if not (one.born and other.born):
        return []
    apart = one.born[0] > other.born[1] + 1 or other.born[0] > one.born[1] + 1
    return [Reason(Ground.AGE, _CONTRADICTED if apart else _SAME_AGE, (_years(one.born), _years(other.born)))]


def _name(article: Profile, bearer: Bearer) -> Reason | None:
    """How the names agree; None where they don't."""
    if len(bare_words(article.name)) < 2:
        return _single(article.name, bearer)
    found: dict[Agreement, int] = {}
    nearest = ""
    for name, count in bearer.names.items():
        agreed = agreement(article.name, name)
        if agreed is Agreement.DIFFERENT and ends_of(article.name) == ends_of(name):
            return None  # other middle names or generations
        if agreed not in (Agreement.DIFFERENT, Agreement.ALONE):
            nearest = name if agreed is min([agreed, *found], key=list(Agreement).index) else nearest
            found[agreed] = found.get(agreed, 0) + count
    if not found:
        return None
    best = min(found, key=list(Agreement).index)
    weight = _NAMED.get(best, 0.0)
    if best is Agreement.FULLER:
        # A middle name that only one side has: who is always called by it is seldom meant without.
        weight = _FULLER if len(spelling_words(article.name)) > 2 else math.log(0.3 / (sum(found.values()) + 1))
    elif best is Agreement.SCRIPT:
        weight = _ACROSS_SCRIPTS
    elif best is Agreement.SPELLING:
        spelt = _spelt(bare_words(article.name), bare_words(nearest))
        if spelt is None:
            return None
        weight = spelt
    return Reason(Ground.NAME, round(weight, 2), (best.value, article.name, nearest))


def _spelt(one: list[str], other: list[str]) -> float | None:
    """The weight of a name that is spelt otherwise; None for “Packer” and “Baker”, “Dan” and “Dean”, which are two."""
    short = one[0] != other[0] and full_form(one[0]) == full_form(other[0])
    if are_two_names(one[-1], other[-1], family=True) or (not short and are_two_names(one[0], other[0], family=False)):
        return None
    return _SHORT_FORM if short else _NAMED[Agreement.SPELLING]


def _single(name: str, bearer: Bearer) -> Reason | None:
    word, generation = bare_words(name), generation_of(name)
    names = {other: n for other, n in bearer.names.items() if not generation or generation_of(other) == generation}
    family = sum(count for other, count in names.items() if spelling_words(other)[-1:] == word)
    given = sum(count for other, count in names.items() if spelling_words(other)[:1] == word)
    if not family + given:
        return None
    shown = max(bearer.names, key=lambda other: (len(other.split()), bearer.names[other]))
    return Reason(Ground.NAME, 0.0 if family >= given else _GIVEN_NAME_ALONE, (Agreement.ALONE.value, name, shown))


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


def _years(born: tuple[int, int]) -> str:
    return "–".join(map(str, sorted(set(born))))


def _company(one: Profile, other: Profile, articles: Mapping[Companion, int]) -> list[Reason]:
    shared = one.company & other.company
    if is_in_other_script(one.name) != is_in_other_script(other.name):
        heard = {key for companion in other.company if (key := _heard(companion))}
        shared |= {companion for companion in one.company if _heard(companion) in heard}
    found = []
    for kind, (first, further, most) in _COMPANY.items():
        rarity = {c: _rarity(articles.get(c, 1)) for c in shared if c.kind is kind}
        ordered = sorted(rarity, key=lambda c: (-rarity[c], c.name))
        weight = sum(rarity[c] * (further if at else first) for at, c in enumerate(ordered))
        if ordered:
            found.append(Reason(Ground.COMPANY, round(min(most, weight), 2), tuple(c.name for c in ordered[:5]), kind))
    return found


def _heard(companion: Companion) -> tuple[EntityKind, str] | None:
    """The companion by the sound of its name, by which it is met in another script."""
    key = sound_key(companion.name, companion.kind is EntityKind.PERSON)
    return (companion.kind, key) if key else None


def _rarity(articles: int) -> float:
    """1 for what few articles name, falling to 0.1 for what some hundreds do."""
    return 1.0 if articles <= _NEVER_COMMON else max(0.1, 1 - math.log(articles / _NEVER_COMMON, 100))


def _setting(article: Profile, bearer: Bearer) -> Reason:
    """How near in outlet and time the bearer's articles stand: the more of them and the nearer, the likelier.

    The logarithm of their number, each counted by how near it is.
    """
    outlets = article.outlets
    months = {day.year * 12 + day.month for day in article.dates}
    near = sum(count * math.exp(_nearness(place, outlets, months)) for place, count in bearer.presence.items())
    shared = sorted(outlets & {outlet for outlet, _ in bearer.presence})
    return Reason(Ground.SETTING, round(math.log(near or 1.0), 2), (str(bearer.articles), *shared[:1]))


def _nearness(place: Presence, outlets: frozenset[str], months: set[int]) -> float:
    outlet, month = place
    same = _SAME_OUTLET if outlet in outlets else 0.0
    if month is None or not months:
        return same
    gap = min(abs(month - own) for own in months)
    return same + next((weight for most, weight in _MONTHS_APART if gap <= most), _DECADES_APART)
