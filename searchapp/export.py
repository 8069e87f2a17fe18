"""How does one take a whole result away, however long it is, without holding it in memory?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from searchapp.answers import Hit, Problem, SearchForm
from searchapp.errors import SearchappError
from searchapp.ports import Names, Searcher
from searchapp.search import search

BATCH = 500
"""How many hits are fetched at a time."""


class ExportBroken(SearchappError):
    """The index was replaced while a result was being taken away; what was sent is not whole."""


@dataclass(frozen=True, slots=True)
class Export:
    """A whole result: how many hits there are, from which generation, and the hits one by one.

    Where there is a `problem`, nothing was searched. `complete` is False where the query's work budget was used up.
    """

    total: int
    complete: bool
    generation: str
    problem: Problem | None
    hits: Iterator[Hit]


def export(form: SearchForm, engine: Searcher, names: Names) -> Export:
    """Every hit of a search, in its order, from the first page on.

    The hits are fetched while one reads them; reading them raises ExportBroken where the generation changes meanwhile.
    Raises IndexMissing and IndexDamaged.
    """
    first = search(replace(form, page=1), engine, names, size=BATCH, counted=frozenset())

    def hits() -> Iterator[Hit]:
        page = first
        while page.hits:
            yield from page.hits
            if page.page == page.pages:
                return
            page = search(replace(form, page=page.page + 1), engine, names, size=BATCH, counted=frozenset())
            if page.generation != first.generation:
                raise ExportBroken("The index was replaced during the export; please start it again.")

    return Export(first.total, first.complete, first.generation, first.problem, hits())
