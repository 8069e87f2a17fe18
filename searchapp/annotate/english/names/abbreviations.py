"""Which body does an abbreviation mean that stands in brackets behind its name (“Water Transport Board (WTB)”)?"""

import re

from searchapp.annotate.names.cluster import Cluster
from searchapp.domain import EntityKind

_BRACKET = re.compile(r" ?\((?:the )?[“\"]?(?P<letters>[A-Z][A-Za-z&.]{1,7})[”\"]?\)")


def join_abbreviations(text: str, clusters: list[Cluster]) -> None:
    """Give an abbreviation's namings to the one body behind whose name it stands and whose words its letters begin."""
    told: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for naming in cluster.namings:
            match = _BRACKET.match(text, naming.span.end)
            if match is not None and len(cluster.words) > 1 and _abbreviates(match["letters"], cluster):
                told.setdefault(match["letters"], []).append(cluster)
    for cluster in [c for c in clusters if len(c.words) == 1 and c.words[0] in told]:
        bodies = {id(c): c for c in told[cluster.words[0]]}
        if len(bodies) == 1 and cluster.kind is not EntityKind.PERSON:
            body = next(iter(bodies.values()))
            body.vote(EntityKind.ORGANISATION, 2.0)
            body.namings += cluster.namings
            clusters.remove(cluster)


def _abbreviates(letters: str, cluster: Cluster) -> bool:
    """Whether each capital among the letters begins a word of the name, in their order."""
    capitals = [letter.lower() for letter in letters if letter.isupper()]
    begins = iter(word[0].lower() for word in cluster.words)
    return len(capitals) > 1 and all(letter in begins for letter in capitals)
