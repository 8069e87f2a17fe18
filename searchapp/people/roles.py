"""Do two offices or descriptions speak for one bearer? Their head words, what they are the head of, their time."""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from searchapp.names import fold_name
from searchapp.people import occupations
from searchapp.people.profile import HeldRole

_SOON = datetime.timedelta(days=730)
_CAREER = datetime.timedelta(days=5 * 365)
_LINK = re.compile(r"\s+(?:of|for|at|in|to|over|from|with|on|by|who|whose|which|that)\s+|,\s*", re.IGNORECASE)
_EMPTY = frozenset(
    """the a an former ex acting then new longtime retired late veteran current outgoing incoming his her its their and
    first senior junior leading local young old elder de la der die das des du""".split()
)
_PHRASES = (
    (re.compile(r"\bchief executive\b|\bmanaging director\b", re.IGNORECASE), "executive"),
    (re.compile(r"\bchief of staff\b", re.IGNORECASE), "commander"),
    (re.compile(r"\b(minister|secretary) (?:of|for) (?:the )?(\w+)$", re.IGNORECASE), r"\2 \1"),
    (re.compile(r"\bmembers? of (?:the )?(?:national )?(?:parliament|assembly)\b", re.IGNORECASE), "member"),
    (re.compile(r"\bleader of the opposition\b", re.IGNORECASE), "opposition leader"),
)


class Bond(StrEnum):
    """What two roles say of each other, the strongest first."""

    SAME = "same"  # the same office of the same body or with the same charge
    RARE = "rare"  # the same word, which few bear, and nothing that contradicts
    BODY = "body"  # other offices in one body of several words
    HEAD = "head"  # the same common word, and nothing that contradicts
    PLACE = "place"  # other offices with one proper name in common
    CONFLICT = "conflict"  # what one person can hardly be at the time
    OPEN = "open"  # nothing either way


_ORDER = list(Bond)


@dataclass(frozen=True, slots=True)
class Office:
    """A role in parts: the canonical head word, what stands beside it, and which of these are proper names."""

    head: str
    beside: frozenset[str]
    proper: frozenset[str]


@lru_cache(8_192)
def read_role(text: str) -> Office | None:
    """The parts of a role; None where it has no word that could be an office or a trade."""
    plain = text
    for pattern, short in _PHRASES:
        plain = pattern.sub(short, plain)
    possessor, _, after = plain.rpartition("’s ") if "’s " in plain else plain.rpartition("'s ")
    first, *rest = _LINK.split(after or plain, maxsplit=1)
    words = [w for w in fold_name_words(first) if w not in _EMPTY]
    if not words or "who" in fold_name_words(plain)[:1]:
        return None
    head = occupations.canonical(words[-1])
    around = " ".join([possessor, *rest])
    beside = {w for w in [*words[:-1], *fold_name_words(around)] if w not in _EMPTY}
    proper = {
        w for w in fold_name_words(" ".join(word for word in around.split() if word[:1].isupper())) if w not in _EMPTY
    }
    return Office(head, frozenset(beside), frozenset(proper))


def fold_name_words(text: str) -> list[str]:
    """The words without case and accents, honorifics kept: they are offices here."""
    return fold_name("x " + text).split()[1:]


def strongest_bond(one: tuple[HeldRole, ...], other: tuple[HeldRole, ...]) -> tuple[Bond, str, str] | None:
    """The strongest bond between the roles of two bearers, and the two roles; None where one has none."""
    left = [(role, office) for role in one if (office := read_role(role.text))]
    right = [(role, office) for role in other if (office := read_role(role.text))]
    bonds = [(bond_of(a, x, b, y), a.text, b.text) for a, x in left for b, y in right]
    return min(bonds, key=lambda bond: _ORDER.index(bond[0]), default=None)


def bond_of(one: HeldRole, first: Office, other: HeldRole, second: Office) -> Bond:
    """What two roles say of each other, given when they were held."""
    if occupations.is_kin(first.head) or occupations.is_kin(second.head):
        return Bond.OPEN
    gap, shared = _gap(one, other), (first.beside & second.beside) - _GENERAL
    apart = bool(first.proper - _GENERAL and second.proper - _GENERAL) and not shared
    if first.head == second.head:
        return _one_head(first, second, shared, apart and gap is not None and gap <= _SOON, apart)
    fields = occupations.field_of(first.head), occupations.field_of(second.head)
    if fields[0] and fields[1] and (not occupations.near(fields[0], fields[1]) or fields == ("trade", "trade")):
        return Bond.CONFLICT if gap is not None and gap <= _CAREER else Bond.OPEN
    if occupations.is_standing(first.head) or occupations.is_standing(second.head) or not shared:
        return Bond.OPEN
    return Bond.BODY if len(first.proper & second.proper) > 1 else Bond.PLACE


def _one_head(first: Office, second: Office, shared: frozenset[str], at_once: bool, apart: bool) -> Bond:
    if apart:
        return Bond.CONFLICT if at_once else Bond.OPEN
    if occupations.is_standing(first.head):
        return Bond.OPEN
    if shared:
        return Bond.SAME
    common = first.head in occupations.COMMON or (first.beside - _GENERAL and second.beside - _GENERAL)
    return Bond.HEAD if common else Bond.RARE


_GENERAL = frozenset(
    """national general state public board council authority university union party police school hospital bank
    institute college district city town county ministry department office company court church club agency league
    association society service army navy deputy vice assistant chief senior region regional federal central
    government group""".split()
)


def _gap(one: HeldRole, other: HeldRole) -> datetime.timedelta | None:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return max(one.first - other.last, other.first - one.last, datetime.timedelta())
