"""Results taken away: complete as CSV and JSON lines, as a feed, with a manifest; a statement with its citation."""

import csv
import html
import io
import json
import re
from dataclasses import replace

import pytest

from searchapp.answers import Named
from searchapp.domain import Band, EntityKind
from searchapp.indexing.withdrawn import WithoutWithdrawn
from searchapp.web import create_app
from searchapp.web.citations import citations
from tests.web.world import opened, services_of


def test_csv_has_as_many_rows_as_there_are_hits(client):
    answer = client.get("/search.csv?q=notice")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 45 == client.get("/search.json?q=notice").get_json()["total"]
    assert len({row["paragraph"] for row in rows}) == 45
    assert answer.headers["X-Total"] == "45"
    assert answer.mimetype == "text/csv"


def test_every_statement_of_every_hit_is_a_row_of_its_own(client):
    answer = client.get("/search.statements.csv?q=said:water+OR+said:spring")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert {(row["speaker"], row["words"], row["matched"]) for row in rows if row["article"] == "dam"} == {
        ("Mara Lind", "“The water will reach the old bridge by night,”", "yes"),
        ("Jonas Feld", "“We warned them in spring.”", "yes"),
        ("", "“Nobody slept,”", ""),
    }
    feld = next(row for row in rows if row["speaker"] == "Jonas Feld")
    assert (feld["cue"], feld["status"], feld["band"], feld["published"]) == ("told", "asserted", "sure", "2024-03-05")
    assert client.get(feld["link"].removeprefix("http://localhost")).status_code == 302
    assert answer.headers["Content-Disposition"] == 'attachment; filename="search.statements.csv"'


def test_rows_of_statements_go_on_after_the_paragraphs_that_one_has(client):
    whole = client.get("/search.statements.csv?q=said:water+OR+said:spring")
    cursor = whole.headers["X-Cursor"].removesuffix("0") + "1"
    rest = client.get(f"/search.statements.csv?q=said:water+OR+said:spring&cursor={cursor}").text
    assert rest
    assert whole.text.endswith(rest)
    assert not rest.startswith("published")


def test_json_lines_are_the_hits_of_the_json_in_the_same_order(client):
    lines = [json.loads(line) for line in client.get("/search.jsonl?q=storm+OR+water").text.splitlines()]
    assert lines == client.get("/search.json?q=storm+OR+water").get_json()["hits"]


def test_more_hits_than_one_batch_come_whole(client, monkeypatch):
    monkeypatch.setattr("searchapp.taking_away.export.BATCH", 7)
    assert len(client.get("/search.jsonl?q=notice&sort=oldest&page=3").text.splitlines()) == 45


def begun(client, address):
    """An answer of which one line was read, that line, and the others."""
    lines = client.get(address).iter_encoded()
    return next(lines), lines


@pytest.fixture
def in_small_pieces(monkeypatch):
    monkeypatch.setattr("searchapp.taking_away.export.BATCH", 7)
    monkeypatch.setattr("searchapp.web.export_views.LONG", 1)


def test_an_index_that_changes_meanwhile_leaves_the_export_whole(in_small_pieces, tmp_path):
    with opened(tmp_path) as (archive, engine):
        client = create_app(services_of(archive, engine)).test_client()
        whole = client.get("/search.jsonl?q=notice")
        first, rest = begun(client, "/search.jsonl?q=notice")
        engine.apply([], [json.loads(line)["article"] for line in whole.text.splitlines()], engine.live().seq + 1)
        assert client.get("/search.jsonl?q=notice").text == ""
        assert (first + b"".join(rest)).decode() == whole.text
        begin = whole.headers["X-Cursor"]
        assert client.get("/search.jsonl", query_string={"q": "notice", "cursor": begin}).text == whole.text


def test_what_is_withdrawn_meanwhile_is_not_sent(in_small_pieces, tmp_path):
    with opened(tmp_path) as (archive, engine):
        client = create_app(services_of(archive, WithoutWithdrawn(engine, archive))).test_client()
        articles = [json.loads(line)["article"] for line in client.get("/search.jsonl?q=notice").text.splitlines()]
        first, rest = begun(client, "/search.jsonl?q=notice")
        archive.withdraw(articles[-1], "It was never said.", "an editor")
        engine.apply([], [articles[-1]], archive.last_change())
        sent = [json.loads(line)["article"] for line in (first, *rest)]
        assert sent == [article for article in articles if article != articles[-1]]


def test_an_export_goes_on_after_the_rows_that_one_has(client, monkeypatch):
    monkeypatch.setattr("searchapp.taking_away.export.BATCH", 7)
    whole = client.get("/search.jsonl?q=notice&sort=oldest")
    lines, start = whole.text.splitlines(), whole.headers["X-Cursor"]
    assert start.endswith(".0")
    for had in (1, 7, 25, 44, 45, 4000):
        query = {"q": "notice", "sort": "oldest", "cursor": f"{start[:-1]}{had}"}
        assert client.get("/search.jsonl", query_string=query).text.splitlines() == lines[had:]
        rows = list(csv.reader(io.StringIO(client.get("/search.csv", query_string=query).text.removeprefix("\ufeff"))))
        assert [row[1] for row in rows] == [str(json.loads(line)["paragraph"]) for line in lines[had:]]


def test_pages_of_json_lead_one_to_the_next_until_all_is_there(client):
    address, found = "/search.json?q=notice&size=20", []
    while address:
        answer = client.get(address).get_json()
        found += answer["hits"]
        address = answer["next"]
    assert [len(found), len({hit["paragraph"] for hit in found})] == [45, 45]


def test_one_answer_of_json_holds_every_hit_where_all_are_asked_for(client, monkeypatch):
    monkeypatch.setattr("searchapp.taking_away.export.BATCH", 7)
    whole = client.get("/search.json?q=notice&size=all")
    page = client.get("/search.json?q=notice&size=45").get_json()
    assert whole.get_json() == page
    assert (len(page["hits"]), page["next"], whole.headers["X-Total"]) == (45, None, "45")
    assert client.get("/search.json?q=zyzzyva&size=all").get_json()["hits"] == []
    assert client.get("/search.json?q=(&size=all").status_code == 400
    link = re.search(r'href="(/search\.json\?[^"]*)"', client.get("/?q=notice").text).group(1).replace("&amp;", "&")
    assert len(client.get(link).get_json()["hits"]) == 45


@pytest.mark.parametrize("size", ["0", "501", "x", "000499", "-1", ""])
def test_a_page_has_a_size_that_can_be(client, size):
    assert client.get(f"/search.json?q=storm&size={size}").status_code == 400


@pytest.mark.parametrize("cursor", ["x", "0.0.0.0", "a.00000000.00000000.1", "a.00000000.00000000.-1", "."])
@pytest.mark.parametrize("extension", ["csv", "jsonl", "json"])
def test_what_is_no_cursor_of_this_search_is_refused(client, extension, cursor):
    answer = client.get(f"/search.{extension}", query_string={"q": "notice", "cursor": cursor})
    assert (answer.status_code, answer.get_json()["error"]["parameter"]) == (400, "cursor")


def test_a_cursor_belongs_to_its_search(client):
    cursor = client.get("/search.jsonl?q=notice").headers["X-Cursor"]
    assert client.get("/search.jsonl", query_string={"q": "storm", "cursor": cursor}).status_code == 400
    page = client.get("/search.json", query_string={"q": "notice", "cursor": cursor})
    assert page.get_json()["error"]["message"].startswith("This cursor is one of an export")
    other = client.get("/search.json?q=notice&size=7").get_json()["next"]
    assert client.get(other.replace("size=7", "size=5")).get_json()["error"]["message"].startswith("This cursor stands")


def test_a_cursor_of_another_generation_or_state_is_gone_and_says_so(services, client):
    class Joined:
        def __getattr__(self, name):
            return getattr(services.names, name)

        def aliases(self):
            return {**services.names.aliases(), 999: 1}

    query = {"q": "notice", "cursor": client.get("/search.jsonl?q=notice").headers["X-Cursor"]}
    live = services.engine.live().snapshot_id
    answer = client.get("/search.jsonl", query_string=query | {"cursor": query["cursor"].replace(live, "000000-b")})
    assert answer.status_code == 410
    assert f"generation 000000-b, now {live}); begin again." in answer.get_json()["error"]["message"]
    answer = create_app(replace(services, names=Joined())).test_client().get("/search.csv", query_string=query)
    assert answer.status_code == 410
    assert "Names were joined or articles withdrawn" in answer.get_json()["error"]["message"]


@pytest.mark.parametrize("extension", ["csv", "jsonl", "json"])
def test_an_export_that_one_has_is_not_sent_again(services, client, extension):
    tag = client.get(f"/search.{extension}?q=notice").headers["ETag"]
    same = client.get(f"/search.{extension}?q=notice", headers={"If-None-Match": tag})
    assert (same.status_code, same.data, same.headers["ETag"]) == (304, b"", tag)
    assert client.get(f"/search.{extension}?q=storm").headers["ETag"] != tag
    changed = create_app(replace(services, state=lambda: "later")).test_client()
    assert changed.get(f"/search.{extension}?q=notice", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", ["/search.json?q=storm", "/search.jsonl?q=storm", "/openapi.json"])
def test_no_other_site_may_read_an_answer(client, path):
    for answer in (client.get(path, headers={"Origin": "https://other.example"}), client.options(path)):
        assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_manifest_tells_what_was_taken(client):
    manifest = client.get("/search.manifest.json?q=notice&speaker=unknown").get_json()
    assert manifest["query"] == "/?q=notice&speaker=unknown"
    assert (manifest["total"], manifest["complete"]) == (0, True)
    assert manifest["generation"]
    assert manifest["annotator"] == "given facts only"
    link = client.get("/search.csv?q=notice").headers["Link"]
    assert client.get(re.match("<([^>]*)>", link).group(1)).get_json()["total"] == 45


def test_a_cell_is_never_a_formula(client):
    row = next(csv.DictReader(io.StringIO(client.get("/search.csv?q=formula").text.removeprefix("\ufeff"))))
    assert row["text"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("extension", ["csv", "statements.csv", "jsonl", "atom", "json", "manifest.json"])
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
    assert "author = {{Karsholm Courier}}," in page.text
    assert "&lt;blockquote cite=" in page.text
    assert "TY  - NEWS" in page.text
    assert "archive_location" in page.text
    assert "Archived: http://localhost/statement/" in page.text
    assert client.get("/cite/999999/dam").status_code == 404
    assert client.get("/cite/1/gone").status_code == 410


def test_a_speaker_has_a_page_and_so_has_an_entity(client, services):
    mara = min(services.names.find("Mara Lind"))
    said = client.get(f"/speaker/e{mara}").text
    assert "<h1><bdi>Mara Lind</bdi></h1>" in said
    assert "2 paragraphs" in said
    assert "First said:" in said
    assert "3 statements in 2 articles – denied: 1" in re.sub(r"<[^>]*>", "", said)
    assert "Jonas Feld" in said.partition("Quoted in the same articles")[2]
    assert "3 paragraphs" in client.get(f"/entity/e{mara}").text
    answer = client.get("/speaker/Mara Lind")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/speaker/e{mara}")
    assert client.get("/speaker/Nobody").status_code == 404
    assert client.get("/speaker/Yusuf Haddaniyya").headers["Location"] == "/?q=speaker:%22Yusuf+Haddaniyya%22"
    assert client.get(f"/speaker/e{mara}?from=x").status_code == 400
    assert "Brenmouth Post" in client.get(f"/speaker/e{mara}?from=2025").text


def test_a_facet_lists_all_its_values_and_finds_among_them(client):
    page = client.get("/facet/entity?q=notice&kind=person").text
    assert page.count('class="pick"') > 10
    found = client.get("/facet/entity?q=notice&kind=person&find=clerk+k").text
    assert set(re.findall(r"<bdi>(Clerk [^<]*)</bdi>", found)) == {"Clerk K. Brook"}
    assert re.search(r'href="/\?q=notice&amp;entity=e\d+"', found)
    other = client.get("/facet/speaker?q=ferry&find=haddaniyya").text
    assert re.findall(r"<bdi>(Y[^<]*)</bdi>", other) == ["Yousef Haddaniyeh"]
    assert client.get("/facet/colour").status_code == 404
    assert client.get("/facet/year?q=(").status_code == 400


def test_names_are_offered_for_what_was_typed(client):
    page = client.get("/?q=water+Mara").text
    assert re.search(r'href="/speaker/e\d+"><bdi>Mara Lind</bdi>', page)
    assert "Names:" not in client.get("/?q=water+").text


def test_a_citation_of_mixed_scripts_keeps_its_parts_apart_and_others_are_plain(client, services):
    (statement,) = services.articles.article("sayl").statements
    arabic, english = (html.unescape(client.get(path).text) for path in (f"/cite/{statement.id}/sayl", "/cite/1/dam"))
    assert "“\u2068المياه غمرت الطريق كله\u2069” – \u2068نادر سلمان\u2069" in arabic
    assert "\u2068" not in english


@pytest.mark.parametrize(("band", "named"), [(Band.SURE, "– Mara Lind, "), (Band.LIKELY, "– probably Mara Lind, ")])
def test_a_citation_is_no_surer_of_the_speaker_than_the_page(client, services, band, named):
    article = services.articles.article("dam")
    statement = replace(article.statements[0], band=band)
    with create_app(services).test_request_context():
        plain, bibtex, *_ = citations(article, statement, Named("e1", "Mara Lind", EntityKind.PERSON), "/statement/1")
    assert named in plain.text
    assert ("probably" in bibtex.text) is (band is Band.LIKELY)


def test_who_finds_two_exports_being_written_is_told_when_to_ask_again(client):
    written = [client.get("/search.jsonl?q=flood") for _ in range(2)]
    refused = client.get("/search.csv?q=flood")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    for answer in written:
        answer.close()
    assert client.get("/search.csv?q=flood").status_code == 200
