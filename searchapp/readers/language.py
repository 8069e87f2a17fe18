"""In which language is this text written?"""

from __future__ import annotations

import re

import py3langid

_SUBTAG = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_SAMPLE = 2000
_SHORTEST = 100


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code that is declared, else the one that the text shows, else None."""
    match = _SUBTAG.fullmatch((declared or "").strip())
    if match:
        return match[1].lower()
    if len(text) < _SHORTEST:
        return None
    code: str = py3langid.classify(text[:_SAMPLE])[0]
    return code
