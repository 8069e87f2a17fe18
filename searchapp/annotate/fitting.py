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


def fits_pronoun(referent: Referent, sort: str) -> float | None:
    """A bonus or malus for a referent under a pronoun, None where it can't be meant."""
    if sort in (HE, SHE):
        if referent.plural or referent.kind not in (EntityKind.PERSON, None):
            return None
        if referent.gender is not None:
            return 0.4 if referent.gender == sort else None
        return 0.0 if referent.kind is EntityKind.PERSON else -2.0
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
        return 0.5 if noun in cluster.keys else -1.0
    titles = {
        n for naming in cluster.namings for t in naming.titles for n in _TITLE_NOUNS.get(bare(t), bare(t)).split()
    }
    roles = {w for role, _ in cluster.roles for w in role.lower().split()}
    if noun in titles or noun in roles:
        return 2.0 + 0.5 * len(words & (roles | titles))
    return -0.5
