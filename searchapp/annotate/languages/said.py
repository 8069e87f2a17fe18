"""What does a statement consist of, and how is what was said cut out of its sentence?"""

from dataclasses import dataclass

from searchapp.annotate.languages.cues import Cue
from searchapp.annotate.languages.speakers import NOBODY, Subject
from searchapp.annotate.languages.tokens import COMMAS, DASHES, PAUSES, QUOTE, Sentence
from searchapp.domain import QuoteType, Span, Status

LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said, beside its cue and subject. `adding` tells that a verb such as “added” goes on with a speaker."""

    segments: tuple[Span, ...]
    type: QuoteType
    subject: Subject
    cue: Span | None
    rule: str
    adding: bool = False
    status: Status = Status.ASSERTED

    @property
    def end(self) -> int:
        """Where the last of content, cue and subject ends."""
        return max(span.end for span in (*self.segments, self.cue, self.subject.span) if span is not None)


def span_of(sentence: Sentence, at: int) -> Span:
    """The place of one token."""
    return Span(sentence.tokens[at].start, sentence.tokens[at].end)


def cue_span(sentence: Sentence, cue: Cue) -> Span:
    """The place of the verb, without what stands apart from it."""
    return sentence.stretch(cue.first, cue.verb)


def quote_before(sentence: Sentence, head: int) -> int:
    """The number of the quotation that stands right before this token, or -1."""
    at = head - 1
    while at >= 0 and sentence.low[at] in (COMMAS | DASHES):
        at -= 1
    return at if at >= 0 and sentence.low[at] == QUOTE else -1


def closes(sentence: Sentence, at: int) -> bool:
    """Whether the sentence ends or pauses at this token."""
    return at >= len(sentence.low) or sentence.low[at] in PAUSES


def direct(sentence: Sentence, at: int, subject: Subject, cue: Cue, rule: str) -> Statement:
    """The statement of a quotation; by hearsay it is nobody's own."""
    who = Subject(None, subject.span) if cue.doubted else subject
    return Statement((span_of(sentence, at),), QuoteType.DIRECT, who, cue_span(sentence, cue), rule)


def reported(
    sentence: Sentence,
    parts: list[tuple[int, int]],
    subject: Subject | None,
    cue: Cue | Span,
    rule: str,
    least: int = LEAST_WORDS,
) -> Statement | None:
    """Indirect without a quotation, direct where the words are one, mixed else; None for fewer than `least` words."""
    trimmed = [trimmed for part in parts if (trimmed := _trim(sentence, *part))]
    words = sum(1 for a, b in trimmed for at in range(a, b) if sentence.low[at] not in PAUSES)
    quoted = [at for a, b in trimmed for at in range(a, b) if sentence.low[at] == QUOTE]
    if words < least and not quoted:
        return None
    segments = tuple(sentence.stretch(a, b) for a, b in trimmed)
    whole = len(segments) == 1 and trimmed[0][1] - trimmed[0][0] == 1 and bool(quoted)
    kind = QuoteType.DIRECT if whole else QuoteType.MIXED if quoted else QuoteType.INDIRECT
    place = cue if isinstance(cue, Span) else cue_span(sentence, cue)
    return Statement(segments, kind, subject or NOBODY, place, rule)


def _trim(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    skip = PAUSES - {QUOTE, "(", "["}
    while first < last and sentence.low[first] in skip:
        first += 1
    while first < last and sentence.low[last - 1] in PAUSES - {QUOTE, ")", "]", "?", "!", "؟"}:
        last -= 1
    return (first, last) if first < last else None
