"""When the disk is full, fails to write, or fails to make durable: is anything lost, and is it said what happened?"""

import errno
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.proof.conftest import WHOLE, Stage
from tests.proof.disk import SYNC, TRUNCATE, WRITE, operations
from tests.proof.story import STORY, lost, run

FAULTS = 100 if WHOLE else 10
SEED = 11

KINDS = {
    "the disk is full": {"PROOF_FAIL_ON": "write", "PROOF_FAIL_WITH": str(errno.ENOSPC), "PROOF_FAIL_EVER": "1"},
    "a write fails": {"PROOF_FAIL_ON": "write", "PROOF_FAIL_WITH": str(errno.EIO)},
    "an fsync fails": {"PROOF_FAIL_ON": "sync", "PROOF_FAIL_WITH": str(errno.EIO)},
    "every fsync fails": {"PROOF_FAIL_ON": "sync", "PROOF_FAIL_WITH": str(errno.EIO), "PROOF_FAIL_EVER": "1"},
}

KEPT = "is kept in the archive"
"""What must be said where the index failed, after the archive had it all."""


@dataclass(frozen=True)
class Fault:
    step: int
    kind: str
    share: float
    """Where in the step it happens: 0 its first operation, 1 its last."""

    def __str__(self) -> str:
        return f"{' '.join(STORY[self.step].command[:1])}, {self.kind}, at {self.share:.2f}"


def _faults() -> list[Fault]:
    chosen = random.Random(SEED)
    kinds = list(KINDS)
    return [Fault(chosen.randrange(len(STORY)), kinds[n % len(kinds)], chosen.random()) for n in range(FAULTS)]


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory, recorder: Path, stages: list[Stage]) -> list[dict[str, int]]:
    """How many operations of a kind each step of the story takes."""
    told = []
    for step, stage in zip(STORY, stages, strict=False):
        folder = tmp_path_factory.mktemp("counted")
        log, now = folder / "log", shutil.copytree(stage.folder, folder / "now")
        done = run(step, now, LD_PRELOAD=str(recorder), PROOF_UNDER=str(now), PROOF_LOG=str(log))
        assert done.returncode == 0, done.stderr
        told.append(_counts(log))
    return told


def _counts(log: Path) -> dict[str, int]:
    kinds = [one.kind for one in operations(log)]
    return {"write": kinds.count(WRITE) + kinds.count(TRUNCATE), "sync": kinds.count(SYNC)}


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("fault", _faults(), ids=str)
def test_a_disk_that_fails_costs_nothing_that_was_done(
    fault: Fault, stages: list[Stage], counts: list[dict[str, int]], recorder: Path, tmp_path: Path
) -> None:
    folder, kind = shutil.copytree(stages[fault.step].folder, tmp_path / "now"), KINDS[fault.kind]
    done, step = list(STORY[: fault.step]), STORY[fault.step]
    at = 1 + int(fault.share * counts[fault.step][kind["PROOF_FAIL_ON"]])
    told = run(step, folder, LD_PRELOAD=str(recorder), PROOF_UNDER=str(folder), PROOF_FAIL_AT=str(at), **kind)
    assert "Traceback" not in told.stderr
    assert lost(folder, done, step) == []
    if told.returncode == 0:
        assert lost(folder, [*done, step]) == []
        return
    assert told.stderr.strip(), "a refusal says why"
    if not step.indexed and lost(folder, [*done, step]) == []:
        assert KEPT in told.stderr, "what was refused was kept"
        return
    again = run(step, folder)
    assert again.returncode == 0, again.stderr
    assert lost(folder, [*done, step]) == []
