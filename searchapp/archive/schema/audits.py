"""What was drawn to be judged, and what came of it?"""

from sqlalchemy import JSON, Column, String, Table

from searchapp.archive.schema.base import Int64, metadata

# No name stands in it: what the program found is kept by ids, and of what the judge wrote only the figures.
audit = Table(
    "audit",
    metadata,
    Column("id", Int64, primary_key=True),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("seed", Int64, nullable=False),
    Column("drawn", JSON, nullable=False),  # row by row of the sheet: kind, stratum, and the entities that were found
    Column("strata", JSON, nullable=False),  # how many there are of each stratum in the archive
    Column("judged_at", String),
    Column("judged_by", String),
    Column("figures", JSON),
)
