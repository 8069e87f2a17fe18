"""How does a name stop leading to an article, and how does the registry forget it?"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, delete, func, select, update

from searchapp.archive import schema
from searchapp.archive.forgetting.forms import GAP, Forms
from searchapp.archive.forgetting.masks import masked
from searchapp.archive.forgetting.rewriting import rewrite_rows
from searchapp.archive.ground.database import now
from searchapp.archive.ground.dialects import place_in
from searchapp.archive.ground.seals import findings_hash
from searchapp.archive.people.joining import recount
from searchapp.archive.people.names_kept import WITHHELD
from searchapp.domain import Band, EntityKind

_UNSAID = {"entity_id": None, "band": Band.UNKNOWN.value, "confidence": 0.0, "rule": WITHHELD}


_OF_VERSIONS = (schema.mention, schema.role, schema.given_speaker, schema.machine_quote, schema.given_quote)
_OF_ARTICLES = (schema.link, schema.appearance, schema.decision)
"""Where an article, or a version of it, leads to entities."""


def named_in(connection: Connection, article_id: int) -> set[int]:
    """The entities to whom anything that is known of an article leads, and whom these became."""
    versions = select(schema.version.c.id).where(schema.version.c.article_id == article_id)
    own = [select(table.c.entity_id).where(table.c.version_id.in_(versions)) for table in _OF_VERSIONS]
    own += [select(table.c.entity_id).where(table.c.article_id == article_id) for table in _OF_ARTICLES]
    return _with_canonical(connection, {i for one in own for i in connection.scalars(one.distinct()) if i is not None})


def leave(connection: Connection, entities: Collection[int]) -> None:
    """An article that named these entities is gone: count what is left, and forget whom nothing but it named, and how.

    Of whom a person or the authority list said anything, the names stay: to decide is to keep.
    """
    count_again(connection, entities)
    heads = _heads(connection, entities)
    undecided, left = heads - _decided(connection, heads), _led_to_by_nothing(connection, heads)
    withhold(connection, left & undecided)
    _forget_spellings(connection, undecided - left)


def unlink(connection: Connection, article_id: int, forms: Forms) -> None:
    """Let nothing that is known of an article lead to whom these forms name."""
    link, own = schema.link.c, schema.appearance.c
    linked = select(schema.link).where(link.article_id == article_id)
    named = [row for row in connection.execute(linked) if forms.find(row.folded)]
    appeared = select(schema.appearance).where(own.article_id == article_id)
    told = [row for row in connection.execute(appeared) if forms.find(row.folded)]
    entities = _with_canonical(connection, {row.entity_id for row in (*named, *told)})
    _forget_findings(connection, article_id, entities)
    for row in named:
        which = (link.article_id == article_id, link.kind == row.kind, link.folded == row.folded)
        connection.execute(delete(schema.link).where(*which))
    gone = own.entity_id.in_(entities) | own.id.in_([row.id for row in told])
    connection.execute(delete(schema.appearance).where(own.article_id == article_id, gone))
    rewrite_rows(connection, schema.link, ("grounds",), forms, link.article_id == article_id)
    _forget_company(connection, article_id, forms)
    count_again(connection, entities)
    withhold(connection, _led_to_by_nothing(connection, entities))


def _with_canonical(connection: Connection, ids: Collection[int]) -> set[int]:
    return {*ids, *_heads(connection, ids)}


def _forget_findings(connection: Connection, article_id: int, entities: Collection[int]) -> None:
    versions = select(schema.version.c.id).where(schema.version.c.article_id == article_id)
    for table in (schema.mention, schema.role, schema.given_speaker):
        connection.execute(delete(table).where(table.c.version_id.in_(versions), table.c.entity_id.in_(entities)))
    for table in (schema.machine_quote, schema.given_quote):
        here = table.c.version_id.in_(versions) & table.c.entity_id.in_(entities)
        connection.execute(update(table).where(here).values(_UNSAID))
    decided = schema.decision.c.entity_id.in_(entities) & (schema.decision.c.article_id == article_id)
    connection.execute(update(schema.decision).where(decided).values(entity_id=None))


def rehash_findings(connection: Connection, article_id: int) -> None:
    """Make the hashes of an article's findings anew."""
    annotation, version = schema.annotation, schema.version.c
    versions = select(annotation.c.version_id).join(schema.version, version.id == annotation.c.version_id)
    for one in connection.scalars(versions.where(version.article_id == article_id)).all():
        told = {"content_hash": findings_hash(connection, one)}
        connection.execute(update(annotation).where(annotation.c.version_id == one).values(told))


def _forget_company(connection: Connection, article_id: int, forms: Forms) -> None:
    """Those named beside them are not known by them any more."""
    own = schema.appearance
    for row in connection.execute(select(own.c.id, own.c.company).where(own.c.article_id == article_id)).all():
        company = [one for one in row.company if not forms.find(one[1])]
        connection.execute(update(own).where(own.c.id == row.id).values(company=company))


def count_again(connection: Connection, entities: Collection[int]) -> None:
    """Count anew in how many articles these entities are named."""
    entity, link = schema.entity, schema.link.c
    people = select(entity.c.id).where(entity.c.id.in_(entities), entity.c.kind == EntityKind.PERSON.value)
    recount(connection, connection.scalars(people).all())
    counted = select(func.count(link.article_id.distinct())).where(link.entity_id == entity.c.id).scalar_subquery()
    others = entity.c.id.in_(entities) & (entity.c.kind != EntityKind.PERSON.value)
    connection.execute(update(entity).where(others).values(articles=counted))


def _led_to_by_nothing(connection: Connection, entities: Collection[int]) -> set[int]:
    """Those of these entities, whole families of merged ones, to which nothing in any article leads."""
    heads = _heads(connection, entities)
    for table in (*_OF_ARTICLES, *_OF_VERSIONS):
        heads -= _heads_in(connection, table.c.entity_id, heads)
    return heads


def _decided(connection: Connection, heads: Collection[int]) -> set[int]:
    """Those of whom, or of whose family, a person or the authority list said anything."""
    same, said = schema.sameness.c, schema.identity.c
    found = [_heads_in(connection, one, heads) for one in (said.entity_id, said.other_id, schema.authority.c.entity_id)]
    found += [_heads_in(connection, one, heads, same.answer.is_not(None)) for one in (same.one_id, same.other_id)]
    return set().union(*found)


def _heads(connection: Connection, entities: Collection[int]) -> set[int]:
    return set(connection.scalars(select(schema.canonical).where(schema.entity.c.id.in_(entities))))


def _heads_in(
    connection: Connection, column: Column[Any], heads: Collection[int], which: ColumnElement[bool] | None = None
) -> set[int]:
    """Those of these heads whose family a column holds."""
    query = select(schema.canonical).join(column.table, column == schema.entity.c.id).where(schema.canonical.in_(heads))
    return set(connection.scalars((query if which is None else query.where(which)).distinct()))


def withhold(connection: Connection, entities: Collection[int]) -> None:
    """Take all names from these entities and from all that became them; their ids stay, and lead to nobody."""
    if not entities:
        return
    entity = schema.entity.c
    ids = list(connection.scalars(select(entity.id).where(entity.id.in_(entities) | entity.merged_into.in_(entities))))
    for table in (schema.variant, schema.presence, schema.authority):
        connection.execute(delete(table).where(table.c.entity_id.in_(ids)))
    same, said = schema.sameness.c, schema.identity.c
    connection.execute(delete(schema.sameness).where(same.one_id.in_(ids) | same.other_id.in_(ids)))
    decided = update(schema.identity).where(said.entity_id.in_(ids) | said.other_id.in_(ids))
    connection.execute(decided.values(before={}, after={}, reason=GAP, undone_at=func.coalesce(said.undone_at, now())))
    bare = {"name": GAP, "named_by": WITHHELD, "articles": 0, "open": False}
    connection.execute(update(schema.entity).where(entity.id.in_(ids)).values(bare))


def _forget_spellings(connection: Connection, heads: Collection[int]) -> None:
    """Take from these entities, whom articles still name, the names by which none of these calls them."""
    variant, entity = schema.variant.c, schema.entity.c
    unwritten = _NAMES.where(schema.canonical.in_(heads), ~_WRITTEN)
    for head, text in connection.execute(unwritten).all():
        family = (entity.id == head) | (entity.merged_into == head)
        ids = select(entity.id).where(family)
        connection.execute(delete(schema.variant).where(variant.entity_id.in_(ids), variant.text == text))
        left = (
            select(variant.text)
            .where(variant.entity_id.in_(ids))
            .order_by(variant.main.desc(), variant.articles.desc())
        )
        name = func.coalesce(left.limit(1).scalar_subquery(), GAP)
        connection.execute(update(schema.entity).where(family, entity.name == text).values(name=name))


def _written() -> ColumnElement[bool]:
    """Whether an article that names an entity, or whom it became, has a spelling of its name."""
    bearer, link, version = schema.entity.alias(), schema.link.c, schema.version.c
    same = func.coalesce(bearer.c.merged_into, bearer.c.id) == schema.canonical
    here = (link.folded == schema.variant.c.folded) | (place_in(version.text, schema.variant.c.text) > 0)
    query = select(link.entity_id).join(bearer, bearer.c.id == link.entity_id)
    return query.join(schema.version, version.article_id == link.article_id).where(same, here).exists()


_NAMES = select(schema.canonical, schema.variant.c.text).join(
    schema.variant, schema.variant.c.entity_id == schema.entity.c.id
)
_WRITTEN = _written()


def unname(connection: Connection, forms: Forms) -> None:
    """Take these names out of the whole registry, and out of all that people said there."""
    variant, entity = schema.variant.c, schema.entity.c
    every = [
        *connection.execute(select(variant.entity_id, variant.text)),
        *connection.execute(select(entity.id.label("entity_id"), entity.name.label("text"))),
    ]
    holding = [row for row in every if row.text != GAP and forms.find(row.text)]
    bearers = {row.entity_id for row in holding if masked(forms, row.text).strip() == GAP}
    withhold(connection, _with_canonical(connection, bearers))
    for row in holding:
        connection.execute(delete(schema.variant).where(variant.entity_id == row.entity_id, variant.text == row.text))
    for table, names in _EVERYWHERE.items():
        rewrite_rows(connection, table, names, forms)
    listed = [row for row in connection.execute(select(schema.authority_name)) if forms.find(row.folded)]
    ids = [row.authority_id for row in listed]
    connection.execute(delete(schema.authority).where(schema.authority.c.id.in_(ids)))


_EVERYWHERE: dict[Any, tuple[str, ...]] = {
    schema.entity: ("name",),
    schema.identity: ("before", "after", "reason", "undone_at"),
    schema.sameness: ("reasons",),
    schema.link: ("grounds",),
    schema.decision: ("was", "value", "reason", "undone_reason", "quoted", "before", "after"),
    schema.report: ("speaker", "who", "note", "reason", "quoted"),
    schema.withdrawal: ("reason",),
    schema.authority_office: ("title",),
    schema.outlet_name: ("outlet",),
    schema.access_rule: ("reason", "undone_reason"),
    schema.refusal: ("where", "reason"),
}
"""Columns in which a name may stand beside articles and variants."""
