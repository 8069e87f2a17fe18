"""Would a test notice if the code were a little wrong? Mutants of the rooms on which trust rests, by mutmut.

    python -m benchmarks.mutants ROOM... [--n 150] [--seed 7]

A ROOM is query, escaping, readers, dates, publishing or forgetting.

Of each room's mutants a sample is drawn by the seed, and each is tried with those tests of its folder that come by it,
in a copy of the checkout below benchmarks/work. Prints how many were noticed, and what was changed in the others.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORK = ROOT / "benchmarks" / "work" / "mutants"
COPIED = ("searchapp", "templates", "static", "tests", "benchmarks", "docs", "pyproject.toml", "README.md")


@dataclass(frozen=True)
class Room:
    """Which modules are changed, and which tests have to notice."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    without: str = ""
    """Tests that need not be asked: of other engines, and those that count steps or watch other processes."""


ROOMS = {
    "query": Room(("query/*",), ("query",), "heavy_and_odd"),
    "escaping": Room(
        ("web/spreadsheets.py", "web/quoted.py", "web/hit_list.py"),
        ("web/test_escaping.py", "web/test_taking_away.py", "web/test_search_page.py", "web/test_odd_names.py",
         "web/test_article_page.py"),
    ),
    "readers": Room(("readers/records.py", "readers/encoding.py"), ("readers",), "hostile or layouts or children"),
    "dates": Room(("readers/dates.py",), ("readers/test_reading_dates.py",)),
    "publishing": Room(
        ("engines/whoosh/engine.py", "engines/whoosh/generation.py", "engines/whoosh/store/folder.py", "durable.py"),
        ("engines/test_publishing.py", "engines/test_generations.py", "engines/test_contract.py"),
        "naive or opensearch",
    ),
    "forgetting": Room(
        ("archive/forgetting/*", "archive/articles/withdraw.py"),
        ("archive/test_forgetting.py", "archive/test_names_stay_out.py"),
    ),
}  # fmt: skip

SETTINGS = """
[tool.mutmut]
source_paths = ["searchapp"]
only_mutate = {modules}
also_copy = ["templates", "static", "docs", "README.md"]
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-o", "timeout=0", "-q", "-k", {chosen}]
timeout_multiplier = 30.0
"""


def _copied(name: str, room: Room) -> Path:
    """The checkout once more, with mutmut's settings for the room."""
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    for each in COPIED:
        source = ROOT / each
        if source.is_dir():
            ignored = shutil.ignore_patterns("work", "__pycache__")
            shutil.copytree(source, folder / each, ignore=ignored, dirs_exist_ok=True)
        else:
            shutil.copy(source, folder / each)
    settings = SETTINGS.format(
        modules=json.dumps([f"searchapp/{module}" for module in room.modules]),
        tests=json.dumps([f"tests/{each}" for each in room.tests]),
        chosen=json.dumps(f"not ({room.without})" if room.without else ""),
    )
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return folder


START = """
from mutmut.__main__ import cli
from mutmut.runners.harness import PytestRunner
chosen = PytestRunner._pytest_args_regular_run
PytestRunner._pytest_args_regular_run = lambda own, tests: chosen(own, sorted({test.split("[")[0] for test in tests}))
cli()
"""
"""Mutmut names single cases of a test, which pytest does not find where a name is not ASCII: all cases are asked."""


def _mutmut(folder: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": ""}
    told = [sys.executable, "-c", START, *command]
    done = subprocess.run(told, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return "\n".join(line.rpartition("\r")[2][:300] for line in (done.stdout + done.stderr).split("\n")[-60:])


def _codes(folder: Path) -> dict[str, int | None]:
    """Each mutant and how its tests ended: 0 where they noticed nothing, None where it was not tried."""
    codes: dict[str, int | None] = {}
    for file in sorted((folder / "mutants" / "searchapp").rglob("*.meta")):
        codes |= json.loads(file.read_text("utf-8"))["exit_code_by_key"]
    return codes


def measure(name: str, most: int, seed: int) -> None:
    """Draw, try, and print."""
    folder = _copied(name, ROOMS[name])
    told = _mutmut(folder, "run", "none.of.them")  # makes them all, and tries none
    names = sorted(_codes(folder))
    assert names, told
    chosen = sorted(random.Random(seed).sample(names, min(most, len(names))))
    told = _mutmut(folder, "run", "--max-children", "1", *chosen)
    codes = _codes(folder)
    tried = {each: codes[each] for each in chosen if codes[each] not in (None, 33)}  # 33: no test comes by it
    assert tried, told
    survived = [each for each, code in tried.items() if code == 0]
    unseen = [each for each in chosen if codes[each] == 33]
    print(
        f"{name}: of {len(names)} mutants {len(chosen)} drawn by seed {seed}; {len(tried) - len(survived)} noticed, "
        f"{len(survived)} not, by {len(unseen)} no test comes: {1 - (len(survived) + len(unseen)) / len(chosen):.1%}"
    )
    for each in survived + unseen:
        print(_mutmut(folder, "show", each))


def main() -> None:
    """Measure the rooms that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="+", choices=ROOMS)
    parser.add_argument("--n", type=int, default=150)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    for name in options.rooms:
        measure(name, options.n, options.seed)


if __name__ == "__main__":
    main()
