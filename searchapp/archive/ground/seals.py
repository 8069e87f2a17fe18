"""Do the rows still say what was written? Findings have a hash a version; each table of what has none has a seal.

A seal is the exclusive or of a hash of each row, so that it follows every change at the cost of the changed rows:
triggers see to it, whoever writes. A flipped bit changes the rows and not the seal.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import reduce
from operator import xor

from sqlalchemy import Connection, Table, delete, insert, select

from searchapp.archive import schema
from searchapp.archive.ground.dialects import DIALECTS

SEALED: tuple[Table, ...] = (
    schema.article, schema.version, schema.placement, schema.paragraph, schema.quote, schema.given,
    schema.given_speaker, schema.given_quote, schema.withdrawal, schema.withdrawn_id, schema.forgotten,
    schema.access_rule, schema.outlet_name, schema.decision, schema.report, schema.account, schema.audit,
    schema.entity, schema.variant, schema.link, schema.sameness, schema.identity, schema.authority,
    schema.authority_name, schema.authority_office,
)  # fmt: skip
"""What an archive can't be made anew from: articles, what the input and people said, and who is who."""


def sealed(connection: Connection) -> bool:
    """Whether every table that is to be sealed is."""
    return set(connection.scalars(select(schema.seal.c.name))) == {table.name for table in SEALED}


def make_seals(connection: Connection) -> None:
    """Seal all tables as they are now, and let triggers keep the seals."""
    dialect = DIALECTS[connection.dialect.name]
    connection.execute(delete(schema.seal))
    for statement in dialect.functions:
        connection.exec_driver_sql(statement)
    for table in SEALED:
        connection.execute(insert(schema.seal), {"name": table.name, "digest": _sum(connection, table)})
        for statement in dialect.triggers(table):
            connection.exec_driver_sql(statement)


def broken_seals(connection: Connection) -> Iterator[str]:
    """A sentence for each table whose rows are not those that were written."""
    called = DIALECTS[connection.dialect.name].called
    for name, rows in connection.execute(select(schema.seal.c.name, schema.seal.c.digest)).all():
        table = schema.metadata.tables.get(name)
        if table is not None and _sum(connection, table) != rows:
            yield f"{called}: rows of {name} were altered since they were written."


def _sum(connection: Connection, table: Table) -> int:
    hashed = DIALECTS[connection.dialect.name].hashed(table)
    rows = connection.exec_driver_sql(f'SELECT {hashed} FROM "{table.name}" r')  # noqa: S608  # our own table
    return reduce(xor, (row[0] for row in rows), 0)


def findings_hash(connection: Connection, version_id: int) -> str:
    """SHA-256 over the machine's findings on one version, as they stand in the tables."""
    quote, mention = schema.machine_quote, schema.mention
    quotes = connection.execute(select(quote).where(quote.c.version_id == version_id).order_by(quote.c.quote_id))
    places = (mention.c.entity_id, mention.c.number, mention.c.start, mention.c.end)
    found = select(*places).where(mention.c.version_id == version_id, mention.c.origin == "machine").order_by(*places)
    told = [[list(row) for row in quotes], [list(row) for row in connection.execute(found)]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
