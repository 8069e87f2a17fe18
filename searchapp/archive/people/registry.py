"""Who is who? The registry mints ids for people, organisations and places, and keeps their names and merges.

Renaming and merging change rows here and nothing else: indexes hold ids, and ask at query time. Whom a name in an
article means is decided by `linking` and `resolve`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, bindparam, func, or_, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import IDS, Asked
from searchapp.archive.ground.database import Database
from searchapp.archive.people import grounds_kept, identities
from searchapp.archive.people.authority_draft import draft
from searchapp.archive.people.authority_list import Imported, import_authority
from searchapp.archive.people.display import told_apart
from searchapp.archive.people.identities import members_of
from searchapp.archive.people.names_kept import WITHHELD
from searchapp.archive.people.roles_held import RoleHeld, roles_held
from searchapp.archive.people.said import Said, said_by
from searchapp.archive.people.sameness import Offer, offers
from searchapp.archive.people.speakers import Told, told_of_speakers
from searchapp.archive.people.spelt import beginning_so, sounding_so, spellings
from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people import Reason
from searchapp.ports import Name

_OFFERS_AT_MOST = 100

_ENTITY, _VARIANT = schema.entity.c, schema.variant.c
_CANONICAL = func.coalesce(_ENTITY.merged_into, _ENTITY.id)
_VARIANTS = select(_CANONICAL, _VARIANT.text).join(schema.entity, _ENTITY.id == _VARIANT.entity_id)
_BEARERS = select(_CANONICAL).join(schema.variant, _VARIANT.entity_id == _ENTITY.id)

_BECAME = Asked(select(_ENTITY.id, _ENTITY.merged_into).where(_ENTITY.id.in_(IDS), _ENTITY.merged_into.is_not(None)))
_OF = or_(_ENTITY.id.in_(IDS), _ENTITY.merged_into.in_(IDS))
_VARIANTS_OF = Asked(_VARIANTS.where(_OF).order_by(_VARIANT.text))
_NAMED = Asked(select(schema.entity).where(_ENTITY.id.in_(IDS), _ENTITY.named_by != WITHHELD))
_CALLED = Asked(_BEARERS.where(_VARIANT.folded == bindparam("folded")))
_MOST_NAMED = Asked(
    select(_ENTITY.id)
    .where(_ENTITY.id.in_(select(_CANONICAL).where(_ENTITY.id.in_(IDS))))
    .order_by(_ENTITY.articles.desc(), _ENTITY.id)
    .limit(bindparam("limit"))
)


class Registry:
    """The names of entities as the search flow and the pages ask for them (`searchapp.ports.Names`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self, ids: Iterable[int]) -> Mapping[int, Name]:
        """The names of these ids; a merged id gets the name of what it became; unknown ids are left out."""
        wanted = set(ids)
        with self._database.read() as connection:
            became = {row.id: row.merged_into for row in _BECAME.rows(connection, ids=wanted)}
            found = _load(connection, (wanted - became.keys()) | set(became.values()))
        return {i: found[became.get(i, i)] for i in wanted if became.get(i, i) in found}

    def withheld(self, entity_id: int) -> bool:
        """Whether an entity of this id was there whose names were taken out."""
        entity = schema.entity.c
        with self._database.read() as connection:
            query = select(entity.id).where(entity.id == entity_id, entity.named_by == WITHHELD)
            return connection.execute(query).scalar() is not None

    def find(self, text: str) -> frozenset[int]:
        """The unmerged ids that bear this name or variant, compared without case, accents and honorifics."""
        folded = fold_name(text) or text
        with self._database.read() as connection:
            return frozenset(_CALLED.column(connection, folded=folded))

    def is_called(self, name: str, entity_id: int) -> bool:
        """Whether a name means an entity: it is one of its names, or a family name alone; of a person one without the
        middle names, of a body one that goes on as one of its names does (“Tarn Valley Gazette” and “Tarn Valley”).
        """
        known, words = self.names([entity_id]).get(entity_id), fold_name(name).split()
        called = (known.name, *known.variants) if known and words else ()
        return any(_same(words, fold_name(one).split(), known.kind) for one in called if known)

    def suggest(self, beginning: str, limit: int) -> tuple[Name, ...]:
        """Names of which a word begins so, those of most articles first."""
        with self._database.read() as connection:
            return _first(connection, beginning_so(connection, fold_name(beginning)), limit)

    def sounding(self, text: str, limit: int, exactly: bool = False) -> tuple[Name, ...]:
        """Names of which words are these or may be other spellings of them, those of most articles first.

        `exactly`: names of which a word is this one.
        """
        with self._database.read() as connection:
            return _first(connection, sounding_so(connection, text, exactly), limit)

    def spellings(self, word: str) -> tuple[str, ...]:
        """How people's names spell this word too, as written, the most frequent first; nothing for ordinary words."""
        with self._database.read() as connection:
            return spellings(connection, word)

    def aliases(self) -> Mapping[int, int]:
        """Every merged id, with the id that it became (never a chain)."""
        with self._database.read() as connection:
            return _merges(connection)

    def known(self, least: int) -> list[tuple[str, str]]:
        """Name and kind of whom at least so many articles name, in each spelling of two words and more, by the name."""
        entity, variant = schema.entity.c, schema.variant.c
        query = select(variant.text, entity.kind).join(schema.entity, entity.id == variant.entity_id).distinct()
        told = query.where(variant.main, variant.articles >= least, variant.text.contains(" "), ~entity.open)
        with self._database.read() as connection:
            rows = connection.execute(told.where(entity.named_by != WITHHELD)).all()
        return sorted({row.text: row.kind for row in rows}.items())

    def roles(self, entity_id: int) -> tuple[RoleHeld, ...]:
        """The offices and descriptions of an entity with their dates: the authority list's, then the articles'."""
        with self._database.read() as connection:
            return roles_held(connection, members_of(connection, entity_id))

    def told_of_speakers(self, entity_ids: Collection[int]) -> Mapping[int, Told]:
        """The office and the gender of each of these entities, where they are known."""
        with self._database.read() as connection:
            return told_of_speakers(connection, entity_ids)

    def said_by(self, entity_id: int) -> Said:
        """How much an entity says in the newest versions, and who is quoted in the same articles."""
        with self._database.read() as connection:
            return said_by(connection, members_of(connection, entity_id))

    def may_be_same(self, entity_id: int) -> tuple[tuple[Name, tuple[Reason, ...]], ...]:
        """The entities that may be the same as this one, with the reasons, the weightiest first."""
        with self._database.read() as connection:
            members = members_of(connection, entity_id)
            found = offers(connection, members, _OFFERS_AT_MOST)
            others = {offer: offer.other if offer.one == members[0] else offer.one for offer in found}
            names = _load(connection, set(others.values()))
        return tuple((names[other], offer.reasons) for offer, other in others.items())

    def offers(self, limit: int = _OFFERS_AT_MOST) -> tuple[tuple[Name, Name, tuple[Reason, ...]], ...]:
        """The open offers of the whole registry, the weightiest first."""
        with self._database.read() as connection:
            found: list[Offer] = offers(connection, None, limit)
            names = _load(connection, {i for offer in found for i in (offer.one, offer.other)})
        return tuple((names[offer.one], names[offer.other], offer.reasons) for offer in found)

    def rename(self, entity_id: int, name: str, actor: str, reason: str) -> None:
        """Give an entity another display name for good; the old one stays findable. Raises ArchiveError."""
        with self._database.write() as connection:
            identities.rename(connection, entity_id, name, identities.Said(actor, reason))

    def merge(self, entity_id: int, into: int, actor: str, reason: str) -> None:
        """Make two ids one: `entity_id` becomes `into`. Raises ArchiveError: unknown or equal ids."""
        with self._database.write() as connection:
            identities.merge(connection, entity_id, into, identities.Said(actor, reason))

    def keep_apart(self, entity_id: int, other: int, actor: str, reason: str) -> None:
        """Say that two entities are different: they are never offered as one again. Raises ArchiveError."""
        with self._database.write() as connection:
            identities.keep_apart(connection, entity_id, other, identities.Said(actor, reason))

    def confirm(self, entity_id: int, articles: Sequence[str], actor: str, reason: str) -> None:
        """Say that these articles do mean this entity. Raises ArchiveError where they don't name it."""
        with self._database.write() as connection:
            identities.confirm(connection, entity_id, articles, identities.Said(actor, reason))

    def split(self, entity_id: int, articles: Sequence[str], actor: str, reason: str) -> int:
        """Say that these articles name somebody else; the new id. Raises ArchiveError where they don't name them."""
        with self._database.write() as connection:
            return identities.split(connection, entity_id, articles, identities.Said(actor, reason))

    def undo(self, number: int, actor: str, reason: str = "") -> identities.Identity:
        """Take back what was decided under this number; what it was. Raises ArchiveError where that can't be."""
        with self._database.write() as connection:
            return identities.undo(connection, number, identities.Said(actor, reason))

    def describe(self, entity_id: int, what: str, told: Mapping[str, str | None], actor: str, reason: str) -> None:
        """Say of an entity another name, an office or its kind (`people.descriptions`). Raises ArchiveError."""
        with self._database.write() as connection:
            identities.describe(connection, entity_id, what, dict(told), identities.Said(actor, reason))

    def decided(self, entity_id: int | None, limit: int, public: bool = False) -> list[identities.Identity]:
        """What people decided about who is who, of one entity or of all, the latest first.

        `public`: only about those whom an article names that readers may read.
        """
        with self._database.read() as connection:
            members = members_of(connection, entity_id) if entity_id else None
            return identities.decided(connection, members, limit, public)

    def spread(self, limit: int) -> list[tuple[str, int]]:
        """The names of people that are spread over most entities, with their number."""
        with self._database.read() as connection:
            return grounds_kept.spread(connection, limit)

    def doubtful(self, limit: int) -> list[grounds_kept.Linked]:
        """The links of names to people of which the program is least sure."""
        with self._database.read() as connection:
            return grounds_kept.doubtful(connection, limit)

    def links(self, entity_id: int, limit: int) -> list[grounds_kept.Linked]:
        """By which grounds articles were taken to mean this person, the least sure first."""
        with self._database.read() as connection:
            return grounds_kept.links_of(connection, members_of(connection, entity_id), limit)

    def likely_bearers(self, entity_id: int, limit: int) -> tuple[Name, ...]:
        """Who may be meant by a single name that is open, those of most articles first."""
        with self._database.read() as connection:
            return _first(connection, grounds_kept.likely_bearers(connection, entity_id), limit)

    def draft_authority(self, most: int) -> list[str]:
        """An authority list of the people whom most articles name, line by line, to be corrected."""
        with self._database.read() as connection:
            return list(draft(connection, most))

    def import_authority(self, path: Path) -> Imported:
        """Take in an authority list, which decides from then on. Raises RefusedInput where the file can't be read."""
        return import_authority(self._database, path)


def _same(words: list[str], other: list[str], kind: EntityKind) -> bool:
    if words in (other, other[-1:]):
        return True
    if kind is EntityKind.PERSON:
        return min(len(words), len(other)) > 1 and (words[0], words[-1]) == (other[0], other[-1])
    short, long = sorted((words, other), key=len)
    return bool(short) and long[: len(short)] == short


def _merges(connection: Connection) -> dict[int, int]:
    query = select(schema.entity.c.id, schema.entity.c.merged_into).where(schema.entity.c.merged_into.is_not(None))
    return {row.id: row.merged_into for row in connection.execute(query)}


def _first(connection: Connection, ids: set[int], limit: int) -> tuple[Name, ...]:
    """The names of those of these entities that most articles name; of merged ones, of what they became."""
    if not ids:
        return ()
    first = _MOST_NAMED.column(connection, ids=ids, limit=limit)
    found = _load(connection, set(first))
    return tuple(found[i] for i in first if i in found)


def _load(connection: Connection, ids: set[int]) -> dict[int, Name]:
    variants: dict[int, list[str]] = {i: [] for i in ids}
    for i, text in _VARIANTS_OF.rows(connection, ids=ids):
        variants[i].append(text)
    names = {
        r.id: Name(r.id, r.name, EntityKind(r.kind), tuple(dict.fromkeys(variants[r.id])), open=r.open)
        for r in _NAMED.rows(connection, ids=ids)
    }
    return told_apart(connection, names)
