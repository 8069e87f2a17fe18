"""Which branches of which room do the tests reach? Of what `make coverage` measured.

    python -m benchmarks.covered FILE      (as `coverage json` writes it)

Exits with 1 where one of the rooms on which trust rests has a branch that no test reaches.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from fnmatch import fnmatch
from pathlib import Path

TRUSTED = {
    "query parsing": ("query/*",),
    "escaping": ("web/spreadsheets.py", "web/quoted.py", "web/hit_list.py"),
    "readers": ("readers/*",),
    "publishing": (
        "engines/whoosh/engine.py",
        "engines/whoosh/generation.py",
        "engines/whoosh/store/folder.py",
        "durable.py",
    ),
    "forgetting": ("archive/forgetting/*", "archive/articles/withdraw.py"),
}

Counts = dict[str, int]


def _room(name: str) -> str:
    first, _, rest = name.partition("/")
    return f"{first}/{rest.split('/')[0]}" if rest.count("/") else first


def _share(files: list[Counts]) -> tuple[float, int]:
    """Which share of statements and branches together is reached, and how many are not."""
    reached = sum(one["covered_lines"] + one["covered_branches"] for one in files)
    every = sum(one["num_statements"] + one["num_branches"] for one in files)
    return 100 * reached / max(every, 1), every - reached


def main() -> None:
    """Print the rooms, then those on which trust rests, then all."""
    told = json.loads(Path(sys.argv[1]).read_text("utf-8"))["files"]
    files = {name.removeprefix("searchapp/"): one["summary"] for name, one in told.items()}
    rooms: dict[str, list[Counts]] = defaultdict(list)
    for name, counts in files.items():
        rooms[_room(name)].append(counts)
    trusted = {
        room: [counts for name, counts in files.items() if any(fnmatch(name, one) for one in modules)]
        for room, modules in TRUSTED.items()
    }
    for room, counted in [*sorted(rooms.items()), *trusted.items(), ("all", list(files.values()))]:
        share, left = _share(counted)
        print(f"{room:28} {share:6.1f} %  {left:5} not reached")
    sys.exit(any(_share(counted)[1] for counted in trusted.values()))


if __name__ == "__main__":
    main()
