"""How is a name in Arabic or Cyrillic letters written in Latin ones, so far that its consonants can be compared?

After the romanisations of the American Library Association and the Library of Congress (ALA-LC), without marks: what
they tell apart by marks is one here. Arabic writes no short vowels; `searchapp.people.spelling` leaves out all vowels.
Given names of which letters tell too little (“مايكل” is Michael) come by a table.
"""

import re
from functools import lru_cache
from pathlib import Path

from searchapp.names import fold_name
from searchapp.tables import mapped, table

_LETTERS = mapped(table(Path(__file__).with_name("letters.tsv")), "latin")
_GIVEN = {
    fold_name(given): row["name"]
    for row in table(Path(__file__).with_name("given_names.tsv"))
    for given in row["written"].split()
}
_OTHER = re.compile(r"[\u0400-\u04ff\u0600-\u06ff]")
_ARTICLE = re.compile(r"^ال(?=\w{3})")
_LETTER = re.compile("дж|تش|.")


def is_in_other_script(name: str) -> bool:
    """Whether a name is in Arabic or Cyrillic letters."""
    return _OTHER.search(name) is not None


def romanised(folded: str) -> str:
    """The folded name with words in Arabic or Cyrillic letters in Latin ones, “al” apart; other words as they are."""
    return " ".join(_word(word) for word in folded.split()) if is_in_other_script(folded) else folded


@lru_cache(32_768)
def _word(word: str) -> str:
    if not is_in_other_script(word):
        return word
    if word in _GIVEN:
        return _GIVEN[word]
    article = "al " if _ARTICLE.match(word) else ""
    plain = _ARTICLE.sub("", word)
    return article + "".join(_letter(plain, found.start(), found[0]) for found in _LETTER.finditer(plain))


def _letter(word: str, at: int, letter: str) -> str:
    """One letter as it sounds where it stands; vowels that Arabic leaves out are not guessed."""
    before_vowel = word[at + 1 : at + 2] in tuple("ايىةو")
    special = {
        "дж": "dj" if at else "j",
        "تش": "ch",
        "ج": "ja" if at else "j",
        "و": "w" if not at or word[at + 1 : at + 2] in tuple("اية") else "u",
        "ي": "y" if not at or (before_vowel and word[at - 1] == "ا") else "i",
        "ی": "y" if not at else "i",
        "ع": "a" if not at else "",
        "и": "y" if not at and word[1:2] in tuple("аеиоуэя") else "i",
    }
    return special.get(letter) or _LETTERS.get(letter, "")
