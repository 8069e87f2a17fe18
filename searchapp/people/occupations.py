"""What does a word for an office or a trade tell? Its field of work, the words that mean the same, a gender."""

import re
from pathlib import Path

from searchapp.tables import inverted, mapped, table

_WORDS = table(Path(__file__).with_name("occupations.tsv"))
_NEAR = mapped(table(Path(__file__).with_name("fields.tsv")), "near")
_MEANS, _FIELD = mapped(_WORDS, "means"), mapped(_WORDS, "field")
_KINDS = inverted(_WORDS, "as")
_KIN, _STANDING, _NO_TRADE = _KINDS["kin"], _KINDS["standing"], _KINDS["no-trade"]
_FEMALE, _MALE = _KINDS["female"], _KINDS["male"]
_TRADE = re.compile(r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|smith|wright)")
COMMON = _KINDS["common"]
"""Words that many people bear at a time: to share one says little."""


def canonical(word: str) -> str:
    """One word for all that mean the same office: `chairwoman` and `leader` are both `chief`."""
    return _MEANS.get(word, word)


def is_known(word: str) -> bool:
    """Whether the word is known to name an office, a trade, kin or a standing."""
    return word in _MEANS or word in _KIN or word in _STANDING


def may_be_trade(word: str) -> bool:
    """Whether a word right before a name may be a trade by its ending: “the weaver Ada Lind”."""
    return _TRADE.fullmatch(word) is not None and word not in _NO_TRADE


def field_of(head: str) -> str | None:
    """The field of work of a canonical word; None where it tells none."""
    return _FIELD.get(head)


def near(one: str, other: str) -> bool:
    """Whether one person may easily work in both fields."""
    return one == other or other in _NEAR[one].split() or one in _NEAR[other].split()


def is_standing(word: str) -> bool:
    """Whether the word tells of kin or of a place in one story, not of an office or a trade."""
    return word in _KIN or word in _STANDING


def is_kin(word: str) -> bool:
    """Whether the word tells whose relative or friend somebody is."""
    return word in _KIN


def gender_of(told: list[str]) -> str | None:
    """`f` or `m` where a folded word tells."""
    for word in told:
        if word in _FEMALE:
            return "f"
        if word in _MALE:
            return "m"
    return None
