"""Does one find again what one half remembers? The mean reciprocal rank of sixty known items.

    python -m benchmarks.known_items HOME

HOME is the home of an archive that holds the articles of `known_items.tsv`. The rank is that of the article's first
paragraph among the first twenty hits, by its article: what a reader sees who changes nothing.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from searchapp.answers import SearchForm
from searchapp.search import search
from searchapp.settings import load_settings
from searchapp.wiring import Services

KINDS = {"h": "a headline", "s": "a sentence", "p": "a person and a topic"}


def items() -> list[tuple[str, str, str]]:
    """Article, kind and words of each item."""
    lines = Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines()
    return [(article, kind, typed) for line in lines if line[0] != "#" for article, kind, typed in [line.split("\t")]]


def reciprocal_ranks(home: str) -> Mapping[str, list[float]]:
    """The reciprocal rank of each item, 0 where it is not among the first hits, by kind."""
    opened = Services(load_settings({"SEARCHAPP_HOME": home}))
    found: dict[str, list[float]] = defaultdict(list)
    for article, kind, typed in items():
        hits = search(SearchForm(typed), opened.engine, opened.archive.names, otherwise=True).hits
        order = list(dict.fromkeys(hit.article for hit in hits))
        found[kind].append(1 / (order.index(article) + 1) if article in order else 0.0)
    return found


def main() -> None:
    """Print the figure of each kind, and of all."""
    found = reciprocal_ranks(sys.argv[1])
    every = [rank for ranks in found.values() for rank in ranks]
    for kind, ranks in [*found.items(), ("all", every)]:
        mean, known = sum(ranks) / len(ranks), sum(map(bool, ranks))
        print(f"{KINDS.get(kind, kind)}: {len(ranks)} items, MRR {mean:.3f}, found {known}")


if __name__ == "__main__":
    main()
