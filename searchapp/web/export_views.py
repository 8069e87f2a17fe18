"""In which formats can a result be taken away whole, and followed in a feed?"""

import datetime
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from json import JSONEncoder
from typing import Any

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from searchapp.answers import SearchForm
from searchapp.around_search.extent import extent
from searchapp.taking_away.export import Export, export
from searchapp.taking_away.news import Item, news
from searchapp.web.json_answers import fields, hit_json, refused
from searchapp.web.rendering import render
from searchapp.web.seats import seated
from searchapp.web.services import services
from searchapp.web.spreadsheets import paragraph_lines, statement_lines
from searchapp.web.unchanged import with_etag
from searchapp.web.urls import read_form, search_url

LONG = 64 * 1024
"""So many characters, in whole lines, are handed to the server at a time."""

FEED_SIZE = 50
"""How many entries a feed has at most."""

_NAMES = uuid.UUID("5e2c1a06-3d0b-5f6e-9a41-7c1d5b9e8f20")
_WRITE = JSONEncoder(ensure_ascii=False).encode

blueprint = Blueprint("exports", __name__)


@blueprint.get("/search.csv")
@with_etag
def as_csv() -> ResponseReturnValue:
    """Every hit as a row; as many rows as hits, whatever their number. Behind a cursor, without the columns' names."""
    return _streamed("text/csv", lambda _, taken: paragraph_lines(taken), marked=False)


@blueprint.get("/search.statements.csv")
@with_etag
def statements_as_csv() -> ResponseReturnValue:
    """Every statement of every hit as a row: who said what, when, where, and how the program knows."""
    ours, root = services(), request.root_url.rstrip("/")
    return _streamed("text/csv", lambda _, taken: statement_lines(taken, root, ours.people, ours.copies), marked=False)


@blueprint.get("/search.jsonl")
@with_etag
def as_jsonl() -> ResponseReturnValue:
    """Every hit as a line of JSON, as in `/search.json`."""
    return _streamed(
        "application/jsonl", lambda form, taken: (_WRITE(hit_json(hit, form.q)) + "\n" for hit in taken.hits)
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
        return refused(taken.problem)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return jsonify(
        query=search_url(form),
        taken=now,
        annotator=services().annotator(),
        cursor=str(taken.cursor),
        **fields(taken, "generation total complete"),
        searched=fields(extent(services().engine), "paragraphs outlets first last undated unattributed"),
    )


@blueprint.get("/search.atom")
def as_feed() -> ResponseReturnValue:
    """What of a search was taken into the archive last, as an Atom feed (RFC 4287)."""
    ours = services()
    form = replace(read_form(request.args), sort=SearchForm().sort, page=1)
    found = news(form, ours.engine, ours.names, ours.articles, FEED_SIZE)
    if found.problem:
        return refused(found.problem)
    feed = render("feed.xml", form=form, items=found.items, root=request.root_url.rstrip("/"), entry_id=entry_id)
    return Response(feed, mimetype="application/atom+xml")


def entry_id(item: Item) -> str:
    """The same for ever, under whichever address the archive is read; another where the archive was begun anew.

    A name-based UUID (RFC 9562, version 5) of article, paragraph and the moment at which it was first taken in.
    """
    return uuid.uuid5(_NAMES, f"{item.hit.article}\n{item.hit.paragraph}\n{item.added}").urn


def _taken(form: SearchForm, marked: bool = True) -> Export:
    ours = services()
    return export(form, ours.engine, ours.names, request.args.get("cursor", ""), marked)


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """The lines, many at a time: a server hands on each piece by itself."""
    piece, length = [], 0
    for line in lines:
        piece.append(line)
        length += len(line)
        if length >= LONG:
            yield "".join(piece)
            piece, length = [], 0
    if piece:
        yield "".join(piece)


@seated
def _streamed(
    mimetype: str, lines: Callable[[SearchForm, Export], Iterator[str]], marked: bool = True
) -> ResponseReturnValue:
    form = read_form(request.args)
    taken = _taken(form, marked)
    if taken.problem:
        return refused(taken.problem)
    response = Response(_joined(lines(form, taken)), mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{request.path.removeprefix("/")}"'
    response.headers["Link"] = f'<{search_url(form, "/search.manifest.json")}>; rel="describedby"'
    response.headers["X-Total"] = str(taken.total)
    response.headers["X-Complete"] = str(taken.complete).lower()
    response.headers["X-Generation"] = taken.generation
    response.headers["X-Cursor"] = str(taken.cursor)
    return response
