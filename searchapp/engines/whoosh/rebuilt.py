"""How does a paragraph come back whole from columns and records?

The columns are read for many documents at once; a numpy step for each value of each hit would cost more than finding
the hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import starmap
from typing import Any

import numpy as np

from searchapp.domain import Band, CivilDate, DateOrigin, IndexedParagraph, IndexedQuote, QuoteType, Span
from searchapp.engines.whoosh.segment import Segment
from searchapp.engines.whoosh.segment_columns import STATUSES, UNDATED, date_text
from searchapp.engines.whoosh.stored import unpack

AT_ONCE = 1_000
"""So many paragraphs are rebuilt at once where all are read; then memory is given back."""

_TYPES = {t.value: t for t in QuoteType}
_BANDS = {b.value: b for b in Band}


def rebuilt(segment: Segment, docs: Sequence[int]) -> list[IndexedParagraph]:
    """These documents' paragraphs, in this order."""
    chosen = np.array(docs, np.int64)
    ids, sources, first, last = (segment.column(n)[chosen].tolist() for n in ("id", "source", "first_day", "last_day"))
    which = segment.column("head")[chosen].tolist()
    numbers = sorted(set(which))
    heads = dict(zip(numbers, segment.records.heads(np.array(numbers, np.int64)), strict=True))
    speakers, entities = segment.speakers.of_each(docs), segment.mentioned.of_each(docs)
    statements = segment.column("statement_start")[chosen].tolist()
    known, mentioned = segment.speaker_ids, segment.entities
    made = []
    for n, (head, record) in enumerate(zip(which, segment.records.records(chosen), strict=True)):
        shared = heads[head]
        number, text, quotes = unpack(record)
        made.append(
            IndexedParagraph(
                ids[n],
                shared.article,
                number,
                shared.title,
                text,
                shared.lang,
                segment.sources[sources[n]],
                None if shared.origin is None else civil_date(first[n], last[n], shared.origin, shared.instant),
                shared.url,
                _quotes(segment, statements[n], quotes) if quotes else (),
                tuple([s for o in speakers[n] if (s := known[o]) is not None]),
                tuple([mentioned[o] for o in entities[n]]),
            )
        )
    return made


def all_paragraphs(segment: Segment) -> Iterator[IndexedParagraph]:
    """All paragraphs of a segment that are not deleted, in order."""
    docs = np.arange(segment.size) if segment.live is None else np.flatnonzero(segment.live)
    for first in range(0, len(docs), AT_ONCE):
        yield from rebuilt(segment, docs[first : first + AT_ONCE].tolist())
        segment.release()


def _quotes(segment: Segment, first: int, quotes: list[list[Any]]) -> tuple[IndexedQuote, ...]:
    """A paragraph's quotations; `first` is the number of its first statement."""
    columns = [segment.column(f"statement.{name}")[first : first + len(quotes)].tolist() for name in _COLUMNS]
    return tuple(
        IndexedQuote(
            id_,
            tuple(starmap(Span, segments)),
            _TYPES[type_],
            STATUSES[status],
            segment.speaker_ids[speaker],
            _BANDS[band],
            None if cue is None else Span(*cue),
            None if mention is None else Span(*mention),
        )
        for (segments, type_, band, cue, mention), id_, status, speaker in zip(quotes, *columns, strict=True)
    )


_COLUMNS = ("id", "status", "speaker")


@lru_cache(maxsize=1 << 14)
def civil_date(first: int, last: int, origin: str, instant: str | None) -> CivilDate | None:
    """The date that covers these days (proleptic Gregorian ordinals)."""
    if first == UNDATED:
        return None
    return CivilDate(date_text(first, last), DateOrigin(origin), instant)
