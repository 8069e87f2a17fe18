"""How much of a search is said, and how much stands anywhere? Two sides of one search, a click apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from searchapp.answers import SearchForm, SearchPage
from searchapp.ports import Names, Searcher
from searchapp.query import word_spans
from searchapp.searching.counting import count_of


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a search, with the number of its paragraphs."""

    form: SearchForm
    count: int


def sides(found: SearchPage, engine: Searcher, names: Names) -> tuple[Side, Side] | None:
    """Everything, and what is said only; None where the query has no plain word. Raises IndexMissing, IndexDamaged."""
    form = found.asked
    spans = [s for s in word_spans(form.q, names) if form.q[: s.start][-1:] not in ("-", ":")]
    said = everything = form.q
    for span in reversed(spans):
        said = f"{said[: span.start]}said:{said[span.start :]}"
    if "said:" in form.q:
        everything, said = re.sub(r"(?<![^\s(-])said:", "", form.q), form.q
    elif not spans:
        return None
    both = [replace(form, q=q, literal=True, page=1) for q in (everything, said)]
    counts = [found.total if one.q == form.q else count_of(one, engine, names) for one in both]
    first, second = (Side(one, count or 0) for one, count in zip(both, counts, strict=True))
    return first, second
