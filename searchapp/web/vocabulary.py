"""Which words reach a page as values, so that the templates alone would not bring them before the translators?"""

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
        gettext("reader"),
        gettext("editor"),
        gettext("admin"),
        gettext("the text looks as if it had been decoded wrongly once"),
        gettext("text that had been decoded wrongly once was mended"),
        gettext("the text is too short to tell its language, so the usual one of the archive is taken"),
        gettext("the date lies in the future"),
        gettext("a field could not be understood"),
        gettext("the text was recognised from a scan, so words may be wrong"),
        gettext("AND needs something on both sides; to find the word itself, write it in small letters."),
        gettext("OR needs something on both sides; to find the word itself, write it in small letters."),
    )
