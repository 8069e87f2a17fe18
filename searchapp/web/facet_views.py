"""How does one see all values of a facet, and find one among them?"""

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from searchapp.answers import FacetEntry, SearchPage
from searchapp.domain import EntityKind
from searchapp.fields import FACETS, Facet
from searchapp.names import fold_name
from searchapp.people.naming import spelt
from searchapp.search import search
from searchapp.web.json_answers import entry_json, refused
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.spreadsheets import marked_table
from searchapp.web.urls import parameters, read_form, search_url

ON_A_PAGE = 100
"""So many values stand on one page of a list."""

blueprint = Blueprint("facets", __name__)


@blueprint.get("/facet/<name>")
def page(name: str) -> ResponseReturnValue:
    """The values of a facet under a search, page by page; `kind` narrows entities, `find` keeps those with a text."""
    facet, found, entries = _values(name)
    form, kind = found.form, request.args.get("kind", "")
    asked = request.args.get("at", "")
    pages = max(1, -(-len(entries) // ON_A_PAGE))
    at = min(max(1, int(asked) if asked.isdecimal() and len(asked) < 7 else 1), pages)
    kept = {"kind": kind} if kind in set(EntityKind) else {}
    find = request.args.get("find", "")
    return render(
        "facet.html",
        page=found,
        form=form,
        facet=facet,
        entries=entries[(at - 1) * ON_A_PAGE : at * ON_A_PAGE],
        count=len(entries),
        at=at,
        pages=pages,
        turn=lambda number: search_url(form, request.path, **kept, **({"find": find} if find else {}), at=str(number)),
        twin=lambda ending: search_url(form, f"/facet/{facet.value}.{ending}", **kept),
        find=find,
        here=request.path,
        hidden=[*parameters(form), *kept.items()],
    ), 400 if found.problem else 200


@blueprint.get("/facet/<name>.json")
def as_json(name: str) -> ResponseReturnValue:
    """All values with their counts."""
    _, found, entries = _values(name)
    if found.problem:
        return refused(found.problem)
    return jsonify(total=found.total, generation=found.generation, values=[entry_json(entry) for entry in entries])


@blueprint.get("/facet/<name>.csv")
def as_csv(name: str) -> ResponseReturnValue:
    """The same as a table for spreadsheets."""
    _, found, entries = _values(name)
    if found.problem:
        return refused(found.problem)
    rows = [(e.id, e.value, str(e.count), e.kind.value if e.kind else "", e.note) for e in entries]
    return Response("".join(marked_table(("id", "value", "count", "kind", "note"), rows)), mimetype="text/csv")


def _values(name: str) -> tuple[Facet, SearchPage, list[FacetEntry]]:
    """A facet, the search, and all its values that the address wants."""
    if name not in FACETS:
        abort(404)
    facet, ours = FACETS[name], services()
    find, kind = request.args.get("find", ""), request.args.get("kind", "")
    counted = frozenset({facet})
    found = search(read_form(request.args), ours.engine, ours.names, size=1, facet_size=None, counted=counted)
    of_kind = [entry for entry in found.facets.get(facet, ()) if kind in ("", entry.kind)]
    folded = fold_name(find)
    return facet, found, [e for e in of_kind if folded in fold_name(e.value) or (e.kind and spelt(find, e.value))]
