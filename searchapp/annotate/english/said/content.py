"""Which words does a cue report: the clause or the object that hangs on it, as a range of tokens?

A clause of what is said comes first (“said that …”, “…, he said”); then what is asked of somebody (“urged them to …”,
“called on Kern to …”, “called for …”), what somebody is called, and the object of verbs that announce or judge.
"""

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.cues.objects import object_range
from searchapp.annotate.english.parse.extent import Range, trim, without_asides
from searchapp.annotate.english.parse.parsed import BREAKS, FINITE_OR_MODAL, Parsed
from searchapp.annotate.english.parse.phrases import noun_phrase
from searchapp.annotate.english.rules import Seen
from searchapp.annotate.english.said.surround import around, as_clause, before_cue
from searchapp.annotate.english.said.unattached import unattached_clause
from searchapp.annotate.lexicon import ADDRESSING, CLAUSAL, CUES, REPORTING, SMALL

_CIRCUMSTANCES = frozenset({"RB", "NNP", "CD", "IN", "DT", "NN"})
"""The tags of what may stand between a cue and the comma behind it: “Kern said on Friday, …”."""


def content_of(parsed: Parsed, event: Event) -> list[Range]:
    """What is reported, as ranges of tokens (first, last); empty where nothing hangs on the cue.

    Two ranges where the cue stands in the middle (“The bridge, Kern said, will fall”).
    """
    if event.seen is Seen.ACCORDING_TO:
        return around(parsed, event)
    if event.lemma == "call":
        found = object_range(parsed, event)
        return [] if found is None else [found]
    aside = as_clause(parsed, event)
    if aside:
        return aside
    clause = _clause(parsed, event)
    if (clause is None or clause > event.verb) and _interrupts(parsed, event):
        return before_cue(parsed, event, min(event.first, clause or event.first))
    if clause is None:
        found = unattached_clause(parsed, event) or object_range(parsed, event)
    elif clause > event.verb:
        found = _clause_after(parsed, event, clause)
    else:
        return before_cue(parsed, event, clause)
    return [] if found is None else [*_subject_before(parsed, event, found), found]


def has_clause(parsed: Parsed, event: Event) -> bool:
    """Whether a clause, not a mere object, is reported."""
    if event.lemma == "call":
        return False
    return event.seen is Seen.ACCORDING_TO or _clause(parsed, event) is not None or _interrupts(parsed, event)


def _interrupts(parsed: Parsed, event: Event) -> bool:
    """Whether the cue and its speaker stand between commas, or behind a comma at the sentence's end."""
    speaker = event.speaker
    if speaker is None or event.lemma not in REPORTING - ADDRESSING or speaker.stands_for is not None:
        return False
    start, end = event.start, event.end
    if start < 2 or parsed.words[start - 1] not in BREAKS or parsed.quoted[start - 2]:
        return False
    if abs(speaker.head - event.verb) > 6 or not _finite(parsed, event.verb):
        return False
    end = parsed.ahead_over_tags(end + 1, _CIRCUMSTANCES, max(end, event.last + 5) + 1)
    return parsed.word_at(end) in BREAKS | {"", "."}


def _finite(parsed: Parsed, verb: int) -> bool:
    """Whether a verb is the main verb of a clause: neither “to say” nor “first reported by”."""
    if parsed.tags[verb] in ("VBN", "VBG"):
        return parsed.child(verb, "aux") is not None
    return parsed.lower[verb - 1] != "to"


def _clause(parsed: Parsed, event: Event) -> int | None:
    """The dependant that is a clause of what is said."""
    verb = event.verb
    clauses = [c for c in parsed.dependants(verb, "ccomp") if parsed.tags[c] != "WP"]
    behind = [c for c in clauses if c > verb]
    if behind and not (clauses[0] < verb and _interrupts(parsed, event)):
        return behind[0]
    for child in clauses:
        if child > verb or not _parted(parsed, child, verb):
            return child
    for child in parsed.dependants(verb, "xcomp"):
        if parsed.tags[child] in ("VB", "VBG") and child > verb:
            purpose = parsed.lower[parsed.edges[child][0]] == "to" and event.lemma not in CUES["commitment"]
            return None if purpose else child
    return None


def _parted(parsed: Parsed, clause: int, verb: int) -> bool:
    """Whether a colon or a semicolon parts an earlier clause from the cue: it is then a statement of its own."""
    return any(parsed.words[t] in (":", ";") and not parsed.quoted[t] for t in range(clause, verb))


def _clause_after(parsed: Parsed, event: Event, clause: int) -> Range | None:
    """“said that …”: from the clause's first word to the last that hangs on the cue, short of a further main clause."""
    verb = event.verb
    first = max(parsed.edges[clause][0], verb + 1)
    target, opener = parsed.child(verb, "dobj"), parsed.lower[first]
    asked = event.lemma in CUES["request"] and opener not in SMALL["question-word"]
    if asked and target is not None and verb < target < clause:
        first = min(first, parsed.edges[target][0])
    last = parsed.edges[clause][1]
    for child in parsed.children[verb]:
        if child > clause and parsed.deps[child] in ("conj", "cc") and not _goes_on(parsed, child):
            break
        if child > clause and parsed.deps[child] == "advcl" and parsed.words[parsed.edges[child][0] - 1] == ",":
            break
        if child > clause and parsed.deps[child] not in ("punct", "npadvmod"):
            last = max(last, parsed.edges[child][1])
    speaker = event.speaker
    if speaker is not None and first <= speaker.head <= last:
        first = speaker.last + 1 if speaker.head < clause else first
    return trim(parsed, first, without_asides(parsed, first, last))


def _subject_before(parsed: Parsed, event: Event, found: Range) -> list[Range]:
    """The subject of reported words that begin with their verb: “a move which Kern said was late”."""
    speaker = event.speaker
    if speaker is None or speaker.first < 2 or speaker.first > event.verb or event.lemma not in CLAUSAL - {"ask"}:
        return []
    before = speaker.first - 1
    if parsed.tags[found[0]] not in FINITE_OR_MODAL:
        return []
    if parsed.lower[before] in ("which", "that", "who", "what"):
        return [(before, before)]
    if parsed.tags[before][:2] != "NN":
        return []
    return [(noun_phrase(parsed, before).first, before)]


def _goes_on(parsed: Parsed, child: int) -> bool:
    """Whether a coordinated part still belongs to what is said: “… and that …”, or “and” without a comma before it."""
    if parsed.deps[child] == "cc":
        return parsed.lower_at(child + 1) == "that" or parsed.words[child - 1] != ","
    first = parsed.edges[child][0]
    marked = parsed.lower[first] == "that" or parsed.child(child, "nsubj", "nsubjpass", "expl") is not None
    return marked and (parsed.lower[first] == "that" or parsed.words[first - 2] != ",")
