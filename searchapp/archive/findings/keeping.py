"""How are an annotator's findings kept? One run replaces the one before it; quotations and names keep their ids."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from searchapp.archive import schema
from searchapp.archive.findings.quotes import keep_quotes, quote_row
from searchapp.archive.forgetting.findings import still_told
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import AnyRow, now
from searchapp.archive.ground.dialects import upsert
from searchapp.archive.ground.facts import Facts, facts_of
from searchapp.archive.ground.minting import put
from searchapp.archive.ground.seals import findings_hash
from searchapp.archive.people.appearances import forget_appearances, found_profiles, setting_of
from searchapp.archive.people.linking import Linker
from searchapp.domain import Annotation, Band, CivilDate, Document, ParagraphKind, Role, Span


@dataclass(frozen=True, slots=True)
class Pending:
    """A version that waits for an annotator: its row id, its article, the document to annotate, outlet and date.

    The document has the paragraphs of text only; `numbers` are the places of these in the version.
    """

    version_id: int
    article_id: int
    key: str
    document: Document
    outlet: str | None
    published: CivilDate | None
    numbers: tuple[int, ...]


def seen_by(annotator: str | None) -> Select[tuple[int]]:
    """The versions that an annotator (None: any) has read."""
    seen = select(schema.annotation.c.version_id)
    return seen if annotator is None else seen.where(schema.annotation.c.annotator == annotator)


def pending(
    connection: Connection, annotator: str | None, after: int, limit: int, again: bool = False
) -> list[Pending]:
    """Up to `limit` newest versions, by rising row id beyond `after`, that `annotator` (None: any) has not annotated.

    `again` takes those too that it has.
    """
    version, article = schema.version, schema.article
    query = (
        select(version.c.id, version.c.article_id, version.c.text, version.c.lang, article.c.key)
        .add_columns(version.c.outlet, version.c.published, version.c.date_origin)
        .join(article, article.c.version_id == version.c.id)
        .where(version.c.id > after)
        .order_by(version.c.id)
        .limit(limit)
    )
    rows = connection.execute(query if again else query.where(version.c.id.not_in(seen_by(annotator)))).all()
    spans = _spans(connection, [row.id for row in rows])
    facts = facts_of(connection, [row.article_id for row in rows])
    return [_pending(row, spans[row.id], facts[row.article_id]) for row in rows]


def pending_count(connection: Connection, annotator: str | None, again: bool) -> int:
    """How many versions wait for this annotator (None: for any; `again`: all)."""
    query = select(func.count()).select_from(schema.article)
    waiting = query if again else query.where(schema.article.c.version_id.not_in(seen_by(annotator)))
    return int(connection.execute(waiting).scalar_one())


def _pending(row: AnyRow, spans: dict[int, Span], facts: Facts) -> Pending:
    document, outlet, date = Document(row.text, tuple(spans.values()), row.lang), row.outlet, facts.published(row)
    return Pending(row.id, row.article_id, row.key, document, facts.outlet(outlet), date, tuple(spans))


def _spans(connection: Connection, versions: Sequence[int]) -> dict[int, dict[int, Span]]:
    """The paragraphs of text of each version, by their places."""
    placement = schema.placement
    found: dict[int, dict[int, Span]] = {i: {} for i in versions}
    query = select(placement).where(placement.c.version_id.in_(versions), placement.c.kind == ParagraphKind.TEXT.value)
    for row in connection.execute(query.order_by(placement.c.version_id, placement.c.number)):
        found[row.version_id][row.number] = Span(row.start, row.end)
    return found


def keep_batch(connection: Connection, work: Sequence[Pending], found: Sequence[Annotation], annotator: str) -> None:
    """Keep the findings of one batch, all or none."""
    linker = Linker(connection)
    for one, annotation in zip(work, found, strict=True):
        if _is_newest(connection, one):  # another process may have withdrawn or changed it meanwhile
            _keep_findings(connection, linker, one, annotation, annotator)


def _is_newest(connection: Connection, work: Pending) -> bool:
    """Whether what was annotated is still the newest version, and says the same."""
    version, article = schema.version.c, schema.article.c
    query = select(version.text).join(schema.article, article.version_id == version.id)
    return connection.execute(query.where(version.id == work.version_id)).scalar() == work.document.text


def _keep_findings(
    connection: Connection, linker: Linker, work: Pending, annotation: Annotation, annotator: str
) -> None:
    """Replace what a machine found in this version before."""
    version = work.version_id
    annotation = still_told(connection, work.key, work.document.text, annotation)
    setting = setting_of(work.outlet, work.published, work.document.lang)
    profiles, roles = found_profiles(work.document, annotation, setting)
    ids = linker.link_all(work.article_id, profiles)
    forget_appearances(connection, work.article_id, (profile.name for profile in profiles))
    for table in (schema.mention, schema.role):
        stale = delete(table).where(table.c.version_id == version)
        connection.execute(stale.where(table.c.origin == "machine") if table is schema.mention else stale)
    connection.execute(delete(schema.annotation).where(schema.annotation.c.version_id == version))
    mention_rows, role_rows = _mention_rows(work, annotation, ids), _role_rows(version, roles, ids)
    quotes = [quote_row(version, one, None if one.entity is None else ids[one.entity]) for one in annotation.quotes]
    for table, rows in ((schema.mention, mention_rows), (schema.role, role_rows)):
        put(connection, table, rows)
    keep_quotes(connection, work.article_id, version, work.document.text, schema.machine_quote, quotes)
    row = {
        "version_id": version,
        "annotator": annotator,
        "at": now(),
        "content_hash": findings_hash(connection, version),
    }
    connection.execute(insert(schema.annotation), row)
    note_change(connection, work.key)


def _mention_rows(work: Pending, annotation: Annotation, ids: list[int]) -> list[dict[str, Any]]:
    starts = [span.start for span in work.document.paragraphs]
    return [
        {
            "version_id": work.version_id,
            "entity_id": entity_id,
            "number": work.numbers[bisect_right(starts, mention.span.start) - 1],
            "start": mention.span.start,
            "end": mention.span.end,
            "origin": "machine",
        }
        for entity, entity_id in zip(annotation.entities, ids, strict=True)
        for mention in entity.mentions
    ]


def _role_rows(version_id: int, roles: Sequence[Sequence[Role]], ids: list[int]) -> list[dict[str, Any]]:
    rows = {
        (entity_id, role.span.start): {
            "version_id": version_id,
            "entity_id": entity_id,
            "start": role.span.start,
            "end": role.span.end,
            "text": role.text,
        }
        for held, entity_id in zip(roles, ids, strict=True)
        for role in held
    }
    return list(rows.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """What machines have found in the newest versions: annotated articles, quotations, named ones, sure ones."""

    articles: int
    quotations: int
    named: int
    sure: int
    mentions: int


def tally(connection: Connection) -> Tally:
    """The findings in all newest versions."""
    quote, newest = schema.machine_quote.c, select(schema.article.c.version_id)
    here = quote.version_id.in_(newest)
    counts = select(
        func.count(), func.count(quote.entity_id), func.count().filter(quote.band == Band.SURE.value)
    ).where(here)
    quotations, named, sure = connection.execute(counts).one()
    annotated = select(func.count()).where(schema.annotation.c.version_id.in_(newest))
    mention = schema.mention.c
    mentions = select(func.count()).where(mention.version_id.in_(newest), mention.origin == "machine")
    articles = connection.execute(annotated).scalar_one()
    return Tally(articles, quotations, named, sure, connection.execute(mentions).scalar_one())


def introduce(connection: Connection, annotator: str, description: str) -> None:
    """Note what people are told of an annotator: its model, or that it has none."""
    row = {"version": annotator, "description": description}
    keep = upsert(schema.annotator).values(row)
    connection.execute(keep.on_conflict_do_update(index_elements=("version",), set_=row))


def annotators(connection: Connection) -> tuple[str, ...]:
    """The descriptions of the annotators whose findings stand in the archive, the most recent first."""
    annotation, annotator = schema.annotation, schema.annotator
    query = (
        select(annotator.c.description)
        .join(annotation, annotation.c.annotator == annotator.c.version)
        .group_by(annotator.c.version)
        .order_by(func.max(annotation.c.at).desc())
    )
    return tuple(connection.scalars(query))
