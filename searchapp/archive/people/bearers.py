"""Who bears a name, as far as it is settled? Read for a batch of names at once, and written back.

Counted are settled appearances only: those of earlier runs, and those on which this run has decided.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, bindparam, cast, delete, func, select, text, update
from sqlalchemy.types import JSON, BigInteger, Boolean

from searchapp.archive import schema
from searchapp.archive.ground.dialects import each, gathered, upsert
from searchapp.archive.ground.minting import put
from searchapp.archive.people.appearances import profile_of
from searchapp.archive.people.names_kept import name_row, show_fullest
from searchapp.domain import EntityKind
from searchapp.people.bearer import Bearer
from searchapp.people.profile import Companion

_MOST = 40
"""So many bearers of a name are compared; of more, those whom most articles call so."""

_LATELY = 12
"""So many articles of a bearer are read."""

_UNDATED = 0


def _bearing(column: str) -> Select[tuple[str, int]]:
    """The people of whose main names a column has a value, those first whom most articles call so."""
    variant, entity = schema.variant.c, schema.entity.c
    key, asked = variant[column], each(bindparam("keys", type_=JSON())).table_valued("value")
    order = (variant.articles.desc(), variant.entity_id, variant.text)
    bearers = (
        select(key.label("key"), schema.canonical.label("id"))
        .add_columns(func.row_number().over(partition_by=key, order_by=order).label("place"))
        .join(schema.entity, entity.id == variant.entity_id)
        .where(entity.kind == EntityKind.PERSON.value, key.in_(select(asked.c.value)), variant.main)
        .subquery()
    )
    return select(bearers.c.key, bearers.c.id).where(bearers.c.place <= _MOST)


def _latest() -> Select[Any]:
    """For each of some people the last appearances that count."""
    own, asked = schema.appearance.c, each(bindparam("ids", type_=JSON())).table_valued("value")
    counts = (own.id <= bindparam("settled")) | (bindparam("named", type_=Boolean()) & ~own.block.startswith("="))
    lately = (
        select(own.id)
        .where(own.entity_id == cast(asked.c.value, BigInteger), counts)
        .order_by(own.id.desc())
        .limit(_LATELY)
        .correlate(asked)
        .subquery()
    )
    return select(select(gathered(lately.c.id)).scalar_subquery()).select_from(asked)


_BY = {column: _bearing(column) for column in ("sound", "brief", "family", "given")}
_LATEST = _latest()


def bearing(connection: Connection, column: str, keys: Iterable[str]) -> dict[str, set[int]]:
    """For each key the people of whom a main name has it: its `sound`, `brief`, `family` or `given`."""
    found: dict[str, set[int]] = defaultdict(set)
    for row in connection.execute(_BY[column], {"keys": list(set(keys))}):
        found[row.key].add(row.id)
    return found


def load_bearers(connection: Connection, ids: Iterable[int], settled: int, named: bool = False) -> dict[int, Bearer]:
    """The settled bearers among these entities; `settled` is the last appearance that counts.

    `named`: of those under full names all count.
    """
    found = {i: Bearer(i) for i in ids}
    presence, variant = schema.presence.c, schema.variant.c
    for row in connection.execute(select(schema.presence).where(presence.entity_id.in_(list(found)))):
        found[row.entity_id].presence[row.outlet, row.month or None] = row.articles
    called = select(variant.entity_id, variant.text, variant.articles)
    for row in connection.execute(called.where(variant.entity_id.in_(list(found)), variant.main, variant.articles > 0)):
        found[row.entity_id].names[row.text] = row.articles
    known = {i: bearer for i, bearer in found.items() if bearer.presence and bearer.names}
    lately = connection.scalars(_LATEST, {"ids": list(known), "settled": settled, "named": named})
    own, latest = schema.appearance, [i for some in lately for i in some or ()]
    rows = select(own).where(own.c.id.in_(latest)).order_by(own.c.id)
    for row in connection.execute(rows):
        known[row.entity_id].lately.append(profile_of(row))
    return {i: bearer for i, bearer in known.items() if bearer.lately}


def save_bearers(connection: Connection, bearers: Iterable[Bearer]) -> None:
    """Keep the counts of these bearers, and show each under the fullest of their common names."""
    every = {bearer.id: bearer for bearer in bearers if bearer.id is not None}
    connection.execute(delete(schema.presence).where(schema.presence.c.entity_id.in_(list(every))))
    rows = [
        {"entity_id": i, "outlet": outlet, "month": month or _UNDATED, "articles": articles}
        for i, bearer in every.items()
        for (outlet, month), articles in bearer.presence.items()
    ]
    names = [
        {**name_row(i, name, EntityKind.PERSON, True), "articles": articles}
        for i, bearer in every.items()
        for name, articles in bearer.names.items()
    ]
    put(connection, schema.presence, rows)
    if names:
        keep = upsert(schema.variant)
        words = {name: keep.excluded[name] for name in ("sound", "brief", "given", "family", "main", "articles")}
        connection.execute(keep.on_conflict_do_update(index_elements=("entity_id", "text"), set_=words), names)
    for i, bearer in every.items():
        if bearer.names:
            show_fullest(connection, i, bearer.names)
    entity, counts = schema.entity.c, [{"i": i, "n": bearer.articles} for i, bearer in every.items()]
    if counts:
        articles = text("UPDATE entity SET articles = :n WHERE id = :i")
        connection.execute(articles, counts)
    connection.execute(update(schema.entity).where(entity.id.in_(list(every))).values(open=False))


def forget_counts(connection: Connection) -> None:
    """Forget who is settled where, before everything is decided anew."""
    connection.execute(delete(schema.presence))
    of_people = select(schema.entity.c.id).where(schema.entity.c.kind == EntityKind.PERSON.value)
    connection.execute(update(schema.variant).where(schema.variant.c.entity_id.in_(of_people)).values(articles=0))


class Fame(Mapping[Companion, int]):
    """In how many articles each companion is named, asked for once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[Companion, int] = defaultdict(int)

    def __getitem__(self, companion: Companion) -> int:
        if companion not in self._known:
            asked = {"folded": companion.name, "kind": companion.kind.value}
            self._known[companion] = int(self._connection.execute(_FAME, asked).scalar() or 0)
        return self._known[companion]

    def __iter__(self) -> Iterator[Companion]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


_FAME = text(
    """
    SELECT sum(e.articles) FROM variant v JOIN entity e ON e.id = v.entity_id AND e.kind = :kind
    WHERE v.folded = :folded AND v.main
    """
)
