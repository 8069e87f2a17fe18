"""When did the article of a web page appear, by the calendar of the place where it did?

The order of trust: what the page declares, what its address says, what is printed beside the headline or found by
htmldate (https://doi.org/10.21105/joss.02439). A declared moment in UTC may lie past the midnight of the place: where
the address or the print says the day before or after, theirs is the date.
"""

import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global
from htmldate import find_date
from lxml.html import HtmlElement

from searchapp.domain import CivilDate, DateOrigin
from searchapp.readers import dates
from searchapp.readers.html_blocks import Block
from searchapp.readers.html_dateline import Dateline
from searchapp.readers.html_metadata import declared_language, linked_articles, meta
from searchapp.web_address import host_of

_DATE_NAMES = (
    "article:published_time og:article:published_time og:published_time datepublished parsely-pub-date sailthru.date"
    " pubdate publishdate publish-date publish_date publication_date article.published published_date"
    " published_time_telegram cxenseparse:recs:publishtime originalpublicationdate date_published dc.date.issued"
    " dc.date.created dcterms.created dcterms.issued dcterms.date dc.date date"
).split()
_UTC = re.compile(r"(?:Z|UTC|GMT(?:[+]0{1,4})?|[+-]00:?00)(?:\s*\(.*\))?$")
_CLOCKS = 2
"""A country of two zones has a few villages in the second."""
_CHANGED = ("modified", "updated", "lastmod")


def published(
    tree: HtmlElement, blocks: Sequence[Block], title: str | None, url: str | None, printed: CivilDate | None
) -> CivilDate | None:
    """The date of the page's article, the finest that is sure; `printed` is one at the top of its text."""
    dateline = Dateline(tree, blocks, title, (declared_language(tree) or "en")[:2].lower())
    addressed = dates.from_url(url) if url else None
    for declared in _declarations(tree):
        date = dates.parse(declared, DateOrigin.METADATA)
        if date:
            return _of_the_place(tree, dateline, date, declared, addressed, url)
    if addressed and len(addressed.value) == 10:
        return addressed
    found = dateline.date() or printed or _searched(tree, dateline)
    if addressed and not (found and found.value.startswith(addressed.value)):
        return addressed
    return found


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
    tree: HtmlElement, dateline: Dateline, date: CivilDate, declared: str, addressed: CivilDate | None, url: str | None
) -> CivilDate:
    """The declared date, or the day before or after where it is a moment in UTC and address or print says so.

    Where neither does, the clock of the country counts that the address names, if it has but one.
    """
    if len(date.value) != 10 or not _may_be_utc(tree, declared):
        return date
    around = {(date.first_day + datetime.timedelta(by)).isoformat() for by in (-1, 1)}
    if addressed and addressed.value in around:
        return replace(date, value=addressed.value)
    if dateline.prints(date.first_day):
        return date
    for other in sorted(around):
        if dateline.prints(datetime.date.fromisoformat(other)):
            return replace(date, value=other)
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
    clock, plain = re.search(r"\d\d:\d\d", declared), declared.strip()
    if not clock or _UTC.search(plain) or not re.search(r"[+-]\d\d:?\d\d$", plain):
        return clock is not None
    return any(clock[0] in other and _UTC.search(other.strip()) for other in _declarations(tree))


def _searched(tree: HtmlElement, dateline: Dateline) -> CivilDate | None:
    """What htmldate finds, in markup first, then anywhere, where the first of January may stand for a bare year."""
    bare = deepcopy(tree)
    for element in bare.xpath("//meta | //time | //*[contains(concat(' ', @class, ' '), ' updated ')]"):
        told = " ".join(map(str, element.values())).lower()
        if any(word in told for word in _CHANGED) and "publish" not in told and element.getparent() is not None:
            element.drop_tree()
    for extensive in (False, True):
        found = dates.parse(find_date(bare, extensive_search=extensive, original_date=True) or "", DateOrigin.TEXT)
        if found and not (extensive and found.value.endswith("-01-01")) and not dateline.only_told(found.first_day):
            return found
    return None
