"""How does a server bear its day: first searches, many readers at once, memory after thousands of pages?

    python -m benchmarks.serving FOLDER [--size 100000] [--only first crowd memory] [--json FILE]

- first: twenty shapes of queries, each asked as soon as `searchapp serve` says that it listens, and once again.
- crowd: pages a second of two servers on one archive, asked by sixteen clients that wait for one page after another.
  The clients run on the same machine; what they use is told.
- memory: the server's own (RssAnon) after each thousand of ten thousand mixed requests, and after six exports.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.corpus import vocabulary
from benchmarks.home import ARTICLES, make_home
from benchmarks.pages import typed
from benchmarks.queries import queries
from benchmarks.served import Client, Served, keep, served

SECONDS = 15
CLIENTS = 16
REQUESTS = 10_000
EXPORTS = 6

SHAPES = (
    "{a}", "{a} {b}", '"{a} {b}"', "{a} OR {b}", "{a} -{b}", "NOT {a}", "{a}*", "{c}~", '"{a} {b}"~5', "said:{a}",
    'said:"{a} {b}"', "speaker:e{n}", "speaker:e{n} said:{a}", "entity:e{m}", 'source:"Outlet 3" {a}', "title:{a}",
    "date:2010..2012-06 {a}", "({a} OR {b}) -{c}", "lang:en {b}", "status:any said:{b}",
)  # fmt: skip


def _page(query: str) -> str:
    return "/?" + urllib.parse.urlencode({"q": query})


def measure_first(home: Path, size: int) -> list[dict[str, Any]]:
    """What the first query of each shape takes beyond its second, right after the server says that it listens."""
    words = vocabulary()
    beyond, used = [], []
    with served(home, ready="") as server:  # no page is asked before the first
        client = Client(server.address)
        for n, shape in enumerate(SHAPES):
            path = _page(shape.format(a=words[30 + n], b=words[300 + n], c=words[3_000 + n], n=20 + n, m=10_020 + n))
            took = []
            for _ in range(2):
                cpu = server.cpu()
                wall = client.get(path)[0]
                took.append((wall, (server.cpu() - cpu) * 1e3))
            beyond.append(took[0][0] - took[1][0])
            used.append(took[0][1] - took[1][1])
            (first, cpu), (second, again) = took
            print(f"first {shape:24} {first:7.1f} ms, again {second:6.1f}; CPU {cpu:7.1f}, {again:6.1f}")
    return [_row(size, "first of its shape, beyond the second", beyond, used)]


def _row(size: int, work: str, took: list[float], used: list[float]) -> dict[str, Any]:
    row = {
        "system": "searchapp",
        "size": size,
        "work": work,
        "p50_ms": round(statistics.median(took), 3),
        "p95_ms": round(sorted(took)[int(len(took) * 0.95)], 3),
        "cpu_p50_ms": round(statistics.median(used), 3),
    }
    print("{work}: {p50_ms} ms, {p95_ms} 95th, {cpu_p50_ms} CPU".format(**row), flush=True)
    return row


def measure_crowd(home: Path, size: int) -> list[dict[str, Any]]:
    """Pages a second."""
    paths = [_page(typed(query)) for query in queries(480)]
    with ExitStack() as running:
        servers = [running.enter_context(served(home)) for _ in range(2)]
        for server in servers:
            client = Client(server.address)
            for path in paths[:40]:
                client.get(path)
        until = time.perf_counter() + SECONDS
        before, own = sum(server.cpu() for server in servers), time.process_time()
        with ThreadPoolExecutor(CLIENTS) as pool:
            waited = list(
                itertools.chain.from_iterable(
                    pool.map(
                        lambda n: _ask_until(servers[n % 2], paths[n * 30 :] + paths[: n * 30], until), range(CLIENTS)
                    )
                )
            )
        used, own = sum(server.cpu() for server in servers) - before, time.process_time() - own
    each = 1e3 * SECONDS / len(waited)
    print(
        f"crowd: {len(waited) / SECONDS:.0f} pages a second; a page {used * 1e3 / len(waited):.2f} ms of CPU, "
        f"and {own * 1e3 / len(waited):.2f} of the clients'; waited {statistics.median(waited):.0f} ms"
    )
    return [_row(size, "each of all pages, two servers, 16 clients", [each], [used * 1e3 / len(waited)])]


def _ask_until(server: Served, paths: list[str], until: float) -> list[float]:
    client, waited = Client(server.address), []
    for path in itertools.cycle(paths):
        if time.perf_counter() > until:
            return waited
        waited.append(client.get(path)[0])
    raise AssertionError


def measure_memory(home: Path) -> None:
    """Print the server's memory on the way."""
    words, kinds = vocabulary(), queries(960)
    with served(home) as server:
        client = Client(server.address)
        most = server.rss()
        print(f"memory at first {most:.0f} MB", flush=True)
        for n in range(REQUESTS):
            query = urllib.parse.quote(typed(kinds[n % len(kinds)]))
            path = (
                f"/?q={query}", f"/?q={query}&page={2 + n % 5}", f"/?q={query}&sort=newest", f"/search.json?q={query}",
                f"/article/bench-{n % ARTICLES}", f"/speaker/e{20 + n % 500}", f"/?q={query}&speaker=e{1 + n % 30}",
                f"/facet/speaker?q={query}", f"/complete?q={words[n % 5_000][:3]}", f"/search.atom?q={query}",
            )[n % 10]  # fmt: skip
            client.get(path)
            most = max(most, server.rss())
            if n % 1_000 == 999:
                print(f"memory after {n + 1:,} requests {server.rss():.0f} MB, {most:.0f} at most", flush=True)
        asked = urllib.parse.urlencode({"q": f"{words[0]} OR {words[1]} OR {words[2]}", "sort": "newest"})
        for n in range(EXPORTS):
            most = 0.0
            with urllib.request.urlopen(f"{server.address}/search.{('csv', 'jsonl')[n % 2]}?{asked}") as answer:
                while answer.read(1 << 18):
                    most = max(most, server.rss())
            print(f"memory after export {n + 1} {server.rss():.0f} MB, {most:.0f} at most during it", flush=True)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--only", nargs="+", default=["first", "crowd", "memory"])
    parser.add_argument("--json", type=Path, help="add the rows to this file")
    options = parser.parse_args()
    home = make_home(options.folder, options.size)
    if "first" in options.only:
        command = (sys.executable, "-m", "searchapp", "warm")  # compiles, once an installation, what is not yet
        subprocess.run(command, env={"SEARCHAPP_HOME": str(home), "PATH": ""}, check=False, stdout=subprocess.DEVNULL)
        keep(options.json, measure_first(home, options.size))
    if "crowd" in options.only:
        keep(options.json, measure_crowd(home, options.size))
    if "memory" in options.only:
        measure_memory(home)


if __name__ == "__main__":
    main()
