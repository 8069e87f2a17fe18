"""What does the text beside a name say of its bearer: office, trade, kin and, by these, gender?"""

from __future__ import annotations

from searchapp.annotate.clusters import Cluster
from searchapp.annotate.lexicon.nouns import FEMALE_NOUNS, GROUP_NOUNS, MALE_NOUNS, PERSON_NOUNS
from searchapp.annotate.names import Naming
from searchapp.annotate.parsed import Parsed

_NO_HEADS = frozenset("friend supporter critic rival opponent fan member native".split())


def learn_roles(parsed: Parsed, naming: Naming, cluster: Cluster) -> None:
    """Add to a cluster the words of the titles before one of its names and of the apposition beside it."""
    heads = _appositions(parsed, naming)
    at = naming.first - 1
    while at >= 0 and parsed.tags[at] in ("NN", "NNP", "JJ", "HYPH") and not parsed.quoted[at]:
        if parsed.lower[at] in PERSON_NOUNS:
            heads.append(at)
        at -= 1
    after = parsed.words[naming.last + 1 : naming.last + 3]
    if len(after) == 2 and after[0] in (",", "(") and after[1].isdigit() and len(after[1]) == 2:
        cluster.roles.add(after[1])
    for head in heads:
        noun = parsed.lower[head]
        if noun in _NO_HEADS or not (noun in PERSON_NOUNS or (noun in GROUP_NOUNS and not cluster.is_person)):
            continue
        first = min(parsed.edges[head][0], head)
        cluster.roles.update(w for w in parsed.lower[max(first, head - 4) : head + 1] if w.isalpha())
        if cluster.gender is None and cluster.is_person:
            cluster.gender = "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None


def _appositions(parsed: Parsed, naming: Naming) -> list[int]:
    """The heads of what stands in apposition to a name, on either side of it."""
    heads = []
    for token in range(naming.first, naming.last + 1):
        heads += [
            c for c in parsed.children[token] if parsed.deps[c] == "appos" and not naming.first <= c <= naming.last
        ]
        above = parsed.heads[token]
        if parsed.deps[token] == "appos" and not naming.first <= above <= naming.last:
            heads.append(above)
    return [h for h in heads if not parsed.quoted[h]]
