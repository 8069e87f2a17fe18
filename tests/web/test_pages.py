"""What stands around the search: headers, health, help, failures, styles, the language."""

import gzip
import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest

from searchapp.engines.whoosh import open_engine
from searchapp.errors import ArchiveError, EngineAway
from searchapp.found import Incomplete
from searchapp.query import parse
from searchapp.query.lexer import FIELDS
from searchapp.web import create_app
from searchapp.web.assets import folder


@pytest.mark.parametrize("path", ["/", "/?q=(", "/article/dam", "/help", "/nowhere", "/search.json", "/healthz"])
def test_every_answer_forbids_what_it_does_not_need(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/?q=storm", "/?q=(", "/article/dam?q=slept", "/help", "/nowhere"])
def test_no_page_holds_a_script_or_style_of_its_own(client, path):
    page = client.get(path).text
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page.replace("https://courier.example/dam", ""))


def test_help_examples_can_all_be_run(client, services):
    page = client.get("/help").text
    examples = re.findall(r'<a href="(/\?q=[^"]*)"><code dir="ltr">', page)
    assert len(examples) > 10
    for example in examples:
        assert client.get(example).status_code == 200, example


def test_every_field_is_explained_on_the_help_page(client):
    page = client.get("/help").text
    assert all(f"{field}:" in page for field in FIELDS)


@pytest.mark.parametrize("name", ["style.css", "page.js", "complete.js", "timeline.js", "htmx.js", "icon.svg"])
def test_styles_and_scripts_may_be_kept_for_ever(client, name):
    answer = client.get(f"/static/{name}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_parts_of_the_stylesheet_are_sent_as_one(client):
    sent = client.get("/static/style.css").text
    parts = sorted((folder("static") / "style").glob("*.css"))
    assert len(parts) > 3
    rules = [re.sub(r"/\*.*?\*/\s*", "", part.read_text("utf-8"), flags=re.DOTALL) for part in parts]
    assert [sent.count(rule) for rule in rules] == [1] * len(rules)
    assert "/*" not in sent
    assert len(re.findall(r'rel="stylesheet"', client.get("/").text)) == 1


def test_long_answers_are_packed_for_those_who_can_unpack_them(client):
    packed = client.get("/help", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == client.get("/help").data
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_the_first_page_is_light(client):
    parts = [
        "/",
        "/static/style.css",
        "/static/page.js",
        "/static/complete.js",
        "/static/timeline.js",
        "/static/htmx.js",
        "/static/icon.svg",
    ]
    packed = [client.get(part, headers={"Accept-Encoding": "gzip"}).data for part in parts]
    assert sum(map(len, packed)) <= 80_000


@pytest.mark.parametrize("name", ["nothing.css", ".hidden", "..%2fpyproject.toml", "%2e%2e%2fpyproject.toml"])
def test_nothing_else_is_served(client, name):
    assert client.get(f"/static/{name}").status_code == 404


def test_the_program_says_that_it_is_well(client):
    assert client.get("/healthz").get_json() == {"status": "ok"}
    assert client.get("/readyz").get_json()["status"] == "ok"


def test_before_the_first_index_every_page_says_what_to_do(services, tmp_path):
    empty = create_app(replace(services, engine=open_engine(tmp_path / "index"), published=lambda: None)).test_client()
    page = empty.get("/?q=storm")
    assert page.status_code == 503
    assert "<code>searchapp reindex</code>" in page.text
    assert empty.get("/search.json").status_code == 503
    assert "indexed" in empty.get("/search.json").get_json()["error"]["message"]
    assert empty.get("/readyz").status_code == 503
    assert empty.get("/healthz").status_code == 200


def test_while_the_engine_is_away_pages_say_so_and_are_back_with_it(services):
    class Away:
        away = True

        def __getattr__(self, name):
            if self.away:
                raise EngineAway("no node answers")
            return getattr(services.engine, name)

    engine = Away()
    client = create_app(replace(services, engine=engine, published=lambda: None)).test_client()
    for address in ("/?q=storm", "/search.json?q=storm", "/search.csv?q=storm", "/readyz"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
        assert "engine is away" in answer.text
    assert client.get("/help").status_code == 200
    engine.away = False
    assert client.get("/?q=storm").status_code == 200


@pytest.mark.parametrize("why", Incomplete)
def test_an_answer_that_lacks_something_says_why(services, client, why):
    class Lacking:
        def __getattr__(self, name):
            return getattr(services.engine, name)

        def search(self, request):
            found = services.engine.search(request)
            facets = {facet: tuple(c._replace(error=3) for c in counts) for facet, counts in found.facets.items()}
            return replace(found, incomplete=why, facets=facets)

    lacking = create_app(replace(services, engine=Lacking())).test_client()
    answer = lacking.get("/search.json?q=storm").get_json()
    assert (answer["complete"], answer["incomplete"]) == (False, why.value)
    assert {entry["error"] for entries in answer["facets"].values() for entry in entries} == {3}
    page = lacking.get("/?q=storm").text
    assert "the counts are incomplete" in page
    assert 'title="or up to 3 more">≥ ' in page
    assert client.get("/search.json?q=storm").get_json()["incomplete"] is None


def test_where_one_cannot_leaf_to_the_end_the_last_page_says_so(services):
    class Shallow:
        deepest = 40

        def __getattr__(self, name):
            return getattr(services.engine, name)

    client = create_app(replace(services, engine=Shallow())).test_client()
    page = client.get("/?q=notice&page=3").text
    assert "page 2 of 2" in page
    assert "leaf through the first 40" in page
    assert "leaf through" not in client.get("/?q=notice").text
    assert len(client.get("/search.jsonl?q=notice").text.splitlines()) == 45


def test_a_defect_is_told_without_its_trace_and_logged_without_the_query(services, caplog):
    class Broken:
        def names(self, ids):
            raise ZeroDivisionError

        def __getattr__(self, name):
            return getattr(services.names, name)

    app = create_app(replace(services, names=Broken()))
    with caplog.at_level(logging.DEBUG):
        page = app.test_client().get("/?q=storm")
    assert page.status_code == 500
    assert "defect of the program" in page.text
    assert "Traceback" not in page.text
    assert "ZeroDivisionError" in caplog.text
    assert "storm" not in caplog.text


def test_no_query_is_logged(client, caplog):
    with caplog.at_level(logging.DEBUG):
        client.get("/?q=storm")
    assert "storm" not in caplog.text


def test_another_method_is_refused(client):
    assert client.post("/").status_code == 405


def test_the_query_language_is_documented_field_by_field(services):
    document = (Path(__file__).parents[2] / "docs" / "query-language.md").read_text("utf-8")
    assert all(f"`{field}:" in document for field in FIELDS)
    for example in re.findall(r"^\| `([^`]+)`", document, re.M):
        parse(example, services.names)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("/srv/mara/archive/archive.sqlite: the archive can't be used", "archive.sqlite: the archive can"),
        (r"C:\Users\mara\archive.sqlite: the archive can't be used", "archive.sqlite: the archive can"),
        ("postgresql+psycopg://mara@db/said: the archive can't be used", "the archive can"),
        ("store/3.sto: block 4 was altered", "3.sto: block 4 was altered"),
    ],
)
def test_no_failure_tells_where_on_the_machine_the_archive_lies(services, told, shown):
    def fail(*_):
        raise ArchiveError(told)

    answer = create_app(replace(services, state=fail)).test_client().get("/search.json?q=storm")
    assert answer.status_code == 503
    assert "mara" not in answer.text
    assert shown in answer.text.replace("&#39;", "'")
