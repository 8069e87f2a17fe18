"""How does one get an archive's home of any size to measure pages with? The generated paragraphs and names for its ids.

    python -m benchmarks.home FOLDER --size 100000

The home holds an index as any other and a registry with 55,000 invented names, so that whatever a search page asks for
is there; of its articles it holds only some.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sqlalchemy import insert

from benchmarks.corpus import ENTITIES, KINDS, SEED, SPEAKERS, paragraphs, vocabulary
from searchapp.add import add
from searchapp.archive import Archive, schema
from searchapp.archive.people.names_kept import name_row
from searchapp.domain import EntityKind
from searchapp.engines.whoosh import open_engine
from searchapp.ports import Snapshot
from searchapp.readers import read

FIRST_ENTITY = 10_000

ARTICLES = 20
"""So many articles stand in the archive, for their pages."""


def make_home(folder: Path, size: int) -> Path:
    """The home of an archive of so many paragraphs; made only if it is not there yet."""
    home = folder / f"home-{size}"
    if (home / "index" / "CURRENT").exists():
        return home
    home.mkdir(parents=True, exist_ok=True)
    archive = Archive(home)
    _name_everybody(archive)
    _add_articles(archive, home)
    open_engine(home / "index").build(Snapshot(0, paragraphs(size), size), lambda _: None)
    archive.close()
    return home


def _add_articles(archive: Archive, home: Path) -> None:
    """A few articles of generated words with given quotations, for their pages; the index does not know them."""
    rng, words = np.random.default_rng(SEED + 3), vocabulary()[:2_000]

    def text(length: int) -> str:
        return " ".join(words[i] for i in rng.integers(0, len(words), length)).capitalize() + "."

    def paragraph() -> dict[str, object]:
        said = f"“{text(14)}”"
        names = [" ".join(words[i].title() for i in rng.integers(0, len(words), 2)) for _ in range(3)]
        entities = [{"name": name, "kind": "person"} for name in names]
        quote = {"text": said, "speaker": names[0], "status": "asserted", "type": "direct"}
        return {"text": f"{text(30)} {said} {text(20)}", "quotes": [quote], "entities": entities}

    file = home / "articles.jsonl"
    records = (
        {"id": f"bench-{n}", "title": text(8), "date": "2020-05-01", "lang": "en",
         "paragraphs": [paragraph() for _ in range(14)]}
        for n in range(ARTICLES)
    )  # fmt: skip
    file.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    assert add(archive, read([file]), lambda _: None).new == ARTICLES


def _name_everybody(archive: Archive) -> None:
    rng, words = np.random.default_rng(SEED + 2), [word.title() for word in vocabulary()[200:20_000]]
    people = [(1 + i, EntityKind.PERSON) for i in range(SPEAKERS)]
    others = [(FIRST_ENTITY + i, KINDS[i % len(KINDS)]) for i in range(ENTITIES)]
    with archive.database.write() as connection:
        for entity_id, kind in people + others:
            count = 1 if kind is EntityKind.PLACE else 2
            name = " ".join(words[i] for i in rng.integers(0, len(words), count))
            row = {"id": entity_id, "kind": kind.value, "name": name, "named_by": "machine", "articles": 1}
            connection.execute(insert(schema.entity), row)
            connection.execute(insert(schema.variant), name_row(entity_id, name, kind, main=True) | {"articles": 1})


def main() -> None:
    """Make a home."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    options = parser.parse_args()
    print(make_home(options.folder, options.size))


if __name__ == "__main__":
    main()
