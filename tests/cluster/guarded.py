"""How is a cluster reached that is guarded? By a door of TLS before a node, which wants a password or a token.

A node out of jars has no security plugin; what a client must do to pass one is the same here.
"""

from __future__ import annotations

import base64
import http.client
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

USER, PASSWORD, TOKEN = "reader", "a wet plank", "0123456789abcdef"
_KEYS = ("Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode(), f"Bearer {TOKEN}")


def certificate(folder: Path) -> Path:
    """A key and a certificate for 127.0.0.1, made by itself, in one file. Raises FileNotFoundError without openssl."""
    made, key = folder / "door.pem", folder / "door.key"
    asked = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    named = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(made)]
    subprocess.run(["openssl", "req", *asked, *named], check=True, capture_output=True)
    return made


class Door(BaseHTTPRequestHandler):
    """Hands on to the node what comes with the right key."""

    protocol_version = "HTTP/1.1"
    node = ""
    shut = False

    def _pass(self) -> None:
        if self.shut:
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("Authorization") not in _KEYS:
            self._answer(401, b'{"error": "Unauthorized", "status": 401}')
            return
        behind = http.client.HTTPConnection(urlsplit(self.node).netloc, timeout=60)
        behind.request(self.command, self.path, body, {"Content-Type": self.headers.get("Content-Type", "text/plain")})
        answer = behind.getresponse()
        self._answer(answer.status, answer.read())
        behind.close()

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass  # noqa: N815  # names that the library looks for

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def door(node: str, pem: Path, port: int = 0) -> Iterator[str]:
    """The address of an open door before a node; closed afterwards."""
    one = type("One", (Door,), {"node": node})
    server = ThreadingHTTPServer(("127.0.0.1", port), one)
    server.daemon_threads = True
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem, pem.with_suffix(".key"))
    server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}"
    finally:
        one.shut = True  # type: ignore[attr-defined]  # for those who keep a connection
        server.shutdown()
        server.server_close()
        thread.join()
