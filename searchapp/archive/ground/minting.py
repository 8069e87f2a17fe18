"""Where do the ids of paragraphs and quotations come from? Here, once; they are never used again for another."""

from __future__ import annotations

from sqlalchemy import Connection, Table, insert


def mint(connection: Connection, table: Table, article_id: int, count: int) -> list[int]:
    """So many new ids in `paragraph` or `quote` for an article, rising."""
    if not count:
        return []
    rows = [{"article_id": article_id}] * count
    return sorted(connection.execute(insert(table).returning(table.c.id), rows).scalars())
