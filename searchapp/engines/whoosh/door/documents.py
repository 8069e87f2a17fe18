"""What does a document of a published index hold, as Whoosh asks: columns, stored fields, lengths, vectors?"""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader
from whoosh.columns import ColumnReader
from whoosh.matching import ListMatcher

from searchapp.analysis import words
from searchapp.engines.whoosh.door.fields import MULTIPLE, SINGLES, TEXT, TITLE
from searchapp.engines.whoosh.show.rebuilt import rebuilt
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import STEM, TOKEN, stem_term
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.engines.whoosh.store.segment_columns import STATUSES, UNDATED
from searchapp.fields import SINGLE, Facet


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
            "date": lambda: self._days,
        }
        for facet in SINGLE:
            made[facet.value] = partial(_of_facet, segment, facet)
        return {name: made[name] for name in (*MULTIPLE, *SINGLES, "date")}

    def _days(self, doc: int) -> tuple[int, ...]:
        first, last = (int(self._segment.column(name)[doc]) for name in ("first_day", "last_day"))
        return () if first == UNDATED else (first, last)

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
