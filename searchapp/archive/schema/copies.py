"""Which articles carry one text? What is kept of each text to find its copies, the pairs, and their groups."""

from sqlalchemy import Column, ForeignKey, LargeBinary, String

from searchapp.archive.schema.base import Int64, table

copy_sketch = table(
    "copy_sketch",
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("version_id", Int64, nullable=False, index=True),
    Column("method", String, nullable=False),
    Column("size", Int64, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

copy_band = table(
    "copy_band",
    Column("number", Int64, primary_key=True),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

copy_pair = table(
    "copy_pair",
    Column("one_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("other_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

copy_group = table(
    "copy_group",
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", Int64, nullable=False, index=True),  # the row id of the head, the earliest article
    Column("position", Int64, nullable=False),  # in the order of dates; the head's is 0
)
