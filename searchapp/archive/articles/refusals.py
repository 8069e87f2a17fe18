"""Which files and records were refused lately, and why?"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select

from searchapp.archive import schema
from searchapp.archive.ground.database import now
from searchapp.archive.ground.dialects import upsert
from searchapp.errors import RefusedInput

MOST = 1000
"""So many are kept, the latest."""


def keep_refusals(connection: Connection, refusals: Sequence[RefusedInput], taken: Sequence[str]) -> None:
    """Keep these, and forget what was refused at places that were `taken` in since."""
    own = schema.refusal
    for where in taken:
        connection.execute(delete(own).where(own.c.where == where))
    for refusal in refusals:
        row = {"where": refusal.where, "reason": refusal.reason, "at": now()}
        connection.execute(upsert(own).values(row).on_conflict_do_update(index_elements=("where",), set_=row))
    if refusals:
        rest = select(own.c.where).order_by(own.c.at.desc(), own.c.where).offset(MOST)
        connection.execute(delete(own).where(own.c.where.in_(rest)))


def refusals(connection: Connection, limit: int) -> tuple[list[tuple[str, str, str]], int]:
    """The latest as (when, where, why), and how many are kept."""
    own = schema.refusal.c
    query = select(own.at, own.where, own.reason).order_by(own.at.desc(), own.where).limit(limit)
    count = connection.execute(select(func.count()).select_from(schema.refusal)).scalar_one()
    return [(row.at, row.where, row.reason) for row in connection.execute(query)], int(count)
