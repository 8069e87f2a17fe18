"""Who are the named of one article: which full name does each mention mean?

A surname alone means the one full name that ends so; where two do, it means neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from searchapp.annotate.languages.names import Name
from searchapp.domain import Entity, EntityKind, How, Mention, Span


class People:
    """The names of one article, each bearer once."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._seen = list(names)
        self._by_last: defaultdict[str, set[str]] = defaultdict(set)
        self._kept: dict[str, int] = {}
        self._kinds: dict[str, EntityKind] = {}
        for name in self._seen:
            self._kinds.setdefault(name.text, name.kind)
            if name.full and name.kind is EntityKind.PERSON:
                self._by_last[_key(name.text.rsplit(" ", 1)[1])].add(name.text)

    def who(self, name: Name) -> str | None:
        """The full name that a mention means, itself where it is one; None where that stays open."""
        if name.full or name.kind is not EntityKind.PERSON:
            return name.text
        bearers = self._by_last[_key(name.text)]
        return next(iter(bearers)) if len(bearers) == 1 else None if bearers else name.text

    def keep(self, who: str) -> int:
        """The place of this name among the entities; a new one gets the next."""
        return self._kept.setdefault(who, len(self._kept))

    def keep_all(self) -> None:
        """Keep everybody who is named in full, and every known body and place, whether they speak or not."""
        for name in self._seen:
            if (name.full and name.vouched) or name.kind is not EntityKind.PERSON:
                self.keep(name.text)

    def first_full(self, who: str) -> Span | None:
        """The first mention that carries the whole name."""
        return next((name.span for name in self._seen if name.text == who), None)

    def entities(self) -> tuple[Entity, ...]:
        """Everybody kept, with all mentions that mean them."""
        mentions: defaultdict[str, list[Name]] = defaultdict(list)
        for name in self._seen:
            who = self.who(name)
            if who is not None and who in self._kept:
                mentions[who].append(name)
        return tuple(self._entity(who, mentions[who]) for who in self._kept)

    def _entity(self, who: str, names: list[Name]) -> Entity:
        found = tuple(Mention(name.span, How.FULL if name.text == who else How.PARTIAL) for name in names)
        variants = tuple(dict.fromkeys(name.text for name in names if name.text != who))
        return Entity(who, self._kinds.get(who, EntityKind.PERSON), found, variants)


def _key(surname: str) -> str:
    return surname.casefold()
