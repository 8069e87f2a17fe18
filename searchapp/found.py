"""What does an engine answer?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar, overload

from searchapp.domain import IndexedParagraph, Span
from searchapp.fields import Facet
from searchapp.request import FacetValue

T = TypeVar("T")


class FacetCount(NamedTuple):
    """How many of the hits bear a value, its own facet's choice ignored. A tuple, since a page has hundreds.

    There may be as many more as `error` says: 0 where the count is exact.
    """

    value: FacetValue
    count: int  # type: ignore[assignment]  # hides the tuple's own method, which nobody needs here
    error: int = 0


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """One hit. `marks` are what the query's words matched in the paragraph's text; `title_marks` in the title.

    `quotes` are the ids of the quotations that fulfilled a `Said` (empty where the query has none).
    """

    paragraph: IndexedParagraph
    score: float
    marks: tuple[Span, ...]
    title_marks: tuple[Span, ...]
    quotes: tuple[int, ...]


class Incomplete(StrEnum):
    """Why an answer lacks something."""

    WORK = "work"
    """The query takes more work than one query may."""
    TIME = "time"
    """The engine had no more time for it."""
    PARTS = "parts"
    """Parts of the index did not answer."""


@dataclass(frozen=True, slots=True)
class Found:
    """An engine's whole answer, all of it from one generation (`snapshot_id`).

    The hits' texts are read from the index when one first looks at them, which raises IndexDamaged where they don't fit
    their checksum. Where it is `incomplete`, total and counts are lower bounds.
    `facets` are in the order of the request's rules; `total` counts paragraphs. `dates` are the paragraphs of each date
    as it was printed (`2024`, `2024-03`, `2024-03-05`), undated ones left out; empty where they were not asked for.
    `headlines` counts the articles that the same search finds in the scope HEADLINES; 0 where it was not asked for.
    """

    total: int
    hits: Sequence[FoundParagraph]
    facets: Mapping[Facet, tuple[FacetCount, ...]]
    incomplete: Incomplete | None
    snapshot_id: str
    dates: Mapping[str, int] = field(default_factory=dict)
    headlines: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing is lacking."""
        return self.incomplete is None


class ReadLater(Sequence[T]):
    """So many items that are read, all at once, when one first looks at them: `read` may raise IndexDamaged."""

    def __init__(self, length: int, read: Callable[[], tuple[T, ...]]) -> None:
        self._length, self._read = length, read

    @cached_property
    def _items(self) -> tuple[T, ...]:
        return self._read()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._items[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._items == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as every sequence that is compared by its items

    def __repr__(self) -> str:
        return repr(self._items)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some hits of a whole result: they stand behind the place `before`, the next behind `after` (None: there is none).

    Places are texts of letters, digits, `_=-` and a `~` that only their engine understands. All batches of a scan are
    of one state of the index, that of the generation `snapshot_id`, which knows all up to the change number `seq`.
    """

    hits: Sequence[FoundParagraph]
    before: str
    after: str | None
    snapshot_id: str
    seq: int
