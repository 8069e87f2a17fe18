"""What did a person decide about a statement? The last word, anchored to the words, what stands around, the version."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from searchapp.archive import schema
from searchapp.archive.findings.quotes import quoted_text
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import AnyRow, now
from searchapp.archive.people.linking import Linker
from searchapp.domain import Status
from searchapp.errors import ArchiveError

_CONTEXT = 60


def decide_speaker(connection: Connection, quote_id: int, speaker: str | None, actor: str, reason: str) -> None:
    """Say who speaks a quotation (a name), or with None that it is unknown. Raises ArchiveError for an unknown id."""
    quote = _find(connection, quote_id)
    entity = None if speaker is None else Linker(connection).link_decided(quote.article_id, speaker)
    _keep(connection, quote, {"what": "speaker", "entity_id": entity, "actor": actor, "reason": reason})


def decide_status(connection: Connection, quote_id: int, status: Status, actor: str, reason: str) -> None:
    """Say what the article claims of a quotation. Raises ArchiveError for an unknown id."""
    quote = _find(connection, quote_id)
    _keep(connection, quote, {"what": "status", "status": status.value, "actor": actor, "reason": reason})


def _find(connection: Connection, quote_id: int) -> AnyRow:
    for table in (schema.given_quote, schema.machine_quote):
        query = (
            select(table.c.quote_id, table.c.segments, table.c.version_id, schema.version.c.article_id)
            .add_columns(schema.version.c.text, schema.article.c.key)
            .join(schema.version, schema.version.c.id == table.c.version_id)
            .join(schema.article, schema.article.c.version_id == table.c.version_id)
        )
        found = connection.execute(query.where(table.c.quote_id == quote_id)).one_or_none()
        if found is not None:
            return found
    raise ArchiveError(f"q{quote_id}: the archive has no such statement.")


def _keep(connection: Connection, quote: AnyRow, decision: dict[str, object]) -> None:
    start, end = quote.segments[0][0], quote.segments[-1][1]
    anchor = {
        "article_id": quote.article_id,
        "quote_id": quote.quote_id,
        "version_id": quote.version_id,
        "quoted": quoted_text(quote.text, quote.segments),
        "before": quote.text[max(0, start - _CONTEXT) : start],
        "after": quote.text[end : end + _CONTEXT],
        "at": now(),
    }
    connection.execute(insert(schema.decision), {**anchor, **decision})
    note_change(connection, quote.key)
