"""How many people may bear a name? The rarer it is, the more two articles that print it mean one person.

After Winkler's frequency-based matching (“Frequency-Based Matching in Fellegi-Sunter Model of Record Linkage”, 1989),
with the shares of given and family names of the U.S. Census of 1990, which are in the public domain and come with the
package `names`. A word that the lists lack is taken for a rare one: they hold nine tenths of the people counted.
"""

from functools import lru_cache

from searchapp.people.census import FAMILY, FEMALE, MALE, census
from searchapp.people.naming import SHORTEST_SPELT
from searchapp.people.spelling import full_form, likeness, spelling_words

_PEOPLE = 2.5e8
_RAREST_GIVEN, _RAREST_FAMILY = 3e-6, 2e-6
_FURTHER_NAME = 0.03
"""The share of those who bear two names whose third is the same, or begins with the same letter."""

_INITIAL = 0.05
"""The share of those whose given name begins with a certain letter."""

_COMMON_FAMILY = 5e-5
_ALIKE = 0.75


@lru_cache(8_192)
def expected_bearers(name: str) -> float | None:
    """How many of 250 million people may bear a full name; None for a single name."""
    words = spelling_words(name)
    if len(words) < 2:
        return None
    shares = [(_share(word, MALE) + _share(word, FEMALE)) / 2 for word in (words[0], full_form(words[0]))]
    given = _INITIAL if len(words[0]) == 1 else max(share or _RAREST_GIVEN for share in shares)
    further = _FURTHER_NAME if len(words) > 2 else 1.0
    return _PEOPLE * given * (_share(words[-1], FAMILY) or _RAREST_FAMILY) * further


def are_two_names(one: str, other: str, family: bool) -> bool:
    """Whether two folded words are two names that people bear, given or family names, and hardly spellings of one."""
    known = [census(file) for file in ((FAMILY,) if family else (MALE, FEMALE))]
    alike = one == other or (min(len(one), len(other)) >= SHORTEST_SPELT and likeness(one, other) >= _ALIKE)
    return not alike and all(any(word in names for names in known) for word in (one, other))


def is_common_family(word: str) -> bool:
    """Whether so many families bear a folded name that the name alone says little."""
    return _share(word, FAMILY) > _COMMON_FAMILY


def _share(word: str, file: str) -> float:
    return census(file)[word].share if word in census(file) else 0.0
