"""Who are the named of one article: which full name does each mention mean?

People are joined as in every language (`annotate/names/joining.py`). A surname alone means the one person who bears it;
where two do, it means neither. Bodies and places are called by one name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from searchapp.annotate.languages.named import Name
from searchapp.annotate.names.cluster import Cluster
from searchapp.annotate.names.joining import build_clusters
from searchapp.annotate.names.naming import Naming, key
from searchapp.domain import Entity, EntityKind, How, Mention, Span

_WEIGHT = 2.0


class People:
    """The names of one article, each bearer once."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._seen = list(names)
        self._kinds: dict[str, EntityKind] = {}
        self._kept: dict[str, int] = {}
        self._called: dict[Span, str] = {}
        persons = [_naming(name) for name in self._seen if name.kind is EntityKind.PERSON]
        clusters = build_clusters(persons)
        borne = Counter(cluster.keys[-1] for cluster in clusters if len(cluster.keys) > 1)
        shared = {last for last, count in borne.items() if count > 1}
        self._open: set[Span] = set()
        for cluster in clusters:
            self._called.update((naming.span, cluster.name) for naming in cluster.namings)
            self._open |= {n.span for n in cluster.namings if len(n.words) == 1 and key(n.words[0]) in shared}
        self._join_given(clusters)
        for name in self._seen:
            self._kinds.setdefault(self._called.get(name.span, name.text), name.kind)

    def _join_given(self, clusters: list[Cluster]) -> None:
        """Let a given name alone mean the one full name that begins so, where two do neither."""
        given = {name.span for name in self._seen if name.vouched and not name.full and name.begins == name.first}
        for cluster in (c for c in clusters if {naming.span for naming in c.namings} <= given):
            full = [c for c in clusters if c.is_person and len(c.keys) > 1 and c.keys[0] == cluster.keys[0]]
            self._called.update((naming.span, full[0].name) for naming in cluster.namings if len(full) == 1)
            self._open |= {naming.span for naming in cluster.namings if len(full) > 1}

    def who(self, name: Name) -> str | None:
        """The full name that a mention means, itself where it is one; None where that stays open."""
        return None if name.span in self._open else self._called.get(name.span, name.text)

    def keep(self, who: str) -> int:
        """The place of this name among the entities; a new one gets the next."""
        return self._kept.setdefault(who, len(self._kept))

    def keep_all(self) -> None:
        """Keep everybody who is named in full, and every known body and place, whether they speak or not."""
        for name in self._seen:
            if ((name.full and name.vouched) or name.kind is not EntityKind.PERSON) and (who := self.who(name)):
                self.keep(who)

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


def _naming(name: Name) -> Naming:
    words = tuple(name.text.split(" "))
    return Naming(name.span, words, (), name.kind, _WEIGHT, quoted=False, first=name.first, last=name.last - 1, unit=0)
