"""What do programs get of a search: a page of it, the hits behind a cursor, or all of it?"""

from dataclasses import replace

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from searchapp.answers import Problem, SearchForm, SearchPage
from searchapp.search import PAGE_SIZE, search
from searchapp.taking_away.export import resumed
from searchapp.web.export_views import whole_json
from searchapp.web.json_answers import page_json, refused
from searchapp.web.services import services
from searchapp.web.unchanged import with_etag
from searchapp.web.urls import read_form, search_url

FACET_SIZE = 50

MOST_AT_ONCE = 500
"""So many hits one answer may have that is made before it is sent."""

ALL = "all"
"""The size with which every hit is asked for; these are sent as they are found."""

blueprint = Blueprint("json", __name__)


@blueprint.get("/search.json")
@with_etag
def as_json() -> ResponseReturnValue:
    """A search for programs: `size` hits at a time, with the address of those that follow, or all of them."""
    ours, form, told = services(), read_form(request.args), request.args.get("size", str(PAGE_SIZE))
    if told == ALL:
        first = search(form.first_page(), ours.engine, ours.names, size=1, facet_size=FACET_SIZE)
        return whole_json(page_json(first) | {"page": 1, "pages": min(1, first.total), "next": None})
    size = int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 0
    if not 1 <= size <= MOST_AT_ONCE:
        return refused(Problem(f"A page may have 1 to {MOST_AT_ONCE} hits, or all.", "size"))
    after, problem = _behind(form, size)
    if problem:
        return refused(problem)
    found = search(after, ours.engine, ours.names, size=size, facet_size=FACET_SIZE, otherwise=True)
    return jsonify(page_json(found) | _next(found, size)), 400 if found.problem else 200


def _behind(form: SearchForm, size: int) -> tuple[SearchForm, Problem | None]:
    """The search at the page that begins behind the cursor, where one was given. Raises CursorGone."""
    ours, cursor = services(), request.args.get("cursor", "")
    if not cursor:
        return form, None
    peek = search(form.first_page(), ours.engine, ours.names, size=1, counted=frozenset())
    begin, problem = resumed(form, peek, ours.names, cursor)
    if problem is None and begin.scans:
        problem = Problem("This cursor is one of an export; go on with the same kind of answer.", "cursor")
    if problem is None and begin.offset % size:
        told = "This cursor stands within a page of this size; keep the size that it was given for."
        problem = Problem(told, "cursor")
    return replace(form, page=begin.offset // size + 1), problem


def _next(found: SearchPage, size: int) -> dict[str, str | None]:
    """The address of the hits that follow, which a new generation does not mix with these."""
    if found.problem:
        return {}
    if found.page >= found.pages:
        return {"next": None}
    start, _ = resumed(found.asked, found, services().names, "")
    cursor = replace(start, offset=found.page * size)
    given = {} if size == PAGE_SIZE else {"size": str(size)}
    return {"next": search_url(found.asked.first_page(), "/search.json", cursor=str(cursor), **given)}
