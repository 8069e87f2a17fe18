"""Which article does a PDF with a text layer hold?

The file's own dates are left alone: they tell when the file was made, not when the article appeared.
"""

import io
import itertools
import logging
import re
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from pypdf import PageObject, PdfReader

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import clean_line, refusing
from searchapp.readers.paragraphs import HEADLINE_LENGTH, same_line
from searchapp.readers.printed_pages import PrintedLine, paragraphs_of
from searchapp.readers.text import article_of, take_apart
from searchapp.reading import Original, ReadArticle, Remark

MEDIA_TYPE = "application/pdf"
_BEGINNING = 5
_NOTE = re.compile(r"\s?\d{1,3}\s?")
_RECOGNISED = re.compile(
    r"ocrmypdf|tesseract|abbyy|finereader|paper capture|omnipage|readiris|\bocr\b|scansoft|hocr", re.IGNORECASE
)
_WORD = re.compile(r"\S*[^\W\d_]\S*[^\W\d_]\S*")
_ODD = re.compile(r"[^\W\d_]\d[^\W\d_]|[|\\^~_{}<>=¬§•■�]|[a-zà-ÿ][A-Z]|[^\W\d_][!;:][^\W\d_]")
MOST_PAGES = 3_000
"""Pages beyond these are not read: a page tree of a hundred bytes may promise a million."""
_PROGRAM_TITLE = re.compile(r"microsoft word|untitled|\.(?:docx?|indd|qxd|pdf|rtf|txt)$", re.IGNORECASE)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends silently is nothing the user can mend


def read_pdf(data: bytes, where: str) -> ReadArticle:
    """The article of the file. Raises RefusedInput where it is encrypted, damaged or has no text layer."""
    with refusing(where, "the PDF is damaged", Exception):  # pypdf lets errors of any kind through for malformed files
        title, program, pages = _open(data, where)
    _refuse_scan(pages, where)
    paragraphs = paragraphs_of(pages)
    if not paragraphs:
        raise RefusedInput(where, "the PDF holds no text beside headers and page numbers")
    article = article_of(take_apart(*_headed(paragraphs, title)), Original(where, data, MEDIA_TYPE))
    recognised = _RECOGNISED.search(program)
    if not recognised:
        return article
    # A text layer does not keep how sure its program was. What shows in print are words that no one writes so: with a
    # figure or a sign within, or a capital after a small letter.
    words = _WORD.findall(article.text)
    broken = 100 * sum(bool(_ODD.search(word)) for word in words) / max(1, len(words))
    return replace(article, remarks=(Remark("ocr", f"{program}; {broken:.0f} in a hundred words look broken"),))


def _open(data: bytes, where: str) -> tuple[str, str, list[list[PrintedLine]]]:
    """The title that the file declares, the program that made it, and the lines of each page."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise RefusedInput(where, "the PDF is encrypted; save it without a password")
    told = reader.metadata
    program = " ".join(str(one) for one in (told.creator, told.producer) if one) if told else ""
    pages = [_lines(page) for page in itertools.islice(reader.pages, MOST_PAGES)]
    return clean_line(str((told and told.title) or "")), clean_line(program)[:100], pages


def _lines(page: PageObject) -> list[PrintedLine]:
    """The page's lines, each with the height and place at which its first words stand."""
    fragments: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        fragments.append((text, x, y, abs(size * tm[3] * cm[3]) or size))

    page.extract_text(visitor_text=visit)
    lines, begin = [""], {}
    for text, x, y, size in fragments:
        first, *others = text.translate(_LIGATURES).split("\n")
        for piece, new in ((first, False), *((other, True) for other in others)):
            if new:
                lines.append("")
            if piece.strip() and not lines[-1].strip():
                begin[len(lines) - 1] = (x, y, size)
            raised = _NOTE.fullmatch(piece) and lines[-1].strip() and _is_raised(y, size, *begin[len(lines) - 1])
            lines[-1] += f" [{piece.strip()}]" if raised else piece
    return [
        PrintedLine(text, *begin[at]) for at, line in enumerate(lines) if at in begin and (text := clean_line(line))
    ]


def _is_raised(y: float, size: float, _x: float, line_y: float, line_size: float) -> bool:
    """Whether it is set as a note's mark: smaller than its line, and higher where it is not much smaller."""
    return size < 0.8 * line_size or (size < 0.95 * line_size and y > line_y + 0.15 * line_size)


def _refuse_scan(pages: Sequence[Sequence[PrintedLine]], where: str) -> None:
    """Raise RefusedInput where most pages have no text; a page of pictures among others is no harm."""
    blank = sum(1 for lines in pages if not lines)
    if not pages:
        raise RefusedInput(where, "the PDF has no pages")
    if blank == len(pages):
        reason = f"{blank} page{'s' if blank > 1 else ''} without a text layer"
        raise RefusedInput(where, f"{reason}; {_giving_one(where)}")
    if 2 * blank > len(pages):
        raise RefusedInput(where, f"{blank} of {len(pages)} pages without a text layer; {_giving_one(where)}")


def _giving_one(where: str) -> str:
    name = PurePath(where).name
    return f"this command gives them one: ocrmypdf --skip-text {shlex.quote(name)} {shlex.quote('text-' + name)}"


def _headed(paragraphs: list[str], declared: str) -> tuple[list[str], str | None]:
    """The paragraphs and the headline: the declared one where it stands at the beginning, else the first line.

    A declared title that is printed nowhere is believed only where no line can be the headline.
    """
    for at, paragraph in enumerate(paragraphs[:_BEGINNING]):
        if declared and same_line(paragraph, declared):
            return [paragraph, *paragraphs[:at], *paragraphs[at + 1 :]], paragraph
    no_headline = len(paragraphs) == 1 or len(paragraphs[0]) > HEADLINE_LENGTH
    return paragraphs, declared if no_headline and declared and not _PROGRAM_TITLE.search(declared) else None
