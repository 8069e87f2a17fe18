"""What is written down of what goes on? Never a query; method, path, status and time of an answer."""

import logging
import time

from flask import Flask, Response, g, request
from pythonjsonlogger.json import JsonFormatter


def as_json() -> None:
    """Write every line of this process's log as an object of JSON, by python-json-logger."""
    handler = logging.StreamHandler()
    names = ("asctime", "levelname", "name", "message")
    handler.setFormatter(JsonFormatter(" ".join(f"%({name})s" for name in names), json_ensure_ascii=False))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def of_answers(app: Flask) -> None:
    """Log each answer, its query string left out."""
    answered = app.logger.getChild("access")  # by the application's own logger, which has somewhere to write to
    answered.setLevel(logging.INFO)
    begin(app)

    @app.after_request
    def log(response: Response) -> Response:
        milliseconds = round(1000 * taken(), 1)
        told = {"method": request.method, "path": request.path, "status": response.status_code, "ms": milliseconds}
        answered.info("%(method)s %(path)s %(status)s %(ms)s ms", told, extra=told)
        return response


def begin(app: Flask) -> None:
    """Note of every request when it began."""

    @app.before_request
    def note() -> None:
        g.setdefault("begun", time.perf_counter())


def taken() -> float:
    """Seconds since the current request began; 0 where it was refused before that was noted."""
    now = time.perf_counter()
    return now - float(g.get("begun", now))
