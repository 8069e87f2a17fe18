"""What does a document of a published index hold, as Whoosh asks: columns, stored fields, lengths, vectors?"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader
from whoosh.columns import ColumnReader
from whoosh.matching import ListMatcher

from searchapp.analysis import words
from searchapp.engines.whoosh.door.fields import TEXT, TITLE
from searchapp.engines.whoosh.door.values import Fields, Valued, paragraph_values, statement_values
from searchapp.engines.whoosh.show.rebuilt import rebuilt
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import STEM, TOKEN, stem_term
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.fields import SINGLE


class Column(ColumnReader):  # type: ignore[misc]  # Whoosh has no types
    """A column of one value or a list a document."""

    def __init__(self, size: int, values: Valued) -> None:
        self._doccount = size
        self._values = values

    def __getitem__(self, docnum: int) -> Any:
        return self._values.of(docnum)


class Documents(PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    """What both indexes have in common; `owners` is each document's paragraph."""

    def __init__(self, segment: Segment, size: int, live: Array | None, values: Fields) -> None:
        self._segment, self._size, self._live, self._values = segment, size, live, values
        self._opened: dict[str, Valued] = {}

    def doc_count_all(self) -> int:
        return self._size

    def doc_count(self) -> int:
        return self._size if self._live is None else int(np.count_nonzero(self._live))

    def has_deletions(self) -> bool:
        return self._live is not None

    def is_deleted(self, docnum: int) -> bool:
        return self._live is not None and not self._live[docnum]

    def deleted_docs(self) -> list[int]:
        found: list[int] = [] if self._live is None else np.flatnonzero(~self._live).tolist()
        return found

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname in self._values

    def column_reader(self, fieldname: str, _column: Any) -> Column:
        if fieldname not in self._opened:
            self._opened[fieldname] = self._values[fieldname]()
        return Column(self._size, self._opened[fieldname])

    @cached_property
    def lengths(self) -> Mapping[str, Array]:
        """The tokens of each document, by field; of a field that is absent a document has one."""
        return {}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self.lengths[fieldname][docnum]) if fieldname in self.lengths else default

    def _live_lengths(self, fieldname: str) -> Array:
        found = self.lengths.get(fieldname, np.ones(self._size, np.int32))
        return found if self._live is None else found[self._live]

    def field_length(self, fieldname: str) -> int:
        return int(self._live_lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        return int(self._live_lengths(fieldname).min(initial=1 << 30))

    def max_field_length(self, fieldname: str) -> int:
        return int(self._live_lengths(fieldname).max(initial=0))


class Paragraphs(Documents):
    """The paragraphs of a segment."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment, segment.size, segment.live, paragraph_values(segment))

    @cached_property
    def lengths(self) -> Mapping[str, Array]:
        """Of text, of title, of both."""
        text, title = (self._segment.column(f"{name}_length") for name in (TEXT, TITLE))
        return {TEXT: text, TITLE: title, TOKEN: text + title, STEM: text + title}

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        p = rebuilt(self._segment, [docnum])[0]
        values: dict[str, Any] = {facet.value: facet.of(p) for facet in SINGLE}
        values |= {"date": p.published and p.published.value}
        values |= {"speaker": list(p.speakers), "entity": [e.id for e in p.entities], "url": p.url}
        return {"id": p.id, "article": p.article, "number": p.number, TITLE: p.title, TEXT: p.text, **values}

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        return bool(fieldname == STEM)

    def vector(self, docnum: int, fieldname: str, format_: Any) -> ListMatcher:
        p = rebuilt(self._segment, [docnum])[0]
        found, counts = np.unique([stem_term(word, p.lang) for word in words(p.text)], return_counts=True)
        return ListMatcher(found.tolist(), counts.astype(float).tolist(), format=format_)


class Statements(Documents):
    """The statements of a segment."""

    def __init__(self, segment: Segment) -> None:
        live = None if segment.live is None else segment.live[segment.column("statement.doc")]
        super().__init__(segment, segment.statements, live, statement_values(segment))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        doc = int(self._segment.column("statement.doc")[docnum])
        p = rebuilt(self._segment, [doc])[0]
        quote = p.quotes[docnum - int(self._segment.column("statement_start")[doc])]
        text = " … ".join(p.text[s.start : s.end] for s in quote.segments)
        return {"id": quote.id, "paragraph": p.id, "speaker": quote.speaker, "status": quote.status.value, TEXT: text}
