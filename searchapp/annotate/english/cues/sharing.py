"""Which earlier cue's speaker does a further cue share (“Kern said the dam leaks and warned …”, “…, adding that …”)?

Parsers tie the further cue to the nearest verb, which often stands in what the first one reports.
"""

from __future__ import annotations

from searchapp.annotate.english.cues.subjects import subject_of
from searchapp.annotate.english.parse.parsed import FINITE, Parsed
from searchapp.annotate.english.parse.phrases import Phrase, can_speak, noun_phrase
from searchapp.annotate.lexicon.verbs import REPORTING, VERBS

_BREAKS = frozenset({",", "—", "–", "--", "-"})
_JOINS = frozenset({"while", "but", "and"})
_REACH = 14
"""How many tokens “with” may stand before its participle."""


def shared_speaker(parsed: Parsed, cue: int) -> Phrase | None:
    """The speaker of the cue that reports what a further cue is tied to; None where there is no such cue."""
    if parsed.child(cue, "nsubj", "nsubjpass", "expl") is not None:
        return None
    if parsed.tags[cue] == "VBG":
        return _beside_with(parsed, cue) or (_of_reporting(parsed, cue) if _added(parsed, cue) else None)
    coordinated = parsed.deps[cue] == "conj" and parsed.tags[cue] in FINITE
    return _of_reporting(parsed, parsed.heads[cue]) if coordinated else None


def _added(parsed: Parsed, cue: int) -> bool:
    """Whether a participle is added to the sentence behind a break: “…, adding”, “while noting”."""
    return cue > 0 and (parsed.words[cue - 1] in _BREAKS or parsed.lower[cue - 1] in _JOINS)


def _of_reporting(parsed: Parsed, token: int) -> Phrase | None:
    """The speaker of the nearest cue above a token that has it in its reported clause."""
    for above in parsed.ancestors(token):
        if parsed.deps[token] == "ccomp" and VERBS.get(parsed.lower[above]) in REPORTING and above < token:
            found, passive = subject_of(parsed, above)
            return found if not passive and not parsed.quoted[above] and can_speak(parsed, found) else None
        token = above
    return None


def _beside_with(parsed: Parsed, cue: int) -> Phrase | None:
    """“…, with Kern saying …”: the noun phrase between “with” and a participle."""
    for at in range(cue - 1, max(0, cue - _REACH), -1):
        if parsed.quoted[at] or parsed.words[at] in _BREAKS or parsed.tags[at][:2] == "VB":
            return None
        if parsed.lower[at] == "with":
            heads = [t for t in range(at + 1, cue) if parsed.heads[t] in (at, cue) and parsed.tags[t] != "RB"]
            return noun_phrase(parsed, heads[0]) if heads else None
    return None
