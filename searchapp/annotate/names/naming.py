"""What is one naming in the text, and what do its words tell of the bearer: a person or a body, she or he?"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from searchapp.annotate.lexicon import FEMALE_TITLES, FIRST, HARD_TITLES, MALE_TITLES
from searchapp.annotate.names.gazetteer import has_body_word, is_country
from searchapp.annotate.names.shapes import GENERATIONS
from searchapp.domain import EntityKind, Span

_LEFT_OUT = re.compile(r"[.’'`\-]")


@dataclass(slots=True)
class Naming:
    """One naming in the text: `words` identify (no titles), `span` covers them, `titles` stood before."""

    span: Span
    words: tuple[str, ...]
    titles: tuple[str, ...]
    kind: EntityKind | None
    weight: float
    quoted: bool
    first: int
    last: int
    unit: int
    generation: str = ""
    """What of the generation stands behind it: “Jr.”, “Sr.”, “II”."""
    misspelt: bool = False
    """Whether it was joined to a name from which it differs by a letter."""


@lru_cache(16_384)
def key(word: str) -> str:
    """A word without case, accents, apostrophes, full stops."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _LEFT_OUT.sub("", word).lower()


def generation_behind(words: Sequence[str], at: int) -> tuple[str, int]:
    """What stands at a place of the generation, as one writes it, and in how many tokens: `("Jr.", 2)` for “, Jr.”."""
    comma = int(words[at : at + 1] == [","])
    told = GENERATIONS.get(words[at + comma]) if at + comma < len(words) else None
    return (told, comma + 1) if told and (not comma or told[-1] == ".") else ("", 0)


def is_organisation(words: Sequence[str]) -> bool:
    """Whether the words of a name tell that it is a body's: “Water Board”, “UNO”."""
    return "&" in words or has_body_word(words[1:]) or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)


def kind_of(words: list[str], titles: tuple[str, ...], kind: EntityKind | None) -> tuple[EntityKind | None, float]:
    """What a name is taken for, and how much that counts against other namings of the same."""
    if len(words) > 1 and has_body_word(words[-1:]) and kind is not EntityKind.PLACE:
        return EntityKind.ORGANISATION, 12.0
    if len(words) == 1 and has_body_word(words) and not titles:
        return EntityKind.ORGANISATION, 3.0
    if len(words) == 1 and is_country(words[0]):
        return kind, 1.0  # “Miss Norway”
    if titles and titles[-1] in HARD_TITLES:
        return EntityKind.PERSON, 12.0
    given = 1 < len(words) < 5 and words[0][0].isupper() and key(words[0]) in FIRST
    if given and kind is not EntityKind.PLACE and not is_organisation(words):
        return EntityKind.PERSON, 12.0
    if kind is EntityKind.ORGANISATION and len(words) == 1 and words[0].isupper():
        return kind, 2.0
    return kind, 2.0 if len(words) > 1 else 1.0


def gender_of_titles(titles: tuple[str, ...]) -> str | None:
    """`"f"` or `"m"` where a title tells."""
    for title in titles:
        if title in FEMALE_TITLES:
            return "f"
        if title in MALE_TITLES:
            return "m"
    return None
