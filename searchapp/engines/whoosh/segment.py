"""What can be read from a segment?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from searchapp.domain import (
    Band,
    CivilDate,
    DateOrigin,
    EntityKind,
    EntityRef,
    IndexedParagraph,
    IndexedQuote,
    QuoteType,
    Span,
)
from searchapp.engines.whoosh import stored
from searchapp.engines.whoosh.build import KINDS, NOBODY, STATUSES, UNDATED
from searchapp.engines.whoosh.columns import MultiColumn, ranges
from searchapp.engines.whoosh.files import Array, CheckedFile
from searchapp.engines.whoosh.invert import OVERFLOW, TEXT_BITS, TEXT_MAX
from searchapp.engines.whoosh.lexicon import Lexicon
from searchapp.engines.whoosh.schema import FIELDS, PARAGRAPHS, STATEMENTS

_TYPES = {t.value: t for t in QuoteType}
_BANDS = {b.value: b for b in Band}

RELEASED = 20_000
"""Reading all paragraphs gives memory back after so many."""

_TEXT_OF = (np.arange(256) & TEXT_MAX).astype(np.float32)
_TITLE_OF = (np.arange(256) >> TEXT_BITS).astype(np.float32)


class TermIndex:
    """The terms and postings of one of the two Whoosh indexes in one segment."""

    def __init__(self, folder: Path, index: str, description: Mapping[str, Any]) -> None:
        name = description["name"]
        files = description["files"]
        self._postings = CheckedFile(folder / f"{index}_{name}.pst", files[f"{index}_{name}.pst"])
        self.files = [self._postings, CheckedFile(folder / f"{index}_{name}.trm", files[f"{index}_{name}.trm"])]
        counts = [self._postings.length(f"{field}.starts") - 1 for field in FIELDS]
        self.lexicon = Lexicon(self.files[1], counts)

    def term(self, field: str, text: str) -> int | None:
        """The number of a term in its field."""
        start = self.lexicon.start(FIELDS.index(field), text)
        return None if start is None else int(np.searchsorted(self._postings.whole(f"{field}.starts"), start))

    def beginning(self, field: str, prefix: str) -> tuple[int, int]:
        """The numbers of the terms that begin so."""
        return self.lexicon.beginning(FIELDS.index(field), prefix)

    def near(self, field: str, word: str) -> list[int]:
        """The numbers of the terms near a misspelt word."""
        return self.lexicon.near(FIELDS.index(field), word)

    def release(self) -> None:
        """Give back the memory of what was read."""
        for file in self.files:
            file.release()

    def starts(self, field: str) -> Array:
        """Where each term's postings begin, and at last the total (int64)."""
        return self._postings.array(f"{field}.starts")

    def terms(self, field: str) -> list[bytes]:
        """All terms of a field, in order."""
        return self.lexicon.terms(FIELDS.index(field))

    def wide(self, field: str) -> bool:
        """Whether positions need more than 16 bits."""
        return self._postings.dtype(f"{field}.positions").itemsize > 2

    def counts(self, field: str, begin: int, end: int) -> tuple[Array, Array]:
        """How often the postings' terms stand in text and in title (int64 each)."""
        text, title = self.frequencies(field, begin, end, None)
        return text.astype(np.int64), np.zeros(len(text), np.int64) if title is None else title.astype(np.int64)

    def all_positions(self, field: str, first: int, last: int) -> Array:
        """The positions of all postings of the terms [first, last)."""
        bounds = self._postings.array(f"{field}.position_starts", first, last + 1)
        return self._postings.array(f"{field}.positions", int(bounds[0]), int(bounds[-1]))

    def bounds(self, field: str, first: int, last: int) -> tuple[int, int]:
        """Where the postings of the terms [first, last) begin and end in the field."""
        starts = self._postings.array(f"{field}.starts", first, last + 1)
        return int(starts[0]), int(starts[-1])

    def ids(self, field: str, begin: int, end: int) -> Array:
        """The document numbers of these postings (int32 view)."""
        return self._postings.array(f"{field}.ids", begin, end)

    def frequencies(self, field: str, begin: int, end: int, at: Array | None) -> tuple[Array, Array | None]:
        """How often the postings' terms stand in text and in title (float32 each), None where in no title.

        `at` chooses among the postings, counted from `begin`.
        """
        packed = self._postings.array(f"{field}.frequency", begin, end)
        if at is not None:
            packed = packed[at]
        text = _TEXT_OF[packed]
        title = _TITLE_OF[packed] if packed.size and int(packed.max()) > TEXT_MAX else None
        over = self._postings.whole(f"{field}.over_at")
        if len(over):
            first, last = np.searchsorted(over, (begin, end)).tolist()
            if first < last:
                where = np.flatnonzero(packed == OVERFLOW)
                source = where if at is None else at[where]
                row = np.searchsorted(over, source + begin)
                text[where] = self._postings.array(f"{field}.over_text")[row]
                if title is not None:
                    title[where] = self._postings.array(f"{field}.over_title")[row]
        return text, title

    def positions(self, field: str, term: int, begin: int, end: int, at: Array) -> tuple[Array, Array]:
        """The positions of a term in some of its postings: how many each has, and all of them (int64 each)."""
        text, title = self.frequencies(field, begin, end, None)
        counts = (text if title is None else text + title).astype(np.int64)
        first, last = self._postings.array(f"{field}.position_starts", term, term + 2).tolist()
        all_positions = self._postings.array(f"{field}.positions", first, last)
        if len(at) == len(counts):
            return counts, all_positions.astype(np.int64)
        ends = np.cumsum(counts)
        chosen = counts[at]
        return chosen, all_positions[ranges(ends[at] - chosen, chosen)].astype(np.int64)


class Segment:
    """A segment of one generation: immutable files, and which of its documents are deleted."""

    def __init__(self, folder: Path, description: Mapping[str, Any], deleted: Array) -> None:
        self.name: str = description["name"]
        self.description = description
        self.size: int = description["documents"]
        self.statements: int = description["statements"]
        self.langs: Sequence[str] = description["langs"]
        self.deleted = deleted
        files = description["files"]
        base = f"{PARAGRAPHS}_{self.name}"
        self.columns = CheckedFile(folder / f"{base}.col", files[f"{base}.col"])
        self._stored = CheckedFile(folder / f"{base}.sto", files[f"{base}.sto"])
        self.words = TermIndex(folder, PARAGRAPHS, description)
        self.said = TermIndex(folder, STATEMENTS, description)
        self.files = [self.columns, self._stored, *self.words.files, *self.said.files]

    def column(self, name: str) -> Array:
        """A single-valued column."""
        return self.columns.whole(name)

    @cached_property
    def live(self) -> Array | None:
        """Which documents are not deleted (bool), or None where none is deleted."""
        if not len(self.deleted):
            return None
        live = np.ones(self.size, bool)
        live[self.deleted] = False
        return live

    @property
    def live_count(self) -> int:
        """How many documents are not deleted."""
        return self.size - len(self.deleted)

    @cached_property
    def lengths(self) -> tuple[int, int]:
        """The tokens of all texts and of all titles, those of deleted paragraphs aside."""
        text, title = self.description["tokens"]
        if len(self.deleted):
            text -= int(self.column("text_length")[self.deleted].sum())
            title -= int(self.column("title_length")[self.deleted].sum())
        return text, title

    @cached_property
    def speaker_ids(self) -> list[int | None]:
        """What the ordinals of the speaker columns mean."""
        return [None if i == NOBODY else i for i in self.column("speaker_ids").tolist()]

    @cached_property
    def entities(self) -> list[EntityRef]:
        """What the ordinals of the entity column mean."""
        kinds = [EntityKind(k) for k in KINDS]
        pairs = zip(self.column("entity_ids").tolist(), self.column("entity_kinds").tolist(), strict=True)
        return [EntityRef(i, kinds[k]) for i, k in pairs]

    @cached_property
    def sources(self) -> list[str | None]:
        """What the ordinals of the outlet column mean."""
        return [text[1:] if text else None for text in self.texts("sources")]

    @cached_property
    def years(self) -> tuple[Array, list[str | None]]:
        """Each document's year as an ordinal (int32), and what the ordinals mean."""
        day = self.column("first_day")
        found, first, ordinal = np.unique(_year(day), return_index=True, return_inverse=True)
        del first
        return ordinal.astype(np.int32), [None if y == 0 else f"{y:04d}" for y in found.tolist()]

    @cached_property
    def speakers(self) -> MultiColumn:
        """Who speaks in each paragraph."""
        return MultiColumn(self.columns, "speaker", self.size, len(self.column("speaker_ids")))

    @cached_property
    def mentioned(self) -> MultiColumn:
        """Who is mentioned in each paragraph."""
        return MultiColumn(self.columns, "entity", self.size, len(self.column("entity_ids")))

    @cached_property
    def said_by(self) -> MultiColumn:
        """Who speaks each statement."""
        return MultiColumn(self.columns, "said_by", self.statements, len(self.column("speaker_ids")))

    @cached_property
    def ordinals_of_speakers(self) -> dict[int | None, int]:
        """Each speaker's ordinal."""
        return {speaker: o for o, speaker in enumerate(self.speaker_ids)}

    @cached_property
    def ordinals_of_articles(self) -> dict[str, int]:
        """Each article's ordinal."""
        return {article: o for o, article in enumerate(self.texts("articles"))}

    @cached_property
    def ordinals_of_entities(self) -> dict[int, list[int]]:
        """Each entity's ordinals: one for each kind under which it stands."""
        found: dict[int, list[int]] = {}
        for ordinal, entity in enumerate(self.column("entity_ids").tolist()):
            found.setdefault(entity, []).append(ordinal)
        return found

    def release(self) -> None:
        """Give back the memory of what was read."""
        for file in self.files:
            file.release()

    def texts(self, name: str) -> list[str]:
        """A list of strings of the columns."""
        raw = self.column(f"{name}.bytes").tobytes()
        ends = self.column(f"{name}.ends").tolist()
        return [raw[a:b].decode("utf-8", "surrogatepass") for a, b in zip([0, *ends], ends, strict=False)]

    # ---- paragraphs, rebuilt ----

    def record_bytes(self, number: int) -> bytes:
        """A stored record as it lies in the file."""
        ends = self._stored.array("record_end", max(0, number - 1), number + 1).tolist()
        begin = ends[0] if number else 0
        at = self._stored.position("records")
        return self._stored.bytes(at + begin, at + ends[-1])

    def _record(self, number: int) -> tuple[list[Any], list[list[Any]]]:
        return stored.unpack(self.record_bytes(number))

    def paragraph(self, doc: int) -> IndexedParagraph:
        """One paragraph, whole."""
        shared, own = self._record(int(self.column("record")[doc]))
        return self._rebuilt(doc, shared, own[int(self.column("slot")[doc])])

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        """All paragraphs that are not deleted, in order."""
        last, record = -1, None
        numbers, slots = self.column("record").tolist(), self.column("slot").tolist()
        for doc in range(self.size):
            if doc % RELEASED == 0:
                self.release()
            if self.live is not None and not self.live[doc]:
                continue
            if numbers[doc] != last or record is None:
                last, record = numbers[doc], self._record(numbers[doc])
            yield self._rebuilt(doc, record[0], record[1][slots[doc]])

    def _rebuilt(self, doc: int, shared: list[Any], own: list[Any]) -> IndexedParagraph:
        article, title, lang, url, origin = shared
        number, text, quotes = own
        first = int(self.column("statement_start")[doc]) if quotes else 0
        speakers = [self.speaker_ids[o] for o in self.speakers.of(doc)]
        return IndexedParagraph(
            id=int(self.column("id")[doc]),
            article=article,
            number=number,
            title=title,
            text=text,
            lang=lang,
            source=self.sources[int(self.column("source")[doc])],
            published=self._date(doc, origin),
            url=url,
            quotes=tuple(self._quote(first + i, quote) for i, quote in enumerate(quotes)),
            speakers=tuple(s for s in speakers if s is not None),
            entities=tuple(self.entities[o] for o in self.mentioned.of(doc)),
        )

    def _date(self, doc: int, origin: list[Any] | None) -> CivilDate | None:
        if origin is None:
            return None
        return civil_date(int(self.column("first_day")[doc]), int(self.column("last_day")[doc]), *origin)

    def _quote(self, statement: int, own: list[Any]) -> IndexedQuote:
        segments, type_, band, cue, mention = own
        return IndexedQuote(
            id=int(self.column("statement.id")[statement]),
            segments=tuple(Span(a, b) for a, b in segments),
            type=_TYPES[type_],
            status=STATUSES[int(self.column("statement.status")[statement])],
            speaker=self.speaker_ids[int(self.column("statement.speaker")[statement])],
            band=_BANDS[band],
            cue=None if cue is None else Span(*cue),
            mention=None if mention is None else Span(*mention),
        )


_EPOCH = 719163
"""The proleptic Gregorian ordinal of 1970-01-01."""


@lru_cache(maxsize=1 << 14)
def civil_date(first: int, last: int, origin: str, instant: str | None) -> CivilDate | None:
    """The date that covers these days (proleptic Gregorian ordinals)."""
    if first == UNDATED:
        return None
    printed = datetime.date.fromordinal(first).isoformat()
    length = 10 if first == last else 7 if last - first < 31 else 4
    return CivilDate(printed[:length], DateOrigin(origin), instant)


def _year(day: Array) -> Array:
    """The year of each day number; 0 for an undated one."""
    dated = day != UNDATED
    days = np.where(dated, day, _EPOCH).astype(np.int64) - _EPOCH
    years = days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(dated, years, 0)
