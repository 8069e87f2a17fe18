"""What is the same of all engines' generations: names, who answers for them, what is said where one is not there?"""

import secrets
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from searchapp.digest import Digest
from searchapp.domain import IndexedParagraph
from searchapp.errors import CursorGone, IndexBusy, Sentence
from searchapp.found import Found
from searchapp.ports import Searcher
from searchapp.request import SearchRequest

NONE_YET = "no index has been published yet; run searchapp reindex"
NONE_BEFORE = "no earlier generation is kept"
OTHER_FORMAT = "the index has another version's format; run searchapp reindex --full"


def next_name(numbers: Iterable[int]) -> str:
    """A name for a new generation, greater than those of all before, whose numbers these are: `000007-1a2b3c`."""
    return f"{max(numbers, default=0) + 1:06d}-{secrets.token_hex(3)}"


def busy(where: object) -> IndexBusy:
    """The error of whoever finds somebody else building."""
    return IndexBusy(f"{where}: another process is building the index; try again when it is done")


def replaced(then: str, now: str) -> CursorGone:
    """The error of whoever goes on with a scan in a generation that is no more."""
    gone = "The index was replaced since this cursor was given (generation %(then)s, now %(now)s); begin again."
    return CursorGone(Sentence(gone, then=then, now=now))


def unpaged(request: SearchRequest, offset: int) -> SearchRequest:
    """A request from there on without what only a page has."""
    return replace(request, offset=offset, counted=frozenset(), headlines=False, dated=False)


class Answering(ABC):
    """An engine, in so far as its live generation answers for it."""

    @abstractmethod
    def _generation(self) -> Searcher:
        """The live generation. Raises IndexMissing."""

    def search(self, request: SearchRequest) -> Found:
        return self._generation().search(request)

    def digest(self, without: frozenset[str] = frozenset()) -> Digest:
        return self._generation().digest(without)

    def key_words(self, paragraph: int) -> Sequence[str]:
        return self._generation().key_words(paragraph)

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        return self._generation().paragraphs()
