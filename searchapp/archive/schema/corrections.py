"""What did people decide, and what did readers report?"""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, String, Table, Text

from searchapp.archive.schema.base import Int64, metadata, of_article

decision = Table(
    "decision",
    metadata,
    Column("id", Int64, primary_key=True),
    of_article(),
    Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), index=True),  # null where it is about the article
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False),
    Column("quoted", Text, nullable=False),  # the anchor: the words, what stands around them, and the version
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("what", String, nullable=False),  # a `Decided`
    Column("entity_id", ForeignKey("entity.id")),  # null with what = speaker: a person says that it is unknown
    Column("status", String),
    Column("actor", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("segments", JSON),  # of extent and missed, in the version
    Column("was", String),  # what held before: a name, a status, words
    Column("undone_at", String),
    Column("undone_by", String),
    Column("undone_reason", Text),
    Column("value", String),  # of date, outlet and byline: what holds; null where it is unknown
)

# Whoever may sign in. What somebody decided names them by the text alone, so that it outlives the account.
account = Table(
    "account",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("stamp", String, nullable=False),  # another one after each change of the password
    Column("since", String, nullable=False),
)

# What readers said is wrong, beside what they were shown; nothing about the readers themselves.
report = Table(
    "report",
    metadata,
    Column("id", Int64, primary_key=True),
    of_article(),
    Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False),
    Column("quoted", Text, nullable=False),  # what was shown: the words, the speaker's name, how sure, what is claimed
    Column("speaker", String),
    Column("status", String, nullable=False),
    Column("band", String, nullable=False),
    Column("wrong", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("closed_at", String),
    Column("decided", Boolean),
    Column("actor", String),
    Column("reason", Text),
)
