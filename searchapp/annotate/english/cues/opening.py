"""Who speaks where the parse gives a cue no subject: an earlier cue's speaker, or the phrase that opens its clause?

Parsers tie a further cue to the nearest verb, which often stands in what the first one reports (“Kern said the dam
leaks and warned …”, “…, adding that …”). They lose a subject behind a long addition (“Kern (a clerk so shy he hid) says
…”), take a share of those asked for an adverb (“About 4 in 10 say …”), and “'s” for “is” (“he's argued for years that
…”).
"""

from searchapp.annotate.english.cues.subjects import speaking_subject
from searchapp.annotate.english.parse.parsed import BREAKS, FINITE, FINITE_OR_MODAL, Parsed, ahead_over, back_over
from searchapp.annotate.english.parse.phrases import Phrase, head_after, noun_phrase
from searchapp.annotate.lexicon import DAYS, REPORTING, SMALL, SPEAKING, VERBS

_HAVE = SMALL["have"] | {"'ve"}
_MARKS = frozenset(".!?;:")
_CONTRACTED = frozenset({"'s", "'d"})
_JOINS = frozenset({"while", "but", "and"})
_REACH = 14
"""How many tokens “with” may stand before its participle."""
_ONLY_PASSIVE = frozenset({"to", "by", "as"})


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
    return cue > 0 and (parsed.words[cue - 1] in BREAKS | {"-"} or parsed.lower[cue - 1] in _JOINS)


def _of_reporting(parsed: Parsed, token: int) -> Phrase | None:
    """The speaker of the nearest cue above a token that has it in its reported clause."""
    for above in parsed.ancestors(token):
        if parsed.deps[token] == "ccomp" and VERBS.get(parsed.lower[above]) in REPORTING and above < token:
            return speaking_subject(parsed, above)
        token = above
    return None


def _beside_with(parsed: Parsed, cue: int) -> Phrase | None:
    """“…, with Kern saying …”: the noun phrase between “with” and a participle."""
    for at in range(cue - 1, max(0, cue - _REACH), -1):
        if parsed.quoted[at] or parsed.words[at] in BREAKS | {"-"} or parsed.tags[at][:2] == "VB":
            return None
        if parsed.lower[at] == "with":
            heads = [t for t in range(at + 1, cue) if parsed.heads[t] in (at, cue) and parsed.tags[t] != "RB"]
            return noun_phrase(parsed, heads[0]) if heads else None
    return None


def has_done(parsed: Parsed, verb: int) -> bool:
    """Whether “'s” before a participle means “has”: it has an object or a clause of its own (“he's argued that …”)."""
    aux = parsed.child(verb, "auxpass")
    if aux is None or parsed.lower[aux] not in _CONTRACTED:
        return False
    if parsed.lower_at(aux - 1) in ("", "it", "that", "what", "there", "this"):
        return False
    return parsed.lower_at(verb + 1) not in _ONLY_PASSIVE and parsed.tag_at(verb + 1) not in ("", ",", ".")


def clause_opener(parsed: Parsed, verb: int, lemma: str) -> Phrase | None:
    """The noun phrase or share that opens the clause of a finite reporting cue, no other finite verb between them."""
    if lemma not in REPORTING or parsed.quoted[verb] or parsed.child(verb, "ccomp", "dobj") is None:
        return None
    end = back_over(verb, lambda t: parsed.tags[t] == "RB" or parsed.lower[t] in _HAVE)
    if parsed.tags[verb] not in FINITE_OR_MODAL and end == verb:
        return None
    start = _start(parsed, end)
    if start is None:
        return None
    start = ahead_over(start, lambda t: parsed.tags[t] in ("CC", "RB") and not _share(parsed, t), end)
    if parsed.tags[start] in ("IN", "TO") and parsed.lower[start] not in ("about", "over", "under"):
        comma = next((t for t in range(start, end) if parsed.words[t] == ","), None)
        if comma is None:
            return None
        start = comma + 1
    return _phrase(parsed, start, end)


def _start(parsed: Parsed, end: int) -> int | None:
    """Where the clause begins, what stands in brackets left out; None where another finite verb stands in it."""
    at, depth = end, 0
    while at > 0:
        if parsed.quoted[at - 1]:
            return None
        word, tag = parsed.words[at - 1], parsed.tags[at - 1]
        if word in _MARKS or (tag == "CC" and at > 1 and parsed.words[at - 2] == ","):
            break
        depth += (word == ")") - (word == "(")
        if depth == 0 and tag in FINITE_OR_MODAL:
            return None
        at -= 1
    return at if depth == 0 and at < end else None


def _share(parsed: Parsed, at: int) -> bool:
    """Whether a share of people starts at a token: “about 4 in 10”, “nearly half”."""
    return parsed.tags[at + 1] == "CD" or parsed.lower[at + 1] in ("half", "two", "three")


def _phrase(parsed: Parsed, start: int, end: int) -> Phrase | None:
    """The phrase that begins at a token: a share up to the cue, else a noun phrase that can speak."""
    tags = parsed.tags[start:end]
    if end - start < 7 and "CD" in tags and all(t in ("CD", "IN", "RB", "JJR", "RBR", "NN") for t in tags):
        return Phrase(start, end - 1, end - 1)
    head = head_after(parsed, start)
    if head is None or head >= end or parsed.lower[head] in DAYS or parsed.lower[head + 2] in ("them", "whom"):
        return None
    speaks = parsed.tags[head] in ("NNP", "NNPS", "PRP", "NNS") or parsed.lower[head] in SPEAKING
    return Phrase(start, head, head) if speaks else None
