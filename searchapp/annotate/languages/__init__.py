"""Who is quoted in articles that are not English? By rules, one table a language; other languages stay unread."""

from __future__ import annotations

from functools import cache

from searchapp.annotate.languages.arabic import ARABIC
from searchapp.annotate.languages.english import ENGLISH_WITHOUT_MODEL
from searchapp.annotate.languages.french import FRENCH
from searchapp.annotate.languages.german import GERMAN
from searchapp.annotate.languages.persian import PERSIAN
from searchapp.annotate.languages.read import RuleReader
from searchapp.annotate.languages.rules import LanguageRules
from searchapp.annotate.languages.spanish import SPANISH
from searchapp.domain import Annotation, Document

LANGUAGES: dict[str, LanguageRules] = {rules.code: rules for rules in (ARABIC, FRENCH, GERMAN, PERSIAN, SPANISH)}
"""The tables by ISO 639-1 code. A new language is a file and its name here."""

__all__ = ["LANGUAGES", "annotate", "annotate_english_without_model"]


def annotate(document: Document) -> Annotation:
    """The statements and persons of one document; nothing for a language without a table. Never raises."""
    code = (document.lang or "").split("-")[0].lower()
    return _reader(code).annotate(document) if code in LANGUAGES else Annotation((), ())


def annotate_english_without_model(document: Document) -> Annotation:
    """The same for an English document, where no model can be loaded to parse it. Never raises."""
    return _reader(ENGLISH_WITHOUT_MODEL.code).annotate(document)


@cache
def _reader(code: str) -> RuleReader:
    return RuleReader(LANGUAGES.get(code, ENGLISH_WITHOUT_MODEL))
