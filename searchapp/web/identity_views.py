"""How does an editor put right who is who, from a person's page?"""

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from searchapp.domain import EntityKind
from searchapp.editing import Deed
from searchapp.errors import ArchiveError
from searchapp.ports import Name
from searchapp.web.correct_views import editing, editor
from searchapp.web.rendering import render
from searchapp.web.report_views import LONGEST_NAME, LONGEST_NOTE, clean
from searchapp.web.services import services
from searchapp.web.show import told
from searchapp.web.signing import for_editors
from searchapp.web.urls import side_url

MOST = 50
"""How many links, pairs and decisions the page lists."""

blueprint = Blueprint("identities", __name__)


@blueprint.get("/person/e<number:entity_id>")
@for_editors
def form(entity_id: int) -> ResponseReturnValue:
    """What can be said of somebody, each with what speaks for it."""
    return _page(known_entity(entity_id))


@blueprint.post("/person/e<number:entity_id>")
@for_editors
def decide(entity_id: int) -> ResponseReturnValue:
    """Say it, and show the person as they are now."""
    name, reason = known_entity(entity_id), clean(request.form.get("reason", ""))[:LONGEST_NOTE]
    deed = Deed(
        what=request.form.get("what", ""),
        entity=name.id,
        other=request.form.get("other", 0, type=int),
        article=request.form.get("article", ""),
        name=clean(request.form.get("name", ""))[:LONGEST_NAME],
        first=request.form.get("first", "").strip(),
        last=request.form.get("last", "").strip(),
        number=request.form.get("number", 0, type=int),
    )
    try:
        editing().identify(deed, editor(), reason)
    except ArchiveError as error:
        return _page(name, told(error.args[0]))
    return redirect(side_url("entity", deed.other if deed.what == "merge" else name.id), 303)


def known_entity(entity_id: int) -> Name:
    """The name of an entity; where there is none of this id, the request ends with status 404."""
    name = services().names.names([entity_id]).get(entity_id)
    if name is None:
        abort(404)
    return name


def _page(name: Name, problem: str = "") -> ResponseReturnValue:
    people = services().people
    page = render(
        "identity.html",
        name=name,
        problem=problem,
        told_what=request.form.get("what", ""),
        kinds=[kind for kind in EntityKind if kind is not name.kind],
        alike=people.may_be_same(name.id)[:MOST],
        links=people.links(name.id, MOST),
        decided=people.decided(name.id, MOST),
    )
    return page, 400 if problem else 200
