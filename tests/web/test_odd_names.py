"""Outlets with apostrophes and ids that begin with a slash lead to pages as all others do."""

import json
import re
import urllib.parse

import pytest

from searchapp.add import add
from searchapp.archive import Archive
from searchapp.engines.whoosh import open_engine
from searchapp.readers import read
from searchapp.web import create_app
from tests.web.world import services_of

RECORDS = [
    {
        "id": "/2024/05/crane.html",
        "title": "Crane drivers stop work",
        "outlet": "The Dockers' & Pilots' Gazette",
        "date": "2024-05-01",
        "body": "“We stop work on Monday,” said Orla Venn, who leads the drivers.\n\nThe port did not answer.",
    },
    {
        "id": "net.json",
        "title": "A school teaches .NET",
        "outlet": "People's Lantern",
        "date": "2024-05-02",
        "body": "“I write C# and .NET by night,” said Tam Ruick.\n\nThe net was mended by fishermen.",
    },
]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), "utf-8")
    archive = Archive(folder)
    add(archive, read([source]), lambda refusal: None)
    engine = open_engine(folder / "index")
    with archive.snapshot() as snapshot:
        engine.build(snapshot, lambda _: None)
    yield create_app(services_of(archive, engine)).test_client()
    archive.close()


def test_no_id_of_an_element_holds_a_sign_that_a_selector_trips_over(client):
    page = client.get("/?q=work").text
    assert "The Dockers&#39; &amp; Pilots&#39; Gazette" in page
    assert all(re.fullmatch(r"[A-Za-z][\w-]*", mark) for mark in re.findall(r'\bid="([^"]*)"', page))


def test_an_id_that_begins_with_a_slash_has_its_pages(client):
    hit = client.get("/search.json?q=work").get_json()["hits"][0]
    assert client.get(hit["link"].partition("#")[0]).status_code == 200
    assert client.get(f"/paragraph/{hit['paragraph']}", follow_redirects=True).status_code == 200
    whole = client.get(f"/article/{urllib.parse.quote(hit['article'], safe='')}.json").get_json()
    assert (whole["id"], whole["title"]) == ("/2024/05/crane.html", "Crane drivers stop work")


def test_an_id_that_ends_as_a_record_does_is_an_article_all_the_same(client):
    assert "A school teaches .NET" in client.get("/article/net.json").text
    assert client.get("/article/net.json.json").get_json()["id"] == "net.json"


@pytest.mark.parametrize(
    ("typed", "numbers"), [(".NET", [1]), (".net", [1]), ("net", [2]), ("C#", [1]), ("said:.NET", [])]
)
def test_languages_named_with_signs_are_words_of_their_own(client, typed, numbers):
    answer = client.get("/search.json", query_string={"q": typed, "as": "typed"}).get_json()
    assert [hit["number"] for hit in answer["hits"]] == numbers


def test_a_part_of_an_outlets_name_tells_what_was_taken(client):
    (notice,) = client.get("/search.json?q=source:Gazette").get_json()["notices"]
    assert notice["message"] == "taken for: The Dockers' & Pilots' Gazette"
    assert (notice["start"], notice["end"]) == (0, 14)
    assert client.get("/search.json?q=source:%22People's+Lantern%22").get_json()["notices"] == []
    assert client.get("/search.json?q=-source:Gazette").get_json()["notices"] == []
