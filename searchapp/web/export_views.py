"""In which formats can a result be taken away whole?"""

import datetime
from collections.abc import Callable, Iterator
from itertools import islice
from json import JSONEncoder
from typing import Any

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from searchapp.answers import SearchForm
from searchapp.around_search.extent import extent
from searchapp.taking_away.export import Export, export
from searchapp.web.json_answers import hit_json, problem_json
from searchapp.web.seats import seated
from searchapp.web.services import services
from searchapp.web.spreadsheets import paragraph_lines, statement_lines
from searchapp.web.unchanged import with_etag
from searchapp.web.urls import read_form, search_url

LINES_A_PIECE = 100
"""So many lines are handed to the server at a time."""

_WRITE = JSONEncoder(ensure_ascii=False).encode

blueprint = Blueprint("exports", __name__)


@blueprint.get("/search.csv")
@with_etag
@seated
def as_csv() -> ResponseReturnValue:
    """Every hit as a row; as many rows as hits, whatever their number. Behind a cursor, without the columns' names."""
    return _streamed("text/csv", lambda _, taken: paragraph_lines(taken), marked=False)


@blueprint.get("/search.statements.csv")
@with_etag
@seated
def statements_as_csv() -> ResponseReturnValue:
    """Every statement of every hit as a row: who said what, when, where, and how the program knows."""
    ours, root = services(), request.root_url.rstrip("/")
    return _streamed("text/csv", lambda _, taken: statement_lines(taken, root, ours.people, ours.copies), marked=False)


@blueprint.get("/search.jsonl")
@with_etag
@seated
def as_jsonl() -> ResponseReturnValue:
    """Every hit as a line of JSON, as in `/search.json`."""
    return _streamed(
        "application/jsonl",
        lambda form, taken: (_WRITE(hit_json(hit, form.q)) + "\n" for hit in taken.hits),
    )


def whole_json(answer: dict[str, Any]) -> ResponseReturnValue:
    """An answer of `/search.json` with every hit in place of its own; where it tells of a mistake, that."""

    def lines(form: SearchForm, taken: Export) -> Iterator[str]:
        before = {name: value for name, value in answer.items() if name != "hits"}
        yield _WRITE(before).removesuffix("}") + ', "hits": ['
        for number, hit in enumerate(taken.hits):
            yield (",\n" if number else "\n") + _WRITE(hit_json(hit, form.q))
        yield "\n]}\n"

    return _streamed("application/json", lines)


@blueprint.get("/search.manifest.json")
def manifest() -> ResponseReturnValue:
    """What an export holds: the query, when and from which generation it was taken, by whose findings, how many."""
    form = read_form(request.args)
    taken = _taken(form)
    if taken.problem:
        return jsonify(problem_json(taken.problem)), 400
    whole = extent(services().engine)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return jsonify(
        query=search_url(form),
        taken=now,
        generation=taken.generation,
        annotator=services().annotator(),
        total=taken.total,
        complete=taken.complete,
        cursor=str(taken.cursor),
        searched={
            "paragraphs": whole.paragraphs,
            "outlets": whole.outlets,
            "first": whole.first.value if whole.first else None,
            "last": whole.last.value if whole.last else None,
            "undated": whole.undated,
            "unattributed": whole.unattributed,
        },
    )


def _taken(form: SearchForm, marked: bool = True) -> Export:
    ours = services()
    return export(form, ours.engine, ours.names, request.args.get("cursor", ""), marked)


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """The lines, many at a time: a server hands on each piece by itself."""
    while piece := "".join(islice(lines, LINES_A_PIECE)):
        yield piece


def _streamed(
    mimetype: str, lines: Callable[[SearchForm, Export], Iterator[str]], marked: bool = True
) -> ResponseReturnValue:
    form = read_form(request.args)
    taken = _taken(form, marked)
    if taken.problem:
        return jsonify(problem_json(taken.problem)), 400
    response = Response(_joined(lines(form, taken)), mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{request.path.removeprefix("/")}"'
    response.headers["Link"] = f'<{search_url(form, "/search.manifest.json")}>; rel="describedby"'
    response.headers["X-Total"] = str(taken.total)
    response.headers["X-Complete"] = str(taken.complete).lower()
    response.headers["X-Generation"] = taken.generation
    response.headers["X-Cursor"] = str(taken.cursor)
    return response
