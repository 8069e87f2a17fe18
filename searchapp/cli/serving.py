"""searchapp serve: where can the archive be read in a browser?"""

import ctypes
import gc
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace

import click
import waitress
from flask import Flask

from searchapp.cli import warming
from searchapp.cli.console import services
from searchapp.errors import SearchappError, SettingsError
from searchapp.ports import SearchEngine
from searchapp.settings import LOOPBACK, check_binding
from searchapp.wiring import Services, make_app

KEEP_UP = 10
"""So often, in seconds, an idle server looks whether there is a newer generation."""

_READY = 0.95
"""So many seconds of this process's own time may pass until it listens, with every kind of search asked once or not;
after an installation, when loops have to be compiled, that goes on beside the work."""


@click.command()
@click.option("--host", help="The address to listen at (default: 127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65_535), help="The port (default: 5000).")
def serve(host: str | None, port: int | None) -> None:
    """Serve the pages and /search.json with waitress until interrupted."""
    with services() as opened:
        settings = opened.settings
        chosen = settings.port if port is None else port
        opened.settings = replace(settings, host=host or settings.host, port=chosen)
        run_server(opened)


def run_server(opened: Services) -> None:
    """Serve at the settings' address. Raises SettingsError where nobody has said who may read."""
    settings = opened.settings
    check_binding(settings)
    gc.disable()  # what is loaded until it listens stays
    app = lasting_app(opened)
    try:
        server = waitress.create_server(
            app, host=settings.host, port=settings.port, threads=settings.threads, **_MANNERS
        )
    except OSError as error:
        raise SettingsError(
            f"{settings.host} port {settings.port} can't be listened at: {error.strerror}; choose another by --port."
        ) from None
    dispatcher = server.task_dispatcher
    warming_up = warming.begin(app, lambda: not dispatcher.active_count)
    address = f"http://{'127.0.0.1' if settings.host in LOOPBACK else settings.host}:{server.effective_port}/"
    while warming_up.is_alive() and time.process_time() < _READY:
        warming_up.join(0.02)
    click.echo(f"searchapp serves {settings.home} at {address}{(settings.prefix or '')[1:]}")
    gc.set_threshold(10_000, 20, 50)  # a page makes many objects, and next to none that point at one another
    gc.freeze()  # so that no collection looks through what is loaded by now
    gc.enable()
    server.run()


def lasting_app(opened: Services) -> Flask:
    """The web application for a process that goes on serving it, whichever server that is."""
    _share_memory()
    app = make_app(opened)
    warming.keep_templates(app)
    threading.Thread(target=_keep_up, args=(opened.engine,), daemon=True).start()
    return app


def _keep_up(engine: SearchEngine) -> None:
    """Leave an old generation also while nobody asks: what was withdrawn stands in its files while one reads it."""
    while True:
        time.sleep(KEEP_UP)
        with suppress(SearchappError):
            engine.live()


def _share_memory() -> None:
    """Let all threads share two pools of memory, and give back what they no longer hold.

    glibc would give each thread its own, and keep more and more the larger the pieces are that were once freed.
    """
    with suppress(OSError, AttributeError):  # another C library, or none to be found
        for parameter, value in _POOLS:
            ctypes.CDLL(None).mallopt(parameter, value)


_POOLS = ((-8, 2), (-3, 1 << 20), (-1, 1 << 20))
"""M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of mallopt(3)."""

_MANNERS = {
    "outbuf_high_watermark": sys.maxsize,  # what a client is slow to read waits in a file, holding no thread
    "outbuf_overflow": 64 * 1024,  # nor does an export in memory, all of which would stay until its last byte is sent
    "connection_limit": 1000,
    "asyncore_use_poll": True,  # select() takes no more than 1,024 files
    "channel_timeout": 60,  # seconds in which a client neither sends nor reads
    "cleanup_interval": 10,
    "clear_untrusted_proxy_headers": False,  # whom a proxy asks for, and which are believed, `web.network` settles
    "max_request_header_size": 64 * 1024,
    "max_request_body_size": 1024 * 1024,
}
"""How the server treats clients that are slow or greedy."""
