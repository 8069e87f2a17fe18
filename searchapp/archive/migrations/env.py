"""How does Alembic reach the archive? Through the connection that the program has already opened."""

from alembic import context

from searchapp.archive.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
