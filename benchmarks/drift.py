"""How did a long run go, and is its last quarter as its third? Of what `benchmarks.endurance` wrote down.

    python -m benchmarks.drift FOLDER      (prints the figures, and draws FOLDER/endurance.svg)

CPU is that of the thread that answered, until its answer begins: on a machine with other work, time by the clock tells
of that work too.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

TOLD = "told.tsv"
PARTS = 12
"""Into so many equal spans of time a table and a picture divide the run."""


class Line(NamedTuple):
    """What was written down: the second, what kind of thing, status or megabytes, milliseconds, a remark."""

    second: float
    kind: str
    value: float
    wall: float
    cpu: float
    remark: str


def lines(folder: Path) -> list[Line]:
    """All that was written down."""
    told = []
    for row in (folder / TOLD).read_text("utf-8").splitlines():
        second, kind, value, wall, cpu, remark = row.split("\t")
        told.append(Line(float(second), kind, float(value), float(wall), float(cpu), remark))
    return told


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _memory(told: Sequence[Line]) -> float:
    return statistics.fmean(line.value for line in told if line.kind == "memory")


def _pages(told: Sequence[Line]) -> list[Line]:
    return [line for line in told if line.kind not in ("memory", "error", "command", "correct")]


def _of(field: str, share: float) -> Callable[[Sequence[Line]], float]:
    return lambda told: _percentile([getattr(line, field) for line in _pages(told)], share)


FIGURES: dict[str, Callable[[Sequence[Line]], float]] = {
    "memory of the workers, MB": _memory,
    "p50, ms of CPU": _of("cpu", 0.5),
    "p99, ms of CPU": _of("cpu", 0.99),
    "p50, ms by the clock": _of("wall", 0.5),
    "p99, ms by the clock": _of("wall", 0.99),
}


def spans(told: Sequence[Line], count: int) -> list[list[Line]]:
    """The run in so many equal spans of time; what was done when the readers had left counts to the last."""
    end = _minutes(told) * 60 + 1e-6
    parts: list[list[Line]] = [[] for _ in range(count)]
    for line in told:
        parts[min(count - 1, int(line.second / end * count))].append(line)
    return parts


def _minutes(told: Sequence[Line]) -> float:
    return max(line.second for line in told if line.kind == "memory") / 60


def tell(folder: Path) -> None:
    """Print the figures by time, the drift from the third to the fourth quarter, and every error; draw the picture."""
    told = sorted(lines(folder))
    parts, quarters = spans(told, PARTS), spans(told, 4)
    errors = [line for line in told if line.kind == "error"]
    commands = [line for line in told if line.kind == "command"]
    corrections = sum(line.kind == "correct" for line in told)
    print(
        f"{_minutes(told):.1f} minutes: {len(_pages(told)):,} pages, {len(commands)} commands, "
        f"{corrections} forms sent, {len(errors)} errors"
    )
    for name, figure in FIGURES.items():
        third, fourth = figure(quarters[2]), figure(quarters[3])
        row = " ".join(f"{figure(part):7.1f}" for part in parts)
        print(f"{name:27} {row}   third quarter {third:.1f}, fourth {fourth:.1f}: {fourth / third - 1:+.1%}")
    for line in errors:
        print(f"error in minute {line.second / 60:.1f}: {line.remark}")
    (folder / "endurance.svg").write_text(drawn(parts, _minutes(told)), "utf-8")


WIDTH, HEIGHT, MARGIN = 660, 150, 60
COLOURS = ("#0b6e4f", "#c8553d")
PANELS = (
    ("memory of the workers, MB",),
    ("p50, ms of CPU", "p99, ms of CPU"),
    ("p50, ms by the clock", "p99, ms by the clock"),
)


def drawn(parts: Sequence[Sequence[Line]], minutes: float) -> str:
    """An SVG: memory, CPU and time by the clock, each from zero, by time."""
    whole = HEIGHT * len(PANELS) + MARGIN
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {whole}" font-family="sans-serif"',
        ' font-size="13">',
        f"<title>Memory and time of answers over {minutes:.0f} minutes of mixed load</title>",
        f'<rect width="{WIDTH}" height="{whole}" fill="#fff"/>',
    ]
    for number, names in enumerate(PANELS):
        body += _panel(HEIGHT * number + MARGIN / 2, {name: [FIGURES[name](part) for part in parts] for name in names})
    for part in range(0, len(parts) + 1, 2):
        at = MARGIN + part / len(parts) * (WIDTH - 2 * MARGIN)
        body.append(
            f'<text x="{at:.0f}" y="{whole - 12}" text-anchor="middle">{minutes * part / len(parts):.0f} min</text>'
        )
    return "\n".join([*body, "</svg>"]) + "\n"


def _panel(top: float, series: dict[str, list[float]]) -> list[str]:
    most = max(map(max, series.values()))
    floor = top + HEIGHT - MARGIN / 2
    body = [f'<path d="M{MARGIN} {floor:.0f}H{WIDTH - MARGIN}" stroke="#999"/>']
    body.append(f'<text x="{MARGIN - 6}" y="{top + 16:.0f}" text-anchor="end">{most:.0f}</text>')
    body.append(f'<text x="{MARGIN - 6}" y="{floor:.0f}" text-anchor="end">0</text>')
    for at, ((name, values), colour) in enumerate(zip(series.items(), COLOURS, strict=False)):
        step = (WIDTH - 2 * MARGIN) / len(values)
        points = " ".join(
            f"{MARGIN + (n + 0.5) * step:.1f},{floor - value / most * (HEIGHT - MARGIN):.1f}"
            for n, value in enumerate(values)
        )
        body.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        body.append(f'<text x="{MARGIN + 200 * at}" y="{top + 4:.0f}" fill="{colour}">{name}</text>')
    return body


if __name__ == "__main__":
    tell(Path(sys.argv[1]))
