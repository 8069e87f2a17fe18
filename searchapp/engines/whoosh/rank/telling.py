"""By which words does a text differ most from all others? By Whoosh's model for "more like this"."""

from collections.abc import Sequence

from whoosh.classify import Bo1Model

from searchapp.engines.ranking import most_telling, words_of
from searchapp.engines.whoosh.store.schema import TOKEN
from searchapp.engines.whoosh.store.segment import Segment


def telling(segments: Sequence[Segment], text: str) -> tuple[str, ...]:
    """The words, the most telling first: Bo1, divergence from randomness by Bose and Einstein (Amati, 2003).

    A word that stands nowhere else leads to nothing and is left out.
    """
    model = Bo1Model(sum(s.live_count for s in segments), sum(sum(s.lengths) for s in segments))
    own = words_of(text)
    scores = {}
    for word, count in own.items():
        everywhere = sum(_frequency(segment, word) for segment in segments)
        if everywhere > count:
            scores[word] = model.score(count, everywhere, own.total())
    return most_telling(scores)


def _frequency(segment: Segment, word: str) -> int:
    """How often a word stands in a segment, in deleted paragraphs too."""
    index = segment.words
    number = index.term(TOKEN, word)
    return 0 if number is None else len(index.positions(TOKEN, number, number + 1))
