"""How many exports are written at a time? The others are asked to come back: pages are answered meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import wraps
from threading import BoundedSemaphore

from flask import Flask, Response, current_app, make_response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import ServiceUnavailable

SEATS = 2
"""So many are written at once by a server process."""

PATIENCE = 0.5
"""So many seconds one waits for a seat: a short export gives it back within them."""

AGAIN = 10
"""After so many seconds whom we refused may ask again."""

_KEY = "searchapp.seats"


def register(app: Flask) -> None:
    """Give an application its seats."""
    app.extensions[_KEY] = BoundedSemaphore(SEATS)


def seated(view: Callable[[], ResponseReturnValue]) -> Callable[[], Response]:
    """Let a view hold a seat until its answer is written or given up; where all stay taken, answer 503."""

    @wraps(view)
    def answer() -> Response:
        seats: BoundedSemaphore = current_app.extensions[_KEY]
        if not seats.acquire(timeout=PATIENCE):
            raise ServiceUnavailable(retry_after=AGAIN)
        with ExitStack() as seat:
            seat.callback(seats.release)
            response = make_response(view())
            if response.is_streamed:
                held = seat.pop_all()
                response.response = _leaving(held, response.iter_encoded())
                response.call_on_close(held.close)  # where the client goes before the first piece
            return response

    return answer


def _leaving(seat: ExitStack, pieces: Iterator[bytes]) -> Iterator[bytes]:
    with seat:
        yield from pieces
