"""Who speaks in an article, and who is mentioned?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from searchapp.annotate import languages
from searchapp.annotate.english import EnglishReader
from searchapp.annotate.grammar import BUNDLED_MODEL, load_model
from searchapp.annotate.record import to_record
from searchapp.domain import Annotation, Document
from searchapp.ports import Annotator

__all__ = ["CODE_VERSION", "load_annotator", "to_record"]

CODE_VERSION = "2"
"""Raised whenever the same text could get other findings from the same model."""


class SearchappAnnotator:
    """Reads each document by its language; what has no rules gets an empty annotation."""

    def __init__(self, english: EnglishReader, version: str, description: str) -> None:
        self.version = version
        self.description = description
        self._english = english

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """One annotation a document, in order."""
        waiting: list[Document] = []
        for document in documents:
            waiting.append(document)
            if len(waiting) == 24:
                yield from self._batch(waiting)
                waiting = []
        yield from self._batch(waiting)

    def _batch(self, documents: list[Document]) -> Iterator[Annotation]:
        english = self._english.annotate(d for d in documents if d.lang == "en")
        for document in documents:
            yield next(english) if document.lang == "en" else languages.annotate(document)


def load_annotator(model: str | None = None) -> Annotator:
    """The annotator with the named model, else with the bundled one."""
    name = model or BUNDLED_MODEL
    nlp = load_model(name)
    version = f"{CODE_VERSION}+{name}-{nlp.meta['version']}"
    return SearchappAnnotator(EnglishReader(nlp), version, f"English: {name} {nlp.meta['version']}")
