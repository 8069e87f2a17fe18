"""How long does a reader wait? Whole pages over HTTP, and what a real browser paints.

    python -m benchmarks.pages FOLDER [--size 100000] [--only http weight paint facet] [--json FILE]

- http: whole search pages from `searchapp serve`, beside the same templates fed ready pages of results by the same kind
  of server (what finding, counting and naming add), and beside Datasette and Xapian's Omega on the same paragraphs,
  where these are installed. Interleaved, one connection each, every page asked for once before; then others that were
  never asked for. Then pages with a facet chosen, of articles and of speakers. Median and 95th percentile of wall
  time, and the median of the server's CPU time a page.
- weight: bytes of HTML, styles and scripts of the first page as they are sent, packed.
- paint: largest contentful paint and layout shift in headless Chromium with its CPU slowed four times.
- facet: from the click on a facet's value to the frame that shows the results.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import urllib.parse
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpus import vocabulary
from benchmarks.home import ARTICLES, make_home
from benchmarks.neighbours import Omega, neighbours
from benchmarks.queries import Query, queries
from benchmarks.served import Client, Served, keep, served

PAGES = 120
REPEATS = 9
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

Clients = dict[str, tuple[Client | Omega, Served | Omega]]
"""Who asks for a system's pages, and who tells what CPU time it uses, by its name."""

OBSERVE = """
window.__lcp = 0; window.__shift = 0;
new PerformanceObserver((l) => { for (const e of l.getEntries()) window.__lcp = e.startTime; })
  .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.__shift += e.value; })
  .observe({ type: 'layout-shift', buffered: true });
"""

CLICK = """
(index) => new Promise((done) => {
  const box = document.querySelectorAll('#facets input[name=speaker]')[index];
  const results = document.getElementById('results');
  let begun = 0;
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
  }).observe(results, { childList: true });
  begun = performance.now();
  box.click();
})
"""


def typed(query: Query) -> str:
    """A query in the query language."""
    match query.kind:
        case "or2" | "or3":
            return " OR ".join(query.words)
        case "phrase":
            return f'"{" ".join(query.words)}"'
        case "prefix":
            return f"{query.words[0]}*"
        case _:
            return " ".join(query.words)


# ---- over HTTP


def serve_ready(home: Path, port: int) -> None:
    """The same server, but whatever a page shows is kept from the first time that it was asked for."""
    import waitress

    from searchapp.settings import load_settings
    from searchapp.web import search_views
    from searchapp.wiring import Services, make_app

    for name in ("search", "sides", "also_written", "suggested", "stories"):
        setattr(search_views, name, _kept(getattr(search_views, name)))
    app = make_app(Services(load_settings({"SEARCHAPP_HOME": str(home)})))
    waitress.create_server(app, host="127.0.0.1", port=port, threads=8).run()


def _kept(ask: Callable[..., Any]) -> Callable[..., Any]:
    """The function with its answers kept by what it is first asked: a form, a query, or a page by its form."""
    answers: dict[Any, Any] = {}

    def answer(asked: Any, *others: Any, **named: Any) -> Any:
        key = repr(getattr(asked, "form", asked))
        if key not in answers:
            answers[key] = ask(asked, *others, **named)
        return answers[key]

    return answer


def measure_http(home: Path, size: int, folder: Path) -> list[dict[str, Any]]:
    """Whole pages of each kind; searches beside the neighbours', and beside ready ones."""
    asked = queries(PAGES)
    searches = [_page(query) for query in asked]
    command = (sys.executable, "-m", "benchmarks.pages", str(home), "--serve-ready")
    rows = []
    with ExitStack() as running:
        whole, ready = running.enter_context(served(home)), running.enter_context(served(home, command))
        pair: Clients = {"searchapp": (Client(whole.address), whole), "ready": (Client(ready.address), ready)}
        all_, paths = dict(pair), dict.fromkeys(pair, searches)
        for other in neighbours(folder, size):
            all_[other.name] = running.enter_context(other.pages())
            paths[other.name] = [other.path(query) for query in asked]
        for n in range(PAGES):  # warms all of it, and fills what is ready
            pages = {name: client.get(paths[name][n])[1] for name, (client, _) in all_.items()}
            whole_page, ready_page = (re.sub(rb"generation [^<]*", b"", pages[name]) for name in pair)
            assert whole_page == ready_page, searches[n]
        rows += _timed(all_, paths, "search")
        alone: Clients = {"searchapp": pair["searchapp"]}
        others = [_page(query) for query in queries(2 * PAGES)[PAGES:]]
        rows += _timed(alone, {"searchapp": others}, "search, first time", rounds=1)
        client = pair["searchapp"][0]
        speakers = [re.search(rb'name="speaker" value="(e\d+)"', client.get(path)[1]) for path in searches]
        chosen = [
            f"{path}&speaker={found.group(1).decode()}" for path, found in zip(searches, speakers, strict=True) if found
        ]
        articles = [f"/article/bench-{n}" for n in range(ARTICLES)]
        people = [f"/speaker/e{n}" for n in range(20, 20 + PAGES // 2)]
        for work, of_kind in (("facet chosen", chosen), ("article", articles), ("speaker", people)):
            rows += _timed(alone, {"searchapp": of_kind}, f"{work}, first time", rounds=1)
            rows += _timed(alone, {"searchapp": of_kind}, work)
    for row in rows:
        row["size"] = size
        print("{system:9} {work:24} {p50_ms:6.1f} ms, {p95_ms:6.1f} 95th, {cpu_p50_ms:6.1f} CPU".format(**row))
    return rows


def _page(query: Query) -> str:
    return "/?" + urllib.parse.urlencode({"q": typed(query)})


def _timed(clients: Clients, paths: dict[str, list[str]], work: str, rounds: int = 3) -> list[dict[str, Any]]:
    """Milliseconds a page, and of the server's CPU; interleaved where there are several servers."""
    took: dict[str, list[float]] = {name: [] for name in clients}
    used: dict[str, list[float]] = {name: [] for name in clients}
    for _ in range(rounds):
        for n in range(len(next(iter(paths.values())))):
            for name, (client, server) in clients.items():
                cpu = server.cpu()
                took[name].append(client.get(paths[name][n])[0])
                used[name].append((server.cpu() - cpu) * 1e3)
    return [
        {
            "system": name,
            "work": work,
            "p50_ms": round(statistics.median(times), 3),
            "p95_ms": round(sorted(times)[int(len(times) * 0.95)], 3),
            "cpu_p50_ms": round(statistics.median(used[name]), 3),
        }
        for name, times in took.items()
    ]


def measure_weight(server: Served) -> None:
    """The bytes of the first page."""
    client = Client(server.address)
    page = client.get("/")[1].decode()
    sizes = {"html": client.sent}
    for address in re.findall(r'(?:src|href)="(/static/[^"]*\.(?:js|css)[^"]*)"', page):
        client.get(address)
        sizes[address.partition("?")[0]] = client.sent
    print(", ".join(f"{name} {size:,}" for name, size in sizes.items()), f"- together {sum(sizes.values()):,} bytes")


# ---- in a browser


@cache
def _installed() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def measure_browser(server: Served, only: set[str]) -> None:
    """What is painted when."""
    from playwright.sync_api import sync_playwright

    words = vocabulary()
    searched = f"/?q={words[40]}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_installed(), args=["--no-sandbox"])
        for path in ("/", searched) if "paint" in only else ():
            paints, shifts = zip(*(_painted(browser, server.address + path) for _ in range(REPEATS)), strict=True)
            print(
                f"{path:12} largest contentful paint {statistics.median(paints):5.0f} ms median, "
                f"{max(paints):5.0f} most; layout shift {max(shifts):.4f} at most"
            )
        if "facet" in only:
            times = [_changed(browser, server.address, f"/?q={words[40 + n]}") for n in range(3 * REPEATS)]
            tail = sorted(times)[int(len(times) * 0.95)]
            print(f"facet change to paint {statistics.median(times):5.0f} ms median, {tail:5.0f} 95th")
        browser.close()


def _painted(browser: Any, address: str) -> tuple[float, float]:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(OBSERVE)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    found = page.evaluate("[window.__lcp, window.__shift]")
    page.context.close()
    return found[0], found[1]


def _changed(browser: Any, address: str, path: str) -> float:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    page.evaluate(CLICK, 1)  # the first time warms the browser's own parts
    page.wait_for_load_state("networkidle")
    took: float = page.evaluate(CLICK, 2)
    page.context.close()
    return took


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="measure this archive's home instead of a generated one")
    parser.add_argument("--only", nargs="+", default=["http", "weight", "paint", "facet"])
    parser.add_argument("--json", type=Path, help="write the rows of `http` to this file")
    parser.add_argument("--serve-ready", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve_ready:
        serve_ready(options.folder, options.port)
        return
    home, only = options.home or make_home(options.folder, options.size), set(options.only)
    if "http" in only:
        keep(options.json, measure_http(home, options.size, options.folder))
    if only & {"weight", "paint", "facet"}:
        with served(home) as server:
            if "weight" in only:
                measure_weight(server)
            measure_browser(server, only)


if __name__ == "__main__":
    main()
