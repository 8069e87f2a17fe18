"""How does a search become a page, or a part of a page?"""

from __future__ import annotations

import re
from dataclasses import replace

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue
from htmx_flask import request

from searchapp.answers import FacetEntry, SearchForm, SearchPage
from searchapp.around_search.complete import complete
from searchapp.around_search.extent import extent
from searchapp.around_search.relaxed import relaxed
from searchapp.around_search.timeline import empty_stretches, timeline
from searchapp.fields import Facet
from searchapp.ports import Name
from searchapp.request import Scope
from searchapp.search import search
from searchapp.searching.spelling import also_written, did_you_mean
from searchapp.web.hit_layout import Story, stories
from searchapp.web.services import services
from searchapp.web.urls import page_url, read_form, search_url

SUGGESTED = 6

BY_HEADLINE = 10
"""So many articles by their headline alone stand below the paragraphs."""

COMPLETED = 5
"""So many speakers, entities and outlets each are offered while somebody types."""

TYPING = "q"
"""The element whose requests replace the address instead of adding to the history."""

_LAST_WORD = re.compile(r"(?:^|[\s(:\"“„«])([^\s():\"“”„«»*~-]{3,})$")

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
def page() -> ResponseReturnValue:
    """The search page; to htmx, only what changes on it."""
    ours = services()
    found = search(read_form(request.args), ours.engine, ours.names, otherwise=True)
    status = 400 if found.problem else 200
    partial = request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
    if not partial:
        return render_template("search.html", **_context(found), **_dates(found.form)), status
    response = make_response(render_template("answer.html", **_context(found)), status)
    header = "HX-Replace-Url" if request.htmx.trigger == TYPING else "HX-Push-Url"
    response.headers[header] = search_url(found.form)
    return response


def _context(found: SearchPage) -> dict[str, object]:
    form = found.form
    return {
        "page": found,
        "form": form,
        "stories": stories(found),
        "by_headline": _by_headline(found),
        "facets": Facet,
        "by_headline_form": replace(form.first_page(), scope=Scope.HEADLINES),
        "by_paragraph_form": replace(form.first_page(), scope=Scope.PARAGRAPHS),
        "turn": lambda number: page_url(form, number),
        "suggested": suggested(form.q),
        "followed": _often_quoted(found) if form == SearchForm() else (),
        "also_written": also_written(form, services().names),
        **({} if found.total or found.problem else _instead(form)),
    }


def _by_headline(found: SearchPage) -> list[Story]:
    """The first articles by their headline alone, below the last paragraphs."""
    form = found.form
    if not found.headlines or form.scope is Scope.HEADLINES or found.page < found.pages:
        return []
    ours, asked = services(), replace(form.first_page(), scope=Scope.HEADLINES)
    return stories(search(asked, ours.engine, ours.names, size=BY_HEADLINE, counted=frozenset()))


def _often_quoted(found: SearchPage) -> list[FacetEntry]:
    """The speakers whom one may want to follow, where nothing was asked yet."""
    return [entry for entry in found.facets.get(Facet.SPEAKER, ()) if entry.kind][:SUGGESTED]


@blueprint.get("/timeline")
def dates() -> ResponseReturnValue:
    """The timeline alone: dearer than the hits, it comes after them where htmx asked for a part of the page."""
    return render_template("timeline.html", **_dates(read_form(request.args)))


def _dates(form: SearchForm) -> dict[str, object]:
    ours = services()
    return {
        "timeline": timeline(form, ours.engine, ours.names),
        "during": lambda value: search_url(replace(form, first=value, last=value, page=1)),
    }


def _instead(form: SearchForm) -> dict[str, object]:
    """What to show where nothing was found: what may have been meant, and what was searched."""
    ours = services()
    whole = timeline(SearchForm(), ours.engine, ours.names)
    return {
        "extent": extent(ours.engine),
        "held": ours.articles.held(ours.engine.seq),
        "gaps": empty_stretches(whole) if whole else (),
        "meant": did_you_mean(form, ours.engine, ours.names),
        "relaxed": relaxed(form, ours.engine, ours.names),
    }


@blueprint.get("/complete")
def completions() -> ResponseReturnValue:
    """What the end of `q` may become, as the options of the search box's list."""
    ours = services()
    found = complete(request.args.get("q", ""), ours.engine, ours.names, COMPLETED)
    return render_template("completions.html", completions=found)


def suggested(q: str) -> tuple[Name, ...]:
    """Whose name the last word of a query may be."""
    word = _LAST_WORD.search(q)
    return services().names.sounding(word.group(1), SUGGESTED) if word else ()
