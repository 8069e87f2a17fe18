"""Pages, subtitles and feeds at the edge of what programs write: is what they hold read, and nothing made up?"""

import io
import json
import os
from contextlib import contextmanager
from zoneinfo import ZoneInfoNotFoundError

import pytest
from lxml import etree
from lxml import html as lxml_html

from searchapp.errors import RefusedInput
from searchapp.readers import html_dateline, html_dates, html_title, xml_news
from searchapp.readers.documents import read_odt
from searchapp.readers.html import read_html
from searchapp.readers.html_around import around
from searchapp.readers.html_blocks import blocks_of, lines_of
from searchapp.readers.html_metadata import started_text
from searchapp.readers.marked_up import read_markdown
from searchapp.readers.press_exports import read_export
from searchapp.readers.subtitles import read_subtitles
from searchapp.readers.walk import FoundFile, walk
from searchapp.reading import Original
from tests.readers.test_formats import odt
from tests.readers.test_odd_files import without_part
from tests.readers.test_reading_html import article

LINE = "The lamps on the quay of Brenmouth were lit again after three dark weeks, and the boats came home. "


def tree(body):
    return lxml_html.document_fromstring(f"<html><body>{body}</body></html>")


def test_a_note_to_programmers_is_no_text_and_parts_none():
    assert [block.text for block in blocks_of(tree("<p>One <!-- not this -->two.</p>"))] == ["One two."]


def test_breaks_with_nothing_between_them_part_a_piece_but_are_none():
    assert [block.text for block in blocks_of(tree("<p>Lamps<br><br> <br><br> <br>lit.<br><br></p>"))] == [
        "Lamps",
        "lit.",
    ]
    assert list(lines_of("\n\n")) == []


def test_around_nothing_there_is_nothing():
    assert around([], set(), None) == set()


def test_what_follows_a_heading_over_comments_or_shares_a_box_with_a_call_is_not_the_article():
    text = "".join(f"<p>{LINE}</p>" for _ in range(4))
    call = "<div><div><h3>Subscribe to our newsletter</h3></div><p>Short and free.</p></div>"
    page = tree(
        f"<div id='all'><div id='text'>{text}</div>{call}<p>Also here.</p><h3>Comments</h3><p>Well done.</p></div>"
    )
    blocks = blocks_of(page)
    found = around(blocks, {0, 1, 2, 3}, None)
    assert [block.text for at, block in enumerate(blocks) if at in found] == [
        "Subscribe to our newsletter",
        "Short and free.",
        "Comments",
        "Well done.",
    ]


CARDS = [
    ("<div class='one'><h3><a href='/ferry'>Ferry late again</a></h3><p>Ice on the sound.</p></div>", True),
    ("<div class='one'><h3><a href='#tide'>How high the tide was</a></h3><p>Ice on the sound.</p></div>", False),
    ("<h3><a href='/ferry'>Ferry late again</a></h3><p>Ice on the sound.</p>", False),
]


@pytest.mark.parametrize(("card", "whether"), CARDS, ids=["of another article", "to this page", "in no box"])
def test_a_heading_that_leads_elsewhere_takes_along_what_stands_in_a_box_with_it_and_nothing_else(card, whether):
    text = f"<p>{LINE}</p>" * 3
    blocks = blocks_of(tree(f"<div id='text'>{text}{card}{text}</div>"))
    found = around(blocks, {0, 1, 2, 5, 6, 7}, None)
    assert found == ({3, 4} if whether else set())


def test_a_heading_around_the_whole_article_is_no_card_of_another():
    page = tree(f"<h2><a href='/lamps'><div id='text'>{f'<p>{LINE}</p>' * 4}</div></a></h2>")
    assert around(blocks_of(page), {0, 1, 2, 3}, None) == set()


def test_lines_each_of_which_is_centred_are_the_article():
    lines = [f"{LINE}So it was on evening {night}." for night in range(1, 7)]
    page = f"<html><body><h1>Lamps lit</h1>{''.join(f'<center>{line}</center>' for line in lines)}</body></html>"
    found = read_html(page.encode(), "a.html")
    assert [one.text for one in found.paragraphs] == lines


def test_notes_of_a_document_stand_behind_its_text():
    content = (
        "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>"
        f"<text:p>{LINE}<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>So said the harbour master.</text:p></text:note-body></text:note></text:p>"
        f"<text:p>{LINE}</text:p></office:text></office:body></office:document-content>"
    )
    found = read_odt(without_part(odt(), "content.xml", content), "a.odt")
    assert found.paragraphs[-1].text == "So said the harbour master."


def test_a_headline_with_a_label_goes_before_one_without():
    lines = [
        "Lamps",
        "The Harbour Mail",
        "March 5, 2024",
        "HEADLINE: Lamps lit",
        "BYLINE: Vik Orr",
        "BODY:",
        LINE.strip(),
    ]
    mark = "Document 1 of 2"
    found = list(read_export([mark, *lines, mark, *lines], Original("a.txt", b"", "text/plain")))
    assert [(one.title, one.outlet, one.published.value) for one in found] == [
        ("Lamps lit", "The Harbour Mail", "2024-03-05")
    ] * 2


def states(*codes):
    return tree("".join(f"<script>{code}</script>" for code in codes))


def nested(depth, value):
    for _ in range(depth):
        value = {"a": value}
    return json.dumps(value)


STARTED = [
    ((json.dumps({"body": LINE * 4}),), True),
    (("window.state = " + json.dumps({"content": LINE * 4}),), True),
    (("start();", '{"body": "torn', json.dumps([{"text": LINE * 4}])), True),
    (("start(" + json.dumps({"body": LINE * 4}) + ")",), False),
    ((nested(28, {"body": LINE * 4}),), True),
    ((nested(40, {"body": LINE * 4}),), False),
    ((json.dumps({"items": [LINE] * 4 + ["short words", "word", 5]}),), True),
    ((json.dumps({"items": ["some short words"] * 40}),), False),
]


@pytest.mark.parametrize(("codes", "whether"), STARTED)
def test_what_a_page_s_program_starts_with_is_its_text_where_it_is_long(codes, whether):
    text = started_text(states(*codes))
    assert text.count(LINE.strip()) == (4 if whether else 0)
    assert "short words" not in text


@pytest.mark.parametrize("key", ["theharbourmail", "harbourmailcom", "harbourmailnews", "harbour", "harbourmailonline"])
def test_a_site_is_known_by_a_word_more_or_less(key):
    assert html_title._is_called(key, "harbourmail")
    assert not html_title._is_called("mail", "harbourmail")


def test_months_of_a_language_that_is_not_known_are_english():
    assert html_dateline._month(3, "xx") == "Mar[a-z]*"


def test_a_printed_date_that_is_none_is_passed_over():
    found = article(before="<p>31 February 2024, 5 March 2024</p>").published
    assert (found.value, found.origin.value) == ("2024-03-05", "text")


def test_a_month_in_the_address_goes_before_a_printed_day_of_another_month():
    address = '<link rel="canonical" href="https://mail.example/2024/03/ferry">'
    assert article(head=address, before="<p>5 April 2021</p>").published.value == "2024-03"
    assert article(head=address, before="<p>5 March 2024</p>").published.value == "2024-03-05"


def test_where_the_system_knows_no_clocks_a_day_is_that_of_utc(monkeypatch):
    def unknown(name):
        raise ZoneInfoNotFoundError(name)

    html_dates._zone_of.cache_clear()
    monkeypatch.setattr(html_dates, "ZoneInfo", unknown)
    assert html_dates._zone_of("de") is None
    html_dates._zone_of.cache_clear()


def test_a_record_before_a_text_in_markdown_refuses_it_where_it_does_not_fit():
    with pytest.raises(RefusedInput, match="the id has more than 500 characters"):
        read_markdown(f"---\nid: {'a' * 501}\n---\n# Lamps lit\n\n{LINE}\n".encode(), "a.md")


def test_a_cue_without_words_or_that_is_shown_again_adds_none():
    cues = ["The lamps are lit.", "<i></i>", "The lamps are lit.", "The boats came home."]
    text = "WEBVTT\n\n" + "\n\n".join(f"00:0{n}.000 --> 00:0{n}.900\n{cue}" for n, cue in enumerate(cues))
    found = read_subtitles(text.encode(), "a.vtt")
    assert found.text.count("The lamps are lit.") == 1
    assert "The boats came home." in found.text


@pytest.mark.parametrize("data", [b"", b" ", b"no XML", b"<?xml version='1.0'?>"])
def test_what_is_no_xml_is_refused(data):
    with pytest.raises(RefusedInput, match="the file is no XML"):
        list(xml_news.read_xml(io.BytesIO(data), "a.xml"))


def test_a_note_in_a_feed_s_page_is_no_text():
    root = etree.fromstring("<content xmlns='a'><div><!-- not this --><hl2>Lamps</hl2></div></content>")
    assert [one.tag for one in xml_news._plain(root[0]).iter() if one.tag is not etree.Comment] == ["div", "h2"]


@contextmanager
def nobody():
    """As somebody who may read only what is open to all."""
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(65534)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)


def test_a_folder_that_may_not_be_read_is_told_and_what_is_beside_it_found(tmp_path, monkeypatch):
    (tmp_path / "open.txt").write_text(LINE)
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    with nobody():
        found = list(walk(["."]))
    closed.chmod(0o700)
    refused, other = found
    assert str(refused) == "closed: it may not be read (permission denied)"
    assert isinstance(other, FoundFile)
    assert other.where == "open.txt"
