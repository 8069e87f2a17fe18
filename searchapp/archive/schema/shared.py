"""What belongs to a database itself: what all processes share, and which hash all rows of a table have together?"""

from sqlalchemy import BigInteger, Column, String

from searchapp.archive.schema.base import Int64, table

# One row. It belongs to the place and not to what is kept there: it is in no backup and no export.
shared = table(
    "shared",
    Column("stamp", Int64, nullable=False),  # rises with each transaction that writes
    Column("secret", String),  # what servers sign their forms and sessions with; made when it is first asked for
    Column("deleted", Int64),  # the stamp with which something went that may still stand in files
)

seal = table("seal", Column("name", String, primary_key=True), Column("digest", BigInteger, nullable=False))
