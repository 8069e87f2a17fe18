"""How do decisions about who is who leave an archive as lines of JSON, and come into another one, or as gold?

A line names people by how articles call them: `in` lists articles with the kind and the folded name that leads there to
the one who is meant. So it finds them in another archive of the same articles, whatever their ids are.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, tuple_, update

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.people.descriptions import DESCRIBED
from searchapp.archive.people.identities import decide, describe
from searchapp.archive.people.joining import members_of
from searchapp.correction import DEEDS, Deed
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError

_MOST = 50
"""So many articles are named by which somebody is found again."""

_LOOKED_AT = ("merge", "apart")
"""Decisions before which an editor looked at all that two people were taken to have been named in."""


def people_out(connection: Connection) -> Iterator[str]:
    """All decisions about who is who, the oldest first, a JSON object a line."""
    for row in connection.execute(select(schema.identity).order_by(schema.identity.c.id)).all():
        moved = [tuple(one[:2]) for one in row.before.get("moved", ())]
        moved += [(one[0], one[2]) for one in row.before.get("links", ())]
        sides = _sides(connection, row)
        keys = select(schema.article.c.key).where(schema.article.c.id.in_({one[0] for one in moved}))
        articles = list(connection.scalars(keys))
        told = {"who": row.what, "one": sides[0], "other": sides[1], "articles": articles}
        kept = {name: getattr(row, name) for name in ("after", "actor", "reason", "at", "undone_at")}
        yield json.dumps(told | kept, ensure_ascii=False)


def _sides(connection: Connection, row: AnyRow) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Whom a decision is about: those who became another one are told apart from whom they became."""
    gone = row.before.get("members", ()) if row.what == "merge" else ()
    one = gone or members_of(connection, row.entity_id)
    if row.other_id is None or row.what == "split":
        return _side(connection, row.entity_id, one), None
    other = [i for i in members_of(connection, row.other_id) if i not in gone]
    return _side(connection, row.entity_id, one), _side(connection, row.other_id, other)


def _side(connection: Connection, entity_id: int, members: Sequence[int]) -> dict[str, Any]:
    entity, link, article = schema.entity.c, schema.link.c, schema.article.c
    name, kind = connection.execute(select(entity.name, entity.kind).where(entity.id == entity_id)).one()
    called = select(article.key, link.kind, link.folded).join(schema.link, link.article_id == article.id)
    rows = connection.execute(called.where(link.entity_id.in_(members)).order_by(article.id).limit(_MOST))
    return {"name": name, "kind": kind, "in": [list(one) for one in rows]}


def tells_whom(told: dict[str, Any]) -> bool:
    """Whether a line says in words of the right kinds whom it is about."""
    sides = [told.get("one"), told.get("other") or told.get("one")]
    after, articles = told.get("after"), told.get("articles")
    return isinstance(after, dict) and isinstance(articles, list) and all(_is_side(side) for side in sides)


def _is_side(side: Any) -> bool:
    called = side.get("in") if isinstance(side, dict) and isinstance(side.get("name"), str) else None
    return isinstance(called, list) and all(
        isinstance(one, list) and len(one) == 3 and all(isinstance(part, str) for part in one) for one in called
    )


def take_in_people(connection: Connection, told: dict[str, Any]) -> bool:
    """Decide here what was decided elsewhere; False where it was decided here already.

    Raises ArchiveError where nobody is found here who is called so, or where it can't be decided.
    """
    own, what = schema.identity, told["who"]
    one = _found(connection, told["one"])
    same = [own.c[name] == told[name] for name in ("actor", "reason", "at")]
    if connection.execute(select(own.c.id).where(own.c.what == what, *same)).first():
        return False
    if told.get("undone_at"):
        row = {"what": what, "entity_id": one, "before": {}, "after": told["after"], "undone_at": told["undone_at"]}
        connection.execute(insert(own), row | {name: told[name] for name in ("actor", "reason", "at")})
        return True
    if what not in DEEDS:
        raise ArchiveError(f"{what!r} is nothing that can be decided of people.")
    by = told["actor"], told["reason"]
    if what in DESCRIBED:
        describe(connection, one, what, told["after"], *by)
    else:
        other = _found(connection, told["other"]) if what in _LOOKED_AT else 0
        name = told["after"].get("name", "")
        decide(connection, Deed(what, one, other, tuple(told["articles"]), name), *by)
    last = select(func.max(own.c.id)).scalar_subquery()
    connection.execute(update(own).where(own.c.id == last).values(at=told["at"]))
    return True


def _found(connection: Connection, side: dict[str, Any]) -> int:
    """Who is called so here, in most of these articles."""
    link, article, entity = schema.link.c, schema.article.c, schema.entity.c
    named = [tuple(one) for one in side["in"]]
    query = (
        select(schema.canonical)
        .join(schema.link, link.entity_id == entity.id)
        .join(schema.article, article.id == link.article_id)
        .where(tuple_(article.key, link.kind, link.folded).in_(named))
    )
    found = Counter(connection.scalars(query)) if named else Counter[int]()
    if not found:
        raise ArchiveError(f"no article here names “{side['name']}” as it was named there.")
    return found.most_common(1)[0][0]


def people_gold(connection: Connection) -> Iterator[str]:
    """Who is who as people decided, a JSON object a line: in this `article`, whom it calls `name` is `person`.

    These are the names that were confirmed or parted, and all of those who were found to be one or two.
    """
    link, entity, own = schema.link.c, schema.entity.c, schema.identity.c
    pairs = connection.execute(
        select(own.entity_id, own.other_id).where(own.what.in_(_LOOKED_AT), own.undone_at.is_(None))
    )
    looked_at = {i for pair in pairs for i in members_of(connection, pair[0]) + members_of(connection, pair[1])}
    which: list[ColumnElement[bool]] = [link.by == "human", link.entity_id.in_(looked_at)]
    query = (
        select(schema.article.c.key, schema.appearance.c.name, link.folded, schema.canonical.label("person"))
        .join(schema.link, link.article_id == schema.article.c.id)
        .join(schema.entity, entity.id == link.entity_id)
        .join(schema.appearance, (schema.appearance.c.article_id == link.article_id)
              & (schema.appearance.c.folded == link.folded))
        .where(link.kind == EntityKind.PERSON.value, or_(*which))
        .order_by(schema.article.c.id, link.folded)
    )  # fmt: skip
    for row in connection.execute(query):
        told = {"article": row.key, "surname": row.folded.split()[-1], "name": row.name, "person": f"e{row.person}"}
        yield json.dumps(told, ensure_ascii=False)
