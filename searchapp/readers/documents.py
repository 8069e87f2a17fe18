"""Which articles do a Word document (DOCX), an OpenDocument text (ODT) and an e-book (EPUB) hold? All are ZIPs of XML.

mammoth reads DOCX: tracked insertions belong to the text, deletions do not; content controls, text boxes, footnotes and
tables do. The headline is the paragraph of the style Title, else the first of the style Heading 1, else the title in
the document's properties, else the first line. The file's own dates are left alone: they tell when it was written.

Tracked deletions of an ODT do not belong to its text, notes and tables do. Each chapter of an EPUB that has text is an
article; the book's author is its byline, the publisher its outlet. No part is unpacked beyond 64 MiB, and no entity of
an XML is ever resolved.
"""

import contextlib
import html
import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO
from urllib.parse import unquote

import mammoth
from lxml import etree

from searchapp.domain import DateOrigin
from searchapp.errors import RefusedInput
from searchapp.readers import dates
from searchapp.readers.encoding import clean_line, decode_page, refusing
from searchapp.readers.html_blocks import Block
from searchapp.readers.limits import FILE_BYTES, megabytes, whole
from searchapp.readers.markup import Properties, article_in, blocks_in
from searchapp.reading import Original, ReadArticle, Reading

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
"""
ODT_TYPE = "application/vnd.oasis.opendocument.text"
EPUB_TYPE = "application/epub+zip"
_BLOCKS = {"p": "p", "list": "ul", "list-item": "li", "table": "table", "table-row": "tr", "table-cell": "td"}
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "note-citation", "sequence-decls", "forms", "script"})
_MOST_SPACES = 1000
_LARGEST_UNPACKED = 4 * FILE_BYTES


def blocks_of_docx(data: bytes, where: str) -> tuple[list[Block], Properties]:
    """The pieces of text in the document, and its properties. Raises RefusedInput where it is no whole DOCX."""
    package = Package(data, where)
    core = package.xml("docProps/core.xml") if "docProps/core.xml" in package else None
    with refusing(where, "the file is no whole Word document", Exception):  # mammoth lets errors of any kind through
        made = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=lambda _: [])
    return blocks_in(made.value), Properties(*(first(core, name) for name in ("title", "creator", "language")))


def read_odt(data: bytes, where: str) -> ReadArticle:
    """The article of the document. Raises RefusedInput where it is no whole ODT or holds no text."""
    package = Package(data, where)
    content = package.xml("content.xml")
    meta = package.xml("meta.xml") if "meta.xml" in package else None
    notes: list[str] = []
    body = next(
        (one for one in content.iter() if local_name(one) == "text" and local_name(one.getparent()) == "body"), None
    )
    made = "".join(_html(body, notes)) if body is not None else ""
    properties = Properties(*(first(meta, name) for name in ("title", "creator", "language")))
    return article_in(blocks_in(made + "".join(notes)), properties, Original(where, data, ODT_TYPE))


def read_epub(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """An article a chapter. Raises RefusedInput where it is no whole EPUB."""
    package = Package(whole(stream, where, FILE_BYTES), where)
    container = package.xml("META-INF/container.xml")
    root = next((one.get("full-path") for one in container.iter() if local_name(one) == "rootfile"), None) or ""
    book = package.xml(root)
    date = dates.parse(first(book, "date") or "", DateOrigin.METADATA)
    outlet = first(book, "publisher") or first(book, "title")
    properties = Properties(None, first(book, "creator"), first(book, "language"))
    items = {one.get("id"): one.get("href") for one in book.iter() if local_name(one) == "item"}
    for reference in dict.fromkeys(one.get("idref") for one in book.iter() if local_name(one) == "itemref"):
        name = posixpath.normpath(posixpath.join(posixpath.dirname(root), unquote(items.get(reference) or "")))
        if name not in package:
            continue
        data = package.part(name)
        original = Original(f"{where}/{name}", data, EPUB_TYPE)
        with contextlib.suppress(RefusedInput):  # a cover, a title page
            found = article_in(blocks_in(_body(decode_page(data, where))), properties, original)
            yield replace(found, outlet=outlet, published=found.published or date)


def _body(page: str) -> str:
    start, end = page.find("<body"), page.rfind("</body")
    return page[page.find(">", start) + 1 : end if end > 0 else len(page)] if start >= 0 else page


def _html(root: etree._Element, notes: list[str]) -> Iterator[str]:
    """What stands in the element, as HTML; the bodies of notes are put aside. Nothing here calls itself."""
    pending: list[tuple[str, etree._Element]] = [("in", root)]
    while pending:
        step, element = pending.pop()
        if step == "out":
            yield f"</{_tag(element)}>" if _tag(element) else ""
        elif step == "tail":
            yield html.escape(element.tail or "")
        elif step == "note":
            notes.append(f"<p>{html.escape(clean_line(' '.join(element.itertext())))}</p>")
        else:
            yield from _begin(element, pending)


def _begin(element: etree._Element, pending: list[tuple[str, etree._Element]]) -> Iterator[str]:
    name = local_name(element)
    if name in _LEFT_OUT or not name:
        return
    if name in ("s", "tab", "line-break"):
        count = next((value for key, value in element.attrib.items() if key.endswith("}c")), "1")
        yield "<br>" if name == "line-break" else " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        return
    yield f"<{_tag(element)}>" if _tag(element) else ""
    yield html.escape(element.text or "")
    pending.append(("out", element))
    for child in reversed(element):
        pending.append(("tail", child))
        pending.append(("note" if local_name(child) == "note-body" else "in", child))


def _tag(element: etree._Element) -> str:
    name = local_name(element)
    if name == "h":
        level = next((value for key, value in element.attrib.items() if key.endswith("}outline-level")), "1")
        return "h1" if level == "1" else "h2"
    if name == "p":
        style = next((value for key, value in element.attrib.items() if key.endswith("}style-name")), "")
        return "h1" if style == "Title" else "p"
    return _BLOCKS.get(name, "")


class Package:
    """An open document. Raises RefusedInput where it is damaged or unpacks to too much."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        with refusing(where, "the document is damaged", zipfile.BadZipFile, ValueError, OSError):
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        if sum(part.file_size for part in self._zip.infolist()) > _LARGEST_UNPACKED:
            raise RefusedInput(where, f"the document unpacks to more than {megabytes(_LARGEST_UNPACKED)}")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.namelist()

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            with self._zip.open(name) as opened:
                data = opened.read(FILE_BYTES + 1)
        except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
            raise RefusedInput(
                self._where, f"the document is damaged: it has no readable {name or 'contents'}"
            ) from None
        if len(data) > FILE_BYTES:
            raise RefusedInput(self._where, f"the document unpacks to more than {megabytes(FILE_BYTES)}")
        return data

    def xml(self, name: str) -> etree._Element:
        """A part that is XML."""
        with refusing(self._where, "the document is damaged", etree.XMLSyntaxError):
            return etree.fromstring(self.part(name), safe_parser())


def safe_parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that looks at nothing but its bytes; with `recover` it goes on after what is wrong in them."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=recover, remove_comments=True
    )


def local_name(element: etree._Element | None) -> str:
    """The element's name without its namespace; empty for a comment and for none."""
    return etree.QName(element).localname if element is not None and isinstance(element.tag, str) else ""


def first(tree: etree._Element | None, name: str) -> str | None:
    """The text of the first element of this name that says something."""
    every = tree.iter() if tree is not None else ()
    return next(filter(None, (clean_line("".join(e.itertext())) for e in every if local_name(e) == name)), None)
