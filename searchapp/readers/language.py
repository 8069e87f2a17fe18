"""In which language is this text written?

A declared language is believed if the text's script suits it: many pages declare English whatever they hold, and
Persian catalogues say Arabic. Otherwise py3langid decides, where it is sure enough.
"""

import functools
import re
import unicodedata
from collections import Counter

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SHORTEST = 80
"""Texts of fewer bytes of UTF-8 get no language unless one is declared; a Chinese character tells more than a Latin."""

SUREST = 0.7
"""Below this probability the language is unknown. Of 2,339 stretches of 80 code points from articles in 15 languages,
mostly English, 102 lie below it and no guess above it was wrong (above 0.6, four were); of 500 code points one lies
below it."""

_TOO_SHORT = 400
"""A text of at most so many code points of which no language is known may be too short to tell it."""

_SAMPLE = 2000
_SUBTAG = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_PERSIAN = frozenset("پچژگکی")
_ARABIC = frozenset("يكةأإؤى")
_RIVAL = {"ar": "fa", "fa": "ar"}
_LANGUAGES = {
    "LATIN": "ca cs cy da de en es et fi fr ga hr hu id is it lt lv ms mt nb nl nn no pl pt ro sk sl sq sv sw tr vi",
    "CYRILLIC": "be bg mk ru uk",
    "ARABIC": "ar fa ps ur",
    "HEBREW": "he yi",
    "GREEK": "el",
    "DEVANAGARI": "hi mr ne",
    "BENGALI": "bn",
    "THAI": "th",
    "HANGUL": "ko",
    "KANA": "ja",
    "CJK": "zh ja",
}
_SCRIPTS: dict[str, set[str]] = {}
for _script, _codes in _LANGUAGES.items():
    for _code in _codes.split():
        _SCRIPTS.setdefault(_code, set()).add(_script)


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the declared language (`en-GB`, `fa_IR`) or of the one that the text shows, or None."""
    match = _SUBTAG.fullmatch((declared or "").strip())
    code = match[1].lower() if match else None
    sample = text[:_SAMPLE]
    if code and suits(code, sample):
        return code
    if len(sample.encode("utf-8", "replace")) < SHORTEST:
        return None
    found, probability = likeliest(sample)
    sure = probability >= SUREST or (found in _RIVAL and _belied(_RIVAL[found], sample))
    return found if sure and len(found) == 2 and suits(found, sample) else None


def or_usual(known: str | None, text: str, usual: str | None) -> str | None:
    """The known language, or the usual one where none is known and the text is too short to tell it, but suits it."""
    return usual if known is None and usual and len(text) <= _TOO_SHORT and suits(usual, text) else known


def suits(code: str, sample: str) -> bool:
    """Whether the language can be written in the sample's script; languages of several scripts suit any."""
    if sample.isascii():  # as most texts are; looking at each letter takes its time
        return code not in _SCRIPTS or "LATIN" in _SCRIPTS[code] or not sample.strip()
    scripts = Counter(script for script in map(_script_of, sample) if script)
    if not scripts or code not in _SCRIPTS:
        return True
    commonest = scripts.most_common(1)[0][0]
    if commonest in ("CJK", "KANA"):
        commonest = "KANA" if scripts["KANA"] * 10 > scripts["CJK"] else "CJK"
    return commonest in _SCRIPTS[code] and not (code in _RIVAL and _belied(code, sample))


def _belied(code: str, sample: str) -> bool:
    """Whether the letters that only one of Arabic and Persian has speak for the other."""
    persian = sum(1 for letter in sample if letter in _PERSIAN)
    arabic = sum(1 for letter in sample if letter in _ARABIC)
    return persian > 3 * arabic if code == "ar" else arabic > 3 * persian


@functools.lru_cache(maxsize=4096)
def _script_of(character: str) -> str | None:
    if not character.isalpha():
        return None
    script = unicodedata.name(character, "").partition(" ")[0]
    return "KANA" if script in ("HIRAGANA", "KATAKANA") else script


def likeliest(text: str) -> tuple[str, float]:
    """The language that the text is most likely written in, and how likely that is."""
    found, probability = _identifier().classify(text[:_SAMPLE])
    return str(found), float(probability)


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
