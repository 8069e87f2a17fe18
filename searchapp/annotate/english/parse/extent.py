"""Where do reported words end: before a remark of the article's own, another cue, or the sentence's stop?"""

from searchapp.annotate.english.parse.parsed import DASHES, FINITE, Parsed, ahead_over, back_over
from searchapp.annotate.lexicon import CUES, REPORTING, SMALL, VERBS

_EDGES = frozenset(",;:.-—–―?")
_REMARKS = frozenset("a an one something".split())
"""Openers of an apposition that sums up (“, a move that …”, “, one of many”)."""

_RELATIVES = frozenset("who which whose whom".split())
_RESISTED = frozenset({"resist", "help"})
"""What nobody could do who says something (“could not resist adding …”)."""

Range = tuple[int, int]


def trim(parsed: Parsed, first: int, last: int) -> tuple[int, int] | None:
    """The range without commas and stops at its edges."""
    first = ahead_over(first, lambda t: parsed.words[t] in _EDGES, last + 1)
    end = back_over(last + 1, lambda t: parsed.words[t] in _EDGES or parsed.tags[t] == "CC", first)
    return (first, end - 1) if first < end else None


def without_asides(parsed: Parsed, first: int, last: int) -> int:
    """Where the words end that somebody can have said: before “, who …”, “, adding …”, a dash, or “and urged …”."""
    dashes = 0
    for token in range(first + 3, last):
        word = parsed.words[token]
        if parsed.quoted[token]:
            if not parsed.quoted[token + 1] and _turns(parsed, token + 1):
                return token
            continue
        if word == ",":
            if _aside_follows(parsed, token, last):
                return token - 1
        elif word in DASHES and _parts(parsed, token):
            dashes += 1
            if dashes % 2 and _remark_behind_dash(parsed, token, last):
                return token - 1
        elif parsed.tags[token] == "CC" and _second_cue(parsed, token + 1):
            return token - 1
    return last


def _aside_follows(parsed: Parsed, comma: int, last: int) -> bool:
    """Whether what stands behind a comma is the article's own: a further cue, or at the end a remark."""
    word = parsed.lower[comma + 1]
    if parsed.tags[comma + 1] == "VBG" and VERBS.get(word) in REPORTING:
        return True
    if _turns(parsed, comma + 1):
        return True
    if "," in parsed.words[comma + 3 : last] or any(parsed.quoted[comma : last + 1]):
        return False
    if word in _REMARKS:
        return "CC" not in parsed.tags[comma + 1 : last]
    if word in _RELATIVES or word in SMALL["contrast"] or word in SMALL["remarking"]:
        return True
    if word == "as" and parsed.lower[comma + 2] in SMALL["pro-verb"]:
        return True
    return parsed.lower_at(comma + 2) in ("whom", "which") or parsed.lower[comma + 1 : comma + 3] == ["also", "known"]


def _turns(parsed: Parsed, token: int) -> bool:
    """Whether a clause with another cue is set against what was said: “, while Brandt said …”."""
    return parsed.lower[token] in ("while", "whereas") and _second_cue(parsed, token + 1)


def _parts(parsed: Parsed, dash: int) -> bool:
    """Whether a dash stands between parts of a sentence: a hyphen only between spaces."""
    return parsed.words[dash] != "-" or parsed.starts[dash] > parsed.ends[dash - 1]


def _remark_behind_dash(parsed: Parsed, dash: int, last: int) -> bool:
    """Whether a dash that no second one closes brings a remark: “— though …”, “— a sum that …”, “— noting …”."""
    if any(parsed.words[t] in DASHES and _parts(parsed, t) for t in range(dash + 1, last + 1)):
        return False
    word, tag = parsed.lower[dash + 1], parsed.tags[dash + 1]
    opens = tag in ("DT", "PDT") or word in SMALL["concession"] or (tag == "VBG" and VERBS.get(word) in REPORTING)
    return opens and not any(parsed.quoted[dash : last + 1])


def _second_cue(parsed: Parsed, token: int) -> bool:
    """Whether another cue follows a conjunction (“… and urged them to stay”, “but declined to”, “and others said”)."""
    if parsed.lower[token - 2] in VERBS:
        return False
    if parsed.tags[token] in ("VBD", "VBZ") and VERBS.get(parsed.lower[token]) in CUES["stance-taking"]:
        return True
    if parsed.lower[token - 1] == "but" and parsed.tags[token] == "IN":  # “, but in the same report they called …”
        token = next((t for t in range(token, min(token + 9, len(parsed))) if parsed.tags[t] == "PRP"), token)
    for at in range(token, min(token + 6, len(parsed))):
        if parsed.tags[at] == "MD" and parsed.lower_at(at + 2) in _RESISTED:  # “but could not resist adding …”
            return VERBS.get(parsed.lower_at(at + 3)) in REPORTING
        if parsed.tags[at] == "VBN" and parsed.lower[at - 1] in SMALL["have"]:
            return VERBS.get(parsed.lower[at]) in REPORTING
        if parsed.tags[at] in FINITE and parsed.lower[at] not in SMALL["have"]:
            return VERBS.get(parsed.lower[at]) in REPORTING
        if parsed.tags[at] in ("IN", "WDT", "WP", "MD", ",") and parsed.lower[at] not in ("in", "of", "than"):
            return False
    return False
