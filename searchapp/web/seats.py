"""How many exports are written at a time, and how fast? The others are asked to come back, and pages go first."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import wraps
from threading import BoundedSemaphore
from typing import ParamSpec

from flask import Flask, Response, current_app, g, make_response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import ServiceUnavailable

SEATS = 2
"""So many are written at once by a server process, and so many wait for a seat."""

PATIENCE = 0.5
"""So many seconds one waits for a seat: a short export gives it back within them."""

AGAIN = 10
"""After so many seconds whom we refused may ask again."""

GIVING_WAY = 4
"""While pages are made, an export rests so many times as long as its last piece took."""

_GLANCE = 0.005
"""So often, in seconds, a resting export looks whether it may go on."""

_KEY = "searchapp.seats"

P = ParamSpec("P")


class _Room:
    """The seats of an application, and the requests for anything else that it answers just now."""

    def __init__(self) -> None:
        self.seats, self._waiting = BoundedSemaphore(SEATS), BoundedSemaphore(SEATS)
        self._others: set[object] = set()

    def enter(self) -> None:
        """A request begins."""
        g.asks = object()
        self._others.add(g.asks)

    def leave(self, _: BaseException | None = None) -> None:
        """A request is answered, or turns out to be for an export."""
        self._others.discard(g.pop("asks", None))

    def sit_down(self) -> None:
        """Take a seat. Raises ServiceUnavailable where all stay taken; only a few wait, for each holds a thread."""
        self.leave()
        with ExitStack() as place:
            waits = self._waiting.acquire(blocking=False)
            if waits:
                place.callback(self._waiting.release)
            if not self.seats.acquire(timeout=PATIENCE if waits else 0):
                raise ServiceUnavailable(retry_after=AGAIN)

    def paced(self, seat: ExitStack, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces of an export, which is in no hurry while others wait for a page, and then leaves its seat."""
        began = time.monotonic()
        with seat:
            for piece in pieces:
                yield piece
                now = time.monotonic()
                until = now + GIVING_WAY * (now - began)
                while self._others and time.monotonic() < until:
                    time.sleep(_GLANCE)
                began = time.monotonic()


def register(app: Flask) -> None:
    """Give an application its seats."""
    room = app.extensions[_KEY] = _Room()
    app.before_request(room.enter)
    app.teardown_request(room.leave)


def seated(view: Callable[P, ResponseReturnValue]) -> Callable[P, Response]:
    """Let what answers an export hold a seat until it is written or given up; where all stay taken, answer 503."""

    @wraps(view)
    def answer(*told: P.args, **named: P.kwargs) -> Response:
        room: _Room = current_app.extensions[_KEY]
        room.sit_down()
        with ExitStack() as seat:
            seat.callback(room.seats.release)
            response = make_response(view(*told, **named))
            if response.is_streamed:
                held = seat.pop_all()
                response.response = room.paced(held, response.iter_encoded())
                response.call_on_close(held.close)  # where the client goes before the first piece
            return response

    return answer
