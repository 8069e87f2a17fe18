"""When did the article of a web page appear, by the calendar of the place where it did?

The order of trust: what the page declares, what its address says, what is printed beside the headline or found by
htmldate (https://doi.org/10.21105/joss.02439). A declared moment in UTC may lie past the midnight of the place: where
the address or the print says the day before or after, theirs is the date.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from htmldate import find_date
from lxml.html import HtmlElement

from searchapp.domain import CivilDate, DateOrigin
from searchapp.readers import dates
from searchapp.readers.encoding import clean_line
from searchapp.readers.html_metadata import declared_language, linked_articles, meta
from searchapp.web_address import host_of

_DATE_NAMES = (
    "article:published_time og:article:published_time og:published_time datepublished parsely-pub-date sailthru.date"
    " pubdate publishdate publish-date publish_date publication_date article.published published_date"
    " published_time_telegram cxenseparse:recs:publishtime originalpublicationdate date_published dc.date.issued"
    " dc.date.created dcterms.created dcterms.issued dcterms.date dc.date date"
).split()
_UTC = re.compile(r"(?:Z|UTC|GMT(?:[+]0{1,4})?|[+-]00:?00)(?:\s*\(.*\))?$")
_PUBLISHED = re.compile(
    r"(?:published|posted|first published|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd)"
    r"(?:\s+(?:on|at|am|le|el|em|il|op))?\s*:?\s+(.{6,50})",
    re.I,
)
_WORDS = 6
"""A date in print, with its weekday and what stands between, has at most so many words."""
_BESIDE_HEADLINE = 600
"""So many characters of print after the headline are looked at, and a third as many before it."""
_CLOCKS = 2
"""A country of two zones has a few villages in the second."""
_CHANGED = ("modified", "updated", "lastmod")


def published(tree: HtmlElement, url: str | None, printed: CivilDate | None) -> CivilDate | None:
    """The date of the page's article, the finest that is sure; `printed` is one at the top of its text."""
    addressed = dates.from_url(url) if url else None
    declared = _declared(tree)
    if declared:
        return _of_the_place(tree, *declared, addressed, url)
    if addressed and len(addressed.value) == 10:
        return addressed
    found = printed or _said_published(tree) or _searched(tree)
    if addressed and not (found and found.value.startswith(addressed.value)):
        return addressed
    return found


def _declared(tree: HtmlElement) -> tuple[CivilDate, str] | None:
    for printed in _declarations(tree):
        found = dates.parse(printed, DateOrigin.METADATA)
        if found:
            return found, printed
    return None


def _declarations(tree: HtmlElement) -> Iterator[str]:
    for article in linked_articles(tree):
        if isinstance(article.get("datePublished"), str):
            yield str(article["datePublished"])
    for name in _DATE_NAMES:
        yield from meta(tree, name)
    yield from tree.xpath("//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content")
    yield from tree.xpath("//time[@pubdate]/@datetime")
    yield from tree.xpath("//time[contains(@class, 'publish') or contains(@class, 'entry-date')]/@datetime")


def _of_the_place(
    tree: HtmlElement, date: CivilDate, declared: str, addressed: CivilDate | None, url: str | None
) -> CivilDate:
    """The declared date, or the day before or after where it is a moment in UTC and address or print says so.

    Where neither does, the clock of the country counts that the address names, if it has but one.
    """
    if len(date.value) != 10 or not _may_be_utc(tree, declared):
        return date
    around = {(date.first_day + datetime.timedelta(by)).isoformat() for by in (-1, 1)}
    if addressed and addressed.value in around:
        return replace(date, value=addressed.value)
    near, language = _print_near_headline(tree), (declared_language(tree) or "en")[:2].lower()
    if near and _prints(near, date.first_day, language):
        return date
    for other in sorted(around) if near else ():
        if _prints(near, datetime.date.fromisoformat(other), language):
            return replace(date, value=other)
    return _by_the_country_s_clock(date, declared, url)


def _by_the_country_s_clock(date: CivilDate, declared: str, url: str | None) -> CivilDate:
    zone = _zone_of((host_of(url) or "").rpartition(".")[2] if url else "")
    if zone is None or not date.instant or not _UTC.search(declared.strip()):
        return date
    moment = datetime.datetime.fromisoformat(date.instant).astimezone(zone)
    return replace(date, value=f"{moment:%Y-%m-%d}")


@functools.cache
def _zone_of(country: str) -> ZoneInfo | None:
    """The one clock of a country, by its domain; None where it has several, or the domain names none."""
    names = get_global("territory_zones").get({"uk": "GB"}.get(country, country.upper()), ())
    zones = {name for name in names if name.partition("/")[0] in ("Europe", "Asia", "Africa")}
    if len(country) != 2 or not 1 <= len(zones) <= _CLOCKS or len(zones) != len(names):
        return None
    try:
        return ZoneInfo(sorted(zones)[0])
    except ZoneInfoNotFoundError:
        return None


def _may_be_utc(tree: HtmlElement, declared: str) -> bool:
    """Whether it is a moment in UTC, or one without an offset, or one of which another declaration says that it is."""
    clock = re.search(r"\d\d:\d\d", declared)
    if not clock:
        return False
    if _UTC.search(declared.strip()) or not re.search(r"[+-]\d\d:?\d\d$", declared.strip()):
        return True
    return any(clock[0] in other and _UTC.search(other.strip()) for other in _declarations(tree))


def _print_near_headline(tree: HtmlElement) -> str:
    """What is printed just before and after the first headline, without what it says of updates."""
    heading = next((h1 for h1 in tree.iter("h1") if clean_line(" ".join(h1.itertext()))), None)
    if heading is None:
        heading = tree.find(".//body")
    if heading is None:
        return ""
    before, after = (_printed(heading, axis) for axis in ("preceding", "descendant-or-self::*/following"))
    near = f"{before[-_BESIDE_HEADLINE // 3 :]} · {after[:_BESIDE_HEADLINE]}"
    return re.sub(r"(?i)\b(?:updated|modified)\b[^|·•;]{0,40}", " ", near)


def _printed(element: HtmlElement, axis: str) -> str:
    pieces, length = [], 0
    found = element.xpath(f"./{axis}::text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    for piece in reversed(found) if axis == "preceding" else found:
        pieces.append(str(piece))
        length += len(piece.strip())
        if length > 2 * _BESIDE_HEADLINE:
            break
    return clean_line(" ".join(reversed(pieces) if axis == "preceding" else pieces))


def _prints(text: str, day: datetime.date, language: str) -> bool:
    """Whether the text prints this day, in figures or with a month in English or the page's language."""
    month, year = rf"(?:{_month(day.month, language)})\.?", str(day.year)
    d, m = f"0?{day.day}", f"0?{day.month}"
    forms = (
        rf"\b{month}\s+{d}(?:st|nd|rd|th)?,?\s+{year}\b",
        rf"\b{d}(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+)?{month},?\s+(?:de\s+)?{year}\b",
        rf"\b{m}(?P<mark>[/.-]){d}(?P=mark){year}\b", rf"\b{d}(?P<mark>[/.-]){m}(?P=mark){year}\b",
        rf"\b{year}(?P<mark>[-/.]){m}(?P=mark){d}\b",
        rf"\b{month}\s+{d},?\s+(?:at\s+)?\d{{1,2}}:\d\d",
    )  # fmt: skip
    return any(re.search(form, text, re.I) for form in forms)


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


def _said_published(tree: HtmlElement) -> CivilDate | None:
    """The date after a word such as “Published”, near the headline."""
    for match in _PUBLISHED.finditer(_print_near_headline(tree)):
        words = match[1].split()
        for count in range(min(len(words), _WORDS), 1, -1):
            found = dates.parse(" ".join(words[:count]).strip(" ,.:"), DateOrigin.TEXT)
            if found:
                return found
    return None


def _searched(tree: HtmlElement) -> CivilDate | None:
    """What htmldate finds, in markup first, then anywhere, where the first of January may stand for a bare year."""
    bare = deepcopy(tree)
    for element in bare.xpath("//meta | //time"):
        told = " ".join(map(str, element.values())).lower()
        if any(word in told for word in _CHANGED) and element.getparent() is not None:
            element.drop_tree()
    for extensive in (False, True):
        found = find_date(bare, extensive_search=extensive, original_date=True)
        if found and not (extensive and found.endswith("-01-01")):
            return dates.parse(found, DateOrigin.TEXT)
    return None
