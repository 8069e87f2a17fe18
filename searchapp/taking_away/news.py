"""What of a search is new in the archive: its latest paragraphs, by when they were first taken in?

Neither the date of publication nor reindexing moves a paragraph here; a new version of an article brings only the
paragraphs that no version before had. The index knows nothing of that time. So a short result is read whole, and of a
long one only what stands in the articles that changed last, going back until there is enough.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from searchapp.answers import Hit, Problem, SearchForm
from searchapp.archive import Articles
from searchapp.ports import Names, Searcher
from searchapp.request import Sort
from searchapp.search import search

MOST_HITS = 500
"""How many hits are looked at together."""

FIRST_STEP = 100
"""In how many articles one looks first; each further step goes over four times as many."""


@dataclass(frozen=True, slots=True)
class Item:
    """A hit, and when its paragraph was first taken in (UTC, to the second)."""

    hit: Hit
    added: str


@dataclass(frozen=True, slots=True)
class News:
    """The latest hits, the last one taken in first; where there is a `problem`, nothing was searched."""

    items: tuple[Item, ...]
    problem: Problem | None = None


def news(form: SearchForm, engine: Searcher, names: Names, articles: Articles, size: int) -> News:
    """The `size` hits of a search that were taken in last. Raises IndexMissing and IndexDamaged."""
    form = replace(form, sort=Sort.NEWEST.value, page=1)
    every = search(form, engine, names, size=MOST_HITS, counted=frozenset())
    if every.problem:
        return News((), every.problem)
    if every.total <= MOST_HITS:
        return News(_latest(every.hits, articles)[:size])
    found: tuple[Item, ...] = ()
    for hits, since in _going_back(form, engine, names, articles):
        found = _sorted((*found, *_latest(hits, articles)))
        if sum(item.added >= since for item in found) >= size:
            break
    return News(found[:size])


def _going_back(
    form: SearchForm, engine: Searcher, names: Names, articles: Articles
) -> Iterator[tuple[Sequence[Hit], str]]:
    """The hits in ever earlier articles, with the moment since when no article is left that one has not looked at."""
    before, step = None, FIRST_STEP
    while changed := articles.last_changed(before, step):
        within = frozenset(one.article for one in changed)
        page = search(form, engine, names, size=MOST_HITS, counted=frozenset(), within=within)
        if page.total > MOST_HITS and step > 1:
            step = max(1, step // 8)
            continue
        yield page.hits, changed[-1].added
        before, step = changed[-1].version_id, step * 4


def _latest(hits: Sequence[Hit], articles: Articles) -> tuple[Item, ...]:
    added = articles.first_added([hit.paragraph for hit in hits])
    return _sorted(Item(hit, added[hit.paragraph]) for hit in hits if hit.paragraph in added)


def _sorted(items: Iterable[Item]) -> tuple[Item, ...]:
    """The latest first, of one second the one with the highest id."""
    return tuple(sorted(items, key=lambda item: (item.added, item.hit.paragraph), reverse=True))
