"""How much is proven: a tenth of it in every run of the tests, everything by `make proof`.

Hours of it can be broken off: `make proof KEPT=FILE` writes down what has passed, and leaves it out when run again.
"""

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.proof.disk import library
from tests.proof.story import STORY, run, write_articles

WHOLE = os.environ.get("PROOF") == "whole"
KEPT = Path(os.environ.get("PROOF_KEPT") or os.devnull)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    passed = set(KEPT.read_text("utf-8").splitlines()) if KEPT.exists() else set()
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in passed])
    items[:] = [item for item in items if item.nodeid not in passed]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" and report.passed:
        with KEPT.open("a", encoding="utf-8") as kept:
            kept.write(f"{report.nodeid}\n")


@dataclass(frozen=True)
class Stage:
    """The archive before a step of the story, and how many seconds the step takes; or as the story ends."""

    folder: Path
    takes: float = 0.0


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> list[Stage]:
    """One before each step, and the end."""
    now, kept = tmp_path_factory.mktemp("stages") / "now", []
    now.mkdir()
    write_articles(now)
    for number, step in enumerate(STORY):
        copy, begun = now.with_name(f"before{number}"), time.monotonic()
        shutil.copytree(now, copy)
        done = run(step, now)
        assert done.returncode == 0, done.stderr
        kept.append(Stage(copy, time.monotonic() - begun))
    return [*kept, Stage(now)]


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("library"))
