"""Do two written names of people agree? Words by words: given, middle and family names, initials, generations."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from searchapp.names import HONORIFICS, fold_name
from searchapp.people import occupations
from searchapp.people.scripts import is_in_other_script
from searchapp.people.spelling import PARTICLES, full_form, generation_of, likeness, skeleton, spelling_words, syllables

_ALIKE = 0.6
_VOWELS = re.compile(r"[aeiouy]+")
_EXCHANGED = ("ae", "eiy", "ou")

SHORTEST_SPELT = 4
"""Shorter words have too many others of the same consonants for a spelling of them to be likely."""

_SMALL = frozenset("of the and for on in de la du des der die und".split())


class Agreement(StrEnum):
    """How far two names agree, from the same words to names that one person can't bear."""

    EQUAL = "equal"
    FULLER = "fuller"  # a middle name or initial that the other lacks
    INITIAL = "initial"  # a given name that the other shortens to its letter
    SPELLING = "spelling"  # other letters for what may be the same sounds, or a short form
    SCRIPT = "script"  # the same sounds in another script, which leaves more open
    GENERATION = "generation"  # only one of them says junior or senior
    ALONE = "alone"  # the same single name, or a single name that is a part of the other
    DIFFERENT = "different"


_ORDER = list(Agreement)


@dataclass(frozen=True, slots=True)
class _Parts:
    given: str
    middle: tuple[str, ...]
    family: str
    generation: str | None


@lru_cache(8_192)
def agreement(one: str, other: str) -> Agreement:
    """How far two names of people agree; honorifics, accents and case don't count."""
    first, second = _parts(one), _parts(other)
    if first is None or second is None:
        return _alone(one, other)
    generations = {first.generation, second.generation}
    if None not in generations and len(generations) == 2:
        return Agreement.DIFFERENT
    if is_in_other_script(one) != is_in_other_script(other):
        return _across_scripts(first, second)
    found = [_family(first.family, second.family), _given(first.given, second.given)]
    found.append(_middle(first.middle, second.middle))
    if len(generations) == 2:
        found.append(Agreement.GENERATION)
    worst = max(found, key=_ORDER.index)
    if worst is Agreement.EQUAL and _particles(one) != _particles(other):
        return Agreement.SPELLING  # the particles differ
    return worst


def plain_name(name: str) -> str:
    """The name as printed, without leading honorifics; one that is nothing else keeps them."""
    words = name.split()
    at = 0
    while at < len(words) - 1 and re.sub(r"[.’']", "", words[at]).casefold() in HONORIFICS:
        at += 1
    return " ".join(words[at:])


def ends_of(name: str) -> tuple[str, ...]:
    """The first and the last word, folded and without “Jr.”; nothing where a name has no letters."""
    words = fold_name(name).split()
    words = words[:-1] if generation_of(name) else words
    return (words[0], words[-1]) if words else ()


def title_of(name: str) -> str | None:
    """The office with which a name as printed begins: “Judge”, “Ombudsman”."""
    words = name.split()
    return words[0].rstrip(".") if len(words) > 1 and occupations.is_known(words[0].rstrip(".").casefold()) else None


def bare_words(name: str) -> list[str]:
    """The folded words of a name without the offices with which it begins."""
    words = spelling_words(name)
    while len(words) > 1 and occupations.is_known(words[0]):
        words = words[1:]  # “Ombudsman Naomi Reed”
    return words


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the letters of `short` are the first letters of the words of `full`, small words left out or not."""
    letters = re.sub(r"[^\w]", "", short).casefold()
    words = fold_name(full).split()
    if not 1 < len(letters) < 8 or len(words) < 2:
        return False
    return letters in ("".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL))


def spelt(typed: str, name: str) -> str | None:
    """The folded words of a name that those typed are or may be other spellings of, in the order typed.

    None where some word typed has no counterpart. `yusuf` is `yousef` in “Dr Yousef Haddad”, and `haddad` is itself.
    """
    words, found = spelling_words(name), []
    for word in spelling_words(typed):
        alike = (w for w in words if w == word or other_spelling(w, word))
        best = max(alike, key=lambda w: likeness(w, word), default=None)
        if best is None:
            return None
        found.append(best)
    return " ".join(found) or None


def other_spelling(one: str, other: str) -> bool:
    """Whether two different folded words may be one spelt otherwise: the same sounds, vowels in the same places."""
    if one == other or min(len(one), len(other)) < SHORTEST_SPELT or syllables(one) != syllables(other):
        return False
    return likeness(one, other) >= _ALIKE and _vowel_fits(one, other)


def _vowel_fits(one: str, other: str) -> bool:
    """Whether the only vowels of two short words may stand for one sound: not in Lind and Lund. Others have to do."""
    alone = [found for word in (one, other) if len(found := _VOWELS.findall(word[1:])) == 1]
    return len(alone) < 2 or any(alone[0][0][0] in group and alone[1][0][0] in group for group in _EXCHANGED)


def _parts(name: str) -> _Parts | None:
    words = bare_words(name)
    return _Parts(words[0], tuple(words[1:-1]), words[-1], generation_of(name)) if len(words) > 1 else None


def _particles(name: str) -> list[str]:
    return [word for word in fold_name(name).split() if word in PARTICLES]


def _alone(one: str, other: str) -> Agreement:
    short, long = sorted((bare_words(one), bare_words(other)), key=len)
    return Agreement.ALONE if short and (short[0] in (long[0], long[-1])) else Agreement.DIFFERENT


def _across_scripts(one: _Parts, other: _Parts) -> Agreement:
    """Whether two names in different scripts have the consonants of one; middle names are often left out."""
    pairs = (one.given, other.given), (one.family, other.family)
    fits = all(skeleton(full_form(a)) == skeleton(full_form(b)) for a, b in pairs)
    return Agreement.SCRIPT if fits else Agreement.DIFFERENT


def _family(one: str, other: str) -> Agreement:
    if one == other:
        return Agreement.EQUAL
    return Agreement.SPELLING if _same_sound(one, other) else Agreement.DIFFERENT


def _given(one: str, other: str) -> Agreement:
    if one == other:
        return Agreement.EQUAL
    if 1 in (len(one), len(other)):
        return Agreement.INITIAL if one[0] == other[0] else Agreement.DIFFERENT
    return Agreement.SPELLING if full_form(one) == full_form(other) else _family(one, other)


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    if one == other:
        return Agreement.EQUAL
    if not one or not other:
        return Agreement.FULLER
    pairs = list(zip(one, other, strict=False))
    if all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs):
        return Agreement.FULLER
    return Agreement.SPELLING if all(_same_sound(a, b) for a, b in pairs) else Agreement.DIFFERENT


def _same_sound(one: str, other: str) -> bool:
    return skeleton(one) == skeleton(other) and likeness(one, other) >= _ALIKE
