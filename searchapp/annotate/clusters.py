"""Which namings of an article mean one person or one body?

Fullest forms come first: every name of two or more words founds or joins a cluster; then single words join the
cluster whose surname, first name or initials they are. Two people of one surname stay two clusters, and a bare
surname goes to the one that is nearest and most spoken of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from searchapp.annotate.lexicon.firstnames import gender_of
from searchapp.annotate.names import Naming, gender_of_titles, key
from searchapp.domain import EntityKind, Span

_NICKNAMES = (
    "william will bill billy willie", "robert rob bob bobby", "richard rick dick ricky rich", "james jim jimmy jamie",
    "john johnny jack jon", "joseph joe joey", "michael mike mick mikhail", "thomas tom tommy", "edward ed eddie ted ned",
    "charles charlie chuck", "daniel dan danny", "samuel sam", "benjamin ben", "anthony tony", "christopher chris",
    "timothy tim", "stephen steve steven", "gregory greg", "kenneth ken", "lawrence larry", "donald don", "ronald ron",
    "andrew andy drew", "matthew matt", "nicholas nick", "patrick pat", "peter pete", "philip phil", "raymond ray",
    "theodore ted theo", "walter walt", "bernard bernie", "leonard len leo", "frederick fred", "albert al", "alfred al",
    "elizabeth liz beth betty eliza", "margaret maggie meg peggy", "katherine kate kathy katie", "catherine cathy kate",
    "patricia pat patty", "susan sue", "deborah debbie deb", "rebecca becky", "jennifer jen jenny", "barbara barb",
    "victoria vicky", "christine chris", "jacqueline jackie", "kimberly kim", "jessica jess", "pamela pam",
    "david dave", "jeffrey jeff", "geoffrey geoff", "mitchell mitt mitch", "zachary zach zac", "joshua josh",
    "mohammad mohammed muhammad mohamed mohamad", "alexander alex sasha", "vincent vince", "douglas doug",
)  # fmt: skip
_SAME_FIRST = {name: frozenset(line.split()) for line in _NICKNAMES for name in line.split()}


@dataclass(slots=True)
class Cluster:
    """One person or body of the article, with all its namings in the order of the text."""

    number: int
    words: tuple[str, ...]
    keys: tuple[str, ...]
    kinds: Counter[EntityKind | None] = field(default_factory=Counter)
    gender: str | None = None
    namings: list[Naming] = field(default_factory=list)
    roles: list[tuple[str, Span]] = field(default_factory=list)

    @property
    def kind(self) -> EntityKind | None:
        """What most of its namings were taken for."""
        voted = [(n, k) for k, n in self.kinds.items() if k is not None]
        return max(voted, key=lambda v: v[0])[1] if voted else None

    @property
    def name(self) -> str:
        """The fullest form, without honorifics."""
        return " ".join(self.words).replace(" - ", "-").replace(" ’s", "’s").replace(" 's", "'s")

    @property
    def is_person(self) -> bool:
        """Whether it is taken for a person."""
        return self.kind is EntityKind.PERSON


def build_clusters(namings: list[Naming]) -> list[Cluster]:
    """Join the namings of one article; the order of clusters is that of their first naming."""
    clusters: list[Cluster] = []
    surnames: dict[str, list[Cluster]] = {}
    for naming in sorted((n for n in namings if len(n.words) > 1), key=lambda n: n.span.start):
        cluster = _same_full(naming, surnames) or _new(naming, clusters)
        _add(cluster, naming)
        for word in (cluster.keys[-1], cluster.keys[0]):
            if cluster not in surnames.setdefault(word, []):
                surnames[word].append(cluster)
    for naming in sorted((n for n in namings if len(n.words) == 1), key=lambda n: n.span.start):
        single = _bearer(naming, surnames)
        if single is None:
            single = _new(naming, clusters)
            surnames.setdefault(single.keys[0], []).append(single)
        _add(single, naming)
    for cluster in clusters:
        cluster.namings.sort(key=lambda n: n.span.start)
        _settle(cluster)
    return clusters


def _new(naming: Naming, clusters: list[Cluster]) -> Cluster:
    cluster = Cluster(len(clusters), naming.words, tuple(key(w) for w in naming.words))
    clusters.append(cluster)
    return cluster


def _add(cluster: Cluster, naming: Naming) -> None:
    cluster.namings.append(naming)
    cluster.kinds[naming.kind] += 2 if len(naming.words) > 1 else 1
    if naming.kind is EntityKind.PERSON and len(naming.words) > len(cluster.words) <= 4 and len(naming.words) < 6:
        cluster.words = naming.words
        cluster.keys = tuple(key(w) for w in naming.words)
    if cluster.gender is None:
        cluster.gender = gender_of_titles(naming.titles)


def _same_full(naming: Naming, surnames: dict[str, list[Cluster]]) -> Cluster | None:
    """The cluster of which a name of several words is a form."""
    keys = tuple(key(w) for w in naming.words)
    for cluster in surnames.get(keys[-1], []):
        if cluster.keys[-1] == keys[-1] and (len(cluster.keys) == 1 or _firsts_agree(keys, cluster.keys)):
            return cluster
    return None


def _firsts_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with one surname can be one person's: first names equal, short forms or initials."""
    a, b = one[0], other[0]
    if a == b or b in _SAME_FIRST.get(a, ()):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and len(short) < len(long) and set(short) <= set(long)


def _bearer(naming: Naming, surnames: dict[str, list[Cluster]]) -> Cluster | None:
    """The cluster that a single word names: the nearest and most named of those that bear it."""
    word = key(naming.words[0])
    bearers = [c for c in surnames.get(word, []) if _may_bear(c, naming, word)]
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    gender = gender_of_titles(naming.titles)
    fitting = [c for c in bearers if gender is None or _gender(c) in (None, gender)] or bearers
    return max(fitting, key=lambda c: _weight(c, naming, word))


def _may_bear(cluster: Cluster, naming: Naming, word: str) -> bool:
    if len(cluster.keys) == 1:
        return True
    if cluster.kind is EntityKind.ORGANISATION and (naming.kind is EntityKind.PERSON or cluster.keys[-1] != word):
        return False
    if cluster.kind is EntityKind.PLACE or naming.kind is EntityKind.PLACE:
        return cluster.is_person and cluster.keys[-1] == word
    return True


def _weight(cluster: Cluster, naming: Naming, word: str) -> float:
    """How well a cluster fits a bare name: frequency, surname before first name, nearness before the naming."""
    before = [n.unit for n in cluster.namings if n.span.start < naming.span.start]
    near = 1.0 / (1 + naming.unit - before[-1]) if before else 0.0
    full = sum(1 for n in cluster.namings if len(n.words) > 1)
    return full + 3.0 * near + (4.0 if cluster.keys[-1] == word else 0.0)


def _gender(cluster: Cluster) -> str | None:
    return cluster.gender or (gender_of(cluster.keys[0]) if len(cluster.keys) > 1 else None)


def _settle(cluster: Cluster) -> None:
    """Give a person the gender of title or first name."""
    if cluster.is_person or cluster.kind is None:
        cluster.gender = _gender(cluster)
