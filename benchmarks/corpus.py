"""Which paragraphs are searched? An invented archive of any size, the same on every machine.

Words are made of syllables and drawn by Zipf's law, a fifth of each article's from a topic of its own, so that lists
of common words are long and two words of one topic meet more often than by chance. Ten paragraphs make an article; a
third of them hold a quotation. Speakers and entities are drawn by Zipf's law too, several for a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from searchapp.domain import (
    Band,
    CivilDate,
    DateOrigin,
    EntityKind,
    EntityRef,
    IndexedParagraph,
    IndexedQuote,
    QuoteType,
    Span,
    Status,
)

SEED = 20240305
WORDS = 300_000
TOPICS = 2_000
SPEAKERS = 5_000
ENTITIES = 50_000
SOURCES = 40
PARAGRAPHS_AN_ARTICLE = 10
TOKENS = 58
TITLE_TOKENS = 8
QUOTED = 20
BLOCK = 1_000
ENDINGS = ("", "", "", "s", "ed", "ing", "ment", "er")
KINDS = tuple(EntityKind)


def vocabulary() -> list[str]:
    """The words, the most frequent first: short ones first, as in a language."""
    rng = np.random.default_rng(SEED)
    onsets = [*"bcdfghjklmnprstvwz", "br", "ch", "dr", "fl", "gr", "pl", "pr", "sh", "st", "th", "tr"]
    syllables = [a + b + c for a in onsets for b in "aeiou" for c in ("", "n", "r", "l", "st")]
    words: dict[str, None] = {}
    while len(words) < WORDS:
        count = 1 + (len(words) > 200) + (len(words) > 30_000)
        root = "".join(syllables[i] for i in rng.integers(0, len(syllables), count))
        words.setdefault(root + ENDINGS[int(rng.integers(len(ENDINGS)))])
    return list(words)


@lru_cache
def _weights(size: int, shift: float) -> np.ndarray:
    """The summed weights of the ranks."""
    return np.cumsum(1.0 / (np.arange(size) + shift))


def zipf(rng: np.random.Generator, count: int, size: int, shift: float = 2.7) -> np.ndarray:
    """Ranks below `size` drawn with a probability of 1 / (rank + shift)."""
    weights = _weights(size, shift)
    return np.searchsorted(weights, rng.random(count) * weights[-1])


def paragraphs(count: int) -> Iterator[IndexedParagraph]:
    """So many paragraphs, article by article."""
    words = vocabulary()
    articles = -(-count // PARAGRAPHS_AN_ARTICLE)
    done = 0
    for first in range(0, articles, BLOCK):
        block = _Block(np.random.default_rng((SEED, first)))
        for n in range(first, min(articles, first + BLOCK)):
            for paragraph in _article(block, n - first, n, words):
                if done < count:
                    yield paragraph
                    done += 1


class _Block:
    """All that is drawn for a block of articles; a row is an article."""

    def __init__(self, rng: np.random.Generator) -> None:
        size, width = PARAGRAPHS_AN_ARTICLE, PARAGRAPHS_AN_ARTICLE * TOKENS + TITLE_TOKENS
        drawn = zipf(rng, BLOCK * width, WORDS).reshape(BLOCK, width)
        topic = 300 + rng.integers(TOPICS, size=(BLOCK, 1)) * 140 + rng.integers(0, 140, drawn.shape)
        self.words = np.where(rng.random(drawn.shape) < 0.2, topic, drawn)
        self.speakers = zipf(rng, BLOCK * size * 2, SPEAKERS).reshape(BLOCK, -1)
        self.entities = zipf(rng, BLOCK * size * 4, ENTITIES).reshape(BLOCK, -1)
        self.counts = rng.integers(0, 5, (BLOCK, size))
        self.lengths = (TOKENS * (0.5 + rng.random((BLOCK, size)) / 2)).astype(int)


def _article(block: _Block, row: int, number: int, words: list[str]) -> list[IndexedParagraph]:
    size = PARAGRAPHS_AN_ARTICLE
    text = [words[i] for i in block.words[row].tolist()]
    title = " ".join(text[-TITLE_TOKENS:]).capitalize()
    speakers, entities = block.speakers[row].tolist(), block.entities[row].tolist()
    counts, lengths = block.counts[row].tolist(), block.lengths[row].tolist()
    published = CivilDate(f"{2005 + number % 20}-{1 + number % 12:02d}-{1 + number % 28:02d}", DateOrigin.METADATA)
    result = []
    for i in range(size):
        own = text[i * TOKENS : i * TOKENS + lengths[i]]
        body = " ".join(own).capitalize() + "."
        quotes: tuple[IndexedQuote, ...] = ()
        said: tuple[int, ...] = ()
        if i % 3 == 1:
            start, end = len(own[0]) + 1, len(" ".join(own[:QUOTED]))
            said = (1 + speakers[i],)
            span = (Span(start, end),)
            quotes = (IndexedQuote(number * size + i, span, QuoteType.DIRECT, Status.ASSERTED, said[0], Band.SURE),)
        if i % 4 == 1:
            said = tuple(dict.fromkeys((*said, 1 + speakers[size + i])))
        mentioned = dict.fromkeys(entities[4 * i : 4 * i + counts[i]])
        result.append(
            IndexedParagraph(
                id=number * size + i + 1,
                article=f"article-{number}",
                number=i,
                title=title,
                text=body,
                lang="en",
                source=f"Outlet {number * 7 % SOURCES}",
                published=published,
                url=None,
                quotes=quotes,
                speakers=said,
                entities=tuple(EntityRef(10_000 + e, KINDS[e % 3]) for e in mentioned),
            )
        )
    return result
