"""How does a page of hits come by its texts and marks? When somebody looks at it, all at once."""

from collections.abc import Mapping, Sequence

from searchapp.engines.whoosh.rank.first_hits import Row
from searchapp.engines.whoosh.show.marks import Marker
from searchapp.engines.whoosh.show.rebuilt import rebuilt
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.found import FoundParagraph
from searchapp.request import Node


def read(
    segments: Sequence[Segment], query: Node, rows: Sequence[Row], said_in: Mapping[tuple[int, int], Sequence[int]]
) -> tuple[FoundParagraph, ...]:
    """The hits, with what is marked in each.

    `said_in` are the places of the quotations that fulfilled a `Said`, by segment and document.
    """
    docs: dict[int, list[int]] = {}
    for row in rows:
        docs.setdefault(row.segment, []).append(row.doc)
    paragraphs = {
        (n, doc): paragraph
        for n, own in docs.items()
        for doc, paragraph in zip(own, rebuilt(segments[n], own), strict=True)
    }
    marker = Marker(query)
    hits = []
    for score, n, doc in rows:
        paragraph = paragraphs[n, doc]
        said = said_in.get((n, doc))
        quotes = [paragraph.quotes[i] for i in said] if said else ()
        text, title = marker.marks(paragraph, [q.segments for q in quotes])
        ids = tuple(dict.fromkeys([q.id for q in quotes])) if quotes else ()
        hits.append(FoundParagraph(paragraph, score, text, title, ids))
    return tuple(hits)
