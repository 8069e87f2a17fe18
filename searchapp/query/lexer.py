"""Which words, phrases, fields and operators does the typed text consist of, and how would it end if it were finished?

Spans count code points of the text as typed. The lexer reads every character once and never backtracks.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from searchapp.errors import QueryError
from searchapp.fields import FIELDS

MAX_LENGTH = 2000
"""The most characters that a query may have."""

_MARKS = '"“”„‟＂'
_CLOSING = dict.fromkeys(_MARKS, re.compile(f"[{_MARKS}]")) | {
    mark: re.compile(closing)
    for mark, closing in {
        "«": "[»«]", "»": "[«»]", "「": "」", "『": "』", "‘": r"’(?=[\s()]|$)", "‚": r"[‘’](?=[\s()]|$)", "‹": "›",
    }.items()
}  # fmt: skip
"""What closes a phrase that each of these marks opens."""

_APOSTROPHES = "‘‚‹"
"""Those that open none where nothing closes them."""

_SPACE = r"\s\x00-\x1f\x7f-\x9f"
_IDLE = re.compile(rf"[{_SPACE}]+|--+|-(?=[{_SPACE})]|\Z)")
"""White space and control characters, and hyphens that stand alone or in a row."""

_WORD = re.compile(rf"[^{_SPACE}(){_MARKS}«»「『]+")
_FIELD = re.compile(f"({'|'.join(FIELDS)}):", re.IGNORECASE | re.ASCII)
_NEAR = re.compile(r"~(\d{1,2})(?=[\s()]|$)")
_LOOSE = re.compile(r"(?:(?:^|(?<=\s)|(?<=\())(?:AND|OR|NOT|-|[a-z]+:)|[*~]?-)\s*$")
_OPENING = {"“": "”", "„": "“", "«": "»", "「": "」"}


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT, "(": Kind.OPEN, ")": Kind.CLOSE, "-": Kind.NOT}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query. `text` is a phrase's inside, a field's name in small letters, else what was typed.

    `between` is how many words a phrase lets stand between its own.
    """

    kind: Kind
    text: str
    start: int
    end: int
    between: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def lex(text: str) -> list[Token]:
    """Cut a query into tokens. Raises QueryError for a text that is too long, an open quotation mark, a bare field."""
    if len(text) > MAX_LENGTH:
        raise QueryError("A query may have 2,000 characters; this one is longer.", MAX_LENGTH, len(text))
    tokens: list[Token] = []
    apostrophes: set[str] = set()
    at = 0
    while at < len(text):
        if idle := _IDLE.match(text, at):
            at = idle.end()
            continue
        tokens.append(_phrase(text, at, apostrophes) or _plain(text, at))
        field = tokens[-1]
        if field.kind is Kind.FIELD:
            tokens.append(_phrase(text, field.end, apostrophes) or _value(text, field))
        at = tokens[-1].end
    return tokens


def _phrase(text: str, at: int, apostrophes: set[str]) -> Token | None:
    """The phrase that a quotation mark opens here; `apostrophes` are those of which all that follow open none."""
    mark = text[at : at + 1]
    if mark not in _CLOSING or mark in apostrophes:
        return None
    closing = _CLOSING[mark].search(text, at + 1)
    if closing is None and mark in _APOSTROPHES:
        apostrophes.add(mark)
        return None
    if closing is None:
        raise QueryError("This quotation mark is never closed.", at, at + 1)
    near = _NEAR.match(text, closing.end())
    last, between = (near.end(), int(near[1])) if near else (closing.end(), 0)
    return Token(Kind.PHRASE, text[at + 1 : closing.start()], at, last, between)


def _plain(text: str, at: int) -> Token:
    """A sign, an operator, a field up to its colon, or a word."""
    field, word = _FIELD.match(text, at), _WORD.match(text, at)
    if field:
        return Token(Kind.FIELD, field[1].lower(), at, field.end())
    told = text[at] if text[at] in _OPERATORS or word is None else word[0]
    return Token(_OPERATORS.get(told, Kind.WORD), told, at, at + len(told))


def _value(text: str, field: Token) -> Token:
    """The word behind a field's colon, in which no operator is one."""
    word = _WORD.match(text, field.end)
    if word is None:
        raise QueryError(
            "After this colon something has to follow at once: a word, or several in quotation marks.", *field.span
        )
    return Token(Kind.WORD, word[0], field.end, word.end())


def finished(q: str) -> str:
    """The query as it may be meant; nothing is changed in one that is whole."""
    while (shorter := _LOOSE.sub("", q)) != q:
        q = shorter
    for opening, closing in _OPENING.items():
        if opening in q and closing not in q[q.rindex(opening) + 1 :] and '"' not in q:
            q += closing
    if q.count('"') % 2:
        q = q[: q.rindex('"')] if q.endswith('"') else q + '"'
    outside = re.sub(r'"[^"]*"', "", q)
    return q + ")" * max(0, outside.count("(") - outside.count(")"))
