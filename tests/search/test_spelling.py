"""What may have been meant: only words of the archive, and only for words that it lacks."""

import pytest

from searchapp.answers import Picks, SearchForm
from searchapp.fields import Facet
from searchapp.search import search
from searchapp.searching.spelling import also_written, did_you_mean


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbuor", "harbour"),
        ("storm harbuor", "storm harbour"),
        ("said:nieghbour brigde", "said:neighbour bridge"),
        ("Haddaniyya", "haddaniyeh"),
        ("ferry yussuuf", "ferry yousef"),
        ("storm", None),
        ("zyzzyva", None),
        ("teh", None),
        ("(harbuor", None),
        ("", None),
    ],
)
def test_a_misspelt_word_is_replaced_by_one_that_is_there(world, typed, meant):
    archive, engine = world
    better = did_you_mean(SearchForm(typed), engine, archive.names)
    assert (better and better.q) == meant


def test_what_was_chosen_stays(world):
    archive, engine = world
    form = SearchForm("harbuor", chosen={Facet.SOURCE: Picks(("Brenmouth Post",))}, page=3)
    assert did_you_mean(form, engine, archive.names) == SearchForm(
        "harbour", chosen={Facet.SOURCE: Picks(("Brenmouth Post",))}
    )


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("yusuf", [("Yousef", "(yusuf OR Yousef)")]),
        ("ferry Yousef", [("Yusuf", "ferry (Yousef OR Yusuf)")]),
        ("Линд storm", [("Mara Lind", "(Линд OR entity:Линд) storm")]),
        ('"yusuf"', []),
        ("speaker:yusuf", []),
        ("-yusuf", []),
        ("storm", []),
        ("(yusuf", []),
    ],
)
def test_a_name_in_the_query_is_offered_in_its_other_spelling(world, typed, offered):
    archive, engine = world
    found = also_written(SearchForm(typed, page=3), archive.names)
    assert [(written, both.q) for written, both in found] == offered
    for _, both in found:
        assert search(both, engine, archive.names).total > search(SearchForm(typed), engine, archive.names).total


@pytest.mark.parametrize(
    "typed", ["speaker:Haddaniyya", 'speaker:"Yusuf Haddaniyya"', "entity:haddaniya", "speaker:Haddaniyeh"]
)
def test_a_field_finds_a_name_under_another_spelling_and_says_whom_it_took(world, typed):
    archive, engine = world
    page = search(SearchForm(typed), engine, archive.names)
    assert page.total == 1
    (notice,) = page.notices
    assert notice.message == "Nobody and nothing is called just so; searched for: Yousef Haddaniyeh."


def test_a_name_that_somebody_bears_means_nobody_else(world):
    archive, engine = world
    page = search(SearchForm('speaker:"Yusuf Tarek"'), engine, archive.names)
    assert (page.total, page.notices) == (1, ())
