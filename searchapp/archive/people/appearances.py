"""What does one article tell of those whom it names? A profile for each, to be compared with others, and kept."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from sqlalchemy import Connection, delete, select

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.ground.dialects import upsert
from searchapp.archive.people.names_kept import folded
from searchapp.domain import Annotation, CivilDate, Document, EntityKind, Role, Span
from searchapp.names import fold_name
from searchapp.outlets import outlet_of
from searchapp.people.bearer import Presence
from searchapp.people.described import NOTHING, Description, describe, describe_entity
from searchapp.people.naming import plain_name
from searchapp.people.profile import Companion, HeldRole, Profile, years_of_birth
from searchapp.people.spelling import block_of
from searchapp.reading import ReadArticle

_INSERT = upsert(schema.appearance)
_KEEP = _INSERT.on_conflict_do_update(
    index_elements=("article_id", "folded"),
    set_={
        c.name: _INSERT.excluded[c.name]
        for c in schema.appearance.c
        if c.name not in ("article_id", "entity_id", "folded", "id")
    },
)

_COMPANIONS_AT_MOST = 40
_PLACES_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of an article before one reads it: outlet, language, the first day that its date may mean."""

    outlet: str | None
    day: datetime.date | None
    lang: str | None


def setting_of(outlet: str | None, published: CivilDate | None, lang: str | None) -> Setting:
    """The setting of an article."""
    return Setting(outlet_of(outlet), published.first_day if published else None, lang)


def found_profiles(
    document: Document, annotation: Annotation, setting: Setting
) -> tuple[list[Profile], list[tuple[Role, ...]]]:
    """The profiles of an annotation's entities, and the roles that stand beside each name."""
    described = [describe_entity(document, entity) for entity in annotation.entities]
    profiles = [
        _profile(entity.name, entity.kind, entity.variants, told, setting)
        for entity, told in zip(annotation.entities, described, strict=True)
    ]
    return in_company(profiles), [told.roles for told in described]


def given_profiles(read: ReadArticle, names: Mapping[str, EntityKind]) -> list[Profile]:
    """The profiles of the names that the input itself gives, with what the text says where it has them."""
    setting = setting_of(read.outlet, read.published, read.lang)
    text = read.text
    return in_company(
        [_profile(name, kind, (), _beside(text, name, kind, read.lang), setting) for name, kind in names.items()]
    )


def in_company(profiles: Sequence[Profile]) -> list[Profile]:
    """The profiles, each with all the others as its company; a person's single name is nobody's company."""
    every = dict.fromkeys(Companion(p.kind, fold_name(p.name)) for p in profiles if _identifies(p))
    company = frozenset(islice(every, _COMPANIONS_AT_MOST))
    return [replace(p, company=company - {Companion(p.kind, fold_name(p.name))}) for p in profiles]


def _identifies(profile: Profile) -> bool:
    words = fold_name(profile.name).split()
    return len(words) > 1 if profile.kind is EntityKind.PERSON else bool(words)


def _beside(text: str, name: str, kind: EntityKind, lang: str | None) -> Description:
    if kind is not EntityKind.PERSON or lang not in (None, "en"):
        return NOTHING
    places = re.finditer(rf"\b{re.escape(name)}\b", text)
    return describe(text, (Span(*place.span()) for place in islice(places, _PLACES_AT_MOST)))


def _profile(name: str, kind: EntityKind, variants: Iterable[str], told: Description, setting: Setting) -> Profile:
    day = setting.day
    return Profile(
        name=name,
        kind=kind,
        variants=tuple(variants),
        roles=tuple(HeldRole(text, day, day) for text in dict.fromkeys(role.text for role in told.roles)),
        outlets=frozenset({setting.outlet} if setting.outlet else ()),
        dates=(day,) if day else (),
        languages=frozenset({setting.lang} if setting.lang else ()),
        gender=told.gender,
        born=years_of_birth(told.age, day) if told.age is not None and day else None,
    )


def keep_appearances(connection: Connection, article_id: int, ids: Sequence[int], profiles: Sequence[Profile]) -> None:
    """Keep what an article tells of the people whom it names; `ids` are whom the names mean for now."""
    rows = {
        folded(profile.name): _row(article_id, entity_id, profile)
        for entity_id, profile in zip(ids, profiles, strict=True)
        if profile.kind is EntityKind.PERSON
    }
    if rows:
        connection.execute(_KEEP, list(rows.values()))


def forget_appearances(connection: Connection, article_id: int, named: Iterable[str]) -> None:
    """Forget what an article told of people whom it names no more; `named` are the names that it has."""
    own = schema.appearance.c
    gone = (own.article_id == article_id) & own.folded.not_in({folded(name) for name in named})
    machine = schema.link.c
    given = (
        select(machine.folded)
        .where(machine.article_id == article_id, machine.kind == EntityKind.PERSON.value, machine.by != "machine")
        .scalar_subquery()
    )
    connection.execute(delete(schema.appearance).where(gone, own.folded.not_in(given)))


def _row(article_id: int, entity_id: int, profile: Profile) -> dict[str, object]:
    return {
        "article_id": article_id,
        "entity_id": entity_id,
        "name": profile.name,
        "folded": folded(profile.name),
        "block": block_of(profile.name),
        "day": next((day.isoformat() for day in profile.dates), None),
        "outlet": next(iter(profile.outlets), None),
        "lang": next(iter(profile.languages), None),
        "gender": profile.gender,
        "born_from": profile.born and profile.born[0],
        "born_to": profile.born and profile.born[1],
        "roles": [role.text for role in profile.roles],
        "company": sorted([companion.kind.value, companion.name] for companion in profile.company),
    }


def profile_of(row: AnyRow) -> Profile:
    """What a kept appearance tells of a person."""
    day = datetime.date.fromisoformat(row.day) if row.day else None
    return Profile(
        name=plain_name(row.name),
        kind=EntityKind.PERSON,
        variants=(row.name,),
        roles=tuple(HeldRole(role, day, day) for role in row.roles),
        outlets=frozenset({row.outlet} if row.outlet else ()),
        dates=(day,) if day else (),
        company=frozenset(_companion(of, name) for of, name in row.company),
        languages=frozenset({row.lang} if row.lang else ()),
        gender=row.gender,
        born=None if row.born_from is None else (row.born_from, row.born_to),
    )


def presence_row(row: AnyRow) -> tuple[str, Presence]:
    """Under which name an appearance is counted, and where and when."""
    day = datetime.date.fromisoformat(row.day) if row.day else None
    return plain_name(row.name), (row.outlet or "", day.year * 12 + day.month if day else None)


@lru_cache(32_768)
def _companion(kind: str, name: str) -> Companion:
    return Companion(EntityKind(kind), name)
