"""Can an editor who signs in correct a statement from its page, and nobody else?"""

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from searchapp.account import Role
from searchapp.archive import Archive
from searchapp.editing import Editing
from searchapp.web import create_app
from searchapp.web.signing import for_members_only
from tests.archive.bridge import add, article
from tests.web.world import opened, services_of

PASSWORD = "eleven herrings"


@pytest.fixture
def archive_and_app(tmp_path):
    with opened(tmp_path) as (archive, engine):
        archive.accounts.add("Sigrun", Role.EDITOR, PASSWORD)
        archive.accounts.add("Tove", Role.READER, PASSWORD)
        yield archive, create_app(services_of(archive, engine, editing=Editing(archive, engine)))


@pytest.fixture
def archive(archive_and_app) -> Archive:
    return archive_and_app[0]


@pytest.fixture
def client(archive_and_app) -> Iterator[FlaskClient]:
    with archive_and_app[1].test_client() as client:
        yield client


def send(client, page, to=None, **fields):
    """Fill in the form of a page and send it."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(page).text)
    assert token is not None
    return client.post(to or page, data={"csrf_token": token[1], **fields})


def sign_in(client, name="Sigrun", password=PASSWORD, **fields):
    return send(client, "/sign-in", name=name, password=password, **fields)


@pytest.fixture
def statement(archive):
    page = archive.article("dam")
    return page.statements[0].id


def test_who_signs_in_comes_back_to_where_they_were(client):
    answer = sign_in(client, next="/article/dam")
    assert (answer.status_code, answer.location) == (303, "/article/dam")
    assert "Sigrun" in client.get("/").text
    send(client, "/", "/sign-out")
    assert "Sign in to correct" in client.get("/").text


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""])
def test_nobody_is_sent_to_another_server(client, onward):
    assert sign_in(client, next=onward).location == "/"


WRONG = [("Sigrun", "wrong password"), ("Nobody", PASSWORD), ("", ""), ("Sigrun", "x" * 9999)]


@pytest.mark.parametrize(("name", "password"), WRONG)
def test_a_wrong_password_and_a_wrong_name_are_told_alike(client, name, password):
    answer = sign_in(client, name, password)
    assert answer.status_code == 400
    assert "No account has this name and this password." in answer.text


def test_who_tries_many_passwords_has_to_wait_and_is_logged_without_a_name(client, caplog):
    answers = [sign_in(client, password="wrong password") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [400] * 5 + [429]
    assert "A sign-in failed, from 127.0.0.1" in caplog.text
    assert "Sigrun" not in caplog.text


def test_without_an_account_that_may_nobody_corrects(client, statement):
    for path in (f"/correct/{statement}/dam", "/mark/dam"):
        assert client.get(path).location == f"/sign-in?next={path}"
        sign_in(client, "Tove")
        assert client.get(path).status_code == 403
        send(client, "/", "/sign-out")
    assert f"/correct/{statement}/dam" not in client.get("/article/dam").text


def test_a_correction_is_shown_at_once_with_who_decided_and_can_be_taken_back(client, archive, statement):
    before = client.get("/search.json?q=speaker:Vik").get_json()["total"]
    sign_in(client)
    page = f"/correct/{statement}/dam"
    assert page in client.get("/article/dam").text
    assert send(client, page, what="speaker", speaker="Oda Vik", reason="the caption says so").status_code == 303
    assert client.get("/search.json?q=speaker:Vik").get_json()["total"] == before + 1
    shown = client.get("/article/dam").text
    assert "the caption says so" in shown
    assert "Sigrun" in shown
    (kept,) = client.get("/corrections.json").get_json()["corrections"]
    assert (kept["actor"], kept["now"]) == ("Sigrun", "Oda Vik")
    send(client, "/corrections", f"/undo/{kept['id']}", reason="it does not")
    assert client.get("/search.json?q=speaker:Vik").get_json()["total"] == before
    assert "it does not" in client.get("/corrections").text


def test_readers_see_that_a_person_decided_and_not_who(client, archive, statement):
    sign_in(client)
    send(client, f"/correct/{statement}/dam", what="status", status="denied", reason="misread")
    send(client, "/", "/sign-out")
    for path in ("/article/dam", "/corrections"):
        assert "an editor" in client.get(path).text
        assert "Sigrun" not in client.get(path).text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"what": "nothing"}, "Please say why"),
        ({"what": "", "reason": "x"}, "Please choose what holds"),
        ({"what": "status", "status": "odd", "reason": "x"}, "Please choose what holds"),
        ({"what": "speaker", "reason": "x"}, "Please say who speaks"),
        ({"what": "extent", "words": "never printed", "reason": "x"}, "does not hold the words"),
    ],
)
def test_what_is_missing_is_told_above_the_form_and_what_was_typed_stays(client, statement, fields, told):
    sign_in(client)
    answer = send(client, f"/correct/{statement}/dam", **fields)
    assert answer.status_code == 400
    assert told in answer.text
    assert fields.get("words", "") in answer.text


def test_words_that_were_missed_are_marked_from_the_article(client, archive):
    sign_in(client)
    assert "/mark/dam" in client.get("/article/dam").text
    words = archive.article("dam").text.split("\n\n")[1][:20]
    answer = send(client, "/mark/dam", what="missed", words=words, reason="missed")
    assert answer.status_code == 303
    assert archive.article("dam").statements[0].origin == "human"


def test_a_statement_that_is_none_is_gone_from_its_article(client, archive, statement):
    sign_in(client)
    send(client, f"/correct/{statement}/dam", what="nothing", reason="a caption")
    assert statement not in {s.id for s in archive.article("dam").statements}


def test_without_the_form_s_token_nothing_is_decided(client, archive, statement):
    sign_in(client)
    assert client.post(f"/correct/{statement}/dam", data={"what": "nothing", "reason": "x"}).status_code == 400
    assert archive.corrections() == []


def test_a_session_ends_with_its_password(client, archive):
    sign_in(client)
    archive.accounts.set_password("Sigrun", "another twelve")
    assert "Sign in to correct" in client.get("/").text


def test_a_session_ends_twelve_hours_after_its_sign_in_however_much_is_read(client):
    sign_in(client)
    with client.session_transaction() as session:
        session["since"] -= 12 * 3600 - 60
    assert "Sigrun" in client.get("/").text
    with client.session_transaction() as session:
        session["since"] -= 60
    assert "Sign in to correct" in client.get("/").text


def test_a_server_for_members_answers_nobody_else(archive_and_app):
    app = archive_and_app[1]
    for_members_only(app)
    client = app.test_client()
    assert client.get("/?q=storm").location == "/sign-in?next=/"
    assert client.get("/search.json?q=storm").status_code == 401
    assert client.get("/healthz").status_code == 200
    sign_in(client, "Tove")
    assert client.get("/search.json?q=storm").status_code == 200


def entity(client, name):
    return client.get(f"/entity/{name}").location.rsplit("/", 1)[1]


def test_an_editor_says_who_is_who_from_a_person_s_page(client, archive):
    sign_in(client)
    one, other = entity(client, "Mara Lind"), entity(client, "Jonas Feld")
    page = f"/person/{one}"
    assert page in client.get(f"/entity/{one}").text
    send(client, page, what="rename", name="Mara Lindqvist", reason="she married")
    assert "Mara Lindqvist" in client.get(f"/entity/{one}").text
    send(client, page, what="merge", other=other[1:], reason="a pen name")
    assert client.get(f"/entity/{one}").location == f"/entity/{other}"
    (merged, *_) = [each for each in archive.registry.decided(None, 9) if each.what == "merge"]
    send(client, f"/person/{other}", what="undo", number=merged.number)
    assert "Mara Lindqvist" in client.get(f"/entity/{one}").text
    assert send(client, page, what="split", article="dam", reason="another one").status_code == 303
    assert client.get(f"/entity/{one}").status_code in (200, 404)


def test_an_editor_tells_of_a_person_and_the_history_shows_it(client, archive):
    sign_in(client)
    one = entity(client, "Mara Lind")
    page = f"/person/{one}"
    for what, fields, shown in (
        ("variant", {"name": "Mara of the Dam"}, "Mara of the Dam"),
        ("role", {"name": "dyke warden", "first": "2019", "last": "2024-03"}, "dyke warden"),
        ("kind", {"name": "organisation"}, "organisation"),
    ):
        assert send(client, page, what=what, reason="so the board writes", **fields).status_code == 303
        assert shown in client.get(f"/entity/{one}").text
    assert client.get("/search.json?q=entity:%22Mara of the Dam%22").get_json()["total"] > 0
    history = client.get("/corrections?people=1").text
    for told in ("Mara of the Dam", "dyke warden (2019–2024-03)", "so the board writes", "Sigrun"):
        assert told in history
    kept = client.get("/corrections.json").get_json()["people"]
    assert [(one["what"], one["before"], one["after"], one["actor"]) for one in kept[:3]] == [
        ("kind", "person", "organisation", "Sigrun"), ("role", "", "dyke warden (2019–2024-03)", "Sigrun"),
        ("variant", "", "Mara of the Dam", "Sigrun"),
    ]  # fmt: skip
    send(client, "/corrections?people=1", page, what="undo", number=kept[1]["number"])
    assert "dyke warden" not in client.get(f"/speaker/{one}.json").text
    assert "taken back on" in client.get("/corrections?people=1").text


def test_readers_are_told_no_editor_s_name_by_the_json_either(client, archive, statement):
    sign_in(client)
    send(client, f"/correct/{statement}/dam", what="status", status="denied", reason="misread")
    one = entity(client, "Mara Lind")
    send(client, f"/person/{one}", what="variant", name="Mara of the Dam", reason="so they say")
    kept = client.get("/corrections.json").get_json()
    send(client, "/corrections", f"/undo/{kept['corrections'][0]['id']}", reason="it is not")
    send(client, "/corrections", f"/person/{one}", what="undo", number=kept["people"][0]["number"])
    send(client, "/", "/sign-out")
    for path in ("/corrections.json", "/corrections?people=1", f"/entity/{one}"):
        told = client.get(path).text
        assert "Sigrun" not in told, path
        assert "so they say" in told, path


def test_a_decision_that_found_no_place_is_listed_by_itself(client, archive, statement):
    sign_in(client)
    send(client, f"/correct/{statement}/dam", what="extent", words="the old bridge", reason="these alone")
    assert "/corrections?orphaned=1" not in client.get("/corrections").text
    add(archive, article(("The text is another one.",), "Dam holds as the Tarn rises", id="dam"))
    assert 'href="/corrections?orphaned=1"' in client.get("/corrections").text
    told = client.get("/corrections?orphaned=1").text
    assert "these alone" in told
    assert "without effect" in told


def test_what_can_not_be_said_of_a_person_is_told(client):
    sign_in(client)
    page = f"/person/{entity(client, 'Mara Lind')}"
    for fields, told in (
        ({"what": "merge", "other": "1"}, "Please say why"),
        ({"what": "odd", "reason": "x"}, "Please choose what holds"),
        ({"what": "merge", "other": "99999", "reason": "x"}, "no entity has this id"),
        ({"what": "undo", "number": "77"}, "no such decision"),
    ):
        answer = send(client, page, **fields)
        assert (answer.status_code, told in answer.text) == (400, True)
    assert client.get("/person/e99999").status_code == 404


def test_date_outlet_and_byline_are_corrected_from_the_article_and_counted_so_at_once(client, archive):
    page = "/facts/dam"
    assert client.get(page).location == f"/sign-in?next={page}"
    sign_in(client)
    assert page in client.get("/article/dam").text
    sent = send(client, page, date="2023-03-05", outlet="Tarn Herald", byline="Ada Moss", reason="so it is printed")
    assert (sent.status_code, sent.location) == (303, "/article/dam")
    found = client.get("/search.json?source=Tarn+Herald&from=2023&to=2023").get_json()
    assert {hit["article"] for hit in found["hits"]} == {"dam"}
    assert client.get("/search.json?source=Karsholm+Courier&from=2024-03-05&to=2024-03-05").get_json()["total"] == 0
    shown = client.get("/article/dam").text
    assert "so it is printed" in shown
    assert "Ada Moss" in shown
    kept = client.get("/corrections.json").get_json()["corrections"]
    assert {(one["what"], one["before"], one["now"]) for one in kept} == {
        ("date", "2024-03-05", "2023-03-05"), ("outlet", "Karsholm Courier", "Tarn Herald"), ("byline", "", "Ada Moss"),
    }  # fmt: skip
    send(client, "/corrections", f"/undo/{next(one['id'] for one in kept if one['what'] == 'outlet')}")
    assert client.get("/search.json?source=Tarn+Herald").get_json()["total"] == 0


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"date": "yesterday", "reason": "x"}, "a date is written"),
        ({"date": "2024-03-05", "outlet": "Karsholm Courier", "reason": "x"}, "Nothing was changed"),
        ({"date": "2023"}, "Please say why"),
    ],
)
def test_what_is_no_fact_is_told_above_the_form(client, fields, told):
    sign_in(client)
    answer = send(client, "/facts/dam", **fields)
    assert answer.status_code == 400
    assert told in answer.text
