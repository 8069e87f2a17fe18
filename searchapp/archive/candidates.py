"""Whom may a name in an article mean? The known bearers of it, and what recent articles say of them.

Every query is bounded: so many bearers of a name, so many articles of a bearer, found by index. The names of an article
are asked for together, in one statement.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, text

from searchapp.archive.database import AnyRow
from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people import Companion, HeldRole, Profile, brief_key, sound_key
from searchapp.people.profile import joined

BEARERS_AT_MOST = 20
"""So many bearers of a name are compared; of more, those whom most articles call so."""

SINGLE_AT_MOST = 5
"""So many are compared with a person's single name, which can only be offered."""

ARTICLES_AT_MOST = 12
"""So many articles of a bearer make up the profile; of more, those that were linked last."""

_SOUNDS_AT_MOST = 10
_FAR_ABOVE = 4

# Each of the subqueries reads an index backwards until its limit: no bearer beyond it is ever touched.
_BEARERS = text(
    """
    SELECT q.key AS at, v.folded, v.main, e.id, e.kind, e.name, e.named_by, e.articles, e.merged_into
    FROM json_each(:names) q
    JOIN variant v ON v.rowid IN (
        SELECT rowid FROM (SELECT rowid FROM variant WHERE folded = json_extract(q.value, '$.folded')
                           ORDER BY articles DESC, rowid LIMIT :most)
        UNION SELECT rowid FROM (SELECT rowid FROM variant WHERE sound = json_extract(q.value, '$.sound')
                                 ORDER BY articles DESC, rowid LIMIT :sounds)
        UNION SELECT rowid FROM (SELECT rowid FROM variant WHERE sound = json_extract(q.value, '$.short')
                                 ORDER BY articles DESC, rowid LIMIT :sounds)
        UNION SELECT rowid FROM (SELECT rowid FROM variant WHERE brief = json_extract(q.value, '$.brief')
                                 ORDER BY rowid DESC LIMIT :sounds))
    JOIN entity e ON e.id = v.entity_id
    """
)
_APPEARANCES = text(
    """
    SELECT a.* FROM json_each(:ids) c
    JOIN appearance a ON a.id IN (SELECT id FROM appearance WHERE entity_id = c.value ORDER BY id DESC LIMIT :most)
    ORDER BY a.id DESC
    """
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entity that may be meant: `equal` says that it bears the name itself, `main` that an article called it so."""

    id: int
    kind: EntityKind
    name: str
    named_by: str
    articles: int
    equal: bool
    main: bool


def bearers(connection: Connection, profiles: Sequence[Profile]) -> list[list[Bearer]]:
    """For each profile the bearers of its name, of an acronym that it has, and of what may be spellings of it."""
    asked = [_question(profile.name, profile.kind) for profile in profiles]
    extra = [
        (at, {"folded": folded(variant)})
        for at, profile in enumerate(profiles)
        if profile.kind is EntityKind.ORGANISATION
        for variant in profile.variants
    ]
    names = json.dumps([*asked, *(question for _, question in extra)])
    rows = connection.execute(_BEARERS, {"names": names, "most": BEARERS_AT_MOST, "sounds": _SOUNDS_AT_MOST})
    found: list[dict[int, Bearer]] = [{} for _ in profiles]
    for row in rows:
        at = row.at if row.at < len(asked) else extra[row.at - len(asked)][0]
        if row.kind == profiles[at].kind:
            _keep(found[at], row, row.folded == asked[at]["folded"])
    return [_most_named(one.values(), profile) for one, profile in zip(found, profiles, strict=True)]


def _most_named(found: Iterable[Bearer], profile: Profile) -> list[Bearer]:
    single = profile.kind is EntityKind.PERSON and " " not in folded(profile.name)
    ordered = sorted(found, key=lambda bearer: (not bearer.equal, -bearer.articles, bearer.id))
    return ordered[: SINGLE_AT_MOST if single else BEARERS_AT_MOST]


def renown(bearer: Bearer, among: Iterable[Bearer]) -> int:
    """How many articles name the bearer; 0 where another bearer of the name comes near."""
    nearest = max((other.articles for other in among if other.equal and other.id != bearer.id), default=0)
    return bearer.articles if bearer.equal and bearer.articles >= _FAR_ABOVE * nearest else 0


def profiles_of(connection: Connection, entities: Iterable[Bearer]) -> dict[int, Profile]:
    """What recent articles say of these entities; those without any article are left out."""
    kinds = {entity.id: entity for entity in entities}
    values = {"ids": json.dumps(sorted(kinds)), "most": ARTICLES_AT_MOST}
    found: dict[int, list[Profile]] = defaultdict(list)
    for row in connection.execute(_APPEARANCES, values) if kinds else ():
        found[row.entity_id].append(_profile(row, kinds[row.entity_id].kind))
    return {entity_id: joined(profiles) for entity_id, profiles in found.items()}


def folded(name: str) -> str:
    """The name as the tables compare it: folded, or as it stands where folding leaves nothing."""
    return fold_name(name) or name


def _question(name: str, kind: EntityKind) -> dict[str, str | None]:
    brief = brief_key(name) if kind is EntityKind.PERSON else None
    sound = sound_key(name, kind is EntityKind.PERSON)
    shortened = brief is not None and sound == brief
    return {
        "folded": folded(name),
        "sound": sound,
        "short": None if shortened else brief,
        "brief": brief if shortened else None,
    }


def _keep(found: dict[int, Bearer], row: AnyRow, equal: bool) -> None:
    bearer_id = row.merged_into or row.id
    known = found.get(bearer_id)
    bearer = Bearer(
        id=bearer_id,
        kind=EntityKind(row.kind),
        name=row.name,
        named_by=row.named_by,
        articles=row.articles,
        equal=equal or (known is not None and known.equal),
        main=(equal and bool(row.main)) or (known is not None and known.main),
    )
    found[bearer_id] = bearer


@lru_cache(32_768)
def _companion(kind: str, name: str) -> Companion:
    return Companion(EntityKind(kind), name)


def _profile(row: AnyRow, kind: EntityKind) -> Profile:
    day = datetime.date.fromisoformat(row.day) if row.day else None
    return Profile(
        name=row.name,
        kind=kind,
        roles=tuple(HeldRole(role, day, day) for role in json.loads(row.roles)),
        outlets=frozenset({row.outlet} if row.outlet else ()),
        dates=(day,) if day else (),
        company=frozenset(_companion(of, name) for of, name in json.loads(row.company)),
        languages=frozenset({row.lang} if row.lang else ()),
        gender=row.gender,
        born=None if row.born_from is None else (row.born_from, row.born_to),
    )
