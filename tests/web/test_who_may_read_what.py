"""Is what readers may not see in no answer of the server, while an editor who signs in reads it?"""

import pytest

from searchapp.account import Role
from searchapp.archive import PublicArticles
from searchapp.editing import Editing
from searchapp.indexing.catch_up import catch_up
from searchapp.indexing.withdrawn import WithoutWithdrawn
from searchapp.web import create_app
from searchapp.web.network import SIGNED_IN
from tests.web.test_correcting import PASSWORD, send, sign_in
from tests.web.world import opened, services_of


@pytest.fixture
def world(tmp_path):
    with opened(tmp_path) as (archive, engine):
        archive.accounts.add("Sigrun", Role.EDITOR, PASSWORD)
        public, editing = PublicArticles(archive), Editing(archive, engine)
        whole = services_of(archive, WithoutWithdrawn(engine, archive, for_editors=True), editing=editing)
        ours = services_of(
            archive, WithoutWithdrawn(engine, archive), editing=editing, articles=public, copies=public.copies_of,
            take=public.may_take, open_corrections=public.corrections, for_editors=whole,
        )  # fmt: skip
        yield archive, engine, create_app(ours).test_client()


EVERYWHERE = [
    "/?q=", "/?q=ferry", "/search.json?q=", "/search.json?q=ferry", "/search.jsonl?q=", "/search.csv?q=",
    "/search.statements.csv?q=", "/search.atom?q=", "/search.manifest.json?q=ferry", "/facet/speaker", "/facet/entity",
    "/facet/source", "/complete?q=Hadda", "/timeline?q=ferry", "/about", "/corrections", "/corrections.json",
]  # fmt: skip


@pytest.mark.parametrize("rule", ["staff", "full from 2999-01-01", "full from soon"])
@pytest.mark.parametrize("learned", [True, False], ids=["learned", "before the index learned it"])
def test_an_article_that_readers_may_not_know_of_is_in_no_answer(world, rule, learned):
    archive, engine, client = world
    page = archive.article("ferry")
    statement, paragraph = page.statements[0].id, page.parts[1].id
    held = client.get("/search.json?q=").get_json()["total"]
    archive.say_access(rule, "mara", "so agreed", article="ferry")
    if learned:
        catch_up(archive, engine)
    for path in EVERYWHERE:
        told = client.get(path).text
        assert "Haddaniyeh" not in told, path
        assert "Ferry to run" not in told, path
    assert client.get("/search.json?q=").get_json()["total"] == held - 2
    for path in (
        "/article/ferry", "/article/ferry.json", f"/statement/{statement}", f"/paragraph/{paragraph}",
        f"/paragraph/{paragraph}/like", f"/cite/{statement}/ferry", f"/evidence/{statement}/ferry",
        f"/report/{statement}/ferry", "/changes/1/1/ferry", f"/speaker/e{page.statements[0].speaker}",
        f"/entity/e{page.statements[0].speaker}.json",
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path
    sign_in(client)
    assert "The ferry will run" in client.get("/article/ferry").text
    assert client.get("/search.json?q=ferry").get_json()["total"] == 1
    assert client.get(f"/evidence/{statement}/ferry").status_code == 200
    send(client, "/", "/sign-out")
    assert client.get("/article/ferry").status_code == 404
    assert client.get("/search.json?q=ferry").get_json()["total"] == 0


def test_an_editor_whom_a_proxy_lets_in_reads_it_too(world):
    archive, _, client = world
    archive.say_access("staff", "mara", "so agreed", article="ferry")
    assert client.get("/article/ferry").status_code == 404
    assert client.get("/article/ferry", environ_base={SIGNED_IN: "Sigrun"}).status_code == 200
    assert client.get("/article/ferry").status_code == 404


def test_of_an_article_that_is_cut_nobody_finds_the_rest(world):
    archive, _, client = world
    statement = archive.article("ferry").statements[1].id
    sign_in(client)
    answer = send(client, "/facts/ferry", "/access/ferry", rule="snippet:30", reason="so agreed")
    assert (answer.status_code, answer.location) == (303, "/article/ferry")
    assert "I shall be aboard" in client.get("/article/ferry").text
    send(client, "/", "/sign-out")
    for path in (*EVERYWHERE, "/article/ferry", "/article/ferry.json"):
        assert "aboard" not in client.get(path).text, path
    assert "may not be shown" in client.get("/article/ferry").text
    for query in ("aboard", "baker", "speaker:Tarek", "entity:Tarek"):
        assert client.get("/search.json", query_string={"q": query}).get_json()["total"] == 0, query
    assert client.get("/search.json?q=said:ferry").get_json()["total"] == 1
    assert client.get(f"/evidence/{statement}/ferry").status_code == 403
    assert client.get(f"/cite/{statement}/ferry").status_code == 404


def test_what_was_answered_to_an_editor_is_not_kept_for_a_reader(world):
    archive, engine, client = world
    archive.say_access("staff", "mara", "so agreed", article="ferry")
    catch_up(archive, engine)
    sign_in(client)
    tag = client.get("/search.csv?q=ferry").headers["ETag"]
    send(client, "/", "/sign-out")
    assert client.get("/search.csv?q=ferry", headers={"If-None-Match": tag}).status_code == 200


def test_a_rule_that_is_none_is_told_above_the_form(world):
    _, _, client = world
    sign_in(client)
    for fields, told in (({"rule": "some", "reason": "x"}, "is no rule"), ({"rule": "staff"}, "Please say why")):
        answer = send(client, "/facts/ferry", "/access/ferry", **fields)
        assert answer.status_code == 400
        assert told in answer.text


def test_of_an_article_of_which_readers_see_no_text_the_headline_is_found_alone(world):
    archive, engine, client = world
    archive.say_access("metadata", "mara", "so agreed", article="ferry")
    catch_up(archive, engine)
    page = client.get("/?q=ferry").text
    assert "Ferry to run" in page.replace("<mark>", "").replace("</mark>", "")
    assert "Haddaniyeh" not in page
    assert 'class="hit row"' not in page
