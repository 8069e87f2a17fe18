"""Which lines of a plain text are headline, byline, dateline and date, and which are the article?

The first line is the headline. After it may stand, in any order and each on lines of its own, a byline (`By …`), a
date and a dateline (`KARSHOLM, 5 March 2024`); they are metadata and no paragraphs. A dateline at the beginning of
the first paragraph is named too, but stays in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from searchapp.domain import CivilDate, DateOrigin
from searchapp.errors import RefusedInput
from searchapp.readers import dates
from searchapp.readers.encoding import clean, decode
from searchapp.readers.furniture import sorted_out
from searchapp.readers.language import language_of
from searchapp.readers.paragraphs import split, take_headline, without_headline
from searchapp.reading import GivenParagraph, Original, ReadArticle

MEDIA_TYPE = "text/plain"
_LONGEST_FURNITURE = 120
_BYLINE = re.compile(r"(?:by|von|par|por|بقلم|گزارش)\s*:?\s+[^\W\d_].*[^.!?]", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][^\W\d_]*[^,.:;!?“”\"]{0,40})(?:,\s*(?P<date>[^,]{3,12},?\s[^—–-]{4,20}))?\s*[—–-]*"
)
_INLINE_DATELINE = re.compile(
    r"[A-Z][A-Z][A-Z .'’-]{0,60}(?:,\s[^—–:]{2,40}?)?(?:\s\([A-Z][\w ]{1,30}\))?\s?(?:—|–|--|-)(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A text taken apart; `published` is a date that the text itself prints."""

    title: str
    paragraphs: tuple[str, ...]
    byline: str | None
    dateline: str | None
    published: CivilDate | None


def read_text(data: bytes, where: str) -> ReadArticle:
    """The article in a plain text. Raises RefusedInput where no text can be read."""
    text = decode(data, where)
    paragraphs = split(text)
    if not paragraphs:
        raise RefusedInput(where, "the file holds no text")
    parts = take_apart(first_lines(text, paragraphs))
    return article_of(parts, Original(where, data, MEDIA_TYPE))


def article_of(parts: Parts, original: Original, language: str | None = None) -> ReadArticle:
    """The article that the parts of a text make up; `language` is the one that the file declares, if it does."""
    return ReadArticle(
        parts.title,
        sorted_out([GivenParagraph(paragraph) for paragraph in parts.paragraphs]),
        original,
        published=parts.published,
        byline=parts.byline,
        dateline=parts.dateline,
        lang=language_of("\n".join((parts.title, *parts.paragraphs)), language),
    )


def first_lines(text: str, paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs, with the lines of the first block apart where the second of them is a byline or date."""
    block = clean(text).split("\n\n", 1)[0].split("\n")
    if len(block) > 1 and paragraphs[0] == " ".join(block) and any(_is_furniture(line) for line in block[1:3]):
        return [*block, *paragraphs[1:]]
    return list(paragraphs)


def take_apart(paragraphs: Sequence[str], title: str | None = None) -> Parts:
    """Headline, byline, dateline and date from the beginning of the paragraphs; a given title is not looked for."""
    if title is None:
        title, rest = take_headline(paragraphs)
    else:
        rest = list(paragraphs)
    rest = without_headline(title, rest)
    byline = dateline = None
    published = None
    while len(rest) > 1 and _is_furniture(rest[0]):
        line = rest.pop(0)
        if _BYLINE.fullmatch(line):
            byline = byline or line
        else:
            published = published or _date(line)
            dateline = dateline or (None if _own_date(line) else line)
    inline = _INLINE_DATELINE.match(rest[0])
    return Parts(title, tuple(rest), byline, dateline or (inline[0] if inline else None), published)


def _is_furniture(line: str) -> bool:
    return len(line) <= _LONGEST_FURNITURE and bool(_BYLINE.fullmatch(line) or _date(line))


def _own_date(line: str) -> CivilDate | None:
    return dates.parse(line, DateOrigin.TEXT)


def _date(line: str) -> CivilDate | None:
    """The date of a line that is a date, or a place and a date."""
    match = _DATELINE.fullmatch(line)
    printed = match["date"] if match else None
    return _own_date(line) or (dates.parse(printed.strip(), DateOrigin.TEXT) if printed else None)
