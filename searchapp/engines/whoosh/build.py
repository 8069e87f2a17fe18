"""How do paragraphs become a segment, in bulk?

A segment is six immutable files: for each of the two Whoosh indexes (see `schema`) the term dictionary `.trm` and the
postings `.pst`, and for the paragraphs the columns `.col` and the stored records `.sto`. Memory is bounded by the
number of tokens that the caller lets into one segment.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from searchapp.analysis import fold, raw_spans, raw_tokens, stem_all
from searchapp.domain import CivilDate, IndexedParagraph, IndexedQuote, Status
from searchapp.engines.whoosh import stored
from searchapp.engines.whoosh.codec import write_terms
from searchapp.engines.whoosh.columns import offsets, ranges, write_multi
from searchapp.engines.whoosh.files import Array, PartWriter, describe
from searchapp.engines.whoosh.invert import Postings, invert
from searchapp.engines.whoosh.schema import FIELDS, PARAGRAPHS, STATEMENTS, STEM, TOKEN, language

UNDATED = np.iinfo(np.int32).min
"""The day number of an undated paragraph."""

T = TypeVar("T")

STATUSES = tuple(Status)
RECORD = 5
"""So many paragraphs of an article at most stand in one stored record."""


class Vocabulary(dict[str, int]):
    """From a token as written to the number of its folded form, each distinct spelling folded once; -1: no token."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}

    def __missing__(self, raw: str) -> int:
        folded = fold(raw)
        number = self.folded.setdefault(folded, len(self.folded)) if folded else -1
        self[raw] = number
        return number

    def numbers(self, raws: Sequence[str]) -> list[int]:
        """The numbers of these tokens, those that fold to nothing left out."""
        found = list(map(self.__getitem__, raws))
        return [n for n in found if n >= 0] if -1 in found else found


class SegmentBuilder:
    """Takes paragraphs, article by article, and writes a segment of them into a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.count = 0
        self._vocabulary = Vocabulary()
        self._langs: dict[str, int] = {}
        self._tokens = array("i")
        self._numbers = {n: array(t) for n, t in _PARAGRAPH_NUMBERS.items()}
        self._statements = {n: array(t) for n, t in _STATEMENT_NUMBERS.items()}
        self._speakers: dict[int | None, int] = {}
        self._entities: dict[tuple[int, str], int] = {}
        self._sources: dict[str | None, int] = {}
        self._articles: dict[str, int] = {}
        self._group: list[IndexedParagraph] = []
        self._title: tuple[str, list[int]] = ("", [])
        self._shared = (0, 0, 0, 0, 0)
        self._stored = PartWriter(folder / f"{PARAGRAPHS}_{name}.sto")
        self._stored_at = self._stored.begin()

    @property
    def tokens(self) -> int:
        """How many tokens were taken so far: what bounds the memory."""
        return len(self._tokens)

    def add(self, paragraph: IndexedParagraph) -> None:
        """Take one paragraph."""
        if self._group and (len(self._group) == RECORD or not stored.same_article(self._group[0], paragraph)):
            self._store()
        numbers = self._numbers
        numbers["record"].append(len(numbers["record_end"]))
        numbers["slot"].append(len(self._group))
        self._group.append(paragraph)
        if paragraph.title != self._title[0]:
            self._title = paragraph.title, self._vocabulary.numbers(raw_tokens(paragraph.title))
        self._tokens.extend(self._title[1])
        text_start = len(self._tokens)
        if paragraph.quotes:
            self._add_quoted(paragraph, text_start)
        else:
            self._tokens.extend(self._vocabulary.numbers(raw_tokens(paragraph.text)))
        numbers["title_length"].append(len(self._title[1]))
        numbers["text_length"].append(len(self._tokens) - text_start)
        self._add_values(paragraph)
        self.count += 1

    def _add_values(self, p: IndexedParagraph) -> None:
        """The paragraph's single and multiple values."""
        numbers = self._numbers
        numbers["id"].append(p.id)
        if len(self._group) == 1:
            self._shared = (
                self._langs.setdefault(language(p.lang), len(self._langs)),
                self._sources.setdefault(p.source, len(self._sources)),
                self._articles.setdefault(p.article, len(self._articles)),
                *days(p.published),
            )
        for name, value in zip(_SHARED, self._shared, strict=True):
            numbers[name].append(value)
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
        self._tokens.extend(found)
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

    def _store(self) -> None:
        """Write the record of the paragraphs gathered so far."""
        self._stored.write(stored.pack(self._group))
        self._numbers["record_end"].append(self._stored.tell() - self._stored_at)
        self._group = []

    def abandon(self) -> None:
        """Give up: the half-written file is closed, and removed with the next cleaning."""
        self._stored.abandon()

    def finish(self) -> dict[str, Any]:
        """Write the segment and return its description."""
        if self._group:
            self._store()
        ends = _array(self._numbers["record_end"])
        self._stored.note("records", np.uint8, self._stored_at, int(ends[-1]) if len(ends) else 0)
        self._stored.add("record_end", ends)
        files = {self._stored.path.name: self._stored.close()}
        lengths = _array(self._numbers["title_length"]) + _array(self._numbers["text_length"])
        owners = np.repeat(np.arange(self.count, dtype=np.int32), lengths)
        terms = _Terms(self._vocabulary, self._langs, _array(self._tokens), _array(self._numbers["lang"])[owners])
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
        values = Values(list(self._speakers), list(self._entities), list(self._sources), list(self._articles))
        write_columns(file, numbers, statements, values)
        return {file.path.name: file.close()}


_SHARED = ("lang", "source", "article", "first_day", "last_day")
"""What all paragraphs of one stored record have in common."""

_PARAGRAPH_NUMBERS = {
    **dict.fromkeys(("id", "record_end"), "q"),
    **dict.fromkeys(("first_day", "last_day", "article", "source", "lang", "record", "slot"), "i"),
    **dict.fromkeys(("title_length", "text_length", "speaker_count", "entity_count", "statement_count"), "i"),
    **dict.fromkeys(("speaker", "entity"), "i"),
}
_STATEMENT_NUMBERS = {"id": "q", "part_start": "q"} | dict.fromkeys(
    ("doc", "status", "speaker", "parts", "part_length"), "i"
)


def _array(numbers: array[int]) -> Array:
    return np.frombuffer(numbers, numbers.typecode) if len(numbers) else np.empty(0, numbers.typecode)


def days(published: CivilDate | None) -> tuple[int, int]:
    """The first and the last day that a date may mean, as proleptic Gregorian ordinals."""
    if published is None:
        return UNDATED, UNDATED
    return published.first_day.toordinal(), published.last_day.toordinal()


class _Terms:
    """The sorted terms of a segment, and each occurrence's rank among them, by field."""

    def __init__(self, vocabulary: Vocabulary, langs: dict[str, int], tokens: Array, lang: Array) -> None:
        words = [word.encode("utf-8", "surrogatepass") for word in vocabulary.folded]
        self.terms: dict[str, list[bytes]] = {}
        ranks: dict[str, Array] = {}
        self.terms[TOKEN], rank = _sorted(words)
        ranks[TOKEN] = rank[tokens] if len(tokens) else tokens
        pair = lang.astype(np.int64) * len(words) + tokens
        present = np.zeros(len(langs) * len(words), bool)
        present[pair] = True
        stems: dict[str, int] = {}
        spelled, number = list(vocabulary.folded), np.zeros(len(present), np.int32)
        for code, of_lang in zip(langs, np.split(present, max(1, len(langs))), strict=False):
            which = np.flatnonzero(of_lang)
            stemmed = stem_all([spelled[i] for i in which.tolist()], code)
            found = [stems.setdefault(f"{code}:{one}", len(stems)) for one in stemmed]
            number[langs[code] * len(words) + which] = found
        self.terms[STEM], rank = _sorted([s.encode("utf-8", "surrogatepass") for s in stems])
        ranks[STEM] = rank[number[pair]] if len(pair) else pair
        self.ranks = ranks

    def write(
        self,
        folder: Path,
        index: str,
        name: str,
        chosen: Array | None,
        owners: Array,
        in_title: Array | None,
        place: Array,
    ) -> dict[str, Any]:
        """Write dictionary and postings of one index; `chosen` are the occurrences that it holds (None: all)."""
        file = PartWriter(folder / f"{index}_{name}.pst")
        fields = []
        for field in FIELDS:
            ranks = self.ranks[field] if chosen is None else self.ranks[field][chosen]
            terms = self.terms[field]
            if chosen is not None:
                used = np.zeros(len(terms), bool)
                used[ranks] = True
                ranks = (np.cumsum(used) - 1)[ranks]
                terms = [terms[i] for i in np.flatnonzero(used).tolist()]
            postings = invert(ranks, len(terms), owners, in_title, place if field == TOKEN else None)
            write_postings(file, field, postings)
            fields.append((field, terms, postings.starts))
        dictionary = folder / f"{index}_{name}.trm"
        write_terms(dictionary, fields)
        return {file.path.name: file.close(), dictionary.name: describe(dictionary)}


def _sorted(terms: list[bytes]) -> tuple[list[bytes], Array]:
    """The terms in order, and each one's rank."""
    order = sorted(range(len(terms)), key=terms.__getitem__)
    rank = np.empty(len(terms), np.int32)
    rank[order] = np.arange(len(terms), dtype=np.int32)
    return [terms[i] for i in order], rank


def write_postings(file: PartWriter, field: str, postings: Postings) -> None:
    """Write a field's posting lists."""
    for part in ("starts", "ids", "frequency", "over_at", "over_text", "over_title"):
        file.add(f"{field}.{part}", getattr(postings, part))
    if postings.positions is not None and postings.position_starts is not None:
        file.add(f"{field}.position_starts", postings.position_starts)
        file.add(f"{field}.positions", postings.positions)


class Values:
    """The values that the ordinals of a segment's columns stand for, in order of first appearance."""

    def __init__(
        self,
        speakers: list[int | None],
        entities: list[tuple[int, str]],
        sources: list[str | None],
        articles: list[str],
    ) -> None:
        self.speakers, self.entities, self.sources, self.articles = speakers, entities, sources, articles


KINDS: Sequence[str] = ("organisation", "person", "place")
"""The order of an entity's kinds among the ordinals and in a facet."""

NOBODY = np.iinfo(np.int64).min
"""Stands for an unknown speaker among ids."""


def write_columns(file: PartWriter, numbers: dict[str, Array], statements: dict[str, Array], values: Values) -> None:
    """Write all columns of a segment, ordinals in the order in which a facet lists equal counts."""
    numbers, statements = dict(numbers), dict(statements)
    speakers, rank = _ranked(values.speakers, lambda s: (s is None, s or 0))
    numbers["speaker"], statements["speaker"] = rank[numbers["speaker"]], rank[statements["speaker"]]
    entities, rank = _ranked(values.entities, lambda e: (KINDS.index(e[1]), e[0]))
    numbers["entity"] = rank[numbers["entity"]]
    values = Values(speakers, entities, values.sources, values.articles)
    for name in ("id", "first_day", "last_day", "article", "source", "title_length", "text_length", "record", "slot"):
        file.add(name, numbers[name])
    for name, backwards in (("newest", True), ("oldest", False)):
        file.add(name, date_rank(numbers["first_day"], numbers["id"], backwards))
    file.add("statement_start", offsets(numbers["statement_count"]))
    for name in ("id", "doc", "status", "speaker"):
        file.add(f"statement.{name}", statements[name])
    file.add("entity_ids", np.array([e for e, _ in values.entities], np.int64))
    file.add("entity_kinds", np.array([KINDS.index(k) for _, k in values.entities], np.uint8))
    file.add("speaker_ids", np.array([NOBODY if s is None else s for s in values.speakers], np.int64))
    write_multi(file, "speaker", offsets(numbers["speaker_count"]), numbers["speaker"], len(values.speakers))
    write_multi(file, "entity", offsets(numbers["entity_count"]), numbers["entity"], len(values.entities))
    one_each = np.arange(len(statements["speaker"]) + 1, dtype=np.int64)
    write_multi(file, "said_by", one_each, statements["speaker"], len(values.speakers))
    write_texts(file, "articles", values.articles)
    write_texts(file, "sources", ["" if s is None else "=" + s for s in values.sources])
    first_of_article = np.flatnonzero(np.diff(numbers["article"], prepend=-1))
    file.add("article_first", first_of_article.astype(np.int32))


def _ranked(values: Sequence[T], key: Callable[[T], Any]) -> tuple[list[T], Array]:
    """The values in order, and each one's rank."""
    order = sorted(range(len(values)), key=lambda n: key(values[n]))
    rank = np.empty(len(values), np.int32)
    rank[order] = np.arange(len(values), dtype=np.int32)
    return [values[n] for n in order], rank


def write_texts(file: PartWriter, name: str, texts: Sequence[str]) -> None:
    """Write a list of strings: their bytes, and where each ends."""
    encoded = [t.encode("utf-8", "surrogatepass") for t in texts]
    file.add(f"{name}.bytes", np.frombuffer(b"".join(encoded), np.uint8))
    file.add(f"{name}.ends", np.cumsum(np.array([len(e) for e in encoded], np.int64)))


def date_rank(day: Array, ids: Array, newest_first: bool) -> Array:
    """Each paragraph's place in the order by date (uint32): undated ones last, equal ones by id."""
    sort_day = -day.astype(np.int64) if newest_first else day.astype(np.int64)
    sort_day[day == UNDATED] = np.iinfo(np.int64).max
    rank = np.empty(len(day), np.uint32)
    rank[np.lexsort((ids, sort_day))] = np.arange(len(day), dtype=np.uint32)
    return rank
