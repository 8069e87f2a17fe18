"""Which of a page's pieces are its article?

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15) names them: strictly, with what its usual way
adds in the same boxes; where the strict way has lost the article, in its usual way; where both find next to nothing of
what the page prints in sentences, all of that which does not stand beside. Its text is not taken, for it drops words by
the classes of their elements; the pieces are. What lies between them and looks alike, such as the second row of a grid
or a lead above the text, belongs to the article too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from searchapp.domain import ParagraphKind
from searchapp.readers.encoding import key_of
from searchapp.readers.furniture import is_call
from searchapp.readers.html_around import around, headline_at
from searchapp.readers.html_blocks import HEADINGS, Block

_LOST = 0.5
"""Where the strict way keeps a smaller share of the usual way's letters, it has lost the article."""
_NOTHING = 0.2
"""Where both find a smaller share of what the page prints in sentences, they have."""
_CHUNK = 24
_MOST_COMPARED = 2_000_000
"""So many letters of what trafilatura names are compared chunk by chunk; longer articles line by line only."""
_NEAR = 5
"""Between a heading and what it heads stand fewer pieces than so many: who wrote it, when."""
_FAR = 13
"""Between headline and text stand fewer pieces than so many, or three times so many if it is surely the headline."""
_HEADING = re.compile(r"(?:^|[\s_-])(?:title|headline|heading|subhead)(?:$|[\s_-])", re.I)
_UNITS = ("p", "head", "item", "quote", "code", "row")


def article_of(tree: HtmlElement, blocks: Sequence[Block], title: str | None) -> list[Block]:
    """The pieces that make up the article, in order; nothing where there is none."""
    elements = list(tree.iter())  # lxml forgets which element is which as soon as nobody holds it
    chosen = _chosen(tree, blocks)
    if not chosen:
        return []
    outside = around(blocks, chosen, title)
    outside |= around(blocks, chosen - outside, title)  # the body is seen better without what was taken for its own
    for at, block in enumerate(blocks):
        block.beside = at in outside
    inner = chosen - outside
    places = _with_neighbours(blocks, inner, title)
    places |= {at for at in chosen & outside if min(inner) < at < max(inner)}
    found = [blocks[at] for at in sorted(places)]
    for block in found:
        listing = block.linked > 0.75 and block.links > 1  # a box or a list of links amid the article is furniture
        if block.kind is ParagraphKind.TEXT and not block.quoted and (listing or block.beside):
            block.kind = ParagraphKind.FURNITURE
    elements.clear()
    return found


def _chosen(tree: HtmlElement, blocks: Sequence[Block]) -> set[int]:
    """The places of the pieces that trafilatura takes for the article, or of what the page has where it takes none."""
    strict, usual = _extract(tree, favor_precision=True), _extract(tree)
    found = _named(blocks, strict)
    more = _named(blocks, usual)
    if _letters(strict) < _LOST * _letters(usual):
        found = more
    else:
        boxes = {_container(blocks[at].element) for at in found}
        found |= {at for at in more if _container(blocks[at].element) in boxes and blocks[at].linked < _LOST}
    printed = {at for at, block in enumerate(blocks) if block.running and not block.beside and not is_call(block.text)}
    if _sum(blocks, found) < _NOTHING * _sum(blocks, printed):
        found |= printed
    return found


def _sum(blocks: Sequence[Block], places: set[int]) -> int:
    return _letters([blocks[at].text for at in places])


def _letters(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


def _extract(tree: HtmlElement, **how: Any) -> list[str]:
    found = trafilatura.bare_extraction(deepcopy(tree), with_metadata=False, include_comments=False, **how)
    if not isinstance(found, Document) or found.body is None:
        return []
    lines = []
    for element in found.body.iter(*_UNITS):
        if not any(child.tag in _UNITS for child in element.iterdescendants()):
            lines.append(" ".join(element.itertext()))
        elif element.text:
            lines.append(element.text)
    return [line for line in lines if line.strip()]


def _named(blocks: Sequence[Block], lines: Sequence[str]) -> set[int]:
    """The places of the pieces that the lines hold: short ones whole, of longer ones at least half."""
    keys = Counter(key_of(line) for line in lines)
    whole = "\n".join(keys)[:_MOST_COMPARED]
    chunks = {whole[at : at + _CHUNK] for at in range(len(whole) - _CHUNK + 1)}
    found = {at for at, block in enumerate(blocks) if block.key and _holds(chunks, keys, block.key)}
    return _no_oftener(blocks, found, keys)


def _holds(chunks: set[str], keys: Counter[str], key: str) -> bool:
    if key in keys or len(key) <= _CHUNK:
        return key in keys
    own = [key[at : at + _CHUNK] for at in range(0, len(key) - _CHUNK + 1, _CHUNK)]
    return sum(chunk in chunks for chunk in own) >= 0.5 * len(own)


def _no_oftener(blocks: Sequence[Block], found: set[int], keys: Counter[str]) -> set[int]:
    """Equal pieces as often as they were named, those in the fullest company: a page repeats its lead in boxes."""
    company = Counter(blocks[at].element.getparent() for at in found for _ in range(min(400, len(blocks[at].key))))
    left = Counter({blocks[at].key: keys[blocks[at].key] or 1 for at in found})
    kept = set()
    for at in sorted(found, key=lambda at: (-company[blocks[at].element.getparent()], at)):
        if left[blocks[at].key]:
            left[blocks[at].key] -= 1
            kept.add(at)
    return kept


def _with_neighbours(blocks: Sequence[Block], chosen: set[int], title: str | None) -> set[int]:
    """The places chosen, and those of what lies between them, above them or right behind and belongs to them."""
    long = [at for at in chosen if len(blocks[at].key) > _CHUNK] or sorted(chosen)
    first, last = min(long), max(long)
    inside = {_container(blocks[at].element) for at in chosen}
    classes = {name for at in long if (name := _named_like(blocks[at].element))}
    named = {name for at in long if (name := _container(blocks[at].element).get("class"))}
    known = {blocks[at].key for at in chosen}
    found = set(chosen)
    start = _after_headline(blocks, first, title)
    for at, block in enumerate(blocks):
        boxed = block.beside and not (block.quoted and first < at < last)
        if at in chosen or boxed or is_call(block.text) or (len(block.key) > _CHUNK and block.key in known):
            continue
        if first < at < last:
            box = _container(block.element)
            alike = block.running or block.quoted or box in inside or box.get("class") in named
            alike = alike or _heads(blocks, at, found)
            fits = block.kind is ParagraphKind.CAPTION or (alike and block.linked < 0.8)
        elif start <= at < first:
            fits = (block.running or _heads(blocks, at, found)) and block.linked < 0.3
        else:
            row = at > last and block.linked < 0.3 and _named_like(block.element) in classes
            fits = row and (block.running or _container(block.element) in inside)
            fits = fits or (at == last + 1 and block.running and block.linked < 0.3 and _shares(block, blocks[last]))
            last += fits
        if fits:
            found.add(at)
            inside.add(_container(block.element))
    return found


def _shares(block: Block, before: Block) -> bool:
    """Whether the piece stands in the element whose paragraphs end with the one before, in a frame of its own."""
    container = _container(before.element)
    return container.tag != "body" and container in block.element.iterancestors()


def _heads(blocks: Sequence[Block], at: int, chosen: set[int]) -> bool:
    """Whether the piece heads one of the article's next pieces: a heading, by its tag or by what it is called."""
    element = blocks[at].element
    named = element.tag in HEADINGS or _HEADING.search(element.get("class") or "")
    return bool(named) and not chosen.isdisjoint(range(at + 1, at + _NEAR))


def _after_headline(blocks: Sequence[Block], first: int, title: str | None) -> int:
    """Where the article's own words may begin: after the headline, if one stands not far above the text."""
    at = headline_at(blocks, title, first)
    if at is None:
        near = range(first - 1, max(-1, first - _FAR), -1)
        at = next((place for place in near if blocks[place].element.tag == "h1"), None)
    return first if at is None or first - at > 3 * _FAR else at + 1


_PART = frozenset("li ul ol blockquote h1 h2 h3 h4 h5 h6 p dt dd dl tr td th tbody table pre".split())


def _container(element: HtmlElement) -> HtmlElement:
    """The element in which the paragraphs stand beside each other."""
    while element.tag in _PART and element.getparent() is not None:
        element = element.getparent()
    return element


def _named_like(element: HtmlElement) -> str | None:
    """How the container is named, by which the rows of one grid are known; None where it has no telling name."""
    name = (_container(element).get("class") or "").strip()
    return name if re.search(r"body|content|text|article|story|entry", name, re.I) else None
