"""Who is quoted in articles that are not English? By rules over the tables of each language; others stay unread."""

from __future__ import annotations

from functools import cache

from searchapp.annotate.languages.read import RuleReader
from searchapp.annotate.languages.table import LANGUAGES, WITHOUT_MODEL, language
from searchapp.domain import Annotation, Document

__all__ = ["LANGUAGES", "annotate", "annotate_english_without_model"]


def annotate(document: Document) -> Annotation:
    """The statements and names of one document; nothing for a language without tables. Never raises."""
    code = (document.lang or "").split("-")[0].lower()
    return _reader(code).annotate(document) if code in LANGUAGES else Annotation((), ())


def annotate_english_without_model(document: Document) -> Annotation:
    """The same for an English document, where no model can be loaded to parse it. Never raises."""
    return _reader(WITHOUT_MODEL).annotate(document)


@cache
def _reader(code: str) -> RuleReader:
    return RuleReader(language(code))
