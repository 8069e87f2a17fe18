"""How does a reader report a wrong attribution, without an account and without leaving anything but the report?

Flask-WTF keeps other sites from sending the form in a reader's name, Flask-Limiter keeps one address from sending many;
it counts addresses in memory and forgets them after a day. The archive learns of neither.
"""

import hashlib
import time
from dataclasses import replace

from flask import Blueprint, Flask, Response, make_response, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_limiter import Limiter, RateLimitExceeded
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFError, CSRFProtect

from searchapp.article import ArticlePage, Statement
from searchapp.report import Report, Wrong
from searchapp.web.asked_article import asked_statement
from searchapp.web.failures import failure
from searchapp.web.forms import FORM, LONGEST_NAME, LONGEST_NOTE, clean, shown
from searchapp.web.network import is_here
from searchapp.web.services import services
from searchapp.web.urls import report_url
from searchapp.web.voices import speaker_of

LIMITS = "10 per minute; 100 per day"
"""How many reports one address may send."""

LARGEST_FORM = 64 * 1024
"""How many bytes a sent form may have."""

blueprint = Blueprint("reports", __name__)


def register(app: Flask, secret: str, rate: int) -> Limiter:
    """Add the form to an application, with what guards it, which is answered; `secret` signs the tokens.

    One address may send `rate` requests a minute (0: as many as it likes).
    """
    app.secret_key = secret
    app.config.update(
        SESSION_COOKIE_NAME="searchapp",
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the browser is open: an article may be read slowly
        WTF_CSRF_SSL_STRICT=False,  # it asks for a Referer, which our own policy keeps browsers from sending
    )
    CSRFProtect(app)
    limiter = Limiter(
        get_remote_address, app=app, storage_uri="memory://", strategy="moving-window",
        application_limits=[f"{rate} per minute"] if rate else [],
        application_limits_exempt_when=lambda: is_here(request.remote_addr),
    )  # fmt: skip
    limiter.limit(LIMITS, methods=["POST"])(blueprint)
    app.register_blueprint(blueprint)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(RateLimitExceeded, lambda _: _too_many(limiter))
    return limiter


@blueprint.route("/report/<number:statement_id>/<key:article_id>", methods=FORM)
def report(statement_id: int, article_id: str) -> ResponseReturnValue:
    """The form, and after it was sent and kept, the thanks; what was filled in wrongly is told above the form."""
    article, statement = asked_statement(article_id, statement_id)
    if request.method != "POST":
        return _page(article, statement, {}, sent="sent" in request.args)
    told = _report(article, statement)
    fields = {name: clean(request.form.get(name, "")) for name in ("wrong", "who", "note")}
    problem = _problem(fields, _mark(told))
    if problem:
        return _page(article, statement, fields, problem)
    services().report(replace(told, wrong=Wrong(fields["wrong"]), who=fields["who"], note=fields["note"]))
    return redirect(report_url(article.id, statement.id) + "?sent=1", 303)


def _report(article: ArticlePage, statement: Statement) -> Report:
    """What the page shows of a statement, as the beginning of a report."""
    speaker = speaker_of(statement)
    return Report(
        article=article.id,
        version=article.version,
        statement=statement.id,
        quoted=article.words(statement),
        speaker=speaker.name if speaker else None,
        status=statement.status,
        band=statement.band,
        wrong=Wrong.SPEAKER,
    )


def _mark(report: Report) -> str:
    """Twelve digits that change with what is shown, so that nobody reports what they have not seen."""
    return hashlib.sha256(repr(report).encode()).hexdigest()[:12]


def _problem(fields: dict[str, str], mark: str) -> str:
    """What was filled in wrongly, in a sentence; empty where nothing was."""
    if fields["wrong"] not in set(Wrong):
        return str(gettext("Please choose what is wrong."))
    if len(fields["who"]) > LONGEST_NAME or len(fields["note"]) > LONGEST_NOTE:
        return str(
            gettext("A name may have %(name)s characters and a note %(note)s.", name=LONGEST_NAME, note=LONGEST_NOTE)
        )
    if request.form.get("shown") != mark:
        return str(gettext("What is shown of this statement has changed meanwhile; please look at it again."))
    return ""


def _page(
    article: ArticlePage, statement: Statement, fields: dict[str, str], problem: str = "", sent: bool = False
) -> Response:
    report, longest = _report(article, statement), {"who": LONGEST_NAME, "note": LONGEST_NOTE}
    told = {"article": article, "shown": report, "mark": _mark(report), "fields": fields, "sent": sent}
    answer = make_response(shown("report.html", problem, **told, choices=Wrong, longest=longest))
    answer.headers["Cache-Control"] = "no-store"  # the token in it is this reader's
    return answer


def _too_many(limiter: Limiter) -> ResponseReturnValue:
    told = gettext("So many from one address are not taken; please wait a while and send it again.")
    answer = make_response(failure(429, gettext("That was a lot at once."), told))
    limit = limiter.current_limit
    answer.headers["Retry-After"] = str(max(1, round(limit.reset_at - time.time()))) if limit else "60"
    return answer


def _expired(_: CSRFError) -> ResponseReturnValue:
    return failure(
        400,
        gettext("The report could not be taken."),
        gettext("Go back, load the form again, and let your browser keep its cookie until the report is sent."),
    )
