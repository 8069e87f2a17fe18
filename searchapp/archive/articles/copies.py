"""Which articles carry one text? Their sketches, the pairs that were found to be copies, and the groups of these.

What is a copy is decided elsewhere; here it is kept. A group is what hangs together by pairs and by `copy_of`, a given
fact that holds whatever the texts say.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, or_, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import Asked, several
from searchapp.archive.ground.database import AnyRow, Database, portions, rows_in
from searchapp.archive.ground.facts import facts_of
from searchapp.archive.ground.minting import put
from searchapp.archive.ground.transactions import reading, writing
from searchapp.domain import PARAGRAPH_BREAK, Body, CopyGroup, Sketch
from searchapp.web_address import page_address

_AT_ONCE = 500
_ARTICLE, _GROUP = schema.article.c, schema.copy_group.c


def unsigned(connection: Connection, method: str, after: int, limit: int) -> list[Body]:
    """Up to `limit` articles, by rising row id beyond `after`, whose newest text has no sketch by this method."""
    article_id = schema.article.c.id
    query = _bodies().where(article_id > after, _without_sketch(method)).order_by(article_id).limit(limit)
    return [_body(row) for row in connection.execute(query)]


def unsigned_count(connection: Connection, method: str) -> int:
    """How many articles have no sketch of their newest text by this method."""
    article = schema.article.c
    query = select(func.count()).select_from(schema.article).where(article.version_id.is_not(None))
    return int(connection.execute(query.where(_without_sketch(method))).scalar_one())


def bodies(connection: Connection, article_ids: Sequence[int]) -> list[Body]:
    """The newest texts of these articles."""
    return [_body(row) for row in connection.execute(_bodies().where(schema.article.c.id.in_(article_ids)))]


def sharing(connection: Connection, numbers: Sequence[int]) -> list[Sketch]:
    """The sketches that share at least one of these bands, by rising row id."""
    band, kept = schema.copy_band.c, schema.copy_sketch
    met = {row.article_id for row in rows_in(connection, select(band.article_id).distinct(), band.number, numbers)}
    rows = rows_in(connection, select(kept).order_by(kept.c.article_id), kept.c.article_id, sorted(met))
    return [Sketch(row.article_id, row.version_id, row.size, row.signature) for row in rows]


def keep_sketches(
    connection: Connection,
    method: str,
    sketches: Sequence[tuple[Sketch, Sequence[int]]],
    pairs: Iterable[tuple[int, int]],
) -> None:
    """Replace what was kept of these articles: sketches, bands and pairs; then group anew whom that touches."""
    living = _newest(connection, [one for one, _ in sketches])
    touched = living | {i for pair in _pairs(connection, living) for i in pair}
    for ids in portions(living, _AT_ONCE):
        connection.execute(delete(schema.copy_sketch).where(schema.copy_sketch.c.article_id.in_(ids)))
        connection.execute(delete(schema.copy_band).where(schema.copy_band.c.article_id.in_(ids)))
        connection.execute(delete(schema.copy_pair).where(_pair_of(ids)))
    mine = [(one, numbers) for one, numbers in sketches if one.article_id in living]
    put(connection, schema.copy_sketch, [asdict(one) | {"method": method} for one, _ in mine])
    put(connection, schema.copy_band, [
        {"number": n, "article_id": i} for n, i in sorted((n, one.article_id) for one, numbers in mine for n in numbers)
    ])  # fmt: skip
    every = rows_in(connection, select(_ARTICLE.id), _ARTICLE.id, {i for pair in pairs for i in pair})
    known = {row.id for row in every}
    put(connection, schema.copy_pair, [
        {"one_id": a, "other_id": b} for a, b in pairs if a in known and b in known
    ])  # fmt: skip
    regroup(connection, touched)


def regroup(connection: Connection, article_ids: Collection[int]) -> None:
    """Find again the groups of these articles and of all that stood or now stand with them."""
    found, links = _linked(connection, set(article_ids) | _fellows(connection, article_ids))
    for ids in portions(found, _AT_ONCE):
        connection.execute(delete(schema.copy_group).where(_GROUP.article_id.in_(ids)))
    groups = [together for together in _components(links) if len(together) > 1]
    places = {i: at for at, i in enumerate(_in_order(connection, {i for together in groups for i in together}))}
    rows = []
    for together in groups:
        ordered = sorted(together, key=places.__getitem__)
        rows += [{"article_id": i, "group_id": ordered[0], "position": at} for at, i in enumerate(ordered)]
    put(connection, schema.copy_group, rows)


def standing_with(connection: Connection, article_id: int) -> set[int]:
    """The other articles of its group: those to regroup once it is gone."""
    return _fellows(connection, [article_id]) - {article_id}


_GROUPED = Asked(
    select(_ARTICLE.key, _GROUP.group_id)
    .join(schema.copy_group, _GROUP.article_id == _ARTICLE.id)
    .where(_ARTICLE.key.in_(several("keys")))
)


def copies_of(connection: Connection, keys: Sequence[str]) -> dict[str, CopyGroup]:
    """The groups of those of these articles that have copies."""
    asked: dict[str, int] = {}
    members: dict[int, list[str]] = defaultdict(list)
    for part in portions(keys, _AT_ONCE):
        asked.update((row.key, row.group_id) for row in _GROUPED.rows(connection, keys=part))
    query = select(_GROUP.group_id, _ARTICLE.key).join(schema.article, _ARTICLE.id == _GROUP.article_id)
    for row in rows_in(connection, query.order_by(_GROUP.position), _GROUP.group_id, set(asked.values())):
        members[row.group_id].append(row.key)
    groups = {i: CopyGroup(found[0], tuple(found)) for i, found in members.items()}
    return {key: groups[i] for key, i in asked.items()}


def _linked(connection: Connection, article_ids: set[int]) -> tuple[set[int], dict[object, set[object]]]:
    """These articles and all that hang together with them, and what links them: pairs, or names in their inputs."""
    links: dict[object, set[object]] = defaultdict(set)
    found, edge = set(article_ids), set(article_ids)
    while edge:
        reached: set[int] = set()
        for one, other in [*_pairs(connection, edge), *_given(connection, edge)]:
            links[one].add(other)
            links[other].add(one)
            reached.update(i for i in (one, other) if isinstance(i, int))
        edge = reached - found
        found |= edge
    return found, links


def _components(links: Mapping[object, set[object]]) -> Iterator[set[int]]:
    """The articles that hang together; names that link them (strings) don't count as articles."""
    waiting = set(links)
    while waiting:
        together, edge = set[object](), {waiting.pop()}
        while edge:
            together |= edge
            edge = {other for one in edge for other in links[one]} - together
        waiting -= together
        yield {i for i in together if isinstance(i, int)}


def _pairs(connection: Connection, article_ids: Collection[int]) -> list[tuple[int, int]]:
    pair = select(schema.copy_pair)
    return [
        (r.one_id, r.other_id)
        for ids in portions(article_ids, _AT_ONCE)
        for r in connection.execute(pair.where(_pair_of(ids)))
    ]


def _given(connection: Connection, article_ids: Collection[int]) -> list[tuple[int, str]]:
    """The articles that name one of these, are named by one of these or name the same, each with the name."""
    newest, article = schema.version.c, schema.article.c
    columns = select(article.id, article.key, newest.copy_of).join(schema.version, newest.id == article.version_id)
    rows = list(rows_in(connection, columns, article.id, article_ids))
    told = {(row.id, name) for row in rows if row.copy_of for name in _names(row.copy_of)}
    for row in rows_in(connection, columns, newest.copy_of, {row.key for row in rows} | {name for _, name in told}):
        told.update((row.id, name) for name in _names(row.copy_of))
    told.update((row.id, row.key) for row in rows_in(connection, columns, article.key, {name for _, name in told}))
    return sorted(told)


def _names(copy_of: str) -> set[str]:
    return {copy_of, page_address(copy_of)} if "://" in copy_of else {copy_of}


def _fellows(connection: Connection, article_ids: Collection[int]) -> set[int]:
    group = schema.copy_group.c
    found: set[int] = set()
    for ids in portions(article_ids, _AT_ONCE):
        groups = select(group.group_id).where(group.article_id.in_(ids))
        found.update(connection.scalars(select(group.article_id).where(group.group_id.in_(groups))))
    return found


def _in_order(connection: Connection, article_ids: Collection[int]) -> list[int]:
    """By date, what is nobody's given copy first, then by moment and id; what has no date comes last."""
    newest, article = schema.version.c, schema.article.c
    columns = select(article.id, article.key, newest.published, newest.instant, newest.date_origin, newest.copy_of)
    query = columns.join(schema.version, newest.id == article.version_id)
    rows = list(rows_in(connection, query, article.id, article_ids))
    facts = facts_of(connection, article_ids)
    dates = {row.id: facts[row.id].published(row) for row in rows}

    def place(row: AnyRow) -> tuple[object, ...]:
        date = dates[row.id]
        return (not date, date.value if date else "", bool(row.copy_of), (date and date.instant) or "", row.key)

    return [row.id for row in sorted(rows, key=place)]


def _bodies() -> Select[tuple[int, int, str, str, str | None]]:
    newest, article = schema.version.c, schema.article.c
    columns = select(article.id, newest.id.label("version_id"), newest.title, newest.text, newest.published)
    return columns.join(schema.version, newest.id == article.version_id)


def _body(row: AnyRow) -> Body:
    day = datetime.date.fromisoformat(row.published).toordinal() if len(row.published or "") == 10 else None
    return Body(row.id, row.version_id, row.text[len(row.title) + len(PARAGRAPH_BREAK) :], day)


def _without_sketch(method: str) -> ColumnElement[bool]:
    kept = schema.copy_sketch.c
    return ~exists().where(kept.version_id == schema.article.c.version_id, kept.method == method)


def _newest(connection: Connection, sketches: Sequence[Sketch]) -> set[int]:
    """Those of these articles whose text is still the one that was sketched."""
    versions = [one.version_id for one in sketches]
    return {row.id for row in rows_in(connection, select(_ARTICLE.id), _ARTICLE.version_id, versions)}


def _pair_of(article_ids: Sequence[int]) -> ColumnElement[bool]:
    return or_(schema.copy_pair.c.one_id.in_(article_ids), schema.copy_pair.c.other_id.in_(article_ids))


class NearCopies:
    """The sketches of texts and the groups of those that are copies. Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database

    unsigned, unsigned_count = reading(unsigned), reading(unsigned_count)
    sharing, bodies, copies_of = reading(sharing), reading(bodies), reading(copies_of)
    keep_sketches = writing(keep_sketches)
