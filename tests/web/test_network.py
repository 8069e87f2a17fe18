"""What does a proxy before the server change, and what can nobody else pretend?"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from searchapp.account import Role
from searchapp.archive import Archive
from searchapp.editing import Editing
from searchapp.web import Services, create_app, logs, metrics
from searchapp.web.network import Network
from tests.web.world import opened, services_of

PROXY, READER = "10.1.1.1", "192.0.2.7"
PASSWORD = "nine green kettles"

_LOCAL = re.compile(r' (?:href|action|src|hx-[a-z]+|data-[a-z]+|formaction|content)="(/[^"]*)"')


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Services]]:
    with opened(tmp_path_factory.mktemp("network")) as (archive, engine):
        editing = Editing(archive, engine)
        editing.accounts.add("Ada", Role.EDITOR, PASSWORD)
        yield archive, services_of(archive, engine, editing=editing)


def _client(world: tuple[Archive, Services], **network: object) -> FlaskClient:
    app = create_app(world[1], Network(**network))  # type: ignore[arg-type]  # as given
    app.testing = True
    return app.test_client()


@pytest.mark.parametrize("cut", [True, False], ids=["the proxy cuts the prefix off", "the proxy passes it on"])
def test_under_a_prefix_every_address_of_every_page_begins_with_it(world, cut):
    client = _client(world, prefix="/deep/news")
    waiting, seen = ["/deep/news/", "/deep/news/?q=nothing+holds+this", "/deep/news/?q=water"], set()
    while waiting and len(seen) < 150:
        address = waiting.pop(0).partition("#")[0].replace("&amp;", "&")
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address.removeprefix("/deep/news") if cut else address)
        assert answer.status_code < 500, address
        assert answer.headers.get("Location", "/deep/news/").startswith("/deep/news/"), address
        links = _LOCAL.findall(answer.text) if answer.mimetype == "text/html" else []
        assert all(link.startswith("/deep/news/") for link in links), address
        waiting += links
    assert len(seen) > 60


@pytest.mark.parametrize(
    "address",
    [
        "/search.json?q=water",
        "/search.jsonl?q=water",
        "/article/dam.json",
        "/facet/speaker.json?q=water",
        "/speaker/e1.json",
    ],
)
def test_under_a_prefix_programs_are_led_there_too(world, address):
    text = _client(world, prefix="/news").get(f"/news{address}", follow_redirects=True).text
    for line in text.splitlines() if "jsonl" in address else [text]:
        links = re.findall(r'"(?:link|next|hits)": ?"([^"]+)"', json.dumps(json.loads(line)))
        assert all("/news/" in link for link in links)


def test_what_an_article_says_is_not_taken_for_an_address(world):
    answer = _client(world, prefix="/news").get("/news/", query_string={"q": '" href="/elsewhere'})
    assert "/news/elsewhere" not in answer.text


def test_a_trusted_proxy_says_who_has_signed_in(world):
    client = _client(world, proxies=frozenset({PROXY}), signs_in="X-Remote-User")
    asked = {"headers": {"X-Remote-User": "Ada"}}
    assert "Sign out" in client.get("/about", environ_base={"REMOTE_ADDR": PROXY}, **asked).text
    assert "Sign out" not in client.get("/about", environ_base={"REMOTE_ADDR": READER}, **asked).text


def test_nobody_is_let_in_under_a_name_that_has_no_account(world):
    client = _client(world, proxies=frozenset({PROXY}), signs_in="X-Remote-User")
    told = client.get("/about", environ_base={"REMOTE_ADDR": PROXY}, headers={"X-Remote-User": "Eve"}).text
    assert "Sign out" not in told


def test_without_the_setting_the_header_says_nothing(world):
    client = _client(world, proxies=frozenset({PROXY}))
    told = client.get("/about", environ_base={"REMOTE_ADDR": PROXY}, headers={"X-Remote-User": "Ada"}).text
    assert "Sign out" not in told


def _statuses(client: FlaskClient, times: int, address: str, forwarded: str = "") -> list[int]:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return [
        client.get("/help", environ_base={"REMOTE_ADDR": address}, headers=headers).status_code for _ in range(times)
    ]


def test_one_address_may_send_so_many_requests_a_minute_and_no_other_suffers(world):
    client = _client(world, rate=5)
    assert _statuses(client, 7, READER) == [200] * 5 + [429] * 2
    assert _statuses(client, 2, "192.0.2.8") == [200] * 2
    refused = client.get("/help", environ_base={"REMOTE_ADDR": READER})
    assert 0 < int(refused.headers["Retry-After"]) <= 61


def test_this_machine_has_no_limit(world):
    assert _statuses(_client(world, rate=5), 8, "127.0.0.1") == [200] * 8


def test_behind_a_trusted_proxy_readers_are_counted_one_by_one(world):
    client = _client(world, rate=2, proxies=frozenset({PROXY}))
    assert _statuses(client, 3, PROXY, "192.0.2.1") == [200, 200, 429]
    assert _statuses(client, 1, PROXY, "192.0.2.2") == [200]


@pytest.mark.parametrize(("sender", "scheme"), [(PROXY, "https"), (READER, "http")])
def test_a_trusted_proxy_alone_says_that_it_was_asked_by_tls(world, sender, scheme):
    client = _client(world, proxies=frozenset({PROXY}))
    asked = {"environ_base": {"REMOTE_ADDR": sender}, "headers": {"X-Forwarded-Proto": "https"}}
    assert f'href="{scheme}://localhost/' in client.get("/search.atom?q=water", **asked).text


def test_an_untrusted_sender_can_not_pretend_to_be_many(world):
    client = _client(world, rate=2, proxies=frozenset({PROXY}))
    assert [_statuses(client, 1, READER, f"192.0.2.{n}")[0] for n in range(4)] == [200, 200, 429, 429]


def test_one_address_has_only_so_many_answers_made_at_a_time(world):
    app: Flask = create_app(world[1], Network(abreast=1))
    inner: list[int] = []

    @app.get("/slow")
    def slow() -> str:
        inner.extend(_statuses(app.test_client(), 1, READER))
        inner.extend(_statuses(app.test_client(), 1, "192.0.2.8"))
        return "done"

    asked = {"environ_base": {"REMOTE_ADDR": READER}}
    assert app.test_client().get("/slow", **asked).status_code == 200
    assert inner == [429, 200]
    assert app.test_client().get("/help", **asked).status_code == 200, "the place was given back"


def test_prometheus_is_told_figures_and_no_query(world):
    app = create_app(world[1])
    metrics.register(app)
    client = app.test_client()
    client.get("/?q=unspeakable")
    client.get("/article/unspeakable")
    told = client.get("/metrics").text
    assert "searchapp_answers_total{" in told
    assert 'status="404"' in told
    assert "searchapp_index_change" in told
    assert "unspeakable" not in told


def test_without_the_setting_there_is_no_such_page(world):
    assert create_app(world[1]).test_client().get("/metrics").status_code == 404


def test_answers_are_logged_without_their_query(world, caplog, tmp_path: Path):
    app = create_app(world[1])
    logs.of_answers(app)
    with caplog.at_level("INFO", "searchapp.access"):
        app.test_client().get("/?q=unspeakable")
    (record,) = caplog.records
    assert record.getMessage().startswith("GET / 200 ")
    assert "unspeakable" not in json.dumps(record.__dict__, default=str)
