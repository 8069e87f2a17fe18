"""What does the keeper call the outlets that articles print, whoever asks?"""

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import Asked

_OUTLETS = Asked(select(schema.outlet_name.c.printed, schema.outlet_name.c.outlet))


def kept_outlets(connection: Connection) -> dict[str, str]:
    """By the printed name, or the domain that it leads to, what the keeper calls it."""
    return {row.printed: row.outlet for row in _OUTLETS.rows(connection)}
