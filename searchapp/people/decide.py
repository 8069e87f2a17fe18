"""Whom does a name in an article mean? One name is one person unless something parts them.

Prior times evidence: each bearer of the name has the weight of the grounds for it, and somebody of whom the archive
does not know yet has the weight of the name's commonness. Who has four fifths of it all is meant, with a single name
who has three; else it is somebody new, or, with a single name, it stays open.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people.bearer import Bearer, bearer_of
from searchapp.people.grounds import Ground, Reason, grounds
from searchapp.people.naming import bare_words, is_acronym_of
from searchapp.people.profile import Companion, Profile
from searchapp.people.rarity import expected_bearers, is_common_family
from searchapp.people.spelling import generation_of, likeness, sound_key, spelling_words

_ENOUGH = 0.8
"""The share of all weight from which one is meant."""

_RIVAL = 0.05
"""The share from which another bearer is to be thought of."""

_HARDLY = 0.005
"""The share below which something that contradicts keeps two apart."""

_CONTRADICTS = -6.0

_UNKNOWN = 1.6
"""The weight of somebody new where nothing is known of the name: it may be a common one."""

_RAREST = -5.0
_ONE_BEARER, _TENFOLD = -9.5, 2.2
"""The weight of somebody new for a name that one in 250 million bears, and what ten times as many add."""

_ALONE, _ENOUGH_ALONE = -1.0, 0.6
"""The same, and the share that is enough, for a single name, which as a rule means somebody whom readers know."""

_ALIKE = 0.8


class Sameness(StrEnum):
    """What a comparison comes to."""

    SAME = "same"
    MAYBE = "maybe"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody who may be meant, with the share of all weight (0 to 1) and the grounds, the weightiest first."""

    bearer: Bearer
    share: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom a name means: `chosen`, or None for somebody new; `others` are the rest, the likeliest first."""

    chosen: Meant | None
    others: tuple[Meant, ...]


def decide(
    article: Profile, bearers: Iterable[Bearer], articles: Mapping[Companion, int], novelty: float | None = None
) -> Decision:
    """Which of the bearers a person's name in an article means, if any of them.

    `novelty` is the weight of somebody new, without it that of the name's rarity; `articles` as for `grounds`.
    """
    new = novelty_of(article.name) if novelty is None else novelty
    weighed = [
        (bearer, found)
        for bearer in _of_generation(article.name, list(bearers))
        if (found := grounds(article, bearer, articles)) is not None
    ]
    weights = [math.exp(sum(reason.weight for reason in found)) for _, found in weighed]
    total = sum(weights) + math.exp(new)
    rarity = Reason(Ground.RARITY, round(-new, 2), (article.name,))
    shares = [
        Meant(bearer, weight / total, tuple(sorted([*found, rarity], key=lambda reason: -abs(reason.weight))))
        for (bearer, found), weight in zip(weighed, weights, strict=True)
    ]
    shares.sort(key=lambda meant: (-meant.share, meant.bearer.id or 0))
    enough = _ENOUGH if len(bare_words(article.name)) > 1 else _ENOUGH_ALONE
    if shares and (shares[0].share >= enough or _are_perhaps_one(article, shares)):
        return Decision(shares[0], tuple(shares[1:]))
    return Decision(None, tuple(shares))


def _of_generation(name: str, bearers: list[Bearer]) -> list[Bearer]:
    """Of the bearers those who are called “Otto Kern Jr.”, where a name is that and there are any."""
    told = generation_of(name)
    called = [bearer for bearer in bearers if told and any(generation_of(other) == told for other in bearer.names)]
    return called or bearers


def _are_perhaps_one(article: Profile, shares: Sequence[Meant]) -> bool:
    """Whether it is one of several bearers of a full name of whom nothing says that they are not one person."""
    rivals = [meant for meant in shares if meant.share >= _RIVAL]
    called_so = all(fold_name(article.name) in map(fold_name, meant.bearer.names) for meant in rivals)
    alone = len(rivals) < 2 or len(bare_words(article.name)) < 2
    if alone or not called_so or sum(meant.share for meant in rivals) < _ENOUGH:
        return False
    others = [grounds(rival.bearer.told, rivals[0].bearer, {}) for rival in rivals[1:]]
    return all(found is not None and not _contradicted(found) for found in others)


def _contradicted(reasons: Iterable[Reason]) -> bool:
    return any(reason.ground is not Ground.NAME and reason.weight <= _CONTRADICTS for reason in reasons)


def novelty_of(name: str) -> float:
    """The weight of somebody of this name of whom the archive does not know yet: the more may bear it, the more."""
    words = spelling_words(name)
    if len(words) < 2:
        return _ALONE
    expected = expected_bearers(name)
    if expected is None:
        return _UNKNOWN
    return max(_RAREST, min(_UNKNOWN, _ONE_BEARER + _TENFOLD * math.log10(max(1.0, expected))))


def stays_open(name: str, is_borne: bool) -> bool:
    """Whether a single name that means nobody known leaves open whom it means.

    `is_borne` says that somebody in the archive bears the word in a full name; else a rare name is its bearer's own.
    """
    return is_borne or any(is_common_family(word) for word in spelling_words(name))


def compare(one: Profile, other: Profile) -> tuple[Sameness, tuple[Reason, ...]]:
    """Whether two profiles are of one bearer, and why, for all that is known of their name."""
    if one.kind is not other.kind:
        return Sameness.DIFFERENT, (Reason(Ground.NAME, -9.0, (one.kind.value, other.kind.value)),)
    if one.kind is not EntityKind.PERSON:
        return _compare_names(one, other)
    if min(len(bare_words(one.name)), len(bare_words(other.name))) < 2:
        longer, shorter = sorted((one, other), key=lambda p: -len(bare_words(p.name)))
        found = grounds(shorter, bearer_of(longer), {})
        return (Sameness.DIFFERENT, ()) if found is None else (Sameness.MAYBE, tuple(found))
    ways = [decide(a, [bearer_of(b)], {}, _UNKNOWN) for a, b in ((one, other), (other, one))]
    if not all(way.chosen or way.others for way in ways):
        return Sameness.DIFFERENT, ()
    meant = min((way.chosen or way.others[0] for way in ways), key=lambda meant: meant.share)
    if meant.share >= _ENOUGH:
        return Sameness.SAME, meant.reasons
    apart = _contradicted(meant.reasons) and meant.share < _HARDLY
    return Sameness.DIFFERENT if apart else Sameness.MAYBE, meant.reasons


def _compare_names(one: Profile, other: Profile) -> tuple[Sameness, tuple[Reason, ...]]:
    """Bodies and places: the same folded name is one; an acronym with its full name, or a spelling, may be."""
    folded = fold_name(one.name), fold_name(other.name)
    if folded[0] == folded[1]:
        return Sameness.SAME, (Reason(Ground.NAME, 3.0, ("equal", one.name, other.name)),)
    told = any(fold_name(v) == folded[1] for v in one.variants) or any(
        fold_name(v) == folded[0] for v in other.variants
    )
    if is_acronym_of(one.name, other.name) or is_acronym_of(other.name, one.name):
        weight = 3.0 if told else 1.0
        return Sameness.SAME if told else Sameness.MAYBE, (
            Reason(Ground.NAME, weight, ("acronym", one.name, other.name)),
        )
    keys = sound_key(one.name, False), sound_key(other.name, False)
    alike = keys[0] is not None and keys[0] == keys[1] and likeness(*folded) >= _ALIKE
    if told or alike:
        return Sameness.MAYBE, (Reason(Ground.NAME, 1.0, ("spelling", one.name, other.name)),)
    return Sameness.DIFFERENT, (Reason(Ground.NAME, -9.0, ("different", one.name, other.name)),)
