"""What is asked? Queries of eight classes, the same on every machine, as words rather than in anybody's syntax."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.corpus import SEED, SPEAKERS, vocabulary, zipf

CLASSES = ("common", "middling", "rare", "and", "or2", "or3", "phrase", "prefix")


@dataclass(frozen=True, slots=True)
class Query:
    """`kind` is one of `CLASSES`; `words` the words asked for; `speaker` who is asked for where a filter is wanted."""

    kind: str
    words: tuple[str, ...]
    speaker: int


def queries(count: int) -> list[Query]:
    """So many queries, the classes in turn."""
    words = vocabulary()
    rng = np.random.default_rng(SEED + 1)

    def word(low: int, high: int) -> str:
        return words[int(rng.integers(low, high))]

    result = []
    for n in range(count):
        kind = CLASSES[n % len(CLASSES)]
        chosen = {
            "common": lambda: (word(20, 200),),
            "middling": lambda: (word(1_000, 5_000),),
            "rare": lambda: (word(30_000, 100_000),),
            "and": lambda: (word(20, 500), word(20, 2_000)),
            "or2": lambda: (word(20, 500), word(200, 5_000)),
            "or3": lambda: (word(20, 500), word(200, 5_000), word(200, 5_000)),
            "phrase": lambda: (word(0, 60), word(0, 200)),
            "prefix": lambda: (word(1_000, 30_000)[:4],),
        }[kind]()
        result.append(Query(kind, chosen, 1 + int(zipf(rng, 1, SPEAKERS)[0])))
    return result
