"""What does OpenSearch take on one, two and three nodes, and does it answer like Whoosh? `python -m benchmarks.cluster`

Starts the nodes itself, as processes of this machine, and ends them. Needs `make test-cluster` once before, and a file
of newswire as JSON lines (--file). Figures go to standard output, as JSON to --json, as a curve to --svg.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from searchapp.engines import open_engine
from searchapp.engines.whoosh import open_engine as open_whoosh
from searchapp.ports import SearchEngine, Snapshot
from searchapp.request import SearchRequest
from searchapp.settings import Settings
from tests.cluster.servers import Cluster, cluster
from tests.engines.agreement import compared
from tests.engines.reuters import Asking, paragraphs

THREADS = 4


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--file", type=Path, required=True)
    told.add_argument("--nodes", type=int, nargs="+", default=[1, 2, 3])
    told.add_argument("--paragraphs", type=int, default=20_000)
    told.add_argument("--requests", type=int, default=1_000)
    told.add_argument("--timed", type=int, default=200)
    told.add_argument("--heap", type=int, default=512, help="megabytes of each node")
    told.add_argument("--json", type=Path)
    told.add_argument("--svg", type=Path)
    given = told.parse_args()
    held = list(paragraphs(given.file, given.paragraphs))
    ask = Asking(held, 11)
    requests, timed = [ask() for _ in range(given.requests)], [ask() for _ in range(given.timed)]
    with tempfile.TemporaryDirectory() as folder:
        whoosh = open_whoosh(Path(folder) / "index")
        lines = [{"nodes": 0, **measured(whoosh, held, timed, None)}]
        print(lines[-1], flush=True)
        for count in given.nodes:
            with cluster(count, given.heap, brief=False) as running:
                settings = Settings(
                    Path(folder), engine="opensearch", opensearch_url=",".join(running.urls),
                    opensearch_shards=count, opensearch_replicas=0,
                )  # fmt: skip
                engine = open_engine(settings)
                line: dict[str, Any] = {"nodes": count, **measured(engine, held, timed, running)}
                if requests:
                    line |= compared(engine, whoosh, requests)._asdict()
                lines.append(line)
                print(line, flush=True)
    if given.json:
        given.json.write_text(json.dumps(lines, indent=1, default=str))
    if given.svg:
        given.svg.write_text(drawn(lines[1:]), "utf-8")


PANELS = {
    "paragraphs/s": "paragraphs indexed a second",
    "searches/s": f"searches a second, of {THREADS} readers",
    "searches/node CPU s": "searches a CPU second of the nodes",
}
WIDE, HIGH, EDGE = 250, 190, 40


def drawn(lines: list[dict[str, Any]]) -> str:
    """Each of these figures against the number of nodes, from zero."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE * len(PANELS)} {HIGH}" font-family="sans-serif"'
        ' font-size="11">',
        "<title>What one, two and three nodes do on one machine of two cores</title>",
        f'<rect width="{WIDE * len(PANELS)}" height="{HIGH}" fill="#fff"/>',
    ]
    for at, (figure, name) in enumerate(PANELS.items()):
        top = max(line[figure] for line in lines)
        left, low = at * WIDE + EDGE, HIGH - EDGE
        step = (WIDE - 2 * EDGE) / max(1, len(lines) - 1)
        points = [(left + n * step, low - line[figure] / top * (HIGH - 2 * EDGE - 10)) for n, line in enumerate(lines)]
        parts += [
            f'<text x="{left}" y="20">{name}</text>',
            f'<path d="M{left} {low}H{left + WIDE - 2 * EDGE}" stroke="#999"/>',
            f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" stroke="#0b6e4f"/>',
        ]
        for (x, y), line in zip(points, lines, strict=True):
            parts += [
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0b6e4f"/>',
                f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{line[figure]:,}</text>',
                f'<text x="{x:.1f}" y="{low + 16}" text-anchor="middle">{line["nodes"]}</text>',
            ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def measured(
    engine: SearchEngine, held: list[Any], timed: list[SearchRequest], running: Cluster | None
) -> dict[str, Any]:
    began, own, nodes = time.perf_counter(), time.process_time(), _cpu(running)
    engine.build(Snapshot(1, held, len(held)), lambda _searcher: None)
    built, own, nodes = time.perf_counter() - began, time.process_time() - own, _cpu(running) - nodes
    for request in timed[:50]:
        engine.search(request)
    spent = _cpu(running)
    each = [_timed(engine, request) for request in timed]
    spent = _cpu(running) - spent
    began = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(engine.search, timed))
    return {
        "paragraphs/s": round(len(held) / built),
        "paragraphs/CPU s": round(len(held) / (own + nodes)),
        "search p50 ms": round(1000 * statistics.median(each), 1),
        "p95": round(1000 * statistics.quantiles(each, n=20)[-1], 1),
        "nodes' CPU ms/search": round(1000 * spent / len(timed), 1),
        "searches/s": round(len(timed) / (time.perf_counter() - began), 1),
        "searches/node CPU s": round(len(timed) / spent, 1) if spent else None,
        "bytes": engine.live().size,
        "heap in use, MB": _heap(running),
        "held in memory, bytes": _held(running),
    }


def _timed(engine: SearchEngine, request: SearchRequest) -> float:
    began = time.perf_counter()
    engine.search(request)
    return time.perf_counter() - began


def _heap(running: Cluster | None) -> list[int]:
    """How many megabytes each node uses."""
    nodes = running.nodes[0].get("/_nodes/stats/jvm")["nodes"].values() if running else ()
    return [node["jvm"]["mem"]["heap_used_in_bytes"] >> 20 for node in nodes]


def _held(running: Cluster | None) -> dict[str, int]:
    """What the nodes keep of the index on the heap, as they say: bitsets of quotations, ordinals of articles."""
    nodes = running.nodes[0].get("/_nodes/stats/indices/segments,fielddata")["nodes"].values() if running else ()
    return {
        "bitsets": sum(node["indices"]["segments"]["fixed_bit_set_memory_in_bytes"] for node in nodes),
        "ordinals": sum(node["indices"]["fielddata"]["memory_size_in_bytes"] for node in nodes),
    }


def _cpu(running: Cluster | None) -> float:
    """The seconds of CPU that the nodes have used (Linux)."""
    pids = [node.process.pid for node in running.nodes if node.process] if running else []
    ticks = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13] for pid in pids]
    return sum(int(user) + int(system) for user, system in ticks) / 100


if __name__ == "__main__":
    main()
