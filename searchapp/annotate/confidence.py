"""How likely is it that a statement has been given to the right person, and which band does that make?

Two things can go wrong: the cue may belong to other words, and the phrase beside it may mean somebody else. Each has
its own share of right answers, fitted on one half of the development articles (a few numbers, no text); the product of
the two is the confidence.
"""

from __future__ import annotations

from searchapp.annotate.clusters import Cluster
from searchapp.annotate.resolution import Resolution
from searchapp.domain import Band, EntityKind, How

SURE = 0.96
LIKELY = 0.5
"""Below this no name is given."""

_BY_RULE = {
    "before": 0.99,
    "after": 0.99,
    "governing": 0.99,
    "signed": 0.985,
    "parenthetical": 0.985,
    "verb": 0.985,
    "according to": 0.985,
    "transcript": 0.9,
    "object": 0.96,
    "colon": 0.9,
    "colon above": 0.88,
    "nearest": 0.88,
    "any verb": 0.9,
    "next sentence": 0.9,
    "sentence before": 0.88,
    "paragraph before": 0.88,
}
_OTHER_RULE = 0.85
_NEAR = 250
"""A pronoun without a rival whose antecedent stands within so many characters is as good as a name."""


def confidence_of(rule: str, resolution: Resolution) -> float:
    """The chance, in [0, 1], that the person named is the one who spoke; 0 where nobody is named."""
    if resolution.cluster is None:
        return 0.0
    return round(_BY_RULE.get(rule, _OTHER_RULE) * _by_how(resolution, resolution.cluster), 3)


def _by_how(resolution: Resolution, cluster: Cluster) -> float:
    """The share of right answers by how the mention names and how clear the choice was."""
    margin = resolution.margin
    if resolution.how is How.PRONOUN:
        if margin > 0.99:
            near = bool(resolution.chain) and 0 <= resolution.mention.start - resolution.chain[0].start < _NEAR
            return 0.98 if near else 0.95
        return 0.93 if margin > 0.75 else 0.86 if margin > 0.25 else 0.68
    if resolution.how is How.NOMINAL:
        return 0.85 if margin > 0.4 else 0.62 if margin > 0.1 else 0.5
    known = cluster.kinds.get(EntityKind.PERSON, 0.0) >= 4.0 or len(cluster.namings) > 2
    base = 0.985 if known else 0.93
    return base if margin > 0.7 else 0.85


def band_of(confidence: float) -> Band:
    """Sure, likely or unknown."""
    if confidence >= SURE:
        return Band.SURE
    return Band.LIKELY if confidence >= LIKELY else Band.UNKNOWN
