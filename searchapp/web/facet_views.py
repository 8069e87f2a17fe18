"""How does one see all values of a facet, and find one among them?"""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from searchapp.answers import FacetEntry
from searchapp.domain import EntityKind
from searchapp.fields import FACETS
from searchapp.names import fold_name
from searchapp.people import spelt
from searchapp.search import search
from searchapp.web.services import services
from searchapp.web.urls import parameters, read_form

MOST_VALUES = 2000
"""How many values one list shows (of each kind of entity)."""

blueprint = Blueprint("facets", __name__)


@blueprint.get("/facet/<name>")
def page(name: str) -> ResponseReturnValue:
    """All values of a facet under a search; `kind` narrows entities, `find` keeps the names that hold a text."""
    if name not in FACETS:
        abort(404)
    facet, ours = FACETS[name], services()
    form, find, kind = read_form(request.args), request.args.get("find", ""), request.args.get("kind", "")
    found = search(form, ours.engine, ours.names, size=1, facet_size=MOST_VALUES, counted=frozenset({facet}))
    entries = [e for e in found.facets.get(facet, ()) if _fits(e, kind, find)]
    return render_template(
        "facet.html",
        page=found,
        form=form,
        facet=facet,
        entries=entries,
        cut=bool(found.more),
        find=find,
        here=request.path,
        hidden=[*parameters(form), *([("kind", kind)] if kind in set(EntityKind) else [])],
    ), 400 if found.problem else 200


def _fits(entry: FacetEntry, kind: str, find: str) -> bool:
    if kind not in ("", entry.kind):
        return False
    return fold_name(find) in fold_name(entry.value) or bool(entry.kind and spelt(find, entry.value))
