"""No dead end: where nothing is found, less is asked for, and it is said what was left out."""

import pytest

from searchapp.answers import Match, SearchForm, Why
from searchapp.search import search

CASES = [
    ("harbour cook zyzzyva", Why.ABSENT, "harbour cook", Match.ALL),
    ("harbuor", Why.SPELLING, "harbour", Match.ALL),
    ('speaker:"Mara Lind" said:zyzzyva', Why.SPEAKER_ONLY, 'speaker:"Mara Lind"', Match.ALL),
    ('said:"left open"', Why.STATUS, 'said:"left open" status:any', Match.ALL),
    ("flooding cook", Why.ARTICLE, "flooding cook", Match.ARTICLE),
    ("the storm of the cook in flooding", Why.ARTICLE, "storm cook flooding", Match.ARTICLE),
    ("Мара Линд storm", Why.SCRIPT, 'entity:"Мара Линд" storm', Match.ALL),
    ("मारा लिन्ड storm", Why.SCRIPT, 'entity:"मारा लिन्ड" storm', Match.ALL),
    ("Бренмут zyzzyva", Why.ABSENT, "entity:Бренмут", Match.ALL),
    ("har-bour", Why.SPELLING, "harbour", Match.ALL),
    ("storm-harbour", Why.SPELLING, "storm harbour", Match.ALL),
    ("harbour-2024", Why.SPELLING, "harbour", Match.ALL),
]


@pytest.mark.parametrize(("typed", "why", "q", "match"), CASES)
def test_what_asks_for_less_is_searched_instead(world, typed, why, q, match):
    archive, engine = world
    page = search(SearchForm(typed), engine, archive.registry, otherwise=True)
    assert (page.why, page.asked.q, page.asked.match) == (why, q, match)
    assert page.total
    assert page.form.q == typed
    again = search(page.asked, engine, archive.registry)
    assert [hit.paragraph for hit in again.hits] == [hit.paragraph for hit in page.hits]


@pytest.mark.parametrize("typed", ["zyzzyva", "zyzzyva qwrtz", "date:1850"])
def test_what_exists_nowhere_finds_nothing(world, typed):
    archive, engine = world
    page = search(SearchForm(typed), engine, archive.registry, otherwise=True)
    assert (page.total, page.why) == (0, None)


def test_literally_nothing_else_is_searched(world):
    archive, engine = world
    assert search(SearchForm("harbuor", literal=True), engine, archive.registry, otherwise=True).total == 0
    assert search(SearchForm("harbuor"), engine, archive.registry).total == 0
