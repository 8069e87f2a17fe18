"""What was taken out for good, and by what is it known again without being kept?"""

from sqlalchemy import JSON, Column, String, Text

from searchapp.archive.schema.base import Int64, needed, table

# A case: a name that was taken out of all articles, of one, or from one article's finding aids. No name stands in it.
forgotten = table(
    "forgotten",
    Column("id", Int64, primary_key=True),
    Column("what", String, nullable=False),  # anonymise or delist
    Column("article", String),  # the only article (its id); null for all
    Column("forms", JSON, nullable=False),  # keyed hashes by which the name is known anywhere
    Column("parts", JSON, nullable=False),  # and by which it is known where it is meant
    Column("articles", JSON, nullable=False),  # ids of those that name it by a part alone
    Column("key_id", String, nullable=False),  # which key made the hashes
    Column("reason", Text, nullable=False),
    *needed("actor at"),
    sqlite_autoincrement=True,
)

# The ids of what stood in withdrawn articles: no other gets them, and their addresses answer that it is gone.
withdrawn_id = table(
    "withdrawn_id",
    Column("kind", String, primary_key=True),  # quote or paragraph
    Column("id", Int64, primary_key=True),
)
