"""Which hash have all rows of a table together?"""

from sqlalchemy import BigInteger, Column, String, Table

from searchapp.archive.schema.base import metadata

seal = Table("seal", metadata, Column("name", String, primary_key=True), Column("digest", BigInteger, nullable=False))
