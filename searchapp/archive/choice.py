"""Which of the known bearers of a name does an article mean, if any? One, and whom to offer as perhaps the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from searchapp.archive.candidates import Bearer, folded, renown
from searchapp.people import Companion, Profile, Reason, Sameness, Verdict, compare, is_acronym_of, is_introduced
from searchapp.people.profile import joined

_OFFERS_AT_MOST = 3

Offers = tuple[tuple[int, tuple[Reason, ...]], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The entity that is meant, None for a new one, and those who may be the same, with the reasons.

    `settled` are entities that what the article adds shows to be one with the entity that is meant.
    """

    entity_id: int | None
    offers: Offers
    settled: tuple[int, ...] = ()


def choose_person(
    profile: Profile, known: Sequence[Bearer], told: Mapping[int, Profile], counts: Mapping[Companion, int]
) -> Choice:
    """The bearer for whom most speaks, if it is enough; the others for whom something speaks are offered."""
    famed = {bearer.id: 0 if is_introduced(profile) else renown(bearer, known) for bearer in known}
    verdicts = [(b.id, compare(profile, told[b.id], counts, famed[b.id])) for b in known if b.id in told]
    verdicts.sort(key=lambda pair: (-pair[1].score, pair[0]))
    same = [pair for pair in verdicts if pair[1].sameness is Sameness.SAME]
    if same:
        chosen, others = same[0][0], [pair for pair in verdicts if pair[0] != same[0][0]]
        # Of company only the article's own: of it alone is known how many articles name it.
        whole = replace(joined([told[chosen], profile]), company=profile.company)
        settled = [i for i, verdict in others[:_OFFERS_AT_MOST] if _settles(verdict, whole, told[i], counts)]
        return Choice(chosen, _offers(same[1:]), tuple(settled))
    return Choice(None, _offers([pair for pair in verdicts if pair[1].sameness is Sameness.MAYBE]))


def _settles(verdict: Verdict, whole: Profile, other: Profile, counts: Mapping[Companion, int]) -> bool:
    open_yet = verdict.sameness is not Sameness.DIFFERENT
    return open_yet and compare(whole, other, counts).sameness is Sameness.SAME


def choose_body(profile: Profile, known: Sequence[Bearer]) -> Choice:
    """The organisation or place of the same name, or of which the name is the well-known acronym."""
    equal = sorted((b for b in known if b.equal and b.main), key=lambda b: (-b.articles, b.id))
    short = [bearer for bearer in known if _is_acronym_pair(profile, bearer)]
    if equal:
        return Choice(equal[0].id, _offers_of(profile, [b for b in short if b.id != equal[0].id]))
    if len(short) == 1:
        return Choice(short[0].id, ())
    return Choice(None, _offers_of(profile, known))


def _is_acronym_pair(profile: Profile, bearer: Bearer) -> bool:
    """Whether one name is the other's acronym, and an article has said so."""
    told = bearer.equal or folded(bearer.name) in {folded(variant) for variant in profile.variants}
    return told and (is_acronym_of(profile.name, bearer.name) or is_acronym_of(bearer.name, profile.name))


def _offers_of(profile: Profile, known: Sequence[Bearer]) -> Offers:
    others = [(b.id, Profile(b.name, b.kind, (profile.name,) if b.equal else ())) for b in known]
    verdicts = [(bearer_id, compare(profile, other)) for bearer_id, other in others]
    return _offers([pair for pair in verdicts if pair[1].sameness is not Sameness.DIFFERENT])


def _offers(verdicts: Sequence[tuple[int, Verdict]]) -> Offers:
    return tuple((bearer_id, verdict.reasons) for bearer_id, verdict in verdicts[:_OFFERS_AT_MOST])
