"""Do the pages of a running server keep up with the archive?"""

from pathlib import Path

import pytest

from searchapp import create_app
from searchapp.cli import serving
from searchapp.domain import Annotation
from searchapp.reading import GivenParagraph, Original, ReadArticle
from searchapp.settings import Settings
from searchapp.wiring import Services, make_app
from tests.web.world import opened as opened_world


def test_an_annotator_that_comes_while_one_serves_is_named(tmp_path: Path) -> None:
    opened = Services(Settings(tmp_path))
    client = make_app(opened).test_client()
    assert "a new annotator" not in client.get("/about").text
    read = ReadArticle("Rain", (GivenParagraph("It rained."),), Original("rain.txt", b"rain", "text/plain"))
    opened.archive.add(opened.archive.new_run(), [read])
    opened.archive.introduce("test 1", "a new annotator")
    opened.archive.keep_findings(opened.archive.pending("test 1", 0, 1, again=False), [Annotation((), ())], "test 1")
    assert "a new annotator" in client.get("/about").text
    opened.close()


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        ({}, "localhost:5000", 200),
        ({}, "127.0.0.1", 200),
        ({}, "[::1]:5000", 200),
        ({}, "attacker.example", 400),
        ({"hosts": "news.example, archive.example"}, "Archive.Example", 200),
        ({"hosts": "news.example"}, "attacker.example", 400),
        ({"host": "0.0.0.0", "readers": "everyone"}, "any.example", 200),
        ({"host": "0.0.0.0", "readers": "everyone", "hosts": "news.example"}, "any.example", 400),
        ({"host": "10.0.0.7", "readers": "everyone"}, "10.0.0.7:5000", 200),
    ],
    ids=str,
)
def test_a_request_for_a_host_that_is_not_ours_is_refused(settings, host, status, tmp_path):
    opened = Services(Settings(tmp_path, **settings))
    answer = make_app(opened).test_client().get("/about", headers={"Host": host})
    assert answer.status_code == status
    assert host not in answer.text
    opened.close()


def test_whichever_server_it_is_when_idle_it_leaves_the_files_that_still_hold_what_was_withdrawn(tmp_path, monkeypatch):
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path))
    monkeypatch.setattr(serving, "KEEP_UP", 0.1)
    with opened_world(tmp_path) as (_, engine):
        assert create_app().test_client().get("/search.json?q=").get_json()["total"]
        engine.apply([], ["dam"], engine.live().seq + 1)
        assert engine.forget(patience=10)
