"""What would two profiles come to if they were all that is known of a name? Decided from either side."""

from enum import StrEnum

from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people.bearer import bearer_of
from searchapp.people.decide import ENOUGH, UNKNOWN, contradicted, decide
from searchapp.people.grounds import Ground, Reason, grounds
from searchapp.people.naming import bare_words, is_acronym_of
from searchapp.people.profile import Profile
from searchapp.people.spelling import likeness, sound_key

_HARDLY = 0.005
"""The share below which something that contradicts keeps two apart."""

_ALIKE = 0.8


class Sameness(StrEnum):
    """What a comparison comes to."""

    SAME = "same"
    MAYBE = "maybe"
    DIFFERENT = "different"


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
    ways = [decide(a, [bearer_of(b)], {}, UNKNOWN) for a, b in ((one, other), (other, one))]
    if not all(way.chosen or way.others for way in ways):
        return Sameness.DIFFERENT, ()
    meant = min((way.chosen or way.others[0] for way in ways), key=lambda meant: meant.share)
    if meant.share >= ENOUGH:
        return Sameness.SAME, meant.reasons
    apart = contradicted(meant.reasons) and meant.share < _HARDLY
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
