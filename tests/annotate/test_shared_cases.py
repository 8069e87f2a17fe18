"""What does the annotator make of the shared small inputs? Each is shown with what is right; those with names are held.

A line of an `expected.md` such as “It is safe…” → Anna Kern names who says a piece of the text; a test reads those.
"""

import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from searchapp.annotate import load_annotator
from searchapp.domain import PARAGRAPH_BREAK, Annotation, Document, Span
from searchapp.ports import Annotator

CASES = Path(os.environ.get("SEARCHAPP_SHARED", "../shared")) / "cases"
_EXPECTED = re.compile(r"“([^”…]+)…?[”:]?[^→;]*→ (?:not )?([^;,(\n]+)")
_NOBODY = {"unknown", "both unknown"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.exists(), reason="the shared small inputs are not here (SEARCHAPP_SHARED)"),
]


class Case(NamedTuple):
    """A folder of the shared inputs: the text, what is right in words, and who says which piece."""

    name: str
    text: str
    told: str
    expected: tuple[tuple[str, str], ...]


def read_cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*/article.txt")):
        told = (path.parent / "expected.md").read_text(encoding="utf-8")
        pairs = tuple((piece.strip(), who.strip()) for piece, who in _EXPECTED.findall(told))
        found.append(Case(path.parent.name, path.read_text(encoding="utf-8").strip(), told, pairs))
    return found


@cache
def annotator() -> Annotator:
    return load_annotator()


def annotated(text: str) -> Annotation:
    paragraphs = [Span(*m.span()) for m in re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", text)]
    headed = text.split(PARAGRAPH_BREAK)[0][-1].isalnum()
    return next(iter(annotator().annotate([Document(text, tuple(paragraphs), "en", headed)])))


def told_of(case: Case, annotation: Annotation) -> str:
    lines = [case.name, case.told]
    for quote in annotation.quotes:
        name = None if quote.entity is None else annotation.entities[quote.entity].name
        words = " … ".join(case.text[s.start : s.end] for s in quote.segments)
        lines.append(f"  {name} ({quote.band.value}, {quote.status.value}, {quote.evidence.rule}): {words}")
    return "\n".join(lines)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_each_shared_input_is_read_as_expected(case: Case) -> None:
    annotation = annotated(case.text)
    shown = told_of(case, annotation)
    sys.stdout.write(shown)  # `pytest -rP` shows each
    for piece, who in case.expected:
        start = case.text.find(piece)
        if start < 0 or who.startswith(("STATUS", "pull", "they")):
            continue
        span = Span(start, start + len(piece))
        quote = next((q for q in annotation.quotes if any(span.within(s) for s in q.segments)), None)
        name = None if quote is None or quote.entity is None else annotation.entities[quote.entity].name
        wanted = [w for w in who.split("|") if w in case.text and w not in _NOBODY]
        if name is None:
            assert not wanted or "unknown" in who, shown
        else:
            assert any(name in w or w in name for w in [*wanted, who]), shown
