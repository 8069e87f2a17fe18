"""How does one take a whole result away without holding it in memory, and go on where that broke off?

The index scans one state of itself, also where it changes meanwhile. A cursor names a place in that scan, the search,
what the archive said of names, and how many hits one has had since: the order of the hits is fixed.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from searchapp.answers import Hit, Problem, SearchForm, SearchPage
from searchapp.errors import CursorGone, Sentence
from searchapp.found import Batch, FoundParagraph
from searchapp.ports import LiveSearcher, Names
from searchapp.request import SearchRequest
from searchapp.search import search
from searchapp.searching.naming import ids_in, named_hits
from searchapp.searching.understand import understand

BATCH = 1000
"""How many hits are fetched at a time."""

_CURSOR = re.compile(r"([\w=~-]{1,4096})\.([0-9a-f]{8})\.([0-9a-f]{8})\.(\d{1,12})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a result: digests of the search and of the state of the archive, and how many hits lie behind `place`.

    The place is that of a scan (it holds a `~`), or the name of a generation, in which one leafs by pages.
    """

    place: str
    search: str
    state: str
    offset: int

    def __str__(self) -> str:
        return f"{self.place}.{self.search}.{self.state}.{self.offset}"

    @property
    def scans(self) -> bool:
        """Whether it stands in a scan."""
        return "~" in self.place


@dataclass(frozen=True, slots=True)
class Export:
    """A whole result: how many hits there are, from which generation, and the hits, many at a time.

    Where there is a `problem`, nothing was searched. `complete` is False where the index could not answer wholly.
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


def export(form: SearchForm, engine: LiveSearcher, names: Names, after: str, marked: bool = True) -> Export:
    """Every hit of a search, in its order, from the cursor `after` on (empty: from the first), with marks or without.

    The hits are fetched while one reads them, all of one state of the index; what is withdrawn meanwhile is left out.
    Raises CursorGone, also while one reads where one went on too late, and what `engine.scan` raises.
    """
    first = search(form.first_page(), engine, names, size=1, counted=frozenset())
    begin, problem = resumed(form, first, names, after)
    if problem:
        return Export(0, True, first.generation, problem, begin, iter(()))
    plain = SearchRequest(limit=BATCH, counted=frozenset(), marked=marked)
    request = understand(first.asked, names, plain).request
    batch = engine.scan(request, begin.place if after else "")
    return Export(
        total=first.total,
        complete=first.complete,
        generation=batch.snapshot_id,
        problem=None,
        cursor=replace(begin, place=batch.before, state=_digest(_said_of_names(names))),
        batches=map(partial(_named, names), _scanned(request, engine, batch, begin.offset)),
    )


def _named(names: Names, hits: Sequence[FoundParagraph]) -> Sequence[Hit]:
    return named_hits(hits, names.names(ids_in(hits)))


def resumed(form: SearchForm, page: SearchPage, names: Names, after: str) -> tuple[Cursor, Problem | None]:
    """The cursor that a text means for a search of which `page` is a page; an empty text means the beginning.

    The problem says that it is no cursor, or one of another search. Raises CursorGone.
    """
    told = _said_of_names(names)
    start = Cursor(page.generation, _digest(repr(form.first_page())), _digest(repr((page.total, told))), 0)
    if page.problem or not after:
        return start, page.problem
    parts = _CURSOR.fullmatch(after)
    if parts is None or parts.group(2) != start.search:
        refused = "This is no cursor of this search; take it from the same search's answer, with the same parameters."
        return start, Problem(refused, "cursor")
    found = Cursor(parts.group(1), parts.group(2), parts.group(3), int(parts.group(4)))
    if not found.scans and found.place != start.place:
        gone = "The index was replaced since this cursor was given (generation %(then)s, now %(now)s); begin again."
        raise CursorGone(Sentence(gone, then=found.place, now=start.place))
    if found.state != (_digest(told) if found.scans else start.state):
        raise CursorGone("Names were joined or articles withdrawn since this cursor was given; begin again.")
    return found, None


def _said_of_names(names: Names) -> str:
    return repr(sorted(names.aliases().items()))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _scanned(
    request: SearchRequest, engine: LiveSearcher, batch: Batch, skipped: int
) -> Iterator[Sequence[FoundParagraph]]:
    """The hits of this batch and of all that follow, without the first; none is held while the next are fetched."""
    while True:
        waiting, after = [batch.hits[skipped:]], batch.after
        skipped = max(0, skipped - len(batch.hits))
        del batch
        yield waiting.pop()
        if after is None:
            return
        batch = engine.scan(request, after)
