"""Killed at any moment: does everything hold that was done before, and does the command do its work when run again?"""

import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.proof.conftest import WHOLE
from tests.proof.story import STORY, command, lost, run, settings, write_articles

KILLS = 500 if WHOLE else 50
SEED = 23


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, float]]:
    """The archive before each step of the story, and how many seconds the step takes."""
    now, kept = tmp_path_factory.mktemp("before") / "now", []
    now.mkdir()
    write_articles(now)
    for number, step in enumerate(STORY):
        copy, begun = now.with_name(f"before{number}"), time.monotonic()
        shutil.copytree(now, copy)
        assert run(step, now).returncode == 0
        kept.append((copy, time.monotonic() - begun))
    return kept


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("number", range(len(STORY)), ids=lambda n: " ".join(STORY[n].command[:2]))
def test_killed_at_any_moment_nothing_is_lost(number: int, before: list[tuple[Path, float]], tmp_path: Path) -> None:
    chosen, (kept, takes), step = random.Random(SEED + number), before[number], STORY[number]
    for kill in range(-(-KILLS // len(STORY))):
        folder = tmp_path / f"now{kill}"
        shutil.copytree(kept, folder)
        process = subprocess.Popen(
            command(step), cwd=folder, env=settings(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        moment = chosen.uniform(0.1, takes)
        time.sleep(moment)
        process.kill()
        process.wait()
        assert lost(folder, STORY[:number], step) == [], f"killed after {moment:.3f} s"
        again = run(step, folder)
        had_happened = "no article with this id" in again.stderr
        assert again.returncode == 0 or had_happened, again.stderr
        assert lost(folder, STORY[: number + 1]) == [], f"killed after {moment:.3f} s"
        shutil.rmtree(folder)
