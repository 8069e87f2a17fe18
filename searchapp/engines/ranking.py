"""How is a paragraph's score computed, and which words tell a text from others, whatever engine computes it?

BM25F as Robertson and Zaragoza define it ("The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section
3.6): a term's frequencies in the fields are each divided by the field's length norm, weighted and summed, and only
the sum is saturated::

    tf' = Σ_f weight_f · tf_f / (1 - b_f + b_f · length_f / average length_f)
    score = idf · tf' / (k1 + tf')           idf = ln(1 + (N - df + 0.5) / (df + 0.5))

- N is the number of paragraphs, a length the number of tokens, and averages are over all paragraphs; the title's
  tokens count anew for every paragraph of the article.
- Everything that a `Word`, a `Prefix` or a `Fuzzy` stands for is one pseudo-term: frequencies are summed, and df is
  the number of paragraphs that hold any of it in text or title.
- A `Phrase` has the number of its occurrences as its frequency and the sum of its tokens' idf.
- `InTitle` counts the title's frequency only, `Said` the text's only (wherever in the paragraph); df stays the same.
- `And` adds its parts, `Or` those that match, and what is no text or is negated adds nothing.
"""

import math
from collections import Counter
from collections.abc import Mapping

from searchapp.analysis import words

K1 = 1.2
TEXT_B = 0.75
TITLE_B = 0.75
TEXT_WEIGHT = 1.0
TITLE_WEIGHT = 2.0

TELLING = 8
"""So many words tell a text from others at most."""

SHORTEST = 3
"""Shorter words are signs of a language, not of a text."""


def idf(paragraphs: int, df: int) -> float:
    """The weight of a term that stands in `df` of so many paragraphs; always above zero."""
    return math.log(1 + (paragraphs - df + 0.5) / (df + 0.5))


def words_of(text: str) -> Counter[str]:
    """The words that may tell a text from others, and how often each stands there; numbers are none."""
    return Counter(word for word in words(text) if len(word) >= SHORTEST and word[0].isalpha())


def most_telling(scores: Mapping[str, float]) -> tuple[str, ...]:
    """The words of the highest scores, the most telling first."""
    return tuple(sorted(scores, key=lambda word: (-scores[word], word))[:TELLING])
