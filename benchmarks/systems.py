"""Who is compared, and with which settings?

Each system indexes title and text of every paragraph twice: stems with frequencies for words, and tokens with
positions for phrases and beginnings; speakers, entities and year for counting; the text stored. Each answer is the
exact total, the twenty best with their scores, and (but for `top`) the counts of the fifty most frequent values. Stored
text is read by nobody, but for `snippets`: there all read the twenty texts and mark in them what was found. Title and
text are one field to the peers, which is less work than the two fields of the product.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from benchmarks.queries import Query
from searchapp.domain import IndexedParagraph

WORK = Path(__file__).parent / "work"
LIMIT = 20
VALUES = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """The total, wall and CPU milliseconds, and the sum of all counts that were answered."""

    total: int
    wall: float
    cpu: float
    counted: int


class System(Protocol):
    """One of the compared."""

    name: str

    def build(self, paragraphs: Iterable[IndexedParagraph], folder: Path) -> None:
        """Index the paragraphs."""

    def open(self, folder: Path) -> None:
        """Open the index for searching."""

    def ask(self, query: Query, work: str) -> Answer:
        """Do one search: `work` is top, faceted, filtered, snippets or said."""


def timed(search: Any) -> Answer:
    """Call a search that returns total and counted, with both clocks."""
    cpu, wall = time.thread_time(), time.perf_counter()
    total, counted = search()
    took = time.perf_counter() - wall
    return Answer(total, took * 1e3, (time.thread_time() - cpu) * 1e3, counted)


def whole(paragraph: IndexedParagraph) -> str:
    """Title and text in one, with a word between them that no query holds, so that no phrase crosses."""
    return f"{paragraph.title} endoftitle {paragraph.text}"


class Searchapp:
    """The product, as its web page uses it: for `snippets` each hit is a whole paragraph with all marks."""

    name = "searchapp"

    def build(self, paragraphs: Iterable[IndexedParagraph], folder: Path) -> None:
        from searchapp.engines.whoosh import open_engine
        from searchapp.ports import Snapshot

        open_engine(folder).build(Snapshot(1, paragraphs, 0), lambda _searcher: None)

    def open(self, folder: Path) -> None:
        from searchapp.engines.whoosh import open_engine

        self.engine = open_engine(folder)
        assert self.engine.live()

    def ask(self, query: Query, work: str) -> Answer:
        from searchapp.fields import Facet
        from searchapp.request import And, Or, Phrase, Prefix, Said, SearchRequest, SpeakerIs, Word

        words = tuple(Word(word) for word in query.words)
        node: Any = words[0]
        if query.kind in ("and", "or2", "or3"):
            node = And(words) if query.kind == "and" else Or(words)
        elif query.kind == "phrase":
            node = Phrase(" ".join(query.words))
        elif query.kind == "prefix":
            node = Prefix(query.words[0])
        speaker = SpeakerIs(frozenset({query.speaker}))
        if work == "filtered":
            node = And((node, speaker))
        if work == "said":
            node = And((speaker, Said(words[0])))
        facets = frozenset() if work == "top" else frozenset({Facet.SPEAKER, Facet.ENTITY, Facet.YEAR})
        request = SearchRequest(node, counted=facets, limit=LIMIT, facet_limit=VALUES)

        def search() -> tuple[int, int]:
            found = self.engine.search(request)
            if work == "snippets":
                for hit in found.hits:
                    assert hit.paragraph.text
            return found.total, sum(c.count for v in found.facets.values() for c in v)

        return timed(search)
