"""Addresses that are kept for good: a version, a paragraph, a statement; and what one sees where something is gone."""

import html
import re
from pathlib import Path

import pytest

from searchapp.engines.whoosh import open_engine
from searchapp.indexing.annotating import annotating
from searchapp.reindex import reindex
from searchapp.web import create_app
from tests.web.world import FIRST_WORDS, LAST_WORDS, opened, services_of


def plain(markup: str) -> str:
    shown = re.sub(r'<span class="unseen">[^<]*</span>', "", markup)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", shown)).replace("\u2060", ""))


def ids(services) -> dict[str, int]:
    """The statements of the sluice's first version."""
    page = services.articles.article("sluice", 1)
    return {page.text[s.segments[0].start : s.segments[0].end]: s.id for s in page.statements}


def test_an_older_version_is_shown_with_its_text_and_a_note(client):
    page = client.get("/article/sluice?version=1&q=friday").text
    assert "on <mark>Friday</mark> at noon" in page
    assert "This is version 1 of 3 of this article" in page
    assert 'href="/article/sluice?q=friday">The newest version</a>' in page
    assert "Sunday" not in plain(page.partition('<footer class="about"')[0])
    assert "Report a mistake" not in page


def test_the_newest_version_under_its_own_number_needs_no_note(client):
    page = client.get("/article/sluice?version=3")
    assert page.status_code == 200
    assert "This is version" not in page.text
    assert client.get("/article/sluice").text.count('href="/article/sluice?version=') == 4


@pytest.mark.parametrize("version", ["0", "4", "x", "", "99999999999999999999"])
def test_a_version_that_there_is_not_is_told(client, version):
    page = client.get(f"/article/sluice?version={version}")
    assert page.status_code == 404
    assert "Its versions are 1 to 3." in page.text


def test_a_changed_statement_shows_the_difference_to_eye_and_ear(client):
    page = client.get("/article/sluice").text
    proof = page.partition('<li class="proof')[2].partition("</li>")[0]
    assert "evidence · changed" in plain(proof)
    assert re.search(r"<dt>Changed <span class=\"count\">2 → 3</span></dt>", proof)
    assert re.search(r'<del><span class="unseen">deleted: </span>Friday ?<span', proof)
    assert re.search(r'<ins><span class="unseen">inserted: </span>Sunday ?<span', proof)
    assert "changed" not in plain(client.get("/article/dam").text.partition("<footer")[0])


def test_a_vanished_statement_is_named_on_the_articles_page(client, services):
    page = client.get("/article/sluice").text
    gone = page.partition("No longer in this article")[2].partition("</ul>")[0]
    assert "“Nobody asked the eels,” until version 2" in plain(gone)
    assert "still stand" not in gone
    assert f'href="/statement/{ids(services)["“Nobody asked the eels,”"]}"' in gone


def test_the_address_of_a_statement_leads_to_it_and_to_what_became_of_it(client, services):
    known = ids(services)
    answer = client.get(f"/statement/{known[FIRST_WORDS]}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/article/sluice#s{known[FIRST_WORDS]}")
    assert LAST_WORDS in client.get("/article/sluice").text
    eels = known["“Nobody asked the eels,”"]
    page = client.get(f"/statement/{eels}")
    assert page.status_code == 200
    told = plain(page.text)
    assert "This statement is gone" in told
    assert "last found in version 2" in told
    assert "Piet Orne" in told
    assert re.search(r"<p class=\"text\"><del>", page.text)
    assert f'href="/article/sluice?version=2#s{eels}"' in page.text
    assert client.get(f"/cite/{eels}/sluice").status_code == 200
    assert client.get(f"/evidence/{eels}/sluice").status_code == 200


def test_the_address_of_a_paragraph_leads_to_the_newest_version_that_has_it(client, services):
    old, new = services.articles.article("sluice", 1), services.articles.article("sluice")
    assert client.get(f"/paragraph/{new.parts[2].id}").headers["Location"] == "/article/sluice#p2"
    assert old.parts[3].id == new.parts[2].id
    assert client.get(f"/paragraph/{old.parts[2].id}").headers["Location"] == "/article/sluice?version=2#p2"
    assert f'href="/paragraph/{new.parts[2].id}"' in client.get("/article/sluice").text


@pytest.mark.parametrize("path", ["/statement/999999", "/paragraph/999999"])
def test_an_address_that_was_never_given_out_is_not_found(client, path):
    page = client.get(path)
    assert page.status_code == 404
    assert "There is no such" in page.text


def test_two_versions_are_compared_paragraph_by_paragraph(client):
    page = client.get("/changes/1/3/sluice")
    assert page.status_code == 200
    assert page.text.count("<ins>") == 2
    assert page.text.count("<del>") == 2
    assert "1 paragraph is the same" in page.text
    assert "The text is the same" in client.get("/changes/1/1/sluice").text
    assert client.get("/changes/1/9/sluice").status_code == 404
    assert client.get("/changes/1/2/never").status_code == 404
    assert client.get("/changes/1/2/gone").status_code == 410


def test_a_citation_gives_the_address_that_is_kept_for_good(client, services):
    statement = ids(services)[FIRST_WORDS]
    assert f"http://localhost/statement/{statement}" in client.get(f"/cite/{statement}/sluice").text


def test_addresses_survive_a_full_reindex(tmp_path: Path):
    with opened(tmp_path) as (archive, _):
        before = [
            (s.id, p.id)
            for a in ("dam", "sluice")
            for s in archive.article(a).statements
            for p in archive.article(a).parts
        ]
        reindex(archive, open_engine(tmp_path / "index"), annotating(), full=True)
        client = create_app(services_of(archive, open_engine(tmp_path / "index"))).test_client()
        for statement, paragraph in before:
            assert client.get(f"/statement/{statement}").status_code == 302
            assert client.get(f"/paragraph/{paragraph}").status_code == 302


def test_a_statement_that_a_new_annotator_does_not_find_says_so(tmp_path: Path):
    with opened(tmp_path) as (archive, engine):
        client = create_app(services_of(archive, engine)).test_client()
        statement = archive.article("dam").statements[0].id
        with archive.database.write() as connection:
            connection.exec_driver_sql(f"DELETE FROM given_quote WHERE quote_id = {statement}")
        page = client.get(f"/statement/{statement}")
        assert page.status_code == 200
        assert "the program does not find it any more" in page.text


def test_what_is_like_a_paragraph_is_a_search_for_the_words_that_tell_it(client, services):
    page = client.get("/article/sluice").text
    like = re.search(r'href="(/paragraph/\d+/like)" rel="nofollow" aria-label="More like this paragraph"', page)
    led = client.get(like[1])
    assert led.status_code == 302
    assert " OR " in client.get(led.location).text
    assert client.get("/paragraph/999999/like").status_code == 404
