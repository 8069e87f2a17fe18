"""What do all processes of one archive share, on however many machines?"""

from sqlalchemy import Column, String, Table

from searchapp.archive.schema.base import Int64, metadata

# One row. It belongs to the place and not to what is kept there: it is in no backup and no export.
shared = Table(
    "shared",
    metadata,
    Column("stamp", Int64, nullable=False),  # rises with each transaction that writes
    Column("secret", String),  # what servers sign their forms and sessions with; made when it is first asked for
    Column("deleted", Int64),  # the stamp with which something went that may still stand in files
)
