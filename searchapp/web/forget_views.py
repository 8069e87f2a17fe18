"""How does an admin take an article, or a name, out of the archive? A page before it says what will happen."""

from dataclasses import dataclass

from flask import Blueprint, abort, current_app, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.archive import TakenOut
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError
from searchapp.web.asked_article import asked_article
from searchapp.web.correct_views import NO_REASON, editing, editor
from searchapp.web.identity_views import known_entity
from searchapp.web.rendering import render
from searchapp.web.report_views import LONGEST_NOTE, clean
from searchapp.web.services import services
from searchapp.web.show import told
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


@blueprint.get("/forget")
@for_admins
def page() -> ResponseReturnValue:
    """What can be taken out of `article` or of `entity`; with `what`, what will happen and the form that does it."""
    return _page(_asked())


@blueprint.post("/forget")
@for_admins
def forget() -> ResponseReturnValue:
    """Do it, and show what has been taken out by now. The log tells the case's number and no name."""
    asked, reason = _asked(), clean(request.form.get("reason", ""))[:LONGEST_NOTE]
    if not asked.what:
        abort(400)
    try:
        cases = _do(asked, reason)
    except ArchiveError as error:
        return _page(asked, told(error.args[0]))
    current_app.logger.warning("Taken out: %s, case %s", asked.what, ", ".join(map(str, cases)) or "–")
    return redirect("/forgotten", 303)


@blueprint.get("/forgotten")
@for_admins
def forgotten() -> ResponseReturnValue:
    """All that was ever taken out, the latest first."""
    taken: list[TakenOut] = editing().taken_out()
    return render("forgotten.html", taken=taken)


def _do(asked: _Asked, reason: str) -> list[int]:
    if not reason:
        raise ArchiveError(NO_REASON)
    match asked.what:
        case "withdraw":
            editing().withdraw(asked.article, editor(), reason)
            return []
        case "delist":
            return [editing().delist(asked.entity, asked.article, editor(), reason)]
        case _:
            return editing().anonymise(asked.entity, [asked.article] if asked.article else None, editor(), reason)


def _asked() -> _Asked:
    what, article = request.values.get("what", ""), request.values.get("article", "")
    entity = request.values.get("entity", 0, type=int)
    fits = {"": bool(entity) != bool(article), "withdraw": bool(article), "anonymise": bool(entity),
            "delist": bool(entity and article)}  # fmt: skip
    if not fits.get(what, False):
        abort(404)
    return _Asked(what, entity, article)


def _page(asked: _Asked, problem: str = "") -> ResponseReturnValue:
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
    page = render(
        "forget.html",
        asked=asked,
        heading=headings[asked.what],
        problem=problem,
        name=name,
        article=article,
        articles=editing().naming(asked.entity, MOST) if asked.entity else None,
        named=sorted(named, key=lambda one: (one.kind is not EntityKind.PERSON, one.name))[:MOST],
    )
    return page, 400 if problem else 200
