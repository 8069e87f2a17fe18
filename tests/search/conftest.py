import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))

from world import opened

from searchapp.archive import Archive
from searchapp.ports import SearchEngine


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, SearchEngine]]:
    with opened(tmp_path_factory.mktemp("search")) as opened_world:
        yield opened_world
