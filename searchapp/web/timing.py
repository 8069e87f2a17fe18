"""How long has an answer taken so far?"""

import time

from flask import Flask, g


def begin(app: Flask) -> None:
    """Note of every request when it began."""

    @app.before_request
    def note() -> None:
        g.setdefault("begun", time.perf_counter())


def taken() -> float:
    """Seconds since the current request began; 0 where it was refused before that was noted."""
    now = time.perf_counter()
    return now - float(g.get("begun", now))
