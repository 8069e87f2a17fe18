"""How does a template become a page in the reader's language?

Sentences that take no values are translated when a template is compiled, once for each language, so that a page does
not look them up again.
"""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from flask_babel import get_translations
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from searchapp.web.language import locale_name

KEY = "searchapp.environments"

_CALL = ("name", "lparen", "string", "rparen")


class Translated(Extension):
    """Replaces `_("a sentence")` by the sentence in the language of the request that first needs the template."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, with what is translated already."""
        tokens = list(stream)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            called = token.value == "_" and tuple(t.type for t in tokens[at : at + 4]) == _CALL
            if called:
                yield Token(token.lineno, "string", get_translations().ugettext(tokens[at + 2].value))
                yield Token(token.lineno, "pipe", "|")
                yield Token(token.lineno, "name", "safe")  # as the call's own answer would be
                at += 4
            else:
                yield token
                at += 1


class _Kept(FileSystemBytecodeCache):
    """Keeps compiled templates where it can: a folder that is gone or full is no reason to show no page."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write one down."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def render(template: str, **context: Any) -> str:
    """A template with these values, in the language of the current request."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # Flask's documented way to the app itself
    made: dict[str, Environment] = app.extensions.setdefault(KEY, {})
    locale = locale_name()
    if locale not in made:
        made[locale] = _environment(app, locale)
    app.update_template_context(context)
    return made[locale].get_template(template).render(context)


def _environment(app: Flask, locale: str) -> Environment:
    """The templates of one language; what is kept of them compiled is kept apart for each state of its catalogue."""
    environment = app.jinja_env.overlay(extensions=[*app.jinja_env.extensions, Translated])
    kept = environment.bytecode_cache
    if isinstance(kept, FileSystemBytecodeCache):
        catalogue = Path(app.config["BABEL_TRANSLATION_DIRECTORIES"]) / locale[:2] / "LC_MESSAGES" / "messages.mo"
        state = zlib.crc32(catalogue.read_bytes()) if catalogue.exists() else 0
        environment.bytecode_cache = _Kept(kept.directory, f"{locale}-{state:08x}-%s.cache")
    return environment
