"""Does each example that README and help show find something in the demo that comes along?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import searchapp
from searchapp.answers import SearchForm
from searchapp.archive import Archive
from searchapp.demo import demo_files
from searchapp.engines.whoosh import open_engine
from searchapp.fields import Facet
from searchapp.indexing.annotating import annotating
from searchapp.ports import SearchEngine
from searchapp.readers import read
from searchapp.reading import ReadArticle
from searchapp.reindex import annotate_pending
from searchapp.search import search

ROOT = Path(searchapp.__file__).parent.parent
README, HELP = (ROOT / name for name in ("README.md", "templates/help.html"))
QUESTIONS = README.read_text("utf-8").partition("## What can I ask?")[2].partition("## ")[0]
EXAMPLES = [
    *re.findall(r"^\| `([^`]+)` \|", QUESTIONS, re.MULTILINE),
    *re.findall(r"`(speaker:[^`]+)`", README.read_text("utf-8")),
    *(facet.example for facet in Facet),
    *re.findall(r'row\("([^"]+)"', HELP.read_text("utf-8")),
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, SearchEngine]]:
    archive = Archive(tmp_path_factory.mktemp("demo"))
    archive.add(archive.new_run(), [one for one in read(demo_files()) if isinstance(one, ReadArticle)])
    annotate_pending(archive, annotating(), lambda *_: None, full=False)
    engine = open_engine(tmp_path_factory.mktemp("index"))
    with archive.snapshot() as snapshot:
        engine.build(snapshot, lambda _searcher: None)
    yield archive, engine
    archive.close()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize("example", dict.fromkeys(EXAMPLES))
def test_every_example_finds_something(demo: tuple[Archive, SearchEngine], example: str) -> None:
    archive, engine = demo
    page = search(SearchForm(example), engine, archive.names)
    assert page.problem is None
    assert page.total
