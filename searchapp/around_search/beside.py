"""How much do searches beside one find: each word alone, all without filters, what is said, what stands anywhere?"""

import re
from dataclasses import replace

from searchapp.answers import SearchForm, SearchPage
from searchapp.ports import Names, Searcher
from searchapp.query import word_spans
from searchapp.searching.understand import Counted, count_of

MOST_WORDS = 8
"""So many words of a query are looked up alone at most."""


def relaxed(form: SearchForm, engine: Searcher, names: Names) -> tuple[Counted, ...]:
    """What a search that finds nothing would find if it asked for less. Raises IndexMissing and IndexDamaged."""
    bare = SearchForm(form.q, sort=form.sort, by=form.by)
    wanted = [span for span in word_spans(form.q, names) if form.q[: span.start][-1:] != "-"]
    words = list(dict.fromkeys(form.q[span.start : span.end] for span in wanted))[:MOST_WORDS]
    less: list[tuple[str | None, SearchForm]] = [(None, bare)] if form.q.strip() and form.first_page() != bare else []
    less += [(word, replace(form, q=word, page=1)) for word in words if word != form.q.strip()]
    counted = ((word, asked, count_of(asked, engine, names)) for word, asked in less)
    return tuple(Counted(asked, count, word) for word, asked, count in counted if count is not None)


def sides(found: SearchPage, engine: Searcher, names: Names) -> tuple[Counted, Counted] | None:
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
    first, second = (found.total if one.q == form.q else count_of(one, engine, names) or 0 for one in both)
    return Counted(both[0], first), Counted(both[1], second)
