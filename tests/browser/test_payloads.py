"""Whatever an article's fields hold, does anything of it run in a reader's browser, or try to?"""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from searchapp.add import add
from searchapp.archive import Archive
from searchapp.editing import Editing
from searchapp.engines.whoosh import open_engine
from searchapp.readers import read
from searchapp.web import create_app
from tests.browser.conftest import served
from tests.web.world import services_of

PAYLOADS = (
    "<script>ran('script')</script>",
    '"><img src=x onerror="ran(\'image\')">',
    "'><svg onload=ran('svg')>",
    "javascript:ran('address')",
    "{{ ran('template') }}${ran('literal')}",
    "<a href=\"javascript:ran('link')\" autofocus onfocus=\"ran('focus')\">x</a>",
    "</title></textarea></style></script><script>ran('closed')</script>",
    "<iframe srcdoc=\"<script>parent.ran('frame')</script>\"></iframe>",
    "../../../../etc/passwd",
    '\u202e<b hx-get="/help" hx-trigger="load">x</b>',
)

PAGES = 120
"""So many addresses are visited at most, from the start page on."""

LISTENING = """
window.happened = [];
window.ran = what => window.happened.push('ran: ' + what);
document.addEventListener('securitypolicyviolation', e => window.happened.push('refused: ' + e.violatedDirective));
"""


def _article(number: int, payload: str) -> dict[str, object]:
    said = f"We keep {payload} in every field"
    return {
        "id": f"{number}{payload}",
        "title": f"Fields {payload}",
        "source": f"Post {payload}",
        "byline": f"Ada {payload}",
        "url": payload if payload.startswith("javascript:") else f"https://post.example/{number}?{payload}",
        "date": "2025-03-04",
        "lang": "en",
        "paragraphs": [
            {
                "text": f"“{said},” said Kern {payload}, a clerk of {payload}.",
                "quotes": [
                    {"text": f"“{said},”", "speaker": f"Kern {payload}", "status": "asserted", "type": "direct"}
                ],
                "entities": [
                    {"name": f"Kern {payload}", "kind": "person"},
                    {"name": f"House {payload}", "kind": "place"},
                ],
            }
        ],
    }


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("payloads")
    source = folder / "articles.jsonl"
    records = [_article(number, payload) for number, payload in enumerate(PAYLOADS)]
    source.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    archive = Archive(folder)
    assert add(archive, read([source]), lambda refusal: None).new == len(PAYLOADS)
    engine = open_engine(folder / "index")
    with archive.snapshot() as snapshot:
        engine.build(snapshot, lambda _: None)
    with served(create_app(services_of(archive, engine, editing=Editing(archive, engine)))) as own:
        yield own
    archive.close()


def _addresses(page: Page) -> list[str]:
    """Where the page leads on this server; files to take away are no pages."""
    links = page.eval_on_selector_all(
        "a[href]", "all => all.map(a => new URL(a.getAttribute('href'), location.href).href)"
    )
    own = page.url.split("/", 3)[:3]
    files = (".csv", ".json", ".jsonl", ".atom", ".ris")
    return [
        x.partition("#")[0]
        for x in links
        if x.split("/", 3)[:3] == own and "/evidence/" not in x and not x.partition("?")[0].endswith(files)
    ]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_field_runs_a_script_or_tries_to(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address)
    context.add_init_script(LISTENING)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    waiting, seen = ["/", "/?q=fields", "/?q=<script>ran('query')</script>", "/facet/speaker", "/facet/source"], set()
    while waiting and len(seen) < PAGES:
        asked = waiting.pop(0)
        if asked in seen:
            continue
        seen.add(asked)
        page.goto(asked)
        assert page.evaluate("window.happened") == [], asked
        assert page.eval_on_selector_all("[href^='javascript:' i], [hx-trigger=load]", "all => all.length") == 0, asked
        waiting += _addresses(page)
    context.close()
    assert len(seen) > 40
