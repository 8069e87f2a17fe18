"""What does one see when there is nothing to show?"""

import re

from flask import Flask, current_app, jsonify, make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from searchapp.errors import ArchiveAway, CursorGone, EngineAway, IndexDamaged, IndexMissing, SearchappError
from searchapp.web.rendering import render
from searchapp.web.seats import AGAIN
from searchapp.web.show import told


def register(app: Flask) -> None:
    """Answer every failure with a page that says what to do."""
    app.register_error_handler(IndexMissing, _no_index)
    app.register_error_handler(
        IndexDamaged,
        lambda e: failure(503, gettext("The index is damaged."), _for_all(str(e)), "searchapp reindex --full"),
    )
    app.register_error_handler(EngineAway, _away)
    app.register_error_handler(ArchiveAway, _away)
    app.register_error_handler(CursorGone, lambda error: failure(410, "", str(error)))
    app.register_error_handler(
        SearchappError, lambda e: failure(503, gettext("This can't be answered now."), _for_all(told(e.args[0])))
    )
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _defect)


def failure(status: int, heading: str, text: str, command: str = "") -> ResponseReturnValue:
    """A page, or JSON where a program asked, that tells of a failure."""
    if request.path.endswith((".json", ".jsonl", ".csv", ".atom", "/readyz")):
        return jsonify(error={"message": f"{heading} {text}".strip()}), status
    return render("failure.html", heading=heading, text=text, command=command), status


def _no_index(_: IndexMissing) -> ResponseReturnValue:
    return failure(
        503,
        gettext("Nothing has been indexed yet."),
        gettext("Whoever runs this archive makes the index with this command:"),
        "searchapp reindex",
    )


def _away(error: EngineAway | ArchiveAway) -> ResponseReturnValue:
    engine, archive = gettext("The search engine is away at the moment."), gettext("The archive is away at the moment.")
    answer = make_response(
        failure(
            503,
            engine if isinstance(error, EngineAway) else archive,
            gettext("Nothing is lost. As soon as it is back, pages are answered as before; try again in a moment."),
        )
    )
    answer.headers["Retry-After"] = str(AGAIN)
    return answer


_FOLDERS = re.compile(r"\S+://\S+: |(?:\b[A-Za-z]:)?(?:[\\/][^\s\\/:]+)*[\\/](?=[^\s\\/:]+:)")


def _for_all(sentence: str) -> str:
    """The sentence with the names of files alone: where they lie on this machine is nobody's business."""
    return _FOLDERS.sub("", sentence)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code == 404:
        return failure(404, gettext("There is no such page."), gettext("Perhaps the address was cut short."))
    answer = failure(error.code or 500, gettext("This request can't be answered."), f"{error.code} {error.name}")
    response = make_response(answer)
    response.headers.extend(  # such as Retry-After
        (name, value) for name, value in error.get_headers() if name not in response.headers
    )
    return response


def _defect(error: Exception) -> ResponseReturnValue:
    # The traceback goes to the log without the address, since a query may betray a source.
    current_app.logger.error("A page failed", exc_info=error)
    return failure(
        500, gettext("Something went wrong."), gettext("This is a defect of the program, not of your query.")
    )
