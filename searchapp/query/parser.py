"""How do the tokens of a query nest?

    query       := alternatives
    alternatives := conjunction ("OR" conjunction)*
    conjunction := operand ("AND"? operand)*
    operand     := ("-" | "NOT")* (word | phrase | field value | "(" alternatives ")")

Recursive descent; it can't run deep, since parentheses nest to `MAX_DEPTH` and negations are counted in a loop.
"""

from collections.abc import Sequence
from itertools import pairwise

from searchapp.domain import Span, Status
from searchapp.errors import QueryError
from searchapp.ports import Names
from searchapp.query.lexer import Kind, Token, lex
from searchapp.query.terms import Notice, Parsed, field_node, statuses_of, text_node
from searchapp.request import ASSERTED_ONLY, And, Everything, HasStatement, Node, Not, Or, Phrase, Said, SpeakerIs, Word
from searchapp.standing import signed

MAX_TERMS = 64
"""The most words, phrases and fields in one query."""

MAX_DEPTH = 20
"""How deep parentheses may nest."""

_TERMS = frozenset({Kind.WORD, Kind.PHRASE, Kind.FIELD})
_STARTS = _TERMS | {Kind.OPEN, Kind.NOT}


def parse(text: str, names: Names) -> Parsed:
    """Read a query; names in it are resolved by the registry. An empty query means everything.

    Raises QueryError with the span of the characters that can't be understood.
    """
    tokens = lex(text)
    if not tokens:
        return Parsed(Everything())
    return _Parser(tokens, names).run()


def word_spans(text: str, names: Names) -> tuple[Span, ...]:
    """Where the plain words of a query stand, those of `said:` and `title:` included; none in one that can't be read.

    A word may be written as several: “well-known”, or one of a script without spaces.
    """
    try:
        parse(text, names)
    except QueryError:
        return ()
    tokens = lex(text)
    behind = {token.start: before.text for before, token in pairwise(tokens) if before.kind is Kind.FIELD}
    return tuple(
        Span(token.start, token.end)
        for token in tokens
        if token.kind is Kind.WORD
        and behind.get(token.start, "said") in ("said", "title")
        and isinstance(text_node(token), Word | Phrase)
    )


class _Parser:
    def __init__(self, tokens: Sequence[Token], names: Names) -> None:
        self.tokens = tokens
        self.names = names
        self.at = 0
        self.terms = 0
        self.status_tokens: list[Token] = []
        self.statuses: frozenset[Status] = frozenset()
        self.notices: list[Notice] = []

    def run(self) -> Parsed:
        node = self._alternatives(0)
        left = self._peek()
        if left is not None:
            raise QueryError("This parenthesis was never opened.", *left.span)
        if node is None and not self.statuses:
            first, last = self.tokens[0], self.tokens[-1]
            self.notices.append(Notice("There is no word in this that could be found.", first.start, last.end))
        return Parsed(self._narrowed(node), self.statuses or ASSERTED_ONLY, tuple(self.notices))

    def _narrowed(self, node: Node | None) -> Node:
        """The query; a status that no speaker and no quoted word takes up asks for paragraphs with such a statement."""
        if not self.statuses or self.statuses == frozenset(Status) or (node and _says_which(node)):
            return node or Everything()
        return And((node, HasStatement())) if node else HasStatement()

    def _peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _alternatives(self, depth: int) -> Node | None:
        parts = [self._conjunction(depth)]
        while (token := self._peek()) is not None and token.kind is Kind.OR:
            self.at += 1
            parts.append(self._conjunction(depth))
        if len(parts) > 1 and self.status_tokens:
            odd = self.status_tokens[0]
            raise QueryError("A status holds for the whole query; put the alternatives in parentheses.", *odd.span)
        return _joined(Or, parts)

    def _conjunction(self, depth: int) -> Node | None:
        parts: list[Node | None] = []
        while (token := self._peek()) is not None and token.kind not in (Kind.OR, Kind.CLOSE):
            if token.kind is Kind.AND:
                self._joint(token, bool(parts))
            else:
                parts.append(self._operand(depth))
        if not parts:
            raise self._nothing(depth)
        return _joined(And, parts)

    def _joint(self, token: Token, before: bool) -> None:
        """Step over an AND, which needs something on both sides."""
        self.at += 1
        after = self._peek()
        if not before or after is None or after.kind not in _STARTS:
            raise QueryError(_both_sides("AND"), *token.span)

    def _nothing(self, depth: int) -> QueryError:
        """The error for a place where a term was expected."""
        here, before = self._peek(), self.tokens[self.at - 1] if self.at else None
        if here is not None and here.kind is Kind.OR:
            return QueryError(_both_sides("OR"), *here.span)
        if before is not None and before.kind is Kind.OR:
            return QueryError(_both_sides("OR"), *before.span)
        if here is not None and depth == 0:
            return QueryError("This parenthesis was never opened.", *here.span)
        assert before is not None
        if here is None:
            return QueryError("This parenthesis is never closed.", *before.span)
        return QueryError("There is nothing between these parentheses.", before.start, here.end)

    def _operand(self, depth: int) -> Node | None:
        negations = 0
        sign = self._peek()
        while (token := self._peek()) is not None and token.kind is Kind.NOT:
            negations += 1
            self.at += 1
            sign = token
        assert sign is not None
        if token is None or token.kind not in _STARTS:
            raise QueryError("After this negation something has to follow.", *sign.span)
        node = self._group(token, depth) if token.kind is Kind.OPEN else self._term(token, bool(depth or negations))
        return Not(node) if node is not None and negations % 2 else node

    def _group(self, opening: Token, depth: int) -> Node | None:
        if depth == MAX_DEPTH:
            raise QueryError("Parentheses may nest 20 deep; here they go deeper.", *opening.span)
        self.at += 1
        node = self._alternatives(depth + 1)
        if self._peek() is None:
            raise QueryError("This parenthesis is never closed.", *opening.span)
        self.at += 1
        return node

    def _term(self, token: Token, nested: bool) -> Node | None:
        self.terms += 1
        if self.terms > MAX_TERMS:
            raise QueryError("A query may have 64 terms; here they become more.", *token.span)
        self.at += 1
        if token.kind is not Kind.FIELD:
            self._refuse_suffix(token)
            return text_node(token)
        value = self.tokens[self.at]
        self.at += 1
        if token.text == "status":
            self._status(token, value, nested)
            return None
        self._refuse_suffix(value)
        node, notice = field_node(token, value, self.names)
        if notice is not None:
            self.notices.append(notice)
        return node

    def _status(self, token: Token, value: Token, nested: bool) -> None:
        if nested:
            raise QueryError(
                "A status holds for the whole query, so it stands outside of parentheses and unnegated.",
                token.start,
                value.end,
            )
        self.statuses |= statuses_of(value)
        self.status_tokens.append(token)

    def _refuse_suffix(self, token: Token) -> None:
        """Refuse a star or tilde right behind a phrase: it would be taken for a word of its own."""
        after = self._peek()
        if (
            token.kind is Kind.PHRASE
            and after is not None
            and after.start == token.end
            and after.text[:1] in ("*", "~")
        ):
            raise QueryError("A star or tilde belongs to a word, not to a phrase.", *after.span)


def _says_which(node: Node) -> bool:
    """Whether something in the query says which statements it means."""
    return any(isinstance(part, Said | SpeakerIs) for part, _ in signed(node))


def _joined(kind: type[And] | type[Or], parts: Sequence[Node | None]) -> Node | None:
    nodes = tuple(part for part in parts if part is not None)
    return kind(nodes) if len(nodes) > 1 else next(iter(nodes), None)


def _both_sides(operator: str) -> str:
    return f"{operator} needs something on both sides; to find the word itself, write it in small letters."
