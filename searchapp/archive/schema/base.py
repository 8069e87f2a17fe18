"""What do all tables have in common? How their indexes and keys are named, and columns that many of them have."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Table

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Int64 = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number. SQLite's have 64 bits anyway, and only an INTEGER is its row id."""


def of_article() -> Column[int]:
    """A new column that leads to an article, with which the row goes."""
    return Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True)


def table(name: str, *columns: Any, **options: Any) -> Table:
    """A table of the archive."""
    return Table(name, metadata, *columns, **options)


def needed(names: str, kind: Any = String) -> list[Column[Any]]:
    """Columns of one kind that are never null."""
    return [Column(name, kind, nullable=False) for name in names.split()]


def perhaps(names: str, kind: Any = String) -> list[Column[Any]]:
    """Columns of one kind that may be null."""
    return [Column(name, kind) for name in names.split()]
