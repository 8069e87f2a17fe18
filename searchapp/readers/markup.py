"""Which article does a document hold that some library made HTML of: Word, OpenDocument, EPUB, RTF, Markdown?

All of such a document is its article: nothing stands around it that would have to be told from it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import html as lxml_html

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import clean_line
from searchapp.readers.furniture import sorted_out
from searchapp.readers.html_blocks import Block, blocks_of
from searchapp.readers.text import article_of, take_apart
from searchapp.reading import GivenParagraph, Original, ReadArticle

_PROGRAM_AUTHOR = re.compile(r"python-docx|microsoft.*|admin\w*|user|owner|unknown|.{0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself."""

    title: str | None = None
    author: str | None = None
    language: str | None = None


def blocks_in(html: str) -> list[Block]:
    """The pieces of text in HTML that was made from a document."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    return blocks_of(lxml_html.document_fromstring(f"<html><body>{html}</body></html>".encode(), parser=parser))


def article_in(blocks: Sequence[Block], properties: Properties, original: Original) -> ReadArticle:
    """The article of these pieces. Raises RefusedInput where there are none."""
    if not blocks:
        raise RefusedInput(original.where, "the document holds no text")
    heading = _heading(blocks)
    title = heading.text if heading else clean_line(properties.title or "") or None
    pieces = [block for block in blocks if block is not heading]
    parts = take_apart([piece.text for piece in pieces], title)
    kinds = {piece.text: piece.kind for piece in pieces}
    article = article_of(parts, original, properties.language)
    given = [GivenParagraph(p.text, kind=kinds.get(p.text, p.kind)) for p in article.paragraphs]
    author = clean_line(properties.author or "")
    byline = article.byline or (None if _PROGRAM_AUTHOR.fullmatch(author) else author)
    return replace(article, paragraphs=sorted_out(given), byline=byline)


def _heading(blocks: Sequence[Block]) -> Block | None:
    if len(blocks) < 2:
        return None
    headings = [block for block in blocks if block.element.tag == "h1"]
    return next((block for block in headings if block.element.get("class") == "title"), next(iter(headings), None))
