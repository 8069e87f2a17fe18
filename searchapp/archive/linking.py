"""Whom do the names in an article mean? Known entities where the evidence says so, else new ones.

A name is decided once for an article (`link`) and keeps its id from then on, whatever annotator or version comes. The
authority list decides first, then the rules of `searchapp.archive.choice`; what may be one is offered to people.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from searchapp.archive import schema
from searchapp.archive.authority import authorised
from searchapp.archive.candidates import Bearer, bearers, folded, profiles_of
from searchapp.archive.choice import Choice, choose_body, choose_person
from searchapp.archive.names_kept import keep_names, prefer_fullest, shown_name
from searchapp.archive.profiles import Setting, in_company
from searchapp.archive.reconsider import join_if_one, reconsider
from searchapp.archive.sameness import offer
from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people import Companion, Profile
from searchapp.people.profile import joined

Key = tuple[str, str]

_LINKS = select(schema.link.c.kind, schema.link.c.folded, schema.link.c.entity_id).where(
    schema.link.c.article_id == bindparam("article")
)
_LAST = select(func.max(schema.entity.c.id))
_COUNT = (
    update(schema.entity).where(schema.entity.c.id == bindparam("linked")).values(articles=schema.entity.c.articles + 1)
)
_KEEP_LINK, _KEEP_ENTITY = insert(schema.link), insert(schema.entity)
_INSERT = insert(schema.appearance)
_KEEP_APPEARANCE = _INSERT.on_conflict_do_update(
    ("article_id", "entity_id"),
    set_={
        c.name: _INSERT.excluded[c.name] for c in schema.appearance.c if c.name not in ("article_id", "entity_id", "id")
    },
)


class Linker:
    """Finds or mints the entities for the names of articles, inside one write transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._links: dict[int, dict[Key, int]] = {}
        self._has_authority = connection.execute(select(schema.authority.c.id).limit(1)).scalar() is not None
        self._told: dict[int, Profile] = {}  # what is told of people, as far as it was asked for

    def link_all(self, article_id: int, profiles: Sequence[Profile]) -> list[int]:
        """The ids that these names stand for in this article; their variants are noted as names of the entities."""
        links = self._of_article(article_id)
        fresh = {_key(p): p for p in profiles if _key(p) not in links}
        settled = self._link(article_id, fresh, profiles) if fresh else []
        ids = [links[_key(profile)] for profile in profiles]
        keep_names(self._connection, zip(ids, profiles, strict=True), {links[key] for key in fresh})
        known_before = self._keep_appearances(article_id, ids, profiles) - {links[key] for key in fresh}
        for one, other in settled:
            join_if_one(self._connection, one, other)
            self._told.clear()
        reconsider(self._connection, known_before)
        return ids

    def link(self, article_id: int, name: str, kind: EntityKind) -> int:
        """The id that a single name stands for in this article."""
        key = (kind.value, folded(name))
        found = self._of_article(article_id).get(key)
        return found or self.link_all(article_id, [self._alone(article_id, name, kind)])[0]

    def link_speaker(self, article_id: int, name: str) -> int:
        """The id of a speaker whose kind the input doesn't tell: that of a known bearer of the name, else a person."""
        return self.link(article_id, name, self.kind_of(article_id, name))

    def link_decided(self, article_id: int, name: str) -> int:
        """The id of a speaker whom a person names: the only known bearer of the name if there is one."""
        kind = self.kind_of(article_id, name)
        self.link_known(article_id, name, kind)
        return self.link(article_id, name, kind)

    def link_known(self, article_id: int, name: str, kind: EntityKind) -> None:
        """Let a name that a person or a catalogue gives mean its only known bearer, if there is just one.

        Who types a name into a catalogue says by it who is meant; only where several bear it does evidence decide.
        """
        key = (kind.value, folded(name))
        if key not in self._of_article(article_id):
            known = {entity_id for entity_id, of in self._known(name) if of is kind}
            if len(known) == 1 and not known & set(self._of_article(article_id).values()):
                self._keep_links(article_id, {key: known.pop()})

    def kind_of(self, article_id: int, name: str) -> EntityKind:
        """Of what kind the bearer of a name is: as in this article, else as anywhere, else a person."""
        here = {key[0] for key in self._of_article(article_id) if key[1] == folded(name)}
        known = {kind for _, kind in self._known(name)} if not here else set()
        return next((kind for kind in EntityKind if kind.value in here or kind in known), EntityKind.PERSON)

    def _known(self, name: str) -> set[tuple[int, EntityKind]]:
        variant, entity = schema.variant.c, schema.entity.c
        query = (
            select(func.coalesce(entity.merged_into, entity.id), entity.kind)
            .join(schema.variant, variant.entity_id == entity.id)
            .where(variant.folded == folded(name), variant.main)
            .limit(50)
        )
        return {(entity_id, EntityKind(kind)) for entity_id, kind in self._connection.execute(query)}

    def _alone(self, article_id: int, name: str, kind: EntityKind) -> Profile:
        """The profile of a name that comes by itself: the article's setting, and in it the names linked so far."""
        version = schema.version.c
        newest = select(version.outlet, version.published, version.lang).where(version.article_id == article_id)
        row = self._connection.execute(newest.order_by(version.number.desc()).limit(1)).one()
        day = datetime.date.fromisoformat((row.published + "-01-01")[:10]) if row.published else None
        others = [Profile(of, EntityKind(of_kind)) for of_kind, of in self._of_article(article_id)]
        setting = Setting(row.outlet, day, row.lang)
        own = Profile(
            name,
            kind,
            outlets=frozenset({setting.outlet} if setting.outlet else ()),
            dates=(day,) if day else (),
        )
        return in_company([own, *others])[0]

    def _of_article(self, article_id: int) -> dict[Key, int]:
        if article_id not in self._links:
            rows = self._connection.execute(_LINKS, {"article": article_id})
            self._links[article_id] = {(row.kind, row.folded): row.entity_id for row in rows}
        return self._links[article_id]

    def _link(self, article_id: int, fresh: dict[Key, Profile], everybody: Sequence[Profile]) -> list[tuple[int, int]]:
        known = bearers(self._connection, everybody)
        by_key = {_key(p): found for p, found in zip(everybody, known, strict=True)}
        choices = self._choose(fresh, by_key, _counts(everybody, known), set(self._of_article(article_id).values()))
        minted = iter(self._mint([fresh[key] for key, choice in choices.items() if choice.entity_id is None]))
        ids = {key: choice.entity_id or next(minted) for key, choice in choices.items()}
        self._keep_links(article_id, ids)
        offer(self._connection, [(ids[key], to, why) for key, choice in choices.items() for to, why in choice.offers])
        for key, found in by_key.items():
            for bearer in found:
                if key in fresh and bearer.id == ids[key]:
                    prefer_fullest(self._connection, bearer, fresh[key].name)
        self._learn({ids[key]: profile for key, profile in fresh.items() if profile.kind is EntityKind.PERSON}, choices)
        return [(ids[key], other) for key, choice in choices.items() for other in choice.settled]

    def _learn(self, linked: dict[int, Profile], choices: dict[Key, Choice]) -> None:
        """Add an article's profiles to what is told of people."""
        met = {choice.entity_id for choice in choices.values()}
        for entity_id, profile in linked.items():
            if entity_id in self._told:
                self._told[entity_id] = joined([self._told[entity_id], profile])
            elif entity_id not in met:
                self._told[entity_id] = profile  # just minted

    def _choose(
        self,
        fresh: dict[Key, Profile],
        known: dict[Key, list[Bearer]],
        counts: dict[Companion, int],
        taken: set[int],
    ) -> dict[Key, Choice]:
        decided = authorised(self._connection, fresh) if self._has_authority else {}
        people = [
            b for key, p in fresh.items() if p.kind is EntityKind.PERSON and key not in decided for b in known[key]
        ]
        self._told |= profiles_of(self._connection, (b for b in people if b.id not in self._told))
        choices = {key: Choice(entity_id, ()) for key, entity_id in decided.items()}
        taken |= set(decided.values())
        for key, profile in fresh.items():
            if key in choices:
                continue
            free = [bearer for bearer in known[key] if bearer.id not in taken]
            person = profile.kind is EntityKind.PERSON
            choices[key] = choose_person(profile, free, self._told, counts) if person else choose_body(profile, free)
            taken |= {choices[key].entity_id or 0}
        return choices

    def _mint(self, profiles: Sequence[Profile]) -> list[int]:
        if not profiles:
            return []
        # No entity is ever deleted, and only one transaction writes: the next ids are free.
        last = self._connection.execute(_LAST).scalar() or 0
        rows = [
            {"id": i, "kind": p.kind.value, "name": shown_name(p.name, p.kind), "named_by": "machine", "articles": 0}
            for i, p in enumerate(profiles, start=last + 1)
        ]
        self._connection.execute(_KEEP_ENTITY, rows)
        return [int(row["id"]) for row in rows]

    def _keep_links(self, article_id: int, ids: dict[Key, int]) -> None:
        self._of_article(article_id).update(ids)
        rows = [
            {"article_id": article_id, "kind": kind, "folded": name, "entity_id": entity_id}
            for (kind, name), entity_id in ids.items()
        ]
        self._connection.execute(_KEEP_LINK, rows)
        self._connection.execute(_COUNT, [{"linked": entity_id} for entity_id in set(ids.values())])

    def _keep_appearances(self, article_id: int, ids: Sequence[int], profiles: Sequence[Profile]) -> set[int]:
        rows = {
            entity_id: _appearance(article_id, entity_id, profile)
            for entity_id, profile in zip(ids, profiles, strict=True)
            if profile.kind is EntityKind.PERSON
        }
        if rows:
            self._connection.execute(_KEEP_APPEARANCE, list(rows.values()))
        return set(rows)


def _key(profile: Profile) -> Key:
    return profile.kind.value, folded(profile.name)


def _counts(profiles: Sequence[Profile], known: Sequence[Sequence[Bearer]]) -> dict[Companion, int]:
    """In how many articles those are named whom this article names."""
    counts: dict[Companion, int] = defaultdict(int)
    for profile, found in zip(profiles, known, strict=True):
        companion = Companion(profile.kind, fold_name(profile.name))
        counts[companion] += sum(bearer.articles for bearer in found if bearer.equal)
    return counts


def _appearance(article_id: int, entity_id: int, profile: Profile) -> dict[str, object]:
    return {
        "article_id": article_id,
        "entity_id": entity_id,
        "name": profile.name,
        "day": next((day.isoformat() for day in profile.dates), None),
        "outlet": next(iter(profile.outlets), None),
        "lang": next(iter(profile.languages), None),
        "gender": profile.gender,
        "born_from": profile.born and profile.born[0],
        "born_to": profile.born and profile.born[1],
        "roles": [role.text for role in profile.roles],
        "company": sorted([companion.kind.value, companion.name] for companion in profile.company),
    }
