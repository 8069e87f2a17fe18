"""How well does somebody fit a pronoun or a description: by gender, number, kind, title and role?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.parse.phrases import Phrase
from searchapp.annotate.english.people.referents import Referent, determiner_of
from searchapp.annotate.lexicon import (
    ALIKE,
    BODY_NOUNS,
    DEFINITE,
    GROUP_NOUNS,
    HONORIFICS,
    KNOWN_BODIES,
    NOUNS,
    OFFICE_WORDS,
    PERSON_NOUNS,
    PLACES,
    TITLE_NOUNS,
    bare,
    gender_of_noun,
)
from searchapp.annotate.names.cluster import Cluster
from searchapp.domain import EntityKind

HE, SHE, IT, THEY = "m", "f", "it", "they"
PRONOUNS = {
    "he": HE, "him": HE, "his": HE, "himself": HE, "she": SHE, "her": SHE, "hers": SHE, "herself": SHE,
    "it": IT, "its": IT, "they": THEY, "them": THEY, "their": THEY,
}  # fmt: skip
_AGES = frozenset(str(age) for age in range(10, 100))
HEADS = NOUNS["head"]
"""Nouns of who heads something: whoever heads what is spoken of is meant, not who is near."""
_FIRMS = NOUNS["business"] | {"bank"}
BODY_KINDS: dict[str, frozenset[str]] = {}
"""For a noun of a body the words that bodies of the kind bear in their names."""
for _nouns, _borne in BODY_NOUNS:
    for _word in _nouns:
        BODY_KINDS[_word] = BODY_KINDS.get(_word, frozenset()) | _borne
_KIND_WORDS = NOUNS["own-kind"].union(*BODY_KINDS.values())
_UNCERTAIN = NOUNS["business"] | NOUNS["uncertain"]
"""Nouns for bodies whose names need not tell what they are."""
OFFICES = NOUNS["office"]
_TRADES = NOUNS["trade"]
"""Nouns by which somebody known is called again where a name stands before them (“the Vermont senator”); trades, where
they have just been speaking."""
_NO_TRADES = NOUNS["female"] | NOUNS["male"] | NOUNS["no-trade"]
_TELLING = PERSON_NOUNS - _NO_TRADES
"""Nouns that tell of somebody what others can't be."""
_PARTIES = (frozenset({"democrat", "democratic"}), frozenset({"republican", "gop"}))
KINSHIP_OF_ROLES: dict[str, set[str]] = {}
for _group in ALIKE.values():
    for _word in _group:
        KINSHIP_OF_ROLES.setdefault(_word, set()).update(_group)


_SAME_GENDER, _ANY_GENDER, _ONE_WORD = 0.4, -0.1, -0.8
"""What a person gains of whose gender something is known, or loses of whom nothing is, not even a second name."""


def fits_pronoun(referent: Referent, sort: str) -> float | None:
    """A bonus or malus for a referent under a pronoun, None where it can't be meant."""
    if sort in (HE, SHE):
        if referent.plural or referent.kind not in (EntityKind.PERSON, None):
            return None
        if referent.gender is not None:
            return _SAME_GENDER if referent.gender == sort else None
        if referent.kind is not EntityKind.PERSON:
            return -2.0
        return _ONE_WORD if referent.cluster is not None and len(referent.cluster.words) == 1 else _ANY_GENDER
    if sort == IT:
        return 0.0 if referent.kind is EntityKind.ORGANISATION else None
    if referent.plural:
        return 0.8
    return 0.0 if referent.kind is EntityKind.ORGANISATION else None


def _fits_body(cluster: Cluster, noun: str, *, topic: bool) -> float | None:
    """How well a body fits its noun: “the union” a federation, “the company” any body that is not of another kind.

    `topic` tells that the sentence before is about it: then “the bank” may be any body of which no kind is told.
    """
    if is_told(cluster, noun):
        return 0.5
    if topic and noun in _FIRMS and _is_of_no_kind(cluster):
        return 0.0
    apart = bool(set(cluster.keys) & (BODY_KINDS["paper"] | NOUNS["own-kind"]))
    return -1.0 if noun in NOUNS["business"] and not apart else None


def _is_of_no_kind(cluster: Cluster) -> bool:
    """Whether neither its name nor the article tells of what kind a body is."""
    return not (cluster.name in KNOWN_BODIES or set(cluster.keys) & _KIND_WORDS or cluster.roles & GROUP_NOUNS)


def only_body(clusters: Iterable[Cluster], noun: str, start: int) -> Cluster | None:
    """The only body named before a place that can be “the group”: none whose name tells that it is of another kind."""
    if noun not in _UNCERTAIN:
        return None
    before = [c for c in clusters if c.kind is EntityKind.ORGANISATION and c.namings[0].span.start < start]
    may_be = [c for c in before if is_told(c, noun) or not (c.name in KNOWN_BODIES or set(c.keys) & _KIND_WORDS)]
    return may_be[0] if len(may_be) == 1 else None


def is_told(cluster: Cluster, noun: str) -> bool:
    """Whether an article says of somebody, or a body's name says, what a noun does; a like role does for people."""
    if not cluster.is_person:
        called = BODY_KINDS.get(noun, frozenset())
        if noun in KNOWN_BODIES.get(cluster.name, frozenset()):
            return True
        return noun in cluster.keys or noun in cluster.roles or bool(called & set(cluster.keys))
    return noun in _told_of(cluster) or bool(KINSHIP_OF_ROLES.get(noun, set()) & _own_words(cluster))


def is_vouched(cluster: Cluster, wanted: Description) -> bool:
    """Whether a description fits by more than being near: by what is said of somebody, by a place, by an age."""
    shared = wanted.places & cluster.places or wanted.words & cluster.roles & _AGES
    return bool(shared) or is_told(cluster, wanted.noun)


def bears(cluster: Cluster, noun: str) -> bool:
    """Whether an article says that very word of somebody, or gives them the title."""
    return noun in _told_of(cluster)


def _own_words(cluster: Cluster) -> set[str]:
    """The words of a person's titles and roles as the article has them: a president may be a leader, no minister."""
    return {*cluster.roles, *(bare(title) for naming in cluster.namings for title in naming.titles)}


def _told_of(cluster: Cluster) -> set[str]:
    """The words for a person's titles and roles."""
    titles = (n for naming in cluster.namings for t in naming.titles for n in TITLE_NOUNS.get(bare(t), bare(t)).split())
    return {*titles, *cluster.roles}


@dataclass(frozen=True, slots=True)
class Description:
    """What a definite noun phrase tells: person or body, its noun, gender, the words without determiner, and places.

    `of` are the nouns behind “of”: what is headed by “the leader of the opposition”. `proper` are the words before the
    noun that are written with a capital (“the Vermont senator”). `speaking` is who has just been speaking, `main` whom
    the article is mostly about, once they have spoken; `alone` the only person whom it has named so far, `called` whom
    it has called so before; `goes_on` tells that the cue goes on with somebody's words (“the
    mayor added”).
    """

    sort: EntityKind
    noun: str
    gender: str | None
    words: frozenset[str]
    places: frozenset[str]
    of: frozenset[str]
    proper: frozenset[str]
    speaking: Cluster | None = None
    main: Cluster | None = None
    topic: Cluster | None = None
    alone: Cluster | None = None
    called: frozenset[int] = frozenset()
    goes_on: bool = False


def description_of(parsed: Parsed, phrase: Phrase, *, definite: bool = False) -> Description | None:
    """What a definite noun phrase tells of whom it means; None where it can't mean somebody named.

    `definite` tells that it means somebody definite though it has no article (“a club statement”).
    """
    head = phrase.head
    noun = parsed.lower[head]
    determiner = determiner_of(parsed, head) or parsed.lower[phrase.first]
    person = noun in PERSON_NOUNS or noun in HONORIFICS
    if parsed.tags[head] == "NNS" or not (person or noun in GROUP_NOUNS):
        return None
    if not definite and determiner not in ("the", "this", "that") and noun not in HONORIFICS:
        return None
    if not person and phrase.last > head:
        return None
    gender = gender_of_noun(noun)
    words = frozenset(w for w in parsed.lower[phrase.first : head + 1] if w not in DEFINITE)
    places = frozenset(parsed.lower[t] for t in range(phrase.first, head) if t in parsed.places)
    places |= frozenset(PLACES.get(noun, "").split())
    headed = parsed.behind(head, "of")
    of = frozenset({parsed.lower[headed]} if headed is not None else ())
    before = range(phrase.first, head)
    proper = frozenset(
        parsed.lower[t] for t in before if parsed.words[t][0].isupper() and parsed.lower[t] not in DEFINITE
    )
    sort = EntityKind.PERSON if person else EntityKind.ORGANISATION
    return Description(sort, noun, gender, words, places, of, proper)


def fits_description(referent: Referent, wanted: Description) -> float | None:
    """A bonus or malus for a referent under a description (“the senator”), None where it can't be meant.

    That somebody is near is no evidence: the article must tie the description to them, or tell by a name in it
    (“the Vermont senator”) or an age that it brings up again who is known already, and by no other office.
    """
    if referent.kind is not wanted.sort or (wanted.gender and referent.gender and wanted.gender != referent.gender):
        return None
    if referent.cluster is None:
        return 3.5 if wanted.noun == referent.noun and not referent.plural else None
    if wanted.sort is EntityKind.ORGANISATION:
        return _fits_body(referent.cluster, wanted.noun, topic=referent.cluster is wanted.topic)
    return None if is_of_another_party(referent.cluster, wanted) else _fits_person(referent.cluster, wanted)


def _fits_person(cluster: Cluster, wanted: Description) -> float | None:
    """How well a person with a name fits a description, None where the article does not tie them to it."""
    noun = wanted.noun
    known = _told_of(cluster)
    only = cluster is wanted.alone and noun in HEADS | _TRADES
    at_hand = not known and (only or (cluster is wanted.topic and cluster is wanted.main))
    if wanted.of and noun in HEADS and noun not in known and not wanted.of & known and not at_hand:
        return None
    elsewhere = bool(wanted.places and cluster.places and not wanted.places & cluster.places)
    local = 1.5 * bool(wanted.places & cluster.places)
    if _is_told_so(cluster, wanted):
        apart = wanted.words & known - {noun}
        like = 1.0 * (not bears(cluster, noun))
        return None if elsewhere else 2.0 + local + 0.5 * (noun in known) + 1.5 * len(apart) - like
    if wanted.words & _AGES and cluster.roles & _AGES:
        return 2.0 if wanted.words & cluster.roles & _AGES else None
    if wanted.words & OFFICE_WORDS - known and known & OFFICES:
        return None  # “the prime minister” is no other minister
    called = bool(wanted.proper) and noun in _TRADES
    if id(cluster) in wanted.called:
        return 2.0
    aged = bool(wanted.words & _AGES)
    kin = is_aged(wanted) and noun in _NO_TRADES  # “the 34-year-old mother of two” may do anything
    if noun in NOUNS["anybody"] or not (called or kin or noun == "old" or _may_be(cluster, noun, wanted.proper)):
        return None
    speaking = cluster is wanted.speaking and (wanted.goes_on or noun in _TRADES or _is_standing(noun))
    speaking = speaking or (cluster is wanted.main and not wanted.proper and noun in _TRADES | OFFICES)
    speaking = speaking or (cluster is wanted.topic and noun in _TRADES) or (at_hand and noun in HEADS) or only
    again = called or speaking or aged or (wanted.proper and noun in OFFICES)
    belongs = 1.5 * bool(noun in NOUNS["belonging"] and known & OFFICES)
    return local + belongs - 0.5 - elsewhere if local or again else None


def is_aged(wanted: Description) -> bool:
    """Whether a description tells an age: “the 34-year-old mother”, “the 34-year-old”."""
    return bool(wanted.words & _AGES) and "old" in wanted.words


def may_be(cluster: Cluster, wanted: Description) -> bool:
    """Whether a description may mean a person: of no other gender, known by no other office or trade."""
    alike = not wanted.gender or cluster.gender in (None, wanted.gender)
    return cluster.is_person and alike and _may_be(cluster, wanted.noun, wanted.proper)


def _is_standing(noun: str) -> bool:
    """Whether a noun is of somebody who stands for an office or has won it (“the nominee”, “the president-elect”)."""
    return noun in NOUNS["running"] or noun.endswith(("-elect", "-designate"))


def _is_told_so(cluster: Cluster, wanted: Description) -> bool:
    """Whether an article says of somebody what describes them; a like office is not enough for a named one."""
    if wanted.words & OFFICE_WORDS:
        return bears(cluster, wanted.noun) and wanted.words & OFFICE_WORDS <= _told_of(cluster)
    if not wanted.proper or wanted.proper & {*cluster.roles, *cluster.places}:
        return is_told(cluster, wanted.noun)
    return bears(cluster, wanted.noun)


def _may_be(cluster: Cluster, noun: str, proper: frozenset[str]) -> bool:
    """Whether an article tells of no office or trade of somebody, or only of the same sort; a star a nominee."""
    told = {role for role in _told_of(cluster) if role in KINSHIP_OF_ROLES or role in _TELLING}
    if proper and noun in OFFICES:
        told -= _TRADES
    if noun in NOUNS["belonging"] and proper:
        return True  # whoever holds an office belongs to a party and a place too (“the Maryland Democrat”)
    if noun in NOUNS["belonging"]:
        told -= OFFICES
    return not told or noun in told or bool(KINSHIP_OF_ROLES.get(noun, set()) & told & _own_words(cluster))


def is_of_another_party(cluster: Cluster, wanted: Description) -> bool:
    """Whether a description names one of two parties, and the article has somebody in the other."""
    parties = [party for party in _PARTIES if party & wanted.words]
    return bool(parties) and any(party & _told_of(cluster) for party in _PARTIES if party not in parties)
