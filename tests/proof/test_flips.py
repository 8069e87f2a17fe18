"""Does `check` find every flipped bit that can change or stop an answer?"""

import random
import shutil
from pathlib import Path

import pytest

from searchapp.errors import SearchappError
from searchapp.settings import Settings
from searchapp.wiring import Services, make_app
from tests.flows.commands import commands
from tests.proof.conftest import WHOLE, Stage

BATCHES, FLIPS = 10 if WHOLE else 1, 20
"""So many times so many bits."""

SEED = 31

ASKED = (
    "/search.json?q=", "/search.json?q=Hafen", "/search.json?q=said:Schiffe", "/search.json?q=speaker:Feld",
    "/search.json?q=%22blieb+liegen%22", "/facet/speaker.json?q=", "/facet/source.json?q=", "/corrections.json",
    "/article/a0.json", "/article/b3.json", "/article/a1", "/search.jsonl?q=F%C3%A4hre", "/",
)  # fmt: skip
"""What the archive is asked before and after."""


@pytest.fixture(scope="module")
def whole(stages: list[Stage]) -> Path:
    home = stages[-1].folder / "home"
    assert commands(home)("check").returncode == 0
    return home


def _answers(home: Path) -> list[tuple[int, str]]:
    opened = Services(Settings(home))
    try:
        client = make_app(opened).test_client()
        return [(answer.status_code, answer.text) for answer in map(client.get, ASKED)]
    except SearchappError as error:
        return [(0, str(error))]
    finally:
        opened.close()


def _flip(file: Path, bit: int) -> None:
    data = bytearray(file.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    file.write_bytes(data)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_flipped_bit_that_changes_an_answer_is_found(batch: int, whole: Path, tmp_path: Path) -> None:
    chosen, right = random.Random(f"{SEED} {batch}"), _answers(whole)
    files = sorted(
        f.relative_to(whole) for f in whole.rglob("*") if f.is_file() and f.stat().st_size and "secret" not in f.name
    )
    shutil.copytree(whole, tmp_path / "same")
    assert _answers(tmp_path / "same") == right, "an answer says nothing of where or when it is given"
    missed = []
    for flip in range(batch * FLIPS, (batch + 1) * FLIPS):
        home = tmp_path / f"home{flip}"
        shutil.copytree(whole, home)
        file = files[flip % len(files)] if flip % 2 else Path("archive.sqlite")
        bit = chosen.randrange((home / file).stat().st_size * 8)
        _flip(home / file, bit)
        found = commands(home)("check")
        if found.returncode == 0 and _answers(home) != right:
            missed.append(f"bit {bit} of {file}")
        shutil.rmtree(home)
    assert missed == []
