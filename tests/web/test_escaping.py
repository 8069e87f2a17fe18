"""Is a text, a name or a description on a page exactly the characters that it has, whatever they are?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from searchapp.answers import Named
from searchapp.domain import Band, EntityKind, QuoteType, Span, Status
from searchapp.web import create_app
from searchapp.web.pieces import Piece, Stretch
from searchapp.web.quoted import claim, flow, speaker_name, spoken_by
from searchapp.web.voices import Voice
from tests.web.world import opened, services_of

HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'onload='x", "&lt;b&gt;", "&#60;b", "a & b")
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1)
TAGS, ATTRIBUTES = {"div", "span", "mark", "bdi", "a", "small"}, {"class", "data-quote", "data-shows", "href"}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("escaping")) as (archive, engine):
        yield create_app(services_of(archive, engine))


def voice(name, printed="", status=Status.ASSERTED, band=Band.SURE, matched=False):
    speaker = None if name is None else Named("e7", name, EntityKind.PERSON)
    return Voice(3, (Span(0, 1),), speaker, "v1", QuoteType.DIRECT, status, band, printed, matched)


def shown(app, make):
    """What a browser makes of it: all text, the elements and their attributes."""
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        written = str(make())
    tree = html.fromstring(f"<div>{written}</div>")
    elements = list(tree.iter())
    assert {element.tag for element in elements} <= TAGS
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
    return tree.text_content().replace("\u2060", ""), elements


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_a_text_and_a_name_hold_is_shown_as_it_stands(app, before, said, name):
    quoted = voice(name, status=Status.DENIED, band=Band.LIKELY, matched=True)
    laid = [Stretch(None, (Piece(before, True),), False), Stretch(quoted, (Piece(said, False, (3, 4)),), True)]
    text, elements = shown(app, lambda: flow(laid))
    assert text == f"{before}probably {name} denied{said}"
    assert [e.text for e in elements if e.tag == "mark"] == [before]
    assert [e.get("data-shows") for e in elements if e.get("data-shows")] == ["3 4"]
    assert [e.get("class") for e in elements if e.get("data-quote") == "3"] == [
        "quote v1 band-likely is-denied is-matched"
    ]
    assert shown(app, lambda: flow(laid, named=False))[0] == before + said  # in a headline nobody is named
    assert shown(app, lambda: flow(laid, alone=True))[0] == f"{before}probably {name} denied: {said}"


def test_a_quotation_that_goes_on_names_its_speaker_once(app):
    laid = [Stretch(voice("Vik"), (Piece("It rained.", False),), first) for first in (True, False)]
    assert shown(app, lambda: flow(laid))[0] == "VikIt rained.It rained."


@given(TEXTS, TEXTS)
def test_whoever_speaks_is_written_as_they_are_called(app, name, printed):
    text, elements = shown(app, lambda: spoken_by(voice(name)))
    assert text == name
    assert [e.get("href") for e in elements if e.tag == "a"] == ["/speaker/e7"]
    assert shown(app, lambda: spoken_by(voice(name), linked=False))[0] == name
    assert shown(app, lambda: spoken_by(voice(None, printed, band=Band.LIKELY)))[0] == f"unknown speaker “{printed}”"
    assert shown(app, lambda: speaker_name(voice(name)))[0] == name


def test_only_what_was_not_simply_said_is_claimed_to_be_something_else(app):
    with app.test_request_context("/", headers={"Accept-Language": "de"}):
        assert [claim(status) for status in (Status.ASSERTED, Status.DENIED)] == ["", "bestritten"]
