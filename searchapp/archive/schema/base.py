"""What do all tables have in common? How their indexes and keys are named, and the column that leads to an article."""

from sqlalchemy import Column, ForeignKey, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def of_article() -> Column[int]:
    """A new column that leads to an article, with which the row goes."""
    return Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True)
