"""Which pages stand by themselves: the help, and what a machine asks to see whether the program is well?"""

from importlib.metadata import version

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from searchapp.answers import SearchForm
from searchapp.around_search.extent import extent
from searchapp.errors import IndexMissing
from searchapp.fields import Facet
from searchapp.request import SearchRequest
from searchapp.web.kept import once
from searchapp.web.openapi import description
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.urls import search_url

blueprint = Blueprint("pages", __name__)


@blueprint.get("/help")
def help_page() -> ResponseReturnValue:
    """How one searches here."""
    return render("help.html", search_url_of=lambda q: search_url(SearchForm(q=q)), facets=Facet)


@blueprint.get("/about")
def about() -> ResponseReturnValue:
    """What the archive holds, who read it, and which index answers."""
    ours = services()
    told: dict[str, object] = {"annotator": ours.annotator(), "published": ours.published(), "figures": ours.figures()}
    try:
        live = ours.engine.live()
        told |= {"extent": once("extent", lambda: extent(ours.engine)), "generation": live.snapshot_id}
        return render("about.html", held=ours.articles.held(live.seq), **told)
    except IndexMissing:
        return render("about.html", held=ours.articles.held(0), **told)


@blueprint.get("/openapi.json")
def api() -> ResponseReturnValue:
    """The interface for programs, described for programs."""
    return jsonify(description(version("searchapp")))


@blueprint.get("/healthz")
def alive() -> ResponseReturnValue:
    """Whether the process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> ResponseReturnValue:
    """Whether searches can be answered: 503 before the first index."""
    found = services().engine.search(SearchRequest(limit=1, counted=frozenset()))
    return jsonify(status="ok", generation=found.snapshot_id)
