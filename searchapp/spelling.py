"""What may have been meant where nothing was found? Only words that the archive itself holds are offered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from searchapp.answers import SearchForm
from searchapp.errors import QueryError
from searchapp.ports import Names, Searcher
from searchapp.query import word_spans
from searchapp.request import Fuzzy, SearchRequest, Word

SHORTEST = 4
"""Shorter words have too many neighbours for any of them to be likely."""

LOOKED_AT = 20
"""How many paragraphs with a similar word are looked at for its most frequent spelling."""


def did_you_mean(form: SearchForm, engine: Searcher, names: Names) -> SearchForm | None:
    """The same search with each word that nobody wrote replaced by the likeliest similar one; None where there is none.

    Raises IndexMissing and IndexDamaged.
    """
    try:
        spans = word_spans(form.q, names)
    except QueryError:
        return None
    q = form.q
    for span in reversed(spans):  # from behind, so that the places before stay where they are
        better = _better(form.q[span.start : span.end], engine)
        if better:
            q = q[: span.start] + better + q[span.end :]
    return replace(form, q=q, page=1) if q != form.q else None


def _better(word: str, engine: Searcher) -> str | None:
    if len(word) < SHORTEST or engine.search(_asking(Word(word), 1)).total:
        return None
    found = engine.search(_asking(Fuzzy(word), LOOKED_AT)).hits
    spelt = Counter(hit.paragraph.text[m.start : m.end].lower() for hit in found for m in hit.marks)
    spelt.update(hit.paragraph.title[m.start : m.end].lower() for hit in found for m in hit.title_marks)
    return min(spelt, key=lambda text: (-spelt[text], text), default=None)


def _asking(node: Word | Fuzzy, limit: int) -> SearchRequest:
    return SearchRequest(query=node, limit=limit, counted=frozenset())
