"""What do the pages look like? Screenshots of the demo archive, for the README and the docs: `make pictures`."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from pathlib import Path

import waitress
from playwright.sync_api import sync_playwright

from searchapp.cli.adding import add_paths
from searchapp.cli.reindexing import reindex_archive
from searchapp.cli.serving import make_app
from searchapp.demo import demo_files
from searchapp.settings import load_settings
from searchapp.wiring import Services

FOLDER = Path(__file__).parent / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

PICTURES = [
    ("search", "/?q=dyke", 1440, 900, "light"),
    ("search-dark", "/?q=dyke", 1440, 900, "dark"),
    ("search-small", "/?q=dyke", 360, 780, "light"),
    ("search-small-dark", "/?q=dyke", 360, 780, "dark"),
    ("said", "/?q=said:water&speaker=Paolo%20Ferrune", 1440, 900, "light"),
    ("article", "/article/hpa-hallin-breach?q=water", 1440, 900, "light"),
    ("article-arabic", "{arabic}", 1440, 900, "light"),
    ("mistake", "/?q=%22harbour", 1440, 600, "light"),
    ("nothing-found", "/?q=zeppelin", 1440, 600, "light"),
    ("help", "/help", 1440, 900, "light"),
    ("speaker", "{speaker}", 1440, 900, "light"),
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
        _photograph(f"http://127.0.0.1:{server.effective_port}", _places(services))
        server.close()
        services.close()


def _places(services: Services) -> dict[str, str]:
    (speaker,) = sorted(services.archive.registry.find("Irena Kolvane"))[:1]
    with services.archive.snapshot() as snapshot:
        arabic = next(p.article for p in snapshot.paragraphs if p.lang == "ar")
    return {"arabic": f"/article/{arabic}", "speaker": f"/speaker/e{speaker}"}


def _photograph(root: str, places: dict[str, str]) -> None:
    installed = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=arguments)
        for name, path, width, height, theme in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
            page.goto(root + path.format(**places))
            page.wait_for_load_state("networkidle")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
