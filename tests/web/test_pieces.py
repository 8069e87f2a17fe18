"""However quotations, marks and signs lie over a text: cut and joined it is the same, and each covers what it did."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from searchapp.domain import Span
from searchapp.web.pieces import stretches

TEXT = "She said it would rain, and he: “It won’t.” 👩‍🚒 قال"


@dataclass(frozen=True)
class Said:
    segments: tuple[Span, ...]


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))
several = st.lists(spans.filter(lambda span: span.end > span.start), max_size=4)


@given(within=spans, marks=several, quotes=several, signs=st.lists(st.tuples(spans, st.integers(1, 3)), max_size=4))
def test_joined_pieces_are_the_text_and_signs_stand_where_they_were(within, marks, quotes, signs):
    laid = stretches(TEXT, within, marks, [Said((span,)) for span in quotes], signs)
    pieces = [piece for stretch in laid for piece in stretch.pieces]
    assert "".join(piece.text for piece in pieces) == TEXT[within.start : within.end]
    at = within.start
    for piece in pieces:
        for place in range(at, at + len(piece.text)):
            assert piece.marked == any(mark.start <= place < mark.end for mark in marks)
            assert set(piece.shows) == {quote for span, quote in signs if span.start <= place < span.end}
        at += len(piece.text)
