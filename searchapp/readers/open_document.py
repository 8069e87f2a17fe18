"""Which articles do an OpenDocument text (ODT) and an e-book (EPUB) hold? Both are ZIPs of XML.

Tracked deletions of an ODT do not belong to its text, notes and tables do. Each chapter of an EPUB that has text is an
article; the book's author is its byline, the publisher its outlet.
"""

from __future__ import annotations

import html
import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from searchapp.domain import DateOrigin
from searchapp.errors import RefusedInput
from searchapp.readers import dates
from searchapp.readers.encoding import clean_line, decode_page
from searchapp.readers.limits import FILE_BYTES, megabytes, whole
from searchapp.readers.markup import Properties, article_in
from searchapp.reading import Original, ReadArticle

ODT_TYPE = "application/vnd.oasis.opendocument.text"
EPUB_TYPE = "application/epub+zip"
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False}
_BLOCKS = {"p": "p", "list": "ul", "list-item": "li", "table": "table", "table-row": "tr", "table-cell": "td"}
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "note-citation", "sequence-decls", "forms", "script"})
_MOST_SPACES = 1000


def read_odt(data: bytes, where: str) -> ReadArticle:
    """The article of the document. Raises RefusedInput where it is no whole ODT or holds no text."""
    with _open(data, where) as package:
        content = _xml(package, "content.xml", where)
        meta = _xml(package, "meta.xml", where) if "meta.xml" in package.namelist() else None
    notes: list[str] = []
    body = next((one for one in content.iter() if _name(one) == "text" and _name(one.getparent()) == "body"), None)
    made = "".join(_html(body, notes)) if body is not None else ""
    properties = Properties(*(_first(meta, name) for name in ("title", "creator", "language")))
    return article_in(made + "".join(notes), properties, Original(where, data, ODT_TYPE))


def read_epub(stream: BinaryIO, where: str) -> Iterator[ReadArticle | RefusedInput]:
    """An article a chapter. Raises RefusedInput where it is no whole EPUB."""
    with _open(whole(stream, where, FILE_BYTES), where) as package:
        container = _xml(package, "META-INF/container.xml", where)
        root = next((one.get("full-path") for one in container.iter() if _name(one) == "rootfile"), None) or ""
        book = _xml(package, root, where)
        date = dates.parse(_first(book, "date") or "", DateOrigin.METADATA)
        outlet = _first(book, "publisher") or _first(book, "title")
        items = {one.get("id"): one.get("href") for one in book.iter() if _name(one) == "item"}
        order = dict.fromkeys(one.get("idref") for one in book.iter() if _name(one) == "itemref")
        for reference in order:
            name = posixpath.normpath(posixpath.join(posixpath.dirname(root), unquote(items.get(reference) or "")))
            if name not in package.namelist():
                continue
            data = _part(package, name, where)
            properties = Properties(None, _first(book, "creator"), _first(book, "language"))
            try:
                found = article_in(
                    _body(decode_page(data, where)), properties, Original(f"{where}/{name}", data, EPUB_TYPE)
                )
            except RefusedInput:  # a cover, a title page
                continue
            yield replace(found, outlet=outlet, published=found.published or date)


def _body(page: str) -> str:
    start, end = page.find("<body"), page.rfind("</body")
    return page[page.find(">", start) + 1 : end if end > 0 else len(page)] if start >= 0 else page


def _open(data: bytes, where: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise RefusedInput(where, f"the document is damaged: {clean_line(str(error))[:200]}") from None


def _part(package: zipfile.ZipFile, name: str, where: str) -> bytes:
    try:
        with package.open(name) as opened:
            data = opened.read(FILE_BYTES + 1)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise RefusedInput(where, f"the document is damaged: it has no readable {name or 'contents'}") from None
    if len(data) > FILE_BYTES:
        raise RefusedInput(where, f"the document unpacks to more than {megabytes(FILE_BYTES)}")
    return data


def _xml(package: zipfile.ZipFile, name: str, where: str) -> etree._Element:
    try:
        return etree.fromstring(_part(package, name, where), etree.XMLParser(**_PARSER))
    except etree.XMLSyntaxError as error:
        raise RefusedInput(where, f"the document is damaged: {clean_line(str(error))[:200]}") from None


def _name(element: etree._Element | None) -> str:
    return etree.QName(element).localname if element is not None and isinstance(element.tag, str) else ""


def _first(tree: etree._Element | None, name: str) -> str | None:
    """The text of the first element of this name that says something."""
    found = (
        clean_line("".join(one.itertext())) for one in (tree.iter() if tree is not None else ()) if _name(one) == name
    )
    return next(filter(None, found), None)


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
    name = _name(element)
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
        pending.append(("note" if _name(child) == "note-body" else "in", child))


def _tag(element: etree._Element) -> str:
    name = _name(element)
    if name == "h":
        level = next((value for key, value in element.attrib.items() if key.endswith("}outline-level")), "1")
        return "h1" if level == "1" else "h2"
    if name == "p":
        style = next((value for key, value in element.attrib.items() if key.endswith("}style-name")), "")
        return "h1" if style == "Title" else "p"
    return _BLOCKS.get(name, "")
