"""Where do the ids of paragraphs and quotations come from? Here, once; they are never used again for another."""

from sqlalchemy import Connection, Select, Table, func, insert, select

from searchapp.archive import schema


def mint(connection: Connection, table: Table, article_id: int, count: int) -> list[int]:
    """So many new ids in `paragraph` or `quote` for an article, rising."""
    if not count:
        return []
    last = connection.execute(_LAST[table.name]).scalar_one()
    ids = list(range(last + 1, last + 1 + count))
    connection.execute(insert(table), [{"id": i, "article_id": article_id} for i in ids])
    return ids


def _last(table: Table) -> Select[int]:
    """The highest id that a thing of this kind has or had."""
    gone = select(func.max(schema.withdrawn_id.c.id)).where(schema.withdrawn_id.c.kind == table.name)
    ids = select(func.max(table.c.id).label("last")).union_all(gone).subquery()
    return select(func.coalesce(func.max(ids.c.last), 0))


_LAST = {table.name: _last(table) for table in (schema.paragraph, schema.quote)}
