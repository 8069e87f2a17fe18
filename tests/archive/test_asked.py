"""Does a statement that runs on the driver itself answer as through SQLAlchemy, however long its lists are?"""

from itertools import product

from sqlalchemy import insert, select

from searchapp.archive import Archive, schema
from searchapp.archive.ground.asked import CLOSED, IDS, Asked

ENTITY = schema.entity.c
QUERY = select(schema.entity).where(ENTITY.id.in_(IDS), ENTITY.id.not_in(CLOSED)).order_by(ENTITY.id)
LISTS = (range(0), range(1, 2), range(5, 6), range(2, 5), range(3, 6), range(6), range(1100))
"""Some are as long as others: the statement that is kept for a length takes other values the next time."""


def test_rows_are_those_of_sqlalchemy(archive: Archive) -> None:
    rows = [
        {"id": i, "kind": "person", "name": f"N{i}", "named_by": "machine", "articles": i, "open": i % 2 == 0}
        for i in range(1, 8)
    ]
    with archive.database.write() as connection:
        connection.execute(insert(schema.entity), rows)
    asked = Asked(QUERY)
    with archive.database.read() as connection:
        for ids, closed in product(map(list, LISTS), map(list, LISTS)):
            told = asked.rows(connection, ids=ids, closed=closed)
            assert told == list(map(tuple, connection.execute(QUERY, {"ids": ids, "closed": closed})))
            assert [row.open for row in told] == [row.id % 2 == 0 for row in told]
            assert all(isinstance(row.open, bool) for row in told)
            assert asked.column(connection, closed=closed, ids=ids) == [row.id for row in told]
