"""Which words does a cue report: the clause that hangs on it, as a range of tokens?"""

from __future__ import annotations

from searchapp.annotate.events import Event
from searchapp.annotate.parsed import Parsed

_CLAUSES = ("ccomp", "xcomp")


def content_of(parsed: Parsed, event: Event, sentences: list[int]) -> tuple[int, int] | None:
    """First and last token of what is reported, marks and final stops left out at the edges; None without a clause."""
    if event.rule == "according to":
        return _around(parsed, event, sentences)
    clause = _clause(parsed, event.verb)
    if clause is None:
        return None
    first, last = parsed.edges[clause]
    if first <= event.verb <= last:
        if clause > event.verb:
            first = event.verb + 1
        else:
            last = event.first - 1
    if event.speaker is not None and first <= event.speaker.head <= last:
        if event.speaker.first > clause:
            last = min(last, event.speaker.first - 1)
        else:
            first = max(first, event.speaker.last + 1)
    return _trim(parsed, first, last)


def _clause(parsed: Parsed, verb: int) -> int | None:
    """The dependant that is a clause of what is said."""
    for child in parsed.children[verb]:
        if parsed.deps[child] == "ccomp":
            return child
    for child in parsed.children[verb]:
        if parsed.deps[child] == "xcomp" and parsed.tags[child] in ("VB", "VBG") and child > verb:
            return child
    return None


def _trim(parsed: Parsed, first: int, last: int) -> tuple[int, int] | None:
    """The range without commas and stops at its edges."""
    while first <= last and parsed.words[first] in (",", ";", ":", "-", "—", "–", "."):
        first += 1
    while last >= first and parsed.words[last] in (",", ";", ":", ".", "-", "—", "–", "?"):
        last -= 1
    return (first, last) if first <= last else None


def _around(parsed: Parsed, event: Event, sentences: list[int]) -> tuple[int, int] | None:
    """“According to X, …” and “…, according to X”: the rest of the sentence."""
    number = sentences[event.first]
    first = last = event.first
    while first > 0 and sentences[first - 1] == number:
        first -= 1
    while last + 1 < len(parsed) and sentences[last + 1] == number:
        last += 1
    end = event.speaker.last if event.speaker is not None else event.last
    if event.first - first > 2:
        return _trim(parsed, first, event.first - 1)
    while end < last and parsed.words[end] != ",":
        end += 1
    return _trim(parsed, end + 1, last)
