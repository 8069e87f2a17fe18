"""Of which statements is the program least sure, among those of the people with most?"""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from searchapp.archive import schema
from searchapp.domain import Band

PEOPLE = 50
"""So many people count as those with most statements."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A statement and its article (ids), with how sure it is who speaks (0 to 1)."""

    statement: int
    article: str
    confidence: float


def least_sure(connection: Connection, limit: int) -> list[Doubtful]:
    """Up to `limit` statements that nobody has decided on, the least sure first."""
    quote, article, entity, decided = (
        schema.machine_quote.c, schema.article.c, schema.entity.c, schema.decision.c,
    )  # fmt: skip
    who = schema.canonical
    spoken = (
        select(who.label("who"))
        .select_from(schema.machine_quote)
        .join(schema.article, article.version_id == quote.version_id)
        .join(schema.entity, entity.id == quote.entity_id)
        .group_by(who)
        .order_by(func.count().desc(), who)
        .limit(PEOPLE)
    )
    most = list(connection.scalars(spoken))
    done = select(decided.quote_id).where(decided.quote_id.is_not(None), decided.undone_at.is_(None))
    query = (
        select(quote.quote_id, article.key, quote.confidence)
        .join(schema.article, article.version_id == quote.version_id)
        .join(schema.entity, entity.id == quote.entity_id)
        .where(who.in_(most), quote.band == Band.LIKELY.value, quote.quote_id.not_in(done))
        .order_by(quote.confidence, quote.quote_id)
        .limit(limit)
    )
    return [Doubtful(row.quote_id, row.key, row.confidence) for row in connection.execute(query)]
