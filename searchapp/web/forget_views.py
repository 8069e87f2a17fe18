"""How does an admin take an article, or a name, out of the archive? A page before it says what will happen."""

from dataclasses import dataclass

from flask import Blueprint, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.domain import EntityKind
from searchapp.web.asked_article import asked_article
from searchapp.web.forms import FORM, answered, editing, editor, reason, shown
from searchapp.web.identity_views import known_entity
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.signing import for_admins

MOST = 200
"""How many articles of a person, and people of an article, the page offers."""

blueprint = Blueprint("forgetting", __name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to go: an article (`withdraw`), somebody's names out of one or all (`anonymise`), or the way from them
    to one (`delist`); nothing yet where `what` is empty."""

    what: str
    entity: int
    article: str


@blueprint.route("/forget", methods=FORM)
@for_admins
def forget() -> ResponseReturnValue:
    """What can be taken out of `article` or of `entity`; with `what`, what will happen and the form that does it.

    Sent, all that has been taken out by now is shown. The log tells the case's number and no name.
    """
    asked = _asked()
    if request.method == "POST" and not asked.what:
        abort(400)

    def take_out() -> str:
        cases = _do(asked, reason())
        current_app.logger.warning("Taken out: %s, case %s", asked.what, ", ".join(map(str, cases)) or "–")
        return "/forgotten"

    return answered(take_out, lambda problem: _page(asked, problem))


@blueprint.get("/forgotten")
@for_admins
def forgotten() -> ResponseReturnValue:
    """All that was ever taken out, the latest first."""
    return render("forgotten.html", taken=editing().archive.taken_out())


def _do(asked: _Asked, why: str) -> list[int]:
    match asked.what:
        case "withdraw":
            editing().withdraw(asked.article, why, editor())
            return []
        case "delist":
            return [editing().delist(asked.entity, asked.article, editor(), why)]
        case _:
            return editing().anonymise(asked.entity, [asked.article] if asked.article else None, editor(), why)


def _asked() -> _Asked:
    what, article = request.values.get("what", ""), request.values.get("article", "")
    entity = request.values.get("entity", 0, type=int)
    fits = {"": bool(entity) != bool(article), "withdraw": bool(article), "anonymise": bool(entity),
            "delist": bool(entity and article)}  # fmt: skip
    if not fits.get(what, False):
        abort(404)
    return _Asked(what, entity, article)


def _page(asked: _Asked, problem: str) -> ResponseReturnValue:
    name = known_entity(asked.entity) if asked.entity else None
    article = asked_article(asked.article) if asked.article else None
    known = services().names.names({i for i, _ in article.mentions}) if article and not name else {}
    named = [one for one in known.values() if one.kind is not EntityKind.PLACE]
    headings = {
        "": gettext("What shall be taken out?"),
        "withdraw": gettext("Withdraw this article"),
        "anonymise": gettext("Take this name out"),
        "delist": gettext("Let this name lead to the article no more"),
    }
    return shown(
        "forget.html",
        problem,
        asked=asked,
        heading=headings[asked.what],
        name=name,
        article=article,
        articles=editing().archive.naming(asked.entity, MOST) if asked.entity else None,
        named=sorted(named, key=lambda one: (one.kind is not EntityKind.PERSON, one.name))[:MOST],
    )
