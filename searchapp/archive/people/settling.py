"""What becomes of those whom an article names when its date or outlet is corrected?"""

from sqlalchemy import Connection, select, update

from searchapp.archive import schema
from searchapp.archive.ground.facts import facts_of
from searchapp.archive.ground.newest import NEWEST
from searchapp.archive.people.appearances import setting_of
from searchapp.archive.people.joining import recount


def settle_again(connection: Connection, article_id: int) -> None:
    """Let what an article tells of people stand in its outlet and on its day as they are now."""
    own = schema.appearance
    row = connection.execute(NEWEST.where(schema.article.c.id == article_id)).one()
    facts = facts_of(connection, [article_id])[article_id]
    setting = setting_of(facts.outlet(row.outlet), facts.published(row), row.lang)
    day, here = setting.day and setting.day.isoformat(), own.c.article_id == article_id
    connection.execute(update(own).where(here).values(outlet=setting.outlet, day=day))
    recount(connection, connection.scalars(select(own.c.entity_id).where(here).distinct()).all())
