"""What was drawn to be judged, and what came of it?"""

from sqlalchemy import JSON, Column, Integer, String, Table

from searchapp.archive.schema.base import metadata

# No name stands in it: what the program found is kept by ids, and of what the judge wrote only the figures.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("drawn", JSON, nullable=False),  # row by row of the sheet: kind, stratum, and the entities that were found
    Column("strata", JSON, nullable=False),  # how many there are of each stratum in the archive
    Column("judged_at", String),
    Column("judged_by", String),
    Column("figures", JSON),
)
