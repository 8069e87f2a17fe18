"""What is an index built from? A stream of paragraphs, each with all that is told of it, as of one moment."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, func, select

from searchapp.archive import schema
from searchapp.archive.forgetting.findings import delisting, hushed
from searchapp.archive.ground.access import cut_of, rules
from searchapp.archive.ground.changes import last_change
from searchapp.archive.ground.database import AnyRow, Database, portions
from searchapp.archive.ground.facts import Facts, facts_of, kept_outlets
from searchapp.archive.ground.merged import Told, told_of
from searchapp.archive.ground.newest import NEWEST
from searchapp.article import Statement
from searchapp.domain import EntityRef, IndexedParagraph, IndexedQuote, ParagraphKind, Span, Status
from searchapp.outlets import outlet_of
from searchapp.ports import Snapshot

_ARTICLES_AT_ONCE = 200


@contextmanager
def take_snapshot(database: Database) -> Iterator[Snapshot]:
    """The whole archive as of now; what is written meanwhile is not in it. To be used inside the context only."""
    with database.read() as connection:
        count = (
            select(func.count())
            .select_from(schema.placement)
            .join(schema.article, schema.article.c.version_id == schema.placement.c.version_id)
            .where(schema.placement.c.kind != ParagraphKind.FURNITURE.value)
        )
        total = int(connection.execute(count).scalar_one())
        yield Snapshot(last_change(connection), _all_paragraphs(connection), total)


def paragraphs_of(connection: Connection, keys: Sequence[str]) -> Iterator[IndexedParagraph]:
    """The paragraphs of these articles; one that is gone has none."""
    for part in portions(keys, _ARTICLES_AT_ONCE):
        yield from _paragraphs(connection, schema.article.c.key.in_(part))


def _all_paragraphs(connection: Connection) -> Iterator[IndexedParagraph]:
    article, after = schema.article.c, 0
    while True:
        ids = select(article.id).where(article.id > after).order_by(article.id).limit(_ARTICLES_AT_ONCE)
        batch = list(connection.execute(ids).scalars())
        if not batch:
            return
        yield from _paragraphs(connection, article.id.in_(batch))
        after = batch[-1]


def _paragraphs(connection: Connection, which: Any) -> Iterator[IndexedParagraph]:
    rows = connection.execute(NEWEST.where(which).order_by(schema.article.c.id)).all()
    told, kept = told_of(connection, [row.id for row in rows]), kept_outlets(connection)
    facts, listed = facts_of(connection, [row.article_id for row in rows]), delisting(connection)
    ruled = rules(connection)
    for row in rows:
        own, here = facts[row.article_id], told[row.id]
        outlet = outlet_of(own.outlet(row.outlet), kept)
        access = ruled.access(row.article_id, outlet, row.available_from)
        if access.cut:  # nobody finds by words that readers may not see, not even who may
            here = cut_of(access, row.title, row.text, here.parts).told(here)
        for paragraph in _of_version(row, here, own, outlet):
            yield hushed(paragraph, listed) if listed else paragraph


def _of_version(row: AnyRow, told: Told, facts: Facts, outlet: str | None) -> Iterator[IndexedParagraph]:
    date = facts.published(row)
    if date and date.first_day > datetime.date.fromisoformat(row.added_at[:10]) + datetime.timedelta(days=1):
        date = None  # one that lies in the future must not lead the newest
    quotes, entities = _quotes(told), _entities(told)
    for part in told.parts:
        if part.kind is ParagraphKind.FURNITURE:
            continue
        here = quotes[part.number]
        asserted = {q.speaker for q in here if q.speaker is not None and q.status is Status.ASSERTED}
        yield IndexedParagraph(
            id=part.id,
            article=row.key,
            number=part.number,
            title=row.title,
            text=row.text[part.span.start : part.span.end],
            lang=row.lang,
            source=outlet,
            published=date,
            url=row.url,
            quotes=tuple(here),
            speakers=tuple(sorted(asserted | told.speakers.get(part.number, set()))),
            entities=tuple(entities[part.number]),
            kind=part.kind,
            byline=facts.byline(row.byline),
        )


def _entities(told: Told) -> dict[int, dict[EntityRef, None]]:
    found: dict[int, dict[EntityRef, None]] = defaultdict(dict)
    for number, ref, _ in told.mentions:
        found[number][ref] = None
    return found


def _quotes(told: Told) -> dict[int, list[IndexedQuote]]:
    found: dict[int, list[IndexedQuote]] = defaultdict(list)
    for statement in told.statements:
        segments: dict[int, list[Span]] = defaultdict(list)
        for segment in statement.segments:
            segments[told.number_at(segment.start)].append(segment)
        for number, here in segments.items():
            found[number].append(_part_of(statement, here, told.parts[number].span))
    return found


def _part_of(statement: Statement, segments: Sequence[Span], paragraph: Span) -> IndexedQuote:
    return IndexedQuote(
        id=statement.id,
        segments=tuple(segment.shifted(-paragraph.start) for segment in segments),
        type=statement.type,
        status=statement.status,
        speaker=statement.speaker,
        band=statement.band,
        cue=_inside(statement.cue, paragraph),
        mention=_inside(statement.mention, paragraph),
    )


def _inside(span: Span | None, outer: Span) -> Span | None:
    return span.shifted(-outer.start) if span is not None and span.within(outer) else None
