"""What does a web page declare about itself: its address, language, outlet, authors, and the text that it carries?

Text is declared in JSON-LD (schema.org: `articleBody`, and `liveBlogUpdate` of a live blog). In what a page's own
program starts with, it is the longest text, or list of texts, under a name such as `body`.
"""

import functools
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from searchapp.readers.encoding import clean_line
from searchapp.web_address import host_of, normal_address

_BEARERS = ("property", "name", "itemprop", "http-equiv")
_LONGEST_CONTENT = 2000
_ARTICLES = ("Article", "Posting", "Report", "Review")
_DEEPEST = 5
_BODIES = ("articlebody", "body", "bodyhtml", "content", "contenthtml", "html", "text", "paragraphs", "value")
_STATE = re.compile(r"(?:window\.|self\.|var |const )?[\w.$\[\]\"']{1,60}\s*=\s*(?=[{\[])")
_LONGEST_SCRIPT = 8 << 20
_DEEPEST_STATE = 30
_SHORTEST_BODY = 300
_SHORTEST_ITEM = 60


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


def declared_text(tree: HtmlElement) -> str:
    """The longest text of an article in the page's JSON-LD, paragraphs apart by blank lines; empty where none is."""
    return max((_text_of(article) for article in linked_articles(tree)), key=len, default="")


def started_text(tree: HtmlElement) -> str:
    """The longest text that the page's own programs start with; empty where there is none of some length."""
    found = (text for value in _states(tree) for text in _bodies(value))
    return max((text for text in found if len(text) >= _SHORTEST_BODY), key=len, default="")


def _text_of(article: Mapping[str, object]) -> str:
    updates = article.get("liveBlogUpdate")
    posts = [one for one in updates if isinstance(one, Mapping)] if isinstance(updates, list) else []
    if not posts:
        return bare(str(article.get("articleBody") or ""))
    told = (article.get("description"), *(post.get(name) for post in posts for name in ("headline", "articleBody")))
    return "\n\n".join(bare(text) for text in told if isinstance(text, str) and text)


def bare(text: str) -> str:
    """The text without the marks of HTML, its paragraphs apart by blank lines."""
    return re.sub(r"<[^<>]{1,300}>", "", re.sub(r"(?i)</p>|<br\s*/?>", "\n\n", html.unescape(text)))


def _states(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        code = (script.text or "")[:_LONGEST_SCRIPT].strip()
        start = 0 if code[:1] in "{[" else -1
        if start and (match := _STATE.match(code)):
            start = match.end()
        if start >= 0:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(code, start)[0]
            except (ValueError, RecursionError):
                continue


def _bodies(value: object, depth: int = 0) -> Iterator[str]:
    """The texts under the names of bodies, and the lists of texts, in what a program starts with."""
    if depth > _DEEPEST_STATE:
        return
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if isinstance(inner, str) and str(name).lower().replace("_", "") in _BODIES:
                yield bare(inner)
            else:
                yield from _bodies(inner, depth + 1)
    elif isinstance(value, list):
        yield "\n\n".join(_items(value))
        for inner in value:
            yield from _bodies(inner, depth + 1)


def _items(values: Sequence[object]) -> Iterator[str]:
    for value in values:
        told = [value] if isinstance(value, str) else list(value.values()) if isinstance(value, Mapping) else []
        texts = [bare(text) for text in told if isinstance(text, str) and " " in text]
        if texts and len(longest := max(texts, key=len)) >= _SHORTEST_ITEM:
            yield longest
