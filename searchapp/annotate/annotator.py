"""Which annotator reads a document: English with a model or without, another language by rules, or none?

English is read with the model that the settings name, else with the bundled one; where none can be loaded, by rules
alone, and the description says so. A model for another language only adds the names that it sees.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from searchapp.annotate import bundled_model
from searchapp.annotate.bundled_model import BUNDLED_MODEL
from searchapp.annotate.english.parse.grammar import load_model
from searchapp.annotate.languages import (
    LANGUAGES,
    TABLE,
    KnownNames,
    PipelineNames,
    annotate,
    annotate_english_without_model,
    read_names,
)
from searchapp.annotate.languages.declared import language_of
from searchapp.annotate.version import code_version
from searchapp.domain import Annotation, Document
from searchapp.errors import SettingsError
from searchapp.ports import Annotator

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

    from searchapp.annotate.english.reader import EnglishReader

_AT_ONCE = 24
"""Articles read at once: enough to fill the parser's batches, few enough to keep memory flat."""


@dataclass(slots=True)
class _LanguageAnnotator:
    """Reads each document by its language; what has no rules gets an empty annotation."""

    version: str
    description: str
    _english: EnglishReader | None
    _others: dict[str, PipelineNames]
    _known: KnownNames | None

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """One annotation a document, in order."""
        coming = (replace(document, lang=language_of(document)) for document in documents)
        while batch := list(islice(coming, _AT_ONCE)):
            yield from self._batch(batch)

    def _batch(self, documents: list[Document]) -> Iterator[Annotation]:
        to_read = [document for document in documents if _is_english(document)]
        by_rules = (annotate_english_without_model(document, self._known) for document in to_read)
        english = self._english.annotate(to_read) if self._english else by_rules
        for document in documents:
            yield next(english) if _is_english(document) else annotate(document, self._others, self._known)


def _is_english(document: Document) -> bool:
    return (document.lang or "").split("-")[0].lower() == "en"


def load_annotator(model: str | None = None) -> Annotator:
    """The annotator with the named models: one for English, else the bundled one, else rules alone; others see names.

    `model` names installed spaCy pipelines, comma between, by import name or folder; each is for the language that it
    tells itself. Raises SettingsError where one is not installed, can't be loaded or is for a language that is not
    read, and where the bundled one was altered: a wish that can't be met is never met by something else in silence.
    A file that ends in `.tsv` among them is a table of names that are known before (`searchapp names` writes one).
    """
    english, others, known = None, dict[str, PipelineNames](), None
    for name in filter(None, map(str.strip, (model or "").split(","))):
        if name.endswith(TABLE):
            known = read_names(Path(name))
            continue
        nlp = _wished(name)
        lang = str(nlp.lang)
        if lang in others or (lang == "en" and english):
            raise SettingsError(f"the setting `model` names two models for one language ({lang}): leave one out")
        if lang == "en":
            english = (name, nlp)
        else:
            others[lang] = PipelineNames(nlp)
    return _annotator(english or _bundled(), others, known)


def _annotator(
    english: tuple[str, Pipeline] | None, others: dict[str, PipelineNames], known: KnownNames | None
) -> Annotator:
    version, read = code_version(), None
    if english:
        from searchapp.annotate.english.reader import EnglishReader

        name, nlp = english
        read = EnglishReader(nlp)
        version += f"+{Path(name).name}-{nlp.meta['version']}"
        told = f"English read with {name} {nlp.meta['version']}"
    else:
        version += "+rules"
        told = "English read by rules alone, for no language model could be loaded: fewer speakers are found"
    releases = sorted(names.release for names in others.values())
    told += f"; names of other languages seen by {', '.join(releases)} too" if releases else ""
    if known:
        releases.append(f"names-{known.hash}")
        told += f"; {len(known.names)} names known before (table {known.hash})"
    return _LanguageAnnotator("+".join([version, *releases]), told, read, others, known)


def _wished(name: str) -> Pipeline:
    """The model of this name. Raises SettingsError where it can't be had, or is for a language that is not read."""
    if importlib.util.find_spec(name) is None if name.isidentifier() else not Path(name).is_dir():
        raise SettingsError(f"the model {name} can't be loaded: install it or leave it out of the setting `model`")
    if name == BUNDLED_MODEL:
        bundled_model.check(name)
    try:
        nlp = load_model(name)
    except (ImportError, OSError, ValueError, AttributeError) as error:
        raise SettingsError(f"the model {name} can't be loaded: {error}") from error
    if nlp.lang not in ("en", *LANGUAGES):
        read = ", ".join(("en", *LANGUAGES))
        raise SettingsError(
            f"the model {name} is for {nlp.lang}, and models may be for the languages that are read: {read}"
        )
    return nlp


def _bundled() -> tuple[str, Pipeline] | None:
    """The bundled model, or None where it is not there. Raises SettingsError where it was altered."""
    if importlib.util.find_spec(BUNDLED_MODEL) is None:
        return None
    bundled_model.check(BUNDLED_MODEL)
    try:
        return BUNDLED_MODEL, load_model(BUNDLED_MODEL)
    except (ImportError, OSError, ValueError, AttributeError):
        return None
