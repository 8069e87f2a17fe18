"""Which engines does the contract suite run against, and where does a real OpenSearch come from?"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import pytest

from searchapp.engines import open_engine as open_named
from searchapp.engines.whoosh import open_engine
from searchapp.ports import SearchEngine
from searchapp.settings import Settings
from tests.engines.naive import NaiveEngine

Make = Callable[[], SearchEngine]


@pytest.fixture(scope="session")
def make_opensearch(opensearch_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """Makes engines over indexes of their own, which are removed in the end."""
    made: list[SearchEngine] = []
    home = tmp_path_factory.mktemp("home")

    def make() -> SearchEngine:
        name = f"t{uuid.uuid4().hex[:10]}"
        engine = open_named(Settings(home, engine="opensearch", opensearch_url=opensearch_url, opensearch_index=name))
        made.append(engine)
        return engine

    yield make
    for engine in made:
        engine._indexes.remove_but()  # type: ignore[attr-defined]
        engine._client.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="module", params=["naive", "whoosh", "opensearch"])
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes empty engines of one kind."""
    if request.param == "opensearch":
        made: Make = request.getfixturevalue("make_opensearch")
        return made
    if request.param == "naive":
        return NaiveEngine
    return lambda: open_engine(tmp_path_factory.mktemp("index") / "index")
