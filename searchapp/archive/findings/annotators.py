"""Which annotators' findings stand in the archive?"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from searchapp.archive import schema
from searchapp.archive.ground.dialects import upsert


def introduce(connection: Connection, annotator: str, description: str) -> None:
    """Note what people are told of an annotator: its model, or that it has none."""
    row = {"version": annotator, "description": description}
    keep = upsert(schema.annotator).values(row)
    connection.execute(keep.on_conflict_do_update(index_elements=("version",), set_=row))


def annotators(connection: Connection) -> tuple[str, ...]:
    """The descriptions of the annotators whose findings stand in the archive, the most recent first."""
    annotation, annotator = schema.annotation, schema.annotator
    query = (
        select(annotator.c.description)
        .join(annotation, annotation.c.annotator == annotator.c.version)
        .group_by(annotator.c.version)
        .order_by(func.max(annotation.c.at).desc())
    )
    return tuple(connection.scalars(query))
