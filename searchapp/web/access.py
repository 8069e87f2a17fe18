"""Who may read? Where a password is set, only who gives it by HTTP Basic authentication, under any name."""

from __future__ import annotations

import hmac

from flask import Flask, Response, current_app, request
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from searchapp.web.signing import LIMITS


def require_password(app: Flask, password: str) -> None:
    """Answer every request without this password with status 401; whoever tries many has to wait, as at signing in."""
    tries, limits = MovingWindowRateLimiter(MemoryStorage()), parse_many(LIMITS)

    @app.before_request
    def ask() -> Response | None:
        given = request.authorization.password if request.authorization else None
        address = request.remote_addr or ""
        if given is not None:
            if not all(tries.test(limit, address) for limit in limits):
                return Response("Too many passwords were tried; wait a while.\n", 429, {"Retry-After": "60"})
            if hmac.compare_digest(given.encode(), password.encode()):
                return None
            for limit in limits:
                tries.hit(limit, address)
            current_app.logger.warning("A password was wrong, from %s", address)
        return Response("This archive asks for a password.\n", 401, {"WWW-Authenticate": 'Basic realm="searchapp"'})
