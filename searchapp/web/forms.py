"""How does a form come and go? Asked for it is shown; sent it does its deed, or is shown again with what is wrong."""

import unicodedata
from collections.abc import Callable
from typing import Any

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from searchapp.editing import Editing
from searchapp.errors import ArchiveError
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.show import told
from searchapp.web.signing import actor

FORM = ("GET", "POST")
"""How the page of a form is asked for."""

LONGEST_NAME, LONGEST_NOTE = 200, 2000
"""How many characters the fields take."""

NO_REASON = "Please say why; it is kept."

_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """What was typed, composed, without the characters that would command a terminal or turn a line round."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in plain if c == "\n" or (unicodedata.category(c) != "Cc" and c not in _REORDERING)).strip()


def typed(**longest: int) -> dict[str, str]:
    """What was typed into the fields of these names, each cut where it is longer."""
    return {name: clean(request.form.get(name, ""))[:most] for name, most in longest.items()}


def reason() -> str:
    """Why it is done. Raises ArchiveError where no reason is given."""
    found = typed(reason=LONGEST_NOTE)["reason"]
    if not found:
        raise ArchiveError(NO_REASON)
    return found


def answered(
    deed: Callable[[], object], page: Callable[[str], ResponseReturnValue], onward: str = ""
) -> ResponseReturnValue:
    """The page of a form, or where it was sent the way `onward`, without one to the address that its deed answers.

    What the deed can't do (ArchiveError) is told on the page.
    """
    if request.method != "POST":
        return page("")
    try:
        done = deed()
        return redirect(onward or str(done), 303)
    except ArchiveError as error:
        return page(told(error.args[0]))


def shown(template: str, problem: str, **context: Any) -> ResponseReturnValue:
    """A form's page; with a problem its status is 400."""
    return render(template, problem=problem, **context), 400 if problem else 200


def editing() -> Editing:
    """What editors do here; where nobody can sign in, the request ends with status 404."""
    return services().editing or abort(404)


def editor() -> str:
    """The name of the editor who asks."""
    account = actor()
    assert account is not None  # for_editors saw to it
    return account.name
