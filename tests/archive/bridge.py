"""An article about a bridge, and what an annotator finds in it."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from searchapp.archive import Archive, Outcome
from searchapp.domain import (
    Annotation,
    Band,
    Document,
    Entity,
    EntityKind,
    Evidence,
    How,
    IndexedParagraph,
    Mention,
    Quote,
    QuoteType,
    Span,
    Status,
)
from searchapp.errors import RefusedInput
from searchapp.reading import GivenParagraph, Original, ReadArticle

Open = Callable[[Path], Archive]
"""Opens the archive of a home."""

BODY = (
    "The council met on Monday.",
    "“The bridge will open in May,” said Ilse Brandt, the mayor.",
    "Brandt said the tolls would stay.",
)


def article(
    paragraphs: Sequence[str | GivenParagraph] = BODY, title: str = "Bridge to open", **more: object
) -> ReadArticle:
    kept = tuple(p if isinstance(p, GivenParagraph) else GivenParagraph(p) for p in paragraphs)
    told = "\n\n".join([title, *(p.text for p in kept)])
    return ReadArticle(title, kept, Original("bridge.txt", told.encode(), "text/plain"), lang="en", **more)  # type: ignore[arg-type]


def damage_file(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.executescript(sql)


def add(archive: Archive, *articles: ReadArticle) -> list[Outcome | RefusedInput]:
    return archive.add(archive.new_run(), articles)


def find(document: Document, words: str) -> Span:
    at = document.text.index(words)
    return Span(at, at + len(words))


def annotation_of(document: Document) -> Annotation:
    speaker = find(document, "Ilse Brandt")
    quote = Quote(
        segments=(find(document, "“The bridge will open in May,”"),),
        type=QuoteType.DIRECT,
        status=Status.ASSERTED,
        speaker=speaker,
        entity=0,
        cue=find(document, "said"),
        band=Band.SURE,
        evidence=Evidence("inverted", 0.99),
    )
    return Annotation((quote,), (Entity("Ilse Brandt", EntityKind.PERSON, (Mention(speaker, How.FULL),), ("Brandt",)),))


def annotate(archive: Archive, version: str = "test 1") -> None:
    work = archive.pending(version, 0, 1_000, again=False)
    archive.keep_findings(work, [annotation_of(one.document) for one in work], version)


def paragraphs(archive: Archive) -> list[IndexedParagraph]:
    with archive.snapshot() as snapshot:
        return list(snapshot.paragraphs)
