"""Which words reach a page as values, so that the templates alone would not bring them before the translators?"""

from __future__ import annotations

from flask_babel import gettext


def vocabulary() -> tuple[str, ...]:
    """Every such word in the reader's language: kinds, claims, grades of certainty, origins, recurring sentences."""
    return (
        gettext("direct"),
        gettext("indirect"),
        gettext("mixed"),
        gettext("denied"),
        gettext("alleged"),
        gettext("hypothetical"),
        gettext("second-hand"),
        gettext("sure"),
        gettext("likely"),
        gettext("unknown"),
        gettext("machine"),
        gettext("given"),
        gettext("human"),
        gettext("AND needs something on both sides; to find the word itself, write it in small letters."),
        gettext("OR needs something on both sides; to find the word itself, write it in small letters."),
    )
