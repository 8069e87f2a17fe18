"""Who is announced by the text before a quotation that stands alone?"""

from __future__ import annotations

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.cues.subjects import subject_of
from searchapp.annotate.english.parse.parsed import FINITE, Parsed
from searchapp.annotate.english.parse.phrases import Phrase, can_speak, head_after
from searchapp.annotate.english.parse.walk import sentence_around
from searchapp.annotate.english.rules import Seen
from searchapp.annotate.lexicon.verbs import REPORTING

_LINE = 14
"""How many tokens a line has at most that tells who somebody is."""
_DASHES = frozenset({"—", "–", "-", "--", "―"})


def introduction(parsed: Parsed, events: list[Event]) -> Event | None:
    """Who is announced by a unit that ends with a colon: its last cue, its last verb's subject, or its bare name."""
    first, _ = sentence_around(parsed, -1)
    last = [e for e in events if e.verb >= first and can_speak(parsed, e.speaker)]
    if last:
        return next((e for e in last if e.lemma in REPORTING or e.seen is not Seen.VERB), last[0])
    verbs = [t for t in range(first, len(parsed)) if parsed.tags[t] in FINITE]
    for verb in verbs:
        speaker, passive = subject_of(parsed, verb)
        if speaker is not None and can_speak(parsed, speaker):
            return Event(verb, parsed.lower[verb], verb, verb, speaker, Seen.COLON, passive)
    if not verbs and len(parsed) <= 8 and parsed.words[0][:1].isupper():
        end = len(parsed) - 1
        return Event(end, ":", end, end, Phrase(0, end - 1, end - 1), Seen.LABEL)
    return None


def signature(parsed: Parsed) -> Event | None:
    """Who signs the quotation above: a short unit that opens with a name, behind a dash or before a role.

    “— Anna Kern, farmer”, “Anna Kern, farmer”
    """
    if not 1 < len(parsed) <= 16 or parsed.words[0] not in _DASHES:
        return _named_line(parsed)
    head = head_after(parsed, 1)
    if head is None or parsed.tags[head] != "NNP":
        return None
    return Event(0, "—", 0, 0, Phrase(1, head, head), Seen.SIGNATURE)


def _named_line(parsed: Parsed) -> Event | None:
    """A line that holds nothing but a person's name of two words or more, a comma, and who they are."""
    end = next((end for first, end, label in parsed.names if first == 0 and label == "PERSON" and end > 1), 0)
    if not end or parsed.words[end : end + 1] != [","] or len(parsed) > _LINE or any(parsed.quoted):
        return None
    told = parsed.tags[end + 1 :]
    if not told or any(tag[:2] == "VB" or tag == "MD" for tag in told) or parsed.words[-1] in (".", ":", "?", "!"):
        return None
    return Event(end, ",", end, end, Phrase(0, end - 1, end - 1), Seen.SIGNATURE)


def last_event(parsed: Parsed, events: list[Event], before: int) -> Event | None:
    """The last cue of the sentence before a token, else that sentence's main verb if its subject can speak."""
    if before == 0:
        return None
    first, _ = sentence_around(parsed, before - 1)
    found = [e for e in events if first <= e.verb < before and can_speak(parsed, e.speaker)]
    if found:
        return found[0]
    for token in range(first, before):
        if parsed.deps[token] == "ROOT" and not parsed.quoted[token]:
            speaker, passive = subject_of(parsed, token)
            if can_speak(parsed, speaker):
                return Event(token, parsed.lower[token], token, token, speaker, Seen.SUBJECT_BEFORE, passive)
    return None
