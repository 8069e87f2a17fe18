"""How does a search run, from what was filled in to the page that is shown?

`search` reads from top to bottom: take a plain question for a query, understand the form, ask the engine, give names to
the ids that it answers; where nothing is found, ask for less.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from searchapp.answers import Hit, SearchForm, SearchPage, Why
from searchapp.fields import Facet
from searchapp.found import Found, FoundParagraph, ReadLater
from searchapp.ports import Names, Searcher
from searchapp.request import And, ArticleIs, Scope, SearchRequest
from searchapp.searching.instead import instead
from searchapp.searching.meaning import meant
from searchapp.searching.naming import counted_ids, entries_of, first_entries, ids_in, named_hits
from searchapp.searching.taken import taken
from searchapp.searching.understand import BadValue, chips, understand

PAGE_SIZE = 20
FACET_SIZE = 8

_LAST_PAGE = 1_000_000


def search(
    form: SearchForm,
    engine: Searcher,
    names: Names,
    *,
    size: int = PAGE_SIZE,
    facet_size: int | None = FACET_SIZE,
    counted: frozenset[Facet] = frozenset(Facet),
    within: frozenset[str] | None = None,
    otherwise: bool = False,
    dated: bool = False,
    marked: bool = True,
    read: bool = False,
) -> SearchPage:
    """Run a search. What was filled in wrongly is answered as the page's `problem`.

    `size` is the number of hits a page, `facet_size` that of values a facet (of each kind of entity; None: all),
    `counted` are the facets that are counted at all, and `within` are ids of articles outside of which nothing is found
    (None: all articles). `dated` asks for the dates of all that is found, `marked` for the marks in texts.
    `read`: the hits will be looked at, so that their names may be asked for with the others'.
    `otherwise`: where nothing is found, what asks for less is searched instead. Raises IndexMissing and IndexDamaged.
    """
    limit = None if facet_size is None else facet_size + 1  # one more tells whether there are more
    plain = SearchRequest(limit=size, facet_limit=limit, counted=counted, headlines=bool(counted))
    plain = replace(plain, dated=dated, marked=marked)
    run = partial(_run, engine=engine, names=names, plain=plain, facet_size=facet_size, within=within, read=read)
    asked = meant(form, names, datetime.datetime.now(datetime.UTC).date())
    page = run(asked)
    if otherwise and not form.literal and not (page.total or page.headlines or page.problem):
        for less in instead(asked, engine, names):
            found = run(less.form)
            if found.total:
                return replace(found, form=form, why=less.why)
    if otherwise and page.headlines and not page.total:
        return replace(run(replace(asked, scope=Scope.HEADLINES)), form=form, why=Why.HEADLINE)
    return replace(page, form=form)


def _run(
    form: SearchForm,
    engine: Searcher,
    names: Names,
    plain: SearchRequest,
    facet_size: int | None,
    within: frozenset[str] | None,
    read: bool,
) -> SearchPage:
    """Run a search as it is written, as `plain` wants it answered."""
    try:
        understood = understand(form, names, plain)
    except BadValue as bad:
        return SearchPage(form=form, asked=form, chips=chips(form, names), problem=bad.problem)
    request = understood.request
    if within is not None:
        request = replace(request, query=And((request.query, ArticleIs(within))))
    found, page = _ask(engine, request, form.page)
    registry = names.names(counted_ids(found.facets) | (ids_in(found.hits) if read else set()))
    facets, more = first_entries(entries_of(found, request, registry), facet_size)
    return SearchPage(
        form=form,
        asked=form,
        total=found.total,
        headlines=found.headlines,
        hits=ReadLater(len(found.hits), partial(_named, found.hits, names)),
        facets=facets,
        more=more,
        chips=chips(form, names),
        page=page,
        dates=found.dates,
        pages=-(-min(found.total, engine.deepest) // plain.limit),
        beyond=page < form.page,
        incomplete=found.incomplete,
        shown=min(found.total, engine.deepest),
        notices=(*understood.notices, *taken(form.q, request.query, found)),
        generation=found.snapshot_id,
    )


def _named(hits: Sequence[FoundParagraph], names: Names) -> tuple[Hit, ...]:
    """The hits with their names: a page that is kept written down looks at none."""
    return named_hits(hits, names.names(ids_in(hits)))


def _ask(engine: Searcher, request: SearchRequest, page: int) -> tuple[Found, int]:
    """The answer and the page that it is: the last one where a later one was asked for."""
    page = min(page, _LAST_PAGE, max(1, engine.deepest // request.limit))
    found = engine.search(replace(request, offset=(page - 1) * request.limit))
    if found.hits or not found.total or page == 1:
        return found, page if found.total else 1
    last = min(-(-found.total // request.limit), engine.deepest // request.limit)
    return engine.search(replace(request, offset=(last - 1) * request.limit)), last
