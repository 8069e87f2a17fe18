"""Does the program do the same whichever engine the settings name, and by settings alone?

The naive engine of the tests comes along as a third: its folder, and its line in `searchapp.engines.ENGINES`.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from searchapp.cli import main
from searchapp.engines import ENGINES
from searchapp.settings import load_settings
from searchapp.wiring import Services, make_app
from tests.flows.commands import ARTICLES, LIGHTHOUSE, write_jsonl

Run = Callable[..., str]
_numbers = itertools.count()


@pytest.fixture(params=["naive", "whoosh", "opensearch"])
def searchapp(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command under these settings, and tells what it printed."""
    monkeypatch.setitem(ENGINES, "naive", "tests.engines.naive")
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SEARCHAPP_ENGINE", request.param)
    if request.param == "opensearch":
        monkeypatch.setenv("SEARCHAPP_OPENSEARCH_URL", request.getfixturevalue("opensearch_url"))
        monkeypatch.setenv("SEARCHAPP_OPENSEARCH_INDEX", f"either{next(_numbers)}-{id(request)}")

    def run(*arguments: str | Path, status: int = 0) -> str:
        done = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
        assert done.exit_code == status, done.output
        return done.output

    run("add", write_jsonl(tmp_path / "two.jsonl", ARTICLES))
    return run


def client() -> FlaskClient:
    return make_app(Services(load_settings())).test_client()


def found(query: str) -> list[str]:
    """The articles of the hits of a search, as a page of JSON tells them."""
    answer: dict[str, Any] = client().get("/search.json", query_string={"q": query}).get_json()
    return sorted({hit["article"] for hit in answer["hits"]})


def generation(searchapp: Run) -> object:
    return json.loads(searchapp("status", "--json"))["generation"]


def test_from_files_to_pages(searchapp: Run) -> None:
    assert generation(searchapp) is None
    assert client().get("/readyz").status_code == client().get("/?q=quarry").status_code == 503
    assert "index built: 2 articles" in searchapp("reindex")
    assert generation(searchapp)
    assert "whole, and agree" in searchapp("check", "--read-back")
    assert found("quarry") == ["quarry"]
    assert found('speaker:"Jonas Feld" said:full') == ["ferry"]
    reader = client()
    for address in ("/", "/?q=quarry", "/readyz", "/facet/speaker?q=the", "/article/ferry", "/complete?q=mor"):
        assert reader.get(address).status_code == 200, address
    assert reader.get("/complete?q=mor").text.count("Morley") > 0
    assert reader.get("/search.csv?q=quarry").text.count("quarry") > 0
    assert "<entry>" in reader.get("/search.atom?q=ferry").text


def test_what_is_corrected_merged_renamed_and_withdrawn_shows_at_once(searchapp: Run) -> None:
    searchapp("reindex")
    statement = next(word for word in searchapp("explain", "ferry").split() if word[0] == "q" and word[1:].isdecimal())
    searchapp("decide", statement, "--speaker", "Edda Morley", "--reason", "she said so")
    assert found('speaker:"Edda Morley"') == ["ferry", "quarry"]
    before = generation(searchapp)
    who = client().get("/search.json?q=").get_json()["facets"]["speaker"][0]["id"]
    searchapp("rename", f"e{str(who).removeprefix('e')}", "Edda Ruth Morley", "--reason", "her whole name")
    assert found('speaker:"Edda Ruth Morley"') == ["ferry", "quarry"]
    assert generation(searchapp) == before  # names stand in no document
    searchapp("withdraw", "quarry", "--reason", "asked for")
    assert found("quarry") == []
    assert found('speaker:"Edda Ruth Morley"') == ["ferry"]
    assert "whole, and agree" in searchapp("check")


def test_one_goes_back_to_the_generation_before_but_not_to_what_was_withdrawn_since(
    searchapp: Run, tmp_path: Path
) -> None:
    searchapp("reindex")
    assert "no earlier generation" in searchapp("rollback", status=1)
    searchapp("add", write_jsonl(tmp_path / "third.jsonl", [LIGHTHOUSE]))
    searchapp("reindex", "--full")
    assert found("dark OR quarry OR ferry") == ["ferry", "lighthouse", "quarry"]
    opened = Services(load_settings())
    opened.archive.withdraw("quarry", "It was made up.", "an editor")  # and whoever did it could not tell the index
    opened.close()
    assert "is live" in searchapp("rollback")
    assert found("dark OR quarry OR ferry") == ["ferry"]
    assert "2 articles, generation" in searchapp("reindex")
    assert found("dark OR quarry OR ferry") == ["ferry", "lighthouse"]
    assert "whole, and agree" in searchapp("check", "--read-back")
