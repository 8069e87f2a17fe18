"""How does an editor put right who is who, from a person's page?"""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from searchapp.correction import Deed
from searchapp.domain import EntityKind
from searchapp.ports import Name
from searchapp.web.forms import FORM, LONGEST_NAME, LONGEST_NOTE, answered, editing, editor, reason, shown, typed
from searchapp.web.services import services
from searchapp.web.signing import for_editors
from searchapp.web.urls import side_url

MOST = 50
"""How many links, pairs and decisions the page lists."""

blueprint = Blueprint("identities", __name__)


@blueprint.route("/person/e<number:entity_id>", methods=FORM)
@for_editors
def person(entity_id: int) -> ResponseReturnValue:
    """What can be said of somebody, each with what speaks for it; sent, the person as they are now."""
    name, told = known_entity(entity_id), request.form.get

    def decide() -> str:
        deed = Deed(
            what=told("what", ""),
            entity=name.id,
            other=told("other", 0, type=int),
            articles=(told("article", ""),),
            **typed(name=LONGEST_NAME, first=LONGEST_NAME, last=LONGEST_NAME),
            number=told("number", 0, type=int),
        )
        editing().identify(deed, editor(), typed(reason=LONGEST_NOTE)["reason"] if deed.what == "undo" else reason())
        return side_url("entity", deed.other if deed.what == "merge" else name.id)

    return answered(decide, lambda problem: _page(name, problem))


def known_entity(entity_id: int) -> Name:
    """The name of an entity; where there is none of this id, the request ends with status 404."""
    return services().names.names([entity_id]).get(entity_id) or abort(404)


def _page(name: Name, problem: str) -> ResponseReturnValue:
    people = services().people
    return shown(
        "identity.html",
        problem,
        name=name,
        told_what=request.form.get("what", ""),
        kinds=[kind for kind in EntityKind if kind is not name.kind],
        alike=people.may_be_same(name.id)[:MOST],
        links=people.links(name.id, MOST),
        decided=people.decided(name.id, MOST),
    )
