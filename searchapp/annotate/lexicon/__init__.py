"""Which words does the annotator know? Tables, one row a word (`searchapp.tables`)."""

from pathlib import Path

from searchapp import tables
from searchapp.tables import Row, inverted, mapped, words

__all__ = ["Row", "inverted", "mapped", "table", "words"]


def table(path: Path | str) -> tuple[Row, ...]:
    """The rows of a table (`searchapp.tables.table`); the name of a file means one beside this module."""
    return tables.table(Path(__file__).parent / path)
