"""Whom does an article call by the first name alone?"""

from __future__ import annotations

from searchapp.annotate.english.names.roles import may_be_person
from searchapp.annotate.names.cluster import Cluster
from searchapp.annotate.names.gazetteer import known_kind
from searchapp.domain import EntityKind

_SHORTEST = 3


def _may_be(full: Cluster, alone: Cluster) -> bool:
    """Whether a name that is taken for no person's is one all the same, since its first word alone is."""
    return alone.is_person and may_be_person(full)


def join_first_names(clusters: list[Cluster]) -> None:
    """Give a first name alone, whatever lists hold it, to the one person named before it in full who bears it."""
    surnames = {c.keys[-1] for c in clusters if c.is_person and len(c.keys) > 1}
    for cluster in [c for c in clusters if len(c.keys) == 1]:
        word = cluster.keys[0]
        bearers = [
            c for c in clusters if len(c.keys) > 1 and c.keys[0] == word and (c.is_person or _may_be(c, cluster))
        ]
        titled = any(naming.titles for naming in cluster.namings)
        if len(bearers) != 1 or word in surnames or titled or len(word) < _SHORTEST or known_kind(cluster.words[0]):
            continue
        if not bearers[0].is_person:
            bearers[0].vote(EntityKind.PERSON, 1.0 + max(bearers[0].kinds.values(), default=0.0))
        if bearers[0].namings[0].span.start < cluster.namings[0].span.start:
            bearers[0].namings += cluster.namings
            clusters.remove(cluster)
