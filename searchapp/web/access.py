"""Who may read? Where a password is set, only who gives it by HTTP Basic authentication, under any name."""

import hmac

from flask import Flask, Response, request


def require_password(app: Flask, password: str) -> None:
    """Answer every request without this password with status 401."""

    @app.before_request
    def ask() -> Response | None:
        given = request.authorization.password if request.authorization else None
        if given is not None and hmac.compare_digest(given.encode(), password.encode()):
            return None
        return Response("This archive asks for a password.\n", 401, {"WWW-Authenticate": 'Basic realm="searchapp"'})
