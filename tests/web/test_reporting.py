"""A reader reports a wrong attribution: kept, limited, nobody's name, and not from another site."""

import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from searchapp.archive import Archive
from searchapp.report import Wrong
from searchapp.web import create_app
from searchapp.web.forms import LONGEST_NOTE
from tests.web.world import opened, services_of


@pytest.fixture
def world(tmp_path) -> Iterator[tuple[Archive, FlaskClient]]:
    with opened(tmp_path) as (archive, engine):
        yield archive, create_app(services_of(archive, engine)).test_client()


@pytest.fixture
def archive(world) -> Archive:
    return world[0]


@pytest.fixture
def client(world) -> FlaskClient:
    return world[1]


def address(archive: Archive) -> str:
    return f"/report/{archive.article('dam').statements[0].id}/dam"


def filled_in(client: FlaskClient, path: str, **fields: str) -> dict[str, str]:
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', client.get(path).text)
    return {name: html.unescape(value) for name, value in hidden} | {"wrong": "speaker"} | fields


def test_the_evidence_of_every_statement_leads_to_the_form(client, archive):
    page = client.get("/article/dam").text
    assert page.count(">Report a mistake</a>") == 5
    assert f'href="{address(archive)}"' in page
    form = client.get(address(archive))
    assert "“The water will reach the old bridge by night,”" in form.text
    assert "Mara Lind" in form.text
    assert form.headers["Cache-Control"] == "no-store"


def test_a_report_is_kept_as_it_was_filled_in(client, archive):
    path = address(archive)
    answer = client.post(path, data=filled_in(client, path, who=" Jonas Feld ", note="He was\r\nthere.\x1b[2J\u202e"))
    assert answer.status_code == 303
    thanks = client.get(answer.headers["Location"]).text
    assert "Thank you." in thanks
    assert '<form method="post"' not in thanks
    ((kept),) = archive.reports()
    assert (kept.report.wrong, kept.report.who, kept.report.note) == (Wrong.SPEAKER, "Jonas Feld", "He was\nthere.[2J")
    assert (kept.report.speaker, kept.report.quoted) == ("Mara Lind", "“The water will reach the old bridge by night,”")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"wrong": ""}, "choose what is wrong"),
        ({"wrong": "colour"}, "choose what is wrong"),
        ({"note": "x" * (LONGEST_NOTE + 1)}, "a note 2000"),
        ({"who": "x" * 201}, "200 characters"),
        ({"shown": "0" * 12}, "has changed meanwhile"),
    ],
)
def test_what_is_filled_in_wrongly_is_told_and_what_was_typed_stays(client, archive, fields, sentence):
    path = address(archive)
    answer = client.post(path, data=filled_in(client, path, **{"note": "My <note>", **fields}))
    assert answer.status_code == 400
    assert sentence in answer.text
    assert "note" in fields or "My &lt;note&gt;</textarea>" in answer.text
    assert archive.reports() == []


def test_a_form_of_another_site_is_refused(client, archive):
    path = address(archive)
    fields = filled_in(client, path)
    assert client.post(path, data={**fields, "csrf_token": "forged"}).status_code == 400
    client.delete_cookie("searchapp")
    answer = client.post(path, data=fields)
    assert (answer.status_code, archive.reports()) == (400, [])
    assert "keep its cookie" in answer.text


def test_the_cookie_stays_with_this_site_and_out_of_scripts(client, archive):
    cookie = client.get(address(archive)).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Expires" not in cookie
    assert "Set-Cookie" not in client.get("/article/dam").headers


def test_one_address_may_send_so_many_and_is_told_when_to_come_back(client, archive):
    path = address(archive)
    fields = filled_in(client, path)
    for number in range(10):
        assert client.post(path, data={**fields, "note": f"note {number}"}).status_code == 303
    answer = client.post(path, data={**fields, "note": "one more"})
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 61
    assert "wait a while" in answer.text
    assert len(archive.reports()) == 10
    assert client.get(path).status_code == 200
    other = client.post(path, data={**fields, "note": "from elsewhere"}, environ_base={"REMOTE_ADDR": "127.0.0.2"})
    assert other.status_code == 303


def test_nothing_about_the_reader_is_kept(client, archive):
    path = address(archive)
    client.post(
        path,
        data=filled_in(client, path),
        headers={"User-Agent": "Rare/1.0"},
        environ_base={"REMOTE_ADDR": "203.0.113.9"},
    )
    with archive.database.read() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM report").all()
    assert not any("203.0.113" in str(value) or "Rare" in str(value) for value in row)


def test_a_very_large_form_is_not_read(client, archive):
    path = address(archive)
    assert client.post(path, data=filled_in(client, path, note="x" * 100_000)).status_code == 413


@pytest.mark.parametrize(
    ("path", "status"), [("/report/999999/dam", 404), ("/report/1/never", 404), ("/report/1/gone", 410)]
)
def test_what_is_not_there_can_not_be_reported(client, path, status):
    assert client.get(path).status_code == status
