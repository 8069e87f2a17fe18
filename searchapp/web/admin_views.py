"""How is the archive, and what does who looks after it want to start? For accounts with the role admin."""

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from searchapp.account import Role
from searchapp.administering import Administering
from searchapp.errors import ArchiveError
from searchapp.web.correct_views import editor
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.show import told
from searchapp.web.signing import for_admins

blueprint = Blueprint("admin", __name__)


@blueprint.get("/admin")
@for_admins
def page() -> ResponseReturnValue:
    """Status, generations, what runs, what was refused, accounts and backups."""
    return _page()


@blueprint.get("/admin/<any(reindex, backup):name>")
@for_admins
def watch(name: str) -> ResponseReturnValue:
    """How a command is that was started: the part of the page that asks again while it runs."""
    return render("job.html", job=_ours().job(name))


@blueprint.post("/admin/<any(reindex, backup):name>")
@for_admins
def start(name: str) -> ResponseReturnValue:
    """Start a command."""
    return _done(lambda: _ours().start(name), f"/admin#{name}")


@blueprint.post("/admin/users")
@for_admins
def users() -> ResponseReturnValue:
    """Add or remove an account, or give one another password."""
    ours = _ours()
    name, role, password, what = (request.form.get(field, "") for field in ("name", "role", "password", "what"))
    deeds = {
        "add": lambda: ours.add_account(name, role, password),
        "password": lambda: ours.set_password(name, password),
        "remove": lambda: ours.remove_account(name, editor()),
    }
    if what not in deeds:
        abort(400)
    return _done(deeds[what], "/admin#users")


def _ours() -> Administering:
    ours = services().administering
    if ours is None:
        abort(404)
    return ours


def _done(deed, onward: str) -> ResponseReturnValue:  # type: ignore[no-untyped-def]
    try:
        deed()
    except ArchiveError as error:
        return _page(told(error.args[0]))
    return redirect(onward, 303)


def _page(problem: str = "") -> ResponseReturnValue:
    ours = _ours()
    refused, all_refused = ours.refusals()
    page = render(
        "admin.html",
        problem=problem,
        counts=ours.counts,
        generations=ours.generations(),
        jobs=[ours.job(name) for name in ours.jobs],
        refused=refused,
        all_refused=all_refused,
        accounts=ours.accounts(),
        roles=list(Role),
        backups=ours.backups(),
    )
    return page, 400 if problem else 200
