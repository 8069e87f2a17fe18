"""Which names may be one name spelled differently? Those with the same skeleton of consonants.

After the romanised skeletons of Freeman, Condon and Ackerman (“Cross linguistic name matching in English and Arabic”,
NAACL-HLT 2006) and the letter groups of Zobel and Dart's Editex (“Phonetic string matching”, SIGIR 1996): letters that
transliterations exchange fall into one group, doubled letters and vowels after the first sound fall away. A key only
proposes candidates; whether the names agree is judged by `searchapp.people.naming`, and nothing is linked by it.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from searchapp.names import fold_name
from searchapp.people.scripts import romanised
from searchapp.tables import table

PARTICLES = frozenset(
    "al el ad ar as ash at an az ul ur e de del della di da dos das du van von der den ter ten la le bin ibn ben st y "
    "zu af av of the".split()
)
"""Words inside a name that spellings leave out, join or change."""

_SERVANT = re.compile(r"\babd(?:[aeiou](?:l|r|s|n|d)?)?[ ]?(?:(?:al|el|ul|ur|ar|as|er)[ ])?(?=\w{3})")
_GROUPS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"tsch|tch|sch|sh|ch(?!r)|cz|zh|dj|dzh|j(?=[aeiou])(?<!^j)", "S"),
        (r"ph|w|v", "f"),
        (r"th|dh", "t"),
        (r"x", "ks"),
        (r"gh|kh|ck|ch|q|g", "k"),
        (r"c(?=[eiy])|ts|tz|z", "s"),
        (r"c", "k"),
        (r"b", "p"),
        (r"d", "t"),
        (r"^y|^j", "J"),
    )
)
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_INITIAL = re.compile(r"[EY]\.?")
"""An initial that in small letters would be a particle: “Ada E. Lind”, but “Ortega y Gasset”."""
_GIVEN = re.compile(r"\b(Al|Ben|Van) [A-Z]")
"""A particle that is a given name in front: “Al Lind”, “Ben Lind”, but “al-Lind”."""
_RUN_TOGETHER = re.compile(r"[A-Z]{2,3}(?= [A-Z][a-z])")
_VOWELS = re.compile(r"(?<=.)[aeiouyh]")
_BETWEEN = re.compile(r"(?<=[aeiou])y+h?(?=[aeiou])")
_RUN = re.compile(r"(?<=.)[aeiouyh]+")
_LEADING = re.compile(r"^[aeiou]V?")
_DOUBLED = re.compile(r"(.)\1+")
_SHORT_FORMS = {
    short: row["name"] for row in table(Path(__file__).with_name("short_forms.tsv")) for short in row["forms"].split()
}


@lru_cache(32_768)
def skeleton(word: str) -> str:
    """The group letters of a folded word: `haniyeh` and `haniyya` are both `hn`."""
    for pattern, letter in _GROUPS:
        word = pattern.sub(letter, word)
    word = _DOUBLED.sub(r"\1", word)
    return ("a" if word[:1] in "aeiou" else word[:1]) + _DOUBLED.sub(r"\1", _VOWELS.sub("", word)[1:])


@lru_cache(32_768)
def syllables(word: str) -> str:
    """The skeleton with the places of its vowels: `hVnVJV` for `haniyeh` and `haniyya`, but `hVnV` for `hanna`.

    Runs of vowels, y and h become a V; a y between vowels is a consonant. Of vowels at the beginning o and u are one.
    """
    for pattern, letter in _GROUPS:
        word = pattern.sub(letter, word)
    word = _RUN.sub("V", _BETWEEN.sub("J", _DOUBLED.sub(r"\1", word)))
    return ("u" if word[:1] in "ou" else "a") + _LEADING.sub("", word) if word[:1] in "aeiou" else word


@lru_cache(32_768)
def _spelling_words(name: str) -> tuple[str, ...]:
    together = _RUN_TOGETHER.match(name)
    name = " ".join(together[0]) + name[together.end() :] if together else name
    folded = _SERVANT.sub("abd", romanised(fold_name(name)))
    initials = {word.rstrip(".").casefold() for word in name.split() if _INITIAL.fullmatch(word)}
    words = folded.split()
    if len(words) > 1 and words[-1] in _GENERATIONS:
        words.pop()
    given = _GIVEN.search(name)
    first = int(given is not None and words[0] == given[1].lower())
    kept = words[:first] + [word for word in words[first:] if word in initials or word not in PARTICLES]
    return tuple(kept or words)


def spelling_words(name: str) -> list[str]:
    """The folded words of a name without particles and “Jr.”, with “Abdul X” and “Abd al-X” joined to one word.

    All in Latin letters.

    Initials that are written together come apart: “RW Lind” has the words r, w, lind.
    """
    return list(_spelling_words(name))


def generation_of(name: str) -> str | None:
    """What a name says of the generation, if it does: `jr`, `sr`, `ii`, `iii`, `iv`."""
    words = fold_name(name).split()
    return _GENERATIONS.get(words[-1]) if len(words) > 1 else None


def full_form(given: str) -> str:
    """The full first name of a short form (`bob`: `robert`), or the word itself."""
    return _SHORT_FORMS.get(given, given)


@lru_cache(8_192)
def sound_key(name: str, person: bool) -> str | None:
    """The key under which spellings of the name meet; None for a person's single name.

    A person's has the first and the last word, so that middle names don't matter; another's has every word.
    """
    words = spelling_words(name)
    if not person:
        return skeleton("".join(words)) if sum(map(len, words)) > 3 else None
    if len(words) < 2:
        return None
    given = words[0] + "." if len(words[0]) == 1 else skeleton(full_form(words[0]))
    return f"{given} {skeleton(words[-1])}"


@lru_cache(8_192)
def brief_key(name: str) -> str | None:
    """The initial and the last word's skeleton, by which “J. Feld” finds “Jonas Feld”; None for a single name."""
    words = spelling_words(name)
    return f"{words[0][0]}. {skeleton(words[-1])}" if len(words) > 1 else None


def block_of(name: str) -> str:
    """What all names share that may mean one person: the skeleton of the family name, or the single name itself."""
    words = spelling_words(name)
    return skeleton(words[-1]) if len(words) > 1 else "=" + " ".join(words)


def likeness(one: str, other: str) -> float:
    """How alike two words are written, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
