"""searchapp warm: what does the first search of its kind have to wait for, and who asks it beforehand?

Loops over postings are compiled at their first call and kept on disk; a process has to load them, and to compile
templates. So one search of each shape is asked, with words and names that the archive has, and one page of each kind.
"""

import contextlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import click
import platformdirs
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from searchapp.cli.console import services
from searchapp.errors import IndexMissing
from searchapp.wiring import make_app

SHAPES = (
    "{a}", "{a} {b}", '"{a} {b}"', "{a} OR {b}", "{a} -{b}", "NOT {a}", "{a}*", "{c}~", '"{a} {c}"~5', "said:{a}",
    'said:"{a} {b}"', 'speaker:{who}', 'speaker:{who} said:{a}', 'entity:{who}', 'source:"{outlet}"', "title:{a}",
    "year:{year}", "date:{year}..{year}-12", "({a} OR {b}) -{c}", "lang:{lang} {a}", "what did {who} say about {c}",
    'title:"{a} {b}"', "status:denied", "said:{c}*", "byline:{a}",
)  # fmt: skip
"""Every kind of query; `{a}` and `{b}` stand beside each other in the archive, `{c}` is a longer word."""

PAUSE = 0.02
"""So many seconds pass until one looks again whether somebody is being served."""

ASKED = ("/?q={a}", *(f"/search.json?size=1&q={query}" for query in SHAPES), "{link}", "/speaker/{who}")
"""What is asked, the page of results first."""


@click.command()
def warm() -> None:
    """Compile what searches need and keep it, so that neither a server nor a search waits for it later."""
    with services() as opened:
        if opened.live is None:
            raise IndexMissing("There is no index yet to search in; run `searchapp reindex` first.")
        app = make_app(opened)
        keep_templates(app)
        asked = sum(1 for _ in searches(app))
    click.echo(f"{asked} kinds of searches are ready.")


def begin(app: Flask, idle: Callable[[], bool]) -> threading.Thread:
    """Ask each kind of search in a thread of its own, which ends with the program; people go first."""

    def ask() -> None:
        for _ in searches(app):
            while not idle():
                time.sleep(PAUSE)

    thread = threading.Thread(target=ask, name="warming", daemon=True)
    thread.start()
    return thread


def searches(app: Flask) -> Iterator[str]:
    """Ask one search of each shape; what is wrong with an index, the pages say. Yields what was asked."""
    client = app.test_client()
    with contextlib.suppress(Exception):  # nobody has asked for this, so nobody is told
        words = _words(client)
        for shape in ASKED if words else ():
            asked = shape.format(**words)
            client.get(asked, follow_redirects=True)
            yield asked


def keep_templates(app: Flask) -> None:
    """Keep compiled templates in the user's cache folder, not in the home: what lies there is run."""
    folder = platformdirs.user_cache_path("searchapp") / "templates"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))


def _words(client: FlaskClient) -> dict[str, str]:
    """Words and names of the archive to ask for; none where it holds nothing."""
    answer: dict[str, Any] = client.get("/search.json?size=1").get_json() or {}
    return _of_hit(answer["hits"][0], answer["facets"]) if answer.get("hits") else {}


def _of_hit(hit: dict[str, Any], facets: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    found = re.findall(r"[^\W\d_]+", hit["text"]) or ["a"]
    at = min(range(max(1, len(found) - 1)), key=lambda n: len(found[n]))  # common words are short, in any language
    named = [facet["id"] for facet in facets.get("speaker", ()) if facet["id"] != "unknown"]
    return {
        "a": found[at],
        "b": found[min(at + 1, len(found) - 1)],
        "c": max(found, key=len),
        "who": next(iter(named), found[at]),
        "outlet": str(hit.get("source") or found[at]).replace('"', ""),
        "year": str(hit.get("published") or "2020")[:4],
        "lang": str(hit.get("lang") or "en"),
        "link": str(hit["link"]),
    }
