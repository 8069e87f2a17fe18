"""Which version of an article is its newest?"""

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow
from searchapp.errors import ArchiveError

_ARTICLE = schema.article.c

NEWEST = select(schema.version, _ARTICLE.key).join(schema.article, _ARTICLE.version_id == schema.version.c.id)
"""The newest versions, each with its article's id as `key`."""


def newest(connection: Connection, key: str) -> AnyRow:
    """The newest version of an article (id), as a row of NEWEST. Raises ArchiveError where there is no such article."""
    row = connection.execute(NEWEST.where(_ARTICLE.key == key)).one_or_none()
    if row is None:
        raise ArchiveError(f"{key}: the archive has no article with this id.")
    return row
