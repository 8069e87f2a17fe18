"""Who may read what of an outlet or an article, as settings and people say?"""

from sqlalchemy import Column, ForeignKey, String, Table, Text

from searchapp.archive.schema.base import Int64, metadata

access_rule = Table(
    "access_rule",
    metadata,
    Column("id", Int64, primary_key=True),
    Column("outlet", String),  # by the name under which it is found; null where the rule is about an article
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), index=True),
    Column("rule", String, nullable=False),  # as `searchapp.access` reads it
    Column("actor", String, nullable=False),  # `settings` where the settings say so
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("undone_at", String),
    Column("undone_by", String),
    Column("undone_reason", Text),
)
