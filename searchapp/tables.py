"""Which facts stand in tables, and how is one read?

A table is a file of tab-separated values: lines that begin with `#` explain it, the next line names the columns, and
the first column is the word. A cell may hold several values, parted by spaces.

    KINDS = inverted(table(Path(__file__).with_name("verbs.tsv")), "as")
    KINDS["reports"]     # the verbs whose column `as` holds “reports”
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

Row = Mapping[str, str]


def table(path: Path) -> tuple[Row, ...]:
    """The rows of a table.

    Raises ValueError, with file and line, where a row has more cells than there are columns or no word.
    """
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    (_, head), *rows = [(at, line.split("\t")) for at, line in lines if line.strip() and not line.startswith("#")]
    for at, cells in rows:
        if len(cells) > len(head) or not cells[0].strip():
            raise ValueError(
                f"{path.name}, line {at}: wanted are a word and at most {len(head)} cells, parted by tabs."
            )
    return tuple(dict(zip(head, [*cells, *[""] * (len(head) - len(cells))], strict=True)) for _, cells in rows)


def mapped(rows: Sequence[Row], column: str) -> dict[str, str]:
    """From each word to what a column holds of it, where it holds anything."""
    word = next(iter(rows[0]))
    return {row[word]: row[column] for row in rows if row[column]}


def inverted(rows: Sequence[Row], column: str) -> dict[str, frozenset[str]]:
    """From each value that a column holds to the words of which it holds it."""
    word = next(iter(rows[0]))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for value in row[column].split():
            found[value].add(row[word])
    return {value: frozenset(held) for value, held in found.items()}
