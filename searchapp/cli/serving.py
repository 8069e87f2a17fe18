"""searchapp serve: where can the archive be read in a browser?"""

from __future__ import annotations

import ctypes
import datetime
import gc
import secrets
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial

import click
import waitress
from flask import Flask

from searchapp.administering import Administering
from searchapp.archive import PublicArticles
from searchapp.cli import warming
from searchapp.cli.console import services
from searchapp.editing import Editing
from searchapp.errors import EngineAway, IndexDamaged, IndexMissing, SearchappError, SettingsError
from searchapp.indexing.withdrawn import WithoutWithdrawn
from searchapp.ports import SearchEngine
from searchapp.settings import LOOPBACK, Settings, check_binding, listed, own_hosts
from searchapp.taking_away.evidence import pack
from searchapp.web import Services as PageServices
from searchapp.web import create_app, logs, metrics
from searchapp.web.access import require_password
from searchapp.web.network import Network
from searchapp.web.signing import for_members_only
from searchapp.wiring import Services

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
        opened.settings = replace(
            opened.settings,
            host=host or opened.settings.host,
            port=opened.settings.port if port is None else port,
        )
        run_server(opened)


def run_server(opened: Services) -> None:
    """Serve at the settings' address. Raises SettingsError where nobody has said who may read."""
    settings = opened.settings
    check_binding(settings)
    gc.disable()  # what is loaded until it listens stays
    _share_memory()
    app = make_app(opened)
    warming.keep_templates(app)
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
    threading.Thread(target=_keep_up, args=(opened.engine,), daemon=True).start()
    server.run()


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
    "outbuf_high_watermark": sys.maxsize,  # what a client is slow to read waits in a file, and holds no thread
    "connection_limit": 1000,
    "asyncore_use_poll": True,  # select() takes no more than 1,024 files
    "channel_timeout": 60,  # seconds in which a client neither sends nor reads
    "cleanup_interval": 10,
    "max_request_header_size": 64 * 1024,
    "max_request_body_size": 1024 * 1024,
}
"""How the server treats clients that are slow or greedy."""


def make_app(opened: Services) -> Flask:
    """The web application over what is opened."""
    if opened.settings.log == "json":
        logs.as_json()
    app = create_app(_page_services(opened), _reached(opened.settings))
    if opened.settings.readers == "password" and opened.settings.password:
        require_password(app, opened.settings.password)
    if opened.settings.readers == "accounts":
        for_members_only(app)
    app.config["SESSION_COOKIE_SECURE"] = opened.settings.transport == "https"
    if opened.settings.metrics == "yes":
        metrics.register(app)
    if opened.settings.answers == "logged":
        logs.of_answers(app)
    return app


def _reached(settings: Settings) -> Network:
    """How the settings say that the server is reached; one that only this machine reaches has no limits."""
    alone = settings.readers == "local"
    return Network(
        hosts=own_hosts(settings),
        prefix=settings.prefix or "",
        proxies=listed(settings.proxies),
        signs_in=settings.signs_in or "",
        rate=0 if alone else settings.rate,
        abreast=0 if alone else max(1, settings.threads - 2),
    )


def _page_services(opened: Services) -> PageServices:
    archive = opened.archive
    started = secrets.token_hex(4)

    @lru_cache(1)
    def annotators(_stamp: int) -> str:
        return ", ".join(archive.annotators())

    whole = PageServices(
        engine=WithoutWithdrawn(opened.engine, archive, for_editors=True),
        names=archive.names,
        articles=archive,
        annotator=lambda: annotators(archive.database.stamp()),
        published=partial(_published, opened.engine),
        state=lambda: f"{started}{archive.database.stamp()}",
        people=archive.registry,
        evidence=partial(pack, archive),
        copies=archive.near_copies.copies_of,
        report=archive.report,
        secret=opened.secret,
        figures=archive.figures,
        administering=Administering(archive, opened.settings.home, opened.settings.backups_folder),
        language=opened.settings.language,
        editing=Editing(archive, opened.engine),
        show_editors=opened.settings.editors == "named",
    )
    public = PublicArticles(archive)

    return replace(
        whole,
        engine=WithoutWithdrawn(opened.engine, archive),
        articles=public,
        copies=public.copies_of,
        take=public.may_take,
        open_corrections=public.corrections,
        state=lambda: f"{whole.state()}{len(archive.hidden()[0])}",
        for_editors=whole,
    )


def _published(engine: SearchEngine) -> datetime.datetime | None:
    """When the live generation was published."""
    try:
        return engine.live().published
    except (IndexMissing, IndexDamaged, EngineAway):
        return None
