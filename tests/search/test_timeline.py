"""When the results were published: years, months or days, with a link's worth of dates each."""

import pytest

from searchapp.answers import Picks, SearchForm
from searchapp.around_search.timeline import Bar, Timeline, Unit, empty_stretches, timeline
from searchapp.fields import Facet
from searchapp.search import search


@pytest.fixture
def bars(world):
    archive, engine = world

    def draw(**form):
        drawn = timeline(search(SearchForm(**form), engine, archive.registry, dated=True))
        return drawn and (str(drawn.unit), {bar.value: bar.count for bar in drawn.bars})

    return draw


def test_over_many_years_the_bars_are_years(bars):
    unit, counts = bars(q="notice OR almanac")
    assert unit == "year"
    assert list(counts) == [str(year) for year in range(2019, 2024)]
    assert (counts["2019"], counts["2020"], counts["2023"]) == (1, 0, 45)


def test_over_few_years_the_bars_are_months(bars):
    unit, counts = bars(q="water OR storm")
    assert (unit, len(counts)) == ("month", 24)


def test_a_single_year_is_told_by_its_months(bars):
    unit, counts = bars(q="notice")
    assert unit == "month"
    assert len(counts) == 12
    assert sum(counts.values()) == 45


def test_a_single_month_is_told_by_its_days(bars):
    unit, counts = bars(q="notice", first="2023-02", last="2023-02")
    assert (unit, len(counts)) == ("day", 28)
    assert counts["2023-02-02"] > 0


@pytest.mark.parametrize(
    ("first", "last", "unit", "count"),
    [("2023-02", "2023-03", "day", 59), ("2023-02-10", "2023-03-05", "day", 24), ("2023-02-10", "2023-05", "month", 4)],
)
def test_a_range_has_bars_for_its_own_time_only(bars, first, last, unit, count):
    found, counts = bars(q="notice", first=first, last=last)
    assert (found, len(counts)) == (unit, count)


@pytest.mark.parametrize(
    ("unit", "values", "ticks"),
    [
        (Unit.YEAR, [str(year) for year in range(1987, 2017)], ["1990", "1995", "2000", "2005", "2010", "2015"]),
        (Unit.YEAR, ["2019", "2020", "2021", "2022"], ["2019", "2020", "2021", "2022"]),
        (Unit.MONTH, [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)], ["2024", "2025"]),
        (Unit.MONTH, ["2023-02", "2023-03", "2023-04"], ["2023-02"]),
        (Unit.MONTH, ["2023-12", "2024-01", "2024-02", "2024-03"], ["2023-12"]),
        (Unit.DAY, [f"2024-02-{day:02}" for day in range(10, 30)] + ["2024-03-01"], ["2024-02-10", "2024-03"]),
    ],
)
def test_an_axis_is_labelled_at_round_times_that_do_not_run_into_one_another(unit, values, ticks):
    drawn = Timeline(unit, tuple(Bar(value, 1) for value in values))
    assert [label for _, label in drawn.ticks()] == ticks
    assert all(values[at].startswith(label) for at, label in drawn.ticks())


def test_results_of_one_month_are_told_by_its_days(bars):
    unit, counts = bars(q="lighthouse")
    assert (unit, len(counts)) == ("day", 30)
    assert {value for value, count in counts.items() if count} == {"2024-09-08", "2024-09-09", "2024-09-10"}


def test_what_stands_in_no_bar_is_counted_too(world):
    archive, engine = world
    for form in (SearchForm("notice OR almanac OR editor"), SearchForm("dam OR storm OR almanac"), SearchForm("storm")):
        found = search(form, engine, archive.registry, dated=True)
        drawn = timeline(found)
        assert sum(bar.count for bar in drawn.bars) + drawn.elsewhere == found.total


def test_a_chosen_year_leaves_no_bar_to_others(bars):
    chosen = bars(q="notice OR almanac", chosen={Facet.YEAR: Picks(("2023",))})
    assert (chosen[0], sum(chosen[1].values()), {value[:4] for value in chosen[1]}) == ("month", 45, {"2023"})
    assert bars(q="notice OR almanac", chosen={Facet.YEAR: Picks((), ("2023",))}) is None  # the almanac knows no month


def test_every_bar_counts_what_its_dates_find(bars, world):
    archive, engine = world
    _, counts = bars(q="notice")
    for value, count in counts.items():
        assert search(SearchForm("notice", first=value, last=value), engine, archive.registry).total == count


@pytest.mark.parametrize("form", [{"q": "zyzzyva"}, {"q": "("}, {"q": "storm", "first": "soon"}, {"q": "editor"}])
def test_where_nothing_is_dated_there_is_no_timeline(bars, form):
    assert bars(**form) is None


def test_choices_count(bars):
    counts = bars(chosen={Facet.SPEAKER: Picks(("Mara Lind",))})[1]
    assert {value for value, count in counts.items() if count} == {"2024-03", "2025-01"}


@pytest.mark.parametrize(
    ("counts", "empty"),
    [
        ((1, 0, 0, 2, 0, 3), (("2001", "2002"), ("2004", "2004"))),
        ((0, 1, 1, 0), ()),
        ((1, 1), ()),
        ((0, 1, 0, 1, 0), (("2002", "2002"),)),
    ],
)
def test_gaps_lie_between_bars_that_count_something(counts, empty):
    drawn = Timeline(Unit.YEAR, tuple(Bar(f"{2000 + n}", count) for n, count in enumerate(counts)))
    assert empty_stretches(drawn) == empty
