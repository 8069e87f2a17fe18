"""Who is who? The registry mints ids for people, organisations and places, and keeps their names and merges.

Renaming and merging change rows here and nothing else: indexes hold ids, and ask at query time. Whom a name in an
article means is decided by `linking` and `resolve`.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, or_, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import IDS, Asked
from searchapp.archive.ground.database import Database
from searchapp.archive.ground.transactions import reading, writing
from searchapp.archive.people import grounds_kept, identities, sameness, spelt
from searchapp.archive.people.authority_list import draft, import_authority
from searchapp.archive.people.display import told_apart
from searchapp.archive.people.joining import members_of
from searchapp.archive.people.names_kept import WITHHELD, folded
from searchapp.archive.people.roles_held import roles_held
from searchapp.archive.people.said import said_by
from searchapp.archive.people.speakers import told_of_speakers
from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people.grounds import Reason
from searchapp.ports import Name

_OFFERS_AT_MOST = 100

_ENTITY, _VARIANT = schema.entity.c, schema.variant.c
_VARIANTS = select(schema.canonical, _VARIANT.text).join(schema.entity, _ENTITY.id == _VARIANT.entity_id)
_BEARERS = select(schema.canonical).join(schema.variant, _VARIANT.entity_id == _ENTITY.id)

_BECAME = Asked(select(_ENTITY.id, _ENTITY.merged_into).where(_ENTITY.id.in_(IDS), _ENTITY.merged_into.is_not(None)))
_OF = or_(_ENTITY.id.in_(IDS), _ENTITY.merged_into.in_(IDS))
_VARIANTS_OF = Asked(_VARIANTS.where(_OF).order_by(_VARIANT.text))
_NAMED = Asked(select(schema.entity).where(_ENTITY.id.in_(IDS), _ENTITY.named_by != WITHHELD))
_CALLED = Asked(_BEARERS.where(_VARIANT.folded == bindparam("folded")))
_MOST_NAMED = Asked(
    select(_ENTITY.id)
    .where(_ENTITY.id.in_(select(schema.canonical).where(_ENTITY.id.in_(IDS))))
    .order_by(_ENTITY.articles.desc(), _ENTITY.id)
    .limit(bindparam("limit"))
)


def names(connection: Connection, ids: Iterable[int]) -> Mapping[int, Name]:
    """The names of these ids; a merged id gets the name of what it became; unknown ids are left out."""
    wanted = set(ids)
    became = {row.id: row.merged_into for row in _BECAME.rows(connection, ids=wanted)}
    found = _load(connection, (wanted - became.keys()) | set(became.values()))
    return {i: found[became.get(i, i)] for i in wanted if became.get(i, i) in found}


def withheld(connection: Connection, entity_id: int) -> bool:
    """Whether an entity of this id was there whose names were taken out."""
    query = select(_ENTITY.id).where(_ENTITY.id == entity_id, _ENTITY.named_by == WITHHELD)
    return connection.execute(query).scalar() is not None


def find(connection: Connection, text: str) -> frozenset[int]:
    """The unmerged ids that bear this name or variant, compared without case, accents and honorifics."""
    return frozenset(_CALLED.column(connection, folded=folded(text)))


def is_called(connection: Connection, name: str, entity_id: int) -> bool:
    """Whether a name means an entity: it is one of its names, or a family name alone; of a person one without the
    middle names, of a body one that goes on as one of its names does (“Tarn Valley Gazette” and “Tarn Valley”).
    """
    known, words = names(connection, [entity_id]).get(entity_id), fold_name(name).split()
    called = (known.name, *known.variants) if known and words else ()
    return any(_same(words, fold_name(one).split(), known.kind) for one in called if known)


def suggest(connection: Connection, beginning: str, limit: int) -> tuple[Name, ...]:
    """Names of which a word begins so, those of most articles first."""
    return _first(connection, spelt.beginning_so(connection, fold_name(beginning)), limit)


def sounding(connection: Connection, text: str, limit: int, exactly: bool = False) -> tuple[Name, ...]:
    """Names of which words are these or may be other spellings of them, those of most articles first.

    `exactly`: names of which a word is this one.
    """
    return _first(connection, spelt.sounding_so(connection, text, exactly), limit)


def aliases(connection: Connection) -> Mapping[int, int]:
    """Every merged id, with the id that it became (never a chain)."""
    merged = select(_ENTITY.id, _ENTITY.merged_into).where(_ENTITY.merged_into.is_not(None))
    return {row.id: row.merged_into for row in connection.execute(merged)}


def known(connection: Connection, least: int) -> list[tuple[str, str]]:
    """Name and kind of whom at least so many articles name, in each spelling of two words and more, by the name."""
    query = select(_VARIANT.text, _ENTITY.kind).join(schema.entity, _ENTITY.id == _VARIANT.entity_id).distinct()
    told = query.where(_VARIANT.main, _VARIANT.articles >= least, _VARIANT.text.contains(" "), ~_ENTITY.open)
    rows = connection.execute(told.where(_ENTITY.named_by != WITHHELD))
    return sorted({row.text: row.kind for row in rows}.items())


def may_be_same(connection: Connection, entity_id: int) -> tuple[tuple[Name, tuple[Reason, ...]], ...]:
    """The entities that may be the same as this one, with the reasons, the weightiest first."""
    members = members_of(connection, entity_id)
    found = sameness.offers(connection, members, _OFFERS_AT_MOST)
    others = {offer: offer.other if offer.one == members[0] else offer.one for offer in found}
    called = _load(connection, set(others.values()))
    return tuple((called[other], offer.reasons) for offer, other in others.items())


def offers(connection: Connection, limit: int = _OFFERS_AT_MOST) -> tuple[tuple[Name, Name, tuple[Reason, ...]], ...]:
    """The open offers of the whole registry, the weightiest first."""
    found = sameness.offers(connection, None, limit)
    called = _load(connection, {i for offer in found for i in (offer.one, offer.other)})
    return tuple((called[offer.one], called[offer.other], offer.reasons) for offer in found)


def likely_bearers(connection: Connection, entity_id: int, limit: int) -> tuple[Name, ...]:
    """Who may be meant by a single name that is open, those of most articles first."""
    return _first(connection, grounds_kept.likely_bearers(connection, entity_id), limit)


def _same(words: list[str], other: list[str], kind: EntityKind) -> bool:
    if words in (other, other[-1:]):
        return True
    if kind is EntityKind.PERSON:
        return min(len(words), len(other)) > 1 and (words[0], words[-1]) == (other[0], other[-1])
    short, long = sorted((words, other), key=len)
    return bool(short) and long[: len(short)] == short


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


class Registry:
    """The names of entities as the search flow and the pages ask for them (`searchapp.ports.Names`), who they are,
    what they said, and what people decide about that.

    Every method is one short transaction of its own, and told of where its function is written.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    names, withheld, aliases = reading(names), reading(withheld), reading(aliases)
    find, is_called, known = reading(find), reading(is_called), reading(known)
    suggest, sounding, spellings = reading(suggest), reading(sounding), reading(spelt.spellings)
    roles, said_by, told_of_speakers = reading(roles_held), reading(said_by), reading(told_of_speakers)
    may_be_same, offers, likely_bearers = reading(may_be_same), reading(offers), reading(likely_bearers)
    links, doubtful = reading(grounds_kept.links_of), reading(grounds_kept.doubtful)
    spread = reading(grounds_kept.spread)
    draft_authority, import_authority = reading(draft), writing(import_authority)
    decided, undo = reading(identities.decided), writing(identities.undo)
    decide, rename, describe = writing(identities.decide), writing(identities.rename), writing(identities.describe)
    merge, keep_apart = writing(identities.merge), writing(identities.keep_apart)
    confirm, split = writing(identities.confirm), writing(identities.split)
