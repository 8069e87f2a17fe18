"""How likely is it that a statement has been given to the right person, and which band does that make?

Two things can go wrong: the cue may belong to other words, and the phrase beside it may mean somebody else. Each has
its own share of right answers, counted in judged articles (docs/attribution.md; a few numbers, no text); the product
of the two is the confidence.
"""

from searchapp.annotate.english.people.resolution import Resolution
from searchapp.annotate.english.rules import RULES, Rule
from searchapp.annotate.lexicon import CUES, REPORTING
from searchapp.annotate.names.cluster import Cluster
from searchapp.domain import Band, EntityKind, How

SURE = 0.93
LIKELY = 0.5
"""Below this no name is given."""

_ONE_WORD = 0.93
"""What a name of one word is worth: the article has no fuller one, and often another form of it is meant."""
_TITLE = 0.9
"""The share of stretches written like a title that are speech at all."""
_ALONE = 0.55
"""The margin from which an office told of somebody has no other bearer in mind; documents' owners lie below it."""
_NEAR = 250
"""A pronoun without a rival whose antecedent stands within so many characters is as good as a name."""


def confidence_of(rule: Rule, cue: str, resolution: Resolution, *, titled: bool = False) -> float:
    """The chance, in [0, 1], that the person named is the one who spoke; 0 where nobody is named.

    `cue` is the dictionary form of the cue's verb; `titled` tells that the words are written like a work's title.
    """
    if resolution.cluster is None:
        return 0.0
    plain, reporting, other = RULES[rule].shares
    judged = cue in CUES["judging"] and rule is Rule.PARAGRAPH_BEFORE
    link = plain if cue in CUES["plain"] else reporting if cue in REPORTING or judged else other
    worth = (_TITLE if titled else 1.0) * (_ONE_WORD if len(resolution.cluster.words) == 1 else 1.0)
    return round(link * _by_how(resolution, resolution.cluster) * worth, 3)


def _by_how(resolution: Resolution, cluster: Cluster) -> float:
    """The share of right answers by how the mention names and how clear the choice was."""
    margin = resolution.margin
    if resolution.how is How.PRONOUN and cluster.kind is not EntityKind.PERSON:
        return 0.8 if margin > 0.75 else 0.65
    if resolution.how is How.PRONOUN:
        if margin > 0.99:
            near = bool(resolution.chain) and 0 <= resolution.mention.start - resolution.chain[0].start < _NEAR
            return 0.98 if near else 0.95
        return 0.95 if margin > 0.75 else 0.89 if margin > 0.25 else 0.7
    if resolution.how is How.NOMINAL and not resolution.told:
        return 0.72 if margin > 0.4 else 0.56 if margin > 0.1 else 0.5
    if resolution.how is How.NOMINAL and cluster.is_person and margin > _ALONE:
        return 0.955
    if resolution.how is How.NOMINAL:
        return 0.86 if margin > 0.4 else 0.6 if margin > 0.1 else 0.52
    known = cluster.kinds.get(EntityKind.PERSON, 0.0) >= 4.0 or len(cluster.namings) > 2
    base = 0.985 if known else 0.95
    return base if margin > 0.7 else 0.9


def band_of(confidence: float) -> Band:
    """Sure, likely or unknown."""
    if confidence >= SURE:
        return Band.SURE
    return Band.LIKELY if confidence >= LIKELY else Band.UNKNOWN
