"""Whom does an article call by the first name alone?"""

from __future__ import annotations

from searchapp.annotate.english.names.roles import may_be_person
from searchapp.annotate.names.cluster import Cluster
from searchapp.annotate.names.gazetteer import known_kind
from searchapp.domain import EntityKind

_SHORTEST = 3


def join_first_names(clusters: list[Cluster]) -> None:
    """Give a first name alone, whatever lists hold it, to the one person named before it in full who bears it."""
    for cluster in [c for c in clusters if len(c.keys) == 1]:
        word = cluster.keys[0]
        full = [c for c in clusters if len(c.keys) > 1 and c.keys[0] == word]
        bearers = [c for c in full if c.is_person or (cluster.is_person and may_be_person(c))]
        titled = any(naming.titles for naming in cluster.namings)
        if len(bearers) != 1 or titled or len(word) < _SHORTEST or known_kind(cluster.words[0]):
            continue
        if not bearers[0].is_person:
            bearers[0].vote(EntityKind.PERSON, 1.0 + max(bearers[0].kinds.values(), default=0.0))
        if bearers[0].namings[0].span.start < cluster.namings[0].span.start:
            bearers[0].namings += cluster.namings
            clusters.remove(cluster)
