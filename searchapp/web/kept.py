"""What was answered a moment ago, and does it still hold? Answers are kept until anything in the archive changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Any, TypeVar, cast

from flask import current_app, g, request

from searchapp.web.services import services

KEY = "searchapp.kept"

LARGE = 400
"""So many large answers are kept at a time."""

MOST = 20_000
"""So many answers are kept; then all are asked for anew."""

T = TypeVar("T")


def known() -> dict[Hashable, Any]:
    """What is known of the archive in its present state and of the live generation; both are read before it is kept.

    A page that only shows something is of the state in which it began.
    """
    ours = services()
    key = f"{KEY}.{ours.audience}"
    if key in g:
        return cast("dict[Hashable, Any]", g.get(key))
    now = (ours.state(), ours.engine.live().snapshot_id)
    at, answers = current_app.extensions.get(key, (None, {}))
    if at != now or len(answers) > MOST:
        current_app.extensions[key] = (now, answers := {})
    if request.method == "GET":
        setattr(g, key, answers)
    return cast("dict[Hashable, Any]", answers)


def first_asked(key: Hashable) -> bool:
    """Whether this is asked for the first time in the present state."""
    answers, asked = known(), ("asked", key)
    new = asked not in answers
    answers[asked] = True
    return new


def once(key: Hashable, ask: Callable[[], T]) -> T:
    """An answer that depends on archive and index alone, asked for once for each state of both."""
    answers = known()
    if key not in answers:
        answers[key] = ask()
    return cast(T, answers[key])


def lately(key: Hashable, ask: Callable[[], T]) -> T:
    """The same for large answers, of which the latest few are kept."""
    answers: OrderedDict[Hashable, T] = known().setdefault("lately", OrderedDict())
    if key in answers:
        return answers[key]
    found = answers[key] = ask()
    while len(answers) > LARGE:
        with suppress(KeyError):  # another thread may have been first
            answers.popitem(last=False)
    return found
