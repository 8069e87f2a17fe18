"""What is one person or body of an article, what is it called at its fullest, and of which kind and gender is it?"""

from collections import Counter
from dataclasses import dataclass, field

from searchapp.annotate.lexicon import FAMILY_FIRST, FIRST, gender_of
from searchapp.annotate.names.gazetteer import is_idle
from searchapp.annotate.names.naming import Naming, key
from searchapp.annotate.names.shapes import PARTICLES
from searchapp.domain import EntityKind

_ALONE = 2
"""A common word in front of a name that stands alone more often than this is none of it (“Lighting Kern”)."""


@dataclass(slots=True)
class Cluster:
    """One person or body of the article, with all its namings in the order of the text."""

    number: int
    words: tuple[str, ...]
    keys: tuple[str, ...]
    generation: str = ""
    kinds: dict[EntityKind, float] = field(default_factory=dict)
    kind: EntityKind | None = None
    """What most of its namings were taken for."""
    gender: str | None = None
    namings: list[Naming] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    """The words, in lower case, of the titles, trades and appositions that stand beside its names."""
    places: set[str] = field(default_factory=set)
    """The words, in lower case, of the places that it comes from or holds an office in."""

    def vote(self, kind: EntityKind, weight: float) -> None:
        """Count one more sign that it is of a kind."""
        self.kinds[kind] = self.kinds.get(kind, 0.0) + weight
        self.kind = max(self.kinds, key=self.kinds.__getitem__)

    @property
    def name(self) -> str:
        """The fullest form, without honorifics."""
        return written(self.words, self.generation)

    @property
    def is_person(self) -> bool:
        """Whether it is taken for a person."""
        return self.kind is EntityKind.PERSON


def written(words: tuple[str, ...], generation: str = "") -> str:
    """A name's tokens as one writes them: “Al - Tarvi” as “Al-Tarvi”."""
    return f"{' '.join(words)} {generation}".rstrip().replace(" - ", "-").replace(" ’s", "’s").replace(" 's", "'s")


def settle(clusters: list[Cluster]) -> None:
    """Decide each cluster's display name and gender from all its namings."""
    for cluster in clusters:
        cluster.namings.sort(key=lambda n: n.span.start)
        _settle(cluster)


def gender(cluster: Cluster) -> str | None:
    """`"f"` or `"m"`, by titles or by the first name; None where neither tells."""
    return cluster.gender or (gender_of(cluster.keys[0]) if len(cluster.keys) > 1 else None)


def _called_by_last_word(cluster: Cluster) -> bool:
    """Whether a name of two words is given by its last alone, as people's are (“Corvel Vest”, “Vest”)."""
    full = len(cluster.words) == 2 and all(w.isalpha() and w.istitle() for w in cluster.words)
    return full and cluster.words[-1:] in {n.words for n in cluster.namings}


def _settle(cluster: Cluster) -> None:
    """Choose the fullest good form as the name, and give a person the gender of title or first name."""
    forms = Counter(n.words for n in cluster.namings)
    cluster.words = max(forms, key=lambda words: _worth(words, forms[words], cluster))
    cluster.keys = tuple(key(w) for w in cluster.words)
    if cluster.kind is None and _called_by_last_word(cluster):
        cluster.vote(EntityKind.PERSON, 0.6)
    if cluster.is_person or cluster.kind is None:
        cluster.gender = gender(cluster)


def _worth(words: tuple[str, ...], count: int, cluster: Cluster) -> tuple[int | bool, ...]:
    """How good a form is as display name.

    A first name first, no common word in front (“Lighting Kern”), seen outside quotations, no headline's capitals; then
    a person's most frequent full form with a written-out given name, and a body's longest.
    """
    first = key(words[0])
    begins_well = len(words) > 1 and (first in FIRST or len(first) <= 2)
    alone = sum(1 for n in cluster.namings if n.words == words[1:])
    glued = alone > _ALONE and count == 1 and first not in FIRST | FAMILY_FIRST and is_idle(words[0])
    unquoted = any(not n.quoted for n in cluster.namings if n.words == words)
    length, loud = min(len(words), 5), written(words).isupper()
    full = length > 1 and first not in PARTICLES
    initials = len(first) == 1 or (len(first) < 4 and words[0].isupper())
    rank = (full, not loud, not initials, count, length) if cluster.is_person else (length, not loud, count)
    return begins_well or not cluster.is_person, not glued, unquoted, *rank
