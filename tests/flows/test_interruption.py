"""Does an interrupted reindex lose nothing and repeat next to nothing?"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.flows.commands import Run, write_jsonl

_KILLS = 20
_BATCH = 40


def _article(number: int) -> dict[str, object]:
    return {
        "id": f"a{number}",
        "title": f"Report {number}",
        "lang": "en",
        "source": "Karsholm Courier",
        "body": f"The harbour took in {number} ships.\n\n“We counted {number},” said Jonas Feld, the harbour master.",
    }


def _counts(home: Path) -> tuple[int, ...]:
    with sqlite3.connect(home / "archive.sqlite") as database:
        tables = ("article", "machine_quote", "mention", "entity", "annotation", "quote")
        return tuple(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def _annotations(home: Path) -> int:
    with sqlite3.connect(home / "archive.sqlite") as database:
        return int(database.execute("SELECT count(*) FROM annotation").fetchone()[0])


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_killed_at_twenty_points_it_goes_on_where_it_was(searchapp: Run, home: Path, tmp_path: Path) -> None:
    file = write_jsonl(tmp_path / "many.jsonl", [_article(n) for n in range(_BATCH * 12)])
    searchapp("add", file)
    environment = {**os.environ, "SEARCHAPP_HOME": str(home)}
    moments = random.Random(7)
    kept = 0
    for _ in range(_KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "searchapp", "reindex"], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(moments.uniform(0.5, 5.0))
        process.kill()
        process.wait()
        now = _annotations(home)
        assert now >= kept, "findings that were kept are not lost"
        assert now % _BATCH == 0, "a batch is kept whole or not at all"
        kept = now
    done = searchapp("reindex")
    assert done.returncode == 0, done.stderr
    assert searchapp("check").returncode == 0
    interrupted = _counts(home)
    other = tmp_path / "other"
    searchapp("add", file, env={"SEARCHAPP_HOME": str(other)})
    searchapp("reindex", env={"SEARCHAPP_HOME": str(other)})
    assert _counts(other) == interrupted
    told = [json.loads(searchapp("status", "--json", env={"SEARCHAPP_HOME": str(h)}).stdout) for h in (home, other)]
    for key in ("articles", "paragraphs", "quotes", "speakers"):
        assert told[0][key] == told[1][key]
