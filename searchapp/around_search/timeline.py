"""When were a search's results published: how many in each year, month or day, whichever fits?"""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from searchapp.answers import SearchPage
from searchapp.query import day_range

MOST_YEARS = 200
"""How many years a timeline spans at most; a lone date of the far past would squeeze all others."""

MOST_YEARS_BY_MONTH = 3
"""Up to this many years are told by their months, since so few bars of years would tell little."""

MOST_MONTHS_BY_DAY = 2
"""Results that all lie within so many months are told by their days."""

MOST_TICKS = 6
"""How many years an axis names at most; more would run into one another on a telephone."""


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
    """Bars without a gap, the earliest first.

    `elsewhere` is how many paragraphs stand in none: undated, dated less precisely than a bar, or of a far past.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    elsewhere: int = 0

    @property
    def highest(self) -> int:
        """The count of the longest bar."""
        return max(bar.count for bar in self.bars)

    def ticks(self) -> tuple[tuple[int, str], ...]:
        """The bars at which the axis is labelled, by their places, with the time to write there.

        Round years; among months the first of each year, among days the first of each month, and the first bar.
        """
        if self.unit is Unit.YEAR:
            step = next(step for step in (1, 2, 5, 10, 20, 50) if len(self.bars) <= MOST_TICKS * step)
            return tuple((at, bar.value) for at, bar in enumerate(self.bars) if int(bar.value) % step == 0)
        begin = [(at, bar.value[:-3]) for at, bar in enumerate(self.bars) if bar.value.endswith("-01")]
        if begin and begin[0][0] == 0:
            return tuple(begin)
        return ((0, self.bars[0].value), *(tick for tick in begin if tick[0] * MOST_TICKS > 2 * len(self.bars)))


def empty_stretches(drawn: Timeline) -> tuple[tuple[str, str], ...]:
    """The first and last time of every run of bars that count nothing between two that do, in order."""
    borne = [at for at, bar in enumerate(drawn.bars) if bar.count]
    inner = drawn.bars[borne[0] : borne[-1] + 1]
    runs = [list(run) for empty, run in groupby(inner, key=lambda bar: not bar.count) if empty]
    return tuple((run[0].value, run[-1].value) for run in runs)


def timeline(found: SearchPage) -> Timeline | None:
    """When the results of a search were published, whose `dates` were asked for; None where nothing is dated.

    Over many years the bars are years, over up to three years months, over up to two months days; times outside of the
    dates asked for have no bar.
    """
    if not found.dates:
        return None
    years = _years(found.dates)
    if len(years) > MOST_YEARS_BY_MONTH:
        return _timeline(Unit.YEAR, years, found.total)
    months = _bars(found, [f"{year.value}-{month:02}" for year in years for month in range(1, 13)])
    borne = [at for at, bar in enumerate(months) if bar.count]
    if borne and borne[-1] - borne[0] < MOST_MONTHS_BY_DAY:
        spanned = [bar.value for bar in months[borne[0] : borne[-1] + 1]]
        days = _bars(found, [f"{month}-{day + 1:02}" for month in spanned for day in range(day_range(month)[1].day)])
        if any(day.count for day in days):
            return _timeline(Unit.DAY, days, found.total)
    return _timeline(Unit.MONTH, months, found.total)


def _years(dates: Mapping[str, int]) -> list[Bar]:
    """A bar for every year from the first to the last."""
    counts: Counter[int] = Counter()
    for date, count in dates.items():
        counts[int(date[:4])] += count
    last = max(counts)
    first = max(min(counts), last - MOST_YEARS + 1)
    return [Bar(f"{year:04}", counts[year]) for year in range(first, last + 1)]


def _bars(found: SearchPage, values: list[str]) -> list[Bar]:
    """A bar for each of these times that has a day within the dates asked for, all of one length."""
    counts: Counter[str] = Counter()
    for date, count in found.dates.items():
        if len(date) >= len(values[0]):
            counts[date[: len(values[0])]] += count
    asked = found.asked
    first = day_range(asked.first)[0] if asked.first else datetime.date.min
    last = day_range(asked.last)[1] if asked.last else datetime.date.max
    within = (value for value in values if first <= day_range(value)[1] and day_range(value)[0] <= last)
    return [Bar(value, counts[value]) for value in within]


def _timeline(unit: Unit, bars: list[Bar], total: int) -> Timeline | None:
    counted = sum(bar.count for bar in bars)
    return Timeline(unit, tuple(bars), total - counted) if counted else None
