"""Which civil date does this string print, and how precise is it?

What is ambiguous (`03/04/2024`), impossible or outside the years 1600 to 2100 is no date: the article stays undated.
The civil date is the printed one, whatever the offset; an instant is given only where the string carries its offset.
"""

from __future__ import annotations

import calendar
import datetime
import re
from email.utils import parsedate_to_datetime

from searchapp.domain import CivilDate, DateOrigin

FIRST_YEAR, LAST_YEAR = 1600, 2100

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier jänner",
            "february feb februar février fevrier févr",
            "march mar märz mars mrz",
            "april apr avril avr",
            "may mai",
            "june jun juni juin",
            "july jul juli juillet juil",
            "august aug août aout",
            "september sep sept septembre",
            "october oct oktober okt octobre",
            "november nov novembre",
            "december dec dezember dez décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_TIME = r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
_ISO = re.compile(rf"(?P<year>\d{{4}})(?:([-/])(?P<month>\d{{1,2}})(?:\2(?P<day>\d{{1,2}})(?:[T\s]+{_TIME})?)?)?")
_BASIC = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?")
_WRITTEN = (
    re.compile(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?)?{_MONTH},?\s+(?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
)
_NUMERIC = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})")
_WEEKDAYS = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_WEEKDAY = re.compile(rf"(?:{_WEEKDAYS})\.?,?\s+", re.IGNORECASE)
_AFTERWARDS = re.compile(r"(?<=\d{4})\s*(?:,|-|–|\||at|um|à)?\s*(?<!\d)\d{1,2}[:.h]\d{2}(?:\D.*)?$", re.IGNORECASE)
_IN_URL = re.compile(r"/(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)|/(\d{4})(\d{2})(\d{2})(?=/|$)")


def parse(printed: str, origin: DateOrigin) -> CivilDate | None:
    """The date that the whole string prints, or None where it prints none that is sure."""
    text = printed.strip()
    if len(text) > 80:
        return None
    for pattern in (_ISO, _BASIC):
        match = pattern.fullmatch(text)
        if match:
            return _from_match(match, origin)
    return _internet_date(text, origin) or _written_date(text, origin)


def from_url(url: str) -> CivilDate | None:
    """The date in a URL's path, such as `/2024/03/05/` or `/2024/03/`; a bare year is none."""
    path = url.split("?", 1)[0].partition("://")[2]
    for match in _IN_URL.finditer(path):
        year, month, day = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
        value = _value(int(year), int(month), int(day) if day else None)
        if value:
            return CivilDate(value, DateOrigin.URL)
    return None


def _from_match(match: re.Match[str], origin: DateOrigin) -> CivilDate | None:
    parts = match.groupdict()
    month, day = parts["month"], parts["day"]
    value = _value(int(parts["year"]), int(month) if month else None, int(day) if day else None)
    if value is None:
        return None
    return CivilDate(value, origin, _instant(value, parts.get("time"), parts.get("zone")))


def _internet_date(text: str, origin: DateOrigin) -> CivilDate | None:
    """RFC 2822 and its kin: `Tue, 05 Mar 2024 11:20:00 +0100`."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not re.search(rf"\b{moment.year}\b", text) or ":" not in text:
        return None
    value = _value(moment.year, moment.month, moment.day)
    if value is None:
        return None
    zone = moment.strftime("%z") if re.search(r"[+-]\d{4}|\b(?:GMT|UTC?|Z)\b", text) else None
    return CivilDate(value, origin, _instant(value, moment.strftime("%H:%M:%S"), zone))


def _written_date(text: str, origin: DateOrigin) -> CivilDate | None:
    weekday = _WEEKDAY.match(text)
    day_only = _AFTERWARDS.sub("", text[weekday.end() :] if weekday else text)
    for pattern in _WRITTEN:
        match = pattern.fullmatch(day_only)
        month = _MONTHS.get(match["month"].lower()) if match else None
        if match and month:
            value = _value(int(match["year"]), month, int(match["day"]) if match["day"] else None)
            return CivilDate(value, origin) if value else None
    match = _NUMERIC.fullmatch(day_only)
    return _numeric_date(match, origin) if match else None


def _numeric_date(match: re.Match[str], origin: DateOrigin) -> CivilDate | None:
    """Dots mean day first wherever they are used; slashes and hyphens mean one thing only if a part exceeds 12."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        value = _value(year, second, first)
    elif second > 12:
        value = _value(year, first, second)
    else:
        value = None
    return CivilDate(value, origin) if value else None


def _value(year: int, month: int | None = None, day: int | None = None) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _instant(day: str, time: str | None, zone: str | None) -> str | None:
    """The moment in UTC, or None where time or offset is missing or impossible."""
    if not time or not zone or len(day) != 10:
        return None
    offset = "+00:00" if zone.isalpha() else zone
    try:
        moment = datetime.datetime.fromisoformat(f"{day}T{time if time[2] == ':' else '0' + time}{offset}")
    except ValueError:
        return None
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
