"""What does a name look like in print? The regular expressions that the other modules build on."""

import re

from searchapp.annotate.lexicon import SMALL

UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
"""The capital letters of the Latin blocks, for character classes."""

GENERATIONS = {"Jr": "Jr.", "Jr.": "Jr.", "Sr": "Sr.", "Sr.": "Sr.", "II": "II", "III": "III", "IV": "IV"}
"""What tells of the generation behind a name, as one writes it."""

WORD = rf"(?:[{UPPER}]\.(?:-?[{UPPER}]\.)*|[{UPPER}]\w*(?:[-&](?=\w)\w+|['’](?![s]\b)\w+)*)"
"""A capitalised word, hyphens and apostrophes included, or initials with their full stops."""

LINK = r"(?:de|da|do|dos|del|della|di|du|des|van|von|der|den|ter|bin|ibn|bint|abu|la|le|y|e|wa|zu)"
"""Small words inside a person's name."""

PARTICLES = SMALL["particle-of-name"].union(LINK[3:-1].split("|"))
"""Small words with which a surname may begin (“De Groot”), capitalised or not."""

ARABIC_WORD = rf"(?:[aeu][lnr]-)?{WORD}"
"""A capitalised word, or one behind an Arabic article (“al-Sharif”)."""

PERSON_NAME = rf"{WORD}(?: (?:{LINK} ){{0,2}}{ARABIC_WORD}){{0,3}}"
"""One to four capitalised words with the small words that names of persons hold."""

NAME = rf"{WORD}(?: (?:of (?:the )?|and )?{ARABIC_WORD}){{0,4}}"
"""One to five capitalised words, as bodies and places bear them."""

FULL_NAME = rf"{WORD}(?: (?:{LINK} ){{0,2}}{ARABIC_WORD}){{1,3}}"
"""At least two capitalised words."""

CHUNK = re.compile(rf"{ARABIC_WORD}(?: (?:{LINK} ){{0,2}}{ARABIC_WORD}){{0,11}}")
"""A run of capitalised words, twelve at most, so that the work stays linear in any text."""


def in_capitals(text: str) -> bool:
    """Whether a line is set in capitals (nine letters of ten, and ten letters at least)."""
    small = sum(map(str.islower, text))
    capitals = sum(map(str.isupper, text)) if 10 * small <= len(text) else 0
    return capitals + small >= 10 and capitals >= 9 * small


def in_title_case(text: str) -> bool:
    """Whether a line gives nearly all its longer words a capital, so that capitals say nothing of names.

    Lines with digits, brackets or several commas are results and lists of names, those with a full stop sentences.
    """
    if _LIST.search(text):
        return False
    words = [word for word in _LONG_WORD.findall(text) if word[0].isalpha()]
    return len(words) >= 4 and sum(1 for word in words if word[0].isupper()) >= 0.8 * len(words)


_LIST = re.compile(r"[\d()]|,.*,|\.$")
_LONG_WORD = re.compile(r"(?<![\w'’-])\w{4,}")
