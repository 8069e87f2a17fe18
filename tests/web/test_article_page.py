"""An article's page: the whole text, who says what in it, and how one knows."""

import html
import re
import time
from dataclasses import replace

from searchapp.article import ArticlePart
from searchapp.domain import Span
from searchapp.web import create_app
from searchapp.web.urls import article_url
from tests.web.world import ODD_ID


def plain(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).replace("\u2060", "")


def test_the_whole_article_is_shown_paragraph_by_paragraph(client):
    page = client.get("/article/dam")
    assert page.status_code == 200
    assert re.findall(r'id="p(\d+)"', page.text) == ["0", "1", "2", "3"]
    assert "Dam holds as the Tarn rises" in page.text


def test_each_speaker_has_one_colour_and_a_line_in_the_legend(client):
    page = client.get("/article/dam").text
    legend = page.partition('<ul class="legend"')[2].partition("</ul>")[0]
    assert re.findall(r'speaker (voice-\w+) .*?<a class="count" href="#s\d+">(\d+)', legend) == [
        ("voice-0", "2"),
        ("voice-1", "2"),
        ("voice-unknown", "1"),
    ]
    assert re.search(r"voice-0 [^>]*>(<a [^>]*>)?<bdi>Mara Lind", page)
    assert not re.search(r"voice-1 [^>]*>(<a [^>]*>)?<bdi>Mara Lind", page)


def test_the_words_of_the_query_are_marked(client):
    page = client.get("/article/dam?q=slept+said:spring").text
    assert re.findall(r"<mark>([^<]*)</mark>", page) == ["spring", "slept", "slept"]


def test_a_query_with_a_mistake_marks_nothing(client):
    page = client.get("/article/dam?q=(slept")
    assert page.status_code == 200
    assert "<mark>" not in page.text


def test_every_statement_opens_its_evidence(client):
    page = client.get("/article/dam").text
    assert page.count('<details name="evidence">') == 5
    first = plain(page.partition('<details name="evidence">')[2].partition("</details>")[0])
    assert "Mara Lind" in first
    assert "“The water will reach the old bridge by night,”" in first
    assert re.search(r"Found by\s*given", first)
    assert "denied" in page


def test_an_article_in_arabic_reads_from_right_to_left(client):
    page = client.get("/article/sayl").text
    assert re.search(r'<h1 id="p0" dir="rtl" lang="ar">', page)
    assert re.search(r'<p id="p1" class="text" dir="rtl" lang="ar">', page)
    assert '<html lang="en" dir="ltr">' in page


def test_marks_of_all_kinds_survive(client):
    text = plain(client.get(article_url(ODD_ID)).text)
    assert "<b>“A ‘mark’ 👩‍🚒 café”</b> & left." in text.replace('Ida "Ink" <Moss>: ', "")


def test_an_id_that_is_an_address_is_found_again(client):
    address = article_url(ODD_ID, "editor", 1)
    assert address.isascii()
    assert address.count("#") == 1
    assert client.get(address.partition("#")[0]).status_code == 200


def test_folders_of_the_server_are_not_told(client):
    page = client.get("/article/dam").text
    assert "<bdi>articles.jsonl:1</bdi>" in page


def test_a_withdrawn_article_is_gone_with_its_reason(client):
    page = client.get("/article/gone")
    assert page.status_code == 410
    assert "The reporter made it up." in page.text
    assert "zeppelin" not in page.text


def test_an_unknown_article_is_not_found(client):
    assert client.get("/article/never").status_code == 404


def test_a_very_long_article_is_laid_out_in_reasonable_time(services):
    parts = [f"“Line {n},” said Mara Lind." for n in range(4000)]
    text = "\n\n".join(["A debate", *parts])
    spans, at = [], 0
    for part in ("A debate", *parts):
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    dam = services.articles.article("dam")
    statements = tuple(
        replace(dam.statements[0], id=n, segments=(Span(s.start, s.start + 6),)) for n, s in enumerate(spans[1:])
    )
    long = replace(
        dam,
        text=text,
        parts=tuple(ArticlePart(n, n, s) for n, s in enumerate(spans)),
        statements=statements,
        mentions=(),
    )

    class OneArticle:
        def article(self, article_id):
            return long

    client = create_app(replace(services, articles=OneArticle())).test_client()
    began = time.process_time()
    page = client.get("/article/long?q=said").text
    assert time.process_time() - began < 10
    assert page.count("<mark>said</mark>") == 4000
    assert page.count('class="proof ') == 4000
