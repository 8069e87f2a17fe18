"""Is what is taken out gone within a minute from every output of a running server, and from the bytes of its home?"""

import http.cookiejar
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing

import pytest

from searchapp.account import Role
from searchapp.archive import Archive
from searchapp.engines.whoosh import open_engine
from searchapp.indexing.catch_up import catch_up
from tests.web.test_correcting import PASSWORD
from tests.web.world import opened

MINUTE = 60
NAME = b"lind"
OUTPUTS = [
    "/?q=water", "/?q=", "/search.json?q=water", "/search.jsonl?q=", "/search.csv?q=", "/search.statements.csv?q=",
    "/search.atom?q=", "/search.manifest.json?q=water", "/facet/speaker", "/facet/speaker.json", "/facet/speaker.csv",
    "/facet/entity.json", "/complete?q=Mara", "/complete?q=speaker:Mar", "/timeline?q=water", "/article/dam",
    "/article/dam.json", "/article/storm", "/changes/1/2/sluice", "/corrections", "/corrections?people=1",
    "/corrections.json", "/about", "/speaker/e{}", "/entity/e{}.json", "/evidence/{}/dam", "/cite/{}/dam",
]  # fmt: skip


class Reader:
    """Somebody with a browser, of whom the server keeps nothing but a cookie."""

    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def get(self, path, **fields):
        """Status and body of an answer; with fields, of a form that is sent."""
        data = urllib.parse.urlencode(fields).encode() if fields else None
        try:
            with closing(self.opener.open(self.base + path, data, timeout=120)) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def send(self, page, to, **fields):
        """Fill in the form of a page."""
        token = re.search(rb'name="csrf_token" value="([^"]+)"', self.get(page)[1])[1].decode()
        return self.get(to, csrf_token=token, **fields)


@pytest.fixture
def served(tmp_path):
    """A home with a server on it, a reader there, the id of a person and of a statement of theirs."""
    home = tmp_path / "home"
    home.mkdir()
    with opened(home) as (archive, _):
        archive.accounts.add("Ada", Role.ADMIN, PASSWORD)
        (person,) = archive.registry.find("Mara Lind")
        statement = archive.article("dam").statements[0].id
        archive.registry.confirm(person, ["dam"], "Ada", "Mara Lind it is")
    (home / "articles.jsonl").unlink()
    environment = os.environ | {"SEARCHAPP_HOME": str(home)}
    command = [sys.executable, "-m", "searchapp", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        reader = Reader(int(server.stdout.readline().rsplit(":", 1)[1].strip("/\n")))
        yield home, environment, reader, person, statement
        server.terminate()


def by_command(environment, reader, person):
    command = [sys.executable, "-m", "searchapp", "anonymise", f"e{person}", "--reason", "asked"]
    assert subprocess.run(command, env=environment, check=True, capture_output=True).returncode == 0


def by_page(environment, reader, person):
    reader.send("/sign-in", "/sign-in", name="Ada", password=PASSWORD)
    confirming = f"/forget?what=anonymise&entity={person}"
    status, told = reader.send(confirming, "/forget", what="anonymise", entity=str(person), reason="asked")
    assert (status, b"case 1" in told) == (200, True)
    reader.send("/", "/sign-out")


def holding(home):
    """The files of a home in which the name stands."""
    found = []
    for file in home.rglob("*"):
        try:
            if file.is_file() and NAME in file.read_bytes().lower():
                found.append(file.name)
        except FileNotFoundError:  # it is being removed right now
            found.append(file.name)
    return found


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("take_out", [by_command, by_page])
def test_a_name_is_gone_within_a_minute_from_every_output_and_file(served, take_out, record_property):
    home, environment, reader, person, statement = served
    paths = [path.format(statement if "evidence" in path or "cite" in path else person) for path in OUTPUTS]
    before = {path: reader.get(path) for path in paths}
    assert sum(NAME in body.lower() for _, body in before.values()) > 15
    cursor = json.loads(reader.get("/search.json?q=&size=3")[1])["next"]
    assert holding(home)
    began = time.monotonic()
    take_out(environment, reader, person)
    while (
        shown := [path for path in paths if NAME in reader.get(path)[1].lower()]
    ) and time.monotonic() - began < MINUTE:
        time.sleep(0.5)
    assert shown == []
    assert reader.get(f"/speaker/e{person}")[0] == 410
    status, body = reader.get(cursor)
    assert status == 410 or NAME not in body.lower()
    while (held := holding(home)) and time.monotonic() - began < MINUTE:
        time.sleep(0.5)
    took = time.monotonic() - began
    assert held == [], f"after {took:.0f} s"
    shutil.copytree(home, home.with_name("copied"))
    assert holding(home.with_name("copied")) == []
    record_property("seconds", round(took, 1))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_withdrawn_article_is_gone_within_a_minute_also_while_an_index_is_being_built(served, record_property):
    home, environment, reader, _, statement = served
    begun, go_on = threading.Event(), threading.Event()

    def build():
        """What a reindex does once all is annotated."""
        with closing(Archive(home)) as archive:
            engine = open_engine(home / "index")
            with archive.snapshot() as snapshot:
                engine.build(snapshot, lambda _: begun.set() or go_on.wait())
            catch_up(archive, engine)

    builder = threading.Thread(target=build)
    builder.start()
    begun.wait()
    command = [sys.executable, "-m", "searchapp", "withdraw", "dam", "--reason", "made up"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as withdrawing:
        while reader.get("/article/dam")[0] != 410:
            time.sleep(0.2)
        for path in ("/article/dam.json", f"/statement/{statement}", f"/evidence/{statement}/dam"):
            assert reader.get(path)[0] == 410, path
        assert "dam" not in {hit["article"] for hit in json.loads(reader.get("/search.json?q=bridge")[1])["hits"]}
        go_on.set()
        builder.join()
        built = time.monotonic()
        assert withdrawing.wait() == 0
    while (held := [f for f in home.rglob("*") if f.is_file() and b"keeps the mill" in f.read_bytes()]) and (
        time.monotonic() - built < MINUTE
    ):
        time.sleep(0.5)
    assert held == []
    record_property("seconds", round(time.monotonic() - built, 1))
