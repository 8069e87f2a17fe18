"""Which names were asked for a moment ago, and do they still hold?

Every page asks the registry for the same few hundred names. They are kept until anything in the archive changes, which
the database tells in a few microseconds.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar, cast

from searchapp.archive.ground.database import Database
from searchapp.archive.people.registry import Registry
from searchapp.ports import Name

MOST_KEPT = 20_000
"""So many answers are kept; then one begins anew."""

T = TypeVar("T")


class KnownNames:
    """The registry's names (`searchapp.ports.Names`), each read once for each state of the archive."""

    def __init__(self, registry: Registry, database: Database) -> None:
        self._registry = registry
        self._stamp = database.stamp
        self._kept: tuple[int, dict[Hashable, Any]] = (-1, {})

    def _known(self) -> dict[Hashable, Any]:
        """What was answered since the archive last changed. The stamp is read before what is kept under it."""
        stamp, kept = self._stamp(), self._kept
        if kept[0] != stamp or len(kept[1]) > MOST_KEPT:
            self._kept = kept = (stamp, {})
        return kept[1]

    def _once(self, key: Hashable, ask: Callable[[], T]) -> T:
        known = self._known()
        if key not in known:
            known[key] = ask()
        return cast(T, known[key])

    def names(self, ids: Iterable[int]) -> Mapping[int, Name]:
        """The names of these ids; a merged id gets the name of what it became; unknown ids are left out."""
        wanted, known = set(ids), self._known()
        absent = {i for i in wanted if i not in known}
        if absent:
            found = self._registry.names(absent)
            known.update({i: found.get(i) for i in absent})
        return {i: name for i in wanted if (name := known[i]) is not None}

    def find(self, text: str) -> frozenset[int]:
        """The (unmerged) ids that bear this name or variant, compared without case, accents and honorifics."""
        return self._once(("find", text), lambda: self._registry.find(text))

    def suggest(self, beginning: str, limit: int) -> tuple[Name, ...]:
        """Names of which a word begins so, those of most articles first."""
        return self._once(("suggest", beginning, limit), lambda: self._registry.suggest(beginning, limit))

    def sounding(self, text: str, limit: int, exactly: bool = False) -> tuple[Name, ...]:
        """Names of which words are these or may be other spellings of them, those of most articles first.

        `exactly`: names of which a word is this one.
        """
        key = "sounding", text, limit, exactly
        return self._once(key, lambda: self._registry.sounding(text, limit, exactly))

    def spellings(self, word: str) -> tuple[str, ...]:
        """How people's names spell this word too, as written, the most frequent first; nothing for ordinary words."""
        return self._once(("spellings", word), lambda: self._registry.spellings(word))

    def aliases(self) -> Mapping[int, int]:
        """Every merged id, with the id that it became (never a chain)."""
        return self._once("aliases", self._registry.aliases)
