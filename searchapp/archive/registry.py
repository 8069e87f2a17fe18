"""Who is who? The registry mints ids for people, organisations and places, and keeps their names and merges.

A name in an article is looked up once for the article (`link`) and keeps its id from then on, whatever annotator comes.
Renaming and merging change rows here and nothing else: indexes hold ids, and ask at query time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from searchapp.archive import schema
from searchapp.archive.database import Database
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError
from searchapp.names import fold_name
from searchapp.ports import Name


class Linker:
    """Finds or mints the entity for names of articles, inside one write transaction; remembers what it has seen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._links: dict[int, dict[tuple[str, str], int]] = {}
        self._registered: dict[tuple[str, str], int | None] = {}
        self._noted: set[tuple[int, str]] = set()

    def link(self, article_id: int, name: str, kind: EntityKind, variants: Iterable[str] = ()) -> int:
        """The id that `name` stands for in this article; its variants are noted as names of that entity."""
        key = (kind.value, fold_name(name) or name)
        found = self._of_article(article_id).get(key)
        if found is None:
            found = self._find(key) or self._mint(key, name)
            self._links[article_id][key] = found
            row = {"article_id": article_id, "kind": key[0], "folded": key[1], "entity_id": found}
            self._connection.execute(insert(schema.link), row)
        self.note(found, {name, *variants})
        return found

    def link_speaker(self, article_id: int, name: str) -> int:
        """The id of a speaker whose kind the input doesn't tell: that of a known bearer of the name, else a person."""
        for kind in EntityKind:
            key = (kind.value, fold_name(name) or name)
            if key in self._of_article(article_id) or self._find(key):
                return self.link(article_id, name, kind)
        return self.link(article_id, name, EntityKind.PERSON)

    def note(self, entity_id: int, names: set[str]) -> None:
        """Make the entity findable under these names too."""
        fresh = [name for name in sorted(names) if (entity_id, name) not in self._noted]
        if fresh:
            self._noted |= {(entity_id, name) for name in fresh}
            rows = [{"entity_id": entity_id, "text": n, "folded": fold_name(n) or n, "main": False} for n in fresh]
            self._connection.execute(insert(schema.variant).on_conflict_do_nothing(), rows)

    def _of_article(self, article_id: int) -> dict[tuple[str, str], int]:
        if article_id not in self._links:
            link = schema.link.c
            rows = self._connection.execute(
                select(link.kind, link.folded, link.entity_id).where(link.article_id == article_id)
            )
            self._links[article_id] = {(row.kind, row.folded): row.entity_id for row in rows}
        return self._links[article_id]

    def _find(self, key: tuple[str, str]) -> int | None:
        # Only by the name an entity was minted under: a variant in one article ("Warren") identifies nobody elsewhere.
        if self._registered.get(key) is None:
            variant, entity = schema.variant, schema.entity
            query = (
                select(variant.c.entity_id)
                .join(entity, entity.c.id == variant.c.entity_id)
                .where(variant.c.folded == key[1], variant.c.main, entity.c.kind == key[0])
                .order_by(variant.c.entity_id)
            )
            self._registered[key] = self._connection.execute(query).scalar()
        return self._registered[key]

    def _mint(self, key: tuple[str, str], name: str) -> int:
        row = {"kind": key[0], "name": name}
        minted = int(self._connection.execute(insert(schema.entity).returning(schema.entity.c.id), row).scalar_one())
        variant = {"entity_id": minted, "text": name, "folded": key[1], "main": True}
        self._connection.execute(insert(schema.variant), variant)
        self._registered[key] = minted
        return minted


class Registry:
    """The names of entities as the search flow and the pages ask for them (`searchapp.ports.Names`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self, ids: Iterable[int]) -> Mapping[int, Name]:
        """The names of these ids; a merged id gets the name of what it became; unknown ids are left out."""
        wanted = set(ids)
        with self._database.read() as connection:
            became = {i: t for i, t in _merges(connection).items() if i in wanted}
            found = _load(connection, (wanted - became.keys()) | set(became.values()))
        return {i: found[became.get(i, i)] for i in wanted if became.get(i, i) in found}

    def find(self, text: str) -> frozenset[int]:
        """The unmerged ids that bear this name or variant, compared without case, accents and honorifics."""
        folded = fold_name(text) or text
        with self._database.read() as connection:
            merges = _merges(connection)
            bearers = select(schema.variant.c.entity_id).where(schema.variant.c.folded == folded)
            return frozenset(merges.get(i, i) for i in connection.execute(bearers).scalars())

    def suggest(self, beginning: str, limit: int) -> tuple[Name, ...]:
        """Names of which a word begins so, the most mentioned first."""
        folded = fold_name(beginning)
        if not folded:
            return ()
        begins = schema.variant.c.folded.startswith(folded, autoescape=True)
        inside = schema.variant.c.folded.contains(" " + folded, autoescape=True)
        with self._database.read() as connection:
            merges = _merges(connection)
            bearers = select(schema.variant.c.entity_id).where(begins | inside).distinct().limit(2_000)
            ids = {merges.get(i, i) for i in connection.execute(bearers).scalars()}
            counts = select(schema.mention.c.entity_id, func.count()).where(schema.mention.c.entity_id.in_(ids))
            often: dict[int, int] = dict(connection.execute(counts.group_by(schema.mention.c.entity_id)).tuples().all())
            first = sorted(ids, key=lambda i: (-often.get(i, 0), i))[:limit]
            found = _load(connection, set(first))
        return tuple(found[i] for i in first if i in found)

    def aliases(self) -> Mapping[int, int]:
        """Every merged id, with the id that it became (never a chain)."""
        with self._database.read() as connection:
            return _merges(connection)

    def rename(self, entity_id: int, name: str) -> None:
        """Give an entity another display name; the old one stays findable. Raises ArchiveError for an unknown id."""
        with self._database.write() as connection:
            _require(connection, entity_id)
            connection.execute(update(schema.entity).where(schema.entity.c.id == entity_id).values(name=name))
            Linker(connection).note(entity_id, {name})

    def merge(self, entity_id: int, into: int) -> None:
        """Make two ids one: `entity_id` becomes `into`. Raises ArchiveError for unknown or equal ids."""
        with self._database.write() as connection:
            merges = _merges(connection)
            source, target = (merges.get(i, i) for i in (entity_id, into))
            for one in (source, target):
                _require(connection, one)
            if source == target:
                raise ArchiveError(f"e{entity_id} and e{into} are one already.")
            both = (schema.entity.c.id == source) | (schema.entity.c.merged_into == source)
            connection.execute(update(schema.entity).where(both).values(merged_into=target))


def _require(connection: Connection, entity_id: int) -> None:
    if connection.execute(select(schema.entity.c.id).where(schema.entity.c.id == entity_id)).scalar() is None:
        raise ArchiveError(f"e{entity_id}: no entity has this id.")


def _merges(connection: Connection) -> dict[int, int]:
    query = select(schema.entity.c.id, schema.entity.c.merged_into).where(schema.entity.c.merged_into.is_not(None))
    return {row.id: row.merged_into for row in connection.execute(query)}


def _load(connection: Connection, ids: set[int]) -> dict[int, Name]:
    members = {i: i for i in ids}
    merged = select(schema.entity.c.id, schema.entity.c.merged_into).where(schema.entity.c.merged_into.in_(ids))
    members |= {row.id: row.merged_into for row in connection.execute(merged)}
    variants: dict[int, list[str]] = {i: [] for i in ids}
    texts = select(schema.variant.c.entity_id, schema.variant.c.text).where(schema.variant.c.entity_id.in_(members))
    for row in connection.execute(texts.order_by(schema.variant.c.text)):
        variants[members[row.entity_id]].append(row.text)
    found = connection.execute(select(schema.entity).where(schema.entity.c.id.in_(ids)))
    return {r.id: Name(r.id, r.name, EntityKind(r.kind), tuple(dict.fromkeys(variants[r.id]))) for r in found}
