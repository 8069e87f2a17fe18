"""Which days does a date or a range of dates mean that somebody typed?"""

import datetime
import re

from searchapp.domain import CivilDate, DateOrigin

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)

Days = tuple[datetime.date | None, datetime.date | None]
"""The first and the last day of a range; None leaves an end open."""


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
