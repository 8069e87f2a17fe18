"""Which pieces of text does a page set apart from each other, and in which of them is what: text, caption, neither?

The page is walked as a browser lays it out: an element that starts a new line parts the text, one within a line does
not. So no word of a line is ever lost, whatever its classes are called; which pieces are the article is asked later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from searchapp.domain import ParagraphKind
from searchapp.readers.encoding import clean, clean_line, key_of
from searchapp.readers.paragraphs import ends_sentence

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark nobr q rb rp rt ruby samp small span strong"
    " strike s del sub sup time tt u var wbr label output button center-text amp-fit-text".split()
)
_UNREAD = frozenset(
    "script style noscript template head svg math iframe object embed audio video canvas map picture img select option"
    " textarea button input datalist del s strike rp rt dialog progress meter".split()
)
"""What holds no words of the article: programs, pictures, controls, and what is struck out."""
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_ASIDE = frozenset("nav aside footer menu".split())
_NAMES = ("class", "id", "data-hook", "data-testid", "data-component", "data-area", "data-module")
_LONGEST_FORM = 400
_OWN_HEADER = ("article", "section", "li")
"""What has a header of its own, with its heading and not with the site's."""
_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?caption|(?:photo|image|picture)-?(?:credit|caption|description)", re.I)
_BESIDE = re.compile(
    r"shar(?:e|ing)|social|newsletter|subscribe(?!r)|subscription|promo|related|recommend|sidebar|widget|comment|breadcrumb|menu|\bnav|"
    r"footer|cookie|consent|banner|advert|(?:^|[\s_-])ads?(?:$|[\s_-])|sponsor|(?:^|[\s_-])tags?(?:$|[\s_-])|byline|"
    r"author|popup|modal|login|sign-?up|outbrain|taboola|trending|most-|more-|next-|copyright|disclaimer|rating|poll|"
    r"paywall|pagination|toolbar|tooltip|legal|reply|respond|infobox|factbox|tracking|kommentar|discuss|reblog|trackback|"
    r"contact|(?:^|[\s_-])(?:cmt|bio|foot)",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FOR_READERS_ALOUD = re.compile(r"(?:screen-?reader|visually-?hidden|sr-only|editsection)", re.I)
"""What is not shown, but read out: “Skip to content”, “opens in a new window”."""
_LONGEST_HIDDEN = 600
"""A hidden element with more text, in code points, may be an article that a program was to show."""
_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[*†‡§a-z])\]?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?:\b(?:[kcdm]?m|ft|in|10)|[×·]10)$")


@dataclass(slots=True)
class Block:
    """A piece of text. `linked` is the share of its letters that lie in `links` links, `boxes` what is called a box.

    `element` is the innermost one that sets the piece apart; `quoted` whether it stands in a block quotation; `beside`
    whether it is in a box, until it is known which of the boxes hold the article.
    """

    text: str
    element: HtmlElement
    kind: ParagraphKind
    linked: float
    links: int
    quoted: bool
    boxes: tuple[HtmlElement, ...] = ()
    beside: bool = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        self.beside = bool(self.boxes)
        self.key = key_of(self.text)

    @property
    def running(self) -> bool:
        """Whether it looks like sentences and not like a menu."""
        return (
            len(self.text) >= 60
            and self.linked < 0.5
            and bool(re.search(r"[.!?…。！？؟।۔][\"'”’»“)\]]*(?:\s|$)", self.text))
        )


def blocks_of(tree: HtmlElement) -> list[Block]:
    """The pieces of the page in order, blank ones left out."""
    body = tree.find(".//body")
    walk = _Walk()
    walk.into(tree if body is None else body, _Place(ParagraphKind.TEXT))
    walk.flush()
    return walk.found


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: inside which kind of thing."""

    kind: ParagraphKind
    boxes: tuple[HtmlElement, ...] = ()
    linked: bool = False
    quoted: bool = False
    lined: bool = False
    """Whether line breaks of the file are line breaks of the page."""


class _Walk:
    """One walk over a page. Elements nest thousands deep on hostile pages, so nothing here calls itself."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._pieces: list[tuple[str, bool]] = []
        self._links = 0
        self._at: tuple[HtmlElement, _Place] | None = None

    def into(self, root: HtmlElement, place: _Place) -> None:
        """Take the text of the element and of all that it holds."""
        pending: list[tuple[str, HtmlElement, _Place]] = [("in", root, place)]
        while pending:
            step, element, here = pending.pop()
            if step == "tail":
                self._text(element.tail, element.getparent(), here)
            elif step == "out":
                self._leave(element)
            else:
                inner = self._enter(element, here)
                if inner is None:
                    continue
                self._text(element.text, element, inner)
                pending.append(("out", element, inner))
                for child in reversed(element):
                    pending.append(("tail", child, inner))
                    if isinstance(child.tag, str):
                        pending.append(("in", child, inner))

    def flush(self) -> None:
        """End the piece at hand."""
        raw = "".join(text for text, _ in self._pieces)
        if raw.strip() and self._at:
            letters = sum(len(text.strip()) for text, _ in self._pieces) or 1
            linked = sum(len(text.strip()) for text, is_link in self._pieces if is_link) / letters
            element, place = self._at
            for line in lines_of(raw):
                self.found.append(Block(line, element, place.kind, linked, self._links, place.quoted, place.boxes))
        self._pieces.clear()
        self._at, self._links = None, 0

    def _text(self, text: str | None, element: HtmlElement | None, place: _Place) -> None:
        if not text or element is None:
            return
        if self._at is None and text.strip():
            self._at = (_setter(element), place)
        self._pieces.append((text if place.lined else re.sub(r"\s+", " ", text), place.linked))

    def _enter(self, element: HtmlElement, place: _Place) -> _Place | None:
        tag = element.tag.lower()
        of_heading = tag == "button" and element.getparent().tag in HEADINGS
        if (tag in _UNREAD and not of_heading) or _hidden(element) or (tag == "a" and _leads_back(element)):
            return None
        if tag == "br":
            self._pieces.append(("\n", False))
            return None
        if tag == "sup":
            self._pieces.append((_raised(element, "".join(text for text, _ in self._pieces[-2:])), place.linked))
            return None
        if tag == "q":
            self._pieces.append(("“", place.linked))
        self._links += tag == "a"
        if tag in ("td", "th"):
            self._pieces.append((" ", False))
        elif tag not in _INLINE and not _fills_cell(element):
            self.flush()
        return _inside(element, tag, place)

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag.lower()
        if tag == "q":
            self._pieces.append(("”", False))
        elif tag not in _INLINE and tag not in ("td", "th") and not _fills_cell(element):
            self.flush()


def _fills_cell(element: HtmlElement) -> bool:
    """Whether it is all that a cell of a table holds, so that the row stays one line."""
    cell = element.getparent()
    return cell is not None and cell.tag in ("td", "th") and len(cell) == 1 and not (cell.text or "").strip()


def _leads_back(element: HtmlElement) -> bool:
    return (element.get("href") or "").startswith("#") and (element.text or "").strip() in ("↑", "↩", "^")


def _inside(element: HtmlElement, tag: str, place: _Place) -> _Place:
    named = name_of(element)
    kind = place.kind
    if tag == "figcaption" or (tag not in _INLINE and _CAPTION.search(named)):
        kind = ParagraphKind.CAPTION
    boxes = (*place.boxes, element) if _is_box(element, tag, named) else place.boxes
    linked = place.linked or (tag == "a" and element.get("href") is not None)
    return _Place(kind, boxes, linked, place.quoted or tag == "blockquote", place.lined or tag == "pre")


def name_of(element: HtmlElement) -> str:
    """What the element is called, by its class, its number, and the marks that programs find it by."""
    return " ".join(element.get(attribute) or "" for attribute in _NAMES)


def _is_box(element: HtmlElement, tag: str, named: str) -> bool:
    if tag in ("html", "body", "article", "main"):
        return False
    if tag == "header":
        of_site = element.find(".//h1") is None and not any(a.tag in _OWN_HEADER for a in element.iterancestors())
        return of_site or bool(_BESIDE.search(named))
    parent = element.getparent()
    in_quote = parent is not None and parent.tag == "blockquote"
    if element.find("form") is not None and len(element.text_content()) < _LONGEST_FORM:
        return True
    return (tag in _ASIDE and not in_quote) or bool(_BESIDE.search(named))


def _hidden(element: HtmlElement) -> bool:
    unseen = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    if not unseen and not _FOR_READERS_ALOUD.search(element.get("class") or ""):
        return False
    before = element.getprevious()  # when it is clicked, it may show the element, as the questions of an accordion do
    unfolds = before is not None and any(e.get("aria-expanded") for e in before.iter("*"))
    return len(element.text_content()) <= _LONGEST_HIDDEN and not unfolds


def _raised(element: HtmlElement, before: str) -> str:
    """A raised text: an exponent in raised digits, an ordinal's letters as they are, and a note's mark apart."""
    text = clean_line(element.text_content())
    if text.isdecimal() and _UNIT.search(before):
        return text.translate(_RAISED)
    return f" [{text.strip('[]')}]" if _NOTE_MARK.fullmatch(text) else text


def _setter(element: HtmlElement) -> HtmlElement:
    """The innermost element around, or the element itself, that sets its text apart."""
    while element.tag in _INLINE and element.getparent() is not None:
        element = element.getparent()
    return element


def lines_of(raw: str) -> Iterator[str]:
    """The paragraphs of one piece: apart at two line breaks, and at one where each line ends its sentence."""
    for part in clean(raw).split("\n\n"):
        lines = [line for line in part.split("\n") if line]
        if len(lines) > 1 and all(len(line) > 40 and ends_sentence(line) for line in lines[:-1]):
            yield from lines
        elif lines:
            yield " ".join(lines)
