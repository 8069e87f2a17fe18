"""Is a cluster reached that asks who comes, by TLS; and what does one see while it is away?"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from searchapp.engines.opensearch.engine import OpenSearchEngine
from searchapp.errors import EngineAway, SettingsError
from searchapp.ports import Snapshot
from searchapp.request import SearchRequest
from searchapp.settings import load_settings
from searchapp.wiring import Services, make_app
from tests.cluster.guarded import PASSWORD, TOKEN, USER, certificate, door
from tests.engines.contract import ARCHIVE, BODY

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl, which makes certificates, is not here"
)


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("door"))


@pytest.fixture
def node(opensearch_url: str) -> str:
    return opensearch_url.split(",")[0]


@pytest.fixture
def told(pem: Path, tmp_path: Path) -> dict[str, str]:
    """The settings of somebody who is let in."""
    return {
        "SEARCHAPP_HOME": str(tmp_path),
        "SEARCHAPP_ENGINE": "opensearch",
        "SEARCHAPP_OPENSEARCH_INDEX": f"g{uuid.uuid4().hex[:8]}",
        "SEARCHAPP_OPENSEARCH_CERTIFICATES": str(pem),
        "SEARCHAPP_OPENSEARCH_TOKEN": TOKEN,
    }


@pytest.fixture
def address(node: str, pem: Path) -> Iterator[str]:
    with door(node, pem) as opened:
        yield opened


def engine_of(told: dict[str, str], **more: str) -> OpenSearchEngine:
    settings = {**told, **{f"SEARCHAPP_OPENSEARCH_{name.upper()}": value for name, value in more.items()}}
    engine = Services(load_settings({name: value for name, value in settings.items() if value})).engine
    assert isinstance(engine, OpenSearchEngine)
    return engine


@pytest.mark.parametrize(
    "key", [{"token": TOKEN}, {"token": "", "user": USER, "password": PASSWORD}], ids=["token", "password"]
)
def test_whoever_has_the_key_builds_and_searches(told: dict[str, str], address: str, key: dict[str, str]) -> None:
    engine = engine_of(told, url=f"{address},{address}", **key)
    engine.build(Snapshot(1, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
    assert engine.search(SearchRequest()).total == len(BODY)
    engine._indexes.remove_but()
    engine._client.close()


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ({"token": "another"}, "refuses us: set SEARCHAPP_OPENSEARCH_USER"),
        ({"token": "", "user": USER, "password": "another"}, "refuses us: set SEARCHAPP_OPENSEARCH_USER"),
        ({"token": ""}, "refuses us: set SEARCHAPP_OPENSEARCH_USER"),
        ({"certificates": ""}, "SEARCHAPP_OPENSEARCH_CERTIFICATES"),
    ],
)
def test_whoever_has_not_is_told_what_to_set(
    told: dict[str, str], address: str, key: dict[str, str], sentence: str
) -> None:
    engine = engine_of(told, url=address, **key)
    with pytest.raises(EngineAway, match=sentence):
        engine.search(SearchRequest())
    engine._client.close()


def test_a_file_of_certificates_that_is_none_is_told(told: dict[str, str], address: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="can't be used"):
        engine_of(told, url=address, certificates=str(tmp_path / "nothing.pem"))


def test_pages_say_that_the_cluster_is_away_and_are_back_by_themselves(
    told: dict[str, str], node: str, pem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("searchapp.engines.opensearch.engine.GLANCE", 0)
    with door(node, pem) as address:
        told |= {"SEARCHAPP_OPENSEARCH_URL": address}
        opened = Services(load_settings(told))
        opened.engine.build(Snapshot(0, ARCHIVE, len(ARCHIVE)), lambda searcher: None)
        client = make_app(opened).test_client()
        assert {client.get(page).status_code for page in PAGES} == {200}
    for page in PAGES:
        answer: Any = client.get(page)
        assert answer.status_code == 503, page
        assert "away" in answer.text
        assert int(answer.headers["Retry-After"]) > 0
        assert "127.0.0.1" not in answer.text  # where the cluster stands is nobody's business
    assert client.get("/healthz").status_code == 200
    with door(node, pem, int(address.rpartition(":")[2])):
        assert {client.get(page).status_code for page in PAGES} == {200}
        opened.engine._indexes.remove_but()  # type: ignore[attr-defined]
    opened.engine._client.close()  # type: ignore[attr-defined]
    opened.close()


PAGES = ("/?q=harbour", "/search.json?q=harbour", "/search.csv?q=harbour", "/search.atom?q=harbour", "/readyz")
