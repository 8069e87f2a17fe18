"""What does a cue's own form say of its statement: “never said”, “might say”, “allegedly said”, “did Brandt say …?”"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon.small import listed
from searchapp.annotate.lexicon.stance import CONDITIONS, HABITS, HEARSAY, MODALS, NEGATIONS, NOBODY
from searchapp.annotate.lexicon.verbs import verbs
from searchapp.domain import Status

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
UNVOUCHED_CUES = verbs("unvouched")
"""Cues that tell of what their subject does not say."""

_AUXILIARIES = listed("auxiliary")
_NOT_ONLY = frozenset("only just merely simply".split())
_ASKING = verbs("question")
IMAGINED = frozenset("imagine picture suppose".split())
"""Imperatives that taggers take for the beginning of a name."""


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and adverbs, in lower case, and whether it is passive."""

    words: frozenset[str]
    passive: bool
    perfect: bool


def verb_group(parsed: Parsed, verb: int) -> Group:
    """The auxiliaries, adverbs and negations of a verb: its dependants, and what stands right before it."""
    words = {
        parsed.lower[c]
        for c in parsed.children[verb]
        if parsed.deps[c] in ("aux", "auxpass", "neg", "advmod", "npadvmod", "preconj")
        and not parsed.quoted[c]
        and parsed.tags[c] != "NNP"  # “this past May” is no modal
    }
    at = verb - 1
    while at >= 0 and not parsed.quoted[at] and (parsed.tags[at] in ("RB", "MD") or parsed.lower[at] in _AUXILIARIES):
        if parsed.lower[at] in NEGATIONS and parsed.lower[at + 1] in _NOT_ONLY:
            words -= NEGATIONS
            break
        words.add(parsed.lower[at])
        at -= 1
    passive = parsed.tags[verb] == "VBN" and not words.isdisjoint(
        {"be", "is", "are", "was", "were", "been", "being", "am"}
    )
    return Group(frozenset(words), passive, not words.isdisjoint({"have", "having", "has", "had", "'ve"}))


def own_status(parsed: Parsed, verb: int, lemma: str, event: Event | None = None) -> Status | None:
    """What a verb's own negation, modal, adverbs, mark and word order say."""
    words = verb_group(parsed, verb).words
    negated = not words.isdisjoint(NEGATIONS) or nobody_does(parsed, verb)
    if negated or _at_no_point(parsed, verb):
        return Status.ALLEGED if lemma in UNVOUCHED_CUES else _negated(words)
    if words & HEARSAY:
        return Status.ALLEGED
    if (
        _conditional(parsed, verb)
        or _unreal(parsed, words, verb)
        or (lemma not in _ASKING and event and _questioned(parsed, event))
    ):
        return Status.HYPOTHETICAL
    return None


def _at_no_point(parsed: Parsed, verb: int) -> bool:
    """Whether a negation opens the clause: “At no point did Brandt say …”."""
    auxiliary, subject = parsed.child(verb, "aux"), parsed.child(verb, *SUBJECTS)
    if auxiliary is None or subject is None or not 1 < auxiliary < subject < verb:
        return False
    return parsed.tags[auxiliary - 1][:2] == "NN" and parsed.lower[auxiliary - 2] == "no"


def _negated(words: frozenset[str]) -> Status:
    return Status.HYPOTHETICAL if words & {"might", "may"} else Status.DENIED


def _unreal(parsed: Parsed, words: frozenset[str], verb: int) -> bool:
    """“would say”, but not “would later say” or “would say only”, which tell of what was said."""
    words |= frozenset(parsed.lower[verb + 1 : verb + 2])
    modals = MODALS if parsed.tags[verb] == "VB" else MODALS - {"'d"}
    return not words.isdisjoint(modals) and words.isdisjoint(HABITS)


def nobody_does(parsed: Parsed, verb: int) -> bool:
    """Whether the subject is “nobody”, “no minister”, “neither of them”."""
    subject = parsed.child(verb, *SUBJECTS)
    if subject is None or parsed.quoted[subject]:
        return False
    first, _ = parsed.edges[subject]
    words = {parsed.lower[subject], parsed.lower[first]}
    if any(parsed.lower[c] in ("neither", "no") for c in parsed.children[subject] if c < subject):
        return True
    return not words.isdisjoint(NOBODY)


def _conditional(parsed: Parsed, verb: int) -> bool:
    """“If Brandt says …”, “as if to say …”, “had Brandt said …,”."""
    for child in parsed.children[verb]:
        word = parsed.lower[child]
        if child > verb or parsed.quoted[child]:
            continue
        if word in CONDITIONS and parsed.deps[child] in ("mark", "advmod"):
            return not any(parsed.words[t] == "," for t in range(child, verb)) or _subject_after(parsed, verb, child)
        if word == "though" and child and parsed.lower[child - 1] == "as":
            return True
    subject = parsed.child(verb, *SUBJECTS)
    if subject is not None and parsed.lower[parsed.edges[subject][0]] in IMAGINED:
        return True
    before = parsed.lower[max(0, verb - 3) : verb]
    return "if" in before and "as" in before


def _subject_after(parsed: Parsed, verb: int, mark: int) -> bool:
    """Whether the verb's subject follows its mark at once, whatever stands between commas behind it."""
    subject = parsed.child(verb, *SUBJECTS)
    return subject is not None and parsed.edges[subject][0] == mark + 1


def _questioned(parsed: Parsed, event: Event) -> bool:
    """“Did Brandt say …?”: an auxiliary before the subject, no question word before it, a question mark behind."""
    verb = event.verb
    subject = parsed.child(verb, *SUBJECTS)
    if subject is None or subject > verb:
        return False
    low = parsed.edges[subject][0]
    asks = [c for c in parsed.children[verb] if parsed.deps[c] in ("aux", "auxpass") and c < low]
    if not asks:
        return False
    opening = parsed.lower[asks[0] - 1] if asks[0] else "."
    return opening not in ("why", "when", "where", "how", "what", "who") and (
        parsed.lower[asks[0]] in ("had", "were", "should") or _ends_asking(parsed, verb)
    )


def _ends_asking(parsed: Parsed, verb: int) -> bool:
    for token in range(verb, len(parsed)):
        if not parsed.quoted[token] and parsed.words[token] in (".", "!", "?", ";"):
            return parsed.words[token] == "?"
    return False
