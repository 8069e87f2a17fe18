"""Which paragraphs, speakers, entities and quotations does a record itself state?

Spans count in the paragraph's text as the record gives it; they are moved to the text as it is stored. Whatever does
not fit (a span outside its text, an unknown kind) refuses the record: a given fact is kept whole or not at all.
"""

import bisect
import functools
import itertools
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from searchapp.domain import EntityKind, QuoteType, Span, Status
from searchapp.readers.encoding import clean_line
from searchapp.reading import GivenEntity, GivenParagraph, GivenQuote

Value = TypeVar("Value", bound=StrEnum)

_STRETCH = 200
"""About so many characters lie between two places where a text is cut."""
_SAFE_CUT = re.compile(r"(?<=[A-Za-z0-9\u3400-\u9fff])(?=[\x20-\x7e\u3400-\u9fff])")


class Misfit(ValueError):
    """A field does not say what it should; the text is the reason that the user reads."""


def paragraphs(values: object) -> list[GivenParagraph]:
    """The paragraphs of the field `paragraphs`; blank ones are left out. Raises Misfit."""
    if not isinstance(values, list):
        raise Misfit("paragraphs is no list")
    found = []
    for number, value in enumerate(values, start=1):
        try:
            paragraph = _paragraph(value)
        except Misfit as misfit:
            raise Misfit(f"paragraph {number}: {misfit}") from None
        if paragraph.text:
            found.append(paragraph)
    return found


def _paragraph(value: object) -> GivenParagraph:
    if isinstance(value, str):
        return GivenParagraph(clean_line(value))
    if not isinstance(value, dict):
        raise Misfit("it is neither a text nor an object")
    raw = value.get("text")
    if not isinstance(raw, str):
        raise Misfit("it has no text")
    paragraph = GivenParagraph(
        clean_line(raw),
        speakers=None if value.get("speakers") is None else tuple(map(_name, _list(value, "speakers"))),
        entities=None if value.get("entities") is None else tuple(map(_entity, _list(value, "entities"))),
        quotes=None if value.get("quotes") is None else tuple(_quote(q, raw) for q in _list(value, "quotes")),
    )
    if not paragraph.text and (paragraph.speakers or paragraph.entities or paragraph.quotes):
        raise Misfit("it states facts about an empty text")
    return paragraph


def _list(value: Mapping[str, object], field: str) -> list[object]:
    found = value[field]
    if not isinstance(found, list):
        raise Misfit(f"{field} is no list")
    return found


def _name(value: object) -> str:
    name = clean_line(value) if isinstance(value, str) else ""
    if not name:
        raise Misfit("a name is empty or no text")
    return name


def _entity(value: object) -> GivenEntity:
    if not isinstance(value, dict):
        raise Misfit("an entity is no object with name and kind")
    return GivenEntity(_name(value.get("name")), _choice(EntityKind, value.get("kind"), "kind"))


def _quote(value: object, raw: str) -> GivenQuote:
    if not isinstance(value, dict):
        raise Misfit("a quote is no object")
    speaker = value.get("speaker")
    return GivenQuote(
        segments=_segments(value, raw),
        speaker=None if speaker is None else _name(speaker),
        type=_choice(QuoteType, value.get("type") or QuoteType.DIRECT, "type"),
        status=_choice(Status, value.get("status") or Status.ASSERTED, "status"),
        cue=None if value.get("cue") is None else _span(value["cue"], raw),
    )


def _segments(quote: Mapping[str, object], raw: str) -> tuple[Span, ...]:
    segments = quote.get("segments")
    if segments is None:
        return (_span(quote.get("text") if "start" not in quote else quote, raw),)
    if not isinstance(segments, list) or not segments:
        raise Misfit("the segments of a quote are no list of spans")
    spans = tuple(_span(segment, raw) for segment in segments)
    if any(after.start < before.end for before, after in itertools.pairwise(spans)):
        raise Misfit("the segments of a quote overlap or are not in order")
    return spans


def _span(value: object, raw: str) -> Span:
    """A span given as `[start, end]`, as `{"start": …, "end": …}` or as the words themselves, in the stored text."""
    if isinstance(value, str):
        return _found(value, raw)
    pair = [value.get("start"), value.get("end")] if isinstance(value, dict) else value
    if not isinstance(pair, list) or len(pair) != 2 or not all(type(offset) is int for offset in pair):
        raise Misfit("a quote or cue has neither start and end nor a text")
    start, end = pair
    if not 0 <= start < end <= len(raw):
        raise Misfit(f"the span {start} to {end} lies outside its text of {len(raw)} characters")
    if _cleaned(raw) == raw and raw[start:end].strip() == raw[start:end]:
        return Span(start, end)  # as nearly always; what follows looks at the whole text for each span
    span = Span(_moved(raw, start), _length_up_to(raw, end, ""))
    if span.start >= span.end or _cleaned(raw)[span.start : span.end] != clean_line(raw[start:end]):
        raise Misfit(f"the span {start} to {end} holds no text or cuts a character in two")
    return span


_cleaned = functools.lru_cache(maxsize=4)(clean_line)


def _moved(raw: str, start: int) -> int:
    """Where the first character at or after `start` that is no space stands in the cleaned text."""
    while start < len(raw) - 1 and not clean_line(raw[start]):
        start += 1
    return _length_up_to(raw, start, "x")


def _length_up_to(raw: str, end: int, after: str) -> int:
    """How many characters are left of the text up to there when it is cleaned with `after` behind them."""
    cuts, lengths = _stretches(raw)
    at = bisect.bisect_right(cuts, end) - 1
    before = "x" if at else ""  # between letters spaces stay as they do amid the text
    return lengths[at] + len(clean_line(before + raw[cuts[at] : end] + after)) - len(before + after)


@functools.lru_cache(maxsize=4)
def _stretches(raw: str) -> tuple[list[int], list[int]]:
    """Where a text may be cut and cleaned by pieces, and how long it is up to there when it is cleaned.

    It may be cut before a plain letter, space or sign that follows a plain letter or figure, with which it can't fuse.
    """
    cuts, lengths = [0], [0]
    for match in _SAFE_CUT.finditer(raw):
        if match.start() - cuts[-1] >= _STRETCH:
            before = "x" if len(cuts) > 1 else ""
            piece = clean_line(f"{before}{raw[cuts[-1] : match.start()]}x")
            lengths.append(lengths[-1] + len(piece) - len(before) - 1)
            cuts.append(match.start())
    return cuts, lengths


def _found(words: str, raw: str) -> Span:
    needle = clean_line(words)
    start = _cleaned(raw).find(needle)
    if not needle or start < 0:
        raise Misfit(f"the words {needle[:60]!r} of a quote or cue do not occur in its text")
    return Span(start, start + len(needle))


def _choice(values: type[Value], value: object, field: str) -> Value:
    try:
        return values(str(value))
    except ValueError:
        known = ", ".join(values)
        raise Misfit(f"the {field} {str(value)[:60]!r} is none of {known}") from None
