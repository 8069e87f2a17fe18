"""What programs get of one article, of one speaker and of one entity, and what Zotero reads from a page."""

import csv
import html
import io
import json
import re
import urllib.parse

from searchapp.web import create_app
from tests.web.test_openapi import misfits, schema
from tests.web.world import opened, services_of


def test_an_article_is_a_record_with_its_paragraphs_and_statements(client):
    record = client.get("/article/dam.json").get_json()
    document = client.get("/openapi.json").get_json()["paths"]
    assert misfits(record, schema(document, "/article/{article}.json")) == []
    assert [part["number"] for part in record["paragraphs"]] == [0, 1, 2, 3]
    first = record["statements"][0]
    (start, end) = first["segments"][0]
    assert record["text"][start:end] == first["words"] == "“The water will reach the old bridge by night,”"
    assert (first["speaker_name"], first["status"], first["origin"]) == ("Mara Lind", "asserted", "given")
    assert "Karsholm" in {mention["name"] for mention in record["mentions"]}
    assert client.get("/article/sluice.json?version=1").get_json()["version"] == 1
    assert client.get("/article/nowhere.json").status_code == 404
    assert client.get("/article/gone.json").status_code == 410


def test_a_speaker_is_a_record_with_what_is_counted_and_said_first(client, services):
    mara = min(services.names.find("Mara Lind"))
    document = client.get("/openapi.json").get_json()["paths"]
    record = client.get(f"/speaker/e{mara}.json").get_json()
    assert misfits(record, schema(document, "/speaker/{entity}.json")) == []
    assert (record["name"], record["statements"], record["articles"]) == ("Mara Lind", {"asserted": 2, "denied": 1}, 2)
    assert (record["first"]["article"], record["first"]["published"]) == ("dam", "2024-03-05")
    assert client.get(record["hits"]).get_json()["total"] == record["paragraphs"] == 2
    mentioned = client.get(f"/entity/e{mara}.json").get_json()
    assert misfits(mentioned, schema(document, "/entity/{entity}.json")) == []
    assert mentioned["paragraphs"] == 3
    assert client.get("/speaker/e999999.json").status_code == 404


def test_what_somebody_says_is_told_the_oldest_first_where_one_asks_so(client, services):
    mara = min(services.names.find("Mara Lind"))
    order = [re.findall(r'href="/article/(\w+)\?', client.get(f"/speaker/e{mara}{sort}").text.partition("stories")[2])
             for sort in ("", "?sort=oldest")]  # fmt: skip
    assert list(dict.fromkeys(order[0])) == ["storm", "dam"]
    assert list(dict.fromkeys(order[1])) == ["dam", "storm"]
    assert f'href="/speaker/e{mara}?sort=oldest"' in client.get(f"/speaker/e{mara}").text


def test_zotero_finds_the_article_in_its_page_and_the_statement_in_that_of_its_citation(client):
    page = client.get("/article/dam").text
    assert '<meta name="citation_title" content="Dam holds as the Tarn rises">' in page
    assert '<meta name="citation_publication_date" content="2024/03/05">' in page
    (title,) = re.findall(r'class="Z3988" title="([^"]*)"', client.get("/cite/1/dam").text)
    told = dict(urllib.parse.parse_qsl(html.unescape(title)))
    assert told["ctx_ver"] == "Z39.88-2004"
    assert (told["rft.title"], told["rft.source"]) == ("Dam holds as the Tarn rises", "Karsholm Courier")
    assert told["rft.description"].startswith("Mara Lind: “The water will reach")
    assert told["rft.identifier"].endswith("/statement/1")


def test_no_label_stands_in_a_headline(client):
    (headline,) = re.findall(r"<h1 [^>]*>(.*?)</h1>", client.get("/article/dam").text)
    assert re.sub(r"<[^>]*>", "", headline) == "Dam holds as the Tarn rises"


def test_an_empty_answer_about_a_speaker_says_what_is_not_attributed_and_can_be_kept(client):
    page = client.get("/?q=speaker:%22Mara+Lind%22+said:zyzzyva").text
    assert re.search(r"In all, \d+ paragraphs? holds? words whose speaker is unknown", page)
    (address,) = re.findall(r'href="(/search\.manifest\.json[^"]*)"', page)
    kept = client.get(html.unescape(address)).get_json()
    assert (kept["total"], kept["searched"]["paragraphs"] > 20, kept["searched"]["unattributed"] > 0) == (0, True, True)


def test_a_speakers_office_and_the_group_of_copies_are_columns(client):
    lines = client.get("/search.statements.csv?q=lamp").text.splitlines()
    assert lines[0].endswith("copy_group,speaker_role,speaker_gender")
    assert any(",wire-1," in line for line in lines[1:])


def test_a_statement_s_row_names_the_office_of_who_speaks_and_of_nobody_else(tmp_path):
    listed = tmp_path / "people.jsonl"
    listed.write_text(
        json.dumps({"id": "p1", "name": "Mara Lind", "offices": [{"title": "dyke warden", "from": "2019"}]})
    )
    with opened(tmp_path) as (archive, engine):
        archive.registry.import_authority(listed)
        table = create_app(services_of(archive, engine)).test_client().get("/search.statements.csv?q=source:courier")
        rows = csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff")))
        told = {(row["speaker"], row["speaker_role"]) for row in rows if row["article"] == "dam"}
    assert told == {("Mara Lind", "dyke warden"), ("Jonas Feld", ""), ("", "")}
