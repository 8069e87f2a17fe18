"""Which words without quotation marks does a cue report, if any?

Most cues of the lexicon report something; those that only seem to are told here: nobody speaks (“that said”), a clause
only picks somebody out (“the clerk who said so”), somebody is asked (“when asked whether …”), or no words are given.
"""

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.extent import Range
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.parse.phrases import Phrase, can_speak
from searchapp.annotate.english.rules import Rule, Seen
from searchapp.annotate.english.said.content import content_of, has_clause
from searchapp.annotate.english.said.stretches import Stretch
from searchapp.annotate.lexicon import ACTS, CUES, NOUNS, OBJECTS, REPORTING, SMALL
from searchapp.domain import QuoteType

_URGES = NOUNS["prospect"] | {"pains"}
"""Nouns whose infinitive tells of somebody's words, said or not (“pressure to say”, “took pains to say”)."""


def reported(parsed: Parsed, event: Event) -> list[Range]:
    """The ranges of tokens that a cue reports outside quotation marks; empty where it reports nothing."""
    speaker = event.speaker
    if speaker is None or (event.lemma not in (REPORTING | OBJECTS) - ACTS and event.seen is Seen.VERB):
        return []
    if _reduced(parsed, event) or _idle(parsed, event, speaker) or _restrictive(parsed, speaker):
        return []
    if _purpose(parsed, event):
        return []
    ranges = content_of(parsed, event)
    clausal = has_clause(parsed, event)
    if sum(last - first for first, last in ranges) < 1 and (clausal or event.lemma not in CUES["answer"]):
        return []
    return ranges if clausal or _can_report(parsed, speaker) else []


def reported_besides(parsed: Parsed, event: Event, given: list[Stretch]) -> list[Range]:
    """What a cue reports behind it without marks, though marked stretches were given to it too.

    “Kern, who calls it a “ruin,” said the dam leaks”: empty where the stretches are what it reports.
    """
    speaker = event.speaker
    if speaker is None or speaker.last > event.verb or event.seen is not Seen.VERB or not has_clause(parsed, event):
        return []
    ranges = reported(parsed, event)
    if len(ranges) != 1 or ranges[0][0] <= event.verb:
        return []
    first, last = ranges[0]
    if any(parsed.quoted[first : last + 3]):
        return []
    joined = speaker.first > 0 and parsed.lower[speaker.first - 1] in SMALL["join"]
    before = all(s.last < event.verb and (joined or speaker.first < s.first) for s in given)
    behind = all(s.first > last and s.inner is not event for s in given)
    return ranges if before or behind else []


def _can_report(parsed: Parsed, speaker: Phrase) -> bool:
    """Whether a phrase can speak: besides the plain ones “who”, “his” and “most of his rivals”."""
    if can_speak(parsed, speaker) or parsed.tags[speaker.head] in ("PRP$", "CD"):
        return True
    if parsed.lower[speaker.head] in SMALL["share"]:
        return True
    if speaker.stands_for is not None and parsed.lower[speaker.head] == "who":
        return True
    members = parsed.behind(speaker.head, "of")
    return members is not None and can_speak(parsed, Phrase(members, members, members))


def rule_of(parsed: Parsed, event: Event) -> Rule:
    """The rule by which a cue reports: by its own form, or “object” where no clause hangs on it."""
    if not has_clause(parsed, event):
        return Rule.OBJECT
    return Rule.ACCORDING_TO if event.seen is Seen.ACCORDING_TO else Rule.VERB


def _reduced(parsed: Parsed, event: Event) -> bool:
    """Whether a participle tells what is done to somebody (“accused of lying, Kern …”, “when asked whether …”)."""
    verb = event.verb
    if parsed.tags[verb] != "VBN" or event.passive or parsed.child(verb, "aux") is not None:
        return False
    return parsed.deps[verb] == "acl" or (event.first == 0 or parsed.lower[verb - 1] in SMALL["asked-first"])


def sort_of(parsed: Parsed, ranges: list[Range]) -> QuoteType:
    """Mixed where reported words take in words between quotation marks."""
    marked = any(any(parsed.quoted[first : last + 1]) for first, last in ranges)
    return QuoteType.MIXED if marked else QuoteType.INDIRECT


def _idle(parsed: Parsed, event: Event, speaker: Phrase) -> bool:
    """Whether nobody speaks: “that said, …”, “it is too soon to say whether …”."""
    word = parsed.lower[speaker.head]
    return word in ("that", "this") or (word == "it" and parsed.tags[event.verb] == "VB")


def _purpose(parsed: Parsed, event: Event) -> bool:
    """Whether an infinitive tells what a thing is for (“a word to describe the dam”), not that somebody speaks."""
    verb = event.verb
    noun = parsed.heads[verb]
    if parsed.tags[verb] != "VB" or parsed.deps[verb] not in ("acl", "relcl"):
        return False
    out_of_way = parsed.lower[noun] == "way" and parsed.lower[parsed.heads[noun]] == "of"
    return not out_of_way and parsed.lower[noun] not in _URGES


def _restrictive(parsed: Parsed, speaker: Phrase) -> bool:
    """Whether “who” only picks out some of many (“voters who say …”)."""
    noun = speaker.stands_for
    if noun is None:
        return False
    return parsed.lower[speaker.head] in ("that", "which") or parsed.words[speaker.first - 1] != ","
