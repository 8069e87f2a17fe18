"""Whom do the names in an article mean, at first sight? The known bearer of the very name, else somebody new.

A name of an article gets an id once and keeps it, whatever annotator or version comes. The authority list decides
before anything else. Whether a person's name means somebody else after all is decided by `resolve`, at the end of a
run, when all that the run told is known; for bodies and places the name is enough.
"""

import datetime
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from searchapp.archive import schema
from searchapp.archive.people.appearances import Setting, in_company, keep_appearances
from searchapp.archive.people.authority import authorised
from searchapp.archive.people.descriptions import of_other_kind
from searchapp.archive.people.names_kept import folded, keep_names, shown_name
from searchapp.domain import EntityKind
from searchapp.outlets import outlet_of
from searchapp.people.naming import is_acronym_of
from searchapp.people.profile import Profile

Key = tuple[str, str]

_LINKS = select(schema.link.c.kind, schema.link.c.folded, schema.link.c.entity_id).where(
    schema.link.c.article_id == bindparam("article")
)
_MINT = insert(schema.entity).returning(schema.entity.c.id, sort_by_parameter_order=True)
_COUNT = (
    update(schema.entity).where(schema.entity.c.id == bindparam("linked")).values(articles=schema.entity.c.articles + 1)
)


class Linker:
    """Finds or mints the entities for the names of articles, inside one write transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._links: dict[int, dict[Key, int]] = {}
        self._of_other_kind = of_other_kind(connection)
        self._has_authority = connection.execute(select(schema.authority.c.id).limit(1)).scalar() is not None

    def link_all(self, article_id: int, profiles: Sequence[Profile], given: bool = False) -> list[int]:
        """The ids that these names stand for in this article; their variants are noted as names of the entities.

        What is `given`, by the input or a person, stays what it is; the rest may be decided anew by what comes later.
        """
        links = self._of_article(article_id)
        fresh = {_key(p): p for p in profiles if _key(p) not in links}
        if fresh:
            self._link(article_id, fresh, "given" if given else "machine")
        ids = [links[_key(profile)] for profile in profiles]
        keep_names(self._connection, zip(ids, profiles, strict=True), {links[key] for key in fresh})
        keep_appearances(self._connection, article_id, ids, profiles)
        return ids

    def link(self, article_id: int, name: str, kind: EntityKind) -> int:
        """The id that a single given name stands for in this article."""
        found = self._of_article(article_id).get((kind.value, folded(name)))
        return found or self.link_all(article_id, [self._alone(article_id, name, kind)], given=True)[0]

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
            known = {entity_id for entity_id, of in self._known([key[1]]).get(key[1], ()) if of is kind}
            if len(known) == 1 and not known & set(self._of_article(article_id).values()):
                self._keep_links(article_id, {key: known.pop()}, "given")

    def kind_of(self, article_id: int, name: str) -> EntityKind:
        """Of what kind the bearer of a name is: as in this article, else as anywhere, else a person."""
        here = {key[0] for key in self._of_article(article_id) if key[1] == folded(name)}
        known = {kind for _, kind in self._known([folded(name)]).get(folded(name), ())} if not here else set()
        return next((kind for kind in EntityKind if kind.value in here or kind in known), EntityKind.PERSON)

    def _known(self, names: Iterable[str]) -> dict[str, list[tuple[int, EntityKind]]]:
        """The entities that articles call so, for each folded name those of most articles first."""
        variant, entity = schema.variant.c, schema.entity.c
        query = (
            select(variant.folded, schema.canonical, entity.kind)
            .join(schema.variant, variant.entity_id == entity.id)
            .where(variant.folded.in_(list(names)), variant.main)
            .order_by(variant.articles.desc(), entity.articles.desc(), entity.id)
        )
        found: dict[str, list[tuple[int, EntityKind]]] = {}
        for name, entity_id, kind in self._connection.execute(query):
            found.setdefault(name, []).append((entity_id, EntityKind(kind)))
        return found

    def _alone(self, article_id: int, name: str, kind: EntityKind) -> Profile:
        """The profile of a name that comes by itself: the article's setting, and in it the names linked so far."""
        version = schema.version.c
        newest = select(version.outlet, version.published, version.lang).where(version.article_id == article_id)
        row = self._connection.execute(newest.order_by(version.number.desc()).limit(1)).one()
        day = datetime.date.fromisoformat((row.published + "-01-01")[:10]) if row.published else None
        others = [Profile(of, EntityKind(of_kind)) for of_kind, of in self._of_article(article_id)]
        setting = Setting(outlet_of(row.outlet), day, row.lang)
        own = Profile(
            name, kind, outlets=frozenset({setting.outlet} if setting.outlet else ()), dates=(day,) if day else ()
        )
        return in_company([own, *others])[0]

    def _of_article(self, article_id: int) -> dict[Key, int]:
        if article_id not in self._links:
            rows = self._connection.execute(_LINKS, {"article": article_id})
            self._links[article_id] = {(row.kind, row.folded): row.entity_id for row in rows}
        return self._links[article_id]

    def _link(self, article_id: int, fresh: dict[Key, Profile], by: str) -> None:
        """Decide at first sight whom the names mean; full names before single ones, which yield to them."""
        listed = authorised(self._connection, fresh) if self._has_authority else {}
        self._keep_links(article_id, listed, "authority")
        rest = {key: profile for key, profile in fresh.items() if key not in listed}
        taken = set(self._of_article(article_id).values())
        ids: dict[Key, int] = {}
        known = self._known({name for _, name in rest})
        bodies = known_bodies(self._connection, [p for p in rest.values() if p.kind is not EntityKind.PERSON])
        for key, profile in sorted(rest.items(), key=lambda item: -len(item[0][1].split())):
            called = known.get(key[1], ())
            bearers = [i for i, of in called if of is profile.kind] or bodies.get(key, [])
            bearers = bearers or [i for i, _ in called if i in self._of_other_kind]
            found = next((bearer for bearer in bearers if bearer not in taken), None)
            if found is not None:
                ids[key] = found
                taken.add(found)
        minted = self._mint([profile for key, profile in rest.items() if key not in ids])
        ids |= dict(zip((key for key in rest if key not in ids), minted, strict=True))
        self._keep_links(article_id, ids, by)

    def _mint(self, profiles: Sequence[Profile]) -> list[int]:
        rows = [
            {"kind": p.kind.value, "name": shown_name(p.name, p.kind), "named_by": "machine", "articles": 0}
            for p in profiles
        ]
        return list(self._connection.scalars(_MINT, rows)) if rows else []

    def _keep_links(self, article_id: int, ids: dict[Key, int], by: str) -> None:
        self._of_article(article_id).update(ids)
        rows = [
            {"article_id": article_id, "kind": kind, "folded": name, "entity_id": entity_id, "by": by}
            for (kind, name), entity_id in ids.items()
        ]
        if rows:
            self._connection.execute(insert(schema.link), rows)
            self._connection.execute(_COUNT, [{"linked": entity_id} for entity_id in set(ids.values())])


def _key(profile: Profile) -> Key:
    return profile.kind.value, folded(profile.name)


def known_bodies(connection: Connection, profiles: Sequence[Profile]) -> dict[tuple[str, str], list[int]]:
    """By kind and folded name the entity of which a name is the acronym or full form, where there is just one."""
    asked = {folded(name) for p in profiles if p.kind is EntityKind.ORGANISATION for name in p.names}
    if not asked:
        return {}
    variant, entity = schema.variant.c, schema.entity.c
    query = (
        select(variant.folded, variant.main, schema.canonical.label("id"), entity.name)
        .join(schema.variant, variant.entity_id == entity.id)
        .where(variant.folded.in_(sorted(asked)), entity.kind == EntityKind.ORGANISATION.value)
    )
    rows = connection.execute(query).all()
    found = {}
    for profile in profiles:
        own, others = folded(profile.name), {folded(variant) for variant in profile.variants}
        bearers = {
            row.id
            for row in rows
            if (row.folded == own or (row.main and row.folded in others)) and _is_pair(profile.name, row.name)
        }
        if len(bearers) == 1:
            found[profile.kind.value, own] = list(bearers)
    return found


def _is_pair(one: str, other: str) -> bool:
    return is_acronym_of(one, other) or is_acronym_of(other, one)
