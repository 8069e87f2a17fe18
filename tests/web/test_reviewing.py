"""Does an editor get what is doubtful one by one, and does an answer do what it says?"""

import re
from dataclasses import replace

import pytest

from searchapp.account import Role
from searchapp.domain import Band
from searchapp.editing import Editing
from searchapp.report import Report, Wrong
from searchapp.web import create_app
from tests.archive.bridge import BODY, add, annotation_of, article
from tests.web.test_correcting import PASSWORD, send, sign_in
from tests.web.world import opened, services_of


@pytest.fixture
def world(tmp_path):
    """An archive with one report, one pair that may be one, one doubtful link and one doubtful statement."""
    with opened(tmp_path) as (archive, engine):
        archive.accounts.add("Sigrun", Role.EDITOR, PASSWORD)
        archive.accounts.add("Tove", Role.READER, PASSWORD)
        add(archive, article(BODY, id="b1"))
        (work,) = (one for one in archive.pending("test 1", 0, 999, again=False) if one.key == "b1")
        found = annotation_of(work.document)
        doubtful = replace(
            found.quotes[0], band=Band.LIKELY, evidence=replace(found.quotes[0].evidence, confidence=0.4)
        )
        archive.keep_findings([work], [replace(found, quotes=(doubtful,))], "test 1")
        page = archive.article("dam")
        (statement, *_) = page.statements
        told = Report(
            "dam", 1, statement.id, "“The water”", "Mara Lind", statement.status, statement.band, Wrong.SPEAKER
        )
        archive.report(replace(told, who="Jon Vik", note="I was there"))
        with archive.database.write() as connection:
            connection.exec_driver_sql(
                "UPDATE link SET share = 0.61, grounds = '[]' WHERE kind = 'person' AND folded = 'jonas feld'"
            )
        client = create_app(services_of(archive, engine, editing=Editing(archive, engine))).test_client()
        yield archive, client


def kinds(archive):
    return [(one.kind, one.key) for one in Editing(archive, None).waiting()]


def test_only_editors_review(world):
    _, client = world
    assert client.get("/review").location == "/sign-in?next=/review"
    sign_in(client, "Tove")
    assert client.get("/review").status_code == 403


def test_reports_come_first_then_doubtful_people_then_doubtful_statements(world):
    archive, client = world
    sign_in(client)
    order = [kind for kind, _ in kinds(archive)]
    assert order == sorted(order, key=("report", "pair", "link", "statement").index)
    assert {"report", "link", "statement"} <= set(order)
    first = client.get("/review").text
    assert "I was there" in first
    assert "Jon Vik" in first
    last = client.get(f"/review?skip={len(order) - 1}").text
    assert "The bridge will open in May" in last
    assert "40 %" in last
    assert "Everything else was skipped." in client.get(f"/review?skip={len(order)}").text


def answer(client, archive, kind, what):
    """Give an answer to the first of a kind, where it stands in the queue."""
    place, key = next((n, key) for n, (of, key) in enumerate(kinds(archive)) if of == kind)
    sent = send(client, f"/review?skip={place}", "/review", about=key, skip=str(place), answer=what)
    return key, sent


@pytest.mark.parametrize(
    ("kind", "what"), [("report", "confirm"), ("link", "confirm"), ("link", "split"), ("statement", "confirm")]
)
def test_what_was_answered_waits_no_more(world, kind, what):
    archive, client = world
    sign_in(client)
    key, sent = answer(client, archive, kind, what)
    assert sent.status_code == 303
    assert key not in {key for _, key in kinds(archive)}


def test_a_statement_that_was_confirmed_is_sure_and_says_who_confirmed_it(world):
    archive, client = world
    sign_in(client)
    before = archive.article("b1").statements[0]
    answer(client, archive, "statement", "confirm")
    after = archive.article("b1").statements[0]
    assert (after.speaker, after.band, after.origin, after.mention) == (
        before.speaker,
        Band.SURE,
        "human",
        before.mention,
    )
    (kept,) = archive.corrections("b1")
    assert (kept.what, kept.actor, kept.reason) == ("confirmed", "Sigrun", "looked at in the review")
    archive.undo_decision(kept.id, "Sigrun", "")
    assert archive.article("b1").statements[0] == before


def test_a_link_that_was_confirmed_can_be_taken_back(world):
    archive, client = world
    sign_in(client)
    before = archive.registry.doubtful(9)
    answer(client, archive, "link", "confirm")
    assert len(archive.registry.doubtful(9)) == len(before) - 1
    (kept,) = archive.registry.decided(None, 1)
    assert kept.what == "confirm"
    archive.registry.undo(kept.number, "Sigrun", "")
    assert archive.registry.doubtful(9) == before


def test_what_is_skipped_waits_behind_and_nothing_is_kept_of_it(world):
    archive, client = world
    sign_in(client)
    before, seq = kinds(archive), archive.last_change()
    _, sent = answer(client, archive, "report", "skip")
    assert sent.location == "/review?skip=1"
    assert (kinds(archive), archive.last_change()) == (before, seq)


def test_a_report_is_answered_by_correcting_its_statement_and_the_review_goes_on(world):
    archive, client = world
    sign_in(client)
    link = re.search(r'href="(/correct/[^"]+back=0)"', client.get("/review").text)[1]
    sent = send(client, link, link.split("?")[0], what="speaker", speaker="Jon Vik", reason="he was there", back="0")
    assert sent.location == "/review?skip=0"
    assert archive.reports() == []
    (kept,) = archive.reports(closed=True)
    assert (kept.closing.decided, kept.closing.actor) == (True, "Sigrun")


def test_an_answer_that_does_not_fit_is_told(world):
    archive, client = world
    sign_in(client)
    _, sent = answer(client, archive, "report", "merge")
    assert sent.status_code == 400
    assert "Please choose what holds" in sent.text
    assert send(client, "/review", "/review", about="r99", answer="confirm").status_code == 303


@pytest.mark.parametrize("what", ["date", "outlet", "byline"])
def test_facts_of_articles_are_not_decided_of_a_statement(world, what):
    archive, client = world
    sign_in(client)
    number = archive.article("dam").statements[0].id
    assert send(client, f"/correct/{number}/dam", what=what, reason="x").status_code == 400
