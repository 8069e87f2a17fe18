"""Which schema has a database, and how does it get this program's? Alembic keeps it.

A new file of SQLite goes through all revisions. A new database on a server gets the newest schema at once, since the
first revisions were written for SQLite alone; from there on each revision is for both.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, text

from searchapp.archive import schema
from searchapp.archive.ground.dialects import Dialect
from searchapp.archive.ground.seals import make_seals, sealed
from searchapp.errors import ArchiveError

_MIGRATIONS = Path(__file__).parent.parent / "migrations"


def bring_up_to_date(engine: Engine, dialect: Dialect, name: str, frozen: bool) -> None:
    """Give a database this program's schema and seals. Raises ArchiveError where it can't be used as it is."""
    newest = revisions()[-1]
    with engine.connect() as connection:
        for asked, remedy in dialect.usable:
            if not connection.execute(text(asked)).scalar():
                raise ArchiveError(f"{name}: this database can't hold an archive; {remedy}.")
        current = _revision(connection)
        if current == newest and (frozen or sealed(connection)):
            return
    if current is not None and current not in revisions():
        raise ArchiveError(
            f"{name}: the archive was written by a newer searchapp (schema {current}); update searchapp."
        )
    with engine.connect().execution_options(searchapp_write=True) as connection, connection.begin():
        if _revision(connection) != newest:  # perhaps another process was faster
            upgrade(connection, dialect)
        make_seals(connection)


def revisions() -> list[str]:
    """The schema's revisions in order: each migration's file is named by its own."""
    return sorted(file.name[:4] for file in (_MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


def upgrade(connection: Connection, dialect: Dialect, revision: str = "head") -> None:
    """Bring the schema up to a revision."""
    import alembic.command  # here, since opening an archive that is up to date needs none of it
    import alembic.config

    config = alembic.config.Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    if dialect.begins_whole and _revision(connection) is None:
        schema.metadata.create_all(connection)
        connection.execute(insert(schema.shared), {"stamp": 0})
        alembic.command.stamp(config, revision)
    else:
        alembic.command.upgrade(config, revision)


def _revision(connection: Connection) -> str | None:
    """The revision of an archive's schema, as Alembic notes it; None where there is no schema yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
