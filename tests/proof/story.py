"""What happens to an archive, step by step, and what must hold afterwards, whatever came between?"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from searchapp.archive import Archive
from searchapp.archive.whole.backup import verified
from searchapp.engines.whoosh import open_engine
from searchapp.errors import IndexMissing
from searchapp.request import SearchRequest
from tests.flows.commands import write_jsonl

FIRST, SECOND = tuple(f"a{n}" for n in range(6)), tuple(f"b{n}" for n in range(4))


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and what the archive holds once it said that it was done."""

    command: tuple[str, ...]
    articles: Collection[str] = ()
    gone: Collection[str] = ()
    corrections: int = 0
    indexed: bool = False
    backup: bool = False


STORY = (
    Step(("add", "first.jsonl"), articles=FIRST),
    Step(("reindex",), indexed=True),
    Step(("decide", "q1", "--speaker", "Edda Morley", "--reason", "the tape"), corrections=1),
    Step(("add", "second.jsonl"), articles=SECOND),
    Step(("mark", "a1", "--words", "Es regnete", "--speaker", "Jonas Feld", "--reason", "he said so"), corrections=2),
    Step(("reindex",), indexed=True),
    Step(("withdraw", "a5", "--reason", "an error"), gone=("a5",)),
    Step(("backup", "saved.sqlite"), backup=True),
    Step(("reindex", "--full"), indexed=True),
)
"""In German, which is read without a parser, so that a step takes little."""


def write_articles(folder: Path) -> None:
    """The files that the story adds."""
    for name, keys in (("first", FIRST), ("second", SECOND)):
        write_jsonl(folder / f"{name}.jsonl", [_article(key) for key in keys])


def _article(key: str) -> dict[str, object]:
    return {
        "id": key,
        "title": f"Der Hafen meldet {key}",
        "lang": "de",
        "source": "Karsholmer Bote",
        "date": "2025-03-04",
        "body": f"„Wir zählten {10 + ord(key[1])} Schiffe in {key}“, sagte Jonas Feld, der Hafenmeister.\n\n"
        "Es regnete, und die Fähre nach Averne blieb liegen.",
    }


def run(step: Step, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Take a step in a process of its own."""
    return subprocess.run(
        command(step), cwd=folder, env=settings(folder, environment), capture_output=True, text=True, timeout=240
    )


def command(step: Step) -> list[str]:
    """The command line of a step."""
    return [sys.executable, "-m", "searchapp", *step.command]


def settings(folder: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment in which steps are taken: the home lies in the folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SEARCHAPP_")}
    return {**kept, "SEARCHAPP_HOME": str(folder / "home"), "NUMBA_DISABLE_JIT": "0", **(more or {})}


def lost(folder: Path, done: Collection[Step], begun: Step | None = None) -> list[str]:
    """What is missing or damaged though these steps said that they were done; `begun` may have happened or not."""
    home = folder / "home"
    if not home.is_dir():
        return ["the home is gone"] if done else []
    archive = Archive(home)
    try:
        return [*_lost_in_archive(archive, done, begun), *_lost_in_index(home, done), *_lost_backup(folder, done)]
    finally:
        archive.close()


def _lost_in_archive(archive: Archive, done: Collection[Step], begun: Step | None) -> list[str]:
    told = archive.damages()
    gone = {key for step in (*done, *([begun] if begun else [])) for key in step.gone}
    for step in done:
        told += [f"{key} is lost" for key in step.articles if key not in gone and archive.article(key) is None]
        told += [f"{key} came back" for key in step.gone if archive.article(key) is not None]
    wanted = max((step.corrections for step in done), default=0)
    kept = len(archive.corrections())
    return told + ([f"{wanted - kept} corrections are lost"] if kept < wanted else [])


def _lost_in_index(home: Path, done: Collection[Step]) -> list[str]:
    engine = open_engine(home / "index")
    try:
        found, held = engine.search(SearchRequest()), list(engine.paragraphs())
    except IndexMissing:
        return ["no index is published"] if any(step.indexed for step in done) else []
    return [] if found.total and held else ["the index is empty"]


def _lost_backup(folder: Path, done: Collection[Step]) -> list[str]:
    if not any(step.backup for step in done):
        return []
    file = folder / "saved.sqlite"
    return [] if file.exists() and verified(file) == len(FIRST) + len(SECOND) - 1 else ["the backup is lost"]
