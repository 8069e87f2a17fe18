"""How are a text's quotations and marks laid out side by side, so that a template can write them one after another?

Quotations may contain one another and marks may cross their borders; HTML elements may not. So the text is cut at every
border, and each stretch belongs to the innermost quotation around it.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from searchapp.domain import Span
from searchapp.web.voices import Voice


class Piece(NamedTuple):
    """Some text that is marked or not; `shows` are the quotations of which it tells who speaks."""

    text: str
    marked: bool
    shows: tuple[int, ...] = ()


class Stretch(NamedTuple):
    """Pieces within one quotation or outside of any; `first` where the quotation begins in this text."""

    quote: Voice | None
    pieces: tuple[Piece, ...]
    first: bool


def stretches(
    text: str, within: Span, marks: Sequence[Span], quotes: Sequence[Voice], signs: Sequence[tuple[Span, int]] = ()
) -> list[Stretch]:
    """The part `within` of a text, cut into stretches; joined, their pieces are that part again.

    `signs` are spans by which one knows who speaks, each with the id of the quotation.
    """
    here = [quote for quote in quotes if any(s.overlaps(within) for s in quote.segments)]
    spans = [segment for quote in here for segment in quote.segments]
    marked = [mark for mark in marks if mark.overlaps(within)]
    signing = [sign for sign in signs if sign[0].overlaps(within)]
    if not (here or signing):
        return _unquoted(text, within, marked)
    borders = {b for span in (*spans, *marked, *(sign for sign, _ in signing)) for b in (span.start, span.end)}
    cuts = sorted({within.start, within.end} | {b for b in borders if within.start < b < within.end})
    cells = [Span(start, end) for start, end in pairwise(cuts)]
    lying = [(s.end - s.start, n, s) for n, quote in enumerate(here) for s in quote.segments if s.overlaps(within)]
    owners = [_innermost(cell, lying) for cell in cells]
    runs = [list(run) for _, run in groupby(range(len(cells)), key=lambda i: owners[i])]
    firsts = {owners[run[0]]: number for number, run in reversed(list(enumerate(runs)))}
    return [
        Stretch(
            quote=None if (owner := owners[run[0]]) is None else here[owner],
            pieces=tuple(_piece(text, cells[i], marked, signing) for i in run),
            first=firsts[owner] == number,
        )
        for number, run in enumerate(runs)
    ]


def _unquoted(text: str, within: Span, marked: Sequence[Span]) -> list[Stretch]:
    """The same where nobody speaks: as most headlines and many texts are, so it has to be quick."""
    pieces: list[Piece] = []
    at = within.start
    for mark in sorted(marked):
        start, end = max(mark.start, at), min(mark.end, within.end)
        if start < end:
            if at < start:
                pieces.append(Piece(text[at:start], False))
            pieces.append(Piece(text[start:end], True))
            at = end
    if at < within.end:
        pieces.append(Piece(text[at : within.end], False))
    return [Stretch(None, tuple(pieces), True)] if pieces else []


def _innermost(cell: Span, lying: Sequence[tuple[int, int, Span]]) -> int | None:
    """The number of the quotation whose segment around the cell is the shortest."""
    around = [(length, number) for length, number, segment in lying if cell.within(segment)]
    return min(around)[1] if around else None


def _piece(text: str, cell: Span, marks: Sequence[Span], signs: Sequence[tuple[Span, int]]) -> Piece:
    shows = tuple(dict.fromkeys(quote for span, quote in signs if cell.within(span)))
    return Piece(text[cell.start : cell.end], any(cell.within(mark) for mark in marks), shows)
