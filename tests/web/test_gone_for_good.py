"""Is a person who was anonymised gone from every page, list, feed and file, at once and for good?"""

import io
import zipfile

import pytest

from searchapp.indexing.catch_up import catch_up
from searchapp.indexing.withdrawn import WithoutWithdrawn
from searchapp.web import create_app
from tests.web.world import opened, services_of

NAME = "Mara Lind"
PATHS = [
    "/", "/?q=water", "/search.json?q=", "/search.jsonl?q=", "/search.csv?q=", "/search.statements.csv?q=",
    "/search.atom?q=", "/facet/speaker", "/facet/entity", "/article/dam", "/article/dam.json", "/article/storm",
    "/about", "/corrections",
]  # fmt: skip


@pytest.fixture
def world(tmp_path):
    with opened(tmp_path) as (archive, engine):
        app = create_app(services_of(archive, WithoutWithdrawn(engine, archive)))
        yield archive, engine, app.test_client()


def test_an_anonymised_person_is_gone_even_before_the_index_learns_it(world):
    archive, engine, client = world
    (person,) = archive.registry.find(NAME)
    statement = archive.article("dam").statements[0].id
    assert all("Lind" in client.get(path).text for path in ("/?q=water", "/facet/speaker", "/article/dam"))
    archive.anonymise(person, None, "mara", "asked")

    def check():
        for path in PATHS:
            assert "Lind" not in client.get(path).text, path
        assert client.get("/search.json?q=Lind").get_json()["total"] == 0
        for path in (f"/speaker/e{person}", f"/entity/e{person}", f"/speaker/e{person}.json"):
            assert client.get(path).status_code == 410, path
        pack = zipfile.ZipFile(io.BytesIO(client.get(f"/evidence/{statement}/dam").data))
        assert not [name for name in pack.namelist() if b"Lind" in pack.read(name)]
        assert client.get("/search.json?q=speaker:Lind").get_json()["total"] == 0

    check()
    catch_up(archive, engine)
    assert engine.forget(0)
    check()
    assert client.get("/search.json?q=water").get_json()["total"] >= 1
    archive.close()
    home = archive.database.file.parent
    (home / "articles.jsonl").unlink()
    assert [f.name for f in home.rglob("*") if f.is_file() and b"lind" in f.read_bytes().lower()] == []


def test_a_delisted_name_leads_to_the_article_no_more(world):
    archive, engine, client = world
    (person,) = archive.registry.find(NAME)
    archive.delist(person, "dam", "mara", "asked")
    catch_up(archive, engine)
    for query in ("speaker:Lind", "entity:Lind", "Lind", '"Mara Lind"', "said:bridge speaker:Lind"):
        hits = client.get("/search.json", query_string={"q": query}).get_json()["hits"]
        assert "dam" not in {hit["article"] for hit in hits}, query
    assert {hit["article"] for hit in client.get("/search.json?q=speaker:Lind").get_json()["hits"]} == {"storm"}
    assert "Lind" in client.get("/article/dam").text


def test_what_was_withdrawn_answers_that_it_is_gone(world):
    archive, engine, client = world
    page = archive.article("dam")
    statement, paragraph = page.statements[0].id, page.parts[1].id
    (angler,) = archive.registry.find("Piet Orne")
    archive.withdraw("sluice", "It was made up.", "an editor")
    archive.withdraw("dam", "It was made up.", "an editor")
    catch_up(archive, engine)
    for path in (
        "/article/dam", "/article/dam.json", f"/statement/{statement}", f"/paragraph/{paragraph}",
        f"/paragraph/{paragraph}/like", f"/cite/{statement}/dam", f"/evidence/{statement}/dam",
        f"/report/{statement}/dam", "/changes/1/1/dam",
        f"/speaker/e{angler}", f"/entity/e{angler}", f"/entity/e{angler}.json",
    ):  # fmt: skip
        assert client.get(path).status_code == 410, path
    assert client.get("/statement/999999").status_code == 404
