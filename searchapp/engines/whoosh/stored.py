"""How is a paragraph kept so that a hit can be shown whole, and only from what the index itself holds?

The paragraphs of an article stand together as one compressed record. Who speaks, who is mentioned, outlet and date
are not in it: these come from the columns that searching and counting use, so that what `check` compares is what
people are answered with.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from searchapp.domain import IndexedParagraph, IndexedQuote, Span

_LEVEL = 1


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(pair[0], pair[1])


def _quote(quote: IndexedQuote) -> list[Any]:
    """What the statement columns don't hold of a quotation."""
    return [
        [[s.start, s.end] for s in quote.segments],
        quote.type.value,
        quote.band.value,
        _pair(quote.cue),
        _pair(quote.mention),
    ]


def pack(paragraphs: Sequence[IndexedParagraph]) -> bytes:
    """The record of an article's paragraphs (which share article, title, language, address and date)."""
    first = paragraphs[0]
    published = first.published
    shared = [
        first.article,
        first.title,
        first.lang,
        first.url,
        None if published is None else [published.origin.value, published.instant],
    ]
    own = [[p.number, p.text, [_quote(q) for q in p.quotes]] for p in paragraphs]
    return zlib.compress(
        json.dumps([shared, own], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), _LEVEL
    )


def unpack(record: bytes) -> tuple[list[Any], list[list[Any]]]:
    """The shared fields and those of each paragraph, as `pack` laid them out."""
    shared, own = json.loads(zlib.decompress(record).decode("utf-8", "surrogatepass"))
    return shared, own


def same_article(a: IndexedParagraph, b: IndexedParagraph) -> bool:
    """Whether two neighbouring paragraphs can stand in one record."""
    return (
        a.article == b.article
        and a.title == b.title
        and a.lang == b.lang
        and a.url == b.url
        and a.published == b.published
        and a.source == b.source
    )
