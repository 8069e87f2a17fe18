"""Which article does a Word document (DOCX) hold?

The headline is the paragraph of the style Title, else the first of the style Heading 1, else the title in the
document's properties, else the first line. The file's own dates are left alone: they tell when it was written.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import clean_line
from searchapp.readers.limits import FILE_BYTES, megabytes
from searchapp.readers.text import article_of, take_apart
from searchapp.reading import Original, ReadArticle

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TITLE_STYLES = ("Title", "Heading 1")
_PROGRAM_AUTHOR = re.compile(r"python-docx|microsoft.*|admin\w*|user|owner|unknown|.{0,2}", re.IGNORECASE)
_LARGEST_UNPACKED = 4 * FILE_BYTES


def read_docx(data: bytes, where: str) -> ReadArticle:
    """The article of the document. Raises RefusedInput where it is no whole DOCX or holds no text."""
    document = _open(data, where)
    blocks = [(style, line) for style, text in _blocks(document) if (line := clean_line(text))]
    if not blocks:
        raise RefusedInput(where, "the document holds no text")
    title, paragraphs = _headed(document, blocks)
    parts = take_apart(paragraphs, title)
    article = article_of(parts, Original(where, data, MEDIA_TYPE), document.core_properties.language)
    return replace(article, byline=article.byline or _author(document))


def _open(data: bytes, where: str) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked <= _LARGEST_UNPACKED:
            return docx.Document(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001 - python-docx and lxml let errors of any kind through
        raise RefusedInput(where, f"the file is no whole Word document: {clean_line(str(error))[:200]}") from None
    raise RefusedInput(where, f"the document unpacks to more than {megabytes(_LARGEST_UNPACKED)}")


def _blocks(document: Document) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph, and each row of a table with its cells one after the other."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield (block.style.name if block.style else "") or "", block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield "", " ".join(dict.fromkeys(cell.text for cell in row.cells))


def _headed(document: Document, blocks: list[tuple[str, str]]) -> tuple[str | None, list[str]]:
    """The headline, or None where the first line has to serve, and the paragraphs without it."""
    for wanted in _TITLE_STYLES:
        for at, (style, line) in enumerate(blocks):
            if style == wanted and len(blocks) > 1:
                return line, [text for _, text in blocks[:at] + blocks[at + 1 :]]
    return clean_line(document.core_properties.title or "") or None, [text for _, text in blocks]


def _author(document: Document) -> str | None:
    author = clean_line(document.core_properties.author or "")
    return None if _PROGRAM_AUTHOR.fullmatch(author) else author
