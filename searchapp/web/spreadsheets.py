"""Which rows does a spreadsheet get: a paragraph each, or a statement each?"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from searchapp.answers import Hit, HitQuote
from searchapp.archive import Registry
from searchapp.domain import CopyGroup, Span
from searchapp.taking_away.export import Export
from searchapp.web.urls import statement_url

Row = tuple[str, ...]
Copies = Callable[[Sequence[str]], Mapping[str, CopyGroup]]

PARAGRAPHS = tuple("article paragraph number title published source lang text speakers entities url".split())
STATEMENTS = tuple(
    "published source speaker band status type words mention cue matched title article paragraph statement speaker_id"
    " link url copy_group speaker_role speaker_gender".split()
)

MARK = "\ufeff"
"""Before the first line: without it Excel takes UTF-8 for another encoding."""

_UNSEEN = r"\s\x00-\x1f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_FORMULA = re.compile(rf"[{_UNSEEN}]*[=+@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b-]|[\t\r\n]")
"""How a cell begins that a spreadsheet may run: also with the signs of full width, and behind what is not seen."""


class _Line:
    """Takes what the csv module writes and hands it back, so that a row is a line at once."""

    def write(self, line: str) -> str:
        return line


def table(rows: Iterable[Row]) -> Iterator[str]:
    """These rows as lines of CSV."""
    write = csv.writer(_Line()).writerow
    for cells in rows:
        # A spreadsheet would run such a cell as a formula (OWASP, CSV injection).
        yield write([cell if cell[:1].isalnum() or not _FORMULA.match(cell) else f"'{cell}" for cell in cells])


def marked_table(columns: Row, rows: Iterable[Row]) -> Iterator[str]:
    """A whole table, with the mark by which Excel knows its encoding."""
    return chain([MARK], table(chain([columns], rows)))


def paragraph_lines(taken: Export) -> Iterator[str]:
    """A line of CSV for each hit, below one of the columns' names."""
    return _lines(PARAGRAPHS, taken, map(_paragraph, taken.hits))


def statement_lines(taken: Export, root: str, people: Registry, copies: Copies) -> Iterator[str]:
    """A line of CSV for each statement of each hit, below one of the columns' names; `root` begins their addresses.

    Of whom `people` and `copies` tell nothing, the cells are empty.
    """
    return _lines(
        STATEMENTS, taken, chain.from_iterable(_statements(hits, root, people, copies) for hits in taken.batches)
    )


def _lines(columns: Row, taken: Export, rows: Iterable[Row]) -> Iterator[str]:
    """Behind a cursor the columns' names are left out."""
    return table(rows) if taken.cursor.offset else marked_table(columns, rows)


def _statements(hits: Sequence[Hit], root: str, people: Registry, copies: Copies) -> Iterator[Row]:
    """The rows of a batch, of whose speakers and articles is asked once."""
    told = people.told_of_speakers({int(q.speaker.id[1:]) for hit in hits for q in hit.quotes if q.speaker})
    groups = copies(list({hit.article for hit in hits}))
    for hit in hits:
        group = groups[hit.article].head if hit.article in groups else ""
        for quote in hit.quotes:
            speaker = told.get(int(quote.speaker.id[1:])) if quote.speaker else None
            yield (
                *_statement(hit, quote, root), group, speaker.role if speaker else "", speaker.gender if speaker else ""
            )  # fmt: skip


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
