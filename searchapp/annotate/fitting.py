"""How well does somebody fit a pronoun or a description: by gender, number, kind, title and role?"""

from __future__ import annotations

from searchapp.annotate.lexicon.titles import bare
from searchapp.annotate.referents import Referent
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
_BY_NAME = frozenset(
    "hospital school university college court bank club police military army navy embassy city town".split()
)
"""Nouns that a body must bear in its name, or be called elsewhere, to be meant by them."""
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
KINSHIP_OF_ROLES: dict[str, set[str]] = {}
for _group in _ROLE_GROUPS:
    for _word in _group.split():
        KINSHIP_OF_ROLES.setdefault(_word, set()).update(_group.split())


def fits_pronoun(referent: Referent, sort: str) -> float | None:
    """A bonus or malus for a referent under a pronoun, None where it can't be meant."""
    if sort in (HE, SHE):
        if referent.plural or referent.kind not in (EntityKind.PERSON, None):
            return None
        if referent.gender is not None:
            return 0.4 if referent.gender == sort else None
        return -0.3 if referent.kind is EntityKind.PERSON else -2.0
    if sort == IT:
        return 0.0 if referent.kind is EntityKind.ORGANISATION else None
    if referent.plural:
        return 0.8
    return 0.0 if referent.kind is EntityKind.ORGANISATION else None


def fits_description(
    referent: Referent, sort: EntityKind, gender: str | None, noun: str, words: set[str]
) -> float | None:
    """A bonus or malus for a referent under a description (“the senator”), None where it can't be meant."""
    cluster = referent.cluster
    if cluster is None or referent.kind is not sort:
        return None
    if gender and referent.gender and gender != referent.gender:
        return None
    if sort is EntityKind.ORGANISATION:
        fitting = noun in cluster.keys or noun in cluster.roles
        return 0.5 if fitting else None if noun in _BY_NAME else -1.0
    titles = {
        n for naming in cluster.namings for t in naming.titles for n in _TITLE_NOUNS.get(bare(t), bare(t)).split()
    }
    known = titles | cluster.roles
    if noun in known or (noun in KINSHIP_OF_ROLES and known & KINSHIP_OF_ROLES[noun]):
        return 2.0 + 0.5 * len(words & known)
    return 2.0 if words & cluster.roles & _AGES else -0.5
