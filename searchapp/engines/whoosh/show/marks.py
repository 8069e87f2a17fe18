"""What is marked in a hit: which words of its text and title did the query match?

Only the hits of one page are looked at, by the same analysis that made the index. Most texts need not be cut into
tokens for that: a token that matches begins with a known letter, so only the tokens that begin with it are looked at.
"""

import re
from collections.abc import Sequence

from searchapp.analysis import AMBIGUOUS_BORDERS, PLAIN_TOKEN, fold, is_capitals, is_plain, shouts, tokenize, words
from searchapp.domain import IndexedParagraph, Span
from searchapp.engines.whoosh.show.beginnings import beginning_of, candidates, places, written_otherwise
from searchapp.request import InTitle, Node, Said, TextNode, Word
from searchapp.standing import Stretch, Test, capitals_of, chain, leaves, merged, tests_of, with_stem_of

MANY = 8
"""More single words than that are looked for together."""

_FOREIGN = re.compile(r"[^\W\x00-\x7f]")

Scope = type[Node] | None
Spans = list[Stretch]
"""Where the tokens stand that a text node matched, one after another."""


class Marker:
    """Finds what a query's words match, negated ones aside."""

    def __init__(self, query: Node) -> None:
        self._nodes = [(node, scope, words(node.text)) for node, scope in leaves(query)]
        self._made: dict[str | None, list[_Leaf]] = {}
        self._titles: dict[tuple[str | None, str], tuple[Span, ...]] = {}

    def _for(self, lang: str | None) -> "list[_Leaf]":
        if lang not in self._made:
            self._made[lang] = self._leaves_for(lang)
        return self._made[lang]

    def _leaves_for(self, lang: str | None) -> "list[_Leaf]":
        """One leaf a node; very many single words become one for each scope, which looks at each token once."""
        alone = [n for n in self._nodes if isinstance(n[0], Word) and len(n[2]) == 1]
        together = alone if len(alone) > MANY else []
        made = [
            _Leaf(scope, tests_of(node, tokens, lang), beginning_of(node, tokens, lang), node)
            for node, scope, tokens in self._nodes
            if tokens and not (together and isinstance(node, Word) and len(tokens) == 1)
        ]
        for scope in {scope for _, scope, _ in together}:
            wanted = with_stem_of((tokens[0] for _, own, tokens in together if own is scope), lang)
            made.append(_Leaf(scope, [wanted], "", together[0][0]))
        return made

    def marks(
        self, paragraph: IndexedParagraph, said: Sequence[tuple[Span, ...]]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The marks in text and title; `said` are the segments of the quotations that fulfilled a `Said`."""
        own, text = self._for(paragraph.lang), _Text(paragraph.text)
        in_text: Spans = []
        for leaf in own:
            scope = leaf.scope
            if scope is not InTitle and (found := leaf.found(text)):
                if scope is Said:
                    found = [stretch for stretch in found if any(_inside(stretch, segments) for segments in said)]
                in_text += [(stretch[0][0], stretch[-1][1]) for stretch in found]
        return merged(in_text) if in_text else (), self._in_title(paragraph.lang, paragraph.title, own)

    def _in_title(self, lang: str | None, title: str, own: "list[_Leaf]") -> tuple[Span, ...]:
        """The marks in a title, which the paragraphs of an article share."""
        known = self._titles.get((lang, title))
        if known is None:
            text = _Text(title)
            found = [stretch for leaf in own if leaf.scope is not Said for stretch in leaf.found(text)]
            known = merged([(stretch[0][0], stretch[-1][1]) for stretch in found]) if found else ()
            self._titles[lang, title] = known
        return known


class _Text:
    """A text, cut into tokens only when somebody asks.

    `lower` is the text in small letters, of the same length; None where it holds letters beyond ASCII. `is_plain` says
    whether the short pattern of a token holds for it.
    """

    __slots__ = ("_tokens", "is_plain", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens: tuple[list[str], Spans] | None = None
        ascii_ = text.isascii()
        self.is_plain = is_plain(text)
        self.lower = text.lower() if ascii_ or _FOREIGN.search(text) is None else None

    @property
    def tokens(self) -> tuple[list[str], Spans]:
        """The folded tokens, and where each stands."""
        if self._tokens is None:
            found = tokenize(self.text)
            self._tokens = [t.text for t in found], [(t.start, t.end) for t in found]
        return self._tokens


class _Verdicts(dict[str, bool]):
    """Whether a token as written passes a test, each spelling tested once."""

    def __init__(self, test: Test) -> None:
        super().__init__()
        self._test = test

    def __missing__(self, raw: str) -> bool:
        verdict = self[raw] = self._test(fold(raw))
        return verdict


class _Leaf:
    """One text node under one language."""

    def __init__(self, scope: Scope, tests: list[Test], beginning: str, node: TextNode) -> None:
        """A test for each token; `beginning` is what every token begins with that can pass the first, if known."""
        self._between = getattr(node, "between", 0)
        self.scope = scope
        self._capitals = capitals_of(node)
        self._tests = tests
        self._first = _Verdicts(tests[0])
        self._beginning = beginning
        self._written = written_otherwise(beginning)

    def found(self, text: _Text) -> list[Spans]:
        """Where the node matches."""
        if not self._capitals:
            return self._folded(text)
        if shouts(text.text):
            return []
        return [s for s in self._folded(text) if all(is_capitals(text.text[slice(*s[n])]) for n in self._capitals)]

    def _folded(self, text: _Text) -> list[Spans]:
        """Where it matches, however it is written."""
        if self._beginning and text.is_plain and not self._between:
            starts = self._starts(text)
            quick = self._quick(text, starts) if starts else []
            if quick is not None:
                return quick
        tokens, spans = text.tokens
        begun = [n for n, token in enumerate(tokens) if self._tests[0](token)]
        chains = (
            chain(len(self._tests), len(tokens), n, self._between, lambda k, n: self._tests[k](tokens[n]))
            for n in begun
        )
        return [[spans[n] for n in places] for places in chains if places]

    def _starts(self, text: _Text) -> list[int]:
        """Where a token that passes the first test may begin, ascending; other places too."""
        lower = text.lower
        if lower is None:
            return [m.start() for m in candidates(self._beginning[:2]).finditer(text.text)]
        starts = places(lower, self._beginning)
        others = [at for begin in self._written if begin in lower for at in places(lower, begin)]
        return sorted({*starts, *others}) if others else starts

    def _quick(self, text: _Text, starts: Sequence[int]) -> list[Spans] | None:
        """The same without cutting the whole text; None where a candidate might lie inside a token."""
        found: list[Spans] = []
        end = 0
        raw = text.text
        for at in starts:
            if at < end or (at and raw[at - 1].isalnum() and not (raw[at].isdigit() and raw[at - 1].isalpha())):
                continue
            if at and raw[at - 1] in AMBIGUOUS_BORDERS:
                return None
            token = PLAIN_TOKEN.match(raw, at)
            if token is None:
                continue
            end = token.end()
            if self._first[token.group()]:
                stretch = self._rest(raw, [token.span()])
                if stretch:
                    found.append(stretch)
        return found

    def _rest(self, text: str, stretch: Spans) -> Spans:
        """The stretch with the following tokens, or nothing where one fails its test."""
        for test in self._tests[1:]:
            token = PLAIN_TOKEN.search(text, stretch[-1][1])
            if token is None or not test(fold(token.group())):
                return []
            stretch.append(token.span())
        return stretch


def _inside(stretch: Spans, segments: tuple[Span, ...]) -> bool:
    """Whether all tokens of a stretch begin inside one of the segments."""
    return all(any(s.start <= start < s.end for s in segments) for start, _ in stretch)
