"""Whom does a name in an article mean? One name is one person unless something parts them.

Prior times evidence: each bearer of the name has the weight of the grounds for it, and somebody of whom the archive
does not know yet has the weight of the name's commonness. Who has four fifths of it all is meant, with a single name
who has three; else it is somebody new, or, with a single name, it stays open.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from searchapp.names import fold_name
from searchapp.people.bearer import Bearer
from searchapp.people.grounds import Ground, Reason, grounds
from searchapp.people.naming import bare_words
from searchapp.people.profile import Companion, Profile
from searchapp.people.rarity import expected_bearers, is_common_family
from searchapp.people.spelling import generation_of, spelling_words

ENOUGH = 0.8
"""The share of all weight from which one is meant."""

_RIVAL = 0.05
"""The share from which another bearer is to be thought of."""

_CONTRADICTS = -6.0

UNKNOWN = 1.6
"""The weight of somebody new where nothing is known of the name: it may be a common one."""

_RAREST = -5.0
_ONE_BEARER, _TENFOLD = -9.5, 2.2
"""The weight of somebody new for a name that one in 250 million bears, and what ten times as many add."""

_ALONE, _ENOUGH_ALONE = -1.0, 0.6
"""The same, and the share that is enough, for a single name, which as a rule means somebody whom readers know."""


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
    enough = ENOUGH if len(bare_words(article.name)) > 1 else _ENOUGH_ALONE
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
    if alone or not called_so or sum(meant.share for meant in rivals) < ENOUGH:
        return False
    others = [grounds(rival.bearer.told, rivals[0].bearer, {}) for rival in rivals[1:]]
    return all(found is not None and not contradicted(found) for found in others)


def contradicted(reasons: Iterable[Reason]) -> bool:
    """Whether anything but the name speaks strongly against it."""
    return any(reason.ground is not Ground.NAME and reason.weight <= _CONTRADICTS for reason in reasons)


def novelty_of(name: str) -> float:
    """The weight of somebody of this name of whom the archive does not know yet: the more may bear it, the more."""
    words = spelling_words(name)
    if len(words) < 2:
        return _ALONE
    expected = expected_bearers(name)
    if expected is None:
        return UNKNOWN
    return max(_RAREST, min(UNKNOWN, _ONE_BEARER + _TENFOLD * math.log10(max(1.0, expected))))


def stays_open(name: str, is_borne: bool) -> bool:
    """Whether a single name that means nobody known leaves open whom it means.

    `is_borne` says that somebody in the archive bears the word in a full name; else a rare name is its bearer's own.
    """
    return is_borne or any(is_common_family(word) for word in spelling_words(name))
