"""What one can't mean is explained at its character, and nothing that one can type does harm."""

import gettext
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import searchapp
from searchapp.errors import QueryError
from searchapp.query import MAX_LENGTH, parse

GERMAN = gettext.translation("messages", Path(searchapp.__file__).parent / "web" / "translations", ["de"])

MISTAKES = [
    ('flood "high water', '"', "never closed"),
    ("flood said:“high", "“", "never closed"),
    ("(flood", "(", "never closed"),
    ("flood (", "(", "never closed"),
    ("(a (b c)", "(", "never closed"),
    ("flood)", ")", "never opened"),
    (")", ")", "never opened"),
    ("a () b", "()", "nothing between"),
    ("OR flood", "OR", "both sides"),
    ("flood OR", "OR", "both sides"),
    ("a OR OR b", "OR", "both sides"),
    ("(a OR )", "OR", "both sides"),
    ("AND flood", "AND", "both sides"),
    ("flood AND", "AND", "both sides"),
    ("a AND AND b", "AND", "both sides"),
    ("a AND OR b", "AND", "both sides"),
    ("flood NOT", "NOT", "something has to follow"),
    ("a NOT OR b", "NOT", "something has to follow"),
    ("NOT", "NOT", "something has to follow"),
    ("*", "*", "two letters"),
    ("f*", "f*", "two letters"),
    ("*lood", "*", "at the end"),
    ("fl*od", "*", "at the end"),
    ("flo**", "*", "at the end"),
    ("well-k*", "well-k*", "two letters"),
    ("ab~", "ab~", "three letters"),
    ("baba~9", "baba~9", "can't be set"),
    ("well-be~", "well-be~", "three letters"),
    ('"high water"~x', "~x", "not to a phrase"),
    ('"high water"*', "*", "not to a phrase"),
    ('said:"high water"~', "~", "not to a phrase"),
    ("speaker: Lind", "speaker:", "follow at once"),
    ("speaker:", "speaker:", "follow at once"),
    ("said:(a b)", "said:", "follow at once"),
    ("said:“—”", "“—”", "a word or a phrase"),
    ("speeker:Lind", "speeker:", "“speaker:” is one"),
    ("abcdefghijk:x", "abcdefghijk:", "choose one of these"),
    ("date:yesterday", "yesterday", "is written"),
    ("date:2024-13", "2024-13", "is written"),
    ("date:2023-02-29", "2023-02-29", "is written"),
    ("date:2025..2024", "2025..2024", "is written"),
    ("date:..", "..", "is written"),
    ("date:99999999999", "99999999999", "is written"),
    ("date:0000", "0000", "is written"),
    ("date:>9999", ">9999", "is written"),
    ("date:<0001", "<0001", "is written"),
    ("date:[x TO y]", "[x", "is written"),
    ("status:maybe", "maybe", "is one of"),
    ("-status:denied", "status:denied", "unnegated"),
    ("(status:denied)", "status:denied", "parentheses"),
    ("a OR b status:denied", "status:", "whole query"),
]


@pytest.mark.parametrize(("typed", "spot", "told"), MISTAKES, ids=[typed for typed, _, _ in MISTAKES])
def test_a_mistake_is_explained_at_its_character(typed, spot, told, names):
    with pytest.raises(QueryError, match=told) as caught:
        parse(typed, names)
    assert typed[caught.value.start : caught.value.end] == spot


LIMITS = ["word " * 401, "(" * 21 + "a" + ")" * 21, " OR ".join(["a"] * 65)]


@pytest.mark.parametrize("typed", [*(typed for typed, _, _ in MISTAKES), *LIMITS], ids=lambda typed: typed[:24])
def test_every_mistake_is_explained_in_german_too(typed, names):
    with pytest.raises(QueryError) as caught:
        parse(typed, names)
    sentence = caught.value.args[0]
    assert GERMAN.gettext(getattr(sentence, "template", sentence)) != getattr(sentence, "template", sentence)


@pytest.mark.parametrize("typed", ["—", "speaker:Nobody", "entity:Nobody", "speaker:Lind", "speaker:Lynd"])
def test_every_notice_is_told_in_german_too(typed, names):
    (notice,) = parse(typed, names).notices
    sentence = getattr(notice.message, "template", notice.message)
    assert GERMAN.gettext(sentence) != sentence


def test_a_query_that_is_too_long_is_blamed_from_its_limit_on(names):
    with pytest.raises(QueryError) as caught:
        parse("x" * (MAX_LENGTH + 5), names)
    assert (caught.value.start, caught.value.end) == (MAX_LENGTH, MAX_LENGTH + 5)


def test_the_right_parenthesis_of_several_is_blamed(names):
    with pytest.raises(QueryError) as caught:
        parse("(a) (b", names)
    assert caught.value.start == 4


def refused(typed, names):
    try:
        parse(typed, names)
    except QueryError as refusal:
        return refusal
    return None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("word " * 2000, "2,000 characters"),
        ("NOT " * 400 + "a", None),
        ("NOT " * 5000 + "a", "2,000 characters"),
        ("(" * 900 + ")" * 900, "20 deep"),
        ("(" * 21 + "a" + ")" * 21, "20 deep"),
        ("(" * 20 + "a" + ")" * 20, None),
        (" OR ".join("(a OR b)" for _ in range(100)), "64 terms"),
        (" OR ".join(["a"] * 65), "64 terms"),
        (" ".join(["a"] * 64), None),
        ("‘" * 2000, None),
        ("-" * 2000, None),
        ("x:" * 1000, None),
        ("speaker:" * 250, None),
        ("'" * 2000, None),
        ("a'" * 1000, None),
        ("a." * 1000, None),
        ("~" * 2000, None),
        ("*" * 50 + "a", "at the end"),
        ('r"("', None),
        ("?????*", "two letters"),
        ("[TO z]", None),
        ("[a TO z]", None),
        ("\x00\x01\ud800\udfff", None),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_heavy_and_odd_queries_are_read_fast_or_refused_clearly(typed, told, names):
    steps = 0

    def count(*_):
        nonlocal steps
        steps += 1

    # Calls, not seconds: what else the process has to do (collecting garbage) is not the query's.
    sys.setprofile(count)
    try:
        refusal = refused(typed, names)
    finally:
        sys.setprofile(None)
    assert (told or "") in str(refusal)
    assert (refusal is None) == (told is None)
    assert steps < 200_000


PIECES = st.sampled_from(
    (
        *("a", "flood", "-", "NOT ", " OR ", " AND ", "(", ")", '"', "“", "”", "‘", "’", "«", "*", "~", ":", "said:"),
        *("date:", "2024", "..", "speaker:", "status:", "any", " ", "\u200f", "é", "e\u0301", "الماء", "洪", "e1", ">"),
        *("\n", "\ud83d"),
    )
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join)))
@settings(max_examples=500)
def test_anything_typed_is_read_or_refused_within_its_own_characters(names, typed):
    refusal = refused(typed, names)
    spans = [refusal] if refusal else parse(typed, names).notices
    assert all(0 <= span.start < span.end <= len(typed) for span in spans)


def test_the_longest_query_is_allowed(names):
    assert parse("a" * MAX_LENGTH, names)
