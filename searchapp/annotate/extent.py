"""Where do reported words end: before a remark of the article's own, another cue, or the sentence's stop?"""

from __future__ import annotations

from searchapp.annotate.lexicon.cues import REPORTING, VERBS
from searchapp.annotate.parsed import Parsed

_EDGES = frozenset(",;:.-—–―?")
_ASIDES = frozenset("whereas while compared".split())

_HAVE = frozenset({"have", "has", "had"})

Range = tuple[int, int]


def trim(parsed: Parsed, first: int, last: int) -> tuple[int, int] | None:
    """The range without commas and stops at its edges."""
    while first <= last and parsed.words[first] in _EDGES:
        first += 1
    while last >= first and (parsed.words[last] in _EDGES or parsed.tags[last] == "CC"):
        last -= 1
    return (first, last) if first <= last else None


def without_asides(parsed: Parsed, first: int, last: int) -> int:
    """Where the words end that somebody can have said: before “, who …”, “, despite …”, a dash, or “and urged …”."""
    for token in range(first + 3, last):
        follows = token + 1
        if parsed.words[token] == ",":
            word = parsed.lower[follows]
            relative = word in ("who", "which", "whose", "whom") or parsed.lower[follows + 1 : follows + 2] in (
                ["whom"],
                ["which"],
            )
            cue = parsed.tags[follows] == "VBG" and VERBS.get(word) in REPORTING
            aside = cue or word in _ASIDES or (word == "according")
            remark = word in ("a", "an") and not any(t == "CC" for t in parsed.tags[follows:last])
            if (
                (relative or aside or remark)
                and "," not in parsed.words[follows + 2 : last]
                and not any(parsed.quoted[token : last + 1])
            ):
                return token - 1
        elif parsed.tags[token] == "CC" and _second_cue(parsed, follows):
            return token - 1
    return last


def _second_cue(parsed: Parsed, token: int) -> bool:
    """Whether another reporting verb follows a conjunction (“… and urged them to stay”, “and others said”)."""
    if parsed.lower[token - 2] in VERBS:
        return False
    for at in range(token, min(token + 6, len(parsed))):
        if parsed.tags[at] in ("VBD", "VBZ", "VBP") and parsed.lower[at] not in _HAVE:
            return VERBS.get(parsed.lower[at]) in REPORTING
        if parsed.tags[at] in ("IN", "WDT", "WP", "MD", ",") and parsed.lower[at] not in ("in", "of", "than"):
            return False
    return False
