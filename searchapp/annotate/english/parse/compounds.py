"""Which tokens are one word: “president-elect”, “co-author”, “editor-in-chief”?

The model's tokeniser breaks words at hyphens, and its parser takes the last part for the head (“the elect said”).
"""

from collections.abc import Iterator

from searchapp.annotate.english.parse.parsed import Tables
from searchapp.annotate.lexicon import COMPOUNDS

_LONGEST = 5
"""How many tokens a compound may have: “editor”, “-”, “in”, “-”, “chief”."""


def with_compounds(tables: Tables) -> Tables:
    """The tables with people's nouns that have a hyphen as one token each."""
    if "-" not in tables.words:
        return tables
    found = list(_compounds(tables))
    for first, end in reversed(found):
        _join(tables, first, end)
    return tables


def _compounds(tables: Tables) -> list[tuple[int, int]]:
    found, at, size = [], 0, len(tables.words)
    while at < size:
        end = _end(tables, at)
        if end is not None:
            found.append((at, end))
        at = end or at + 1
    return found


def _end(tables: Tables, first: int) -> int | None:
    """The token behind a compound that starts here; None where none does."""
    if tables.words[first + 1 : first + 2] != ["-"]:
        return None
    for end in range(min(first + _LONGEST, len(tables.words)), first + 2, -1):
        close = all(tables.ends[t] == tables.starts[t + 1] for t in range(first, end - 1))
        if close and ("".join(tables.words[first:end]).lower() in COMPOUNDS or _joint(tables, first, end)):
            return end
    return None


def _joint(tables: Tables, first: int, end: int) -> bool:
    """Whether a word begins with “co-”, whoever does something together (“co-ordinator”)."""
    return end - first == 3 and tables.words[first].lower() == "co" and tables.words[end - 1].islower()


def _above(heads: list[int], token: int) -> Iterator[int]:
    """The heads above a token, nearest first."""
    while heads[token] != token:
        token = heads[token]
        yield token


def _join(tables: Tables, first: int, end: int) -> None:
    """Make one token of a range; its head is that of the part which stands highest: none above it lies in the range."""
    root = next(t for t in range(first, end) if not any(first <= a < end for a in _above(tables.heads, t)))
    gone = end - first - 1

    def moved(token: int) -> int:
        return token if token < first else first if token < end else token - gone

    heads = [first if t == tables.heads[t] == root else moved(tables.heads[t]) for t in range(len(tables.words))]
    kept = [*range(first), root, *range(end, len(tables.words))]
    word = "".join(tables.words[first:end])
    start, stop = tables.starts[first], tables.ends[end - 1]
    for column in (tables.words, tables.starts, tables.ends, tables.tags, tables.deps):
        column[:] = [column[t] for t in kept]
    tables.heads[:] = [heads[t] for t in kept]
    tables.words[first], tables.starts[first], tables.ends[first] = word, start, stop
    if tables.tags[first][:2] != "NN":
        tables.tags[first] = "NN"
    tables.names[:] = [(moved(a), moved(b - 1) + 1, label) for a, b, label in tables.names]
