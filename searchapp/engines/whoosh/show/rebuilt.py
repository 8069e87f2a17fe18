"""How does a paragraph come back whole from columns and records?

The columns are read for many documents at once; a numpy step for each value of each hit would cost more than finding
the hits.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import starmap
from typing import Any

import numpy as np

from searchapp.domain import Band, CivilDate, DateOrigin, IndexedParagraph, IndexedQuote, QuoteType, Span
from searchapp.engines.whoosh.store.records import Head, unpack
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.engines.whoosh.store.segment_columns import STATUSES, UNDATED, date_text
from searchapp.fields import Facet

AT_ONCE = 1_000
"""So many paragraphs are rebuilt at once where all are read; then memory is given back."""

_TYPES = {t.value: t for t in QuoteType}
_BANDS = {b.value: b for b in Band}


def rebuilt(segment: Segment, docs: Sequence[int]) -> list[IndexedParagraph]:
    """These documents' paragraphs, in this order."""
    chosen = np.array(docs, np.int64)
    heads = _heads(segment, segment.column("head")[chosen].tolist())
    records = list(map(unpack, segment.records.records(chosen)))
    quotes = _quotes(segment, segment.column("statement_start")[chosen].tolist(), [own for *_, own in records])
    speakers, entities = segment.speakers.of_each(chosen), segment.mentioned.of_each(chosen)
    columns = [segment.column(n)[chosen].tolist() for n in ("id", "first_day", "last_day")]
    columns += [segment.ordinals(facet)[chosen].tolist() for facet in (Facet.SOURCE, Facet.BYLINE)]
    known, mentioned = segment.speaker_ids, segment.entities
    sources, bylines = segment.values[Facet.SOURCE], segment.values[Facet.BYLINE]
    return [
        IndexedParagraph(
            id_,
            article,
            number,
            title,
            text,
            lang,
            sources[source],
            None if origin is None else civil_date(first, last, origin, instant),
            url,
            said,
            tuple([s for o in speak if (s := known[o]) is not None]),
            tuple([mentioned[o] for o in mention]),
            bylines[byline],
            kind,
        )
        for (article, title, lang, url, origin, instant), (number, kind, text, _), said, speak, mention, (
            id_,
            first,
            last,
            source,
            byline,
        ) in zip(heads, records, quotes, speakers, entities, zip(*columns, strict=True), strict=True)
    ]


def _heads(segment: Segment, which: list[int]) -> list[Head]:
    """The heads of these numbers, each read once."""
    numbers = sorted(set(which))
    read = dict(zip(numbers, segment.records.heads(np.array(numbers, np.int64)), strict=True))
    return [read[number] for number in which]


def all_paragraphs(segment: Segment) -> Iterator[IndexedParagraph]:
    """All paragraphs of a segment that are not deleted, in order."""
    docs = np.arange(segment.size) if segment.live is None else np.flatnonzero(segment.live)
    for first in range(0, len(docs), AT_ONCE):
        yield from rebuilt(segment, docs[first : first + AT_ONCE].tolist())
        segment.release()


def _quotes(
    segment: Segment, starts: Sequence[int], kept: Sequence[list[list[Any]]]
) -> Sequence[tuple[IndexedQuote, ...]]:
    """Each paragraph's quotations; `starts` are the numbers of their first statements."""
    numbers = [first + n for first, own in zip(starts, kept, strict=True) for n in range(len(own))]
    if not numbers:
        return [()] * len(kept)
    columns = zip(*[segment.column(f"statement.{name}")[numbers].tolist() for name in _COLUMNS], strict=True)
    speakers = segment.speaker_ids
    return [tuple([_quote(speakers, *parts, *next(columns)) for parts in own]) if own else () for own in kept]


def _quote(
    speakers: Sequence[int | None],
    segments: list[list[int]],
    type_: str,
    band: str,
    cue: list[int] | None,
    mention: list[int] | None,
    id_: int,
    status: int,
    speaker: int,
) -> IndexedQuote:
    return IndexedQuote(
        id_,
        tuple(starmap(Span, segments)),
        _TYPES[type_],
        STATUSES[status],
        speakers[speaker],
        _BANDS[band],
        None if cue is None else Span(*cue),
        None if mention is None else Span(*mention),
    )


_COLUMNS = ("id", "status", "speaker")


@lru_cache(maxsize=1 << 14)
def civil_date(first: int, last: int, origin: str, instant: str | None) -> CivilDate | None:
    """The date that covers these days (proleptic Gregorian ordinals)."""
    if first == UNDATED:
        return None
    return CivilDate(date_text(first, last), DateOrigin(origin), instant)
