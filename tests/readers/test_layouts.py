"""Is the article of a page found, and nothing else, however the page is laid out?"""

import pytest

from searchapp.domain import ParagraphKind
from searchapp.readers.encoding import clean_line
from searchapp.readers.html import read_html
from searchapp.reading import ReadArticle
from tests.readers.layouts import Layout
from tests.readers.layouts.every import LAYOUTS

every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


def read(layout: Layout) -> ReadArticle:
    return read_html(layout.page.encode(), f"{layout.name}.html")


@every_layout
def test_the_article_and_nothing_else_is_its_text(layout):
    text = clean_line(" ".join(p.text for p in read(layout).paragraphs if p.kind is ParagraphKind.TEXT))
    assert [words for words in layout.all_wanted if words not in text] == []
    assert [words for words in layout.all_unwanted if words in text] == []


@every_layout
def test_its_headline_is_without_site_and_section(layout, request):
    request.applymarker(pytest.mark.xfail(bool(layout.fails), reason=layout.fails))
    assert read(layout).title == layout.title


@every_layout
def test_its_date_is_that_of_its_place_and_none_is_made_up(layout):
    published = read(layout).published
    assert (published and published.value) == layout.date
