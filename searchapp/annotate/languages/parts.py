"""Into which pieces is a paragraph read: sentences with their quotations and names, statements with their subjects?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from searchapp.annotate.languages.names import Name
from searchapp.domain import QuoteType, Span


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a cue names. `tight` means right beside it; `bare` that a pronoun or no word at all stands there."""

    name: Name | None
    span: Span | None
    tight: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said, beside its cue and subject. `adding` tells that a verb such as “added” may go on without one."""

    segments: tuple[Span, ...]
    type: QuoteType
    subject: Subject
    cue: Span | None
    rule: str
    adding: bool = False

    @property
    def end(self) -> int:
        """Where the last of content, cue and subject ends."""
        spans = [self.segments[-1], self.cue, self.subject.span]
        return max(span.end for span in spans if span is not None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what was found in it: blanked text, quotations and names outside of them."""

    text: str
    span: Span
    quotes: tuple[Span, ...]
    names: tuple[Name, ...]

    def quote_before(self, at: int) -> Span | None:
        """The last quotation that begins before this place."""
        number = bisect_left(self.quotes, at, key=lambda quote: quote.start)
        return self.quotes[number - 1] if number else None

    def quote_behind(self, at: int) -> Span | None:
        """The first quotation that begins here or later."""
        number = bisect_left(self.quotes, at, key=lambda quote: quote.start)
        return self.quotes[number] if number < len(self.quotes) else None

    def names_before(self, at: int) -> list[Name]:
        """The names that end here or earlier and stand in no brackets, the nearest first; four at most."""
        number = bisect_right(self.names, at, key=lambda name: name.span.end)
        return [name for name in reversed(self.names[max(0, number - 4) : number]) if not self._bracketed(name)]

    def names_behind(self, at: int) -> list[Name]:
        """The names that begin here or later and stand in no brackets, the nearest first; two at most."""
        number = bisect_left(self.names, at, key=lambda name: name.start)
        return [name for name in self.names[number : number + 2] if not self._bracketed(name)]

    def _bracketed(self, name: Name) -> bool:
        return self.text[name.start - 1 : name.start] == "("
