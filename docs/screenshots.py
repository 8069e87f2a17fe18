"""How do the pages look? Takes the pictures in docs/screenshots from a running server over the demo archive.

searchapp serve --port 5000 &
python docs/screenshots.py http://127.0.0.1:5000
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

PICTURES = [
    ("search", "/?q=minister&sort=newest", 1440, "light", "en"),
    ("search-dark", "/?q=minister&sort=newest", 1440, "dark", "en"),
    ("search-small", "/?q=minister&sort=newest", 360, "light", "en"),
    ("search-arabic", "/?q=minister&sort=newest", 1440, "light", "ar"),
    ("article", "/article/courier-rates-held?q=bank", 1440, "light", "en"),
    ("article-small", "/article/courier-rates-held?q=bank", 360, "dark", "en"),
    ("article-arabic", "/article/sada-school", 1440, "light", "en"),
    ("speaker", "/speaker/Yusuf Darrani", 1440, "light", "en"),
    ("facet", "/facet/entity?kind=person", 1440, "light", "en"),
    ("mistake", "/?q=minister+(flood", 1440, "light", "en"),
    ("nothing", "/?q=ministr+zyzzyva", 360, "light", "en"),
    ("help", "/help", 1440, "light", "en"),
]


def take(address: str) -> None:
    """Take every picture, each in a window of its own."""
    FOLDER.mkdir(exist_ok=True)
    installed = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        for name, path, width, scheme, language in PICTURES:
            page = browser.new_page(
                base_url=address, viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language
            )
            page.goto(path)
            if name.startswith("article"):
                page.evaluate("document.querySelector('.proof details')?.setAttribute('open', '')")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1])
