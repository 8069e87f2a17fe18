"""Does reading stay within its paragraphs, and linear, whatever marks a text holds?"""

import random
import re
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from searchapp.annotate import load_annotator
from searchapp.annotate.english.parse import marks
from searchapp.annotate.english.parse.marks import quotation_marks, units
from searchapp.domain import PARAGRAPH_BREAK, Annotation, Document, Span, Status
from searchapp.ports import Annotator

PIECES = [
    "“",
    "”",
    '"',
    "«",
    "»",
    "„",
    "‘",
    "’",
    "'",
    "''",
    "``",
    " ",
    ", ",
    ". ",
    "? ",
    ": ",
    " — ",
    "\n",
    PARAGRAPH_BREAK,
]
WORDS = [
    "Anna Kern",
    "Peter Holm",
    "she",
    "said",
    "told",
    "denied",
    "according to",
    "that",
    "who",
    "the mayor",
    "it",
    "ß",
    "😀",
]
TEXTS = st.lists(st.sampled_from(PIECES + WORDS), max_size=40).map("".join).filter(str.strip)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_annotator()


def paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", text))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_segment_lies_in_one_paragraph_and_no_two_quotations_overlap(annotator: Annotator, text: str) -> None:
    spans = paragraphs(text)
    (found,) = annotator.annotate([Document(text, spans, "en")])
    direct = [s for q in found.quotes if q.type == "direct" and q.status is not Status.SECOND_HAND for s in q.segments]
    for quote in found.quotes:
        assert quote.segments
        assert list(quote.segments) == sorted(quote.segments)
        for segment in quote.segments:
            assert segment.start < segment.end
            assert any(segment.within(paragraph) for paragraph in spans)
    assert not any(a.overlaps(b) for i, a in enumerate(direct) for b in direct[i + 1 :])
    _evidence_leads_to_the_name(found, text)


def _evidence_leads_to_the_name(found: Annotation, text: str) -> None:
    for quote in found.quotes:
        if quote.entity is None:
            assert quote.band == "unknown"
            continue
        assert quote.speaker is not None
        assert 0 < quote.evidence.confidence <= 1
        entity = found.entities[quote.entity]
        last = quote.evidence.chain[-1] if quote.evidence.chain else quote.speaker
        words = text[last.start : last.end]
        assert any(variant in words or words in variant for variant in (entity.name, *entity.variants))


@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=200).map("".join))
def test_marks_never_leave_their_unit_and_never_cross(text: str) -> None:
    spans = [unit for paragraph in paragraphs(text) for unit in units(text, paragraph)]
    for unit, found in zip(spans, quotation_marks(text, spans), strict=True):
        outer = [m.span for m in found if m.parent is None]
        assert all(m.span.within(unit) and m.inner.within(m.span) for m in found)
        assert not any(a.overlaps(b) for i, a in enumerate(outer) for b in outer[i + 1 :])


class Counted(str):
    """A text that counts how many of its characters are read one by one or searched through."""

    steps = 0

    def __getitem__(self, key: object) -> str:  # type: ignore[override]  # a slice or an index, as for str
        found = super().__getitem__(key)  # type: ignore[index]  # handed on as it came
        Counted.steps += len(found)
        return found


def steps(length: int) -> int:
    chance = random.Random(7)
    text = Counted("".join(chance.choice(['"', "“", "”", "'", "a", " ", ".", "\n"]) for _ in range(length)))
    Counted.steps = 0
    span = Span(0, len(text))
    marks.quotation_marks(text, units(text, span))
    return Counted.steps


def test_the_work_for_marks_grows_no_faster_than_the_text() -> None:
    assert steps(40_000) < 5 * steps(10_000)


def test_the_work_for_marks_stays_linear_in_one_long_line_broken_by_a_typesetter() -> None:
    def broken(lines: int) -> int:
        text = Counted("\n".join(['"He spoke.', *["And so it went on."] * lines]))
        Counted.steps = 0
        units(text, Span(0, len(text)))
        return Counted.steps

    assert broken(4000) < 5 * broken(1000)


def lines_run(annotator: Annotator, text: str) -> int:
    """How many lines of the annotator's own code run over a text of one paragraph."""
    counted = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal counted
        counted += event == "line"
        return trace if "/annotate/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for _ in annotator.annotate([Document(text, (Span(0, len(text)),), "en")]):
            pass
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize(
    "pieces",
    [
        ["“", "”", '"', "'", "‘", "’", "a", " "],
        ["harbour ", "bridge ", "storm ", "grey "],
        ["“", "” ", "said ", "told ", "that ", "who ", "according to ", "Anna Kern ", "the mayor ", "bridge "],
        ["Anna ", "Kern ", "Peter ", "Holm ", "Lund "],
    ],
    ids=["marks", "words without an end", "cues and marks", "names"],
)
def test_the_annotators_own_steps_grow_no_faster_than_a_paragraph_without_an_end(
    annotator: Annotator, pieces: list[str]
) -> None:
    def steps_over(length: int) -> int:
        chance = random.Random(11)
        return lines_run(annotator, "".join(chance.choice(pieces) for _ in range(length))[:length])

    assert steps_over(36_000) < 3.75 * steps_over(12_000)
