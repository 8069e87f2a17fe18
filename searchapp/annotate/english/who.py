"""Who is named in an article, and what does it tell of them?"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from searchapp.annotate.english.names.abbreviations import join_abbreviations
from searchapp.annotate.english.names.names import find_namings, known_again, naming_at
from searchapp.annotate.english.names.roles import may_be_person
from searchapp.annotate.english.opening import learn_opening
from searchapp.annotate.english.parse.phrases import Phrase
from searchapp.annotate.english.parse.transcript import Turn
from searchapp.annotate.english.people.accounts import accounts
from searchapp.annotate.english.people.known import Known
from searchapp.annotate.english.statements import Unit
from searchapp.annotate.names import Marked, consistent, labelled_spans
from searchapp.annotate.names.cluster import Cluster, settle
from searchapp.annotate.names.gazetteer import known_kind
from searchapp.annotate.names.joining import add_headline, build_clusters, without_pairs
from searchapp.annotate.names.naming import Naming
from searchapp.domain import EntityKind

_LETTERS = frozenset(
    {"letters", "letters to the editor", "letter to the editor", "to the editor", "dear editor", "your letters"}
)
"""What announces letters."""
_SIGNATURE = 8
"""How many tokens the line has at most that signs a letter."""
_SURNAME = 3
"""How many letters a surname has at most that is not looked for where recogniser and tagger missed it."""
_SHORTEST = 3
"""How many letters a first name has at least by which somebody is called alone."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article: its units with their namings, who bears them, and the recogniser's spans by unit."""

    units: tuple[Unit, ...]
    clusters: list[Cluster]
    recognised: list[list[Marked]]


def name_all(text: str, units: Sequence[Unit], turns: dict[int, Turn]) -> Names:
    """Take the recogniser's names, agreed with each other, and those it missed; join them to people and bodies."""
    recognised = _recognised(text, units)
    labelled = [replace(u, namings=_namings(u, turns.get(u.number))) for u in units]
    found = [n for u in labelled if not u.headline for n in u.namings if len(n.words) > 1]
    surnames = {n.words[-1] for n in found if n.kind is EntityKind.PERSON and len(n.words[-1]) > _SURNAME}
    missed = {u.number: known_again(u.parsed, u.namings, surnames) for u in labelled if not u.headline}
    again = [replace(u, namings=u.namings + missed.get(u.number, [])) for u in labelled]
    body = _in_body(again)
    named = [replace(u, namings=without_pairs(u.namings, body)) for u in again]
    clusters = build_clusters(_in_body(named))
    _join_first_names(clusters)
    join_abbreviations(text, clusters)
    if len(named) == 1:
        clusters = build_clusters(named[0].namings)
    else:
        named = [replace(u, namings=_in_headline(u, clusters)) if u.headline else u for u in named]
    settle(clusters)
    return Names(tuple(named), clusters, recognised)


def learn(names: Names) -> Known:
    """What the article tells of everybody whom it names: offices, trades, gender, documents."""
    namings = [n for u in names.units for n in u.namings]
    owner = {id(n): c for c in names.clusters for n in c.namings}
    by_token = {(n.unit, t): n for n in namings for t in range(n.first, n.last + 1)}
    text = names.units[0].parsed.text if names.units else ""
    known = Known(names.clusters, by_token, owner, accounts=accounts(text, names.clusters))
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for unit in names.units:
        known.learn(unit.parsed)
    learn_opening(names.units, known)
    for unit in names.units:
        known.learn_gender(unit.parsed, unit.namings, votes)
    known.settle_gender(votes)
    known.writers.update(_writers(names.units, known))
    known.find_surnames()
    return known


def _writers(units: Sequence[Unit], known: Known) -> dict[int, Cluster]:
    """Who signs each letter of a page of letters: a line of nothing but a name, and a place behind it."""
    found: dict[int, Cluster] = {}
    if not any(" ".join(w for w in u.parsed.lower if w.isalpha()) in _LETTERS for u in units):
        return found
    letter: list[int] = []
    for unit in units:
        letter.append(unit.number)
        naming = unit.namings[0] if len(unit.namings) > 0 and len(unit.parsed) <= _SIGNATURE else None
        ends = (".", ",", "—") if naming is None else unit.parsed.words[naming.last + 1 : naming.last + 2]
        signs = naming is not None and naming.first <= 1 and len(naming.words) > 1 and (not ends or ends[0] in ".,")
        if naming is not None and signs and known.cluster_of(naming).is_person:
            found |= dict.fromkeys(letter, known.cluster_of(naming))
            letter = []
    return found


def spoken_of(units: Sequence[Unit], known: Known) -> dict[tuple[int, int], set[int]]:
    """Which people each speaker's words name, by unit and token; in nested marks they may be the speaker's own."""
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for unit in units:
        nested = [m.span for m in unit.marks if m.parent is not None]
        speaker: Phrase | None = None
        for stretch in unit.stretches:
            if stretch.event is not None:
                speaker = stretch.event.speaker
            elif not stretch.starts_sentence:
                continue
            if speaker is None:
                continue
            namings = (n for n in unit.namings if stretch.first <= n.first <= stretch.last)
            own = (n for n in namings if not any(n.span.within(span) for span in nested))
            found[unit.number, speaker.head] |= {id(c) for c in map(known.cluster_of, own) if c.is_person}
    return found


def _join_first_names(clusters: list[Cluster]) -> None:
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


def _recognised(text: str, units: Sequence[Unit]) -> list[list[Marked]]:
    raw = [labelled_spans(text[u.span.start : u.span.end], u.parsed.labelled(), u.span.start) for u in units]
    found = consistent(text, [u.span for u in units], raw)
    for unit, spans in zip(units, found, strict=True):
        unit.parsed.rename(spans)
    return found


def _in_body(units: Sequence[Unit]) -> list[Naming]:
    return [n for u in units if not u.headline for n in u.namings]


def _in_headline(unit: Unit, clusters: list[Cluster]) -> list[Naming]:
    """Who is named in a headline: those whom the body knows."""
    parsed = unit.parsed
    return add_headline(clusters, parsed.words, lambda first, last: naming_at(parsed, first, last))


def _namings(unit: Unit, turn: Turn | None) -> list[Naming]:
    """The namings of a unit, and of a transcript's label of two words or more in which no name was found."""
    parsed, found = unit.parsed, find_namings(unit.parsed, unit.headline)
    if turn is None or turn.label is None:
        return found
    first, last = parsed.token_at(turn.label.start), parsed.token_at(turn.label.end - 1)
    inside = [n for n in found if n.first <= last and n.last >= first]
    for naming in inside:
        if naming.first == first and naming.last == last > first:
            naming.kind, naming.weight = EntityKind.PERSON, 4.0
    if inside or last == first or not all(word[0].isupper() for word in parsed.words[first : last + 1]):
        return found
    return [*found, naming_at(parsed, first, last, EntityKind.PERSON, 4.0)]
