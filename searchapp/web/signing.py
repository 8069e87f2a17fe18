"""Who is it that asks? Accounts sign in with a password, by Flask-Login; whoever tries many passwords has to wait.

Where one password is set for all readers, only who gives it by HTTP Basic authentication, under any name, may read.
"""

import datetime
import hmac
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from urllib.parse import quote

from flask import Blueprint, Flask, Request, Response, abort, current_app, g, make_response, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_limiter import Limiter
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from searchapp.account import Account, Role
from searchapp.web.failures import failure
from searchapp.web.network import SIGNED_IN
from searchapp.web.rendering import render
from searchapp.web.services import services

LIMITS = "5 per minute; 50 per day"
"""How often one address may try to sign in."""

LASTS = datetime.timedelta(hours=12)
"""A session ends so long after its sign-in."""

SINCE = "since"
"""Where a session keeps when that was, in seconds since 1970."""

OPEN = frozenset({"assets.asset", "pages.alive", "pages.ready", "signing.form", "signing.sign_in"})
"""What even a server for members answers to everybody."""

P = ParamSpec("P")

blueprint = Blueprint("signing", __name__)


class Signed(UserMixin):  # type: ignore[misc]  # Flask-Login has no types
    """An account that has signed in."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        """What the session keeps: the name and the password's stamp."""
        return f"{self.account.stamp}:{self.account.name}"


def register(app: Flask, limiter: Limiter) -> None:
    """Let an application sign accounts in."""
    app.config.update(PERMANENT_SESSION_LIFETIME=LASTS)
    manager = LoginManager(app)
    manager.session_protection = None  # an address changes on the way; the stamp ends what must end
    manager.user_loader(_signed)
    manager.request_loader(_let_in)
    limiter.limit(LIMITS, methods=["POST"])(blueprint)
    app.register_blueprint(blueprint)
    app.before_request(_tell_editors)
    app.context_processor(lambda: {"signed": actor(), "show_editors": services().show_editors})


def _tell_editors() -> None:
    """Note whether an editor asks, for whom more may be shown."""
    if "_user_id" in session or request.environ.get(SIGNED_IN):
        account = actor()
        g.corrects = account is not None and account.role.corrects


def for_members_only(app: Flask) -> None:
    """Answer nobody else than who has signed in."""

    @app.before_request
    def ask() -> ResponseReturnValue | None:
        if request.endpoint in OPEN or actor():
            return None
        if request.path.endswith((".json", ".jsonl", ".csv", ".atom")):
            return failure(401, gettext("This archive asks who reads."), gettext("Sign in first."))
        return _to_the_form()


def require_password(app: Flask, password: str) -> None:
    """Answer every request without this password with status 401; whoever tries many has to wait, as at signing in."""
    tries, limits = MovingWindowRateLimiter(MemoryStorage()), parse_many(LIMITS)

    @app.before_request
    def ask() -> Response | None:
        given = request.authorization.password if request.authorization else None
        address = request.remote_addr or ""
        if given is not None:
            if not all(tries.test(limit, address) for limit in limits):
                return Response("Too many passwords were tried; wait a while.\n", 429, {"Retry-After": "60"})
            if hmac.compare_digest(given.encode(), password.encode()):
                return None
            for limit in limits:
                tries.hit(limit, address)
            current_app.logger.warning("A password was wrong, from %s", address)
        return Response("This archive asks for a password.\n", 401, {"WWW-Authenticate": 'Basic realm="searchapp"'})


def _to_the_form() -> ResponseReturnValue:
    return redirect(f"/sign-in?next={quote(request.path)}", 303)


def actor() -> Account | None:
    """The account that asks, or None."""
    return current_user.account if current_user.is_authenticated else None


def for_editors(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Answer a view to editors only: others are asked to sign in, or told that they may not."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        account = actor()
        if account is None:
            return _to_the_form()
        if not account.role.corrects:
            abort(403)
        response = make_response(view(*args, **kwargs))
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def for_admins(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The same for admins only."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        account = actor()
        if account is not None and account.role is not Role.ADMIN:
            abort(403)
        return view(*args, **kwargs)

    return for_editors(answer)


@blueprint.get("/sign-in")
def form() -> ResponseReturnValue:
    """The form."""
    return _page("", 200)


@blueprint.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Begin a session, and go on to where one came from."""
    editing = services().editing
    name, password = request.form.get("name", ""), request.form.get("password", "")
    account = editing.accounts.check(name, password) if editing else None
    if account is None:
        current_app.logger.warning("A sign-in failed, from %s", request.remote_addr)
        return _page(str(gettext("No account has this name and this password.")), 400)
    session.clear()
    session.permanent, session[SINCE] = True, int(time.time())
    login_user(Signed(account))
    return redirect(_onward(), 303)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session."""
    logout_user()
    session.clear()
    return redirect("/", 303)


def _signed(told: str) -> Signed | None:
    stamp, _, name = told.partition(":")
    fresh = time.time() - session.get(SINCE, 0) < LASTS.total_seconds()
    editing = services().editing
    account = editing.accounts.get(name) if editing and fresh else None
    return Signed(account) if account and account.stamp == stamp else None


def _let_in(asking: Request) -> Signed | None:
    """The account that a trusted proxy says has signed in there."""
    name, editing = asking.environ.get(SIGNED_IN, ""), services().editing
    account = editing.accounts.get(name) if editing and name else None
    return Signed(account) if account else None


def _onward() -> str:
    """Where one came from, on this server only."""
    asked = request.values.get("next", "/")
    return asked if asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable() else "/"


def _page(problem: str, status: int) -> ResponseReturnValue:
    answer = make_response(render("sign_in.html", problem=problem, onward=_onward()), status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
