"""A feed announces what is new in the archive: not what was published lately, and nothing that was only reindexed."""

import gc
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp.add import add
from searchapp.archive import Archive
from searchapp.engines.whoosh import open_engine
from searchapp.indexing.annotating import annotating
from searchapp.ports import SearchEngine
from searchapp.readers import read
from searchapp.reindex import reindex
from searchapp.web import create_app
from tests.web.world import ARTICLES, opened, paragraph, services_of

ENGINES: dict[Path, SearchEngine] = {}
"""The engine that the feeds of a test are answered by."""

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[tuple[Archive, Path]]:
    with opened(tmp_path) as (archive, _):
        with archive.database.write() as connection:
            # One article came long after all others, though it was published long before.
            connection.exec_driver_sql("UPDATE version SET added_at = '2025-03-01T00:00:00Z'")
            connection.exec_driver_sql(
                "UPDATE version SET added_at = '2025-04-01T00:00:00Z' "
                "WHERE article_id = (SELECT id FROM article WHERE key = 'almanac')"
            )
        yield archive, tmp_path
        gc.collect()  # the applications, which are cycles, go first: then the engine can close its files in order
        ENGINES.pop(tmp_path, None)


def feed(archive: Archive, folder: Path, query: str, **headers: str) -> ET.Element:
    engine = ENGINES.setdefault(folder, open_engine(folder / "index"))
    client = create_app(services_of(archive, engine)).test_client()
    return ET.fromstring(client.get(f"/search.atom?q={query}", headers=headers).text)


def entries(root: ET.Element) -> list[tuple[str, str, str]]:
    told = ("id", "updated", "title")
    return [tuple(entry.findtext(f"{ATOM}{name}", "") for name in told) for entry in root.iter(f"{ATOM}entry")]  # type: ignore[misc]


def arrive(archive: Archive, folder: Path, record: dict[str, object]) -> None:
    (folder / "more.jsonl").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    add(archive, read([folder / "more.jsonl"]))
    reindex(archive, open_engine(folder / "index"), annotating())


def test_what_was_taken_in_last_comes_first_however_old_it_is(world):
    root = feed(*world, "almanac+OR+storm+OR+editor")
    found = entries(root)
    assert [title for *_, title in found[:1]] == ["Clerk Ode: An almanac"]
    assert [updated for _, updated, _ in found] == sorted((updated for _, updated, _ in found), reverse=True)
    assert root.findtext(f"{ATOM}updated") == "2025-04-01T00:00:00Z"
    assert any("Letters" in title for *_, title in found), "what is undated is new as well"
    assert len({i for i, *_ in found}) == len(found) > 2


def test_reindexing_and_annotating_anew_announce_nothing(world):
    archive, folder = world
    before = entries(feed(archive, folder, "storm+OR+water"))
    for full in (False, True):
        reindex(archive, open_engine(folder / "index"), annotating(), full=full)
        assert entries(feed(archive, folder, "storm+OR+water")) == before


def test_the_feed_of_a_speaker_announces_nothing_either(world):
    archive, folder = world
    speaker = min(archive.registry.find("Mara Lind"))
    before = entries(feed(archive, folder, f"speaker:e{speaker}"))
    assert len(before) == 2
    reindex(archive, open_engine(folder / "index"), annotating(), full=True)
    assert entries(feed(archive, folder, f"speaker:e{speaker}")) == before


def test_a_new_version_announces_its_new_paragraph_only(world):
    archive, folder = world
    before = entries(feed(archive, folder, "storm+OR+harbour"))
    storm = next(a for a in ARTICLES if a["id"] == "storm")
    arrive(archive, folder, {**storm, "paragraphs": [*storm["paragraphs"], paragraph("The storm left the harbour.")]})
    after = entries(feed(archive, folder, "storm+OR+harbour"))
    assert after[1:] == before
    assert after[0][2] == "Storm closes the harbour"
    assert after[0][1] > "2026"


def test_an_entry_has_the_same_id_under_every_address_and_leads_to_its_paragraph(world):
    archive, folder = world
    one, other = (feed(archive, folder, "storm", Host=host) for host in ("127.0.0.1:5000", "archive.example"))
    assert [i for i, *_ in entries(one)] == [i for i, *_ in entries(other)]
    assert all(i.startswith("urn:uuid:") for i, *_ in entries(one))
    link = next(other.iter(f"{ATOM}entry")).find(f"{ATOM}link")
    assert link is not None
    client = create_app(services_of(archive, open_engine(folder / "index"))).test_client()
    answer = client.get(link.attrib["href"].removeprefix("http://archive.example"))
    assert answer.headers["Location"].startswith("/article/storm?q=storm#p")


@pytest.mark.parametrize("step", [1, 4, 100])
def test_of_a_long_result_the_last_articles_are_enough(world, monkeypatch, step):
    archive, folder = world
    whole = entries(feed(archive, folder, "brook"))
    assert len(whole) == 45
    monkeypatch.setattr("searchapp.web.export_views.FEED_SIZE", 7)
    monkeypatch.setattr("searchapp.taking_away.news.MOST_HITS", 5)
    monkeypatch.setattr("searchapp.taking_away.news.FIRST_STEP", step)
    assert entries(feed(archive, folder, "brook")) == whole[:7]


def test_a_repeated_addition_announces_nothing(world):
    archive, folder = world
    before = entries(feed(archive, folder, "storm"))
    arrive(archive, folder, next(a for a in ARTICLES if a["id"] == "storm"))
    assert entries(feed(archive, folder, "storm")) == before
