"""Is what somebody denied, is alleged to have said, might say or is said by others to have said kept apart?"""

from collections import Counter

import pytest
import status_figures
from status_figures import Case, cases, findings, is_owned, is_right

from searchapp.domain import Annotation, Status

_PAIRS = list(enumerate(cases()))


def _found(number: int) -> Annotation:
    return findings()[number]


@pytest.mark.parametrize(("number", "case"), _PAIRS, ids=[case.text[:60] for _, case in _PAIRS])
def test_the_table_of_statuses(number: int, case: Case) -> None:
    if case.text in status_figures.MISSED:
        assert not is_right(case, _found(number)), "mended: take it off the list of what is missed"
    else:
        assert is_right(case, _found(number))


def test_at_most_one_of_them_is_listed_as_the_persons_own_assertion() -> None:
    owned = [case.text for case, annotation in zip(cases(), findings(), strict=True) if is_owned(case, annotation)]
    assert len(owned) <= 1, owned


def test_the_table_holds_enough_of_each_status() -> None:
    counts = Counter(case.status for case in cases())
    assert sum(counts.values()) - counts[Status.ASSERTED] >= 60
    assert counts[Status.ASSERTED] >= 30
    assert min(counts.values()) >= 10


def test_the_demos_statements_have_the_gold_status() -> None:
    pairs = [(gold, got) for gold, got, *_ in status_figures.demo_pairs() if got is not None]
    other = [gold is got for gold, got in pairs if gold is not Status.ASSERTED]
    own = [gold is got for gold, got in pairs if gold is Status.ASSERTED]
    assert sum(other) / len(other) >= 0.9
    assert sum(own) / len(own) >= 0.98


def test_the_outer_speaker_keeps_the_statement_in_which_another_is_passed_on() -> None:
    text = "Jonas Kern said Anna Brandt told him “The dam is safe.”"
    (annotation,) = status_figures.annotate([text])
    said = {(annotation.entities[q.entity].name, q.status) for q in annotation.quotes if q.entity is not None}
    assert said == {("Jonas Kern", Status.ASSERTED), ("Anna Brandt", Status.SECOND_HAND)}


@pytest.mark.parametrize(
    "text",
    [
        "Lena Marsk vowed to release her letters “against my lawyer's wishes” if the mayor resigns.",
        "Lena Marsk asked the offices to list any programs that “promote the harbour, such as fishing”.",
        "Oskar Vaunt accused Lena Marsk of proposing the “most extreme version” of the toll.",
    ],
)
def test_quoted_words_inside_a_promise_or_request_are_no_imagined_statement_besides(text: str) -> None:
    (annotation,) = status_figures.annotate([text])
    assert [quote.status for quote in annotation.quotes] == [Status.ASSERTED]


def test_nothing_is_lost_behind_quoted_words_that_are_no_statement_of_their_own() -> None:
    first = "Oskar Vaunt accused Lena Marsk of proposing the “most extreme version” and the “worst design” of the toll."
    (annotation,) = status_figures.annotate(
        ["\n\n".join([first, *[f"“The {a} gate is open,” he said." for a in "abcd"]])]
    )
    assert len(annotation.quotes) == 5
