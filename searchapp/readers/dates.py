"""Which civil date does this string print, and how precise is it?

Figures and the months of a few languages are read here, quickly; words of all others by dateparser, months among
them and a year in full. What is ambiguous (`03/04/2024`), impossible or outside the years 1600 to 2100 is no date: the
article stays undated. The civil date is the printed one, whatever the offset; an instant is given only where the
string carries its offset.
"""

import datetime
import functools
import re
import unicodedata
from email.utils import parsedate_to_datetime

from dateparser.date import DateDataParser

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
LABEL = re.compile(
    r"(?:published|posted|date|dated|veröffentlicht|erschienen|publié|publicado|pubblicato|le)"
    r"\s*(?:on\b|am\b|le\b|el\b|em\b|il\b)?\s*:?\s+(?=\S)",
    re.I,
)
"""What may stand before a date in print."""

_WORD = re.compile(r"[^\W\d_]{3}|[年月日년월]")
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_HOURS = {
    0: "Z UTC GMT WET", 1: "BST WEST CET MEZ", 2: "CEST MESZ EET", 3: "EEST MSK", -4: "EDT", -5: "EST CDT",
    -6: "CST MDT", -7: "MST PDT", -8: "PST", 9: "JST KST", 10: "AEST", 11: "AEDT", 12: "NZST", 13: "NZDT", None: "IST",
}  # fmt: skip
_ZONES = {name: hours for hours, names in _HOURS.items() for name in names.split()}
"""The names of time zones with their hours east of Greenwich; None: it may be several."""
_ZONE = rf"(?P<zone>{'|'.join(_ZONES)}|[+-]\d{{2}}:?\d{{2}})"
_TIME = rf"(?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)(?:[.,]\d+)?\s*{_ZONE}?"
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
_LATE = datetime.datetime(2000, 1, 31)
"""Where no day is printed, dateparser gives this one's, or the month's last: never a figure that stands for a month."""
_IN_URL = re.compile(r"/(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)|/(\d{4})(\d{2})(\d{2})(?=/|$)")


def parse(printed: str, origin: DateOrigin) -> CivilDate | None:
    """The date that the whole string prints, or None where it prints none that is sure."""
    text = LABEL.sub("", printed.strip(), count=1)
    if len(text) > 80:
        return None
    for pattern in (_ISO, _BASIC):
        match = pattern.fullmatch(text)
        if match:
            return _from_match(match, origin)
    return (
        _week_date(text, origin) or _internet_date(text, origin) or _written_date(text, origin) or _worded(text, origin)
    )


def of_value(value: object) -> CivilDate | None:
    """The date of a field: what a text prints, or the UTC day of seconds or milliseconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"-?\d{9,10}|\d{12,13}", value.strip()):
        return parse(value, DateOrigin.METADATA)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR:
        return CivilDate(f"{value:04}", DateOrigin.METADATA)
    seconds = float(value)
    try:
        moment = datetime.datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 1e11 else seconds, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if abs(seconds) < 1e8 or _value(moment.year) is None:
        return None
    return CivilDate(f"{moment:%Y-%m-%d}", DateOrigin.METADATA, f"{moment:%Y-%m-%dT%H:%M:%SZ}")


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


def _week_date(text: str, origin: DateOrigin) -> CivilDate | None:
    """ISO 8601's weeks: `2023-W20-2`."""
    if not re.fullmatch(r"\d{4}-?W\d{2}-?\d", text):
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return CivilDate(day.isoformat(), origin) if _value(day.year) else None


@functools.lru_cache(maxsize=10_000)
def _worded(text: str, origin: DateOrigin) -> CivilDate | None:
    """A date in the words of any language that dateparser knows: a month's name and a year of four figures."""
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", text)
    if len(years) != 1 or not _WORD.search(text) or len(text.split()) > 9:
        return None
    days = [int(figure) for figure in re.findall(r"(?<![\d:.])\d{1,2}(?![\d:])", text)]
    if not days and origin is DateOrigin.TEXT:  # any line might be meant, and asking in all languages takes its time
        return None
    found = _any_language().get_date_data(_AFTERWARDS.sub("", text))
    moment = found.date_obj
    if moment is None or moment.year != int(years[0]) or found.period not in ("day", "month"):
        return None
    day = moment.day if moment.day in days else None
    if days and day is None and moment.month not in days:
        return None
    value = _value(moment.year, moment.month, day)
    return CivilDate(value, origin) if value else None


@functools.cache
def _any_language() -> DateDataParser:
    settings = {"STRICT_PARSING": False, "REQUIRE_PARTS": ["month", "year"], "PARSERS": ["absolute-time"]}
    settings["RELATIVE_BASE"] = _LATE
    return DateDataParser(try_previous_locales=False, settings=settings)


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
    try:
        whole = datetime.date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return None
    return whole[: 4 if month is None else 7 if day is None else 10]


def _instant(day: str, time: str | None, zone: str | None) -> str | None:
    """The moment in UTC, or None where time or offset is missing or impossible."""
    if not time or not zone or len(day) != 10:
        return None
    hours = _ZONES[zone.upper()] if zone.isalpha() else 0
    if hours is None:
        return None
    offset = f"{'-' if hours < 0 else '+'}{abs(hours):02}:00" if zone.isalpha() else zone
    try:
        moment = datetime.datetime.fromisoformat(f"{day}T{time if time[2] == ':' else '0' + time}{offset}")
    except ValueError:
        return None
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
