"""Is what people have to know of how an article was read told, marked, and nothing changed silently?"""

from dataclasses import replace
from pathlib import Path

import pytest

from searchapp.add import Taking, add, taken
from searchapp.archive import Archive
from searchapp.domain import CivilDate, DateOrigin, Span
from searchapp.reading import GivenParagraph, GivenQuote, Original, ReadArticle, Remark

GARBLED = "The cafÃ© on the lower deck stayed open, â€œas alwaysâ€\x9d, said Mira Solberg."
PLAIN = ReadArticle("Pier", (GivenParagraph("Nobody was hurt."),), Original("a.txt", b"a", "text/plain"))


@pytest.fixture
def archive(tmp_path: Path):
    opened = Archive(tmp_path)
    yield opened
    opened.close()


def test_garbled_text_is_marked_and_stays_as_it_is():
    article = replace(PLAIN, paragraphs=(GivenParagraph(GARBLED),))
    assert taken(article, Taking()) == replace(article, remarks=(Remark("garbled"),))


def test_garbled_text_is_mended_where_that_is_asked_and_marked_so():
    found = taken(replace(PLAIN, paragraphs=(GivenParagraph(GARBLED),)), Taking(mend=True))
    assert found.paragraphs[0].text.startswith("The café on the lower deck stayed open, ")
    assert found.remarks == (Remark("mended"),)


def test_a_paragraph_with_given_quotations_is_not_mended_since_spans_count_in_it():
    stated = GivenParagraph(GARBLED, quotes=(GivenQuote((Span(0, 3),), None),))
    assert taken(replace(PLAIN, paragraphs=(stated,)), Taking(mend=True)).paragraphs == (stated,)


def test_a_text_too_short_to_tell_its_language_gets_the_usual_one_and_says_so():
    assert taken(PLAIN, Taking("en")) == replace(PLAIN, lang="en", remarks=(Remark("language", "en"),))
    assert taken(PLAIN, Taking("ar")) == PLAIN
    assert taken(replace(PLAIN, lang="de"), Taking("en")).lang == "de"


def test_a_date_in_the_future_is_kept_and_marked_and_does_not_lead_the_newest(archive):
    far = replace(PLAIN, id="far", published=CivilDate("2099-01-01", DateOrigin.METADATA))
    summary = add(archive, [far, replace(PLAIN, id="near", published=CivilDate("2024-03-05", DateOrigin.METADATA))])
    assert summary.remarks == {Remark("future"): 1}
    page = archive.article("far")
    assert page.published.value == "2099-01-01"
    assert page.remarks == (("future", ""),)
    with archive.snapshot() as snapshot:
        dates = {p.article: p.published and p.published.value for p in snapshot.paragraphs}
    assert dates == {"far": None, "near": "2024-03-05"}
