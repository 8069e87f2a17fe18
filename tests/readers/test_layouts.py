"""Is the article of a page found, and nothing else, however the page is laid out?"""

import pytest

from searchapp.domain import ParagraphKind
from searchapp.readers.encoding import clean_line
from searchapp.readers.html import read_html
from tests.readers.layouts import LAYOUTS, Layout


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_article_and_nothing_else_is_its_text(layout: Layout) -> None:
    article = read_html(layout.page.encode(), f"{layout.name}.html")
    text = "\n".join(clean_line(p.text) for p in article.paragraphs if p.kind is ParagraphKind.TEXT)
    assert [words for words in layout.wanted if words not in text] == []
    assert [words for words in layout.unwanted if words in text] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_its_headline_is_without_site_and_section(layout: Layout) -> None:
    assert read_html(layout.page.encode(), f"{layout.name}.html").title == layout.title


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one.date], ids=lambda layout: layout.name)
def test_its_date_is_that_of_its_place(layout: Layout) -> None:
    published = read_html(layout.page.encode(), f"{layout.name}.html").published
    assert published is not None
    assert published.value == layout.date
