"""What did people decide, on statements and on who may read what; what did readers report, and what was judged?"""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, String, Text

from searchapp.archive.schema.base import Int64, needed, of_article, perhaps, table

decision = table(
    "decision",
    Column("id", Int64, primary_key=True),
    of_article(),
    Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), index=True),  # null where it is about the article
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False),
    Column("quoted", Text, nullable=False),  # the anchor: the words, what stands around them, and the version
    *needed("before after", Text),
    Column("what", String, nullable=False),  # a `Decided`
    Column("entity_id", ForeignKey("entity.id")),  # null with what = speaker: a person says that it is unknown
    Column("status", String),
    Column("actor", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("segments", JSON),  # of extent and missed, in the version
    Column("was", String),  # what held before: a name, a status, words
    *perhaps("undone_at undone_by"),
    Column("undone_reason", Text),
    Column("value", String),  # of date, outlet and byline: what holds; null where it is unknown
)

# Whoever may sign in. What somebody decided names them by the text alone, so that it outlives the account.
account = table(
    "account",
    Column("name", String, primary_key=True),
    *needed("role hash"),
    Column("stamp", String, nullable=False),  # another one after each change of the password
    Column("since", String, nullable=False),
)

# What readers said is wrong, beside what they were shown; nothing about the readers themselves.
report = table(
    "report",
    Column("id", Int64, primary_key=True),
    of_article(),
    Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False),
    Column("quoted", Text, nullable=False),  # what was shown: the words, the speaker's name, how sure, what is claimed
    Column("speaker", String),
    *needed("status band wrong"),
    *needed("who note", Text),
    Column("at", String, nullable=False),
    Column("closed_at", String),
    Column("decided", Boolean),
    Column("actor", String),
    Column("reason", Text),
)

# Who may read what of an outlet or an article, as settings and people say.
access_rule = table(
    "access_rule",
    Column("id", Int64, primary_key=True),
    Column("outlet", String),  # by the name under which it is found; null where the rule is about an article
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), index=True),
    Column("rule", String, nullable=False),  # as `searchapp.access` reads it
    Column("actor", String, nullable=False),  # `settings` where the settings say so
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
    *perhaps("undone_at undone_by"),
    Column("undone_reason", Text),
)

# What was drawn to be judged, and what came of it.
# No name stands in it: what the program found is kept by ids, and of what the judge wrote only the figures.
audit = table(
    "audit",
    Column("id", Int64, primary_key=True),
    *needed("at actor"),
    Column("seed", Int64, nullable=False),
    Column("drawn", JSON, nullable=False),  # row by row of the sheet: kind, stratum, and the entities that were found
    Column("strata", JSON, nullable=False),  # how many there are of each stratum in the archive
    *perhaps("judged_at judged_by"),
    Column("figures", JSON),
)
