"""Which article does a saved web page hold, without its menus, advertisements and comments?

trafilatura finds the article and most of its metadata. The date comes from what the page declares, else from its URL,
else from what htmldate finds printed; a date that could be any (a copyright year, an update) is not searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.settings import Document

from searchapp.domain import CivilDate, DateOrigin
from searchapp.errors import RefusedInput
from searchapp.readers import dates
from searchapp.readers.encoding import BYTE_ORDER_MARKS, clean, clean_line, decode
from searchapp.readers.html_metadata import declared_date, declared_language, site_name
from searchapp.readers.text import Parts, article_of, take_apart
from searchapp.reading import Original, ReadArticle
from searchapp.web_address import host_of, normal_address

MEDIA_TYPE = "text/html"
SHORTEST_ARTICLE = 150
"""A page with less running text, in code points, holds no article: it is an error page, a menu or a wall."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_RUNNING = re.compile(r"[.!?…。！？؟।۔]")
_UNITS = ("p", "head", "item", "quote", "code", "row")


def read_html(data: bytes, where: str) -> ReadArticle:
    """The article of a page. Raises RefusedInput where there is none or its text can't be decoded."""
    page = _decode(data, where)
    try:
        tree, found = trafilatura.load_html(page), _extract(page)
    except Exception as error:  # noqa: BLE001 - lxml and trafilatura let errors of any kind through
        raise RefusedInput(where, f"the page can't be parsed: {clean_line(str(error))[:200]}") from None
    if tree is None or found is None:
        raise RefusedInput(where, "the page holds no article")
    paragraphs = list(_paragraphs(found.body))
    if sum(len(text) for text in paragraphs if _RUNNING.search(text)) < SHORTEST_ARTICLE:
        raise RefusedInput(where, "the page holds no article, only menus or a few words")
    url = normal_address(found.url or "")
    outlet = site_name(tree) or (host_of(url) if url else None)
    parts = take_apart(paragraphs, _title(found.title or "", outlet))
    return replace(
        article_of(parts, Original(where, data, MEDIA_TYPE), declared_language(tree)),
        url=url,
        outlet=outlet,
        published=_published(tree, url, parts),
        byline=clean_line((found.author or "").replace("; ", ", ")) or parts.byline,
    )


def _title(title: str, outlet: str | None) -> str | None:
    """The headline without the outlet's name that many pages add: `Ferry strikes a pier | The Harbour Mail`."""
    line = clean_line(title)
    if outlet:
        name = re.escape(outlet)
        line = re.sub(rf"^{name}\s*[|:–—-]\s+|\s+[|–—-]\s*{name}$", "", line, flags=re.IGNORECASE)
    return line or None


def _decode(data: bytes, where: str) -> str:
    """By the byte order mark, else by the encoding that the page declares if it fits, else as any other text."""
    declared = _CHARSET.search(data[:4096])
    if declared and not any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS) and b"\0" not in data:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return decode(data, where)


def _extract(page: str) -> Document | None:
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        favor_precision=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if isinstance(found, Document) else None


def _paragraphs(body: HtmlElement) -> Iterator[str]:
    """Each paragraph, heading, list item, quotation and table row of the extracted body, in order."""
    for element in body:
        if element.tag in _UNITS and not any(child.tag in _UNITS for child in element.iterdescendants()):
            yield from _lines(element)
        elif len(element):
            yield from _lines_before(element)
            yield from _paragraphs(element)
            yield from _tail(element)
        else:
            yield from _lines(element)


def _lines_before(element: HtmlElement) -> Iterator[str]:
    text = clean_line(element.text or "")
    if text:
        yield text


def _tail(element: HtmlElement) -> Iterator[str]:
    text = clean_line(element.tail or "")
    if text:
        yield text


def _lines(element: HtmlElement) -> Iterator[str]:
    """The element's text; two line breaks in a row part it."""
    for cell in element.iter("cell"):
        cell.tail = f" {cell.tail or ''}"
    for line_break in element.iter("lb"):
        line_break.tail = f"\n{line_break.tail or ''}"
    text = clean("".join(element.itertext()) + (element.tail or ""))
    yield from (clean_line(part) for part in text.split("\n\n") if part)


def _published(tree: HtmlElement, url: str | None, parts: Parts) -> CivilDate | None:
    found = declared_date(tree) or (dates.from_url(url) if url else None) or parts.published
    if found:
        return found
    printed = find_date(tree, extensive_search=False, original_date=True)
    return dates.parse(printed, DateOrigin.TEXT) if printed else None
