"""What does one article tell of those whom it names? A profile for each, to be compared with others."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from searchapp.domain import Annotation, CivilDate, Document, EntityKind, Role, Span
from searchapp.names import fold_name
from searchapp.people import NOTHING, Companion, Description, HeldRole, Profile, describe, describe_entity
from searchapp.people.profile import years_of_birth
from searchapp.reading import ReadArticle

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
    return Setting(outlet, published.first_day if published else None, lang)


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
