"""Which days does a date mean that somebody typed, in figures or in words: “26 September 2016”, “last week”?

The months' names are those of the Unicode CLDR, as Babel brings them along.
"""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import digit

from babel.dates import get_month_names

from searchapp.domain import CivilDate, DateOrigin, Span

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)

Days = tuple[datetime.date | None, datetime.date | None]
"""The first and the last day of a range; None leaves an end open."""

_LOCALES = ("en", "de", "fr", "es", "ar", "ar_SY", "fa")
_BEFORE = r"(?:\b(?:in|on|of|from|during|since|im|am|vom|en|le|del|de|du|في|در)\s+)?"
_PERIODS = {
    "today": ("day", 0), "heute": ("day", 0), "aujourd'hui": ("day", 0), "hoy": ("day", 0), "اليوم": ("day", 0),
    "yesterday": ("day", 1), "gestern": ("day", 1), "hier": ("day", 1), "ayer": ("day", 1), "أمس": ("day", 1),
    "this week": ("week", 0), "diese woche": ("week", 0), "cette semaine": ("week", 0), "esta semana": ("week", 0),
    "last week": ("week", 1), "letzte woche": ("week", 1), "la semaine dernière": ("week", 1),
    "la semana pasada": ("week", 1), "الأسبوع الماضي": ("week", 1),
    "this month": ("month", 0), "diesen monat": ("month", 0), "last month": ("month", 1), "letzten monat": ("month", 1),
    "le mois dernier": ("month", 1), "el mes pasado": ("month", 1), "الشهر الماضي": ("month", 1),
    "this year": ("year", 0), "dieses jahr": ("year", 0), "last year": ("year", 1), "letztes jahr": ("year", 1),
    "l'année dernière": ("year", 1), "el año pasado": ("year", 1), "العام الماضي": ("year", 1),
}  # fmt: skip


def day_range(text: str) -> tuple[datetime.date, datetime.date]:
    """The first and last day of `2024`, `2024-03` or `2024-03-05`.

    Raises ValueError for anything else, and for days that the calendar does not know.
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    date = CivilDate("-".join(part.zfill(2) for part in found.groups() if part), DateOrigin.TEXT)
    return date.first_day, date.last_day


def parse_days(text: str) -> Days:
    """The days that a `date:` value means: a date, `first..last` with either end open, or `>`, `>=`, `<`, `<=`.

    Raises ValueError where it is none of these.
    """
    if ".." in text:
        return _between(*text.split("..", 1))
    for sign in (">=", "<=", ">", "<"):
        if text.startswith(sign):
            return _beyond(sign, *day_range(text[len(sign) :]))
    return day_range(text)


def _between(first: str, last: str) -> Days:
    if not first and not last:
        raise ValueError("..")
    begin = day_range(first)[0] if first else None
    end = day_range(last)[1] if last else None
    if begin and end and begin > end:
        raise ValueError(f"{first}..{last}")
    return begin, end


def _beyond(sign: str, first: datetime.date, last: datetime.date) -> Days:
    one = datetime.timedelta(days=1)
    try:
        match sign:
            case ">=":
                return first, None
            case "<=":
                return None, last
            case ">":
                return last + one, None
            case _:
                return None, first - one
    except OverflowError:  # beyond the calendar's first or last day
        raise ValueError(sign) from None


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date that stands in a query: where, and what `date:` would say for it."""

    span: Span
    value: str


@lru_cache(1)
def _months() -> dict[str, int]:
    """Every name of a month, in small letters, with its number."""
    found: dict[str, int] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=locale).items():
                found.setdefault(name.lower().rstrip("."), number)
                found.setdefault(name.lower().rstrip(".ٔ"), number)
    return found


@lru_cache(1)
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    day, year, month = (
        r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th|er|\.)?",
        r"(?P<year{0}>[12]\d{{3}})",
        r"(?P<month{0}>{1})\.?",
    )
    forms = (
        day.format(1) + r"(?:\s+of|\s+de)?\s*" + month.format(1, names) + r",?(?:\s+de|\s+del)?\s+" + year.format(1),
        month.format(2, names) + r"\s+" + day.format(2) + r",?\s+" + year.format(2),
        month.format(3, names) + r",?(?:\s+of|\s+de|\s+del)?\s+" + year.format(3),
        r"(?P<iso>[12]\d{3}-\d{1,2}(?:-\d{1,2})?)",
        r"(?P<day4>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year4>[12]\d{3})",
        "(?P<period>" + "|".join(map(re.escape, _PERIODS)) + ")",
    )
    return re.compile(rf"(?<![\w:.-]){_BEFORE}(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def told_date(text: str, today: datetime.date) -> ToldDate | None:
    """The one date that a query tells in words; None where it tells none or several, or has a field for it."""
    if "date:" in text or "year:" in text:
        return None
    text = "".join(str(digit(c)) if c.isdecimal() else c for c in text)
    found = [m for m in _pattern().finditer(text) if not _quoted(text, m.start())]
    if len(found) != 1:
        return None
    value = _value(found[0], today)
    return ToldDate(Span(*found[0].span()), value) if value else None


def told_year(text: str) -> str | None:
    """A year that stands alone in a query as a word."""
    found = re.findall(r"(?<![\w:.,-])(1[89]\d\d|20\d\d)(?![\w:.,-])", text)
    return found[0] if len(found) == 1 and text.strip() != found[0] else None


def _quoted(text: str, at: int) -> bool:
    return sum(text[:at].count(mark) for mark in '"“”„«»') % 2 == 1


def _value(found: re.Match[str], today: datetime.date) -> str:
    parts = {name.rstrip("1234"): part for name, part in found.groupdict().items() if part is not None}
    if "period" in parts:
        return _of_period(*_PERIODS[parts["period"].lower()], today)
    if "iso" in parts:
        value = "-".join(part.zfill(2) for part in parts["iso"].split("-"))
    else:
        month = int(parts["number"]) if "number" in parts else _months()[parts["month"].lower()]
        value = f"{parts['year']}-{month:02}" + (f"-{int(parts['day']):02}" if "day" in parts else "")
    try:
        day_range(value)
    except ValueError:
        return ""
    return value


def _of_period(unit: str, back: int, today: datetime.date) -> str:
    if unit == "day":
        return (today - datetime.timedelta(days=back)).isoformat()
    if unit == "week":
        monday = today - datetime.timedelta(days=today.weekday() + 7 * back)
        return f"{monday}..{monday + datetime.timedelta(days=6)}"
    if unit == "month":
        first = today.replace(day=1)
        return (first - datetime.timedelta(days=1) if back else first).strftime("%Y-%m")
    return str(today.year - back)
