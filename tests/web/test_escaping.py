"""Is a text, a name or a description on a page exactly the characters that it has, whatever they are?"""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from searchapp.answers import Hit, Named
from searchapp.domain import Band, CivilDate, DateOrigin, EntityKind, ParagraphKind, QuoteType, Span, Status
from searchapp.web import create_app
from searchapp.web.hit_layout import ShownHit
from searchapp.web.hit_list import hit_list
from searchapp.web.pieces import Piece, Stretch
from searchapp.web.quoted import claim, flow, speaker_name, spoken_by
from searchapp.web.spreadsheets import table
from searchapp.web.voices import Voice
from tests.web.world import opened, services_of

HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'onload='x", "&lt;b&gt;", "&#60;b", "a & b")
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1)
TAGS = set("div span mark bdi a small ol ul li article header h2 p time details summary".split())
ATTRIBUTES = set("class data-quote data-shows href dir lang datetime aria-label".split())


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("escaping")) as (archive, engine):
        yield create_app(services_of(archive, engine))


def voice(name, printed="", status=Status.ASSERTED, band=Band.SURE, matched=False, statement=3):
    speaker = None if name is None else Named("e7", name, EntityKind.PERSON)
    return Voice(statement, (Span(0, 1),), speaker, "v1", QuoteType.DIRECT, status, band, printed, matched)


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


def plain(text):
    return [Stretch(None, (Piece(text, False),), False)]


def found(number=2, title="Dam done", text="It rained.", source=None, published=None, **others):
    """A hit as it is laid out: of others, `kind` belongs to the hit."""
    kind = others.pop("kind", ParagraphKind.TEXT)
    hit = Hit("a1", 11, number, title, (), published, source, "en", text, (), (), (), (), None, kind)
    laid = {"passage": None, "cut_before": False, "cut_behind": False, "who": [], "alone": False} | others
    return ShownHit(hit, plain(title), plain(text) if text else [], **laid)


def told(elements, name):
    """The text of each element of a class."""
    return [" ".join(e.text_content().split()) for e in elements if name in (e.get("class") or "").split()]


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_whatever_a_headline_a_paragraph_an_outlet_and_a_speaker_are_called_a_list_shows_it(
    app, title, text, source, name, q
):
    one = found(title=title, text=text, source=source, who=[voice(name)], copies=[found(source=source).hit])
    _, elements = shown(app, lambda: hit_list([[one]], q))
    texts = [e.text_content() for e in elements if e.tag in ("h2", "bdi") or e.get("class") == "text"]
    assert texts == [title, source, name, name, text, source]  # the name once more behind its evidence


LISTED = [
    ([found(0)], {"meta": ["undated headline"], "go": [], "hit": []}),
    ([found(0), found(2)], {"meta": ["undated"], "go": ["¶"], "text": ["It rained. ¶"]}),
    ([found(2)], {"meta": ["undated"], "go": [], "kind": []}),
    ([found(2, kind=ParagraphKind.CAPTION)], {"kind": ["Caption"]}),
    ([found(source="Mail", published=CivilDate("2024-03-05", DateOrigin.METADATA))], {"source": ["Mail"]}),
    ([found(passage=plain("rained"), cut_before=True)], {"text": ["… rained", "It rained."]}),
    ([found(passage=plain("rained"), cut_behind=True)], {"text": ["rained …", "It rained."]}),
    ([found(text="", passage=plain("rained"))], {"text": ["rained ¶"], "whole": []}),
    ([found(who=[voice("Vik")])], {"speaker": ["Vik"], "why": ["evidence – Vik"]}),
    (
        [found(who=[voice("Vik", statement=0)])],
        {"speaker": ["Vik"], "why": []},
    ),  # the file says so: there is nothing to show
    ([found(elsewhere=1)], {"copies": ["1 more article carries the same text"]}),
    ([found(elsewhere=2)], {"copies": ["2 more articles carry the same text"]}),
    ([found(copies=[found(source="Mail").hit])], {"copies": ["+1 copy Mail"]}),
    ([found(copies=[found(source=name).hit for name in ("Mail", None)])], {"copies": ["+2 copies MailDam done"]}),
    ([found(n) for n in range(1, 6)], {"rest": ["1 more paragraph of this article It rained. ¶"]}),
    ([found(n) for n in range(1, 7)], {"rest": ["2 more paragraphs of this article It rained. ¶ It rained. ¶"]}),
]


@pytest.mark.parametrize(("story", "words"), LISTED)
def test_a_list_tells_of_an_article_what_was_found(app, story, words):
    _, elements = shown(app, lambda: hit_list([story], "rain"))
    assert {name: told(elements, name) for name in words} == words
    dates = [e.get("datetime") for e in elements if e.tag == "time"]
    assert dates == [date.value for one in story if (date := one.hit.published)]


def test_a_quotation_that_was_asked_for_and_one_that_was_not_are_told_apart(app):
    for matched, classes in (
        (True, "quote v1 band-sure is-asserted is-matched"),
        (False, "quote v1 band-sure is-asserted"),
    ):
        laid = [Stretch(voice("Vik", matched=matched), (Piece("It rained.", False),), True)]
        _, elements = shown(app, lambda laid=laid: flow(laid))
        assert [e.get("class") for e in elements if e.get("data-quote")] == [classes]


RUN = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", " =1",
    "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x", "\u200b=1", "\ufeff\u2060@x",
]  # fmt: skip
KEPT = ["a=1", "1-1", "", "\u200bwords", " words", "“=1”", "–"]


@pytest.mark.parametrize("cell", RUN + KEPT)
def test_what_a_spreadsheet_would_run_is_told_to_be_text(cell):
    (read,) = csv.reader(io.StringIO("".join(table([(cell,)])), newline=""))
    assert read == [f"'{cell}" if cell in RUN else cell]
