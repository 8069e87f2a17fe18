"""How long does it take until a hundred new articles are found among very many?

python -m benchmarks.adding 1000000

Uses the index that `benchmarks.run` built of this size, linked into a folder of its own, and adds a thousand paragraphs
that it does not hold.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import time
from itertools import islice
from pathlib import Path

from benchmarks.corpus import paragraphs
from benchmarks.systems import WORK
from searchapp.domain import IndexedParagraph
from searchapp.engines.whoosh import open_engine
from searchapp.request import ArticleIs, SearchRequest

ADDED = 1_000


def linked(source: Path, copy: Path) -> Path:
    """A folder with the same files, none of which a builder ever alters."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(source, copy, copy_function=os.link)
    current = copy / "CURRENT"
    current.unlink()
    shutil.copy(source / "CURRENT", current)
    return copy


def measure(size: int) -> None:
    """Add, search, print."""
    new: list[IndexedParagraph] = list(islice(paragraphs(size + ADDED), size, None))
    engine = open_engine(linked(WORK / f"searchapp-{size}", WORK / "adding"))
    request = SearchRequest(ArticleIs(frozenset({new[-1].article})), counted=frozenset())
    assert not engine.search(request).total
    for turn in range(3):
        cpu, wall = time.process_time(), time.perf_counter()
        engine.apply(new, [], 2 + turn)
        published = time.perf_counter() - wall
        assert engine.search(request).total
        print(
            f"{size:,} paragraphs, {ADDED:,} added: searchable after {time.perf_counter() - wall:.2f} s "
            f"({time.process_time() - cpu:.2f} s CPU), of these {published:.2f} until published; peak "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
        )


if __name__ == "__main__":
    measure(int(sys.argv[1]))
