"""How does Whoosh read our files? By a codec: where `whoosh.codec.base` says that an index's format belongs.

Dictionary, posting lists, columns and records stay as they lie; nothing is copied or converted before somebody asks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, TermsReader
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.columns import ColumnReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from searchapp.analysis import words
from searchapp.engines.whoosh.door.fields import MULTIPLE, SINGLES, STEMS, TEXT, TITLE, UNKNOWN
from searchapp.engines.whoosh.door.matching import PostingMatcher, part_of
from searchapp.engines.whoosh.generation import Folder, open_segment
from searchapp.engines.whoosh.match.budget import Budget
from searchapp.engines.whoosh.match.leaf import element_terms, merged
from searchapp.engines.whoosh.match.reading import Reading
from searchapp.engines.whoosh.rank.weights import Postings
from searchapp.engines.whoosh.show.rebuilt import rebuilt
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import STEM, TOKEN, stem_term
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.engines.whoosh.store.segment_columns import STATUSES, UNDATED
from searchapp.errors import IndexUnwritable
from searchapp.fields import SINGLE, Facet
from searchapp.request import Word

MAIN, STATEMENTS = "MAIN", "STATEMENTS"
"""The names of the two indexes; the first is what Whoosh opens where none is named."""


class PublishedSegment(WhooshSegment):  # type: ignore[misc]  # Whoosh has no types
    """A segment as Whoosh's list of segments holds it: the generation, its manifest's SHA-256, and its place in it."""

    def __init__(self, index: str, generation: str, digest: str, number: int, opened: Segment | None = None) -> None:
        super().__init__(index)
        self.segid = f"{generation}.{number}"
        self._manifest = generation, digest
        self._number = number
        self._opened = opened

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_opened": None}

    def codec(self) -> PublishedCodec:
        """What reads it."""
        return PublishedCodec()

    def opened(self, storage: Any = None) -> Segment:
        """Its files, under the folder of Whoosh's storage where it was unpickled. Raises IndexDamaged."""
        if self._opened is None:
            folder = Folder(Path(storage.folder))
            self._opened = open_segment(folder, folder.read_manifest(*self._manifest)["segments"][self._number])
        return self._opened

    def doc_count_all(self) -> int:
        """Asked by Whoosh's writers alone, before they write anything. Raises IndexUnwritable."""
        raise unwritable()


def unwritable() -> IndexUnwritable:
    """The error for whoever would write through Whoosh."""
    return IndexUnwritable(
        "A published index is never written through Whoosh; change the archive and run searchapp reindex."
    )


class PublishedCodec(Codec):  # type: ignore[misc]  # Whoosh has no types
    """Reads what is published; writes nothing."""

    def terms_reader(self, storage: Any, segment: PublishedSegment) -> Terms:
        """The terms of all fields."""
        opened = segment.opened(storage)
        return Terms(opened, said_fields(opened) if segment.indexname == STATEMENTS else paragraph_fields(opened))

    def per_document_reader(self, storage: Any, segment: PublishedSegment) -> PerDocumentReader:
        """What documents hold."""
        opened = segment.opened(storage)
        return Statements(opened) if segment.indexname == STATEMENTS else Paragraphs(opened)


# ---- terms ----


class Field(Protocol):
    """The terms of one field, in order."""

    def __len__(self) -> int: ...

    def __getitem__(self, number: int) -> bytes: ...

    def first(self, term: bytes) -> int:
        """The number of the first term that is not below."""
        ...

    def postings(self, number: int) -> tuple[Postings, Array | None]:
        """Where the term with this number stands, and at which positions, one document's after another's."""
        ...


class Lexical:
    """A field of words; `part`: only those in the text, or in the title, counted from its beginning."""

    def __init__(self, segment: Segment, said: bool, base: str, part: str = "") -> None:
        self._segment = segment
        self._index = segment.said if said else segment.words
        self._base, self._part = base, part

    def __len__(self) -> int:
        return self._index.count(self._base)

    def __getitem__(self, number: int) -> bytes:
        return self._index.term_at(self._base, number)

    def first(self, term: bytes) -> int:
        """The number of the first term that is not below."""
        return self._index.beginning(self._base, term.decode("utf-8", "surrogatepass"))[0]

    def stems(self, word: str) -> Postings:
        """Where any word with this one's stem stands, in the language of its article."""
        runs = element_terms(self._index, Word(word), STEM, True, word, self._segment.langs, Budget())
        size = self._segment.size if self._index is self._segment.words else self._segment.statements
        found = merged(Reading(self._index, Budget()), STEM, runs, size, None)
        return part_of(found, self._part) if self._part else found

    def postings(self, number: int) -> tuple[Postings, Array | None]:
        """Frequencies as numbers, since a field of a part has but one."""
        index, base = self._index, self._base
        begin, _ = index.bounds(base, number, number + 1)
        ids, packed = index.postings(base, number, number + 1)
        text, title = index.counts(base, begin, packed)
        positions = index.positions(base, number, number + 1).astype(np.int64) if base == TOKEN else None
        if self._part:
            lengths = self._segment.column("title_length")
            if positions is not None:
                before = np.repeat(lengths[ids], text + title)
                inside = positions > before if self._part == TEXT else positions < before
                positions = (positions - before - 1 if self._part == TEXT else positions)[inside]
        found = Postings(ids, None, text.astype(np.float32), title.astype(np.float32))
        return part_of(found, self._part) if self._part else found, positions


class Valued:
    """A field of whole values: for each term its ordinals in a column, whose documents `documents` gives."""

    def __init__(self, values: Mapping[bytes, list[int]], documents: Any) -> None:
        self._terms = sorted(values)
        self._values, self._documents = values, documents

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, number: int) -> bytes:
        return self._terms[number]

    def first(self, term: bytes) -> int:
        """The number of the first term that is not below."""
        return bisect_left(self._terms, term)

    def postings(self, number: int) -> tuple[Postings, Array | None]:
        """Each document once."""
        ids = self._documents(self._values[self._terms[number]])
        return Postings(ids, None, np.ones(len(ids), np.float32)), None


def _valued(values: Sequence[Any], documents: Any) -> Valued:
    """The field of these values, of which each stands at its ordinals; None has no term."""
    found: dict[bytes, list[int]] = {}
    for ordinal, value in enumerate(values):
        if value is not None:
            found.setdefault(str(value).encode("utf-8", "surrogatepass"), []).append(ordinal)
    return Valued(found, documents)


def _single(values: Sequence[Any], ordinals: Array) -> Valued:
    """The same of a column with an ordinal a document."""
    return _valued(values, lambda wanted: np.flatnonzero(np.isin(ordinals, wanted)).astype(np.int32))


def _facet(segment: Segment, facet: Facet) -> Valued:
    return _single(segment.values[facet], segment.ordinals(facet))


def _speakers(segment: Segment) -> list[Any]:
    return [UNKNOWN if i is None else i for i in segment.speaker_ids]


def paragraph_fields(segment: Segment) -> Mapping[str, Any]:
    """How each field of the index of paragraphs is opened, when it is first asked for."""
    ids = segment.column("id")
    made: dict[str, Any] = {
        TEXT: lambda: Lexical(segment, False, TOKEN, TEXT),
        TITLE: lambda: Lexical(segment, False, TOKEN, TITLE),
        TOKEN: lambda: Lexical(segment, False, TOKEN),
        STEM: lambda: Lexical(segment, False, STEM),
        "speaker": lambda: _valued(_speakers(segment), segment.speakers.documents_of_any),
        "entity": lambda: _valued(segment.column("entity_ids").tolist(), segment.mentioned.documents_of_any),
        "article": lambda: _single(segment.texts("articles"), segment.column("article")),
        "id": lambda: _valued(ids.tolist(), lambda docs: np.array(docs, np.int32)),
        "headline": lambda: _single([None, "yes"], segment.column("headline")),
        "date": lambda: _single(segment.dates, segment.column("date")),
    }
    for facet in SINGLE:
        made[facet.value] = partial(_facet, segment, facet)
    return made


def said_fields(segment: Segment) -> Mapping[str, Any]:
    """The same of the index of statements."""
    paragraphs = segment.column("id")
    return {
        TEXT: lambda: Lexical(segment, True, TOKEN),
        TOKEN: lambda: Lexical(segment, True, TOKEN),
        STEM: lambda: Lexical(segment, True, STEM),
        "speaker": lambda: _valued(_speakers(segment), segment.said_by.documents_of_any),
        "status": lambda: _single([s.value for s in STATUSES], segment.column("statement.status")),
        "id": lambda: _valued(segment.column("statement.id").tolist(), lambda docs: np.array(docs, np.int32)),
        "paragraph": lambda: _single(paragraphs.tolist(), segment.column("statement.doc")),
    }


class Terms(TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """The terms of one segment's fields."""

    def __init__(self, segment: Segment, fields: Mapping[str, Any]) -> None:
        self._segment = segment
        self._openers = fields
        self._fields: dict[str, Field] = {}

    def field(self, name: str) -> Field:
        """A field's terms."""
        if name not in self._fields:
            self._fields[name] = self._openers[name]()
        return self._fields[name]

    def _number(self, name: str, term: bytes) -> int | None:
        if name not in self._openers:
            return None
        field = self.field(name)
        number = field.first(term)
        return number if number < len(field) and field[number] == term else None

    def _found(self, name: str, term: bytes) -> tuple[Postings, Array | None]:
        field = self.field(name) if name in self._openers else None
        if isinstance(field, Lexical) and term.startswith(STEMS.encode()):
            return field.stems(term.decode("utf-8", "surrogatepass").removeprefix(STEMS)), None
        number = self._number(name, term)
        if number is None:
            raise TermNotFound(f"{name}:{term!r}")
        return self.field(name).postings(number)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        return self._number(name, text) is not None or (
            text.startswith(STEMS.encode()) and len(self._found(name, text)[0].ids) > 0
        )

    def indexed_field_names(self) -> list[str]:
        """All fields that have terms."""
        return sorted(self._openers)

    def cursor(self, fieldname: str, fieldobj: Any) -> Cursor:
        """A walk through a field's terms."""
        return Cursor(self.field(fieldname), fieldobj)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """All terms from this one on, fields in order of their names."""
        for name in self.indexed_field_names():
            if name >= fieldname:
                field = self.field(name)
                for number in range(field.first(prefix) if name == fieldname else 0, len(field)):
                    yield name, field[number]

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms."""
        return self.terms_from("", b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms from this one on, with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms, with what is known of them."""
        return self.items_from("", b"")

    def _live(self, fieldname: str, text: bytes) -> Postings:
        """A term's postings in documents that are not deleted."""
        postings, _ = self._found(fieldname, text)
        live = self._segment.live
        if live is None:
            return postings
        owners = postings.ids if "headline" in self._openers else self._segment.column("statement.doc")[postings.ids]
        return postings.chosen(np.flatnonzero(live[owners]))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """A term's statistics, those of deleted documents aside; lengths are not told, since ours fit no one field."""
        postings = self._live(fieldname, text)
        weights, ids = total(postings), postings.ids
        if not len(ids):
            return TermInfo(0, 0, 0, 0, 0, 0, 0)
        largest = float(weights.max())
        return TermInfo(float(weights.sum()), len(ids), 0, 1 << 30, largest, int(ids[0]), int(ids[-1]))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term stands in all documents."""
        return float(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many documents a term stands."""
        return int(self.term_info(fieldname, text).doc_frequency()) if (fieldname, text) in self else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> PostingMatcher:
        """A walk through a term's postings."""
        postings, positions = self._found(fieldname, text)
        return PostingMatcher(postings, scorer, (fieldname, text), positions)


def total(postings: Postings) -> Array:
    """How often the term stands in each document (float32)."""
    return postings.text if postings.title is None else postings.text + postings.title


class Cursor(FieldCursor):  # type: ignore[misc]  # Whoosh has no types
    """A walk through the terms of a field, as spelling and fuzzy terms make it."""

    def __init__(self, field: Field, fieldobj: Any) -> None:
        self._field, self._decode, self._encode = field, fieldobj.from_bytes, fieldobj.to_bytes
        self._at = 0

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._at < len(self._field)

    def text(self) -> str | None:
        """The term here; None behind the last."""
        return self._decode(self._field[self._at]) if self.is_valid() else None

    term = text

    def first(self) -> str | None:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Go to the first term that is not below."""
        self._at = self._field.first(self._encode(string))
        return self.text()

    def next(self) -> str | None:
        """Go on."""
        self._at += 1
        return self.text()


# ---- documents ----


class Column(ColumnReader):  # type: ignore[misc]  # Whoosh has no types
    """A column of one value or a list a document, from ordinals and what these mean."""

    def __init__(self, size: int, value: Any) -> None:
        self._doccount = size
        self._value = value

    def __getitem__(self, docnum: int) -> Any:
        return self._value(docnum)


class Documents(PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    """What both indexes have in common; `owners` is each document's paragraph."""

    def __init__(self, segment: Segment, size: int, live: Array | None) -> None:
        self._segment, self._size, self._live = segment, size, live
        self._columns: dict[str, Any] = {}

    def doc_count_all(self) -> int:
        """All documents."""
        return self._size

    def doc_count(self) -> int:
        """Documents that are not deleted."""
        return self._size if self._live is None else int(np.count_nonzero(self._live))

    def has_deletions(self) -> bool:
        """Whether any document is deleted."""
        return self._live is not None

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return self._live is not None and not self._live[docnum]

    def deleted_docs(self) -> list[int]:
        """The deleted ones."""
        found: list[int] = [] if self._live is None else np.flatnonzero(~self._live).tolist()
        return found

    def supports_columns(self) -> bool:
        """Facets count by columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether a field has one."""
        return fieldname in self.openers()

    def column_reader(self, fieldname: str, _column: Any) -> Column:
        """A field's column."""
        if fieldname not in self._columns:
            self._columns[fieldname] = self.openers()[fieldname]()
        return Column(self._size, self._columns[fieldname])

    def openers(self) -> Mapping[str, Any]:
        """How each column is opened: what is made tells a document's value."""
        raise NotImplementedError

    @cached_property
    def lengths(self) -> Mapping[str, Array]:
        """The tokens of each document, by field; of a field that is absent a document has one."""
        return {}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The tokens of a document in a field."""
        return int(self.lengths[fieldname][docnum]) if fieldname in self.lengths else default

    def _live_lengths(self, fieldname: str) -> Array:
        found = self.lengths.get(fieldname, np.ones(self._size, np.int32))
        return found if self._live is None else found[self._live]

    def field_length(self, fieldname: str) -> int:
        """The tokens of all documents that are not deleted."""
        return int(self._live_lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """The fewest tokens."""
        return int(self._live_lengths(fieldname).min(initial=1 << 30))

    def max_field_length(self, fieldname: str) -> int:
        """The most tokens."""
        return int(self._live_lengths(fieldname).max(initial=0))


def _of_single(values: Sequence[Any], ordinals: Array) -> Any:
    """What tells a document's value; empty where it has none."""

    def value(doc: int) -> Any:
        found = values[int(ordinals[doc])]
        return "" if found is None else found

    return value


def _of_facet(segment: Segment, facet: Facet) -> Any:
    return _of_single(segment.values[facet], segment.ordinals(facet))


class Paragraphs(Documents):
    """The paragraphs of a segment."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment, segment.size, segment.live)

    def openers(self) -> Mapping[str, Any]:
        """One a field of `MULTIPLE` and `SINGLES`, and the date as its first and last day."""
        segment = self._segment
        column = segment.column
        made: dict[str, Any] = dict(zip(MULTIPLE, (self._speakers, self._entities), strict=True))
        made |= {
            "article": lambda: _of_single(segment.texts("articles"), column("article")),
            "id": lambda: lambda doc: int(column("id")[doc]),
            "headline": lambda: _of_single([None, "yes"], column("headline")),
            "date": lambda: (
                lambda doc: (
                    () if (day := int(column("first_day")[doc])) == UNDATED else (day, int(column("last_day")[doc]))
                )
            ),
        }
        for facet in SINGLE:
            made[facet.value] = partial(_of_facet, segment, facet)
        return {name: made[name] for name in (*MULTIPLE, *SINGLES, "date")}

    def _speakers(self) -> Any:
        of_each, known = self._segment.speakers.of_each, self._segment.speaker_ids
        return lambda doc: [known[o] for o in of_each(np.array([doc]))[0]]

    def _entities(self) -> Any:
        of_each, known = self._segment.mentioned.of_each, self._segment.entities
        return lambda doc: list(dict.fromkeys(known[o].id for o in of_each(np.array([doc]))[0]))

    @cached_property
    def lengths(self) -> Mapping[str, Array]:
        """Of text, of title, of both."""
        text, title = (self._segment.column(f"{name}_length") for name in (TEXT, TITLE))
        return {TEXT: text, TITLE: title, TOKEN: text + title, STEM: text + title}

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The paragraph whole."""
        p = rebuilt(self._segment, [docnum])[0]
        values: dict[str, Any] = {facet.value: facet.of(p) for facet in SINGLE}
        values |= {"date": p.published and p.published.value}
        values |= {"speaker": list(p.speakers), "entity": [e.id for e in p.entities], "url": p.url}
        return {"id": p.id, "article": p.article, "number": p.number, TITLE: p.title, TEXT: p.text, **values}

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """Stems can be told of every paragraph."""
        return bool(fieldname == STEM)

    def vector(self, docnum: int, fieldname: str, format_: Any) -> ListMatcher:
        """The stems of a paragraph's text, with how often each stands there."""
        p = rebuilt(self._segment, [docnum])[0]
        found, counts = np.unique([stem_term(word, p.lang) for word in words(p.text)], return_counts=True)
        return ListMatcher(found.tolist(), counts.astype(float).tolist(), format=format_)


class Statements(Documents):
    """The statements of a segment."""

    def __init__(self, segment: Segment) -> None:
        live = None if segment.live is None else segment.live[segment.column("statement.doc")]
        super().__init__(segment, segment.statements, live)

    def openers(self) -> Mapping[str, Any]:
        """Who speaks, whether it is asserted, and where."""
        segment = self._segment
        column = segment.column
        return {
            "speaker": lambda: _of_single(segment.speaker_ids, column("statement.speaker")),
            "status": lambda: _of_single([s.value for s in STATUSES], column("statement.status")),
            "id": lambda: lambda doc: int(column("statement.id")[doc]),
            "paragraph": lambda: lambda doc: int(column("id")[column("statement.doc")[doc]]),
        }

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The statement: its words, who speaks, in which paragraph."""
        doc = int(self._segment.column("statement.doc")[docnum])
        p = rebuilt(self._segment, [doc])[0]
        quote = p.quotes[docnum - int(self._segment.column("statement_start")[doc])]
        text = " … ".join(p.text[s.start : s.end] for s in quote.segments)
        return {"id": quote.id, "paragraph": p.id, "speaker": quote.speaker, "status": quote.status.value, TEXT: text}
