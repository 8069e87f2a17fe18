"""Which article does a page carry for a program to fill in, where the page itself prints none?

In JSON-LD it is declared (schema.org: `articleBody`, and `liveBlogUpdate` of a live blog). In what a page's own program
starts with, it is the longest text, or list of texts, under a name such as `body`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from searchapp.readers.html_metadata import linked_articles

_BODIES = ("articlebody", "body", "bodyhtml", "content", "contenthtml", "html", "text", "paragraphs", "value")
_STATE = re.compile(r"(?:window\.|self\.|var |const )?[\w.$\[\]\"']{1,60}\s*=\s*(?=[{\[])")
_LONGEST_SCRIPT = 8 << 20
_DEEPEST = 30
_SHORTEST_BODY = 300
_SHORTEST_ITEM = 60


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
    if depth > _DEEPEST:
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
