"""In which language and direction is a page, and an article on it, written?"""

from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from babel import Locale
from flask import Flask, g, request
from flask_babel import get_locale, get_translations

from searchapp.web.services import services

LANGUAGES = ("en", "de", "ar")
"""The interface's languages; the first is the default."""

REGIONS = {"en": "en_GB"}
"""Whose dates and numbers are meant, where a language alone would mean another region's."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def chosen_locale() -> Locale:
    """The interface's language: what the setting says, else what the browser likes best."""
    wanted = [value.lower().partition("-")[0] for value in request.accept_languages.values()]
    language = services().language or next((value for value in wanted if value in LANGUAGES), LANGUAGES[0])
    return _locale(REGIONS.get(language, language))


@lru_cache(100)
def _locale(identifier: str) -> Locale:
    return Locale.parse(identifier)


def direction(lang: str | None) -> str:
    """The `dir` of a text in this language; `auto` where the language is unknown."""
    if not lang:
        return "auto"
    return "rtl" if lang.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"


_LOCALE: ContextVar[str] = ContextVar("locale", default="")


def locale_name() -> str:
    """The locale of the current request, looked up once for each request: a page asks some hundred times."""
    return _LOCALE.get() or str(get_locale())


def _know(locale: str) -> None:
    _LOCALE.set(locale)


def quicken(app: Flask) -> None:
    """Look up locale and catalogue once for each request, where Flask-Babel looks for every sentence."""
    app.before_request(lambda: _know(str(get_locale())))
    app.teardown_request(lambda _: _know(""))

    def catalogue() -> Any:
        found = g.get("catalogue")
        if found is None:
            found = g.catalogue = get_translations()
        return found

    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # by Jinja's extension for translations
        lambda text: catalogue().ugettext(text),
        lambda one, many, number: catalogue().ungettext(one, many, number),
        newstyle=True,
    )
