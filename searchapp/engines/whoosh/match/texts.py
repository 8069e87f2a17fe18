"""In which documents of a segment does a text node match, and how much does it weigh there?"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import InitVar, dataclass
from itertools import chain

import numpy as np

from searchapp.engines import ranking
from searchapp.engines.conditions import terms_of, text_nodes
from searchapp.engines.whoosh.match import leaf
from searchapp.engines.whoosh.match.budget import Budget
from searchapp.engines.whoosh.match.leaf import Element
from searchapp.engines.whoosh.match.phrases import near, occurrences
from searchapp.engines.whoosh.match.reading import Reading
from searchapp.engines.whoosh.match.sets import NONE, common
from searchapp.engines.whoosh.rank import weights
from searchapp.engines.whoosh.rank.weights import Norms, Postings
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import TOKEN
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.request import Node, Phrase, TextNode

STANDS, FREE = 1, 2
"""How a node holds in a document, as bits: a word of it stands there, it needs none (`searchapp.request` says both)."""

State = int | Array
"""The bits of all documents together, or of each (uint8)."""


@dataclass(slots=True)
class Matches:
    """Matching documents, ascending (int32); their scores (float32; None: all zero); their places among the candidates.

    `where` is None where there were no candidates; `state` is how the node holds in them.
    """

    ids: Array
    scores: Array | None = None
    where: Array | None = None
    state: State = FREE

    def chosen(self, at: Array) -> "Matches":
        """The matches at these places (ascending)."""
        scores, where = (None if a is None else a[at] for a in (self.scores, self.where))
        return Matches(self.ids[at], scores, where, self.state if isinstance(self.state, int) else self.state[at])


class Terms(tuple[Element, ...]):
    """The tokens of one text node, shared by all segments of a search."""

    __slots__ = ()

    @property
    def idf(self) -> float:
        """The node's weight: the sum of its tokens'."""
        return sum([element.idf for element in self])


@dataclass
class TextSearch:
    """One search's text nodes in one segment. `norms` None: without scores; `terms` is filled by `prepare`."""

    segment: Segment
    number: int
    norms: Norms | None
    terms: Mapping[TextNode, Terms]
    budget: InitVar[Budget]
    negated: bool = False

    def __post_init__(self, budget: Budget) -> None:
        self.reading = Reading(self.segment.words, budget)

    def unweighed(self) -> "TextSearch":
        """The same search without scores."""
        made = copy(self)
        made.norms = None
        return made

    def frequency(self, node: TextNode) -> int:
        """How many documents at most hold the node's rarest token."""
        return min((e.sizes[self.number] for e in self.terms[node]), default=0)

    def matching(self, node: TextNode, candidates: Array | None, in_text: bool = True) -> Matches:
        """The documents in which a text node matches, with scores; `in_text` False: in the title only."""
        terms = self.terms[node]
        if not terms:
            return Matches(NONE, None, None if candidates is None else NONE, STANDS)
        self.reading.budget.cut |= any(element.cut for element in terms)
        if candidates is not None:
            return self._weighed(node, *self._among(node, terms, candidates), terms.idf, in_text)
        return self._weighed(node, self.postings(node), None, terms.idf, in_text)

    def postings(self, node: TextNode) -> Postings:
        """Where a node that has tokens stands, in all documents, in text or title."""
        terms = self.terms[node]
        alone = len(terms) == 1
        return self._whole(terms[0]) if alone else self._phrase(node, terms, None)

    def _whole(self, element: Element) -> Postings:
        """All postings of an element."""
        found = element.whole.get(self.number)
        if found is None:
            term = element.runs[self.number][0][0]
            found = element.whole[self.number] = Postings(*self.reading.term(element.name, term))
        return found

    def _among(self, node: TextNode, terms: Terms, docs: Array) -> tuple[Postings, Array]:
        """The postings of a node in these documents, and where among them these stand."""
        if len(terms) > 1:
            found = self._phrase(node, terms, docs)
            return found, common(found.ids, docs)[1]
        element = terms[0]
        whole = element.whole.get(self.number)
        if whole is None:
            ids, packed, where = self.reading.among(element.name, element.runs[self.number][0][0], docs)
            return Postings(ids, packed), where
        at, where = common(whole.ids, docs)
        return whole.chosen(at), where

    def _weighed(self, node: TextNode, postings: Postings, where: Array | None, idf: float, in_text: bool) -> Matches:
        """Postings, and where among candidates they stand, as matches."""
        kept: Array | None = None
        standing = isinstance(node, Phrase) and not self.negated
        if not in_text:
            title = postings.title
            kept = np.flatnonzero(title) if title is not None else np.empty(0, np.intp)
        elif standing and not (stands := postings.stands).all():
            kept = np.flatnonzero(stands)
        if kept is not None:
            postings = postings.chosen(kept)
            where = None if where is None else where[kept]
        if not in_text:
            scores = (
                None if self.norms is None else weights.computed(postings.ids, None, postings.title, self.norms, idf)
            )
            return Matches(postings.ids, scores, where, FREE)
        scores, stands = (None, postings.stands) if self.norms is None else weights.weighed(postings, self.norms, idf)
        return Matches(postings.ids, scores, where, STANDS if standing else stands)

    def _phrase(self, node: TextNode, terms: Terms, candidates: Array | None) -> Postings:
        """The documents in which the elements stand next to each other, or near, with the number of occurrences."""
        runs = [e.runs[self.number] for e in terms]
        if isinstance(node, Phrase) and node.between:
            docs, position, last = near(self.reading, runs, node.between, candidates)
            titles = self.segment.column("title_length")[docs]
            kept = (position < titles) == (last < titles)  # none goes from the title to the text
            docs, position = docs[kept], position[kept]
        else:
            docs, position = occurrences(self.reading, runs, candidates)
        if candidates is None and self.segment.live is not None:
            kept = self.segment.live[docs]
            docs, position = docs[kept], position[kept]
        first = np.flatnonzero(np.diff(docs, prepend=-1))
        title = np.add.reduceat(position < self.segment.column("title_length")[docs], first, dtype=np.float32)
        text = np.diff(first, append=len(docs)).astype(np.float32) - title
        return Postings(docs[first], None, text, title)

    def scores_in_text(self, node: TextNode, docs: Array) -> Array:
        """What the node adds to the scores of these documents by their text alone (float32)."""
        result = np.zeros(len(docs), np.float32)
        terms = self.terms[node]
        if self.norms is None or not terms:
            return result
        found, where = self._among(node, terms, docs)
        kept = np.flatnonzero(found.text)
        result[where[kept]] = weights.computed(found.ids[kept], found.text[kept], None, self.norms, terms.idf)
        return result


def prepare(
    searches: Sequence[TextSearch], nodes: Sequence[Node], terms: dict[TextNode, Terms], paragraphs: int
) -> None:
    """Look up the tokens of all text nodes in every segment, and weigh them over all segments together."""
    for text in dict.fromkeys(chain.from_iterable(map(text_nodes, nodes))):
        tokens = terms_of(text)
        name = leaf.element_field(text, tokens)
        elements = []
        for i, word in enumerate(tokens):
            last = i == len(tokens) - 1
            elements.append(_element(searches, text, name if last else TOKEN, last, word, paragraphs))
        terms[text] = Terms(elements)


def _element(
    searches: Sequence[TextSearch], node: TextNode, name: str, last: bool, word: str, paragraphs: int
) -> Element:
    """The element of a node's token, looked up and weighed."""
    element = Element(name)
    budget = searches[0].reading.budget if searches else Budget()
    cut, budget.cut = budget.cut, False
    for search in searches:
        segment, number = search.segment, search.number
        runs = leaf.element_terms(segment.words, node, name, last, word, segment.langs, budget)
        element.runs[number] = runs
        size = leaf.alone(search.reading, name, runs, segment.live)
        if size is None:
            whole = leaf.merged(search.reading, name, runs, segment.size, segment.live)
            element.whole[number], size = whole, len(whole.ids)
        element.sizes[number] = size
    element.cut, budget.cut = budget.cut, budget.cut or cut
    element.idf = ranking.idf(paragraphs, sum(element.sizes.values()))
    return element
