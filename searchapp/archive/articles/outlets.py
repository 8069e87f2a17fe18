"""What does the keeper of an archive call the outlets that articles print?"""

from sqlalchemy import Connection, func, select

from searchapp.archive import schema
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import now
from searchapp.archive.ground.dialects import upsert
from searchapp.archive.ground.facts import kept_outlets
from searchapp.outlets import outlet_of


def keep_outlet(connection: Connection, printed: str, outlet: str, actor: str) -> int:
    """Call an outlet so from now on; how many articles print it. The index learns of them."""
    row = {"printed": printed, "outlet": outlet, "actor": actor, "at": now()}
    keep = upsert(schema.outlet_name).values(row)
    connection.execute(keep.on_conflict_do_update(index_elements=("printed",), set_=row))
    version, article = schema.version.c, schema.article.c
    query = select(article.key, version.outlet).join(schema.version, version.id == article.version_id)
    having = [row.key for row in connection.execute(query) if printed in (row.outlet, outlet_of(row.outlet))]
    for key in having:
        note_change(connection, key)
    return len(having)


def outlets(connection: Connection) -> list[tuple[str, str, int]]:
    """Each printed outlet with what it is called and the number of its articles, the most frequent first."""
    version, article, kept = schema.version.c, schema.article.c, kept_outlets(connection)
    query = (
        select(version.outlet, func.count().label("articles"))
        .join(schema.article, article.version_id == version.id)
        .where(version.outlet.is_not(None))
        .group_by(version.outlet)
        .order_by(func.count().desc(), version.outlet)
    )
    rows = connection.execute(query)
    return [(row.outlet, outlet_of(row.outlet, kept) or "", row.articles) for row in rows]
