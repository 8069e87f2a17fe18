"""Which article, and which facts about it, does a saved web page hold?"""

import collections
import json
import os
import re
from pathlib import Path

import pytest

from searchapp.domain import CivilDate, DateOrigin, ParagraphKind
from searchapp.errors import RefusedInput
from searchapp.readers import read
from searchapp.readers.html import read_html
from searchapp.reading import ReadArticle

PARAGRAPHS = [
    "The ferry Halmar Star struck the pier of Brenmouth on Monday evening, and nobody aboard was hurt.",
    "“We felt a bump and then the lights went out,” said Mira Solberg, who runs the café on the lower deck.",
    "Veldania's transport minister ordered an inquiry. The line to Averne stays closed until Thursday, he added.",
]
LD = {
    "@graph": [
        {"@type": "WebPage", "datePublished": "2001-01-01"},
        {"@type": "NewsArticle", "datePublished": "2024-03-05"},
    ]
}


def page(head="", html="", paragraphs=PARAGRAPHS, before=""):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html {html}><head><title>Ferry strikes pier | The Harbour Mail</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>Ferry strikes pier</h1>{before}{body}</article>"
        "<footer>© 1999 The Harbour Mail. All rights reserved.</footer></body></html>"
    )


def article(**parts):
    return read_html(page(**parts).encode(), "a.html")


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def test_the_article_is_found_among_menus_and_its_paragraphs_stay_apart():
    found = article(head=meta("og:site_name", "The Harbour Mail"), html='lang="en-GB"')
    assert (found.title, [p.text for p in found.paragraphs]) == ("Ferry strikes pier", PARAGRAPHS)
    assert (found.outlet, found.lang, found.original.media_type) == ("The Harbour Mail", "en", "text/html")


def test_address_and_outlet_come_from_the_canonical_link():
    found = article(head='<link rel="canonical" href="https://www.mail.example/ferry#more">')
    assert (found.url, found.outlet) == ("https://www.mail.example/ferry", "mail.example")


DATES = [
    (
        meta("article:published_time", "2024-03-05T23:30:00-05:00"),
        "2024-03-05",
        DateOrigin.METADATA,
        "2024-03-06T04:30:00Z",
    ),
    ('<meta name="DC.Date.issued" content="2024-03">', "2024-03", DateOrigin.METADATA, None),
    (
        f'<script type="application/ld+json">{json.dumps(LD)}</script>',
        "2024-03-05",
        DateOrigin.METADATA,
        None,
    ),
    ('<link rel="canonical" href="https://mail.example/2024/03/05/ferry">', "2024-03-05", DateOrigin.URL, None),
    (
        meta("article:published_time", "05/03/2024")
        + '<link rel="canonical" href="https://mail.example/2024/03/ferry">',
        "2024-03-05",
        DateOrigin.TEXT,
        None,
    ),
]


@pytest.mark.parametrize(("head", "value", "origin", "instant"), DATES)
def test_a_declared_date_goes_before_the_one_in_the_address(head, value, origin, instant):
    assert article(head=head).published == CivilDate(value, origin, instant)


def test_a_printed_date_counts_where_nothing_is_declared():
    found = article(before="<p>5 March 2024</p>")
    assert found.published == CivilDate("2024-03-05", DateOrigin.TEXT)
    assert found.paragraphs[0].text == PARAGRAPHS[0]


def test_a_copyright_year_is_no_date():
    assert article().published is None


def test_a_language_that_the_script_belies_is_not_believed():
    arabic = "قالت وزيرة النقل إن العبارة اصطدمت برصيف الميناء مساء الاثنين، وأضافت أن أحدا من الركاب لم يصب بأذى."
    assert article(html='lang="en"', paragraphs=[arabic] * 2 + [arabic[::-1]]).lang == "ar"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [("cp1252", '<meta charset="windows-1252">'), ("utf-16", ""), ("utf-8-sig", ""), ("cp1252", "")],
)
def test_a_page_is_decoded_as_it_declares_or_as_its_bytes_show(encoding, head):
    found = read_html(page(head=head).encode(encoding), "a.html")
    assert [p.text for p in found.paragraphs] == [p.replace("©", "") for p in PARAGRAPHS]


MOMENT = meta("article:published_time", "2024-03-05T04:30:00+00:00")


def test_a_moment_in_utc_past_midnight_gets_the_day_that_is_printed_or_in_the_address():
    printed = article(head=MOMENT, before="<p>By Ivar Tarn · March 4, 2024, 11:30 pm</p>").published
    addressed = article(head=MOMENT + '<link rel="canonical" href="https://mail.example/2024/03/04/ferry">').published
    assert [date and (date.value, date.instant) for date in (printed, addressed, article(head=MOMENT).published)] == [
        ("2024-03-04", "2024-03-05T04:30:00Z"),
        ("2024-03-04", "2024-03-05T04:30:00Z"),
        ("2024-03-05", "2024-03-05T04:30:00Z"),
    ]


def test_the_day_of_an_update_is_not_the_day_of_the_article():
    updated = meta("article:modified_time", "2024-12-30") + "<p>Published 5 March 2024 · Updated 30 December 2024</p>"
    assert article(before=updated).published == CivilDate("2024-03-05", DateOrigin.TEXT)


TITLES = [
    ("Ferry strikes pier | News | The Harbour Mail", "", "<h1>The Harbour Mail</h1>"),
    ("Ferry strikes pier - The Harbour Mail", meta("og:site_name", "The Harbour Mail"), ""),
    ("Ferry strikes pier ⋆ The Harbour Mail", "", ""),
    ("Ferry strikes pier › Local", "", ""),
    ("Ferry strikes pier – mail.example", '<link rel="canonical" href="https://www.mail.example/ferry">', ""),
    (
        "The Harbour Mail",
        meta("og:site_name", "The Harbour Mail"),
        "<h1>The Harbour Mail</h1><h2>Ferry strikes pier</h2>",
    ),
    ("Ferry hits pier", meta("og:title", "Ferry strikes pier - The Harbour Mail"), "<h1>Ferry strikes pier</h1>"),
]


@pytest.mark.parametrize(("title", "head", "headings"), TITLES)
def test_the_headline_bears_no_name_of_site_or_section(title, head, headings):
    html = page(head=head).replace("Ferry strikes pier | The Harbour Mail", title)
    html = html.replace("<h1>Ferry strikes pier</h1>", headings)
    assert read_html(html.encode(), "a.html").title == "Ferry strikes pier"


KINDS = [
    ("<p>He said <span class='link'><a href='/a'>he had</a></span> no map.</p>", "text: He said he had no map."),
    ("<p class='teaser'>The teaser is a sentence of it.</p>", "text: The teaser is a sentence of it."),
    ("<p>for <del>nine</del> <ins>eleven</ins> weeks. <s>“Safe.”</s></p>", "text: for eleven weeks."),
    ("<p><q>It is safe</q>, said Mira Solberg.</p>", "text: “It is safe”, said Mira Solberg."),
    ("<p>It was lit in 1843<sup>1</sup>, 10<sup>6</sup> times, on the 1<sup>st</sup>.</p>",
     "text: It was lit in 1843 [1], 10⁶ times, on the 1st."),
    ("<h2>The inquiry</h2>It begins in May.", "text: The inquiry", "text: It begins in May."),
    ("<p>One line of it.<br><br>Another line.</p>", "text: One line of it.", "text: Another line."),
    ("<p>On <time>Monday</time> it rained.</p>", "text: On Monday it rained."),
    ("<table><tr><td>Week</td><td>Works</td></tr></table>", "text: Week Works"),
    ("<figure><img src='a.jpg'><figcaption>The pier. Photo: Ivar Tarn</figcaption></figure>",
     "caption: The pier. Photo: Ivar Tarn"),
    ("<p>READ MORE: All about ferries</p>", "furniture: READ MORE: All about ferries"),
    ("<p>Sign up for our newsletter.</p>", "furniture: Sign up for our newsletter."),
    ("<p>We felt a bump and then the lights went out</p>", "furniture: We felt a bump and then the lights went out"),
    ("<div style='display:none'>Hidden words.</div>",),
]  # fmt: skip


@pytest.mark.parametrize("case", KINDS, ids=[case[0][:30] for case in KINDS])
def test_each_piece_amid_the_text_is_kept_whole_and_as_what_it_is(case):
    html, *expected = case
    body = [*PARAGRAPHS[:1], *PARAGRAPHS[1:]]
    found = read_html(page(paragraphs=[body[0] + f"</p>{html}<p>" + body[1], body[2]]).encode(), "a.html")
    assert [f"{p.kind}: {p.text}" for p in found.paragraphs if p.text not in PARAGRAPHS] == expected


def test_a_post_that_is_set_in_the_page_is_its_owners():
    post = (
        '<blockquote class="twitter-tweet"><p>I send my bill to the harbour. <a href="https://t.co/x">https://t.co/x</a>'
        '</p>— Bo Hask (@bohask) <a href="https://chirp.example/1">March 5, 2024</a></blockquote>'
    )
    found = read_html(page(paragraphs=[PARAGRAPHS[0] + f"</p>{post}<p>" + PARAGRAPHS[1]]).encode(), "a.html")
    (owned,) = [p for p in found.paragraphs if p.quotes]
    (quote,) = owned.quotes or ()
    assert (quote.speaker, owned.text[: quote.segments[0].end]) == ("Bo Hask", "I send my bill to the harbour.")


def test_the_second_row_of_a_grid_and_a_lead_above_the_text_belong_to_the_article():
    lead = "The ferry company has said for years that the pier of Brenmouth is too short."
    rows = "".join(
        f"<div class='row'><div class='article__body'><p>{p}</p><p>{p[::-1]}.</p></div></div>" for p in PARAGRAPHS
    )
    html = f"<html><body><article><h1>Ferry</h1><div class='summary'>{lead}</div>{rows}</article></body></html>"
    texts = [p.text for p in read_html(html.encode(), "a.html").paragraphs]
    assert [text for text in [lead, *PARAGRAPHS] if text not in texts] == []


def test_the_text_that_json_ld_carries_serves_where_the_page_shows_none():
    carried = {"@type": "NewsArticle", "headline": "Ferry strikes pier", "articleBody": "\n\n".join(PARAGRAPHS)}
    html = (
        f'<html><head><script type="application/ld+json">{json.dumps(carried)}</script></head><body>Wait.</body></html>'
    )
    assert [p.text for p in read_html(html.encode(), "a.html").paragraphs] == PARAGRAPHS


def test_a_page_that_says_latin_1_is_windows_1252_as_in_every_browser():
    data = page(head='<meta charset="iso-8859-1">').encode("cp1252")
    assert [p.text for p in read_html(data, "a.html").paragraphs] == PARAGRAPHS


def test_a_few_broken_bytes_and_zeros_do_not_refuse_a_page():
    data = page().encode().replace(b"bump", b"bu\0mp").replace("café".encode(), b"caf\xe9")
    assert [p.text for p in read_html(data, "a.html").paragraphs] == PARAGRAPHS


def test_a_short_article_in_chinese_is_one():
    text = "马罗湾市议会周二投票决定关闭旧平旋桥十一周，以便工程师更换轴承。港口工程师说：“没有人喜欢塌桥。”" * 2
    assert read_html(page(paragraphs=[text]).encode(), "a.html").paragraphs[0].text == text


def test_a_page_that_says_that_it_is_an_article_may_be_short_and_without_sentences():
    results = ["Brenmouth 3, Averne 1", "Karsholm 2, Marrow Bay 2", "Lundby 0, Tarn Rovers 4, after extra time"]
    found = article(head=meta("og:type", "article"), paragraphs=results)
    assert [p.text for p in found.paragraphs] == results
    with pytest.raises(RefusedInput):
        article(paragraphs=results)


NO_ARTICLES = [
    page(paragraphs=[]),
    page(paragraphs=["This page is gone."]),
    "<html><body></body></html>",
    "<html>",
    "<!doctype html>",
    "<p>Too few words stand here.</p>",
]


@pytest.mark.parametrize("html", NO_ARTICLES)
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(RefusedInput, match=r"^a\.html: the page holds no article"):
        read_html(html.encode(), "a.html")


def test_a_page_is_known_by_its_content_where_its_name_says_nothing(tmp_path):
    (tmp_path / "saved").write_text(page())
    (found,) = read([tmp_path])
    assert isinstance(found, ReadArticle)
    assert found.title == "Ferry strikes pier"


def overlap(one, other):
    """F1 of the words of two texts, each word counted as often as it stands."""
    left, right = (collections.Counter(re.findall(r"\w+", text.lower())) for text in (one, other))
    return 2 * (left & right).total() / (left.total() + right.total())


@pytest.mark.shared
def test_the_text_of_sixty_saved_pages():
    folder = Path(os.environ.get("SEARCHAPP_SHARED", Path(__file__).parents[3] / "shared")) / "corpus" / "html"
    if not folder.is_dir():
        pytest.skip(f"the shared corpus is not at {folder}")
    scores = []
    for line in (folder / "manifest.jsonl").read_text().splitlines():
        gold = json.loads(line)
        (found,) = read([folder / gold["file"]])
        assert isinstance(found, ReadArticle)
        text = "\n".join(p.text for p in found.paragraphs if p.kind is ParagraphKind.TEXT)
        scores.append(overlap(text, gold["gold_body"]))
    assert sum(scores) / len(scores) > 0.975
