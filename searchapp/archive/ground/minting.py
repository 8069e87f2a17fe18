"""How do rows come into tables, and where do ids come from? Those of paragraphs and quotations are never used again."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Select, Table, func, insert, select

from searchapp.archive import schema


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert these rows, of which there may be none."""
    if rows:
        connection.execute(insert(table), rows)


def put_one(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    """Insert a row; the id that it gets."""
    return int(connection.execute(insert(table).returning(table.c.id), row).scalar_one())


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
