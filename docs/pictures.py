"""What do the pages look like? Screenshots of the demo archive, for the README and docs/pages.md: `make pictures`."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import waitress
from playwright.sync_api import Browser, Page, sync_playwright

from searchapp.cli.adding import add_paths
from searchapp.cli.reindexing import reindex_archive
from searchapp.demo import demo_files
from searchapp.settings import load_settings
from searchapp.wiring import Services, make_app

FOLDER = Path(__file__).parent / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

BREACH = "hpa-hallin-breach"
DENIED = "She denied that the authority had put off repairs for lack of money."
CHANGES = (
    (
        "sixty firefighters and two army helicopters had lifted more than 200",
        "eighty firefighters had lifted nearly 300",
    ),
    (" " + DENIED, ""),
)
"""What the second version of the article of the breach says otherwise."""


class Picture(NamedTuple):
    """A page in a window; `path` may name the places that `_places` finds, `before` is done before the picture."""

    name: str
    path: str
    width: int = 1440
    height: int = 900
    theme: str = "light"
    language: str = "en-GB"
    before: Callable[[Page], None] = lambda _: None


def _type(page: Page) -> None:
    page.locator("#q").press_sequentially("irena", delay=20)
    page.get_by_role("option").first.wait_for()


def _press(key: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        page.locator("#results-heading").focus()
        page.keyboard.press(key)

    return press


def _open_evidence(page: Page) -> None:
    page.locator(".proof summary").nth(3).click()


def _unfold(page: Page) -> None:
    page.locator("label.show-facets").click()


PICTURES = [
    Picture("start", "/"),
    Picture("search", "/?q=dyke"),
    Picture("search-dark", "/?q=dyke", theme="dark"),
    Picture("search-small", "/?q=dyke", 360, 780),
    Picture("search-small-dark", "/?q=dyke", 360, 780, "dark"),
    Picture("search-arabic", "/?q=dyke", language="ar"),
    Picture("filters-small", "/?q=dyke", 360, 780, before=_unfold),
    Picture("completing", "/", height=600, before=_type),
    Picture("keys", "/?q=dyke", height=700, before=_press("?")),
    Picture("said", "/?q=said:water"),
    Picture("paragraphs", "/?q=dyke&by=paragraph&sort=newest"),
    Picture("mistake", "/?q=%22harbour", height=600),
    Picture("nothing-found", "/?q=zeppelin+harbour", height=600),
    Picture("help", "/help"),
    Picture("speaker", "{speaker}"),
    Picture("speaker-small", "{speaker}", 360, 780),
    Picture("entity", "{entity}"),
    Picture("facet", "/facet/speaker"),
    Picture("article", f"/article/{BREACH}?q=water"),
    Picture("article-dark", f"/article/{BREACH}?q=water", theme="dark"),
    Picture("article-small", f"/article/{BREACH}?q=water", 360, 780),
    Picture("article-arabic", "{arabic}", language="ar"),
    Picture("evidence", f"/article/{BREACH}", before=_open_evidence),
    Picture("cite", f"/cite/{{denied}}/{BREACH}"),
    Picture("report", f"/report/{{denied}}/{BREACH}"),
    Picture("missing", "/nowhere", height=500),
]

OF_TWO_VERSIONS = [
    Picture("versions", f"/article/{BREACH}", height=1500),
    Picture("changes", f"/changes/1/2/{BREACH}"),
    Picture("gone", "/statement/{denied}", height=700),
]


def main() -> None:
    """Load the demo into a home that is thrown away, serve it, and photograph its pages."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        services = Services(load_settings({"SEARCHAPP_HOME": home}))
        add_paths(services, tuple(demo_files()))
        reindex_archive(services)
        server = waitress.create_server(make_app(services), host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        root, places = f"http://127.0.0.1:{server.effective_port}", _places(services)
        installed = next((path for name in BROWSERS if (path := shutil.which(name))), None)
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed, args=arguments)
            _photograph(browser, root, places, PICTURES)
            add_paths(services, (_second_version(Path(home)),))
            reindex_archive(services)
            _photograph(browser, root, places, OF_TWO_VERSIONS)
            browser.close()
        server.close()
        services.close()


def _places(services: Services) -> dict[str, str]:
    (speaker,) = sorted(services.archive.registry.find("Irena Kolvane"))[:1]
    (entity,) = sorted(services.archive.registry.find("Water Authority"))[:1]
    with services.archive.snapshot() as snapshot:
        arabic = next(p.article for p in snapshot.paragraphs if p.lang == "ar")
    breach = services.archive.article(BREACH)
    assert breach is not None
    denied = next(s.id for s in breach.statements if s.segments[0].start > breach.text.index(DENIED))
    return {
        "arabic": f"/article/{arabic}",
        "speaker": f"/speaker/e{speaker}",
        "entity": f"/entity/e{entity}",
        "denied": str(denied),
    }


def _second_version(folder: Path) -> Path:
    lines = [line for file in demo_files() for line in file.read_text("utf-8").splitlines()]
    (record,) = [one for one in map(json.loads, lines) if one["id"] == BREACH]
    for old, new in CHANGES:
        record["body"] = record["body"].replace(old, new)
    file = folder / "second.jsonl"
    file.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return file


def _photograph(browser: Browser, root: str, places: dict[str, str], pictures: list[Picture]) -> None:
    for picture in pictures:
        size = {"width": picture.width, "height": picture.height}
        page = browser.new_page(viewport=size, color_scheme=picture.theme, locale=picture.language)
        page.goto(root + picture.path.format(**places))
        page.wait_for_load_state("networkidle")
        picture.before(page)
        page.screenshot(path=FOLDER / f"{picture.name}.png")
        page.close()


if __name__ == "__main__":
    main()
