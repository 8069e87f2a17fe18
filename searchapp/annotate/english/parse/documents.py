"""Which body or person speaks through a document: “a report by the council”, “a Water Board memo”, “the report”?

Whoever owns a document is learned from its fullest mention; later mentions of the same sort of document, with “the”,
mean the last one learned.
"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon.nouns import DOCUMENT_NOUNS

_SORTS = (
    "report study survey paper analysis poll research",
    "ad advertisement video clip spot film commercial",
    "statement release memo letter email message post tweet",
    "complaint lawsuit indictment filing suit",
    "article story piece column editorial",
    "website site blog page account feed",
)
_SORT = {noun: sort.split()[0] for sort in _SORTS for noun in sort.split()}
_MAKERS = frozenset("by from of".split())
_MADE = frozenset("filed published released issued written produced sent paid posted commissioned obtained".split())
_ISSUES = frozenset("issued issues released releases published publishes aired airs unveiled unveils".split())


@dataclass(frozen=True, slots=True)
class Document:
    """A document with the token of its unit that names whose it is."""

    sort: str
    owner: int


def is_document(word: str) -> bool:
    """Whether a noun, in lower case, is something written or shown that can speak."""
    return word in DOCUMENT_NOUNS or word in _SORT


def sort_of(word: str) -> str:
    """The sort to which a document's noun belongs."""
    return _SORT.get(word, word)


def owner_of(parsed: Parsed, noun: int) -> int | None:
    """The token that names whose document it is: beside it, behind “by” or “on Kern’s website”, or who issues it."""
    for child in parsed.children[noun]:
        if child < noun and parsed.deps[child] in ("compound", "poss", "nmod") and parsed.words[child][0].isupper():
            return child
    for child in parsed.children[noun]:
        if child < noun or parsed.quoted[child]:
            continue
        if parsed.deps[child] in ("prep", "agent"):
            target = parsed.child(child, "pobj")
            if target is not None and parsed.lower[child] in _MAKERS:
                return target
            place = target if target is not None and parsed.lower[target] in ("website", "site", "page") else None
            if place is not None:
                return parsed.child(place, "poss", "compound")
        elif parsed.deps[child] == "acl" and parsed.lower[child] in _MADE:
            agent = parsed.child(child, "agent", "prep")
            if agent is not None and parsed.lower[agent] in _MAKERS:
                return parsed.child(agent, "pobj")
    verb = parsed.heads[noun]
    return parsed.child(verb, "nsubj") if parsed.deps[noun] == "dobj" and parsed.lower[verb] in _ISSUES else None
