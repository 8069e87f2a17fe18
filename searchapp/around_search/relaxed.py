"""Which part of a search finds nothing? How many paragraphs each word finds alone, and all of them without filters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from searchapp.answers import SearchForm
from searchapp.ports import Names, Searcher
from searchapp.query import word_spans
from searchapp.searching.counting import count_of

MOST_WORDS = 8
"""So many words of a query are looked up alone at most."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A search that asks for less, with the number of paragraphs that it finds; it may be none.

    `word` is what is left of the query, or None where the whole query is asked without filters.
    """

    form: SearchForm
    word: str | None
    count: int


def relaxed(form: SearchForm, engine: Searcher, names: Names) -> tuple[Relaxed, ...]:
    """What a search that finds nothing would find if it asked for less. Raises IndexMissing and IndexDamaged."""
    bare = SearchForm(form.q, sort=form.sort, by=form.by)
    wanted = [span for span in word_spans(form.q, names) if form.q[: span.start][-1:] != "-"]
    words = list(dict.fromkeys(form.q[span.start : span.end] for span in wanted))[:MOST_WORDS]
    less: list[tuple[str | None, SearchForm]] = [(None, bare)] if form.q.strip() and form.first_page() != bare else []
    less += [(word, replace(form, q=word, page=1)) for word in words if word != form.q.strip()]
    counted = ((word, asked, count_of(asked, engine, names)) for word, asked in less)
    return tuple(Relaxed(asked, word, count) for word, asked, count in counted if count is not None)
