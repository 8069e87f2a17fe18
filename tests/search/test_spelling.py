"""What may have been meant: only words of the archive, and only for words that it lacks."""

import pytest

from searchapp.answers import Picks, SearchForm
from searchapp.spelling import did_you_mean


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbuor", "harbour"),
        ("storm harbuor", "storm harbour"),
        ("said:nieghbour brigde", "said:neighbour bridge"),
        ("storm", None),
        ("zyzzyva", None),
        ("teh", None),
        ("(harbuor", None),
        ("", None),
    ],
)
def test_a_misspelt_word_is_replaced_by_one_that_is_there(world, typed, meant):
    archive, engine = world
    better = did_you_mean(SearchForm(typed), engine, archive.registry)
    assert (better and better.q) == meant


def test_what_was_chosen_stays(world):
    archive, engine = world
    form = SearchForm("harbuor", source=Picks(("Brenmouth Post",)), page=3)
    assert did_you_mean(form, engine, archive.registry) == SearchForm("harbour", source=Picks(("Brenmouth Post",)))
