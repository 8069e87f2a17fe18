"""Which part of a search finds nothing: each word alone, and everything without filters."""

import pytest

from searchapp.answers import Picks, SearchForm
from searchapp.around_search.beside import relaxed
from searchapp.fields import Facet
from searchapp.search import search


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (SearchForm("zyzzyva lighthouse"), [("zyzzyva", 0), ("lighthouse", 3)]),
        (SearchForm("said:zyzzyva said:lighthouse"), [("zyzzyva", 0), ("lighthouse", 3)]),
        (SearchForm("ferry -lighthouse zyzzyva"), [("ferry", 1), ("zyzzyva", 0)]),
        (SearchForm("lighthouse", chosen={Facet.YEAR: Picks(("1999",))}), [(None, 3)]),
        (SearchForm("lighthouse", first="1999", last="2000", page=2), [(None, 3)]),
        (SearchForm("zyzzyva"), []),
        (SearchForm("(zyzzyva"), []),
        (SearchForm(""), []),
    ],
)
def test_each_word_is_counted_alone_and_all_without_filters(world, form, found):
    archive, engine = world
    less = relaxed(form, engine, archive.registry)
    assert [(one.word, one.count) for one in less] == found
    for one in less:
        assert search(one.form, engine, archive.registry).total == one.count
