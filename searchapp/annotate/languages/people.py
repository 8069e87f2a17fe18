"""Who are the named of one article: which full name does each mention mean?

A surname alone means the one full name that ends so; where two do, it means neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from searchapp.annotate.languages.names import Name
from searchapp.annotate.languages.rules import LanguageRules
from searchapp.domain import Entity, EntityKind, How, Mention, Span


class People:
    """The names of one article, each person once."""

    def __init__(self, rules: LanguageRules, names: Iterable[Name]) -> None:
        self._rules = rules
        self._mentions: defaultdict[str, list[Name]] = defaultdict(list)
        self._by_last: defaultdict[str, set[str]] = defaultdict(set)
        self._seen = list(names)
        self._kept: dict[str, int] = {}
        for name in self._seen:
            if name.full:
                self._by_last[_key(name.text.rsplit(" ", 1)[1])].add(name.text)

    def who(self, name: Name, *, tight: bool) -> str | None:
        """The full name that a mention means, itself where it is one; None where that stays open."""
        if name.full:
            plain = self._rules.capitals and not self._rules.noun_capitals
            return name.text if name.vouched or plain or (tight and self._rules.capitals) else None
        bearers = self._by_last[_key(name.text)]
        if len(bearers) == 1:
            return next(iter(bearers))
        if bearers or name.common:
            return None
        return name.text if name.vouched or (tight and self._rules.capitals) else None

    def keep(self, who: str) -> int:
        """The place of this person among the entities; a new one gets the next."""
        return self._kept.setdefault(who, len(self._kept))

    def keep_all(self) -> None:
        """Keep everybody who is named in full, whether they speak or not."""
        for name in self._seen:
            if name.full and name.vouched:
                self.keep(name.text)

    def first_full(self, who: str) -> Span | None:
        """The first mention that carries the whole name."""
        return next((name.span for name in self._seen if name.text == who), None)

    def entities(self) -> tuple[Entity, ...]:
        """Everybody kept, with all mentions that mean them."""
        mentions: defaultdict[str, list[Name]] = defaultdict(list)
        for name in self._seen:
            if (who := self.who(name, tight=name.text in self._kept)) in self._kept:
                mentions[who].append(name)
        return tuple(self._entity(who, mentions[who]) for who in self._kept)

    def _entity(self, who: str, names: list[Name]) -> Entity:
        body = not self._rules.bodies.isdisjoint(who.split(" "))
        found = tuple(Mention(name.span, How.FULL if name.text == who else How.PARTIAL) for name in names)
        variants = tuple(dict.fromkeys(name.text for name in names if name.text != who))
        return Entity(who, EntityKind.ORGANISATION if body else EntityKind.PERSON, found, variants)


def _key(surname: str) -> str:
    return surname.casefold()
