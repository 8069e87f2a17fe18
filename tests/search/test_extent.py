"""What was searched: the whole of the small archive."""

from searchapp.answers import Picks, SearchForm
from searchapp.around_search.extent import extent
from searchapp.fields import Facet
from searchapp.search import search


def test_the_extent_counts_paragraphs_outlets_and_dates(world):
    archive, engine = world
    told = extent(engine)
    assert told.paragraphs == search(SearchForm(), engine, archive.registry).total
    assert told.outlets == 4
    assert (
        told.undated == search(SearchForm(chosen={Facet.YEAR: Picks(("unknown",))}), engine, archive.registry).total > 0
    )
    assert (told.first.value, told.last.value) == ("2019", "2025-02-11")
