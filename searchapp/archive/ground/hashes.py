"""Do the findings on a version still say what they said? One hash over them tells."""

import hashlib
import json

from sqlalchemy import Connection, select

from searchapp.archive import schema


def findings_hash(connection: Connection, version_id: int) -> str:
    """SHA-256 over the machine's findings on one version, as they stand in the tables."""
    quote, mention = schema.machine_quote, schema.mention
    quotes = connection.execute(select(quote).where(quote.c.version_id == version_id).order_by(quote.c.quote_id))
    places = (mention.c.entity_id, mention.c.number, mention.c.start, mention.c.end)
    found = select(*places).where(mention.c.version_id == version_id, mention.c.origin == "machine").order_by(*places)
    told = [[list(row) for row in quotes], [list(row) for row in connection.execute(found)]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
