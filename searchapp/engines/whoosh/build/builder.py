"""How do paragraphs become a segment, in bulk?

A segment is six immutable files: for each of the two Whoosh indexes (see `schema`) the term dictionary `.trm` and the
postings `.pst`, and for the paragraphs the columns `.col` and the stored records `.sto`. Memory is bounded by the
number of tokens that the caller lets into one segment.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from searchapp.analysis import raw_spans, raw_tokens
from searchapp.domain import IndexedParagraph, IndexedQuote, Status
from searchapp.engines.whoosh.build.terms import Terms, Vocabulary
from searchapp.engines.whoosh.store import records as stored
from searchapp.engines.whoosh.store.columns import offsets, ranges
from searchapp.engines.whoosh.store.files import Array, PartWriter
from searchapp.engines.whoosh.store.schema import PARAGRAPHS, STATEMENTS, language
from searchapp.engines.whoosh.store.segment_columns import STATUSES, Values, days, single, write_columns
from searchapp.fields import SINGLE, Facet


class SegmentBuilder:
    """Takes paragraphs, article by article, and writes a segment of them into a folder."""

    def __init__(self, folder: Path, name: str, dictionary: bytes | None, vocabulary: Vocabulary) -> None:
        """`dictionary` is that of the records; None: one is trained."""
        self.folder = folder
        self.name = name
        self.count = 0
        self._vocabulary = vocabulary
        self._langs: dict[str, int] = {}
        self._tokens = array("i")
        self._capitals = array("q")
        self._numbers = {n: array(t) for n, t in _PARAGRAPH_NUMBERS.items()}
        self._statements = {n: array(t) for n, t in _STATEMENT_NUMBERS.items()}
        self._speakers: dict[int | None, int] = {}
        self._entities: dict[tuple[int, str], int] = {}
        self._single: dict[Facet, dict[str | None, int]] = {facet: {} for facet in SINGLE}
        self._articles: dict[str, int] = {}
        self._head: stored.Head | None = None
        self._title: tuple[str, list[int], list[int]] = ("", [], [])
        self._of_head: tuple[Any, ...] = ()
        self._shared: Sequence[int] = ()
        self._records = stored.RecordWriter(folder / f"{PARAGRAPHS}_{name}.sto", dictionary)

    @property
    def dictionary(self) -> bytes | None:
        """The dictionary of the records; None as long as it is not trained."""
        return self._records.dictionary

    @property
    def tokens(self) -> int:
        """How many tokens were taken so far: what bounds the memory."""
        return len(self._tokens)

    def add(self, paragraph: IndexedParagraph) -> None:
        """Take one paragraph."""
        numbers = self._numbers
        self._add_shared(paragraph)
        self._records.add(stored.pack(paragraph))
        if paragraph.title != self._title[0]:
            raws = raw_tokens(paragraph.title)
            title = self._vocabulary.numbers(raws)
            self._title = paragraph.title, title, self._vocabulary.capitals(raws, paragraph.title)
        self._add_tokens(*self._title[1:])
        text_start = len(self._tokens)
        if paragraph.quotes:
            self._add_quoted(paragraph, text_start)
        else:
            raws = raw_tokens(paragraph.text)
            self._add_tokens(self._vocabulary.numbers(raws), self._vocabulary.capitals(raws, paragraph.text))
        numbers["title_length"].append(len(self._title[1]))
        numbers["text_length"].append(len(self._tokens) - text_start)
        self._add_values(paragraph)
        self.count += 1

    def _add_tokens(self, numbers: list[int], capitals: list[int]) -> None:
        """Take the tokens of a title or a text; `capitals` are the places of those written in capitals."""
        first = len(self._tokens)
        self._capitals.extend([first + place for place in capitals])
        self._tokens.extend(numbers)

    def _add_shared(self, p: IndexedParagraph) -> None:
        """What the paragraph has in common with those of its article, computed once an article."""
        head = stored.head_of(p)
        if head != self._head or self._of_head != (p.source, p.published, p.byline):
            self._head, self._of_head = head, (p.source, p.published, p.byline)
            self._shared = (
                self._records.add_head(head),
                self._langs.setdefault(language(p.lang), len(self._langs)),
                self._articles.setdefault(p.article, len(self._articles)),
                *days(p.published),
                *(own.setdefault(facet.of(p), len(own)) for facet, own in self._single.items()),
            )
        for name, value in zip(_SHARED, self._shared, strict=True):
            self._numbers[name].append(value)

    def _add_values(self, p: IndexedParagraph) -> None:
        """The paragraph's single and multiple values."""
        numbers = self._numbers
        numbers["id"].append(p.id)
        numbers["headline"].append(p.number == 0)
        speakers: list[int | None] = list(p.speakers)
        if any(q.speaker is None and q.status is Status.ASSERTED for q in p.quotes):
            speakers.append(None)
        numbers["speaker"].extend([self._speakers.setdefault(s, len(self._speakers)) for s in speakers])
        numbers["speaker_count"].append(len(speakers))
        entities = self._entities
        numbers["entity"].extend([entities.setdefault((e.id, e.kind.value), len(entities)) for e in p.entities])
        numbers["entity_count"].append(len(p.entities))
        numbers["statement_count"].append(len(p.quotes))

    def _add_quoted(self, p: IndexedParagraph, text_start: int) -> None:
        """The text's tokens, and which of them each quotation holds."""
        raws, starts = raw_spans(p.text)
        found = list(map(self._vocabulary.__getitem__, raws))
        if -1 in found:
            starts = [s for s, n in zip(starts, found, strict=True) if n >= 0]
            found = [n for n in found if n >= 0]
        self._add_tokens(found, self._vocabulary.capitals(raws, p.text))
        for quote in p.quotes:
            self._add_statement(quote, starts, text_start)

    def _add_statement(self, quote: IndexedQuote, starts: list[int], text_start: int) -> None:
        numbers = self._statements
        numbers["id"].append(quote.id)
        numbers["doc"].append(self.count)
        numbers["status"].append(STATUSES.index(quote.status))
        numbers["speaker"].append(self._speakers.setdefault(quote.speaker, len(self._speakers)))
        parts = 0
        end = 0
        for segment in sorted(quote.segments):
            first = max(end, bisect_left(starts, segment.start))
            end = max(end, bisect_left(starts, segment.end))
            if first < end:
                numbers["part_start"].append(text_start + first)
                numbers["part_length"].append(end - first)
                parts += 1
        numbers["parts"].append(parts)

    def abandon(self) -> None:
        """Give up: the half-written file is closed, and removed with the next cleaning."""
        self._records.abandon()

    def finish(self, to_merge: bool = False) -> dict[str, Any]:
        """Write the segment and return its description; `to_merge`: it will only be merged, not searched."""
        files = {self._records.path.name: self._records.close()}
        lengths = _array(self._numbers["title_length"]) + _array(self._numbers["text_length"])
        owners = np.repeat(np.arange(self.count, dtype=np.int32), lengths)
        langs = _array(self._numbers["lang"])[owners]
        terms = Terms(self._vocabulary, self._langs, _array(self._tokens), langs, _array(self._capitals), to_merge)
        titles = _array(self._numbers["title_length"])[owners]
        place = np.arange(len(owners)) - offsets(lengths)[owners]
        in_title = place < titles
        place = np.where(in_title, place, place + 1).astype(np.uint32)
        del titles
        files |= terms.write(self.folder, PARAGRAPHS, self.name, None, owners, in_title, place)
        statements = {n: _array(a) for n, a in self._statements.items()}
        chosen = ranges(statements["part_start"], statements["part_length"])
        of_statement = np.repeat(np.arange(len(statements["doc"]), dtype=np.int32), statements["parts"])
        of_statement = np.repeat(of_statement, statements["part_length"])
        doc_start = _array(self._numbers["title_length"])[owners[chosen]] + 1
        files |= terms.write(self.folder, STATEMENTS, self.name, chosen, of_statement, None, place[chosen] - doc_start)
        return {"name": self.name, "documents": self.count, "files": files | self._write_columns(statements)} | {
            "statements": len(statements["doc"]),
            "langs": sorted(self._langs),
            "tokens": [int(_array(self._numbers[f"{f}_length"]).sum()) for f in ("text", "title")],
        }

    def _write_columns(self, statements: dict[str, Array]) -> dict[str, Any]:
        file = PartWriter(self.folder / f"{PARAGRAPHS}_{self.name}.col")
        numbers = {n: _array(a) for n, a in self._numbers.items()}
        single = {facet: list(own) for facet, own in self._single.items()}
        values = Values(list(self._speakers), list(self._entities), list(self._articles), single)
        write_columns(file, numbers, statements, values)
        return {file.path.name: file.close()}


_SHARED = ("head", "lang", "article", "first_day", "last_day", *map(single, SINGLE))
"""What all paragraphs of one head have in common."""

_PARAGRAPH_NUMBERS = {
    "id": "q",
    **dict.fromkeys((*_SHARED, "headline"), "i"),
    **dict.fromkeys(("title_length", "text_length", "speaker_count", "entity_count", "statement_count"), "i"),
    **dict.fromkeys(("speaker", "entity"), "i"),
}
_STATEMENT_NUMBERS = {"id": "q", "part_start": "q"} | dict.fromkeys(
    ("doc", "status", "speaker", "parts", "part_length"), "i"
)


def _array(numbers: array[int]) -> Array:
    return np.frombuffer(numbers, numbers.typecode) if len(numbers) else np.empty(0, numbers.typecode)
