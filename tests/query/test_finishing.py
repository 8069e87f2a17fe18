"""What is still being typed is searched as it may end, and what is whole stays as it is."""

import pytest

from searchapp.query import finished, parse

TYPED = [
    ("", ""),
    ("flood dam", "flood dam"),
    ("flood AND", "flood "),
    ("flood OR NOT ", "flood "),
    ("flood said:", "flood "),
    ("flood (dam OR", "flood (dam )"),
    ("flood -", "flood "),
    ("flo*-", "flo"),
    ("(a (b", "(a (b))"),
    ('flood "high wa', 'flood "high wa"'),
    ('flood "', "flood "),
    ('"high" water "', '"high" water '),
    ('"(" dam (', '"(" dam ()'),
    ("flood “high wa", "flood “high wa”"),
    ("flood «high", "flood «high»"),
    ("flood „hohes", "flood „hohes“"),
    ("「洪", "「洪」"),
    ("“high water” flood", "“high water” flood"),
]


@pytest.mark.parametrize(("typed", "whole"), TYPED)
def test_a_query_that_is_still_typed_is_closed_as_it_may_end(typed, whole):
    assert finished(typed) == whole


@pytest.mark.parametrize("typed", ["flood AND", "(a (b", 'flood "high wa', "flood “high wa", "speaker:e1 said:"])
def test_what_was_closed_can_be_read(typed, names):
    assert parse(finished(typed), names)
