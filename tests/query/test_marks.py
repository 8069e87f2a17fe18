"""Which words of an article a query marks."""

import pytest

from searchapp.domain import Span
from searchapp.query import article_marks, parse
from searchapp.request import SomeOf, Word

TEXT = "Floods return\n\nThe floods came. “We saw the high water,” she said of the flooding. High waters don’t flood."
TITLE = Span(0, 13)
QUOTE = Span(TEXT.index("“"), TEXT.index("”") + 1)


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("flood", ["Floods", "floods", "flooding", "flood"]),
        ('"flood"', ["flood"]),
        ('"high water"', ["high water"]),
        ('"high water" water', ["high water", "waters"]),
        ('"came saw"', []),
        ('"came saw"~2', ["came. “We saw"]),
        ("floo*", ["Floods", "floods", "flooding", "flood"]),
        ("floxxs~", []),
        ("flodds~", ["Floods", "floods"]),
        ("title:flood", ["Floods"]),
        ("said:water", ["water"]),
        ("said:flood", []),
        ("came -flood", ["came"]),
        ("came OR saw", ["came", "saw"]),
        ("don't", ["don’t"]),
        ("high-water", ["high water"]),
        ("speaker:e1 date:2024", []),
        ("", []),
    ],
)
def test_a_query_marks_its_words(typed, marked, names):
    spans = article_marks(parse(typed, names).node, TEXT, "en", TITLE, [QUOTE])
    assert [TEXT[s.start : s.end] for s in spans] == marked


def test_of_several_words_of_which_some_are_enough_each_is_marked():
    spans = article_marks(SomeOf((Word("came"), Word("saw"), Word("dam")), 2), TEXT, "en", TITLE, [QUOTE])
    assert [TEXT[s.start : s.end] for s in spans] == ["came", "saw"]


def test_words_that_touch_are_marked_apart():
    spans = article_marks(SomeOf((Word("大坝"), Word("开放")), 1), "大坝开放", "zh", Span(0, 0), [])
    assert len(spans) > 1


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ask the WHO, or who came.", ["WHO"]),
        ("ASK THE WHO, OR WHO CAME.", []),  # all is written so: capitals tell nothing
    ],
)
def test_what_is_typed_in_capitals_between_marks_marks_only_capitals(text, marked, names):
    spans = article_marks(parse('"WHO"', names).node, text, "en", Span(0, 0), [])
    assert [text[s.start : s.end] for s in spans] == marked
