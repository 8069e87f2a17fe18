"""How are English articles read? Laid out in units, parsed in batches over many articles, then one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from searchapp.annotate.article import ArticleReader
from searchapp.annotate.grammar import parse_units
from searchapp.annotate.marks import quotation_marks, units, without_dateline
from searchapp.annotate.statements import Unit
from searchapp.domain import Annotation, Document, Span

if TYPE_CHECKING:
    from spacy.language import Language


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
            read = []
            for number, ((span, headline), marked) in enumerate(zip(spans, marks, strict=True)):
                _, parsed = next(parses)
                read.append(Unit(number, span, headline, marked, parsed))
            yield ArticleReader(document, read).annotation()


def _lay_out(document: Document) -> list[tuple[Span, bool]]:
    """The document's units, each with whether it is the headline."""
    found: list[tuple[Span, bool]] = []
    for number, paragraph in enumerate(document.paragraphs):
        headline = number == 0 and document.headed
        lines = units(document.text, paragraph)
        found.extend((without_dateline(document.text, unit), headline) for unit in lines)
    return found
