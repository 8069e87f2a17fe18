"""Are copies found, whatever was cut, added or mended, and nothing else?"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.copies import find_pairs
from searchapp.domain import Body
from tests.copies.worlds import DAY, Memory, body, prose

REPORT = prose(1, 200)


def pairs_of(batches: Sequence[Sequence[Body]]) -> set[tuple[int, int]]:
    shelf, found = Memory(), set()
    for fresh in batches:
        sketches, pairs = find_pairs(fresh, shelf)
        shelf.keep(fresh, sketches)
        found.update(pairs)
    return found


def changed(words: list[str], places: Sequence[int]) -> list[str]:
    return [f"other{at}" if at in places else word for at, word in enumerate(words)]


@pytest.mark.parametrize(
    ("what", "other", "days", "copies"),
    [
        ("the same text", REPORT, 0, True),
        ("the same long text a year later", REPORT, 365, True),
        ("its first third", REPORT[:70], 1, True),
        ("its first third a month later", REPORT[:70], 30, False),
        ("a paragraph added", [*REPORT, *prose(2, 80)], 1, True),
        ("the middle cut out", [*REPORT[:60], *REPORT[150:]], 0, True),
        ("six words mended", changed(REPORT, [5, 40, 80, 120, 160, 190]), 1, True),
        ("every fourth word another", changed(REPORT, range(0, 200, 4)), 0, False),
        ("another text", prose(3, 200), 0, False),
        ("one sentence in common", [*REPORT[:20], *prose(4, 180)], 0, False),
    ],
)
def test_what_newspapers_make_of_a_report(what: str, other: list[str], days: int, copies: bool) -> None:
    assert bool(pairs_of([[body(1, REPORT), body(2, other, DAY + days)]])) is copies, what


FORM = (
    "the exchange said {} tonnes of grain were sold on the river quay at {} crowns a tonne {} more than the day before"
)


@pytest.mark.parametrize(
    ("figures", "days", "copies"),
    [(("410", "37.5", "1.2"), 0, True), (("380", "36.9", "0.4"), 1, False), (("410", "37.5", "1.2"), 30, False)],
)
def test_the_same_form_with_other_figures_is_no_copy(figures: tuple[str, ...], days: int, copies: bool) -> None:
    first = body(1, FORM.format("410", "37.5", "1.2").split())
    assert bool(pairs_of([[first, body(2, FORM.format(*figures).split(), DAY + days)]])) is copies


@pytest.mark.parametrize("text", ["", "no text", "two words more and a few"])
def test_what_is_too_short_has_no_copies(text: str) -> None:
    assert pairs_of([[body(1, text.split()), body(2, text.split())]]) == set()


def test_an_unknown_day_is_not_taken_for_the_same_day() -> None:
    assert pairs_of([[body(1, REPORT[:70], None), body(2, REPORT[:70], None)]]) == set()
    assert pairs_of([[body(1, REPORT, None), body(2, REPORT, None)]]) == {(1, 2)}


SOURCES = [prose(seed, 120) for seed in range(3)]


@st.composite
def archives(draw: st.DrawFn) -> list[Body]:
    made = []
    for article_id in range(draw(st.integers(2, 8))):
        words = draw(st.sampled_from(SOURCES))
        start, length = draw(st.integers(0, 60)), draw(st.integers(5, 120))
        kept = changed(words, draw(st.lists(st.integers(0, 119), max_size=12)))[start : start + length]
        made.append(body(article_id, kept, draw(st.sampled_from([None, DAY, DAY + 1, DAY + 9]))))
    return made


@given(bodies=archives(), data=st.data())
def test_what_is_found_depends_neither_on_the_order_nor_on_the_batches(bodies: list[Body], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(bodies))
    cut = data.draw(st.integers(0, len(bodies)))
    assert pairs_of([shuffled[:cut], shuffled[cut:]]) == pairs_of([bodies])
