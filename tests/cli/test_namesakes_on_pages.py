"""Does a reader see that a name is borne by several who may be the same, and are all of them searched?"""

import html
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from searchapp.cli import main
from searchapp.cli.console import services
from searchapp.wiring import make_app

BODIES = {
    "rain": "Rain fell all day. “The roof leaks,” said John Smith.",
    "snow": "Snow fell all night. “The road is shut,” said John Smith.",
    "wind": "Wind blew. “The mast broke,” said the sailor Edda Morley.",
}


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """The pages of an archive with two articles whose John Smith nothing tells apart or brings together."""
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "home"))
    file = tmp_path / "news.jsonl"
    years = {"rain": "2011", "snow": "2024", "wind": "2025"}
    records = [
        {"id": k, "title": f"News of {k}", "date": years[k], "source": f"The {k} paper", "lang": "en", "body": body}
        for k, body in BODIES.items()
    ]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    for command in (["add", str(file)], ["reindex"]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
    with services() as opened:
        yield make_app(opened).test_client()


def test_a_name_of_several_finds_all_of_them_and_says_so(client: FlaskClient) -> None:
    page = html.unescape(client.get('/?q=speaker:"John Smith"').text)
    assert "The roof leaks" in page
    assert "The road is shut" in page
    assert "2 in the archive are called so, and all were searched for; some of them may be the same." in page
    assert "are called so" not in client.get('/?q=speaker:"Edda Morley"').text


def test_a_person_s_page_offers_who_may_be_the_same_with_the_grounds(client: FlaskClient) -> None:
    hits = client.get('/search.json?q=speaker:"John Smith"').get_json() or {}
    first, second = sorted(entry["id"] for entry in hits["facets"]["speaker"])
    page = html.unescape(client.get(f"/speaker/{first}").text)
    assert "May be the same" in page
    assert f'href="/speaker/{second}"' in page
    assert "(names alike" in page
    assert "May be the same" not in client.get("/speaker/Edda Morley", follow_redirects=True).text
