"""How well does somebody fit a pronoun or a description: by gender, number, kind, title and role?"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.annotate.english.people.referents import Referent
from searchapp.annotate.lexicon.titles import bare
from searchapp.annotate.names.cluster import Cluster
from searchapp.domain import EntityKind

HE, SHE, IT, THEY = "m", "f", "it", "they"
PRONOUNS = {
    "he": HE, "him": HE, "his": HE, "himself": HE, "she": SHE, "her": SHE, "hers": SHE, "herself": SHE,
    "it": IT, "its": IT, "they": THEY, "them": THEY, "their": THEY,
}  # fmt: skip
_TITLE_NOUNS = {
    "sen": "senator lawmaker", "rep": "representative congressman congresswoman lawmaker", "gov": "governor",
    "president": "president leader", "mr": "", "dr": "doctor", "prof": "professor", "gen": "general",
    "congressman": "congressman lawmaker", "congresswoman": "congresswoman lawmaker", "judge": "judge justice",
    "justice": "justice judge", "secretary": "secretary", "minister": "minister", "mayor": "mayor",
    "senator": "senator lawmaker", "governor": "governor", "representative": "representative lawmaker",
    "pope": "pontiff pope", "king": "king monarch", "queen": "queen monarch",
}  # fmt: skip

_AGES = frozenset(str(age) for age in range(10, 100))
_ANYBODY = frozenset(
    """boy girl child kid baby teenager pupil student voter resident person individual guy source official aide adviser
    advisor staffer operative insider employee spokesman spokeswoman spokesperson expert analyst strategist witness
    supporter donor designer worker clerk librarian""".split()
)
"""Nouns of people who are seldom named: they mean only somebody of whom the article says so."""
HEADS = frozenset("director leader chief chairman chairwoman chair head manager editor boss founder".split())
"""Nouns of who heads something: whoever heads what is spoken of is meant, not who is near."""
_BUSINESSES = frozenset("company firm corporation business".split())
"""Nouns that may mean any body in mind; other nouns only one that bears them in its name or is called so elsewhere."""
_OWN_KIND = frozenset("party university college school hospital court senate congress parliament church museum".split())
"""Words in the name of a body that nothing else but these words describes."""
_ROLE_GROUPS = (
    "senator representative congressman congresswoman lawmaker legislator politician mp delegate assemblyman "
    "assemblywoman councillor",
    "spokesman spokeswoman spokesperson",
    "candidate nominee contender hopeful frontrunner front-runner",
    "businessman businesswoman executive entrepreneur mogul tycoon billionaire developer",
    "chairman chairwoman chair chairperson head",
    "professor academic scholar scientist researcher expert historian economist analyst author",
    "lawyer attorney counsel solicitor barrister advocate",
    "journalist reporter correspondent columnist commentator anchor host editor writer author",
    "actor actress star singer artist performer comedian musician",
    "policeman policewoman officer detective sergeant inspector chief",
    "premier minister chancellor leader president",
    "doctor physician surgeon",
)
_BODIES = (
    ("paper newspaper tabloid daily outlet publication magazine weekly site website",
     "times post journal herald tribune gazette courier chronicle observer guardian globe star sun mail mirror echo "
     "examiner inquirer register review dispatch telegraph standard monitor news daily magazine press weekly"),
    ("network channel station broadcaster outlet", "news tv television radio broadcasting network channel"),
    ("union", "association federation brotherhood teamsters union workers"),
    ("company firm corporation business", "inc corp co ltd llc plc motors airlines group holdings company industries"),
    ("group organization organisation nonprofit coalition",
     "association foundation council coalition alliance pac action fund league union network project society"),
    ("agency department ministry office bureau", "department agency bureau administration ministry office service"),
)  # fmt: skip
BODY_KINDS: dict[str, frozenset[str]] = {}
"""For a noun of a body the words that bodies of the kind bear in their names."""
for _nouns, _names in _BODIES:
    for _word in _nouns.split():
        BODY_KINDS[_word] = BODY_KINDS.get(_word, frozenset()) | frozenset(_names.split())
KINSHIP_OF_ROLES: dict[str, set[str]] = {}
for _group in _ROLE_GROUPS:
    for _word in _group.split():
        KINSHIP_OF_ROLES.setdefault(_word, set()).update(_group.split())


_SAME_GENDER, _ANY_GENDER = 0.4, -0.1
"""What a person gains of whose gender something is known, or loses of whom nothing is."""


def fits_pronoun(referent: Referent, sort: str) -> float | None:
    """A bonus or malus for a referent under a pronoun, None where it can't be meant."""
    if sort in (HE, SHE):
        if referent.plural or referent.kind not in (EntityKind.PERSON, None):
            return None
        if referent.gender is not None:
            return _SAME_GENDER if referent.gender == sort else None
        return _ANY_GENDER if referent.kind is EntityKind.PERSON else -2.0
    if sort == IT:
        return 0.0 if referent.kind is EntityKind.ORGANISATION else None
    if referent.plural:
        return 0.8
    return 0.0 if referent.kind is EntityKind.ORGANISATION else None


def _fits_body(cluster: Cluster, noun: str) -> float | None:
    """How well a body fits its noun: “the union” a federation, “the company” any body that is not of another kind."""
    if is_told(cluster, noun):
        return 0.5
    apart = bool(set(cluster.keys) & (BODY_KINDS["paper"] | _OWN_KIND))
    return -1.0 if noun in _BUSINESSES and not apart else None


def is_told(cluster: Cluster, noun: str) -> bool:
    """Whether an article says of somebody, or a body's name says, what a noun does; a like role does for people."""
    if not cluster.is_person:
        called = BODY_KINDS.get(noun, frozenset())
        return noun in cluster.keys or noun in cluster.roles or bool(called & set(cluster.keys))
    told = _told_of(cluster)
    return noun in told or bool(noun in KINSHIP_OF_ROLES and told & KINSHIP_OF_ROLES[noun])


def is_vouched(cluster: Cluster, wanted: Description) -> bool:
    """Whether a description fits by more than being near: by what is said of somebody, by a place, by an age."""
    shared = wanted.places & cluster.places or wanted.words & cluster.roles & _AGES
    return bool(shared) or is_told(cluster, wanted.noun)


def bears(cluster: Cluster, noun: str) -> bool:
    """Whether an article says that very word of somebody, or gives them the title."""
    return noun in _told_of(cluster)


def _told_of(cluster: Cluster) -> set[str]:
    """The words for a person's titles and roles."""
    titles = (
        n for naming in cluster.namings for t in naming.titles for n in _TITLE_NOUNS.get(bare(t), bare(t)).split()
    )
    return {*titles, *cluster.roles}


@dataclass(frozen=True, slots=True)
class Description:
    """What a definite noun phrase tells: person or body, its noun, gender, the words without determiner, and places.

    `of` are the nouns behind “of”: what is headed by “the leader of the opposition”.
    """

    sort: EntityKind
    noun: str
    gender: str | None
    words: frozenset[str]
    places: frozenset[str]
    of: frozenset[str]


def fits_description(referent: Referent, wanted: Description) -> float | None:
    """A bonus or malus for a referent under a description (“the senator”), None where it can't be meant."""
    cluster, noun = referent.cluster, wanted.noun
    if referent.kind is not wanted.sort:
        return None
    if wanted.gender and referent.gender and wanted.gender != referent.gender:
        return None
    if cluster is None:
        return 3.5 if noun == referent.noun and not referent.plural else None
    if wanted.sort is EntityKind.ORGANISATION:
        return _fits_body(cluster, noun)
    known = _told_of(cluster)
    if wanted.of and noun in HEADS and noun not in known and not wanted.of & known:
        return None
    elsewhere = bool(wanted.places and cluster.places and not wanted.places & cluster.places)
    local = 1.5 * bool(wanted.places & cluster.places)
    if is_told(cluster, noun):
        return None if elsewhere else 2.0 + local + 0.5 * len(wanted.words & known)
    if noun in _ANYBODY:
        return None
    return 2.0 if wanted.words & cluster.roles & _AGES else local - 0.5 - elsewhere
