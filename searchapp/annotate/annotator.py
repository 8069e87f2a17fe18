"""Which annotator reads a document: English with a model or without, another language by rules, or none?

A model is taken by name where the settings name one, else the bundled one. Where no model can be loaded, English is
read by rules alone, and the description says so.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from searchapp.annotate import bundled_model
from searchapp.annotate.bundled_model import BUNDLED_MODEL
from searchapp.annotate.english.parse.grammar import load_model
from searchapp.annotate.languages import annotate, annotate_english_without_model
from searchapp.annotate.languages.declared import language_of
from searchapp.annotate.version import code_version
from searchapp.domain import Annotation, Document
from searchapp.errors import SettingsError
from searchapp.ports import Annotator

if TYPE_CHECKING:
    from searchapp.annotate.english.reader import EnglishReader

_AT_ONCE = 24
"""Articles read at once: enough to fill the parser's batches, few enough to keep memory flat."""


class _LanguageAnnotator:
    """Reads each document by its language; what has no rules gets an empty annotation."""

    def __init__(self, english: EnglishReader | None, version: str, description: str) -> None:
        self.version = version
        self.description = description
        self._english = english

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """One annotation a document, in order."""
        coming = (replace(document, lang=language_of(document)) for document in documents)
        while batch := list(islice(coming, _AT_ONCE)):
            yield from self._batch(batch)

    def _batch(self, documents: list[Document]) -> Iterator[Annotation]:
        if self._english is None:
            yield from (annotate_english_without_model(d) if _is_english(d) else annotate(d) for d in documents)
            return
        english = self._english.annotate([d for d in documents if _is_english(d)])
        for document in documents:
            yield next(english) if _is_english(document) else annotate(document)


def _is_english(document: Document) -> bool:
    return (document.lang or "").split("-")[0].lower() == "en"


def load_annotator(model: str | None = None) -> Annotator:
    """The annotator with the named model, else with the bundled one, else by rules alone.

    `model` is the import name of an installed spaCy model. Raises SettingsError where a named model is not installed
    or can't be loaded, and where the bundled one was altered: a wish that can't be met is never met by something else
    in silence.
    """
    name = model or BUNDLED_MODEL
    if importlib.util.find_spec(name) is None:
        if model is not None:
            raise SettingsError(f"the model {model} can't be loaded: install it or leave out the setting `model`")
        return _without_model()
    if name == BUNDLED_MODEL:
        bundled_model.check(name)
    try:
        nlp = load_model(name)
    except (ImportError, OSError, ValueError, AttributeError) as error:
        if model is not None:
            raise SettingsError(f"the model {model} can't be loaded: {error}") from error
        return _without_model()
    from searchapp.annotate.english.reader import EnglishReader

    release = nlp.meta["version"]
    return _LanguageAnnotator(
        EnglishReader(nlp), f"{code_version()}+{name}-{release}", f"English read with {name} {release}"
    )


def _without_model() -> Annotator:
    told = "English read by rules alone, for no language model could be loaded: fewer speakers are found"
    return _LanguageAnnotator(None, f"{code_version()}+rules", told)
