"""By whose account was something said: a forged text's, an accuser's, somebody else's?"""

import re

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.control import attributed_to
from searchapp.annotate.english.parse.parsed import Parsed, ahead_over, back_over
from searchapp.annotate.lexicon import NOUNS, SMALL

_TALE = re.compile(r"\b(?:the (?:story|tale|rumou?r|legend) goes|(?:legend|rumou?r|word) has it)\b", re.IGNORECASE)
_ENDS = frozenset({".", "!", "?", ";"})


def forged_noun(parsed: Parsed, noun: int, depth: int = 0) -> bool:
    """Whether a noun names something made up: “a fake tweet”, “a deepfake”, “a caption on a doctored picture”."""
    word = parsed.lower[noun]
    if word in NOUNS["forgery"]:
        return True
    told = {parsed.lower[child] for child in parsed.children[noun]} if word in NOUNS["medium"] else set()
    if told & SMALL["forged"] or told & NOUNS["forgery"]:
        return True
    inside = (parsed.child(c, "pobj") for c in parsed.dependants(noun, "prep") if parsed.lower[c] in SMALL["inside"])
    return not depth and any(forged_noun(parsed, found, 1) for found in inside if found is not None)


def forged_around(parsed: Parsed, verb: int) -> bool:
    """Whether a cue stands in something made up: “in a fake tweet, Brandt says”, “a forged letter reads”, a tale."""
    for child in parsed.children[verb]:
        if parsed.quoted[child]:
            continue
        subject = parsed.deps[child] in ("nsubj", "nsubjpass")
        if subject and (forged_noun(parsed, child) or attributed_to(parsed, child) is not None):
            return True
        if parsed.deps[child] == "prep" and parsed.lower[child] in SMALL["inside"]:
            target = parsed.child(child, "pobj")
            if target is not None and forged_noun(parsed, target):
                return True
    first, last = _sentence(parsed, verb)
    line = " ".join(parsed.lower[t] for t in range(first, last) if not parsed.quoted[t])
    return _TALE.search(line) is not None


def accuses(parsed: Parsed, verb: int) -> bool:
    """“According to the indictment, Vaunt told …”."""
    source = _account(parsed, verb)
    return source is not None and parsed.lower[source] in NOUNS["accusing"]


def passed_on(parsed: Parsed, event: Event) -> bool:
    """“According to Kern, Brandt said …”, “in Kern's account”: somebody's account, not a record of the words."""
    source = _teller(parsed, event.verb) or _account(parsed, event.verb)
    if source is None or parsed.lower[source] in NOUNS["record"]:
        return False
    return event.speaker is None or parsed.lower[source] != parsed.lower[event.speaker.head]


def _account(parsed: Parsed, verb: int) -> int | None:
    """The noun behind an “according to” of the cue's own clause."""
    first, last = _sentence(parsed, verb)
    for at in range(first, last - 2):
        if parsed.lower[at] == "according" and not parsed.quoted[at]:
            return parsed.child(at + 1, "pobj") if parsed.heads[at] == verb or at == first else None
    return None


def _teller(parsed: Parsed, verb: int) -> int | None:
    """Whose account the cue's clause is set in (“In Kern's account, Brandt said …”)."""
    told = parsed.behind(verb, "in", "by")
    return parsed.child(told, "poss") if told is not None and parsed.lower[told] in NOUNS["account"] else None


def _sentence(parsed: Parsed, token: int) -> tuple[int, int]:
    """The first token of the sentence and the first behind it; what stands between marks does not end one."""

    def goes_on(at: int) -> bool:
        return parsed.quoted[at] or parsed.words[at] not in _ENDS

    return back_over(token, goes_on), ahead_over(token, goes_on, len(parsed))
