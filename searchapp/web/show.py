"""How are dates, numbers and sentences written for the reader?"""

import datetime
import zlib
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from flask_babel import format_datetime, gettext

from searchapp.answers import UNKNOWN
from searchapp.domain import CivilDate, DateOrigin
from searchapp.errors import Sentence
from searchapp.fields import Facet, Kind
from searchapp.ports import WHICH_ONE
from searchapp.reading import REMARKS, Original
from searchapp.web.language import locale_name


def number(value: int) -> str:
    """A number with the separators of the reader's language."""
    return _number(value, locale_name())


@lru_cache(10_000)
def _number(value: int, locale: str) -> str:
    return str(format_decimal(value, locale=locale))


def day(date: CivilDate) -> str:
    """A date as precise as it is known: “2024”, “March 2024” or “5 March 2024” in the reader's language."""
    return _day(date.value, date.first_day, locale_name())


@lru_cache(10_000)
def _day(value: str, first_day: datetime.date, locale: str) -> str:
    pattern = {4: "y", 7: "MMMM y"}.get(len(value), "long")
    return str(format_date(first_day, pattern, locale=locale))


def instant(date: CivilDate) -> str:
    """The moment of a date as feeds want it; where only the day is known, its beginning."""
    return date.instant or f"{date.first_day.isoformat()}T00:00:00Z"


def span(value: str) -> str:
    """The year, month or day that a bar of a timeline stands for."""
    return day(CivilDate(value, DateOrigin.TEXT))


def moment(when: datetime.datetime) -> str:
    """A moment with its time zone, which is UTC."""
    return str(format_datetime(when, "d MMM y, HH:mm", rebase=False)) + " UTC"


def added(when: str) -> str:
    """The moment at which the archive took something in."""
    return moment(datetime.datetime.fromisoformat(when))


def told(sentence: str) -> str:
    """A sentence from below the web in the reader's language, where a translation is known."""
    if isinstance(sentence, Sentence):
        return str(gettext(sentence.template)) % sentence.values
    return str(gettext(sentence))


def remark(code: str) -> str:
    """What is to be known of how an article was read."""
    return told(REMARKS.get(code, code))


def clock(seconds: float) -> str:
    """A place in a recording as its player shows it: 1:02:03."""
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}" if minutes >= 60 else f"{minutes}:{second:02}"


def noted(note: str) -> str:
    """What tells a name apart, in the reader's language where it is not from an article."""
    return gettext("which one is not told") if note == WHICH_ONE else note


def value_name(facet: Facet, value: str) -> str:
    """What a facet's value is called in the reader's language."""
    if value == UNKNOWN and facet.absent:
        return str(gettext(facet.absent))
    if facet.kind is Kind.LANGUAGE:
        return str(Locale.parse(locale_name()).languages.get(value, value))
    return value


def key(text: str) -> str:
    """A text as a part of an element's id: the same for the same text, of letters and digits only."""
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"


FILTERS: dict[str, Any] = {
    "place": Original.told,
    **{f.__name__: f for f in (number, day, moment, span, instant, told, added, remark, clock, noted, value_name, key)},
}
