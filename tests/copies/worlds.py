"""Texts to find copies among: one report, and what newspapers make of it."""

from __future__ import annotations

import random
from collections.abc import Sequence

from searchapp.domain import Body, Sketch

DAY = 739_000
WORDS = (
    "harbour council ferry winter grain levy bridge river engineer minister report budget school vote strike market "
    "storm pilot bakery museum teacher tunnel forest orchard railway signal captain lantern quarry festival sailor"
).split()


def prose(seed: int, length: int) -> list[str]:
    """So many words that follow each other by chance."""
    chance = random.Random(seed)
    return [chance.choice(WORDS) for _ in range(length)]


def body(article_id: int, words: Sequence[str], day: int | None = DAY) -> Body:
    """A body of these words."""
    return Body(article_id, article_id, " ".join(words), day)


class Memory:
    """A shelf in memory, by the definition: a sketch is found if it shares one band."""

    def __init__(self) -> None:
        self.kept: list[tuple[Sketch, list[int]]] = []
        self.texts: dict[int, Body] = {}

    def keep(self, fresh: Sequence[Body], sketches: Sequence[tuple[Sketch, list[int]]]) -> None:
        """Put a batch on the shelf."""
        self.kept += sketches
        self.texts |= {one.article_id: one for one in fresh}

    def sharing(self, numbers: Sequence[int]) -> list[Sketch]:
        """The sketches that share a band."""
        return [one for one, theirs in self.kept if set(theirs) & set(numbers)]

    def bodies(self, article_ids: Sequence[int]) -> list[Body]:
        """The texts of these articles."""
        return [self.texts[i] for i in article_ids]
