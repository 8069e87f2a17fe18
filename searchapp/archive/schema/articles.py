"""Which articles are there, in which versions, from which bytes; what changed, and what was withdrawn?"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, LargeBinary, String, Table, Text, UniqueConstraint

from searchapp.archive.schema.base import Int64, metadata, of_article

original = Table(
    "original",
    metadata,
    Column("id", Int64, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("media_type", String, nullable=False),
    Column("size", Int64, nullable=False),
    Column("data", LargeBinary, nullable=False),  # compressed with zlib; the hash is that of the bytes as they came
)

article = Table(
    "article",
    metadata,
    Column("id", Int64, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("version_id", Int64, index=True),  # the newest version
)

version = Table(
    "version",
    metadata,
    Column("id", Int64, primary_key=True),
    of_article(),
    Column("number", Int64, nullable=False),
    Column("original_id", ForeignKey("original.id"), nullable=False, index=True),
    Column("where", String, nullable=False),
    Column("run", Int64, nullable=False),
    Column("added_at", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("outlet", String),
    Column("byline", String),
    Column("dateline", String),
    Column("lang", String),
    Column("url", String),
    Column("published", String),
    Column("date_origin", String),
    Column("instant", String),
    Column("copy_of", String, index=True),
    Column("content_hash", String(64), nullable=False),  # of all that the input said: has it changed since?
    Column("text_hash", String(64), nullable=False),  # of the text alone: was it altered here?
    Column("available_from", String, index=True),  # before when nobody but editors may read it, as the input says
    Column("remarks", Text),  # what is to be known of how it was read: a JSON list of [code, detail]
    UniqueConstraint("article_id", "number"),
)

paragraph = Table("paragraph", metadata, Column("id", Int64, primary_key=True), of_article())

placement = Table(
    "placement",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Int64, primary_key=True),
    Column("paragraph_id", ForeignKey("paragraph.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Int64, nullable=False),
    Column("end", Int64, nullable=False),
    Column("kind", String, nullable=False, server_default="text"),
    Column("second", Float),  # where in a recording its words begin
)

withdrawal = Table(
    "withdrawal",
    metadata,
    Column("key", String, primary_key=True),
    Column("original_sha256", String(64), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("actor", String, nullable=False),
    Column("at", String, nullable=False),
)

# What an index has to learn: an article that came, changed, was annotated, decided on or withdrawn.
change = Table(
    "change",
    metadata,
    Column("seq", Int64, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("hides", Boolean, nullable=False, server_default="0"),  # show nothing of it until the index has learned it
    sqlite_autoincrement=True,
)

run = Table(
    "run",
    metadata,
    Column("id", Int64, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)

# What was refused lately when it was added.
refusal = Table(
    "refusal",
    metadata,
    Column("where", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

# What the keeper of the archive says that a printed source is called.
outlet_name = Table(
    "outlet_name",
    metadata,
    Column("printed", String, primary_key=True),
    Column("outlet", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("at", String, nullable=False),
)
