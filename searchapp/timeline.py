"""When were a search's results published: how many in each year, month or day, whichever fits?"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from enum import StrEnum

from searchapp.answers import SearchForm
from searchapp.errors import QueryError
from searchapp.ports import Names, Searcher
from searchapp.query import day_range
from searchapp.request import DateIn, Facet, SearchRequest
from searchapp.search import BadValue, request_of

MOST_YEARS = 200
"""How many years a timeline spans at most; a lone date of the far past would squeeze all others."""


MOST_YEARS_BY_MONTH = 3
"""Up to this many years are told by their months, since so few bars of years would tell little."""


class Unit(StrEnum):
    """How long the time of one bar is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Bar:
    """A year (`2024`), month (`2024-03`) or day (`2024-03-05`) with its number of paragraphs."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars without a gap, the earliest first. What is dated less precisely than a bar stands in none."""

    unit: Unit
    bars: tuple[Bar, ...]

    @property
    def highest(self) -> int:
        """The count of the longest bar."""
        return max(bar.count for bar in self.bars)


def timeline(form: SearchForm, engine: Searcher, names: Names) -> Timeline | None:
    """When the results of a search were published; None where nothing is dated, or the search can't be run.

    Over many years the bars are years, over up to three years months, within one month days. Raises IndexMissing and
    IndexDamaged.
    """
    try:
        request = request_of(form, names)
    except (QueryError, BadValue):
        return None
    within = _within(request.dates)
    if not within:
        years = _years(engine, request)
        if len(years) > MOST_YEARS_BY_MONTH:
            return _timeline(Unit.YEAR, years)
        return _months(engine, request, [year.value for year in years])
    if len(within) == 4:
        return _months(engine, request, [within])
    days = calendar.monthrange(int(within[:4]), int(within[5:]))[1]
    return _timeline(Unit.DAY, _counted(engine, request, [f"{within}-{day:02}" for day in range(1, days + 1)]))


def _months(engine: Searcher, request: SearchRequest, years: list[str]) -> Timeline | None:
    months = [f"{year}-{month:02}" for year in years for month in range(1, 13)]
    return _timeline(Unit.MONTH, _counted(engine, request, months))


def _within(dates: DateIn | None) -> str:
    """The one month or year that holds all the dates asked for; empty where there is none."""
    if dates is None or dates.first is None or dates.last is None or dates.first.year != dates.last.year:
        return ""
    return f"{dates.first:%Y-%m}" if dates.first.month == dates.last.month else f"{dates.first.year:04}"


def _years(engine: Searcher, request: SearchRequest) -> list[Bar]:
    """A bar for every year from the first to the last."""
    found = engine.search(replace(request, limit=1, facet_limit=None, counted=frozenset({Facet.YEAR})))
    counts = {int(str(c.value)): c.count for c in found.facets[Facet.YEAR] if c.value is not None and c.count}
    if not counts:
        return []
    last = max(counts)
    first = max(min(counts), last - MOST_YEARS + 1)
    return [Bar(f"{year:04}", counts.get(year, 0)) for year in range(first, last + 1)]


def _counted(engine: Searcher, request: SearchRequest, values: list[str]) -> list[Bar]:
    """A bar for each of these times, one search each: they are few, and nothing else is counted."""
    asked = replace(request, limit=1, counted=frozenset())
    return [Bar(value, engine.search(replace(asked, dates=_both(request.dates, value))).total) for value in values]


def _both(dates: DateIn | None, value: str) -> DateIn:
    first, last = day_range(value)
    if dates is not None:
        first, last = max(first, dates.first or first), min(last, dates.last or last)
    return DateIn(first, last)


def _timeline(unit: Unit, bars: list[Bar]) -> Timeline | None:
    return Timeline(unit, tuple(bars)) if any(bar.count for bar in bars) else None
