"""Which words without quotation marks does a cue report, if any?

Most cues of the lexicon report something; those that only seem to are told here: nobody speaks (“that said”), a clause
only picks somebody out (“the clerk who said so”), somebody is asked (“when asked whether …”), or no words are given.
"""

from __future__ import annotations

from searchapp.annotate.content import content_of, has_clause
from searchapp.annotate.events import Event
from searchapp.annotate.extent import Range
from searchapp.annotate.lexicon.cues import OBJECTS, REPORTING
from searchapp.annotate.parsed import Parsed
from searchapp.annotate.phrases import Phrase, can_speak
from searchapp.domain import QuoteType

_ASKED_FIRST = frozenset("when if once after unless while and until".split())


def reported(parsed: Parsed, event: Event, sentences: list[int]) -> list[Range]:
    """The ranges of tokens that a cue reports outside quotation marks; empty where it reports nothing."""
    speaker = event.speaker
    if speaker is None or (event.lemma not in REPORTING | OBJECTS and event.rule == "verb"):
        return []
    if _reduced(parsed, event) or _idle(parsed, event, speaker) or _restrictive(parsed, speaker):
        return []
    ranges = content_of(parsed, event, sentences)
    if sum(last - first for first, last in ranges) < 1:
        return []
    return ranges if has_clause(parsed, event) or _can_report(parsed, speaker) else []


def _can_report(parsed: Parsed, speaker: Phrase) -> bool:
    """Whether a phrase can speak: besides the plain ones “who”, “his” and “most of his rivals”."""
    if can_speak(parsed, speaker) or parsed.tags[speaker.head] == "PRP$":
        return True
    if speaker.stands_for is not None and parsed.lower[speaker.head] == "who":
        return True
    for child in parsed.children[speaker.head]:
        members = parsed.child(child, "pobj") if parsed.lower[child] == "of" else None
        if members is not None and can_speak(parsed, Phrase(members, members, members)):
            return True
    return False


def rule_of(parsed: Parsed, event: Event) -> str:
    """The name of the rule by which a cue reports: its own, or “object” where no clause hangs on it."""
    return event.rule if has_clause(parsed, event) else "object"


def _reduced(parsed: Parsed, event: Event) -> bool:
    """Whether a participle tells what is done to somebody (“accused of lying, Kern …”, “when asked whether …”)."""
    verb = event.verb
    if parsed.tags[verb] != "VBN" or event.passive or parsed.child(verb, "aux") is not None:
        return False
    return parsed.deps[verb] == "acl" or (event.first == 0 or parsed.lower[verb - 1] in _ASKED_FIRST)


def sort_of(parsed: Parsed, ranges: list[Range]) -> QuoteType:
    """Mixed where reported words take in words between quotation marks."""
    marked = any(any(parsed.quoted[first : last + 1]) for first, last in ranges)
    return QuoteType.MIXED if marked else QuoteType.INDIRECT


def _idle(parsed: Parsed, event: Event, speaker: Phrase) -> bool:
    """Whether nobody speaks: “that said, …”, “it is too soon to say whether …”."""
    word = parsed.lower[speaker.head]
    return word in ("that", "this") or (word == "it" and parsed.tags[event.verb] == "VB")


def _restrictive(parsed: Parsed, speaker: Phrase) -> bool:
    """Whether “who” only picks out some of many (“voters who say …”)."""
    noun = speaker.stands_for
    if noun is None:
        return False
    return parsed.lower[speaker.head] in ("that", "which") or parsed.words[speaker.first - 1] != ","
