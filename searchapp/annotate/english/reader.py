"""How are English articles read? Laid out in units, parsed in batches over many articles, then one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from searchapp.annotate.english.parse.grammar import parse_units
from searchapp.annotate.english.parse.marks import quotation_marks, units, without_dateline
from searchapp.annotate.english.pipeline import annotation_of
from searchapp.annotate.english.statements import Unit
from searchapp.domain import Annotation, Document, Span

if TYPE_CHECKING:
    from spacy.language import Language


_LONGEST = 10_000
"""Longer units (code points) are read in pieces, so that time and the parser's memory stay linear in the text."""
_SPOKEN = re.compile(r"\w")
"""What is read at all: a line of nothing but marks says nothing."""


class EnglishReader:
    """Annotates English documents with one spaCy model."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def annotate(self, documents: list[Document]) -> Iterator[Annotation]:
        """One annotation a document, in order; all of them are parsed in common batches."""
        laid = [_lay_out(d) for d in documents]
        texts = ((d.text, span) for d, spans in zip(documents, laid, strict=True) for span, _ in spans)
        parses = parse_units(self.nlp, texts)
        for document, spans in zip(documents, laid, strict=True):
            marks = quotation_marks(document.text, [s for s, _ in spans])
            laid_out = enumerate(zip(spans, marks, strict=True))
            read = [Unit(n, span, headline, marked, next(parses)) for n, ((span, headline), marked) in laid_out]
            yield annotation_of(document, read)


def _lay_out(document: Document) -> list[tuple[Span, bool]]:
    """The document's units, each with whether it is the headline."""
    found: list[tuple[Span, bool]] = []
    for number, paragraph in enumerate(document.paragraphs):
        headline = number == 0 and document.headed
        lines = [piece for unit in units(document.text, paragraph) for piece in _pieces(document.text, unit)]
        lines = [line for line in lines if _SPOKEN.search(document.text, line.start, line.end)]
        found.extend((without_dateline(document.text, unit), headline) for unit in lines)
    return found


def _pieces(text: str, unit: Span) -> list[Span]:
    """The unit, or parts of at most `_LONGEST` code points, cut at spaces where there are any."""
    found, start = [], unit.start
    while unit.end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = start + _LONGEST if space < 0 else space + 1
        found.append(Span(start, end))
        start = end
    return [*found, Span(start, unit.end)]
