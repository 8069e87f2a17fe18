"""Do readers see, find and count only what rules of outlets and articles let them, and not before they may?"""

import datetime
from dataclasses import replace

import pytest

from searchapp.access import Access, Level, read_rule, read_rules
from searchapp.archive import Archive, PublicArticles
from searchapp.correction import Correction, Decided
from searchapp.errors import ArchiveError, SettingsError
from tests.archive.bridge import BODY, add, annotate, article, paragraphs

FAR = "2999-01-01"
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)

RULES = [
    ("full", Access()),
    ("snippet:40", Access(Level.SNIPPET, 40)),
    ("metadata", Access(Level.METADATA)),
    (" staff ", Access(Level.STAFF)),
    ("full from 2031", Access(opens=datetime.datetime(2031, 1, 1, tzinfo=datetime.UTC))),
    ("full from 2031-05-01T02:00+02:00", Access(opens=datetime.datetime(2031, 5, 1, tzinfo=datetime.UTC))),
    ("full from next spring", Access(opens=NEVER)),
    ("full from", None),
    ("snippet", None),
    ("snippet:", None),
    ("all", None),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_a_rule_is_read_as_it_is_written_and_a_moment_that_is_none_never_comes(text, rule):
    if rule is None:
        with pytest.raises(SettingsError, match="is no rule"):
            read_rule(text)
    else:
        assert read_rule(text) == rule


def test_rules_of_outlets_stand_in_one_setting():
    assert read_rules("Tarn Times = snippet:40; a=b = staff;") == {"Tarn Times": "snippet:40", "a=b": "staff"}
    for bad in ("Tarn Times", "= staff", "Tarn Times = some"):
        with pytest.raises(SettingsError):
            read_rules(bad)


@pytest.fixture
def public(archive) -> PublicArticles:
    add(archive, article(id="b1", outlet="Tarn Times"), article(BODY, "Toll", id="b2", outlet="Tarn Post"))
    annotate(archive)
    return PublicArticles(archive)


CUT = [
    ("snippet:26", ["Bridge to open", "The council met on Monday."], 0),
    ("snippet:20", ["Bridge to open", "The council met on"], 0),
    ("snippet:29", ["Bridge to open", "The council met on Monday."], 0),
    ("snippet:60", ["Bridge to open", "The council met on Monday.", "“The bridge will open in May,”"], 1),
    ("snippet:45", ["Bridge to open", "The council met on Monday.", "“The bridge will"], 0),
    ("metadata", ["Bridge to open"], 0),
]


@pytest.mark.parametrize(("rule", "texts", "statements"), CUT)
def test_what_is_kept_back_is_neither_shown_nor_found(archive, public, rule, texts, statements):
    archive.say_access(rule, "mara", "so agreed", article="b1")
    page = public.article("b1")
    assert [page.text[part.span.start : part.span.end] for part in page.parts] == texts
    assert len(page.statements) == statements
    assert page.kept_back
    told = [p for p in paragraphs(archive) if p.article == "b1"]
    assert [p.text for p in told] == texts
    assert sum(len(p.quotes) for p in told) == statements
    assert not any(p.entities for p in told)
    assert archive.article("b1").text.endswith("stay.")
    assert not public.may_take("b1")


@pytest.mark.parametrize("rule", ["staff", f"full from {FAR}", "full from the day it is lifted"])
def test_what_readers_may_not_know_of_is_not_there_for_them(archive, public, rule):
    before = public.held(0)[0]
    page = archive.article("b1")
    archive.say_access(rule, "mara", "so agreed", article="b1")
    assert public.article("b1") is None
    assert public.editions("b1") == ()
    assert public.place_of_paragraph(page.parts[1].id) is None
    assert public.article_of_statement(page.statements[0].id) is None
    assert public.last_with("b1", page.statements[0].id) is None
    assert public.held(0)[0] == before - 1
    assert archive.hidden()[0] == {"b1"}
    assert archive.article("b1") is not None


def test_a_moment_that_has_come_opens(archive, public):
    archive.say_access("full from 2001-01-01", "mara", "so agreed", article="b1")
    assert public.article("b1") is not None
    assert archive.hidden() == (frozenset(), None)


def test_the_moment_when_something_opens_is_told(archive, public):
    archive.say_access(f"full from {FAR}", "mara", "so agreed", article="b1")
    archive.say_access("full from ?", "mara", "so agreed", article="b2")
    assert archive.hidden() == ({"b1", "b2"}, datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC))


INPUTS = [("2001-01-01", False), (FAR, True), ("when the jury is out", True)]


@pytest.mark.parametrize(("embargo", "hidden"), INPUTS)
def test_an_input_says_itself_from_when_it_may_be_read(archive, public, embargo, hidden):
    add(archive, replace(article(id="b3"), available_from=embargo))
    assert ("b3" in archive.hidden()[0]) == hidden
    archive.say_access("full", "mara", "lifted", article="b3")
    assert archive.hidden()[0] == frozenset()


def test_an_articles_rule_goes_before_its_outlets_and_a_persons_before_the_settings(archive, public):
    assert archive.keep_access_settings({"Tarn Times": "staff", "Tarn Post": "staff"})
    assert not archive.keep_access_settings({"Tarn Times": "staff", "Tarn Post": "staff"})
    assert archive.hidden()[0] == {"b1", "b2"}
    archive.say_access("metadata", "mara", "so agreed", outlet="Tarn Post")
    assert archive.hidden()[0] == {"b1"}
    archive.say_access("full", "mara", "so agreed", article="b1")
    assert archive.hidden()[0] == frozenset()
    archive.undo_access(archive.access_rules()[0].id, "mara", "not agreed")
    assert archive.hidden()[0] == {"b1"}
    archive.keep_access_settings({})
    assert archive.hidden()[0] == frozenset()
    assert public.article("b2").kept_back


def test_a_corrected_outlet_brings_its_rule(archive, public):
    archive.say_access("staff", "mara", "so agreed", outlet="Tarn Herald")
    archive.decide_fact("b1", Correction(Decided.OUTLET, words="Tarn Herald"), "mara", "misread")
    assert archive.hidden()[0] == {"b1"}


def test_what_is_counted_of_people_counts_what_readers_may_see(archive, public):
    speaker = archive.article("b1").statements[0].speaker
    archive.settle_people()
    every = archive.registry.said_by(speaker).articles
    archive.say_access("staff", "mara", "so agreed", article="b1")
    assert archive.registry.said_by(speaker).articles == every - 1
    assert "b1" not in {link.article for link in archive.registry.links(speaker, 9)}


def test_the_index_learns_of_what_a_rule_changes_and_hides_it_until_then(archive, public):
    seq = archive.last_change()
    archive.say_access("snippet:10", "mara", "so agreed", outlet="Tarn Times")
    with archive.changes_since(seq) as (keys, _, _):
        assert keys == ["b1"]
    assert archive.hidden_since(seq) == {"b1"}


def test_what_is_no_rule_or_about_nothing_is_refused(archive, public):
    for rule, key, told in (("some", "b1", "is no rule"), ("staff", "b9", "no article with this id")):
        with pytest.raises(ArchiveError, match=told):
            archive.say_access(rule, "mara", "x", article=key)
    with pytest.raises(ArchiveError, match="no such rule"):
        archive.undo_access(7, "mara", "x")


def test_a_home_of_its_own_keeps_its_rules(archive: Archive, public):
    archive.say_access("staff", "mara", "so agreed", outlet="Tarn Times")
    (rule,) = archive.access_rules()
    assert (rule.outlet, rule.article, rule.rule, rule.actor, rule.reason) == (
        "Tarn Times",
        None,
        "staff",
        "mara",
        "so agreed",
    )
