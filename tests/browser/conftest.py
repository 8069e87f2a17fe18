"""A real server over the small archive, and a real Chromium that looks at it.

The browser is the first of chromium, chromium-browser, google-chrome and chrome on the PATH, else playwright's own.
Where there is none, the tests fail; only SEARCHAPP_NO_BROWSER=1 lets them be skipped.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import waitress
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from searchapp.web import create_app
from tests.web.world import opened, services_of

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    small = opened(tmp_path_factory.mktemp("browser"))
    with small as (archive, engine), served(create_app(services_of(archive, engine))) as own:
        yield own


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of an application that a real server answers for."""
    server = waitress.create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.task_dispatcher.shutdown()
    server.close()
    thread.join(5)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if os.environ.get("SEARCHAPP_NO_BROWSER") == "1":
        pytest.skip("SEARCHAPP_NO_BROWSER=1")
    installed = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        yield browser
        browser.close()


REPLACED = ("htmx:sendAbort", "htmx:afterRequest")
"""What htmx says when a newer request takes the place of one under way, as `hx-sync` tells it to."""

Open = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Open]:
    """Opens a page, in a window of its own; anything that the console complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def go(path: str, width: int = 1280, **options: object) -> Page:
        context = chromium.new_context(base_url=address, viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert [c for c in complaints if "status of 4" not in c and c not in REPLACED] == []
