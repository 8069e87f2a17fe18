"""Killed at any moment: does everything hold that was done before, and does the command do its work when run again?"""

import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.proof.conftest import WHOLE, Stage
from tests.proof.story import STORY, command, lost, run, settings

BATCHES, KILLS = (7, 8) if WHOLE else (1, 6)
"""So many times so many kills of each step."""

SEED = 23


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("number", range(len(STORY)), ids=lambda n: " ".join(STORY[n].command[:2]))
def test_killed_at_any_moment_nothing_is_lost(number: int, batch: int, stages: list[Stage], tmp_path: Path) -> None:
    chosen, stage, step = random.Random(f"{SEED} {number} {batch}"), stages[number], STORY[number]
    for kill in range(KILLS):
        folder = shutil.copytree(stage.folder, tmp_path / f"now{kill}")
        process = subprocess.Popen(
            command(step), cwd=folder, env=settings(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        moment = chosen.uniform(0.1, stage.takes)
        time.sleep(moment)
        process.kill()
        process.wait()
        assert lost(folder, STORY[:number], step) == [], f"killed after {moment:.3f} s"
        again = run(step, folder)
        had_happened = "no article with this id" in again.stderr
        assert again.returncode == 0 or had_happened, again.stderr
        assert lost(folder, STORY[: number + 1]) == [], f"killed after {moment:.3f} s"
        shutil.rmtree(folder)
