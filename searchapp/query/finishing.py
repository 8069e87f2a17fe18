"""How would a query end that somebody is still typing? Open marks and brackets are closed, loose ends left out."""

import re

_LOOSE = re.compile(r"(?:(?:^|(?<=\s)|(?<=\())(?:AND|OR|NOT|-|[a-z]+:)|[*~]?-)\s*$")
_OPENING = {"“": "”", "„": "“", "«": "»", "「": "」"}


def finished(q: str) -> str:
    """The query as it may be meant; nothing is changed in one that is whole."""
    while (shorter := _LOOSE.sub("", q)) != q:
        q = shorter
    for opening, closing in _OPENING.items():
        if opening in q and closing not in q[q.rindex(opening) + 1 :] and '"' not in q:
            q += closing
    if q.count('"') % 2:
        q = q[: q.rindex('"')] if q.endswith('"') else q + '"'
    outside = re.sub(r'"[^"]*"', "", q)
    return q + ")" * max(0, outside.count("(") - outside.count(")"))
