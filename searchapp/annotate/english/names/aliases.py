"""Which words between marks are no words of somebody's but somebody's name (“a man who goes by the name “Sparrow””)?"""

from __future__ import annotations

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon.nouns import PERSON_NOUNS

_NAMES = frozenset({"name", "nickname", "alias", "moniker"})
_BEFORE = frozenset(
    {"of", "as", "by", "only", "simply", "himself", "herself", "themselves", "the", "his", "her", "their"}
)
_CALLED = frozenset({"known", "called", "nicknamed", "named", "dubbed", "goes", "went", "calls", "gave", "give"})
_BETWEEN = frozenset({"WP", ",", "RB", "MD", "VB", "VBD", "VBZ", "VBP", "VBN"})
"""The tags of what may stand between the noun and the verb (“a man, who would only give his name as …”)."""
_REACH = 9
"""How many tokens before the mark the bearer stands at most."""
_LONGEST = 3
"""How many words such a name has at most."""


def find_aliases(parsed: Parsed, marked: list[tuple[int, int]]) -> set[int]:
    """The first tokens of those stretches between marks (first and last token, marks included) that are names.

    They are named persons' names from then on; `parsed.aliases` leads from whoever is described to them.
    """
    found = set()
    for first, last in marked:
        inner = [t for t in range(first + 1, last + 1) if parsed.words[t][0].isalnum()]
        bearer = _bearer(parsed, first)
        if bearer is None or not 1 <= len(inner) <= _LONGEST or not all(parsed.words[t][0].isupper() for t in inner):
            continue
        kept = [n for n in parsed.names if n[1] <= inner[0] or n[0] > inner[-1]]
        parsed.names[:] = sorted([*kept, (inner[0], inner[-1] + 1, "PERSON")])
        parsed.aliases[bearer] = inner[-1]
        found.add(first)
    return found


def _bearer(parsed: Parsed, mark: int) -> int | None:
    """The person's noun before a mark that a verb of naming ties to it; None where something else is called so."""
    at = mark - 1
    while at > 0 and parsed.lower[at] in _BEFORE | _NAMES:
        at -= 1
    if parsed.lower[at] not in _CALLED or (at == mark - 1 and parsed.lower[at] in ("goes", "went", "gave", "give")):
        return None
    for token in range(at - 1, max(at - _REACH, -1), -1):
        if parsed.tags[token][:2] == "NN":
            return token if parsed.lower[token] in PERSON_NOUNS else None
        if parsed.tags[token] not in _BETWEEN:
            return None
    return None
