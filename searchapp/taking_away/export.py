"""How does one take a whole result away without holding it in memory, and go on where that broke off?

A cursor names the generation, the search, what the archive said of names and withdrawals, and how many hits one has: in
one generation the order of the hits is fixed, so that the next one is always the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from searchapp.answers import Hit, Problem, SearchForm, SearchPage
from searchapp.errors import SearchappError, Sentence
from searchapp.ports import Names, Searcher
from searchapp.search import search

BATCH = 1000
"""How many hits are fetched at a time: each time the index orders all that comes before them anew."""

_CURSOR = re.compile(r"([\w-]{1,64})\.([0-9a-f]{8})\.([0-9a-f]{8})\.(\d{1,12})", re.ASCII)


class ExportBroken(SearchappError):
    """The index was replaced while a result was being taken away; what was sent is not whole."""


class CursorGone(SearchappError):
    """A cursor's generation, or what the archive said then of names and withdrawals, is no more: begin again."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a result: `generation`, digests of the search and of the state of the archive, and hits before it."""

    generation: str
    search: str
    state: str
    offset: int

    def __str__(self) -> str:
        return f"{self.generation}.{self.search}.{self.state}.{self.offset}"


@dataclass(frozen=True, slots=True)
class Export:
    """A whole result: how many hits there are, from which generation, and the hits, many at a time.

    Where there is a `problem`, nothing was searched. `complete` is False where the query's work budget was used up.
    `cursor` is the place at which they begin.
    """

    total: int
    complete: bool
    generation: str
    problem: Problem | None
    cursor: Cursor
    batches: Iterator[Sequence[Hit]]

    @property
    def hits(self) -> Iterator[Hit]:
        """The hits one by one."""
        return chain.from_iterable(self.batches)


def export(form: SearchForm, engine: Searcher, names: Names, after: str, marked: bool = True) -> Export:
    """Every hit of a search, in its order, from the cursor `after` on (empty: from the first), with marks or without.

    The hits are fetched while one reads them; reading them raises ExportBroken where the generation, or how many there
    are, changes meanwhile. Raises CursorGone, IndexMissing and IndexDamaged.
    """
    first = search(form.first_page(), engine, names, size=1, counted=frozenset())
    begin, problem = resumed(form, first, names, after)
    return Export(
        total=first.total,
        complete=first.complete,
        generation=first.generation,
        problem=problem,
        cursor=begin,
        batches=_batches(form, first, begin.offset, engine, names, marked),
    )


def resumed(form: SearchForm, page: SearchPage, names: Names, after: str) -> tuple[Cursor, Problem | None]:
    """The cursor that a text means for a search of which `page` is a page; an empty text means the beginning.

    The problem says that it is no cursor, or one of another search. Raises CursorGone.
    """
    state = repr((page.total, sorted(names.aliases().items())))
    start = Cursor(page.generation, _digest(repr(form.first_page())), _digest(state), 0)
    if page.problem or not after:
        return start, page.problem
    parts = _CURSOR.fullmatch(after)
    if parts is None or parts.group(2) != start.search:
        told = "This is no cursor of this search; take it from the same search's answer, with the same parameters."
        return start, Problem(told, "cursor")
    if parts.group(1) != start.generation:
        told = "The index was replaced since this cursor was given (generation %(then)s, now %(now)s); begin again."
        raise CursorGone(Sentence(told, then=parts.group(1), now=start.generation))
    if parts.group(3) != start.state:
        raise CursorGone("Names were joined or articles withdrawn since this cursor was given; begin again.")
    return replace(start, offset=int(parts.group(4))), None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _batches(
    form: SearchForm, first: SearchPage, offset: int, engine: Searcher, names: Names, marked: bool
) -> Iterator[Sequence[Hit]]:
    number, skipped = offset // BATCH + 1, offset % BATCH
    while (number - 1) * BATCH < first.total:
        asked = replace(form, page=number)
        page = search(asked, engine, names, size=BATCH, counted=frozenset(), marked=marked)
        if (page.generation, page.total) != (first.generation, first.total):
            raise ExportBroken("The index was replaced during the export; please start it again.")
        yield page.hits[skipped:]
        number, skipped = number + 1, 0
