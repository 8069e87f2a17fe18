"""What does a web page declare about itself: its address, language, outlet, authors, and the text that it carries?"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from searchapp.readers.encoding import clean_line
from searchapp.web_address import host_of, normal_address

_BEARERS = ("property", "name", "itemprop", "http-equiv")
_LONGEST_CONTENT = 2000
_ARTICLES = ("Article", "Posting", "Report", "Review")
_DEEPEST = 5


def meta(tree: HtmlElement, name: str) -> Iterator[str]:
    """The contents of the meta tags of this name, in lower case, whichever attribute bears it."""
    for attribute in _BEARERS:
        yield from filter(None, map(clean_line, _metas(tree).get((attribute, name), ())))


@functools.lru_cache(maxsize=1)
def _metas(tree: HtmlElement) -> dict[tuple[str, str], list[str]]:
    """What the meta tags of the page at hand say, by the attribute that bears their name, and their name."""
    found: dict[tuple[str, str], list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "")[:_LONGEST_CONTENT]
        for attribute in _BEARERS if content else ():
            name = element.get(attribute)
            if name:
                found.setdefault((attribute, name.lower()), []).append(content)
    return found


def declared_language(tree: HtmlElement) -> str | None:
    """The value of `lang` on the html element, else that of the meta tags."""
    for root in tree.xpath("/html"):
        language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
        if language:
            return str(language)
    return next(meta(tree, "content-language"), None) or next(meta(tree, "og:locale"), None)


def canonical(tree: HtmlElement) -> str | None:
    """The page's own address: its canonical link, else what it tells others that share it."""
    links = tree.xpath("//link[@rel='canonical']/@href")
    return next(filter(None, map(normal_address, (*links, *meta(tree, "og:url")))), None)


def outlet_of(tree: HtmlElement, url: str | None) -> str | None:
    """The outlet as the page names itself, else the host of its address."""
    named = next((name for name in meta(tree, "og:site_name") if "://" not in name), None)
    return named or (host_of(url) if url else None)


def byline(tree: HtmlElement) -> str | None:
    """The authors, from JSON-LD, else from what trafilatura finds declared or printed."""
    names: list[str] = []
    for article in linked_articles(tree):
        names += _names(article.get("author"))
    if not names:
        found = extract_metadata(tree, extensive=False)
        names = (found.author or "").split("; ") if found else []
    return ", ".join(dict.fromkeys(name for raw in names if (name := clean_line(raw)) and "://" not in name)) or None


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    if isinstance(value, Mapping) and value.get("@type") in ("Person", ["Person"], None):
        return _names(value.get("name"))
    return []


def linked_articles(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The articles and reports in the page's JSON-LD (schema.org)."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(value, 0)


def _articles(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        if any(word in str(value.get("@type")) for word in _ARTICLES):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)
