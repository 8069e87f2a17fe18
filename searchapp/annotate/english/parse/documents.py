"""Which body or person speaks through a document: “a report by the council”, “a Water Board memo”, “the report”?

Whoever owns a document is learned from its fullest mention; later mentions of the same sort of document, with “the”,
mean the last one learned.
"""

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon import DOCUMENT_NOUNS, GROUP_NOUNS, NOUNS, REPORTING, SMALL, SORTS, VERBS

_MAKERS = frozenset("by from of".split())
_OUTLETS = frozenset({"on", "in"})


def is_document(word: str) -> bool:
    """Whether a noun, in lower case, is something written or shown that can speak."""
    return word in DOCUMENT_NOUNS or word in SORTS or word in NOUNS["copy"]


def sort_of(word: str) -> str:
    """The sort to which a document's noun belongs."""
    return SORTS.get(word, word)


def owner_of(parsed: Parsed, noun: int) -> int | None:
    """The token that names whose document it is: beside it, behind “by” or “on Kern’s website”, or who issues it."""
    for child in parsed.children[noun]:
        body = parsed.words[child][0].isupper() or parsed.lower[child] in GROUP_NOUNS
        if child < noun and parsed.deps[child] in ("compound", "poss", "nmod") and body:
            return child
    for child in parsed.children[noun]:
        owner = _owner_behind(parsed, noun, child) if child > noun and not parsed.quoted[child] else None
        if owner is not None:
            return owner
    verb = parsed.heads[noun]
    if parsed.deps[noun] == "dobj" and parsed.lower[verb] in SMALL["issues"]:
        return parsed.child(verb, "nsubj")
    return _speaking_in(parsed, noun)


def _speaking_in(parsed: Parsed, noun: int) -> int | None:
    """Who says something “in a statement”, “in its report”."""
    within = parsed.heads[noun]
    verb = parsed.heads[within]
    if parsed.deps[noun] != "pobj" or parsed.lower[within] != "in" or VERBS.get(parsed.lower[verb]) not in REPORTING:
        return None
    opened = [t for t in parsed.children[noun] if t < noun and parsed.lower[t] in ("a", "an", "its", "their")]
    return parsed.child(verb, "nsubj") if opened else None


def _owner_behind(parsed: Parsed, noun: int, child: int) -> int | None:
    """The owner that a phrase or clause behind a document's noun names."""
    label, word = parsed.deps[child], parsed.lower[child]
    if label == "relcl" and word in SMALL["issues"]:
        return parsed.child(child, "nsubj")  # “the memo that Kern wrote”
    if label == "acl" and word in SMALL["made"]:
        agent = parsed.child(child, "agent", "prep")
        return parsed.child(agent, "pobj") if agent is not None and parsed.lower[agent] in _MAKERS else None
    target = parsed.child(child, "pobj") if label in ("prep", "agent") else None
    if target is None:
        return None
    if parsed.lower[noun] in NOUNS["copy"] and word == "of":
        return owner_of(parsed, target)
    printed = parsed.lower[noun] in NOUNS["printed"] and word in _OUTLETS and parsed.tags[target] == "NNP"
    if word in _MAKERS or printed:
        return target
    return parsed.child(target, "poss", "compound") if parsed.lower[target] in ("website", "site", "page") else None
