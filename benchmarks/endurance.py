"""Does a server bear an hour of everything at once: reading, adding, reindexing, correcting, withdrawing?

    nice -n 5 python -m benchmarks.endurance FOLDER [--minutes 60] [--seed 29] [--rate 6] [--articles 1500]

Two workers of gunicorn over an archive of invented articles. Four readers ask so many pages a second in all, by a table
of kinds; a keeper adds, reindexes, withdraws as many articles as come in, backs up and checks by the commands, and an
editor corrects on the page; each correction and withdrawal must show in the next answers. What came of each request and
the memory of the workers are written to FOLDER/told.tsv line by line; `benchmarks.drift` reads it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.corpus import vocabulary
from benchmarks.drift import TOLD, tell
from benchmarks.served import Served, served

READERS = 4
EVERY = 60
"""A round of the keeper begins so many seconds after the one before, or as soon as that is done."""
SAMPLED = 5
NEW, CHANGED = 2, 3
"""So many articles a round come in and are withdrawn, and get a new version."""
PASSWORD = "seventeen lighthouses"

WORDS = [word for word in vocabulary()[200:1_200] if word.isalpha()]
NAMES = [f"{given} {family.title()}" for family in WORDS[-40:] for given in ("Edda", "Jonas", "Tove")]

QUERIES = (
    "{a}", "{a} {b}", '"the {a}"', "{a} OR {b}", "{a} -{b}", "{a}*", "said:{a}", "speaker:{n}", "speaker:{n} said:{a}",
    "date:2025-02..2025-09 {a}", 'source:"Karsholm Courier" {b}', "({a} OR {b}) status:any",
)  # fmt: skip

PAGES = (
    ("search", 6, "/?q={q}"), ("search", 1, "/?q={q}&sort=newest&page=2"), ("search", 2, "/search.json?q={q}"),
    ("facet", 2, "/facet/speaker?q={q}"), ("complete", 2, "/complete?q={c}"), ("feed", 1, "/search.atom?q={q}"),
    ("article", 4, "/article/{i}?q={q}"), ("article", 1, "/article/{i}.json"), ("person", 3, "/speaker/{p}"),
    ("export", 1, "/search.csv?q={a}"), ("export", 1, "/search.jsonl?q={a}"), ("start", 1, "/"),
)  # fmt: skip
"""Kinds of pages, how often each is asked, and its address."""


def application() -> Callable[..., Iterable[bytes]]:
    """What gunicorn serves: the product's own, which also tells the CPU time of its thread until an answer begins."""
    from searchapp import create_app

    app = create_app()

    def timed(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        begun = time.thread_time_ns()

        def began(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start(status, [*headers, ("X-Cpu", str((time.thread_time_ns() - begun) / 1e6))], *more)

        return app(environ, began)

    return timed


def article(number: int, version: int = 0) -> dict[str, object]:
    """An invented article: every other one in English, which is parsed, and in German, which is not."""
    rng = random.Random(f"{number} {version}")
    a, b, c, d = rng.choices(WORDS, k=4)
    who, other = rng.choices(NAMES, k=2)
    english, german = (
        (f"The {a} and the {b} were seen at the harbour.", f"“We need the {c}, and no {d},” said {who}, the warden.",
         f"According to {other}, the {b} will stay where the {d} was."),
        (f"Am Hafen sah man {a} und {b}.", f"„Wir brauchen {c} und kein {d}“, sagte {who}, der Hafenmeister.",
         f"Nach Angaben von {other} bleibt {b} dort, wo {d} war."),
    )  # fmt: skip
    return {
        "id": f"report-{number}",
        "title": f"{a.title()} and {c} at the harbour, {number}",
        "lang": ("en", "de")[number % 2],
        "source": ("Karsholm Courier", "Tarn Valley Post", "Averne Echo")[number % 3],
        "date": f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}",
        "body": "\n\n".join((german if number % 2 else english) + (f"{b} {version}.".capitalize(),)),
    }  # fmt: skip


class Told:
    """The file of what happened: second, kind, status or megabytes, milliseconds, milliseconds of CPU, remark."""

    def __init__(self, file: Path) -> None:
        self._file, self._lock = file.open("w", encoding="utf-8", buffering=1), threading.Lock()
        self.begun = time.monotonic()

    def line(self, kind: str, value: float, wall: float = 0.0, cpu: float = 0.0, remark: str = "") -> None:
        second = time.monotonic() - self.begun
        with self._lock:
            self._file.write(f"{second:.1f}\t{kind}\t{value:g}\t{wall:.2f}\t{cpu:.2f}\t{' '.join(remark.split())}\n")

    def error(self, remark: str) -> None:
        self.line("error", 1, remark=remark[:2000])


class Load:
    """All that goes on at once, until a moment."""

    def __init__(self, server: Served, home: Path, told: Told, options: argparse.Namespace) -> None:
        self.address, self.pid, self.home, self.told = server.address, server.pid, home, told
        self.seed, self.rate, self.until = options.seed, options.rate, told.begun + options.minutes * 60
        self.living = [f"report-{n}" for n in range(options.articles)]
        self.next, self.cookies = options.articles, dict[str, str]()
        self.people = self._people()

    def run(self) -> None:
        """Everything, to the end."""
        work = [threading.Thread(target=self._read, args=(n,)) for n in range(READERS)]
        work += [threading.Thread(target=self._keep), threading.Thread(target=self._weigh)]
        for each in work:
            each.start()
        for each in work:
            each.join()

    def ask(self, path: str, sent: dict[str, str] | None = None, editor: bool = False) -> tuple[int, str, float]:
        """Status, text and CPU milliseconds of an answer; asked as the editor who has signed in, or as a reader."""
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.address).netloc, timeout=120)
        headers = {"Accept-Language": "en", "Content-Type": "application/x-www-form-urlencoded"}
        if editor:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request("POST" if sent else "GET", path, urllib.parse.urlencode(sent) if sent else None, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8")
        finally:
            connection.close()
        for each in answer.headers.get_all("Set-Cookie", []) if editor else ():
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, float(answer.headers["X-Cpu"] or 0)

    def _people(self) -> list[str]:
        found = json.loads(self.ask("/search.json?q=")[1])["facets"]["speaker"]
        return [str(each["id"]) for each in found if each["id"] != "unknown"]

    def _read(self, number: int) -> None:
        rng, pause = random.Random(f"{self.seed} {number}"), READERS / self.rate
        kinds = [page for page in PAGES for _ in range(page[1]) if number == 0 or page[0] != "export"]
        at = self.told.begun + number * pause / READERS
        while at < self.until:
            time.sleep(max(0.0, at - time.monotonic()))
            kind, _, page = rng.choice(kinds)
            a, b, n = rng.choice(WORDS), rng.choice(WORDS), rng.choice(NAMES).split()[1]
            query = urllib.parse.quote(rng.choice(QUERIES).format(a=a, b=b, n=n))
            key, person = rng.choice(self.living), rng.choice(self.people)
            self._one(kind, page.format(q=query, a=a, c=a[:3], i=key, p=person), key)
            at = max(at + pause, time.monotonic())

    def _one(self, kind: str, path: str, key: str) -> None:
        begun = time.perf_counter()
        try:
            status, _, cpu = self.ask(path)
        except (OSError, http.client.HTTPException) as error:
            self.told.error(f"{path}: {error!r}")
            return
        self.told.line(kind, status, (time.perf_counter() - begun) * 1e3, cpu)
        if status >= 400 and not (status == 410 and key not in self.living):
            self.told.error(f"{path}: status {status}")

    def _weigh(self) -> None:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        before = children.read_text("ascii").split()
        while time.monotonic() < self.until:
            now = children.read_text("ascii").split()
            if now != before:
                self.told.error(f"the workers were {before}, now they are {now}")
                before = now
            self.told.line("memory", sum(Served("", int(pid)).rss() for pid in now), remark=str(os.getloadavg()[0]))
            time.sleep(SAMPLED)

    def _keep(self) -> None:
        rng, number = random.Random(f"{self.seed} keeper"), 0
        self._send("/sign-in", name="Ada", password=PASSWORD)
        while time.monotonic() < self.until:
            begun = time.monotonic()
            try:
                self._round(rng, number)
            except (OSError, http.client.HTTPException, LookupError, ValueError) as error:
                self.told.error(f"round {number}: {error!r}")
            number += 1
            time.sleep(max(0.0, min(begun + EVERY, self.until) - time.monotonic()))

    def _round(self, rng: random.Random, number: int) -> None:
        new = [f"report-{n}" for n in range(self.next, self.next + NEW)]
        changed = rng.sample(self.living[NEW:], CHANGED)
        records = [article(int(key.split("-")[1]), number + 1) for key in (*new, *changed)]
        self.next += NEW
        self._command("add", str(_written(self.home.with_name("round.jsonl"), records)))
        self._command("reindex", *(["--full"] if number % 8 == 7 else []))
        self.living += new
        self._correct(rng)
        gone, self.living = self.living[:NEW], self.living[NEW:]
        for key in gone:
            self._command("withdraw", key, "--reason", "an error")
            self._must(all(self.ask(f"/article/{key}")[0] == 410 for _ in range(4)), f"{key} is still shown")
        if number % 8 == 3:
            self._command("backup", str(self.home.with_name(f"backup-{number}.sqlite")))
        if number % 8 == 5:
            self._command("check")

    def _correct(self, rng: random.Random) -> None:
        """An editor says that somebody else spoke, and takes every third such decision back."""
        key, speaker = rng.choice(self.living), rng.choice(NAMES)
        statement = json.loads(self.ask(f"/article/{key}.json")[1])["statements"][0]["id"]
        self._send(f"/correct/{statement}/{key}", what="speaker", speaker=speaker, reason="the tape")
        shown = [self.ask(f"/article/{key}.json")[1] for _ in range(4)]
        self._must(all(speaker in page for page in shown), f"{key} does not show {speaker}")
        if rng.random() < 1 / 3:
            decision = re.findall(r"/undo/(\d+)", self.ask("/corrections", editor=True)[1])[0]
            self._send(f"/undo/{decision}", form="/corrections", reason="no tape")

    def _send(self, path: str, form: str = "", **fields: str) -> None:
        """Fill in the form on a page, and send it as the editor."""
        token = re.findall(r'name="csrf_token" value="([^"]+)"', self.ask(form or path, editor=True)[1])[0]
        begun = time.perf_counter()
        status, _, cpu = self.ask(path, {**fields, "csrf_token": token}, editor=True)
        self.told.line("correct", status, (time.perf_counter() - begun) * 1e3, cpu)
        self._must(status == 303, f"{path}: status {status}")

    def _must(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.told.error(otherwise)

    def _command(self, *command: str) -> None:
        begun = time.perf_counter()
        done = _searchapp(self.home, *command)
        self.told.line("command", done.returncode, (time.perf_counter() - begun) * 1e3, remark=" ".join(command[:2]))
        self._must(done.returncode == 0, f"{' '.join(command)}: {done.stderr}")


def _searchapp(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SEARCHAPP_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "searchapp", *command], env=environment, capture_output=True, text=True, check=False
    )


def _written(file: Path, records: Iterable[dict[str, object]]) -> Path:
    file.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return file


def _archive(folder: Path, articles: int) -> Path:
    """The home of an archive of so many articles, in which an editor can sign in."""
    home, file = folder / "home", folder / "base.jsonl"
    folder.mkdir(parents=True)
    _written(file, map(article, range(articles)))
    for command in (
        ("add", str(file)), ("reindex",), ("user", "add", "Ada", "--role", "editor", "--password", PASSWORD),
    ):  # fmt: skip
        done = _searchapp(home, *command)
        assert done.returncode == 0, done.stderr
    return home


GUNICORN = (
    "sh", "-c", f"exec {sys.executable} -m gunicorn --workers 2 --threads 4 --bind 127.0.0.1:$2 "
    "'benchmarks.endurance:application()'", "gunicorn",
)  # fmt: skip
"""Takes `--port` as `searchapp serve` does."""


def main() -> None:
    """Make the archive, serve it, load it, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=29)
    parser.add_argument("--rate", type=float, default=6, help="pages a second in all")
    parser.add_argument("--articles", type=int, default=1_500)
    options = parser.parse_args()
    home = _archive(options.folder, options.articles)
    with served(home, GUNICORN) as server:
        told = Told(options.folder / TOLD)
        Load(server, home, told, options).run()
    tell(options.folder)


if __name__ == "__main__":
    main()
