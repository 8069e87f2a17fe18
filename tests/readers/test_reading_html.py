"""Which article, and which facts about it, does a saved web page hold?"""

import collections
import json
import os
import re
from pathlib import Path

import pytest

from searchapp.domain import CivilDate, DateOrigin
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
        "2024-03",
        DateOrigin.URL,
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
        scores.append(overlap("\n".join(p.text for p in found.paragraphs), gold["gold_body"]))
    assert sum(scores) / len(scores) > 0.96
