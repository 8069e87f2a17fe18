"""Which article does a saved web page hold, without its menus, advertisements and comments?

Where the page's text shows none, the text that its JSON-LD carries (`articleBody`) serves, for pages that a program
was to fill.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import trafilatura
from lxml.html import HtmlElement

from searchapp.domain import ParagraphKind, Span
from searchapp.errors import RefusedInput
from searchapp.readers import html_metadata
from searchapp.readers.encoding import clean_line, decode_page, key_of, refusing
from searchapp.readers.furniture import sorted_out
from searchapp.readers.html_article import article_of as pieces_of_article
from searchapp.readers.html_blocks import Block, blocks_of
from searchapp.readers.html_dates import published
from searchapp.readers.html_metadata import canonical, declared_language, linked_articles, meta
from searchapp.readers.html_title import title_of
from searchapp.readers.paragraphs import split
from searchapp.readers.text import article_of, take_apart
from searchapp.reading import GivenParagraph, GivenQuote, Original, ReadArticle

MEDIA_TYPE = "text/html"
SHORTEST_ARTICLE = 150
"""A page with less running text, in code points, may hold no article: it is an error page, a menu or a wall. A
character of Chinese, Japanese or Korean counts three times."""

SHORTEST_NOTICE = 80
"""So much is enough where a headline stands above it: a notice, a caption's text, a brief."""

SHORTEST_DECLARED = 80
"""The same for a page that says itself that it is an article, with all its text counted."""

_RUNNING = re.compile(r"[.!?…。！？؟।۔]")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIGNED = re.compile(r"[—–-]\s*(?P<owner>[^()@]{2,60}?)\s*\(@\w{1,30}\)")


def read_html(data: bytes, where: str) -> ReadArticle:
    """The article of a page. Raises RefusedInput where there is none or its text can't be decoded."""
    tree = tree_of(data, where)
    if tree is None:
        raise RefusedInput(where, "the page holds no article")
    with refusing(where, "the page can't be parsed", Exception):  # lxml and trafilatura let any error through
        return _article(tree, Original(where, data, MEDIA_TYPE))


def tree_of(data: bytes, where: str) -> HtmlElement | None:
    """The page, parsed; None where nothing is in it. Raises RefusedInput where its text can't be decoded."""
    return trafilatura.load_html(decode_page(data, where))


def _article(tree: HtmlElement, original: Original) -> ReadArticle:
    blocks = blocks_of(tree)
    url = canonical(tree)
    outlet = html_metadata.outlet_of(tree, url)
    title = title_of(tree, outlet, url, [block.text for block in blocks])
    pieces = _pieces(tree, blocks, title)
    if not pieces:
        raise RefusedInput(original.where, "the page holds no article")
    enough = SHORTEST_NOTICE if tree.find(".//h1") is not None else SHORTEST_ARTICLE
    if _weight(pieces) < enough and not _declares_article(tree, pieces):
        raise RefusedInput(original.where, "the page holds no article, only menus or a few words")
    kinds = {piece.text: piece for piece in pieces}
    parts = take_apart([piece.text for piece in pieces], title)
    article = article_of(parts, original, declared_language(tree))
    return replace(
        article,
        paragraphs=sorted_out([kinds.get(paragraph.text, paragraph) for paragraph in article.paragraphs]),
        url=url,
        outlet=outlet,
        published=published(tree, blocks, title, url, parts.published),
        byline=html_metadata.byline(tree) or parts.byline,
    )


def _declares_article(tree: HtmlElement, pieces: Sequence[GivenParagraph]) -> bool:
    """Whether a page of few sentences says itself that it is an article and holds some text: verses, results."""
    declared = "article" in (next(meta(tree, "og:type"), "")).lower() or next(linked_articles(tree), None) is not None
    return declared and sum(len(p.text) for p in pieces if p.kind is ParagraphKind.TEXT) >= SHORTEST_DECLARED


def _pieces(tree: HtmlElement, blocks: Sequence[Block], title: str | None) -> list[GivenParagraph]:
    found = _given(pieces_of_article(tree, blocks, title))
    carried = [GivenParagraph(text) for text in split(html_metadata.declared_text(tree))]
    if _weight(found) < 0.5 * _weight(carried):
        return carried
    if _weight(found) < SHORTEST_ARTICLE and not _declares_article(tree, found):
        return [GivenParagraph(text) for text in split(html_metadata.started_text(tree))] or found
    return found


def _weight(pieces: Sequence[GivenParagraph]) -> int:
    running = [p.text for p in pieces if p.kind is ParagraphKind.TEXT and _RUNNING.search(p.text)]
    return sum(len(text) + 2 * len(_IDEOGRAPH.findall(text)) for text in running)


def _given(blocks: Sequence[Block]) -> list[GivenParagraph]:
    """The pieces as paragraphs; a post that is set in the page, with the name of its owner below it, as the owner's."""
    found = [GivenParagraph(block.text, kind=block.kind) for block in blocks]
    for at, (before, block) in enumerate(pairwise(blocks)):
        signed = _SIGNED.match(block.text) if block.quoted and before.quoted else None
        words = re.sub(r"\s*(?:https?://|pic\.twitter)\S*", "", before.text).rstrip()
        owner = clean_line(signed["owner"]) if signed else ""
        if words and key_of(owner) and before.text.startswith(words):
            found[at] = replace(found[at], quotes=(GivenQuote((Span(0, len(words)),), owner),))
    return found
