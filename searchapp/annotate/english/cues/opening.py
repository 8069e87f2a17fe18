"""Who speaks where the parse gives a cue no subject: the phrase that opens its clause?

Parsers lose a subject behind a long addition (“Kern (a clerk so shy he hid) says …”), take a share of those asked for
an adverb (“About 4 in 10 say …”), and take “'s” for “is” (“he's argued for years that …”).
"""

from __future__ import annotations

from searchapp.annotate.english.parse.parsed import FINITE_OR_MODAL, Parsed
from searchapp.annotate.english.parse.phrases import SPEAKING, Phrase, head_after
from searchapp.annotate.english.parse.walk import ahead_over, back_over
from searchapp.annotate.lexicon.small import DAYS
from searchapp.annotate.lexicon.verbs import REPORTING

_HAVE = frozenset({"have", "has", "had", "'ve"})
_MARKS = frozenset(".!?;:")
_CONTRACTED = frozenset({"'s", "'d"})
_ONLY_PASSIVE = frozenset({"to", "by", "as"})


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
