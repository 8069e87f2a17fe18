"""Which names are known before an article is read? A frozen table of them, as the archive's registry had them one day.

`searchapp names` writes it, the setting `model` names it. The findings depend on the table and on nothing that the
archive learns later, so its hash is part of the annotator's version: with another table all is annotated anew.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from searchapp.domain import EntityKind
from searchapp.errors import SettingsError
from searchapp.people.scripts import is_in_other_script
from searchapp.people.spelling import full_form, skeleton, spelling_words

TABLE = ".tsv"
"""How the file of a table ends in the setting `model`."""
_LEAST_SOUND, _LEAST_FAMILY = 6, 4
"""Consonants of two words, or of the last alone, that tell a name in other letters; fewer are many words' by chance."""


@dataclass(frozen=True, slots=True, eq=False)
class KnownNames:
    """A table of names with their kinds; `hash` are twelve hexadecimal digits that stand for it."""

    names: tuple[tuple[str, EntityKind], ...]
    hash: str

    def of(self, kind: EntityKind) -> tuple[str, ...]:
        """The names of a kind, as they are written."""
        return tuple(name for name, its in self.names if its is kind)

    def sounds(self) -> frozenset[str]:
        """Under which sounds people of whom only a Latin name is known are found in other letters."""
        latin = (name.split() for name in self.of(EntityKind.PERSON) if not is_in_other_script(name))
        told = ((words, [full_form(words[0].lower()), *words[1:]]) for words in latin if len(words) > 1)
        return frozenset(sound_of(words) for both in told for words in both) - {""}


def sound_of(words: Sequence[str]) -> str:
    """What a person's name of two words and more sounds like in any script; empty where that tells little."""
    first, last = _sound(words[0]), _sound(words[-1])
    telling = len(last) >= _LEAST_FAMILY or (min(len(first), len(last)) > 1 and len(first + last) >= _LEAST_SOUND)
    return f"{first} {last}" if telling else ""


@lru_cache(32_768)
def _sound(word: str) -> str:
    return skeleton("".join(spelling_words(word)))


def read_names(path: Path) -> KnownNames:
    """The table in a file: a name a line, its kind before a tab. Raises SettingsError, with the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the names in the setting `model` can't be read: {error}.") from None
    kinds = {kind.value: kind for kind in EntityKind}
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        kind, _, name = line.partition("\t")
        if kind not in kinds or not name.strip():
            raise SettingsError(f"{path}:{number}: this is no kind ({', '.join(kinds)}), tab and name.")
        rows.append((" ".join(name.split()), kinds[kind]))
    return KnownNames(tuple(rows), hashlib.sha256(text.encode()).hexdigest()[:12])
