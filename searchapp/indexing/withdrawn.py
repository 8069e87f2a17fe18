"""How is what was taken out gone at once, even while an index is being built that still holds it?

Whoever searches asks the archive first what was withdrawn, or left by a name, after the live generation was made, and
what only editors may know of now, and leaves that out.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from searchapp.archive import Archive
from searchapp.digest import Digest
from searchapp.domain import IndexedParagraph
from searchapp.found import Batch, Found
from searchapp.ports import Live, LiveSearcher
from searchapp.request import And, ArticleIs, Not, SearchRequest


class WithoutWithdrawn:
    """A searcher that answers as the given one would if it knew of every withdrawal.

    Unless it answers editors (`for_editors`), it finds and counts nothing that readers may not know of now.
    """

    def __init__(self, searcher: LiveSearcher, archive: Archive, for_editors: bool = False) -> None:
        self._searcher = searcher
        self._archive = archive
        self._for_editors = for_editors
        self._known: tuple[tuple[int, int], frozenset[str]] = ((-1, -1), frozenset())
        self._holds_until: datetime.datetime | None = None

    @property
    def deepest(self) -> int:
        return self._searcher.deepest

    def live(self) -> Live:
        """What is told of the live generation."""
        return self._searcher.live()

    def search(self, request: SearchRequest) -> Found:
        """The answer, without articles that were withdrawn since. Raises what the searcher raises."""
        gone = self._gone()
        if gone:
            request = replace(request, query=And((request.query, Not(ArticleIs(gone)))))
        return self._searcher.search(request)

    def scan(self, request: SearchRequest, after: str = "") -> Batch:
        """The next hits, without what must not be shown of the state in which one scans."""
        batch = self._searcher.scan(request, after)
        gone = self._archive.hidden_since(batch.seq) | self._hidden()[0]
        return replace(batch, hits=[hit for hit in batch.hits if hit.paragraph.article not in gone])

    def key_words(self, paragraph: int) -> Sequence[str]:
        """What the searcher tells, of a withdrawn article too: whether it may be told its caller knows."""
        return self._searcher.key_words(paragraph)

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        gone = self._gone()
        return (paragraph for paragraph in self._searcher.paragraphs() if paragraph.article not in gone)

    def digest(self, without: frozenset[str] = frozenset()) -> Digest:
        """The digest of everything but these articles and what was withdrawn since."""
        return self._searcher.digest(without | self._gone())

    def _gone(self) -> frozenset[str]:
        """The articles of which the generation holds too much; asked anew only where archive or generation changed."""
        state = (self._archive.database.stamp(), self._searcher.live().seq)
        known, until = self._known, self._holds_until
        if known[0] != state or (until is not None and datetime.datetime.now(datetime.UTC) >= until):
            hidden, self._holds_until = self._hidden()
            self._known = known = (state, self._archive.hidden_since(state[1]) | hidden)
        return known[1]

    def _hidden(self) -> tuple[frozenset[str], datetime.datetime | None]:
        """The articles that readers may not know of now, and until when it is these."""
        return (frozenset(), None) if self._for_editors else self._archive.hidden()
