"""Which of the documents for which a query holds are its hits, and which headlines alone hold it?

A hit has a word of the query itself, or the query needs none; a headline's own document is none.
"""

import numpy as np

from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.match.texts import STANDS, Matches
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment import Segment


def chosen_hits(segment: Segment, holding: Matches, headlines: bool) -> Matches:
    """The hits among the documents for which a query holds; `headlines`: headlines too."""
    headline = segment.column("headline")
    states = headline[:0] if isinstance(holding.state, int) else holding.state
    if headlines and not len(states):
        return holding
    ids, scores = holding.ids, holding.scores
    kept, kept_scores = np.empty(len(ids), np.int32), np.empty(0 if scores is None else len(ids), np.float32)
    found = _choose(ids, kept_scores if scores is None else scores, states, headline, headlines, kept, kept_scores)
    return Matches(kept[:found], None if scores is None else kept_scores[:found])


@compiled
def _choose(
    ids: Array, scores: Array, states: Array, headline: Array, headlines: bool, kept: Array, kept_scores: Array
) -> int:
    found, stated, scored = 0, len(states) > 0, len(scores) > 0
    for n in range(len(ids)):
        kept[found] = ids[n]
        if scored:
            kept_scores[found] = scores[n]
        found += (not stated or states[n] != 0) and (headlines or headline[ids[n]] == 0)
    return found


def headlines_alone(segment: Segment, holding: Matches, hits: Array) -> Matches:
    """The headlines in which a query's words stand, of articles that have no hit."""
    if not len(holding.ids) or (isinstance(holding.state, int) and not holding.state & STANDS):
        return holding.chosen(np.empty(0, np.int32))
    own = segment.column("headline")[holding.ids] != 0
    if not isinstance(holding.state, int):
        own &= (holding.state & STANDS) != 0
    at = np.flatnonzero(own)
    article = segment.column("article")
    behind = np.searchsorted(hits, holding.ids[at])  # the first hit of the same article, if it has one
    follows = behind < len(hits)
    taken = np.zeros(len(at), bool)
    taken[follows] = article[hits[behind[follows]]] == article[holding.ids[at][follows]]
    return holding.chosen(at[~taken])


def lead(segment: Segment, headline: int) -> int:
    """The document of the paragraph below a headline; of an article without any, the headline's own."""
    article, below = segment.column("article"), headline + 1
    return below if below < segment.size and article[below] == article[headline] else headline
