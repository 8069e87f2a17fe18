"""Do exports hold every row, and does the server's memory stay flat while it sends them?

    python -m benchmarks.taking_away FOLDER [--size 100000]

Takes the same large result away as CSV, as JSON lines, and as pages of JSON; breaks a fourth export off half-way and
resumes it. Prints rows beside the total, seconds, and the server's own memory (RssAnon)
before, at most during, and after.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import statistics
import time
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.corpus import vocabulary
from benchmarks.home import make_home
from benchmarks.served import Served, keep, served

Rows = Callable[[str, dict[str, str]], Iterator[object]]


def _open(address: str, path: str, parameters: dict[str, str]) -> io.BufferedIOBase:
    return urllib.request.urlopen(f"{address}{path}?{urllib.parse.urlencode(parameters)}", timeout=600)


def csv_rows(address: str, asked: dict[str, str]) -> Iterator[object]:
    with _open(address, "/search.csv", asked) as answer:
        yield from csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline=""))


def jsonl_rows(address: str, asked: dict[str, str]) -> Iterator[object]:
    with _open(address, "/search.jsonl", asked) as answer:
        for line in answer:
            yield json.loads(line)


def json_rows(address: str, asked: dict[str, str]) -> Iterator[object]:
    path = "/search.json?" + urllib.parse.urlencode({**asked, "size": "500"})
    while path:
        with urllib.request.urlopen(address + path, timeout=600) as answer:
            page = json.load(answer)
        yield from page["hits"]
        path = page["next"]


def resumed_rows(address: str, asked: dict[str, str]) -> Iterator[object]:
    """The first 30,001 rows, then the connection dropped, then the others by cursor."""
    had = 0
    with _open(address, "/search.jsonl", asked) as answer:
        start = answer.headers["X-Cursor"].rpartition(".")[0]
        for line in answer:
            yield json.loads(line)
            had += 1
            if had == 30_001:
                break
    yield from jsonl_rows(address, {**asked, "cursor": f"{start}.{had}"})


def measure(server: Served, name: str, rows: Rows, asked: dict[str, str], total: int) -> tuple[float, float]:
    """Take a result away once; seconds, and those of the server's CPU."""
    before, most, begun, cpu = server.rss(), 0.0, time.perf_counter(), server.cpu()
    seen: set[int] = set()
    count = 0
    for row in rows(server.address, asked):
        seen.add(int(row["paragraph"]))  # type: ignore[index]
        count += 1
        if count % 1_000 == 0:
            most = max(most, server.rss())
    took, used = time.perf_counter() - begun, server.cpu() - cpu
    assert count == len(seen) == total, (count, len(seen), total)
    print(
        f"{name:8} {count:>8,} rows of {total:,}  {took:6.1f} s, {used:5.1f} s CPU of the server  "
        f"memory {before:5.0f} MB before, {most:5.0f} at most, {server.rss():5.0f} after",
        flush=True,
    )
    return took, used


def main() -> None:
    """Measure all four."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    home = make_home(options.folder, options.size)
    words = vocabulary()
    asked = {"q": f"{words[0]} OR {words[1]} OR {words[2]}", "sort": "newest"}
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with served(home) as server:
        with _open(server.address, "/search.manifest.json", asked) as answer:
            total = json.load(answer)["total"]
        for _ in range(2):  # the second round shows whether what the first took was given back or used again
            for name, rows in (
                ("csv", csv_rows),
                ("jsonl", jsonl_rows),
                ("json", json_rows),
                ("resumed", resumed_rows),
            ):
                times[name].append(measure(server, name, rows, asked, total))
    keep(options.json, [
        {
            "system": "searchapp",
            "size": options.size,
            "work": f"{total} rows as {name}",
            "p50_ms": round(statistics.median(took for took, _ in both) * 1e3),
            "p95_ms": round(max(took for took, _ in both) * 1e3),
            "cpu_p50_ms": round(statistics.median(used for _, used in both) * 1e3),
        }
        for name, both in times.items()
    ])  # fmt: skip


if __name__ == "__main__":
    main()
