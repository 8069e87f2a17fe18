"""With which letters may a token begin that a word of the query matches? Only there one need look into a text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from searchapp.analysis import keeps_first_letter, stem
from searchapp.request import Fuzzy, TextNode, Word

SHORT = 3
"""A stem of so many letters or fewer promises only its first letter."""

CHANGED = 2
"""So many letters at the end of a stem at most differ from those of a token with that stem."""

_BEYOND = "\\x80-\\U0010ffff"


def beginning_of(node: TextNode, tokens: Sequence[str], lang: str | None) -> str:
    """Letters with which every token begins that matches the node's first; empty where nobody knows.

    Only the first of a number's digits: commas may stand between the others.
    """
    word = tokens[0]
    if len(tokens) > 1 or not isinstance(node, Word | Fuzzy):
        return _plain_beginning(word)
    if not keeps_first_letter(lang):
        return ""
    if isinstance(node, Fuzzy):
        return _plain_beginning(word[0])
    # Suffixes of short words change their second letter ("die", "dying"), of longer ones the stem's last two at most.
    stemmed = stem(word, lang)
    kept = stemmed[: max(1, len(stemmed) - CHANGED)] if len(stemmed) > SHORT else word[0]
    return _plain_beginning(kept if word.startswith(kept) else word[0])


def written_otherwise(beginning: str) -> tuple[str, ...]:
    """How a token with this folded beginning may begin too: with the dots of initials, or an apostrophe."""
    if len(beginning) < 2:
        return ()
    irish = ("o'", "o’") if beginning[0] == "o" else ()
    return beginning[0] + ".", beginning[:2] + ".", *irish


def _plain_beginning(word: str) -> str:
    """The word up to what may be written in another way than its folded form, in an ASCII text."""
    if word[:1].isdigit():
        return word[0] if word.isascii() else ""
    return word if word.isascii() and word.isalnum() else word[0] if word[0].isascii() and word[0].isalnum() else ""


def places(text: str, needle: str) -> list[int]:
    """Where the needle stands, overlaps left out."""
    found = []
    at = text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + len(needle))
    return found


@lru_cache(maxsize=1024)
def candidates(beginning: str) -> re.Pattern[str]:
    """What finds the letters at which a token may begin so.

    What folds to a letter was written with it, in either case, or with one beyond ASCII.
    """
    other = "".join(f"[{c}{c.upper()}.{_BEYOND}]" for c in beginning[1:])
    first = f"[{beginning[0]}{beginning[0].upper()}]"
    return re.compile(f"(?<![^\\W_])(?:{first}{other}|[{_BEYOND}])")
