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
    quote, article, decided = schema.machine_quote.c, schema.article.c, schema.decision.c
    who, newest = schema.canonical, article.version_id == quote.version_id
    said = schema.machine_quote.join(schema.article, newest).join(schema.entity, schema.entity.c.id == quote.entity_id)
    spoken = select(who.label("who")).select_from(said).group_by(who).order_by(func.count().desc(), who)
    most = list(connection.scalars(spoken.limit(PEOPLE)))
    done = select(decided.quote_id).where(decided.quote_id.is_not(None), decided.undone_at.is_(None))
    query = (
        select(quote.quote_id, article.key, quote.confidence)
        .select_from(said)
        .where(who.in_(most), quote.band == Band.LIKELY.value, quote.quote_id.not_in(done))
        .order_by(quote.confidence, quote.quote_id)
        .limit(limit)
    )
    return [Doubtful(row.quote_id, row.key, row.confidence) for row in connection.execute(query)]
