"""What has somebody said, and where is somebody or something mentioned?"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from searchapp.answers import FacetEntry, SearchForm
from searchapp.ports import Name
from searchapp.query import resolve_entity
from searchapp.request import Facet, Sort
from searchapp.search import UNKNOWN, search
from searchapp.timeline import timeline
from searchapp.web.laid_out import laid_out
from searchapp.web.services import services
from searchapp.web.urls import name_url, read_form, search_url, side_url

MOST_ROLES = 8
"""How many of somebody's roles are shown, the most frequent first."""

blueprint = Blueprint("people", __name__)


@blueprint.get("/<any(speaker, entity):side>/<path:value>")
def page(side: str, value: str) -> ResponseReturnValue:
    """A speaker (what they say) or an entity (where it is mentioned), by id or by a name that only one bears."""
    name = _known(side, value)
    if value != f"e{name.id}":
        return redirect(side_url(side, name.id))
    ours, asked = services(), read_form(request.args)
    form = SearchForm(
        q=f"{side}:e{name.id}", first=asked.first, last=asked.last, sort=Sort.NEWEST.value, page=asked.page
    )
    found = search(form, ours.engine, ours.names)
    return render_template(
        "person.html",
        name=name,
        side=side,
        page=found,
        form=form,
        variants=[variant for variant in name.variants if variant != name.name],
        roles=ours.roles(name.id)[:MOST_ROLES],
        texts=laid_out(found),
        timeline=timeline(form, ours.engine, ours.names) if found.hits else None,
        during=lambda time: side_url(side, name.id, replace(form, first=time, last=time, page=1)),
        turn=lambda number: side_url(side, name.id, replace(form, page=number)),
        speakers=_others(found.facets.get(Facet.SPEAKER, ()), name),
        entities=_others(found.facets.get(Facet.ENTITY, ()), name),
        person_link=lambda entry: side_url("speaker", int(entry.id[1:])),
        thing_link=lambda entry: search_url(replace(form, sort=SearchForm().sort).toggled(Facet.ENTITY, entry.id)),
        outlet_link=lambda entry: search_url(replace(form, sort=SearchForm().sort).toggled(Facet.SOURCE, entry.id)),
    ), 400 if found.problem else 200


def _known(side: str, value: str) -> Name:
    """The one bearer of an id or name; where there are several, or it is spelt otherwise, a search for the name."""
    ours = services()
    ids = resolve_entity(value, ours.names)
    known = ours.names.names(ids)
    if not known:
        if ours.names.sounding(value, 1):  # a part of a name, or another spelling: the search says whom it takes
            abort(redirect(search_url(SearchForm(q=f'{side}:"{value}"'))))
        abort(404)
    if len(known) > 1:
        abort(redirect(name_url(Facet(side), value)))
    return next(iter(known.values()))


def _others(entries: tuple[FacetEntry, ...], name: Name) -> list[FacetEntry]:
    """The first ten others."""
    others = [e for e in entries if e.id not in (f"e{name.id}", UNKNOWN)]
    return sorted(others, key=lambda e: (-e.count, e.value))[:10]
