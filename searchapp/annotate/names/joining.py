"""Which namings of an article mean one person or one body?

Fullest forms come first: every name of two or more words founds or joins a cluster; then single words join the
cluster whose surname, first name or initials they are. Two people of one surname stay two clusters, and a bare
surname goes to the one that is nearest and most spoken of.
"""

import math
from collections.abc import Callable

from searchapp.annotate.lexicon import FAMILY_FIRST, FIRST, SAME_FIRST, SMALL
from searchapp.annotate.names.cluster import Cluster, gender, settle
from searchapp.annotate.names.gazetteer import is_a_letter_apart, is_surname, known_kind
from searchapp.annotate.names.gazetteer import names as known_names
from searchapp.annotate.names.naming import Naming, gender_of_titles, generation_behind, is_organisation, key
from searchapp.domain import EntityKind

_FIRST_NAMED = 0.5
"""What the first bearer whom an article names gains: the others of a family are rather called by both names."""


def build_clusters(namings: list[Naming]) -> list[Cluster]:
    """Join the namings of one article; the order of clusters is that of their first naming."""
    clusters: list[Cluster] = []
    surnames: dict[str, list[Cluster]] = {}
    _part_couples(namings)
    for naming in sorted((n for n in namings if len(n.words) > 1), key=lambda n: n.span.start):
        cluster = _same_full(naming, surnames) or _new(naming, clusters)
        _add(cluster, naming)
        for word in _single_forms(cluster):
            if cluster not in surnames.setdefault(word, []):
                surnames[word].append(cluster)
    singles = (n for n in namings if len(n.words) == 1)
    for naming in sorted(singles, key=lambda n: (gender_of_titles(n.titles) is None, not n.titles, n.span.start)):
        single = _bearer(naming, surnames) or _family_first(naming, clusters)
        if single is None and (single := _misspelt(naming, surnames)):
            naming.misspelt = True
        if single is None:
            single = _new(naming, clusters)
            surnames.setdefault(single.keys[0], []).append(single)
        _add(single, naming)
    settle(clusters)
    return clusters


def _part_couples(namings: list[Naming]) -> None:
    """Take back the surname that “Karl” got from “Karl and Anna Kern” where Karl is called so alone: a surname."""
    alone = {key(n.words[-1]) for n in namings if n.first != n.last or len(n.words) == 1}
    for naming in namings:
        if len(naming.words) == 2 and naming.first == naming.last and key(naming.words[0]) in alone:
            naming.words = naming.words[:1]


def without_pairs(namings: list[Naming], article: list[Naming]) -> list[Naming]:
    """All but “Kern-Holm” where the article speaks of a Kern and of a Holm: two people, of whom it names neither."""
    if not any(_is_pair(n.words) for n in namings):
        return namings
    borne = {key(n.words[-1]) for n in article if "-" not in n.words}
    return [n for n in namings if not (_is_pair(n.words) and {key(n.words[0]), key(n.words[2])} <= borne)]


def add_headline(clusters: list[Cluster], words: list[str], make: Callable[[int, int], Naming]) -> list[Naming]:
    """Find in a headline, where capitals mean little, the names that the body knows: longest first.

    `make(first, last)` builds the naming of a range of the headline's tokens.
    """
    full = {(c.keys, c.generation): c for c in reversed(clusters)}
    last = {c.keys[-1]: c for c in sorted(clusters, key=lambda c: len(c.namings)) if c.is_person}
    found, at, free = [], 0, 0
    keys = [key(w) for w in words]
    while at < len(words):
        for length in (5, 4, 3, 2, 1):
            generation, more = generation_behind(words, at + length)
            known = full.get((tuple(keys[at : at + length]), generation)) or (
                last.get(keys[at]) if length == 1 and known_kind(words[at]) is None else None
            )
            if known is not None and known.is_person and _before_ticker(words, at + length):
                known = None
            if known is not None and words[at][0].isupper() and at + length <= len(words):
                given = length == 1 and len(known.keys) == 1 and at > 0 and at - 1 >= free and keys[at - 1] in FIRST
                naming = make(at - given, at + length - 1)
                _add(known, naming)
                found.append(naming)
                at = free = at + length + more
                break
        else:
            at += 1
    return found


def _before_ticker(words: list[str], at: int) -> bool:
    """Whether a firm's ticker stands there, in a headline: “KERN <KRN> TO SELL SHIPS”, “KERN'S <KRN>”."""
    at += "".join(words[at : at + 1]).upper() in ("'S", "’S", "'", "’")
    return "".join(words[at : at + 1]).startswith("<")


def _single_forms(cluster: Cluster) -> set[str]:
    """The words by which a cluster may be called alone: the last, and a first name or a body's first word."""
    first = cluster.keys[0]
    body = cluster.kind is EntityKind.ORGANISATION
    return {cluster.keys[-1], first} if first in FIRST or body else {cluster.keys[-1]}


def _new(naming: Naming, clusters: list[Cluster]) -> Cluster:
    cluster = Cluster(len(clusters), naming.words, tuple(key(w) for w in naming.words), naming.generation)
    clusters.append(cluster)
    return cluster


def _add(cluster: Cluster, naming: Naming) -> None:
    cluster.namings.append(naming)
    if naming.kind is EntityKind.PERSON or (naming.kind is not None and not _surely_person(cluster, naming)):
        cluster.vote(naming.kind, naming.weight)
    if cluster.gender is None:
        cluster.gender = gender_of_titles(naming.titles)


def _surely_person(cluster: Cluster, naming: Naming) -> bool:
    """Whether a bare name is a person's, whatever the recogniser says: the full form has a known first name."""
    full = len(naming.words) == 1 and len(cluster.keys) > 1 and cluster.keys[0] in FIRST
    return full and not is_organisation(cluster.words)


def _same_full(naming: Naming, surnames: dict[str, list[Cluster]]) -> Cluster | None:
    """The cluster of which a name of several words is a form."""
    keys = tuple(key(w) for w in naming.words)
    for cluster in surnames.get(keys[-1], []):
        initials = _are_initials(naming.words, cluster.keys) or _are_initials(cluster.words, keys)
        alike = cluster.keys[-1] == keys[-1] and (initials or _firsts_agree(keys, cluster.keys))
        if alike and (cluster.generation == naming.generation or (cluster.keys == keys and len(keys) > 2)):
            return cluster
    return None


def _are_initials(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name begins with initials, written together, of which the first is that of a given name: “OJ Kern”."""
    first = key(words[0])
    together = 1 < len(first) < 4 and words[0].isupper() and not words[-1].isupper()
    return together and full[0] in FIRST and full[0][0] == first[0]


def _firsts_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with one surname can be one person's: first names equal, short forms or initials."""
    a, b = one[0], other[0]
    if a == b or b in SAME_FIRST.get(a, ()):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return set(one) < set(other) or set(other) < set(one)


def _bearer(naming: Naming, surnames: dict[str, list[Cluster]]) -> Cluster | None:
    """The cluster that a single word names: the nearest and most named of those that bear it."""
    word = key(naming.words[0])
    bearers = [c for c in surnames.get(word, []) if _may_bear(c, naming, word)]
    if naming.generation:
        bearers = [c for c in bearers if c.generation == naming.generation]
    told = gender_of_titles(naming.titles)
    fitting = [c for c in bearers if told is None or gender(c) in (None, told)]
    fitting = [c for c in fitting if not _is_pair(c.words)] or fitting
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    first = min(fitting, key=lambda c: c.namings[0].span.start if c.namings else naming.span.start)
    return max(fitting, key=lambda c: _weight(c, naming, word) + _FIRST_NAMED * (c is first))


def _is_pair(words: tuple[str, ...]) -> bool:
    """Whether a name pairs two surnames (“Kern-Holm ticket”) and is nobody's."""
    return len(words) == 3 and words[1] in ("-", "–") and key(words[0]) not in FIRST


def _family_first(naming: Naming, clusters: list[Cluster]) -> Cluster | None:
    """The one person of whose names a word is the family name, though not the last: “Ban” for “Ban Ki-moon”, “Acosta”
    for “Melba Acosta Febo”; nobody bears it as a last name.
    """
    word = key(naming.words[0])
    if naming.kind not in (EntityKind.PERSON, None) or len(word) < 3:
        return None
    people = [c for c in clusters if c.is_person and len(c.keys) > 1 and c.keys[0] == word]
    second = [c for c in clusters if c.is_person and len(c.keys) == 3 and c.keys[1] == word and len(word) > 4]
    spanish = [c for c in second if c.keys[2] not in SMALL["work-ending"]]
    if len(spanish) == 1 and not people:
        return spanish[0]
    eastern = len(people) == 1 and ("-" in people[0].words or word in FAMILY_FIRST)
    return people[0] if eastern else None


def _misspelt(naming: Naming, surnames: dict[str, list[Cluster]]) -> Cluster | None:
    """The one person with a full name whose surname differs by one letter, where nobody bears the word itself."""
    word = key(naming.words[0])
    if (
        len(word) < 5
        or word in FIRST
        or is_surname(word)
        or naming.words[0] in known_names("known_people")
        or naming.kind is EntityKind.PLACE
        or word in surnames
    ):
        return None
    near = [c for other, bearers in surnames.items() if is_a_letter_apart(word, other) for c in bearers]
    near = [c for c in near if c.is_person and len(c.keys) > 1 and c.keys[-1] != word]
    return near[0] if len(near) == 1 and is_a_letter_apart(word, near[0].keys[-1]) else None


def _may_bear(cluster: Cluster, naming: Naming, word: str) -> bool:
    if len(cluster.keys) == 1:
        return True
    if naming.titles and cluster.keys[-1] != word:
        return False
    if _bears_as_person(cluster, naming, word):
        return True
    if cluster.kind is EntityKind.ORGANISATION and (naming.kind is EntityKind.PERSON or cluster.keys[-1] != word):
        return False
    if cluster.kind is EntityKind.PLACE or naming.kind is EntityKind.PLACE:
        return cluster.is_person and cluster.keys[-1] == word
    return True


def _bears_as_person(cluster: Cluster, naming: Naming, word: str) -> bool:
    """Whether a title (“Ms. Tempel”), or a person's name alone, tells that “Sylke Tempel” was no body or place."""
    if cluster.keys[-1] != word or len(cluster.keys) > 3 or is_organisation(cluster.words):
        return False
    rare = len(cluster.namings) < 3 and len(cluster.keys) == 2
    return gender_of_titles(naming.titles) is not None or (naming.kind is EntityKind.PERSON and rare)


def _weight(cluster: Cluster, naming: Naming, word: str) -> float:
    """How well a cluster fits a bare name: how often it was named so far, surname, nearness, title."""
    before = [n.unit for n in cluster.namings if n.span.start < naming.span.start]
    near = 1.0 / (1 + naming.unit - max(before)) if before else 0.0
    titled = any(set(n.titles) & set(naming.titles) for n in cluster.namings)
    introduced = any(len(n.words) > 1 and n.span.start < naming.span.start for n in cluster.namings)
    told = gender_of_titles(naming.titles)
    often = 1.5 * math.log(1 + len(before)) + 0.3 * math.log(1 + len(cluster.namings))
    agrees = titled + introduced + (told is not None and told == gender(cluster))
    return often + 1.2 * near + 2.0 * agrees + 4.0 * (cluster.keys[-1] == word)
