"""Which rows does a spreadsheet get: a paragraph each, or a statement each?"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from searchapp.answers import Hit, HitQuote
from searchapp.domain import Span
from searchapp.taking_away.export import Export
from searchapp.web.urls import statement_url

Row = tuple[str, ...]

PARAGRAPHS = (
    "article",
    "paragraph",
    "number",
    "title",
    "published",
    "source",
    "lang",
    "text",
    "speakers",
    "entities",
    "url",
)

STATEMENTS = (
    "published",
    "source",
    "speaker",
    "band",
    "status",
    "type",
    "words",
    "mention",
    "cue",
    "matched",
    "title",
    "article",
    "paragraph",
    "statement",
    "speaker_id",
    "link",
    "url",
)

MARK = "\ufeff"
"""Before the first line: without it Excel takes UTF-8 for another encoding."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def paragraph_lines(taken: Export) -> Iterator[str]:
    """A line of CSV for each hit, below one of the columns' names."""
    return _lines(PARAGRAPHS, taken, lambda hit: iter([_paragraph(hit)]))


def statement_lines(taken: Export, root: str) -> Iterator[str]:
    """A line of CSV for each statement of each hit, below one of the columns' names; `root` begins their addresses."""
    return _lines(STATEMENTS, taken, lambda hit: (_statement(hit, quote, root) for quote in hit.quotes))


def _lines(columns: Row, taken: Export, rows: Callable[[Hit], Iterator[Row]]) -> Iterator[str]:
    """Behind a cursor the columns' names are left out."""
    if not taken.cursor.offset:
        yield MARK + _line(columns)
    for hit in taken.hits:
        yield from map(_line, rows(hit))


def table(rows: Iterable[Row]) -> Iterator[str]:
    """These rows as lines of CSV."""
    yield MARK
    yield from map(_line, rows)


def _line(cells: Row) -> str:
    # A spreadsheet would run such a cell as a formula (OWASP, CSV injection).
    safe = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    line = io.StringIO()
    csv.writer(line).writerow(safe)
    return line.getvalue()


def _paragraph(hit: Hit) -> Row:
    return (
        hit.article,
        str(hit.paragraph),
        str(hit.number),
        hit.title,
        hit.published.value if hit.published else "",
        hit.source or "",
        hit.lang or "",
        hit.text,
        "; ".join(speaker.name for speaker in hit.speakers),
        "; ".join(entity.name for entity in hit.entities),
        hit.url or "",
    )


def _statement(hit: Hit, quote: HitQuote, root: str) -> Row:
    def words(span: Span | None) -> str:
        return hit.text[span.start : span.end] if span else ""

    return (
        hit.published.value if hit.published else "",
        hit.source or "",
        quote.speaker.name if quote.speaker else "",
        quote.band.value,
        quote.status.value,
        quote.type.value,
        " … ".join(words(segment) for segment in quote.segments),
        words(quote.mention),
        words(quote.cue),
        "yes" if quote.matched else "",
        hit.title,
        hit.article,
        str(hit.paragraph),
        str(quote.id),
        quote.speaker.id if quote.speaker else "",
        root + statement_url(quote.id),
        hit.url or "",
    )
