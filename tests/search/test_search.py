"""From a filled-in form to a page: what is found, counted, named, chosen, and told."""

import pytest

from searchapp.answers import Picks, SearchForm
from searchapp.domain import EntityKind, Status
from searchapp.fields import Facet
from searchapp.search import search


@pytest.fixture
def found(world):
    archive, engine = world
    return lambda **form: search(SearchForm(**form), engine, archive.registry)


def counts(page, facet):
    return [(entry.value, entry.count) for entry in page.facets[facet]]


def id_of(world, name):
    return f"e{min(world[0].registry.find(name))}"


def test_a_hit_brings_its_text_marks_and_quotations_with_names(found):
    page = found(q="bridge")
    (hit,) = page.hits
    assert page.total == 1
    assert (hit.article, hit.number, hit.source) == ("dam", 1, "Karsholm Courier")
    assert [hit.text[m.start : m.end] for m in hit.marks] == ["bridge"]
    (quote,) = hit.quotes
    assert [hit.text[s.start : s.end] for s in quote.segments] == ["“The water will reach the old bridge by night,”"]
    assert quote.speaker.name == "Mara Lind"
    assert [speaker.name for speaker in hit.speakers] == ["Mara Lind"]
    assert {entity.name for entity in hit.entities} == {"Mara Lind", "Tarn Water Board", "Karsholm"}


def test_facets_count_every_value_with_its_name(found):
    page = found(q="water OR storm")
    assert ("Mara Lind", 2) in counts(page, Facet.SPEAKER)
    assert ("unknown", 1) in counts(page, Facet.SPEAKER)
    assert {entry.kind for entry in page.facets[Facet.ENTITY]} == set(EntityKind)


def test_a_chosen_speaker_narrows_all_but_their_own_facet(found, world):
    mara = id_of(world, "Mara Lind")
    page = found(q="water", chosen={Facet.SPEAKER: Picks((mara,))})
    assert page.total == 1
    assert set(counts(page, Facet.SPEAKER)) == set(counts(found(q="water"), Facet.SPEAKER))
    assert [entry.value for entry in page.facets[Facet.SPEAKER] if entry.selected] == ["Mara Lind"]
    assert counts(page, Facet.SOURCE) == [("Karsholm Courier", 1)]


def test_several_values_of_one_facet_mean_any_of_them(found, world):
    both = Picks((id_of(world, "Mara Lind"), id_of(world, "Jonas Feld")))
    assert found(q="water", chosen={Facet.SPEAKER: both}).total == 2


@pytest.mark.parametrize("name", ["Mara Lind", "mara lind", "Ms Mara Lind"])
def test_a_name_serves_as_well_as_an_id(found, world, name):
    page = found(chosen={Facet.SPEAKER: Picks((name,))})
    assert page.total == found(chosen={Facet.SPEAKER: Picks((id_of(world, "Mara Lind"),))}).total == 2
    assert [(chip.value, chip.label) for chip in page.chips] == [(name, "Mara Lind")]


def test_an_excluded_value_stays_in_sight(found, world):
    mara = id_of(world, "Mara Lind")
    page = found(q="storm OR cook", chosen={Facet.SPEAKER: Picks((), (mara,))})
    assert {hit.article for hit in page.hits} == {"storm"}
    assert all(hit.number != 1 for hit in page.hits)
    first = page.facets[Facet.SPEAKER][0]
    assert (first.id, first.excluded) == (mara, True)
    assert [(chip.label, chip.excluded) for chip in page.chips] == [("Mara Lind", True)]


def test_chosen_values_come_first_then_the_frequent_then_by_name(found):
    page = found(
        q="notice", chosen={Facet.SOURCE: Picks(("Official Gazette",)), Facet.ENTITY: Picks(("Clerk K. Brook",))}
    )
    people = [e for e in page.facets[Facet.ENTITY] if e.kind is EntityKind.PERSON]
    assert people[0].selected
    rest = [(-entry.count, entry.value) for entry in people[1:]]
    assert rest == sorted(rest)
    assert sum(not entry.selected for entry in people) <= 10
    assert EntityKind.PERSON in page.more


def test_unknown_speakers_outlets_and_dates_can_be_chosen(found):
    assert [hit.number for hit in found(q="water", chosen={Facet.SPEAKER: Picks(("unknown",))}).hits] == [2]
    assert {hit.published for hit in found(chosen={Facet.YEAR: Picks(("unknown",))}).hits} == {None}
    assert {hit.source for hit in found(chosen={Facet.SOURCE: Picks(("unknown",))}).hits} == {None}


def test_a_speaker_and_their_words_have_to_meet_in_one_quotation(found):
    assert found(q='speaker:"Jonas Feld" said:spring').total == 1
    assert found(q='speaker:"Mara Lind" said:spring').total == 0
    page = found(q="said:slept")
    assert counts(page, Facet.SPEAKER) == [("unknown", 1)]
    assert [quote.matched for quote in page.hits[0].quotes] == [False, True]


def test_a_denied_statement_is_found_only_when_asked_for(found):
    assert found(q='said:"left open"').total == 0
    page = found(q='said:"left open" status:denied')
    assert page.total == 1
    assert {quote.status for quote in page.hits[0].quotes} == {Status.DENIED, Status.ALLEGED}


def test_dates_bound_the_search(found):
    assert found(first="2024").total == found(q="date:2024..").total
    assert {hit.article for hit in found(first="2024-03", last="2024-03").hits} == {"dam"}


@pytest.mark.parametrize(
    ("form", "parameter", "told"),
    [
        ({"q": "(water"}, "q", "never closed"),
        ({"chosen": {Facet.SPEAKER: Picks(("Nobody Known",))}}, "speaker", "Nobody Known"),
        ({"chosen": {Facet.ENTITY: Picks((), ("e999",))}}, "entity", "e999"),
        ({"chosen": {Facet.YEAR: Picks(("soon",))}}, "year", "four digits"),
        ({"first": "yesterday"}, "from", "is written"),
        ({"last": "2024-13"}, "to", "is written"),
        ({"first": "2025", "last": "2024"}, "from", "after the last"),
        ({"sort": "best"}, "sort", "relevance, newest or oldest"),
        ({"page": 0}, "page", "1, 2, 3"),
    ],
)
def test_a_wrong_value_is_explained_and_nothing_is_searched(found, form, parameter, told):
    page = found(**form)
    assert page.problem.parameter == parameter
    assert told in page.problem.message
    assert (page.total, page.hits) == (0, ())


def test_what_was_chosen_stays_a_chip_even_beside_a_mistake(found):
    assert [chip.label for chip in found(q="(", chosen={Facet.SPEAKER: Picks(("Mara Lind",))}).chips] == ["Mara Lind"]


def test_a_name_in_the_query_that_nobody_bears_is_told(found):
    page = found(q="speaker:Nobody")
    assert (page.total, len(page.notices)) == (0, 1)


def test_pages_follow_one_another_without_gap_or_repetition(found):
    pages = [found(q="notice", sort="newest", page=number) for number in (1, 2, 3)]
    ids = [hit.paragraph for page in pages for hit in page.hits]
    assert len(ids) == len(set(ids)) == pages[0].total == 45
    assert pages[0].pages == 3


@pytest.mark.parametrize("asked", [6, 10**6, 10**9])
def test_beyond_the_last_page_one_sees_the_last_page_and_is_told(found, asked):
    page = found(q="notice", page=asked)
    assert (page.page, page.beyond, len(page.hits)) == (3, True, 5)


def test_no_hit_has_one_empty_page(found):
    page = found(q="zyzzyva", page=7)
    assert (page.total, page.pages, page.beyond, page.hits) == (0, 0, True, ())


def test_a_withdrawn_article_is_found_nowhere(found):
    assert found(q="zeppelin").total == 0


def test_newest_and_oldest_are_opposites_and_undated_articles_come_last(found):
    newest, oldest = (found(q="title:storm OR title:dam OR title:letters", sort=s).hits for s in ("newest", "oldest"))
    assert [h.article for h in newest][:3] == ["storm"] * 3
    assert oldest[0].article == "dam"
    assert newest[-1].published is oldest[-1].published is None
