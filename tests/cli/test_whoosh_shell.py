"""Does somebody who knows Whoosh get at the index from a shell?"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from searchapp.cli import main
from searchapp.engines.whoosh.engine import WhooshEngine
from searchapp.ports import Snapshot
from tests.engines.contract import ARCHIVE

TYPED = """from whoosh.qparser import QueryParser
searcher = paragraphs.searcher()
print(sorted(hit["id"] for hit in searcher.search(QueryParser("text", paragraphs.schema).parse("ferries"))))
print(statements.doc_count())
print([hit["id"] for hit in searcher.search(asked("said:locks year:2024"))])
"""


def test_the_shell_has_both_indexes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path))
    WhooshEngine(tmp_path / "index").build(Snapshot(1, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    told = CliRunner().invoke(main, ["whoosh"], input=TYPED)
    assert told.exit_code == 0, told.output
    assert "[40, 41]" in told.output
    assert "[11, 12]" in told.output or "[12, 11]" in told.output
    assert "\n5\n" in told.output.replace(">>> ", "")


def test_without_an_index_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path))
    told = CliRunner().invoke(main, ["whoosh"])
    assert (told.exit_code, "run searchapp reindex" in told.output) == (1, True)
