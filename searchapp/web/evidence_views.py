"""How does one take away the proof of a statement?"""

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.web.asked_article import asked_article
from searchapp.web.failures import failure
from searchapp.web.services import services

blueprint = Blueprint("evidence", __name__)


@blueprint.get("/evidence/<number:statement_id>/<key:article_id>")
def evidence(statement_id: int, article_id: str) -> ResponseReturnValue:
    """The evidence pack of a statement, as a ZIP."""
    asked_article(article_id)
    if not services().take(article_id):
        return failure(403, gettext("Readers may see this article only in part."), "")
    pack = services().evidence(article_id, statement_id)
    if pack is None:
        abort(404)
    disposition = f'attachment; filename="{pack.name}"'
    return Response(pack.data, mimetype="application/zip", headers={"Content-Disposition": disposition})
