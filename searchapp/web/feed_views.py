"""How does a feed reader learn what is new in the archive?"""

import uuid
from dataclasses import replace

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from searchapp.answers import SearchForm
from searchapp.taking_away.news import Item, news
from searchapp.web.json_answers import problem_json
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.urls import read_form

FEED_SIZE = 50
"""How many entries a feed has at most."""

_NAMES = uuid.UUID("5e2c1a06-3d0b-5f6e-9a41-7c1d5b9e8f20")

blueprint = Blueprint("feeds", __name__)


@blueprint.get("/search.atom")
def as_feed() -> ResponseReturnValue:
    """What of a search was taken into the archive last, as an Atom feed (RFC 4287)."""
    ours = services()
    form = replace(read_form(request.args), sort=SearchForm().sort, page=1)
    found = news(form, ours.engine, ours.names, ours.articles, FEED_SIZE)
    if found.problem:
        return jsonify(problem_json(found.problem)), 400
    feed = render("feed.xml", form=form, items=found.items, root=request.root_url.rstrip("/"), entry_id=entry_id)
    return Response(feed, mimetype="application/atom+xml")


def entry_id(item: Item) -> str:
    """The same for ever, under whichever address the archive is read; another where the archive was begun anew.

    A name-based UUID (RFC 9562, version 5) of article, paragraph and the moment at which it was first taken in.
    """
    return uuid.uuid5(_NAMES, f"{item.hit.article}\n{item.hit.paragraph}\n{item.added}").urn
