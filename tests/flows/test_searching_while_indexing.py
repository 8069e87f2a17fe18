"""Does who searches notice that an index is being built? Never by an error, never by a mixture."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from searchapp.engines.whoosh import open_engine
from searchapp.request import SearchRequest, Word
from tests.flows.commands import Run, write_jsonl


def _articles(generation: int, count: int) -> list[dict[str, object]]:
    # Each generation says its own word in every article, so that a mixture of two would show.
    return [
        {
            "id": f"a{n}",
            "title": f"Notice {n}",
            "lang": "en",
            "paragraphs": [{"text": f"The ferry sails, edition word{generation}.", "quotes": []}],
        }
        for n in range(count)
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_client_that_searches_throughout_sees_whole_generations_and_no_error(
    searchapp: Run, home: Path, tmp_path: Path
) -> None:
    count = 60
    searchapp("add", write_jsonl(tmp_path / "g0.jsonl", _articles(0, count)))
    searchapp("reindex")
    engine = open_engine(home / "index")
    seen: set[tuple[str, int]] = set()
    for generation in range(1, 4):
        searchapp("add", write_jsonl(tmp_path / f"g{generation}.jsonl", _articles(generation, count)))
        environment = {**os.environ, "SEARCHAPP_HOME": str(home)}
        command = [sys.executable, "-m", "searchapp", "reindex", *(["--full"] if generation == 2 else [])]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        while process.poll() is None:
            found = engine.search(SearchRequest(Word("edition"), limit=count))
            words = {hit.paragraph.text.rsplit("word", 1)[1] for hit in found.hits}
            assert (found.total, len(words)) == (count, 1), "a mixture of generations"
            seen.add((found.snapshot_id, int(words.pop()[0])))
        assert process.returncode == 0
    after = engine.search(SearchRequest(Word("edition"), limit=count))
    assert after.hits[0].paragraph.text.endswith("word3.")
    assert len(seen) >= 3
    assert json.loads(searchapp("status", "--json").stdout)["generation"] == after.snapshot_id
