"""How do others show the same paragraphs: Datasette over SQLite's full-text search, and Xapian's Omega?

Both are set up as their documentation says. A Datasette page has twenty rows and counts of outlets, years, speakers and
entities, as far as its own limit of time lets it; it runs as a server does. An Omega page has twenty hits with snippets
and counts nothing; it is a program that a web server starts for each page, and is started here without one, so that
none is counted.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from benchmarks.corpus import paragraphs
from benchmarks.queries import Query
from benchmarks.served import Client, Served, served

OMEGA = Path("/usr/lib/cgi-bin/omega/omega")
OMEGA_TEMPLATES = Path("/var/lib/xapian-omega/templates")

_FIELDS = """\
id : boolean=Q unique=Q
url : field
caption : field index=S index
text : field=sample index
speaker : boolean=XSPEAKER
year : boolean=Y
"""
"""How Omega's `scriptindex` takes a paragraph in."""


class Datasette:
    """A server over a table with a full-text index."""

    name = "datasette"

    @staticmethod
    def available() -> bool:
        """Whether it is installed."""
        return find_spec("datasette") is not None

    def __init__(self, folder: Path, size: int) -> None:
        self._file = folder / f"datasette-{size}.db"
        if not self._file.exists():
            _fill(self._file, size)

    @contextmanager
    def pages(self) -> Iterator[tuple[Client, Served]]:
        """Its pages, while it runs."""
        command = (sys.executable, "-m", "datasette", str(self._file), "--setting", "suggest_facets", "off")
        with served(self._file.parent, command, ready="/-/versions.json") as server:
            yield Client(server.address), server

    def path(self, query: Query) -> str:
        """The address of a query's page."""
        words = {"phrase": f'"{" ".join(query.words)}"', "prefix": f"{query.words[0]}*"}
        joined = words.get(query.kind, (" OR " if query.kind.startswith("or") else " ").join(query.words))
        facets = [("_facet", "source"), ("_facet", "year"), ("_facet_array", "speakers"), ("_facet_array", "entities")]
        asked = urllib.parse.urlencode([("_search", joined), ("_searchmode", "raw"), ("_size", "20"), *facets])
        return f"/{self._file.stem}/paragraphs?{asked}"


def _fill(file: Path, size: int) -> None:
    made = file.with_suffix(".part")
    made.unlink(missing_ok=True)
    database = sqlite3.connect(made)
    database.execute("CREATE TABLE paragraphs (id INTEGER PRIMARY KEY, title, text, source, year, speakers, entities)")
    database.executemany(
        "INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((p.id, p.title, p.text, p.source, p.published.year if p.published else None,
          json.dumps([f"e{s}" for s in p.speakers]), json.dumps([f"e{e.id}" for e in p.entities]))
         for p in paragraphs(size)),
    )  # fmt: skip
    database.executescript("""
        CREATE VIRTUAL TABLE paragraphs_fts USING fts5 (title, text, content='paragraphs', content_rowid='id',
            tokenize='porter unicode61');
        INSERT INTO paragraphs_fts (rowid, title, text) SELECT id, title, text FROM paragraphs;
        INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('optimize');
    """)
    database.commit()
    database.close()
    made.rename(file)


class Omega:
    """A CGI program over a Xapian database; itself both the client and what tells the CPU time."""

    name = "omega"

    @staticmethod
    def available() -> bool:
        """Whether it is installed where Debian puts it."""
        return OMEGA.exists() and OMEGA_TEMPLATES.is_dir() and shutil.which("scriptindex") is not None

    def __init__(self, folder: Path, size: int) -> None:
        self._home = folder / f"omega-{size}"
        if not (self._home / "filled").exists():
            self._fill(size)

    def _fill(self, size: int) -> None:
        shutil.rmtree(self._home, ignore_errors=True)
        (self._home / "data").mkdir(parents=True)
        shutil.copytree(OMEGA_TEMPLATES, self._home / "templates")
        template = self._home / "templates" / "query"
        template.write_text("$set{flag_wildcard,1}" + template.read_text("utf-8"), "utf-8")
        (self._home / "fields").write_text(_FIELDS, "ascii")
        names = {"database_dir": "data", "template_dir": "templates", "log_dir": "data", "cdb_dir": "data"}
        told = "".join(f"{name} {self._home.resolve() / below}\n" for name, below in names.items())
        (self._home / "omega.conf").write_text(told, "utf-8")
        command = ["scriptindex", "--stemmer=english", str(self._home / "data" / "default"), str(self._home / "fields")]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as index:
            assert index.stdin
            for p in paragraphs(size):
                speakers = "".join(f"speaker=e{s}\n" for s in p.speakers)
                year = p.published.year if p.published else ""
                head = f"id={p.id}\nurl=/paragraph/{p.id}\ncaption={p.title}\ntext={p.text}\n"
                index.stdin.write(f"{head}{speakers}year={year}\n\n")
        assert index.returncode == 0
        (self._home / "filled").touch()

    @contextmanager
    def pages(self) -> Iterator[tuple[Omega, Omega]]:
        """Its pages."""
        yield self, self

    def path(self, query: Query) -> str:
        """The parameters of a query's page."""
        words = {"phrase": f'"{" ".join(query.words)}"', "prefix": f"{query.words[0]}*"}
        joined = words.get(query.kind, (" OR " if query.kind.startswith("or") else " AND ").join(query.words))
        return urllib.parse.urlencode({"P": joined, "HITSPERPAGE": "20"})

    def get(self, path: str) -> tuple[float, bytes]:
        """Milliseconds until the program has ended, and the page."""
        asked = {"REQUEST_METHOD": "GET", "QUERY_STRING": path, "OMEGA_CONFIG_FILE": str(self._home / "omega.conf")}
        begun = time.perf_counter()
        page = subprocess.run([OMEGA], env={**os.environ, **asked}, stdout=subprocess.PIPE, check=True).stdout
        took = (time.perf_counter() - begun) * 1e3
        assert b"Exception" not in page, page
        return took, page

    def cpu(self) -> float:
        """The CPU seconds of all programs that were started from here and have ended."""
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime


def neighbours(folder: Path, size: int) -> list[Datasette | Omega]:
    """Those that are installed, with their indexes filled."""
    return [kind(folder, size) for kind in (Datasette, Omega) if kind.available()]
