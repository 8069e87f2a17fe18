"""In which ways may a name in another script be read in Latin letters, and does that sound like a name?

Arabic and Cyrillic letters are read as `scripts` does, others letter by letter as the package anyascii does, in each
way that the script leaves open: Japanese and Korean have one letter for l and r, Hebrew one for a vowel and a
consonant. What is compared is the skeleton of consonants (`spelling.skeleton`).
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, product

from anyascii import anyascii

from searchapp.names import fold_name
from searchapp.people.scripts import is_in_other_script, romanised
from searchapp.people.spelling import likeness, skeleton, spelling_words

MOST = 16
"""So many ways of reading a name are looked at."""

SHORTEST = 3
"""So many consonants a name of another script has at least: of fewer too many names have the same."""

SHORTEST_SYLLABIC = 4
"""The same for Korean, whose every syllable has a consonant."""

_LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u2010-\u203a]*")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_OPEN = (
    (re.compile(r"[\u3040-\u30ff\uac00-\ud7af]"), {"r": "rl", "l": "lr", "c": "ct"}),
    (re.compile(r"[\u0590-\u05ff]"), {"v": ("", "b", "v"), "f": "pf"}),
)
"""Which letters a script may mean by one of its own."""
_POINT = re.compile("[\u30fb\u00b7\uff1d]")
"""What stands between the parts of a foreign name in Japanese and Chinese."""


@lru_cache(1_024)
def readings(name: str) -> tuple[str, ...]:
    """A name of another script in Latin letters, in every way; nothing for one that is written in Latin letters.

    Of a Chinese name the first character is the family's.
    """
    if _LATIN.fullmatch(name):
        return ()
    if is_in_other_script(name):
        return (romanised(fold_name(name)),)
    if _HAN.fullmatch(name):
        first, *others = (str(anyascii(letter)) for letter in name)
        return (f"{first} {''.join(others).capitalize()}".strip(),)
    plain = re.sub(r"['`]", "", str(anyascii(_POINT.sub(" ", name)))).lower()
    ways = next((ways for script, ways in _OPEN if script.search(name)), {})
    letters = (ways.get(letter, letter) for letter in re.sub("n(?=[pb])", "m", plain))
    return tuple(dict.fromkeys("".join(way) for way in islice(product(*letters), MOST)))


def likeness_across(typed: str, name: str) -> float:
    """How much a name in another script may be this one, from 0 to 1; 0 where a word's consonants are no word's here.

    Chinese characters don't say how a foreign name sounds, so they are never like one.
    """
    if _HAN.fullmatch(typed):
        return 0.0
    shortest = SHORTEST_SYLLABIC if _HANGUL.search(typed) else SHORTEST
    known = {skeleton(word): word for word in spelling_words(name)}
    return max((_likeness(spelling_words(way), known, shortest) for way in readings(typed)), default=0.0)


def _likeness(words: list[str], known: Mapping[str, str], shortest: int) -> float:
    sounds = {word: skeleton(word) for word in words}
    if len("".join(sounds.values())) < shortest or any(sound not in known for sound in sounds.values()):
        return 0.0
    return min((likeness(word, known[sound]) for word, sound in sounds.items()), default=0.0)
