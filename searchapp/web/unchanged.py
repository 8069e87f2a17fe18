"""Has an answer changed since somebody last got it? Told before anything is searched."""

import hashlib
from collections.abc import Callable
from functools import wraps

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from searchapp.web.services import services

View = Callable[[], ResponseReturnValue]


def with_etag(view: View) -> View:
    """Give a view's answers an ETag of generation, archive and query, and answer 304 where the client has that one."""

    @wraps(view)
    def answer() -> ResponseReturnValue:
        tag = _tag()
        if request.if_none_match.contains_weak(tag):
            return Response(status=304, headers={"ETag": f'W/"{tag}"'})
        response = make_response(view())
        if response.status_code == 200:
            response.set_etag(tag, weak=True)
        return response

    return answer


def _tag() -> str:
    """Of the index's generation, the state of the archive (names, withdrawals) and all that was asked."""
    ours = services()
    told = repr((ours.audience, ours.engine.live().snapshot_id, ours.state(), request.full_path))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]
