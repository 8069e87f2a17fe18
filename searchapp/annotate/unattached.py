"""Which clause does a cue of saying report that the parse has not tied to it (“said about half of them want it”)?"""

from __future__ import annotations

from searchapp.annotate.events import Event
from searchapp.annotate.extent import Range, trim, without_asides
from searchapp.annotate.lexicon.cues import BARE, CLAUSAL, DAYS
from searchapp.annotate.parsed import Parsed


def unattached_clause(parsed: Parsed, event: Event, sentences: list[int]) -> Range | None:
    """A clause right behind a cue of saying to which the parse has not tied it (“said about half of them want it”)."""
    verb, number = event.verb, sentences[event.verb]
    if event.lemma not in CLAUSAL or event.passive or (parsed.tags[verb] == "VBN" and event.first == verb):
        return None
    first = verb + 1
    while first < len(parsed) and (parsed.tags[first] == "RB" or parsed.lower[first] in DAYS):
        first += 1
    end = first
    while end + 1 < len(parsed) and sentences[end + 1] == number and not parsed.quoted[end]:
        if parsed.words[end] in (";", ":") or (parsed.words[end] == "," and parsed.tags[end + 1] == "CC"):
            break
        end += 1
    if end >= len(parsed) or any(parsed.quoted[first : end + 1]):
        return None
    opener = _opener(parsed, first, end, event.lemma in BARE)
    if opener is None:
        return None
    return trim(parsed, opener, without_asides(parsed, opener, end))


def _opener(parsed: Parsed, first: int, end: int, bare: bool) -> int | None:
    """Where a clause begins: at “that”, “whether” or a question word within reach, or at a subject before its verb."""
    for at in range(first, min(first + 9, end)):
        if parsed.lower[at] in ("that", "whether", "if", "how", "why") and parsed.tags[at] in ("IN", "WRB"):
            return at
        if parsed.tags[at][:2] == "VB" or parsed.tags[at] == "MD" or parsed.words[at] == ",":
            break
    if not bare or parsed.tags[first] not in ("PRP", "DT", "NNP", "NNPS", "NNS", "NN", "JJ", "CD", "PRP$", "EX", "RB"):
        return None
    for at in range(first + 1, min(first + 12, end)):
        if parsed.words[at] in (",", ".", "("):
            return None
        if parsed.tags[at] in ("VBD", "VBZ", "VBP", "MD") and parsed.tags[at - 1] not in ("WDT", "WP", "TO"):
            return first
    return None
