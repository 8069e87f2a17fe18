"""How do quotations keep their ids? Each run's findings are aligned with the ones before, by place and by text."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from searchapp.archive import schema
from searchapp.archive.ground.anchors import align
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.ground.minting import mint
from searchapp.article import JOINED
from searchapp.domain import Quote

QuoteRow = dict[str, Any]


def keep_quotes(
    connection: Connection, article_id: int, version_id: int, text: str, table: Table, rows: Sequence[QuoteRow]
) -> None:
    """Replace the version's rows in `machine_quote` or `given_quote` by these, each under its old id if it had one.

    `rows` lack only `quote_id`. A quotation keeps its id where it overlaps with its predecessor in this version, or
    reads like one of the latest earlier version that has any.
    """
    before = _rows_of(connection, table, version_id)
    if before:
        ids = _by_place(before, rows)
    else:
        latest = _latest(connection, table, article_id)
        matches = align([words for _, words in latest], [quoted_text(text, row["segments"]) for row in rows])
        ids = [None if match is None else latest[match][0] for match in matches]
    fresh = iter(mint(connection, schema.quote, article_id, ids.count(None)))
    connection.execute(delete(table).where(table.c.version_id == version_id))
    if rows:
        kept = [{**row, "quote_id": next(fresh) if i is None else i} for row, i in zip(rows, ids, strict=True)]
        connection.execute(insert(table), kept)


def quote_row(version_id: int, quote: Quote, entity_id: int | None) -> QuoteRow:
    """The row of a quotation that an entity speaks, or nobody known; it lacks its id."""
    return {
        "version_id": version_id,
        "entity_id": entity_id,
        "segments": [[s.start, s.end] for s in quote.segments],
        "type": quote.type.value,
        "status": quote.status.value,
        "speaker_start": quote.speaker and quote.speaker.start,
        "speaker_end": quote.speaker and quote.speaker.end,
        "cue_start": quote.cue and quote.cue.start,
        "cue_end": quote.cue and quote.cue.end,
        "band": quote.band.value,
        "rule": quote.evidence.rule,
        "confidence": round(quote.evidence.confidence, 4),
        "chain": [[s.start, s.end] for s in quote.evidence.chain],
    }


def quoted_text(text: str, segments: Sequence[Sequence[int]]) -> str:
    """The words of a quotation, its segments joined by an ellipsis."""
    return JOINED.join(text[start:end] for start, end in segments)


def _rows_of(connection: Connection, table: Table, version_id: int) -> Sequence[AnyRow]:
    return connection.execute(select(table.c.quote_id, table.c.segments).where(table.c.version_id == version_id)).all()


def _by_place(before: Sequence[AnyRow], rows: Sequence[QuoteRow]) -> list[int | None]:
    left = {row.quote_id: row.segments for row in before}
    exact = {_key(row.segments): row.quote_id for row in before}
    ids: list[int | None] = [exact.pop(_key(row["segments"]), None) for row in rows]
    for taken in ids:
        left.pop(taken, None)
    for position, row in enumerate(rows):
        if ids[position] is None and left:
            best = max(left, key=lambda i: _shared(left[i], row["segments"]))
            if _shared(left[best], row["segments"]) > 0:
                ids[position] = best
                del left[best]
    return ids


def _key(segments: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(s) for s in segments)


def _shared(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _latest(connection: Connection, table: Table, article_id: int) -> list[tuple[int, str]]:
    version = schema.version
    newest = connection.execute(
        select(version.c.id, version.c.text)
        .where(version.c.article_id == article_id, version.c.id.in_(select(table.c.version_id)))
        .order_by(version.c.number.desc())
    ).first()
    if newest is None:
        return []
    rows = _rows_of(connection, table, newest.id)
    return [(r.quote_id, quoted_text(newest.text, r.segments)) for r in sorted(rows, key=lambda r: r.segments)]
