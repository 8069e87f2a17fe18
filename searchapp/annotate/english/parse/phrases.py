"""Which words make up the phrase of whoever speaks, and can such a phrase speak at all?"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon import DAYS, SPEAKING


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first` to `last`, its head among them.

    `stands_for` is the phrase that a relative pronoun takes up (“the mayor, who said …”).
    """

    first: int
    last: int
    head: int
    stands_for: Phrase | None = None


_MARKS = frozenset({"``", "''"})
_NOT_BEFORE = frozenset({"relcl", "punct", "cc", "appos", "conj", "advcl"})


def noun_phrase(parsed: Parsed, head: int) -> Phrase:
    """The phrase of a head: its left edge to the head, with an “of”/“for” complement, without clauses."""
    first = min(parsed.edges[head][0], head)
    children = parsed.children[head]
    for child in children:
        inside = parsed.tags[child] == "HYPH" or (parsed.tags[child] in _MARKS and not parsed.quoted[child])
        if child < head and parsed.deps[child] in _NOT_BEFORE and not inside:  # “the “Low Tide” singer”
            first = max(first, parsed.edges[child][1] + 1)
    while first < head and (parsed.quoted[first] or not parsed.words[first][0].isalnum()):
        first += 1
    last = head
    for child in children:
        if child > head and parsed.deps[child] == "prep" and parsed.lower[child] in ("of", "for", "from", "with", "at"):
            edge = parsed.edges[child][1]
            if edge - head <= 12 and not any(parsed.quoted[head : edge + 1]) and child == last + 1:
                last = edge
    return Phrase(first, last, head)


def can_speak(parsed: Parsed, phrase: Phrase | None) -> bool:
    """Whether a phrase looks like somebody or something that makes statements; “it” and bare things don't."""
    if phrase is None:
        return False
    if phrase.stands_for is not None:
        return can_speak(parsed, phrase.stands_for)
    tag, word = parsed.tags[phrase.head], parsed.lower[phrase.head]
    if tag in ("PRP", "WP"):
        return word not in ("it", "what", "them", "us")
    if tag == "NNS" and word not in SPEAKING and word.endswith("s"):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    capital = tag in ("NN", "NNS") and parsed.words[phrase.head][0].isupper() and (tag == "NN" or phrase.head > 0)
    capital = capital or (phrase.head == phrase.first > 0 and _is_capital(parsed, phrase.head))
    return tag in ("NNP", "NNPS") or word in SPEAKING or capital or phrase.head in parsed.named


_INSIDE = frozenset("DT JJ JJS JJR CD PRP$ POS VBN VBG HYPH RB".split())
"""The tags of what may stand in a noun phrase before its head."""


def head_after(parsed: Parsed, at: int) -> int | None:
    """The head of the noun phrase that starts at a token, read from tags alone; None where none starts there."""
    head = None
    while at < len(parsed) and not parsed.quoted[at]:
        tag = parsed.tags[at]
        if parsed.lower[at] in DAYS:
            break
        if tag[:2] == "NN" or tag in ("PRP", "WP"):
            head = at
        elif tag not in _INSIDE or (tag == "RB" and (head is not None or parsed.lower[at].endswith("ly"))):
            if head is None and _is_capital(parsed, at):
                head = at
            break
        at += 1
    hyphened = head is not None and parsed.tags[head + 1 : head + 2] == ["HYPH"]
    return None if hyphened else head


def _is_capital(parsed: Parsed, at: int) -> bool:
    """Whether a word within a sentence has a capital though no tag of a name (“said Skelly”): a name all the same."""
    return parsed.words[at].istitle() and parsed.tags[at][:2] in ("RB", "JJ", "VB", "MD", "UH", "IN", "FW")
