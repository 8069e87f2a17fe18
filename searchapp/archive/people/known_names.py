"""Which names were asked for a moment ago, and do they still hold?

Every page asks the registry for the same few hundred names. They are kept until anything in the archive changes, which
the database tells in a few microseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from searchapp.archive.ground.database import Database
from searchapp.archive.people.registry import Registry
from searchapp.ports import Name

MOST_KEPT = 20_000
"""So many answers are kept; then one begins anew."""

P = ParamSpec("P")
T = TypeVar("T")


def _kept(ask: Callable[Concatenate[Registry, P], T]) -> Callable[Concatenate[KnownNames, P], T]:
    """The method that asks the registry once for each state of the archive."""

    @wraps(ask)
    def method(self: KnownNames, /, *asked: P.args, **how: P.kwargs) -> T:
        known, key = self.known(), (ask.__name__, asked, *how.items())
        if key not in known:
            known[key] = ask(self.registry, *asked, **how)
        return cast(T, known[key])

    return method


class KnownNames:
    """The registry's names (`searchapp.ports.Names`), each read once for each state of the archive."""

    def __init__(self, registry: Registry, database: Database) -> None:
        self.registry = registry
        self._stamp = database.stamp
        self._kept: tuple[int, dict[Hashable, Any]] = (-1, {})

    def known(self) -> dict[Hashable, Any]:
        """What was answered since the archive last changed. The stamp is read before what is kept under it."""
        stamp, kept = self._stamp(), self._kept
        if kept[0] != stamp or len(kept[1]) > MOST_KEPT:
            self._kept = kept = (stamp, {})
        return kept[1]

    def names(self, ids: Iterable[int]) -> Mapping[int, Name]:
        """The names of these ids; a merged id gets the name of what it became; unknown ids are left out."""
        wanted, known = set(ids), self.known()
        absent = {i for i in wanted if i not in known}
        if absent:
            found = self.registry.names(absent)
            known.update({i: found.get(i) for i in absent})
        return {i: name for i in wanted if (name := known[i]) is not None}

    find, suggest, aliases = _kept(Registry.find), _kept(Registry.suggest), _kept(Registry.aliases)
    sounding, spellings = _kept(Registry.sounding), _kept(Registry.spellings)
