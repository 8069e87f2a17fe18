"""Which articles are there, in which versions, from which bytes; what changed, and what was withdrawn?"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, LargeBinary, String, Text, UniqueConstraint

from searchapp.archive.schema.base import Int64, needed, of_article, perhaps, table

original = table(
    "original",
    Column("id", Int64, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("media_type", String, nullable=False),
    Column("size", Int64, nullable=False),
    Column("data", LargeBinary, nullable=False),  # compressed with zlib; the hash is that of the bytes as they came
)

article = table(
    "article",
    Column("id", Int64, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("version_id", Int64, index=True),  # the newest version
)

version = table(
    "version",
    Column("id", Int64, primary_key=True),
    of_article(),
    Column("number", Int64, nullable=False),
    Column("original_id", ForeignKey("original.id"), nullable=False, index=True),
    Column("where", String, nullable=False),
    Column("run", Int64, nullable=False),
    Column("added_at", String, nullable=False),
    *needed("title text", Text),
    *perhaps("outlet byline dateline lang url published date_origin instant"),
    Column("copy_of", String, index=True),
    Column("content_hash", String(64), nullable=False),  # of all that the input said: has it changed since?
    Column("text_hash", String(64), nullable=False),  # of the text alone: was it altered here?
    Column("available_from", String, index=True),  # before when nobody but editors may read it, as the input says
    Column("remarks", Text),  # what is to be known of how it was read: a JSON list of [code, detail]
    UniqueConstraint("article_id", "number"),
)

paragraph = table("paragraph", Column("id", Int64, primary_key=True), of_article())

placement = table(
    "placement",
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Int64, primary_key=True),
    Column("paragraph_id", ForeignKey("paragraph.id", ondelete="CASCADE"), nullable=False, index=True),
    *needed("start end", Int64),
    Column("kind", String, nullable=False, server_default="text"),
    Column("second", Float),  # where in a recording its words begin
)

withdrawal = table(
    "withdrawal",
    Column("key", String, primary_key=True),
    Column("original_sha256", String(64), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    *needed("actor at"),
)

# What an index has to learn: an article that came, changed, was annotated, decided on or withdrawn.
change = table(
    "change",
    Column("seq", Int64, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("hides", Boolean, nullable=False, server_default="0"),  # show nothing of it until the index has learned it
    sqlite_autoincrement=True,
)

run = table(
    "run",
    Column("id", Int64, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)

# What was refused lately when it was added.
refusal = table(
    "refusal",
    Column("where", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

# What the keeper of the archive says that a printed source is called.
outlet_name = table("outlet_name", Column("printed", String, primary_key=True), *needed("outlet actor at"))
