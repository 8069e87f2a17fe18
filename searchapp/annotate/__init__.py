"""Who speaks in an article, and who is mentioned?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from searchapp.annotate import languages
from searchapp.annotate.english import EnglishReader
from searchapp.annotate.grammar import BUNDLED_MODEL, load_model
from searchapp.annotate.record import to_record
from searchapp.domain import Annotation, Document
from searchapp.errors import SettingsError
from searchapp.ports import Annotator

Reader = Callable[[Iterable[Document]], Iterable[Annotation]]

__all__ = ["CODE_VERSION", "load_annotator", "to_record"]

CODE_VERSION = "2"
"""Raised whenever the same text could get other findings from the same model."""


class SearchappAnnotator:
    """Reads each document by its language; what has no rules gets an empty annotation."""

    def __init__(self, english: Reader, version: str, description: str) -> None:
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
        english = iter(self._english(d for d in documents if d.lang == "en"))
        for document in documents:
            yield next(english) if document.lang == "en" else languages.annotate(document)


def load_annotator(model: str | None = None) -> Annotator:
    """The annotator with the named model; with None the bundled one, or, where that can't be loaded, rules alone.

    Raises SettingsError where the named model can't be loaded.
    """
    try:
        nlp = load_model(model or BUNDLED_MODEL)
    except (ImportError, OSError, ValueError, AttributeError) as error:
        if model is not None:
            raise SettingsError(
                f"The English model {model} can't be loaded ({error}): install it, or unset SEARCHAPP_MODEL."
            ) from error
        description = f"English by rules alone, which names fewer speakers ({BUNDLED_MODEL} can't be loaded: {error})"
        return SearchappAnnotator(_read_without_model, f"{CODE_VERSION}+rules", description)
    name = f"{model or BUNDLED_MODEL} {nlp.meta['version']}"
    return SearchappAnnotator(
        EnglishReader(nlp).annotate, f"{CODE_VERSION}+{name.replace(' ', '-')}", f"English: {name}"
    )


def _read_without_model(documents: Iterable[Document]) -> Iterable[Annotation]:
    return map(languages.annotate_english_without_model, documents)
