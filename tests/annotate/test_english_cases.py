"""Who speaks in short English texts? One case a line in `english_cases.txt`; its head explains the form."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from searchapp.annotate import load_annotator
from searchapp.domain import PARAGRAPH_BREAK, Annotation, Document, Quote, Span
from searchapp.ports import Annotator

FILE = Path(__file__).with_name("english_cases.txt")


class Case(NamedTuple):
    text: str
    expected: tuple[tuple[str, str], ...]


def read_cases() -> list[Case]:
    cases = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, wanted = line.partition(" => ")
            pairs = (part.partition(": ") for part in wanted.split(" ; "))
            headline, _, body = text.rpartition("¶¶")
            parts = [headline or "News", *body.split("¶")]
            cases.append(Case(PARAGRAPH_BREAK.join(parts), tuple((who, piece) for who, _, piece in pairs)))
    return cases


def document(text: str) -> Document:
    spans, start = [], 0
    for part in text.split(PARAGRAPH_BREAK):
        spans.append(Span(start, start + len(part)))
        start += len(part) + len(PARAGRAPH_BREAK)
    return Document(text, tuple(spans), "en")


@cache
def annotator() -> Annotator:
    return load_annotator()


@cache
def annotations() -> dict[str, Annotation]:
    texts = [case.text for case in read_cases()]
    return dict(zip(texts, annotator().annotate(document(t) for t in texts), strict=True))


def statement_with(annotation: Annotation, text: str, piece: str) -> Quote | None:
    start = text.index(piece)
    span = Span(start, start + len(piece))
    return next((q for q in annotation.quotes if any(span.within(s) for s in q.segments)), None)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.text.replace(PARAGRAPH_BREAK, "¶")[:70])
def test_each_statement_gets_the_speaker_that_the_table_gives(case: Case) -> None:
    annotation = annotations()[case.text]
    for who, piece in case.expected:
        quote = statement_with(annotation, case.text, piece)
        name = None if quote is None or quote.entity is None else annotation.entities[quote.entity].name
        if who == "nothing":
            assert quote is None
        elif who == "none":
            assert name is None
        else:
            assert quote is not None, piece
            assert name == (None if who == "?" else who)


def test_the_table_holds_at_least_two_hundred_cases() -> None:
    assert len(read_cases()) >= 200


def cases_by_kind() -> dict[str, list[int]]:
    """How many cases each kind has, and how many where its rule must not fire."""
    kinds: dict[str, list[int]] = {}
    counted: tuple[str, int] | None = None
    for line in FILE.read_text(encoding="utf-8").splitlines():
        heading = re.fullmatch(r"# (kind|not) (\w+):.*", line)
        if heading:
            counted = (heading[2], int(heading[1] == "not"))
        elif line.startswith("# "):
            counted = None
        elif counted and " => " in line:
            kinds.setdefault(counted[0], [0, 0])[counted[1]] += 1
    return kinds


def test_each_kind_has_six_cases_three_of_them_where_its_rule_must_not_fire() -> None:
    kinds = cases_by_kind()
    assert set(kinds) == {"offices", "descriptions", "cues", "documents", "surnames", "names", "layouts"}
    assert {kind: counts for kind, counts in kinds.items() if sum(counts) < 6 or counts[1] < 3} == {}


def test_a_younger_bearer_is_none_that_the_article_names_in_full() -> None:
    text = (
        "Peter Holm was named on Monday. Holm thanked all. “It is a movement,” said the younger Mr. Holm, a son of his."
    )
    annotation = next(iter(annotator().annotate([document(text)])))
    quote = statement_with(annotation, text, "It is a movement")
    assert quote is not None
    assert quote.entity is None
