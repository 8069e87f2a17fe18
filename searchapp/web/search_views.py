"""How does a search become a page, a part of a page, or JSON?"""

from __future__ import annotations

import re
from dataclasses import replace

from flask import Blueprint, jsonify, make_response, render_template
from flask.typing import ResponseReturnValue
from htmx_flask import request

from searchapp.answers import Problem, SearchForm, SearchPage
from searchapp.complete import complete
from searchapp.export import resumed
from searchapp.extent import extent
from searchapp.ports import Name
from searchapp.request import Facet
from searchapp.search import PAGE_SIZE, search
from searchapp.spelling import also_written, did_you_mean
from searchapp.timeline import empty_stretches, timeline
from searchapp.web.json_answers import page_json, problem_json
from searchapp.web.laid_out import laid_out
from searchapp.web.services import services
from searchapp.web.unchanged import with_etag
from searchapp.web.urls import page_url, read_form, search_url

JSON_FACET_SIZE = 50

MOST_AT_ONCE = 500
"""So many hits one answer of `/search.json` may have."""

SUGGESTED = 6

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
    found = search(read_form(request.args), ours.engine, ours.names)
    status = 400 if found.problem else 200
    partial = request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
    if not partial:
        return render_template("search.html", **_context(found), **_dates(found.form)), status
    response = make_response(render_template("answer.html", **_context(found)), status)
    header = "HX-Replace-Url" if request.htmx.trigger == TYPING else "HX-Push-Url"
    response.headers[header] = search_url(found.form)
    return response


@blueprint.get("/search.json")
@with_etag
def as_json() -> ResponseReturnValue:
    """The same for programs; `size` hits at a time, and behind a cursor the hits that follow it."""
    ours, form, told = services(), read_form(request.args), request.args.get("size", str(PAGE_SIZE))
    if not (told.isascii() and told.isdigit() and 1 <= int(told[:4]) <= MOST_AT_ONCE):
        return jsonify(problem_json(Problem(f"A page may have 1 to {MOST_AT_ONCE} hits.", "size"))), 400
    size, after = int(told), request.args.get("cursor", "")
    if after:
        peek = search(form.first_page(), ours.engine, ours.names, size=1, counted=frozenset())
        begin, problem = resumed(form, peek, ours.names, after)
        if problem is None and begin.offset % size:
            problem = Problem(
                "This cursor stands within a page of this size; keep the size that it was given for.", "size"
            )
        if problem:
            return jsonify(problem_json(problem)), 400
        form = replace(form, page=begin.offset // size + 1)
    found = search(form, ours.engine, ours.names, size=size, facet_size=JSON_FACET_SIZE)
    return jsonify(page_json(found) | _next(found, size)), 400 if found.problem else 200


def _next(found: SearchPage, size: int) -> dict[str, str | None]:
    """The address of the hits that follow, which a new generation does not mix with these."""
    if found.problem:
        return {}
    if found.page >= found.pages:
        return {"next": None}
    start, _ = resumed(found.form, found, services().names, "")
    cursor = replace(start, offset=found.page * size)
    given = {} if size == PAGE_SIZE else {"size": str(size)}
    return {"next": search_url(found.form.first_page(), "/search.json", cursor=str(cursor), **given)}


def _context(found: SearchPage) -> dict[str, object]:
    form = found.form
    return {
        "page": found,
        "form": form,
        "texts": laid_out(found),
        "facets": Facet,
        "turn": lambda number: page_url(form, number),
        "suggested": suggested(form.q),
        "also_written": also_written(form, services().names),
        **({} if found.total or found.problem else _instead(form)),
    }


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
