"""How does a search become a page, a part of a page, or JSON?"""

from __future__ import annotations

from flask import Blueprint, jsonify, make_response, render_template
from flask.typing import ResponseReturnValue
from htmx_flask import request

from searchapp.answers import SearchPage
from searchapp.domain import EntityKind, Span
from searchapp.request import Facet
from searchapp.search import search
from searchapp.web.json_answers import page_json
from searchapp.web.pieces import Stretch, stretches
from searchapp.web.services import services
from searchapp.web.urls import read_form, search_url
from searchapp.web.voices import Palette, Voice, voice_of

JSON_FACET_SIZE = 50

TYPING = "q"
"""The element whose requests replace the address instead of adding to the history."""

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
def page() -> ResponseReturnValue:
    """The search page; to htmx, only what changes on it."""
    ours = services()
    found = search(read_form(request.args), ours.engine, ours.names)
    status = 400 if found.problem else 200
    partial = request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
    if not partial:
        return render_template("search.html", **_context(found)), status
    response = make_response(render_template("answer.html", **_context(found)), status)
    header = "HX-Replace-Url" if request.htmx.trigger == TYPING else "HX-Push-Url"
    response.headers[header] = search_url(found.form)
    return response


@blueprint.get("/search.json")
def as_json() -> ResponseReturnValue:
    """The same for programs."""
    ours = services()
    found = search(read_form(request.args), ours.engine, ours.names, facet_size=JSON_FACET_SIZE)
    return jsonify(page_json(found)), 400 if found.problem else 200


def _context(found: SearchPage) -> dict[str, object]:
    return {
        "page": found,
        "form": found.form,
        "texts": _texts(found),
        "facets": Facet,
        "kinds": EntityKind,
    }


def _texts(found: SearchPage) -> list[tuple[list[Stretch[Voice]], list[Stretch[Voice]]]]:
    """Each hit's text and title, laid out for the template."""
    palette = Palette()
    laid_out = []
    for hit in found.hits:
        voices = [voice_of(quote, palette) for quote in hit.quotes]
        text = stretches(hit.text, Span(0, len(hit.text)), hit.marks, voices)
        title: list[Stretch[Voice]] = stretches(hit.title, Span(0, len(hit.title)), hit.title_marks, [])
        laid_out.append((text, title))
    return laid_out
