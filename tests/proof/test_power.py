"""Is everything that a command said was done still there after the power went at any moment?

And does each place in which the program makes something durable do so for a reason: without it something would be lost?
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from searchapp.errors import SearchappError
from tests.proof.conftest import WHOLE
from tests.proof.disk import RENAME, SYNC, UNLINK, Operation, crashes, operations
from tests.proof.story import STORY, Step, lost, run, write_articles

MOMENTS = 1000 if WHOLE else 100

PLACES = (
    "home/index/store/", "home/index/generations/", "home/index/CURRENT.new", "home/index/store",
    "home/index/generations", "home/index", "home", "saved.sqlite.partial", "",
)  # fmt: skip
"""Where the program's own code calls fsync: a name that ends in a stroke stands for the files of a folder."""


@dataclass(frozen=True)
class Recording:
    origin: Path
    told: list[Operation]
    ends: list[int]
    """After how many operations each step of the story was done."""

    def so_far(self, moment: int) -> tuple[list[Step], Step | None]:
        done = [step for step, end in zip(STORY, self.ends, strict=True) if end <= moment]
        return done, STORY[len(done)] if len(done) < len(STORY) else None


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory, recorder: Path) -> Recording:
    folder = tmp_path_factory.mktemp("recorded")
    write_articles(folder)
    (folder / "disk").mkdir()
    for name in ("first.jsonl", "second.jsonl"):
        (folder / name).rename(folder / "disk" / name)
    log, ends = folder / "log", []
    for step in STORY:
        done = run(
            step, folder / "disk",
            LD_PRELOAD=str(recorder), PROOF_UNDER=str(folder / "disk"), PROOF_LOG=str(log),
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        ends.append(len(operations(log)))
    return Recording(folder / "disk", operations(log), ends)


def _moments(recording: Recording, most: int, seed: int) -> set[int]:
    """The ends of steps, and a sample of the moments around which something becomes durable or changes its name."""
    chosen = random.Random(seed)
    telling = [n for n, one in enumerate(recording.told, 1) if one.kind in (SYNC, RENAME, UNLINK)]
    around = {moment for n in telling for moment in (n - 1, n)}
    return set(recording.ends) | set(chosen.sample(sorted(around), min(most, len(around))))


def _losses(
    recording: Recording, folder: Path, most: int, deaf: Callable[[str], bool] = lambda name: False
) -> list[str]:
    told = []
    for moment, disk in crashes(recording.told, _moments(recording, most, seed=7), deaf):
        done, begun = recording.so_far(moment)
        for chance in (None, random.Random(moment)):
            disk.after_a_crash(folder, recording.origin, chance)
            try:
                found = lost(folder, done, begun)
            except SearchappError as error:
                found = [str(error)]
            told += [f"after operation {moment} ({len(done)} steps done): {sentence}" for sentence in found]
        if told:
            break
    return told


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_whenever_the_power_goes_nothing_that_was_done_is_lost(recording: Recording, tmp_path: Path) -> None:
    assert "\n".join(_losses(recording, tmp_path / "after", MOMENTS)) == ""


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("place", PLACES)
def test_made_durable_here_for_a_reason(recording: Recording, tmp_path: Path, place: str) -> None:
    whole = str(recording.origin / place)

    def deaf(name: str) -> bool:
        return name.startswith(f"{whole}/") if place.endswith("/") else name == whole

    assert any(one.kind == SYNC and deaf(one.name) for one in recording.told), "nothing is made durable here"
    assert _losses(recording, tmp_path / "after", MOMENTS, deaf)
