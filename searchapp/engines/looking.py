"""Does a query hold for a paragraph, and what of it does it mark? The reference, readable rather than fast.

It looks at one paragraph at a time. An engine that can do more at once must answer the same; one that only keeps lists
of words asks here for the marks on what it found.
"""

import operator
from collections.abc import Iterable, Sequence

from searchapp import request as ask
from searchapp.analysis import Token
from searchapp.domain import IndexedParagraph, IndexedQuote, Span
from searchapp.engines.conditions import conjunction, is_of_quotations, split, value_fits
from searchapp.engines.holding import Holding
from searchapp.request import ASSERTED_ONLY, InTitle, Node, Or, Said, SearchRequest, SpeakerIs, TextNode
from searchapp.standing import Stretch, leaves, merged, occurrences, tokens_of


class Look(Holding[bool]):
    """One paragraph, looked at with one request's aliases and statuses.

    `article` are all paragraphs of its article, which only a `SomeOf` asks for whose words may stand anywhere in it.
    """

    every, no = staticmethod(all), staticmethod(operator.not_)

    def __init__(
        self, paragraph: IndexedParagraph, request: SearchRequest, article: Sequence[IndexedParagraph] = ()
    ) -> None:
        self.p = paragraph
        self.article = article
        self.request = request
        self.text = tokens_of(paragraph.text)
        self.title = tokens_of(paragraph.title)
        self.quotes = [q for q in paragraph.quotes if q.status in request.statuses]

    def one(self, id_: int | None) -> int | None:
        """The id that an id means, by the request's aliases."""
        return None if id_ is None else self.request.aliases.get(id_, id_)

    def all(self, ids: Iterable[int | None]) -> set[int | None]:
        """The same of several."""
        return {self.one(id_) for id_ in ids}

    @property
    def speakers(self) -> set[int | None]:
        """Who speaks in the paragraph, None for an unknown speaker."""
        if self.request.statuses == ASSERTED_ONLY:
            return self.all(self.p.speakers) | ({None} if any(q.speaker is None for q in self.quotes) else set())
        return self.all(q.speaker for q in self.quotes)

    # ---- what holds ----

    def either(self, parts: Iterable[bool], /, least: int = 1) -> bool:
        return any(parts) if least == 1 else sum(parts) >= least

    def in_text(self, node: TextNode) -> bool:
        return self.count(node, self.text) > 0

    def in_title(self, node: TextNode) -> bool:
        return self.count(node, self.title) > 0

    def in_article(self, node: Node, negated: bool) -> bool:
        return any(Look(p, self.request).holds_alone(node, negated) for p in self.article)

    def from_number(self, number: int) -> bool:
        return self.p.number >= number

    def of_one_quotation(self, conditions: Sequence[Node]) -> bool:
        return any(self._is(quote, conditions) for quote in self.quotes)

    def _is(self, quote: IndexedQuote, conditions: Sequence[Node]) -> bool:
        def alone(node: Node) -> bool:
            match node:
                case Said(part):
                    return bool(occurrences(part, self.p.text, self.text, self.p.lang, quote.segments))
                case SpeakerIs(ids):
                    return self.one(quote.speaker) in self.all(ids)
            raise AssertionError(node)

        return all(self.condition(part, alone) for part in conditions)

    def fulfilling(self, node: Node) -> list[IndexedQuote] | None:
        """The quotations of which all that the conjunction says holds, or None where it has no positive `Said`."""
        conditions, _ = split(node)
        return [quote for quote in self.quotes if self._is(quote, conditions)] if conditions else None

    def fact(self, node: Node) -> bool:
        p = self.p
        match node:
            case SpeakerIs(ids):
                return bool(self.speakers & self.all(ids))
            case ask.HasStatement():
                return bool(self.quotes)
            case ask.EntityIs(ids):
                return bool(self.all(e.id for e in p.entities) & self.all(ids))
            case ask.ValueIs(facet):
                return value_fits(facet.of(p), node)
            case ask.ArticleIs(articles):
                return p.article in articles
            case ask.DateIn(first, last):
                if p.published is None:
                    return False
                return (first is None or p.published.first_day >= first) and (
                    last is None or p.published.last_day <= last
                )
        raise AssertionError(node)

    # ---- what is shown ----

    def count(self, node: TextNode, tokens: Sequence[Token]) -> int:
        """How often a text node matches in the text's tokens or the title's."""
        text = self.p.text if tokens is self.text else self.p.title
        return len(occurrences(node, text, tokens, self.p.lang))

    def quotes_shown(self, node: Node) -> list[IndexedQuote]:
        """The quotations that fulfilled a `Said`, wherever in the query it stands, unless negated."""
        quotes = list(self.fulfilling(node) or [])
        for part in conjunction(node):
            if isinstance(part, Or) and not (quotes and is_of_quotations(part)):
                quotes += [q for branch in part.parts if self.holds(branch) for q in self.quotes_shown(branch)]
        return [q for q in self.p.quotes if q in quotes]

    def marks(self, node: Node, shown: Sequence[IndexedQuote]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """What the query's words matched in text and title, negated ones aside; those of a `Said` in what is shown."""
        text: list[Stretch] = []
        title: list[Stretch] = []
        for part, scope in leaves(node):
            if scope is not InTitle:
                inside = [quote.segments for quote in shown] if scope is Said else [None]
                text += [s for one in inside for s in occurrences(part, self.p.text, self.text, self.p.lang, one)]
            if scope is not Said:
                title += occurrences(part, self.p.title, self.title, self.p.lang)
        return merged(text), merged(title)
