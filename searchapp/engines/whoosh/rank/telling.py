"""By which words does a text differ most from all others? By Whoosh's model for "more like this"."""

from collections import Counter
from collections.abc import Sequence

from whoosh.classify import Bo1Model

from searchapp.analysis import words
from searchapp.engines.whoosh.store.schema import TOKEN
from searchapp.engines.whoosh.store.segment import Segment

MOST = 8
"""So many words at most."""

SHORTEST = 3
"""Shorter words are signs of a language, not of a text."""


def telling(segments: Sequence[Segment], text: str) -> tuple[str, ...]:
    """The words, the most telling first: Bo1, divergence from randomness by Bose and Einstein (Amati, 2003).

    A word that stands nowhere else leads to nothing and is left out; so are numbers.
    """
    model = Bo1Model(sum(s.live_count for s in segments), sum(sum(s.lengths) for s in segments))
    own = Counter(word for word in words(text) if len(word) >= SHORTEST and word[0].isalpha())
    scores = {}
    for word, count in own.items():
        everywhere = sum(_frequency(segment, word) for segment in segments)
        if everywhere > count:
            scores[word] = model.score(count, everywhere, own.total())
    return tuple(sorted(scores, key=lambda word: (-scores[word], word))[:MOST])


def _frequency(segment: Segment, word: str) -> int:
    """How often a word stands in a segment, in deleted paragraphs too."""
    index = segment.words
    number = index.term(TOKEN, word)
    return 0 if number is None else len(index.positions(TOKEN, number, number + 1))
