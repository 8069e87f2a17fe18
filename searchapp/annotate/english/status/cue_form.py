"""What does a cue's own form say of its statement: “never said”, “might say”, “allegedly said”, “did Brandt say …?”"""

from dataclasses import dataclass

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.parsed import Parsed, back_over
from searchapp.annotate.lexicon import CUES, SMALL
from searchapp.domain import Status

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")

NEGATIONS, HEARSAY = SMALL["negation"], SMALL["hearsay"]
_BE_FORMS = frozenset("be is are was were been being am".split())
_HAVE_FORMS = SMALL["have"] | {"having", "'ve"}
_QUESTIONS = frozenset({"why", "when", "where", "how", "what", "who"})


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and adverbs, in lower case, and whether it is passive."""

    words: frozenset[str]
    passive: bool
    perfect: bool


def verb_group(parsed: Parsed, verb: int) -> Group:
    """The auxiliaries, adverbs and negations of a verb: its dependants, and what stands right before it."""
    beside = parsed.dependants(verb, "aux", "auxpass", "neg", "advmod", "npadvmod", "preconj")
    words = {parsed.lower[c] for c in beside if not parsed.quoted[c] and parsed.tags[c] != "NNP"}  # “this past May”

    def goes_with(at: int) -> bool:
        return not parsed.quoted[at] and (parsed.tags[at] in ("RB", "MD") or parsed.lower[at] in SMALL["auxiliary"])

    for at in range(verb - 1, back_over(verb, goes_with) - 1, -1):
        if parsed.lower[at] in NEGATIONS and parsed.lower[at + 1] in SMALL["not-only"]:
            words -= NEGATIONS
            break
        words.add(parsed.lower[at])
    passive = parsed.tags[verb] == "VBN" and not words.isdisjoint(_BE_FORMS)
    return Group(frozenset(words), passive, not words.isdisjoint(_HAVE_FORMS))


def own_status(parsed: Parsed, verb: int, lemma: str, event: Event | None = None) -> Status | None:
    """What a verb's own negation, modal, adverbs, mark and word order say."""
    words = verb_group(parsed, verb).words
    if not words.isdisjoint(NEGATIONS) or nobody_does(parsed, verb) or _at_no_point(parsed, verb):
        may = words & {"might", "may"}
        return Status.ALLEGED if lemma in CUES["unvouched"] else Status.HYPOTHETICAL if may else Status.DENIED
    if words & HEARSAY:
        return Status.ALLEGED
    questioned = event is not None and lemma not in CUES["question"] and _questioned(parsed, event)
    return Status.HYPOTHETICAL if questioned or _conditional(parsed, verb) or _unreal(parsed, words, verb) else None


def _at_no_point(parsed: Parsed, verb: int) -> bool:
    """Whether a negation opens the clause: “At no point did Brandt say …”."""
    auxiliary, subject = parsed.child(verb, "aux"), parsed.child(verb, *SUBJECTS)
    if auxiliary is None or subject is None or not 1 < auxiliary < subject < verb:
        return False
    return parsed.tags[auxiliary - 1][:2] == "NN" and parsed.lower[auxiliary - 2] == "no"


def _unreal(parsed: Parsed, words: frozenset[str], verb: int) -> bool:
    """“would say”, but not “would later say” or “would say only”, which tell of what was said."""
    words |= frozenset(parsed.lower[verb + 1 : verb + 2])
    modals = SMALL["modal"] if parsed.tags[verb] == "VB" else SMALL["modal"] - {"'d"}
    return not words.isdisjoint(modals) and words.isdisjoint(SMALL["habit"])


def nobody_does(parsed: Parsed, verb: int) -> bool:
    """Whether the subject is “nobody”, “no minister”, “neither of them”."""
    subject = parsed.child(verb, *SUBJECTS)
    if subject is None or parsed.quoted[subject]:
        return False
    first, _ = parsed.edges[subject]
    words = {parsed.lower[subject], parsed.lower[first]}
    if any(parsed.lower[c] in ("neither", "no") for c in parsed.children[subject] if c < subject):
        return True
    return not words.isdisjoint(SMALL["nobody"])


def _conditional(parsed: Parsed, verb: int) -> bool:
    """“If Brandt says …”, “as if to say …”, “had Brandt said …,”."""
    marks = (c for c in parsed.dependants(verb, "mark", "advmod") if c < verb and not parsed.quoted[c])
    mark = next((c for c in marks if parsed.lower[c] in SMALL["condition"]), None)
    if mark is not None:
        return "," not in parsed.words[mark:verb] or _subject_after(parsed, verb, mark)
    if any(parsed.lower[c] == "though" and parsed.lower_at(c - 1) == "as" for c in parsed.children[verb] if c < verb):
        return True
    subject = parsed.child(verb, *SUBJECTS)
    if subject is not None and parsed.lower[parsed.edges[subject][0]] in SMALL["imagined"]:
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
    asks = parsed.child(verb, "aux", "auxpass")
    if asks is None or asks > low or parsed.lower_at(asks - 1) in _QUESTIONS:
        return False
    stops = (t for t in range(verb, len(parsed)) if not parsed.quoted[t] and parsed.words[t] in (".", "!", "?", ";"))
    return parsed.lower[asks] in ("had", "were", "should") or parsed.word_at(next(stops, -1)) == "?"
