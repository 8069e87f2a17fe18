"""Which values has each document in a field of whole values, and which documents has each value?"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import numpy as np

from searchapp.engines.whoosh.rank.weights import Postings
from searchapp.engines.whoosh.store.columns import MultiColumn
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.engines.whoosh.store.segment_columns import STATUSES, UNDATED
from searchapp.fields import SINGLE, Facet

UNKNOWN = "unknown"
"""The term of an unknown speaker."""


class Valued:
    """A field of whole values, by their ordinals: one a document, several, or (None) the document's own number.

    `unknown` is the term of the value None, if it has one; `shown` are the values as columns tell them.
    """

    def __init__(
        self,
        values: Sequence[Any],
        ordinals: Array | MultiColumn | None,
        unknown: str | None = None,
        shown: Sequence[Any] | None = None,
    ) -> None:
        self._values, self._ordinals, self._unknown = values, ordinals, unknown
        self._shown = values if shown is None else shown

    def of(self, doc: int) -> Any:
        """What a document has: a list where it may have several, else a value, empty where it has none."""
        if isinstance(self._ordinals, MultiColumn):
            return list(dict.fromkeys(self._shown[o] for o in self._ordinals.of_each(np.array([doc]))[0]))
        found = self._shown[doc if self._ordinals is None else int(self._ordinals[doc])]
        return "" if found is None else found

    @cached_property
    def _by_term(self) -> dict[bytes, list[int]]:
        found: dict[bytes, list[int]] = {}
        for ordinal, value in enumerate(self._values):
            term = self._unknown if value is None else str(value)
            if term is not None:
                found.setdefault(term.encode("utf-8", "surrogatepass"), []).append(ordinal)
        return dict(sorted(found.items()))

    @cached_property
    def _terms(self) -> list[bytes]:
        return list(self._by_term)

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, number: int) -> bytes:
        return self._terms[number]

    def first(self, term: bytes) -> int:
        """The number of the first term that is not below."""
        return bisect_left(self._terms, term)

    def postings(self, number: int) -> tuple[Postings, Array | None]:
        """Each document that has a term's value once, without positions."""
        wanted = self._by_term[self._terms[number]]
        if self._ordinals is None:
            ids = np.array(wanted, np.int32)
        elif isinstance(self._ordinals, MultiColumn):
            ids = self._ordinals.documents_of_any(wanted)
        else:
            ids = np.flatnonzero(np.isin(self._ordinals, wanted)).astype(np.int32)
        return Postings(ids, None, np.ones(len(ids), np.float32)), None


Fields = Mapping[str, Callable[[], Any]]
"""How each field is opened, when it is first asked for."""


def paragraph_values(segment: Segment) -> Fields:
    """The fields of whole values of the index of paragraphs."""
    column = segment.column
    return {
        "speaker": lambda: Valued(segment.speaker_ids, segment.speakers, UNKNOWN),
        "entity": lambda: Valued(column("entity_ids").tolist(), segment.mentioned),
        "article": lambda: Valued(segment.texts("articles"), column("article")),
        "id": lambda: Valued(column("id").tolist(), None),
        "headline": lambda: Valued([None, "yes"], column("headline")),
        "date": lambda: Valued(segment.dates, column("date"), shown=_days(segment)),
        **{facet.value: partial(_of_facet, segment, facet) for facet in SINGLE},
    }


def statement_values(segment: Segment) -> Fields:
    """The same of the index of statements: who speaks, whether it is asserted, and where."""
    column = segment.column
    return {
        "speaker": lambda: Valued(segment.speaker_ids, column("statement.speaker"), UNKNOWN),
        "status": lambda: Valued([s.value for s in STATUSES], column("statement.status")),
        "id": lambda: Valued(column("statement.id").tolist(), None),
        "paragraph": lambda: Valued(column("id").tolist(), column("statement.doc")),
    }


def _of_facet(segment: Segment, facet: Facet) -> Valued:
    return Valued(segment.values[facet], segment.ordinals(facet))


def _days(segment: Segment) -> list[tuple[int, ...]]:
    """The first and last day of each date; nothing for what is undated."""
    pairs = zip(segment.column("date_first").tolist(), segment.column("date_last").tolist(), strict=True)
    return [() if first == UNDATED else (first, last) for first, last in pairs]
