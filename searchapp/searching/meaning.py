"""What did somebody mean who typed a plain question, or a date in words? A query that a skilled user would write."""

import datetime
import re
from dataclasses import replace

from searchapp.answers import SearchForm
from searchapp.ports import Names
from searchapp.query import content, question, told_date, told_year

_TITLE = re.compile(r"(?:the|president|mr\.?|mrs\.?|ms\.?|der|die|präsident|الرئيس)\s+", re.IGNORECASE)


def meant(form: SearchForm, names: Names, today: datetime.date) -> SearchForm:
    """The form with its query in the query language; the same one where that stands in it already, or is wanted."""
    if form.literal:
        return form
    q, date = form.q, ""
    told = told_date(q, today)
    if told:
        q, date = f"{q[: told.span.start]} {q[told.span.end :]}".strip(), f"date:{told.value}"
    asked = question(q)
    if asked is not None:
        if asked.who or asked.what:
            q = " ".join([*_speaker(asked.who, names), *(f"said:{word}" for word in asked.what)])
        else:
            q = " ".join(content(q)) or q
    elif not told:
        return form
    written = " ".join(part for part in (" ".join(q.split()), date) if part)
    return replace(form, q=written) if written != form.q.strip() else form


def of_year(form: SearchForm) -> SearchForm | None:
    """The same search among the articles of a year that its query names as a word; None where it names none."""
    year = told_year(form.q)
    return replace(form, q=f"{' '.join(form.q.replace(year, ' ').split())} date:{year}", page=1) if year else None


def _speaker(who: str, names: Names) -> list[str]:
    """The speaker as a field where the archive knows somebody of the name, else as words that stand near."""
    if not who:
        return []
    for name in dict.fromkeys((who, _TITLE.sub("", who, count=1))):
        if name and (names.find(name) or names.sounding(name, 1)):
            return [f'speaker:"{name}"' if re.search(r"[^\w]", name) else f"speaker:{name}"]
    return list(content(who))
