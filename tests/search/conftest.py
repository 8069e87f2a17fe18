from collections.abc import Iterator

import pytest

from searchapp.archive import Archive
from searchapp.ports import SearchEngine
from tests.web.world import opened


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, SearchEngine]]:
    with opened(tmp_path_factory.mktemp("search")) as opened_world:
        yield opened_world
