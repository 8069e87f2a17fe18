"""What stands between the server and its readers: which names, which path, which proxy, and how much may one ask?"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from flask import Flask, Response, abort, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from searchapp.settings import LOOPBACK
from searchapp.web.addressed import WellNamed

SIGNED_IN = "searchapp.signed_in"
"""Where the environment of a request keeps whom a trusted proxy has signed in."""

_SAID_BY_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED")

_ADDRESS = re.compile(rb'( (?:href|action|src|hx-get|hx-post)="|"(?:link|next|hits)": ?")/(?!/)')
"""How an address on this server begins, in HTML and in JSON: in texts both write the quotation mark otherwise."""

_WITH_ADDRESSES = ("text/html", "application/json", "application/jsonl")


@dataclass(frozen=True, slots=True)
class Network:
    """How the server is reached.

    `hosts` are the names under which it may be asked, all where there are none. `prefix` is the path that it stands
    under ("/news"), also where the proxy cuts it off. From addresses among `proxies` it is believed whom they ask for
    (X-Forwarded-For), whether by TLS, and in the header `signs_in` who has signed in. One address may send `rate`
    requests a minute and have `abreast` answered at a time; 0 sets no limit, and this machine has none.
    """

    hosts: frozenset[str] = frozenset()
    prefix: str = ""
    proxies: frozenset[str] = frozenset()
    signs_in: str = ""
    rate: int = 0
    abreast: int = 0


ALONE = Network()
"""Reached from this machine alone: nothing is limited, nobody believed."""


def register(app: Flask, network: Network) -> None:
    """Let an application stand there."""
    app.wsgi_app = Behind(WellNamed(app.wsgi_app, network.hosts), network)  # type: ignore[method-assign, assignment]  # as Flask's documentation does it
    app.config["SESSION_COOKIE_PATH"] = f"{network.prefix}/"
    if network.prefix:
        app.after_request(_under_the_prefix)
    if network.abreast:
        _Abreast(network.abreast).register(app)


def is_here(address: str | None) -> bool:
    """Whether a request comes from this machine: a limit there would be one for all readers behind a proxy."""
    return address in LOOPBACK or address is None


class Behind:
    """Takes what a trusted proxy says for true, and nobody else's word; takes the prefix off the path."""

    def __init__(self, app: Any, network: Network) -> None:
        self._told, self._app, self._network = ProxyFix(app, x_for=1, x_proto=1), app, network
        self._header = "HTTP_" + network.signs_in.upper().replace("-", "_") if network.signs_in else ""

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """As WSGI calls it."""
        prefix, path = self._network.prefix, environ.get("PATH_INFO", "")
        if prefix:
            environ["SCRIPT_NAME"] = prefix
            environ["PATH_INFO"] = path.removeprefix(prefix) if path.startswith(f"{prefix}/") else path
        trusted = environ.get("REMOTE_ADDR") in self._network.proxies
        name = environ.pop(self._header, "") if self._header else ""
        if trusted and name:
            environ[SIGNED_IN] = name
        if not trusted:
            for header in _SAID_BY_PROXIES:
                environ.pop(header, None)
        answer: Iterable[bytes] = (self._told if trusted else self._app)(environ, start)
        return answer


def _under_the_prefix(response: Response) -> Response:
    """Set the prefix before every address of an answer."""
    prefix = request.script_root
    for name in ("Location", "Link", "HX-Push-Url", "HX-Replace-Url"):
        if name in response.headers:
            response.headers[name] = re.sub(r"^(<?)/(?!/)", rf"\1{prefix}/", response.headers[name])
    if response.mimetype in _WITH_ADDRESSES:
        before = rb"\1" + prefix.encode() + b"/"
        if response.is_streamed:  # in whole lines
            response.response = (_ADDRESS.sub(before, piece) for piece in response.iter_encoded())
        else:
            response.data = _ADDRESS.sub(before, response.data)
    return response


class _Abreast:
    """Answers one address no more than so many requests at a time; the others get status 429."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._busy: Counter[str] = Counter()

    def register(self, app: Flask) -> None:
        """Count in an application."""
        app.before_request(self._enter)
        app.teardown_request(self._leave)

    def _enter(self) -> None:
        address = request.remote_addr
        if address is None or is_here(address):
            return
        with self._lock:
            if self._busy[address] >= self._most:
                abort(429)
            self._busy[address] += 1
            g.abreast = address

    def _leave(self, _: BaseException | None) -> None:
        address = g.pop("abreast", None)
        if address is not None:
            with self._lock:
                self._busy[address] -= 1
                if not self._busy[address]:
                    del self._busy[address]
