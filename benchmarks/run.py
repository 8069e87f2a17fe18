"""How long does each system take for the same work? Prints a table and, with `--json`, writes the figures.

    python -m benchmarks.run --sizes 10000 100000 --json FILE

Each system is built in a process of its own; searches run interleaved, query by query, after one round that warms
all of them. Times are of one thread; agreement of totals and counts with the product is printed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.corpus import paragraphs
from benchmarks.peers import Lucene, Sqlite, Tantivy, Whoosh
from benchmarks.queries import queries
from benchmarks.systems import WORK, Answer, Searchapp, System
from searchapp.domain import IndexedParagraph

WORKS = ("top", "faceted", "filtered", "snippets")
QUERIES = 200
SYSTEMS: dict[str, type[System]] = {
    "searchapp": Searchapp,
    "tantivy": Tantivy,
    "lucene": Lucene,
    "sqlite": Sqlite,
    "whoosh": Whoosh,
}
SECONDS = 5
SLOW_QUERIES = {"whoosh": 24, "sqlite": 48}
LARGEST = {"whoosh": 10_000, "sqlite": 100_000}


class Clocked:
    """The paragraphs, with the CPU time that making them took."""

    def __init__(self, count: int) -> None:
        self._made = paragraphs(count)
        self.cpu = self.wall = 0.0

    def __iter__(self) -> Iterator[IndexedParagraph]:
        return self

    def __next__(self) -> IndexedParagraph:
        cpu, wall = time.thread_time(), time.perf_counter()
        try:
            return next(self._made)
        finally:
            self.cpu += time.thread_time() - cpu
            self.wall += time.perf_counter() - wall


def make(name: str) -> System:
    """The system of this name."""
    return SYSTEMS[name]()


def build(name: str, size: int) -> None:
    """Build one index and print what it took; runs in a process of its own."""
    folder = WORK / f"{name}-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    given, system = Clocked(size), make(name)
    cpu, wall = time.process_time(), time.perf_counter()
    system.build(given, folder)
    took = {
        "cpu": time.process_time() - cpu - given.cpu,
        "wall": time.perf_counter() - wall - given.wall,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "bytes": sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()),
    }
    if isinstance(system, Lucene):
        took["cpu"] = system.build_cpu
        took["peak"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    (folder.parent / f"{folder.name}.json").write_text(json.dumps(took), "utf-8")


def built(name: str, size: int, keep: bool) -> dict[str, float]:
    """What building took; built now unless it is kept from before."""
    note = WORK / f"{name}-{size}.json"
    if not (keep and note.exists()):
        command = [sys.executable, "-m", "benchmarks.run", "--build", name, "--sizes", str(size)]
        subprocess.run(command, check=True)
    took: dict[str, float] = json.loads(note.read_text("utf-8"))
    return took


def names(size: int) -> list[str]:
    """The systems that can be compared here at this size."""
    found = ["searchapp", "sqlite", "whoosh"]
    if importlib.util.find_spec("tantivy"):
        found.insert(1, "tantivy")
    if Lucene.available():
        found.insert(2, "lucene")
    return [n for n in found if size <= LARGEST.get(n, size)]


def measure(size: int, keep: bool) -> list[dict[str, object]]:
    """All rows of one size."""
    rows: list[dict[str, object]] = []
    opened: dict[str, System] = {}
    for name in names(size):
        took = built(name, size, keep)
        rows.append(row(name, size, "build", [took["wall"] * 1e3], [took["cpu"] * 1e3]))
        print(
            f"{size:>9,} {name:10} built: {took['cpu']:.1f} s CPU, {took['peak'] / 1e6:.0f} MB peak, "
            f"{took['bytes'] / 1e6:.0f} MB on disk",
            flush=True,
        )
        rows.append(row(name, size, "open", *opening(name, size)))
        opened[name] = make(name)
        opened[name].open(WORK / f"{name}-{size}")
    for work in (*WORKS, "said"):
        asked = {n: s for n, s in opened.items() if work != "said" or n == "searchapp"}
        answers = interleaved(asked, work)
        for name, found in answers.items():
            rows.append(row(name, size, work, [a.wall for a in found], [a.cpu for a in found]))
        agreement(answers, work)
    rows += [row(name, size, "two", *together(name, size)) for name in ("searchapp", "tantivy") if name in opened]
    return rows


def alone(name: str, size: int, work: str) -> dict[str, Any]:
    """What `in_own_process` prints of one system."""
    command = [sys.executable, "-m", "benchmarks.run", "--alone", name, work, "--sizes", str(size)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def in_own_process(name: str, size: int, work: str) -> dict[str, Any]:
    """Open an index whose code is imported; then search, once or for `SECONDS`. Times in ms, memory in MB."""
    system = make(name)
    if name == "searchapp":
        importlib.import_module("searchapp.engines.whoosh")
    before, begun, cpu = resident(), time.perf_counter(), time.thread_time()
    system.open(WORK / f"{name}-{size}")
    found = {"wall": getattr(system, "opened", (time.perf_counter() - begun) * 1e3), "memory": resident() - before}
    found["cpu"] = (time.thread_time() - cpu) * 1e3
    asked = queries(QUERIES)
    begun = time.perf_counter()
    system.ask(asked[0], "faceted")
    found |= {"first": (time.perf_counter() - begun) * 1e3, "then": resident() - before, "done": 0}
    if work == "two":
        for query in asked:
            system.ask(query, "faceted")
        begun = time.perf_counter()
        while time.perf_counter() - begun < SECONDS:
            for query in asked:
                system.ask(query, "faceted")
            found["done"] += len(asked)
        found["each"] = (time.perf_counter() - begun) * 1e3 / found["done"]
    return found


def resident() -> float:
    """This process's memory in MB, where the system tells."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def opening(name: str, size: int) -> tuple[list[float], list[float]]:
    """How long opening takes, wall and CPU, each time in a new process; what it adds to memory is printed."""
    found = [alone(name, size, "open") for _ in range(3)]
    one = sorted(found, key=lambda f: f["wall"])[1]
    print(
        f"          open      {name:10} {one['wall']:.1f} ms, {one['memory']:.0f} MB more; with the first search "
        f"{one['first']:.0f} ms and {one['then']:.0f} MB",
        flush=True,
    )
    return [f["wall"] for f in found], [f["cpu"] for f in found]


def together(name: str, size: int) -> tuple[list[float], list[float]]:
    """Two processes search side by side: milliseconds a search of both together."""
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: alone(name, size, "two"), range(2)))
    each = 1 / sum(1 / f["each"] for f in found)
    print(f"          two       {name:10} {1e3 / each:,.0f} searches a second", flush=True)
    return [each], [each]


def interleaved(asked: dict[str, System], work: str) -> dict[str, list[Answer]]:
    """Every query put to every system in turn, after a round that is not counted."""
    answers: dict[str, list[Answer]] = {name: [] for name in asked}
    for round_ in range(2):
        for n, query in enumerate(queries(QUERIES)):
            for name, system in asked.items():
                if n < SLOW_QUERIES.get(name, QUERIES):
                    answer = system.ask(query, work)
                    if round_:
                        answers[name].append(answer)
    return answers


def agreement(answers: dict[str, list[Answer]], work: str) -> None:
    """Print for how many queries each system's total and counts are the product's."""
    own = answers["searchapp"]
    for name, found in answers.items():
        if name != "searchapp":
            totals = sum(a.total == b.total for a, b in zip(own, found, strict=False))
            print(f"          {work:9} {name:10} totals agree in {totals} of {len(found)}", flush=True)


def row(system: str, size: int, work: str, wall: list[float], cpu: list[float]) -> dict[str, object]:
    """One row of the figures."""
    return {
        "system": system,
        "size": size,
        "work": work,
        "p50_ms": round(statistics.median(wall), 3),
        "p95_ms": round(sorted(wall)[int(len(wall) * 0.95)], 3),
        "cpu_p50_ms": round(statistics.median(cpu), 3),
    }


def main() -> None:
    """Measure all sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--build", help="only build this system's index")
    parser.add_argument("--keep", action="store_true", help="use the indexes of the last run")
    parser.add_argument("--alone", nargs=2, metavar=("SYSTEM", "WORK"), help="only open, or search for some seconds")
    options = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    if options.alone:
        print(json.dumps(in_own_process(options.alone[0], options.sizes[0], options.alone[1])))
        return
    if options.build:
        build(options.build, options.sizes[0])
        return
    rows = [one for size in options.sizes for one in measure(size, options.keep)]
    for one in rows:
        print(
            f"{one['size']:>9,} {one['work']:9} {one['system']:10} {one['p50_ms']:>10} {one['p95_ms']:>10} "
            f"{one['cpu_p50_ms']:>10}"
        )
    if options.json:
        options.json.write_text(json.dumps({"rows": rows}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
