"""Does everything that an archive in a file does go as well on a server, and with several web servers at once?"""

import http.client
import http.cookiejar
import json
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from searchapp.account import Role
from searchapp.archive import Archive
from searchapp.web import create_app
from tests.archive.bridge import add, annotate, article
from tests.cluster.serving import serving
from tests.flows.commands import Run, commands
from tests.web import world

MOST_PAGES = 60
MOMENTS = re.compile(
    r"""\b\d{6}-[0-9a-f]{6}\b | \d{4}-\d\d-\d\d(?:T|\ at\ |,\ )\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z? |
    urn:uuid:[0-9a-f-]{36} | name="csrf_token"\ value="[^"]*\"""",
    re.VERBOSE,
)


@pytest.fixture
def address(postgresql) -> Iterator[str]:
    with postgresql.empty() as url:
        yield url


def pages(archive: Archive, engine: object) -> dict[str, tuple[int, str]]:
    """All pages and feeds that one reaches by links from some, each with its status and text but for the time.

    An entry of a feed has its id of the moment at which its paragraph was taken in.
    """
    client = create_app(world.services_of(archive, engine)).test_client()
    waiting = deque(["/", "/?q=storm", "/people", "/corrections", "/search.json?q=bridge", "/search.atom?q=the"])
    found: dict[str, tuple[int, str]] = {}
    while waiting and len(found) < MOST_PAGES:
        path = waiting.popleft()
        if path not in found:
            answer = client.get(path)
            found[path] = (answer.status_code, MOMENTS.sub("", answer.text))
            links = re.findall(r'href="(/[^"#]*)', answer.text) if answer.mimetype == "text/html" else []
            waiting.extend(link.replace("&amp;", "&") for link in links if not link.startswith("/static"))
    return found


def test_all_pages_are_the_same_on_both(address, tmp_path):
    told = []
    for name, url in (("file", None), ("server", address)):
        (tmp_path / name).mkdir()
        with world.opened(tmp_path / name, url) as (archive, engine):
            told.append(pages(archive, engine))
            assert archive.damages() == []
    assert len(told[0]) == MOST_PAGES
    assert told[0].keys() == told[1].keys()
    for path, page in told[0].items():
        assert told[1][path] == page, path


class Browser:
    """Keeps cookies of this machine, whichever server gave them, as behind a balancer."""

    def __init__(self) -> None:
        kept = http.cookiejar.CookieJar()
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(kept)).open

    def get(self, url: str, **headers: str) -> tuple[int, dict[str, str], str]:
        try:
            with self._open(urllib.request.Request(url, headers=headers), timeout=60) as answer:
                return answer.status, _named(answer), answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, _named(refused), refused.read().decode()

    def send(self, form: str, url: str, **fields: str) -> tuple[int, str]:
        """Fill in the form of one server's page and send it to another's address."""
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(form)[2])
        assert token
        data = urllib.parse.urlencode(fields | {"csrf_token": token[1]}).encode()
        origin = "http://" + urllib.parse.urlsplit(url).netloc
        request = urllib.request.Request(url, data, {"Referer": form, "Origin": origin})
        try:
            with self._open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()


def _named(answer: http.client.HTTPResponse | urllib.error.HTTPError) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


def hits(browser: Browser, server: str, query: str) -> int:
    total: int = json.loads(browser.get(f"{server}/search.json?q={query}")[2])["total"]
    return total


@pytest.fixture(params=["whoosh", "opensearch"])
def searching(request) -> dict[str, str]:
    """The settings that name an engine."""
    if request.param == "whoosh":
        return {}
    told = {"SEARCHAPP_ENGINE": "opensearch", "SEARCHAPP_OPENSEARCH_INDEX": f"servers-{os.getpid()}"}
    return told | {"SEARCHAPP_OPENSEARCH_URL": request.getfixturevalue("opensearch_url")}


@pytest.mark.slow
def test_two_web_servers_and_an_indexer_are_one_archive(address, searching, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    indexer = Archive(home, address)
    indexer.accounts.add("Sigrun", Role.EDITOR, "eleven herrings")
    add(indexer, article(id="b1", outlet="Tarn Post"))
    annotate(indexer)
    indexer.settle_people()
    named = {"SEARCHAPP_ARCHIVE": address} | searching
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SEARCHAPP_")} | named
    environment["SEARCHAPP_HOME"] = str(home)
    run: Run = commands(home)
    assert run("reindex", "--keep-findings", env=named).returncode == 0
    with ExitStack() as stack:
        one, other = (stack.enter_context(serving("serve", environment=environment)) for _ in range(2))
        browser = Browser()

        # what one says has not changed, the other says too
        _, headers, _ = browser.get(f"{one}/search.json?q=bridge")
        assert browser.get(f"{other}/search.json?q=bridge", **{"If-None-Match": headers["etag"]})[0] == 304

        # a session that begins at one goes on at the other, with its forms
        statement = indexer.article("b1").statements[0].id
        signed = browser.send(f"{one}/sign-in", f"{other}/sign-in", name="Sigrun", password="eleven herrings")
        assert signed[0] == 200
        form = f"/correct/{statement}/b1"
        assert browser.get(one + form)[0] == 200

        # what is corrected at one, the other tells at once, and finds within a second
        said = browser.send(other + form, one + form, what="speaker", speaker="Jon Vik", reason="the tape")
        assert said[0] == 200
        assert "Jon Vik" in browser.get(f"{other}/article/b1")[2]
        assert browser.get(f"{other}/search.json?q=bridge", **{"If-None-Match": headers["etag"]})[0] == 200
        time.sleep(1 if searching else 0)
        assert hits(browser, other, 'speaker:"Jon+Vik"') == 1

        # what the indexer takes out, is out at both at once; so the index knows it no more, and both go on
        indexer.withdraw("b1", "asked", "mara")
        assert [hits(browser, server, "bridge") for server in (one, other)] == [0, 0]
        assert run("reindex", "--keep-findings", env=named).returncode == 0
        assert [browser.get(f"{server}/article/b1")[0] for server in (one, other)] == [410, 410]
    assert indexer.damages() == []
    indexer.close()
