"""What stands around a page's article and looks like text: other columns, cards of other articles, comments?

It is told by where it stands, seen from the article's body: a box or column that does not hold it, a heading that is a
link and what shares its card, what follows a heading such as “Comments” or “Related”, what precedes the headline. Where
a kind of these would take most of the article away, it tells nothing on this page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml.html import HtmlElement

from searchapp.readers.encoding import key_of
from searchapp.readers.furniture import is_call, opens_comments
from searchapp.readers.html_blocks import HEADINGS, Block, name_of

_BODY = 0.6
"""The body is the innermost element with so great a share of the article's letters."""
_MOST = 0.5
"""A kind of surroundings that takes a greater share of the article's letters away is none."""
_MOST_COMMENTS = 0.9
"""Comments are often longer than what they comment on; an article of one-tenth is none."""
_COMMENTS = re.compile(r"comment|kommentar|discuss|respon[ds]|reply|replies|(?:^|[\s_-])cmt", re.I)
_CARD = 900
"""A card of another article has at most so many letters."""
_COLUMN = re.compile(
    r"(?:^|\s)(?:side|left|right|rail|secondary|tertiary|rechts|links|marginal|beta|gamma|well|portlet|module\w*|kasten|"
    r"box|foot|bottom)(?:$|[\s_-])|col(?:umn)?[_-]?(?:two|three|right|left|rechts|links)(?:$|\s)",
    re.I,
)
_COLUMNS = ("div", "td", "section", "ul", "table")


def around(blocks: Sequence[Block], chosen: set[int], title: str | None) -> set[int]:
    """The places of what stands around the article, of which `chosen` is what has been found so far."""
    body = _body(blocks, chosen)
    if body is None:
        return set()
    inside = {body, *body.iterancestors()}
    first = min(at for at in chosen if body in {blocks[at].element, *blocks[at].element.iterancestors()})
    headline = headline_at(blocks, title, first)
    led = inside if headline is None else inside.union(blocks[headline].element.iterancestors("header"))
    kinds: tuple[tuple[float, Iterator[int]], ...] = (
        (_MOST_COMMENTS, (at for at, block in enumerate(blocks) if _outside(block, inside, _COMMENTS))),
        (_MOST, (at for at, block in enumerate(blocks) if _outside(block, led if block.running else inside))),
        (_MOST, _in_other_columns(blocks, inside)),
        (_MOST, _in_cards(blocks, inside, title)),
        (_MOST, _after_openers(blocks, first)),
        (_MOST, iter(range(headline or 0))),
    )
    found: set[int] = set()
    for most, kind in kinds:
        places = set(kind)
        if _letters(blocks, places & chosen) <= most * _letters(blocks, chosen):
            found |= places
    return found if _letters(blocks, chosen - found) else set()


def headline_at(blocks: Sequence[Block], title: str | None, before: int) -> int | None:
    """The place of the headline: the last piece before the body that prints it; None where none does."""
    wanted = key_of(title or "")
    for at in range(before - 1, -1, -1):
        if wanted and blocks[at].key == wanted:
            return at
    return None


def _letters(blocks: Sequence[Block], places: set[int]) -> int:
    return sum(len(blocks[at].text) for at in places)


def _body(blocks: Sequence[Block], chosen: set[int]) -> HtmlElement | None:
    weights: Counter[HtmlElement] = Counter()
    for at in chosen:
        for element in (blocks[at].element, *blocks[at].element.iterancestors()):
            weights[element] += len(blocks[at].text)
    enough = _BODY * _letters(blocks, chosen)
    within = [element for element, weight in weights.items() if weight >= enough]
    return max(within, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _outside(block: Block, inside: set[HtmlElement], named: re.Pattern[str] | None = None) -> bool:
    """Whether the piece is in a box that does not hold the body, and is called so."""
    boxes = (box for box in block.boxes if box not in inside)
    return any(named is None or named.search(name_of(box)) for box in boxes)


def _in_other_columns(blocks: Sequence[Block], inside: set[HtmlElement]) -> Iterator[int]:
    """What stands in another cell of a table that lays the page out, or in an element that is called a column."""
    for at, block in enumerate(blocks):
        outside = takewhile(lambda element: element not in inside, (block.element, *block.element.iterancestors()))
        if any(_is_column(element, inside) for element in outside):
            yield at


def _is_column(element: HtmlElement, inside: set[HtmlElement]) -> bool:
    parent = element.getparent()
    if element.tag in ("td", "th") and parent is not None and any(cell in inside for cell in parent):
        return element.find(".//a[@href]") is not None
    return element.tag in _COLUMNS and bool(_COLUMN.search(name_of(element)))


def _in_cards(blocks: Sequence[Block], inside: set[HtmlElement], title: str | None) -> Iterator[int]:
    """What shares a card with a heading that is a link."""
    cards: set[HtmlElement] = set()
    for block in blocks:
        heading = next((a for a in (block.element, *block.element.iterancestors()) if a.tag in HEADINGS), None)
        if heading is None or block.linked < 0.9 or block.key == key_of(title or ""):
            continue
        links = [*heading.iter("a"), *heading.iterancestors("a")]
        if any((link.get("href") or "#").startswith("#") for link in links):  # it leads to this very page
            continue
        card = _card_of(heading, inside)
        if card is not heading:
            cards.add(card)
    for at, block in enumerate(blocks):
        if not cards.isdisjoint((block.element, *block.element.iterancestors())):
            yield at


def _card_of(heading: HtmlElement, inside: set[HtmlElement]) -> HtmlElement:
    """The highest element around the heading that is no larger than a card and does not hold the body; else itself."""
    above = takewhile(lambda one: one not in inside and len(one.text_content()) < _CARD, heading.iterancestors())
    return [heading, *above][-1]


def _after_openers(blocks: Sequence[Block], first: int) -> Iterator[int]:
    """What follows a heading that opens comments, to the end of what it stands in; or shares a box with a call."""
    start = blocks[first].element
    above = {start, *start.iterancestors()}
    opened: set[HtmlElement] = set()
    for at in range(first + 1, len(blocks)):
        block = blocks[at]
        comments = opens_comments(block.text)
        if not comments and not (is_call(block.text) and block.element.tag in HEADINGS):
            continue
        region = block.element
        while region.getparent() is not None and region.getparent() not in above:
            region = region.getparent()
        opened.add(region)
        if comments:
            opened.update(region.itersiblings())
    for at in range(first + 1, len(blocks)):
        if not opened.isdisjoint((blocks[at].element, *blocks[at].element.iterancestors())):
            yield at
