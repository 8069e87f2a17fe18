"""What does a web page declare about itself: its date, language and outlet?"""

from __future__ import annotations

import json
from collections.abc import Iterator

from lxml.html import HtmlElement

from searchapp.domain import CivilDate, DateOrigin
from searchapp.readers import dates
from searchapp.readers.encoding import clean_line

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "date",
)
_LOWER = "translate(@{0}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"


def declared_date(tree: HtmlElement) -> CivilDate | None:
    """The date of publication from JSON-LD, meta tags or a marked time element, the first that is a sure date."""
    for printed in (*_linked_dates(tree), *_meta_dates(tree), *_marked_times(tree)):
        found = dates.parse(printed, DateOrigin.METADATA)
        if found:
            return found
    return None


def declared_language(tree: HtmlElement) -> str | None:
    """The value of `lang` on the html element, else that of the meta tags."""
    for root in tree.xpath("/html"):
        language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
        if language:
            return str(language)
    return next(_meta(tree, "content-language"), None) or next(_meta(tree, "og:locale"), None)


def site_name(tree: HtmlElement) -> str | None:
    """The outlet as the page names itself."""
    return next(_meta(tree, "og:site_name"), None)


def _meta(tree: HtmlElement, name: str) -> Iterator[str]:
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        for content in tree.xpath(f"//meta[{_LOWER.format(attribute)} = $name]/@content", name=name):
            line = clean_line(content)
            if line:
                yield line


def _meta_dates(tree: HtmlElement) -> Iterator[str]:
    for name in _DATE_NAMES:
        yield from _meta(tree, name)


def _marked_times(tree: HtmlElement) -> Iterator[str]:
    yield from tree.xpath("//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content")
    yield from tree.xpath("//time[@pubdate]/@datetime")


def _linked_dates(tree: HtmlElement) -> Iterator[str]:
    """`datePublished` of the articles and reports in JSON-LD (schema.org)."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _dates_of_articles(value, 0)


def _dates_of_articles(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, list) and depth < 5:
        for item in value:
            yield from _dates_of_articles(item, depth + 1)
    elif isinstance(value, dict) and depth < 5:
        types = value.get("@type")
        printed = value.get("datePublished")
        if isinstance(printed, str) and any(word in str(types) for word in ("Article", "Posting", "Report")):
            yield printed
        yield from _dates_of_articles(value.get("@graph"), depth + 1)
