"""When do two written names look alike? Folding of case, accents, marks and honorifics.

Folding decides what is *found* under a name; whether two bearers of it are one person is the registry's business.
"""

import re
import unicodedata
from functools import lru_cache

HONORIFICS = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady madam sen senator rep representative gov governor
    president pres minister chancellor secretary king queen prince princess pope gen general col colonel capt captain
    lt lieutenant sgt sergeant maj major judge justice rev reverend bishop archbishop cardinal ambassador mayor
    congressman congresswoman imam ayatollah sayyed sayyid seyyed sheikh shaikh hajj martyr comrade herr frau monsieur
    madame mme señor señora don doña""".split()
)
"""Words before a name that are no part of it (lower case, without full stops)."""

_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@lru_cache(32_768)
def fold_name(name: str) -> str:
    """The name in lower case, without accents, marks, possessives and leading honorifics, words joined by a space.

    A name that is nothing but honorifics keeps them; a name without letters folds to the empty string.
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _WORD.findall(re.sub(r"[.'’ʼ]", "", _POSSESSIVE.sub("", name.casefold())))
    first = next((i for i, word in enumerate(words) if word not in HONORIFICS), 0)
    return " ".join(words[first:])
