import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp.archive import Archive
from tests.flows.commands import ARTICLES, Run, commands, write_jsonl
from tests.flows.versions import of_two_versions


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def searchapp(home: Path) -> Run:
    return commands(home)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "articles.jsonl", ARTICLES)


@pytest.fixture(scope="session")
def indexed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the articles were added and indexed, to be copied: making it takes seconds."""
    folder = tmp_path_factory.mktemp("indexed")
    for arguments in (("add", write_jsonl(folder / "articles.jsonl", ARTICLES)), ("reindex",)):
        done = commands(folder / "home")(*arguments)
        assert done.returncode == 0, done.stderr
    return folder / "home"


@pytest.fixture
def indexed(indexed_once: Path, home: Path) -> None:
    """The articles are in the archive, and indexed."""
    shutil.copytree(indexed_once, home)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = of_two_versions(tmp_path)
    yield opened
    opened.close()
