"""Can an admin take an article or a name out from a page that says beforehand what will happen, and nobody else?"""

import re

import pytest

from searchapp.account import Role
from searchapp.editing import Editing
from searchapp.indexing.withdrawn import WithoutWithdrawn
from searchapp.web import create_app
from tests.web.test_correcting import PASSWORD, send, sign_in
from tests.web.world import opened, services_of


@pytest.fixture
def world(tmp_path):
    with opened(tmp_path) as (archive, engine):
        archive.accounts.add("Ada", Role.ADMIN, PASSWORD)
        archive.accounts.add("Sigrun", Role.EDITOR, PASSWORD)
        services = services_of(archive, WithoutWithdrawn(engine, archive), editing=Editing(archive, engine))
        (person,) = archive.registry.find("Mara Lind")
        yield archive, create_app(services).test_client(), person


def test_only_admins_take_out(world):
    _, client, person = world
    for path in (f"/forget?entity={person}", "/forget?article=dam", "/forgotten"):
        assert client.get(path).location.startswith("/sign-in")
    sign_in(client)
    for path in (f"/forget?entity={person}", "/forget?article=dam", "/forgotten"):
        assert client.get(path).status_code == 403
    sent = send(client, "/corrections", "/forget", what="withdraw", article="dam", reason="x")
    assert sent.status_code == 403
    for path in (f"/entity/e{person}", "/article/dam"):
        assert "/forget" not in client.get(path).text


def steps(client, begin, *words):
    """Follow links by what they say, from a page to a page; the last address."""
    for word in words:
        page = client.get(begin).text
        found = [link for link, text in re.findall(r'href="([^"]+)"[^>]*>([^<]+)<', page) if text.strip() == word]
        assert found, (begin, word)
        begin = found[0].replace("&amp;", "&")
    return begin


def do(client, confirming, **fields):
    """Fill in the form of a page that says what will happen."""
    page = client.get(confirming).text
    hidden = dict(re.findall(r'type="hidden" name="(what|entity|article)" value="([^"]*)"', page))
    return send(client, confirming, "/forget", **(hidden | fields))


def test_a_name_leaves_all_articles_from_the_person_s_page(world, caplog):
    archive, client, person = world
    sign_in(client, "Ada")
    confirming = steps(client, f"/entity/e{person}", "Take this name out", "Take the name out of every article")
    told = client.get(confirming).text
    assert "in each of the" not in told
    for sentence in ("in the 2 articles that mean them", "Namesakes lose the name too", "taken back"):
        assert sentence in told
    assert archive.registry.names([person])
    assert do(client, confirming, reason="asked").location == "/forgotten"
    assert client.get(f"/entity/e{person}").status_code == 410
    assert "Lind" not in client.get("/article/dam").text
    listed = client.get("/forgotten").text
    assert "case 1" in listed
    assert "Lind" not in listed + caplog.text
    assert "Taken out: anonymise, case 1" in caplog.text


@pytest.mark.parametrize(
    ("word", "printed"), [("take the name out of it", False), ("let the name lead to it no more", True)]
)
def test_a_name_leaves_one_article_from_the_article_s_page(world, word, printed):
    _, client, person = world
    sign_in(client, "Ada")
    begin = steps(client, "/article/storm", "Take this article, or a name in it, out")
    assert do(client, steps(client, begin, word), reason="asked").status_code == 303
    assert ("Mara Lind" in client.get("/article/storm").text) is printed
    hits = client.get(f"/search.json?q=entity:e{person}").get_json()["hits"]
    assert {hit["article"] for hit in hits} == {"dam"}


def test_an_article_is_withdrawn_from_its_page(world):
    _, client, _ = world
    sign_in(client, "Ada")
    confirming = steps(client, "/article/dam", "Take this article, or a name in it, out", "Withdraw the whole article")
    assert "Adding the same file again is refused" in client.get(confirming).text
    assert do(client, confirming, reason="It was made up.").status_code == 303
    gone = client.get("/article/dam")
    assert (gone.status_code, "It was made up." in gone.text) == (410, True)
    assert "dam" in client.get("/forgotten").text


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/forget?what=withdraw&article=dam", {"reason": ""}, 400),
        ("/forget?what=anonymise&entity={}&article=verses", {"reason": "x"}, 400),
        ("/forget", None, 404),
        ("/forget?what=withdraw&article=nowhere", None, 404),
        ("/forget?what=delist&entity={}", None, 404),
        ("/forget?what=odd&article=dam", None, 404),
        ("/forget?what=anonymise&entity=99999", None, 404),
    ],
)
def test_what_can_not_be_is_told_and_nothing_happens(world, path, fields, status):
    archive, client, person = world
    sign_in(client, "Ada")
    path = path.format(person)
    answer = client.get(path) if fields is None else do(client, path, **fields)
    assert answer.status_code == status
    assert archive.article("dam")
    assert "Nothing" not in client.get("/forgotten").text  # what was withdrawn before is listed


def test_without_the_form_s_token_nothing_is_taken_out(world):
    archive, client, _ = world
    sign_in(client, "Ada")
    assert client.post("/forget", data={"what": "withdraw", "article": "dam", "reason": "x"}).status_code == 400
    assert archive.article("dam")
