"""Who, what and where does one paragraph name? The model's findings, mended by form, lists and context.

The small model is right about two names of three on news; most of the rest are errors of a kind (datelines, results,
titles, possessives, well-known places) that need no better model, only a second look.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from searchapp.annotate.names.gazetteer import has_body_word, is_given_name, known_kind, names, title_length
from searchapp.annotate.names.patterns import pattern_spans
from searchapp.annotate.names.repair import between_people, pieces
from searchapp.annotate.names.shapes import CHUNK, UPPER, in_capitals
from searchapp.domain import EntityKind, Span

Found = tuple[Span, EntityKind]
"""A clean mention with its kind."""

Marked = tuple[Span, EntityKind | None]
"""A clean mention with its kind; None for what looks like a name and names none of our kinds (“<TRN.L>”)."""
Labelled = tuple[int, int, str]
"""A stretch that the model marks: start and end in the paragraph's code points, and the model's label."""


def labelled_spans(text: str, labelled: Iterable[Labelled], offset: int) -> list[Marked]:
    """The names in one paragraph that the model has read, in order, without overlap.

    `labelled` are the stretches that the model marks in the paragraph's text; `offset` is the code point of the
    article's text at which the paragraph begins. The spans count in the article's text. Titles, articles and
    possessives lie outside.
    """
    taken = Taken()
    for start, end, kind in pattern_spans(text):
        taken.add(start, end, kind)
    if not in_capitals(text):
        for first, last, label in labelled:
            for start, end, kind in pieces(text, first, last, label):
                taken.add(start, end, kind)
        for start, end, kind in _by_context(text):
            taken.add(start, end, kind)
    return [(span.shifted(offset), kind) for span, kind in taken.marked]


class Taken:
    """Spans in order without overlap: who comes first keeps the place."""

    def __init__(self) -> None:
        self.marked: list[Marked] = []

    def add(self, start: int, end: int, kind: EntityKind | None) -> bool:
        """Take the span if nothing overlaps it; with None it is kept free of names."""
        at = bisect_left(self.marked, start, key=lambda item: item[0].start)
        if at and self.marked[at - 1][0].end > start:
            return False
        if at < len(self.marked) and self.marked[at][0].start < end:
            return False
        self.marked.insert(at, (Span(start, end), kind))
        return True


def _by_context(text: str) -> Iterator[tuple[int, int, EntityKind]]:
    """Runs of capitalised words that their own words or the word before them explain."""
    for match in CHUNK.finditer(text):
        start = match.start()
        for stop, resume in [*between_people(text, *match.span()), (match.end(), match.end())]:
            yield from _explained(start, text[start:stop].split(" "), text)
            start = resume


def _explained(start: int, words: list[str], text: str) -> Iterator[tuple[int, int, EntityKind]]:
    titled = False
    while words and known_kind(" ".join(words)) is None:
        length = title_length(words)
        if not length and words[0] not in names("not_names") and words[0] not in names("nationalities"):
            break
        titled = length > 0
        start += sum(len(word) + 1 for word in words[: length or 1])
        words = words[length or 1 :]
    while words and words[-1] in names("not_names"):
        words = words[:-1]
    if not words or not names("units").isdisjoint((words[0], words[-1])) or words[-1] in names("things"):
        return
    end = start + len(" ".join(words))
    name = text[start:end]
    if name in names("not_names"):
        return
    if known := known_kind(name):
        yield start, end, known
    elif len(words) > 1 and has_body_word(words[-1:]):
        yield start, end, EntityKind.ORGANISATION
    elif _is_person(words, titled=titled):
        yield start, end, EntityKind.PERSON


_INITIALS = re.compile(rf"(?:[{UPPER}]\.-?)+")
_PLACE_INITIALS = frozenset(["U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "N.Y.", "L.A."])


def _is_person(words: list[str], *, titled: bool) -> bool:
    if len(words) > 4 or has_body_word(words):
        return False
    initials = _INITIALS.fullmatch(words[0]) is not None and words[0] not in _PLACE_INITIALS
    if len(words) > 1 and (is_given_name(words[0]) or initials):
        return True
    return titled and len(words[0]) > 1 and not words[0].isupper()
