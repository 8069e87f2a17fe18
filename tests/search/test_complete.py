"""What is offered to somebody who is typing: names and outlets of the archive, with counts that are true."""

import pytest

from searchapp.answers import SearchForm
from searchapp.around_search.complete import complete
from searchapp.fields import Facet
from searchapp.search import search


@pytest.fixture
def offered(world):
    archive, engine = world
    return lambda q, limit=5: complete(q, engine, archive.names, limit)


def said(found):
    return [(str(one.facet), one.label, one.count) for one in found]


@pytest.mark.parametrize(
    ("typed", "facet", "label", "q"),
    [
        ("mar", Facet.SPEAKER, "Mara Lind", 'speaker:"Mara Lind" '),
        ("water mara li", Facet.SPEAKER, "Mara Lind", 'water speaker:"Mara Lind" '),
        ("water lind", Facet.ENTITY, "Mara Lind", 'water entity:"Mara Lind" '),
        ("karsh", Facet.ENTITY, "Karsholm", "entity:Karsholm "),
        ("karsh", Facet.SOURCE, "Karsholm Courier", 'source:"Karsholm Courier" '),
        ("speaker:jon", Facet.SPEAKER, "Jonas Feld", 'speaker:"Jonas Feld" '),
        ('storm -speaker:"mara l', Facet.SPEAKER, "Mara Lind", 'storm -speaker:"Mara Lind" '),
        ("entity:tarn w", Facet.ENTITY, "Tarn Water Board", 'entity:"Tarn Water Board" '),
        ("source:post", Facet.SOURCE, "Brenmouth Post", 'source:"Brenmouth Post" '),
        ("نادر", Facet.SPEAKER, "نادر سلمان", 'speaker:"نادر سلمان" '),
    ],
)
def test_the_end_of_a_query_becomes_a_field(offered, typed, facet, label, q):
    assert (facet, label, q) in [(one.facet, one.label, one.q) for one in offered(typed)]


def test_a_field_is_completed_by_its_own_values_only(offered):
    assert {one.facet for one in offered("speaker:mar")} == {Facet.SPEAKER}
    assert {one.facet for one in offered("source:karsholm")} == {Facet.SOURCE}


@pytest.mark.parametrize("typed", ["mar", "karsh", "brenm", "clerk", "feld", "offic"])
def test_every_count_is_what_the_search_finds(offered, world, typed):
    archive, engine = world
    found = offered(typed)
    assert found
    for one in found:
        last = one.q.removeprefix(typed)
        assert search(SearchForm(last), engine, archive.names).total == one.count


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Haddaniyya", "Yousef Haddaniyeh"),
        ("speaker:haddania", None),
        ("yusuf", "Yousef Haddaniyeh"),
        ("yousef", "Yusuf Tarek"),
        ("yusuf haddaniyya", "Yousef Haddaniyeh"),
        ("harbour master yusuf haddaniyya", "Yousef Haddaniyeh"),
    ],
)
def test_a_name_is_offered_under_another_spelling(offered, typed, label):
    assert (label in [one.label for one in offered(typed)]) == (label is not None)


@pytest.mark.parametrize(
    "typed", ["", "  ", "m", "mar ", "(", "mar*", '"mar', "zyzzyva", "NOT", "-", "speaker:", "%", 'water "mar']
)
def test_where_nothing_can_be_meant_nothing_is_offered(offered, typed):
    assert offered(typed) == ()


def test_so_many_are_offered_the_most_frequent_first(offered):
    found = offered("clerk", 3)
    assert len(found) == 3 + 1  # Clerk Ode speaks, the others are mentioned
    counts = [one.count for one in found if one.facet is Facet.ENTITY]
    assert counts == sorted(counts, reverse=True)


def test_who_never_speaks_is_not_offered_as_speaker(offered):
    assert ("speaker", "Tarn Water Board", 0) not in said(offered("tarn"))
    assert {one.facet for one in offered("tarn w")} == {Facet.ENTITY}
