"""How does the cost of a search grow with the archive? Draws the figures of `benchmarks.run` as SVG.

python -m benchmarks.curve SVG JSON...
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

COLOURS = {"searchapp": "#0b6e4f", "tantivy": "#c8553d", "lucene": "#3d5a80", "sqlite": "#8d6a9f", "whoosh": "#6c757d"}
WIDTH, HEIGHT, MARGIN, LINE = 660, 400, 66, 16


def drawn(rows: list[dict[str, float | str]], work: str) -> str:
    """Median CPU milliseconds of one work against the number of paragraphs, both axes logarithmic."""
    chosen = [(str(r["system"]), float(r["size"]), float(r["cpu_p50_ms"])) for r in rows if r["work"] == work]
    sizes, costs = ([math.log10(c[i]) for c in chosen] for i in (1, 2))
    low, high = math.floor(min(costs)), math.ceil(max(costs))
    span = max(max(sizes) - min(sizes), 1e-9)

    def x(size: float) -> float:
        return MARGIN + (math.log10(size) - min(sizes)) / span * (WIDTH - 3 * MARGIN)

    def y(cost: float) -> float:
        return HEIGHT - MARGIN - (math.log10(cost) - low) / (high - low) * (HEIGHT - 2 * MARGIN)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"',
        ' font-size="13">',
        f"<title>Median CPU time of one search ({work}) against the number of paragraphs</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in range(low, high + 1):
        level = y(10**power)
        parts.append(f'<path d="M{MARGIN} {level:.1f}H{WIDTH - 2 * MARGIN}" stroke="#ddd"/>')
        parts.append(f'<text x="{MARGIN - 6}" y="{level + 4:.1f}" text-anchor="end">{10.0**power:g} ms</text>')
    parts += [
        f'<text x="{x(size):.1f}" y="{HEIGHT - MARGIN + 20}" text-anchor="middle">{size:,.0f}</text>'
        for size in sorted({s for _, s, _ in chosen})
    ]
    parts.append(f'<text x="{MARGIN}" y="24">{work}: median CPU time of one search, by number of paragraphs</text>')
    labels: list[tuple[float, float, str]] = []
    for system, colour in COLOURS.items():
        points = sorted((s, c) for name, s, c in chosen if name == system)
        if points:
            line = " ".join(f"{x(s):.1f},{y(c):.1f}" for s, c in points)
            parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
            parts += [f'<circle cx="{x(s):.1f}" cy="{y(c):.1f}" r="3" fill="{colour}"/>' for s, c in points]
            labels.append((x(points[-1][0]) + 8, y(points[-1][1]) + 4, system))
    lowest: dict[float, float] = {}
    for at, height, system in sorted(labels):  # from the top: a label gives way to the one above it
        placed = lowest[at] = max(height, lowest.get(at, 0) + LINE)
        parts.append(f'<text x="{at:.1f}" y="{placed:.1f}" fill="{COLOURS[system]}">{system}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    """Draw the faceted search."""
    rows = [row for name in sys.argv[2:] for row in json.loads(Path(name).read_text("utf-8"))["rows"]]
    Path(sys.argv[1]).write_text(drawn(rows, "faceted"), "utf-8")


if __name__ == "__main__":
    main()
