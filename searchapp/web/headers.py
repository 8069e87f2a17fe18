"""Which headers does every answer carry?"""

from __future__ import annotations

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Only what this server sends, and nothing inline."""

FIXED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # an address holds the query, which nobody else needs to see
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def register(app: Flask) -> None:
    """Add the headers to every answer of the application."""
    app.after_request(_finish)


def _finish(response: Response) -> Response:
    response.headers.update(FIXED)
    if request.endpoint == "assets.asset":
        return response
    response.vary.update(("HX-Request", "Accept-Language"))
    response.headers.setdefault("Cache-Control", "private, no-cache")
    if response.status_code == 200 and request.method in ("GET", "HEAD") and not response.is_streamed:
        response.add_etag(weak=True)  # of the whole answer: what is shown depends on names as well as on the index
        response.make_conditional(request)
    return response
