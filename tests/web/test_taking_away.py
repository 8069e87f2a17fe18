"""Results taken away: complete as CSV and JSON lines, as a feed, with a manifest; a statement with its citation."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from searchapp.web import create_app


def test_csv_has_as_many_rows_as_there_are_hits(client):
    answer = client.get("/search.csv?q=notice")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == 90 == client.get("/search.json?q=notice").get_json()["total"]
    assert len({row["paragraph"] for row in rows}) == 90
    assert answer.headers["X-Total"] == "90"
    assert answer.mimetype == "text/csv"


def test_json_lines_are_the_hits_of_the_json_in_the_same_order(client):
    lines = [json.loads(line) for line in client.get("/search.jsonl?q=storm+OR+water").text.splitlines()]
    assert lines == client.get("/search.json?q=storm+OR+water").get_json()["hits"]


def test_more_hits_than_one_batch_come_whole(client, monkeypatch):
    monkeypatch.setattr("searchapp.export.BATCH", 7)
    assert len(client.get("/search.jsonl?q=notice&sort=oldest&page=3").text.splitlines()) == 90


def test_an_index_that_is_replaced_meanwhile_breaks_the_export_off(services, monkeypatch):
    monkeypatch.setattr("searchapp.export.BATCH", 7)

    class Replaced:
        asked = 0

        def search(self, request):
            self.asked += 1
            return replace(services.engine.search(request), snapshot_id=f"generation {self.asked}")

    client = create_app(replace(services, engine=Replaced())).test_client()
    with pytest.raises(Exception, match="replaced during the export"):
        client.get("/search.jsonl?q=notice").get_data()


def test_the_manifest_tells_what_was_taken(client):
    manifest = client.get("/search.manifest.json?q=notice&speaker=unknown").get_json()
    assert manifest["query"] == "/?q=notice&speaker=unknown"
    assert (manifest["total"], manifest["complete"]) == (0, True)
    assert manifest["generation"]
    assert manifest["annotator"] == "given facts only"
    link = client.get("/search.csv?q=notice").headers["Link"]
    assert client.get(re.match("<([^>]*)>", link).group(1)).get_json()["total"] == 90


def test_a_cell_is_never_a_formula(client):
    row = next(csv.DictReader(io.StringIO(client.get("/search.csv?q=formula").text)))
    assert row["text"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("extension", ["csv", "jsonl", "atom", "json", "manifest.json"])
def test_a_mistake_is_told_in_every_format(client, extension):
    answer = client.get(f"/search.{extension}?q=(")
    assert answer.status_code == 400
    assert "never closed" in answer.get_json()["error"]["message"]


def test_a_statement_can_be_cited(client):
    article = client.get("/article/dam").text
    address = re.search(r'href="(/cite/\d+/dam)"', article).group(1)
    page = client.get(address)
    assert page.status_code == 200
    assert "“The water will reach the old bridge by night,” – Mara Lind, “Dam holds as the Tarn rises”" in page.text
    assert "@misc{statement" in page.text
    assert "&lt;blockquote cite=" in page.text
    assert client.get("/cite/999999/dam").status_code == 404
    assert client.get("/cite/1/gone").status_code == 410


def test_a_speaker_has_a_page_and_so_has_an_entity(client, services):
    mara = min(services.names.find("Mara Lind"))
    said = client.get(f"/speaker/e{mara}").text
    assert "<h1><bdi>Mara Lind</bdi></h1>" in said
    assert "2 paragraphs" in said
    assert "3 paragraphs" in client.get(f"/entity/e{mara}").text
    answer = client.get("/speaker/Mara Lind")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/speaker/e{mara}")
    assert client.get("/speaker/Nobody").status_code == 404
    assert client.get(f"/speaker/e{mara}?from=x").status_code == 400
    assert "Brenmouth Post" in client.get(f"/speaker/e{mara}?from=2025").text


def test_a_facet_lists_all_its_values_and_finds_among_them(client):
    page = client.get("/facet/entity?q=notice&kind=person").text
    assert page.count('class="pick"') > 10
    found = client.get("/facet/entity?q=notice&kind=person&find=clerk+k").text
    assert set(re.findall(r"<bdi>(Clerk [^<]*)</bdi>", found)) == {"Clerk K. Brook"}
    assert re.search(r'href="/\?q=notice&amp;entity=e\d+"', found)
    assert client.get("/facet/colour").status_code == 404
    assert client.get("/facet/year?q=(").status_code == 400


def test_names_are_offered_for_what_was_typed(client):
    page = client.get("/?q=water+Mara").text
    assert re.search(r'href="/speaker/e\d+"><bdi>Mara Lind</bdi>', page)
    assert "Names:" not in client.get("/?q=water+").text
