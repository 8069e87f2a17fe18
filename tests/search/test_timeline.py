"""When the results were published: years, months or days, with a link's worth of dates each."""

import pytest

from searchapp.answers import Picks, SearchForm
from searchapp.search import search
from searchapp.timeline import timeline


@pytest.fixture
def bars(world):
    archive, engine = world

    def draw(**form):
        drawn = timeline(SearchForm(**form), engine, archive.registry)
        return drawn and (str(drawn.unit), {bar.value: bar.count for bar in drawn.bars})

    return draw


def test_over_many_years_the_bars_are_years(bars):
    unit, counts = bars(q="notice OR almanac")
    assert unit == "year"
    assert list(counts) == [str(year) for year in range(2019, 2024)]
    assert (counts["2019"], counts["2020"], counts["2023"]) == (2, 0, 90)


def test_over_few_years_the_bars_are_months(bars):
    unit, counts = bars(q="dam OR storm")
    assert (unit, len(counts)) == ("month", 24)


def test_a_single_year_is_told_by_its_months(bars):
    unit, counts = bars(q="notice")
    assert unit == "month"
    assert len(counts) == 12
    assert sum(counts.values()) == 90


def test_a_single_month_is_told_by_its_days(bars):
    unit, counts = bars(q="notice", first="2023-02", last="2023-02")
    assert (unit, len(counts)) == ("day", 28)
    assert counts["2023-02-02"] > 0


def test_every_bar_counts_what_its_dates_find(bars, world):
    archive, engine = world
    _, counts = bars(q="notice")
    for value, count in counts.items():
        assert search(SearchForm("notice", first=value, last=value), engine, archive.registry).total == count


@pytest.mark.parametrize("form", [{"q": "zyzzyva"}, {"q": "("}, {"q": "storm", "first": "soon"}, {"q": "editor"}])
def test_where_nothing_is_dated_there_is_no_timeline(bars, form):
    assert bars(**form) is None


def test_choices_count(bars):
    counts = bars(speaker=Picks(("Mara Lind",)))[1]
    assert {value for value, count in counts.items() if count} == {"2024-03", "2025-01"}
