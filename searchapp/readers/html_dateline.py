"""Which date stands beside a page's headline, in print or in the marks of its elements?

Running sentences tell none: what they name happened some other time. Nor does what is said of updates.
"""

import datetime
import functools
import re
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from lxml.html import HtmlElement

from searchapp.domain import CivilDate, DateOrigin
from searchapp.readers import dates
from searchapp.readers.encoding import key_of
from searchapp.readers.html_blocks import Block

_PUBLISHED = re.compile(
    r"(?:published|posted|first published|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd)"
    r"(?:\s+(?:on|at|am|le|el|em|il|op))?\s*:?\s+(.{6,50})",
    re.I,
)
_CHANGED = re.compile(
    r"\b(?:last\s+)?(?:updated|modified|aktualisiert|geändert|modifié|mis à jour|actualizado|aggiornato|bijgewerkt)\b"
    r"[^|·•;]{0,60}",
    re.I,
)
_PLACE_AND_DATE = re.compile(r"[^.!?“”\"]{0,80}?(?:[.][^.!?“”\"]{0,30}?)?\s[—–-]{1,2}(?=\s)")
_OF_THE_ARTICLE = re.compile(
    r"\W*(?:first )?(?:posted|published|submitted|written|by|von|par|por|veröffentlicht|publié|publicado)\b", re.I
)
_LONGEST_BYLINE = 160
_WORDS = 6
"""A date in print, with its weekday and what stands between, has at most so many words."""
_AFTER, _BEFORE = 14, 7
"""So many pieces after the headline are looked at, and so many before it."""
_SENTENCES = 2
"""Where so many of them are running text, the article has begun."""
_LONGEST = 300
_STAMPS = ("data-timestamp", "data-utime", "data-published", "data-publish-date", "data-date", "data-datetime")


class Dateline:
    """What a page prints and marks beside its headline, a piece of print each."""

    def __init__(self, tree: HtmlElement, blocks: Sequence[Block], title: str | None, language: str) -> None:
        self._language, self._blocks = language, blocks
        at = _headline(blocks, title)
        after, end = [], at + 1
        for end in range(at + 1, min(len(blocks), at + 1 + _AFTER)):
            after.append(blocks[end])
            if sum(block.running for block in after) == _SENTENCES:
                break
        before = blocks[max(0, at - _BEFORE) : at]
        self._elements = _between(tree, before[0] if before else None, blocks[end] if end < len(blocks) else None)
        pieces = [*blocks[at : at + 1], *after, *reversed(before)]
        self.lines = [_CHANGED.sub(" ", line) for block in pieces if (line := _no_sentence(block))]

    def prints(self, day: datetime.date) -> bool:
        """Whether this day is printed, in figures or with a month in English or the page's language."""
        return any(prints(line, day, self._language) for line in self.lines)

    def only_told(self, day: datetime.date) -> bool:
        """Whether the page prints the day in its sentences and of updates only."""
        printing = [block for block in self._blocks if prints(block.text, day, self._language)]
        elsewhere = (_CHANGED.sub(" ", _no_sentence(block)) for block in printing)
        return bool(printing) and not any(prints(line, day, self._language) for line in elsewhere)

    def date(self) -> CivilDate | None:
        """The date: after a word such as “Published”, else that which an element bears, else the first in print."""
        found = (*map(self._after_word, self.lines), *map(_borne, self._elements), *map(self._printed, self.lines))
        return next(filter(None, found), None)

    def _after_word(self, line: str) -> CivilDate | None:
        match = _PUBLISHED.search(line)
        words = match[1].split() if match else []
        for count in range(min(len(words), _WORDS), 1, -1):
            found = dates.parse(" ".join(words[:count]).strip(" ,.:"), DateOrigin.TEXT)
            if found:
                return found
        return None

    def _printed(self, line: str) -> CivilDate | None:
        for match in _any_date(self._language).finditer(line[:_LONGEST]):
            figures = re.fullmatch(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", match[0])
            found = dates.parse("-".join(figures.groups()) if figures else match[0], DateOrigin.TEXT)
            if found and len(found.value) == 10:
                return found
        return None


def _no_sentence(block: Block) -> str:
    """What a piece prints beside sentences: all of it, or what stands before the dash behind a place and a date."""
    if not block.running or (len(block.text) < _LONGEST_BYLINE and _OF_THE_ARTICLE.match(block.text)):
        return block.text
    before = _PLACE_AND_DATE.match(block.text)
    return before[0] if before else ""


def _headline(blocks: Sequence[Block], title: str | None) -> int:
    wanted = key_of(title or "")
    same = [at for at, block in enumerate(blocks) if wanted and block.key == wanted]
    headings = [at for at in same if blocks[at].element.tag in ("h1", "h2", "h3")]
    return next(iter(headings or same), next((at for at, b in enumerate(blocks) if b.element.tag == "h1"), -1))


def _between(tree: HtmlElement, first: Block | None, last: Block | None) -> list[HtmlElement]:
    """The elements that may bear a date, from one piece of print to another, in the order of the page."""
    found, begun = [], first is None
    for element in tree.iter("*"):
        begun = begun or (first is not None and element is first.element)
        if last is not None and element is last.element:
            break
        if begun and not any("updat" in value or "modif" in value for value in map(str, element.values())):
            found.append(element)
    return found


def _borne(element: HtmlElement) -> CivilDate | None:
    if element.tag == "time":
        return dates.parse(element.get("datetime") or "", DateOrigin.METADATA)
    if element.tag == "abbr" and "published" in (element.get("class") or ""):
        return dates.parse(element.get("title") or "", DateOrigin.METADATA)
    stamp = next((value for name, value in element.items() if name in _STAMPS), "")
    return dates.of_value(stamp) if stamp else None


def prints(text: str, day: datetime.date, language: str) -> bool:
    """Whether the text prints this day, in figures or with a month in English or the page's language."""
    month, year = rf"(?:{_month(day.month, language)})\.?", str(day.year)
    d, m = f"0?{day.day}", f"0?{day.month}"
    forms = (
        rf"{month}\s+{d}(?:st|nd|rd|th)?,?\s+{year}\b",
        rf"\b{d}(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+)?{month},?\s+(?:de\s+)?{year}\b",
        rf"\b{m}(?P<mark>[/.-]){d}(?P=mark){year}\b", rf"\b{d}(?P<mark>[/.-]){m}(?P=mark){year}\b",
        rf"\b{year}(?P<mark>[-/.]){m}(?P=mark){d}\b",
        rf"\b{month}\s+{d},?\s+(?:at\s+)?\d{{1,2}}:\d\d",
    )  # fmt: skip
    return any(re.search(form, text, re.I) for form in forms)


@functools.cache
def _any_date(language: str) -> re.Pattern[str]:
    """Every day of every year, as it is printed in English or the page's language."""
    months = "|".join(_month(number, language) for number in range(1, 13))
    forms = (
        rf"\b\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?:{months})\.?,?\s+(?:de\s+)?\d{{4}}\b",
        rf"(?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b",
        r"(?<![\d/.-])(?:\d{4}([/.-])\d{1,2}\1\d{1,2}|\d{1,2}([/.-])\d{1,2}\2\d{4})(?![\d/-])",
        r"\d{4}年\d{1,2}月\d{1,2}日",
    )
    return re.compile("|".join(forms), re.I)


@functools.cache
def _month(number: int, language: str) -> str:
    """The names of a month in English and in this language, as alternatives of a pattern."""
    names = [f"{datetime.date(2000, number, 1):%b}[a-z]*"]
    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return names[0]
    for width in ("wide", "abbreviated"):
        names += [re.escape(months[form][width][number].rstrip(".")) for form in ("format", "stand-alone")]
    return "|".join(dict.fromkeys(names))
