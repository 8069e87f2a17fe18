"""How is the archive, and what does who looks after it want to start? For accounts with the role admin."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from searchapp.account import Role
from searchapp.administering import MOST, Administering
from searchapp.web.forms import answered, editor, shown
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.signing import for_admins

blueprint = Blueprint("admin", __name__)


@blueprint.get("/admin")
@for_admins
def page(problem: str = "") -> ResponseReturnValue:
    """Status, generations, what runs, what was refused, accounts and backups."""
    ours = _ours()
    refused, all_refused = ours.archive.refusals(MOST)
    return shown(
        "admin.html",
        problem,
        counts=ours.archive.counts(),
        generations=ours.generations(),
        jobs=[ours.job(name) for name in ours.jobs],
        refused=refused,
        all_refused=all_refused,
        accounts=ours.archive.accounts.all(),
        roles=list(Role),
        backups=ours.backups(),
    )


@blueprint.get("/admin/<any(reindex, backup):name>")
@for_admins
def watch(name: str) -> ResponseReturnValue:
    """How a command is that was started: the part of the page that asks again while it runs."""
    return render("job.html", job=_ours().job(name))


@blueprint.post("/admin/<any(reindex, backup):name>")
@for_admins
def start(name: str) -> ResponseReturnValue:
    """Start a command."""
    return answered(lambda: _ours().start(name), page, f"/admin#{name}")


@blueprint.post("/admin/users")
@for_admins
def users() -> ResponseReturnValue:
    """Add or remove an account, or give one another password."""
    ours = _ours()
    name, role, password, what = (request.form.get(field, "") for field in ("name", "role", "password", "what"))
    deeds = {
        "add": lambda: ours.add_account(name, role, password),
        "password": lambda: ours.archive.accounts.set_password(name, password),
        "remove": lambda: ours.remove_account(name, editor()),
    }
    if what not in deeds:
        abort(400)
    return answered(deeds[what], page, "/admin#users")


def _ours() -> Administering:
    return services().administering or abort(404)
