"""In which language and direction is a page, and an article on it, written?"""

from __future__ import annotations

from flask import request

from searchapp.web.services import services

LANGUAGES = ("en", "de", "ar")
"""The interface's languages; the first is the default."""

REGIONS = {"en": "en_GB"}
"""Whose dates and numbers are meant, where a language alone would mean another region's."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def chosen_locale() -> str:
    """The interface's language: what the setting says, else what the browser likes best."""
    wanted = [value.lower().partition("-")[0] for value in request.accept_languages.values()]
    language = services().language or next((value for value in wanted if value in LANGUAGES), LANGUAGES[0])
    return REGIONS.get(language, language)


def direction(lang: str | None) -> str:
    """The `dir` of a text in this language; `auto` where the language is unknown."""
    if not lang:
        return "auto"
    return "rtl" if lang.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"
