"""Which words, phrases, fields and operators does the typed text consist of?

Spans count code points of the text as typed. The lexer reads every character once and never backtracks.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from searchapp.errors import QueryError
from searchapp.fields import FIELDS

MAX_LENGTH = 2000
"""The most characters that a query may have."""

_DOUBLE = frozenset('"“”„‟＂')
_CLOSERS = dict.fromkeys(_DOUBLE, _DOUBLE) | {
    "«": frozenset("»«"),
    "»": frozenset("«»"),
    "「": frozenset("」"),
    "『": frozenset("』"),
}
_SINGLE = {"‘": re.compile(r"’(?=[\s()]|$)"), "‚": re.compile(r"[‘’](?=[\s()]|$)"), "‹": re.compile("›")}
_NEAR = re.compile(r"~(\d{1,2})(?=[\s()]|$)")
_OPERATORS = frozenset({"AND", "OR", "NOT"})


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


def lex(text: str) -> list[Token]:
    """Cut a query into tokens. Raises QueryError for a text that is too long, an open quotation mark, a bare field."""
    if len(text) > MAX_LENGTH:
        raise QueryError("A query may have 2,000 characters; this one is longer.", MAX_LENGTH, len(text))
    return _Lexer(text).run()


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.tokens: list[Token] = []
        self.unclosed: set[str] = set()

    def run(self) -> list[Token]:
        while self.at < len(self.text):
            char = self.text[self.at]
            if is_space(char):
                self.at += 1
            elif char in "()":
                self._add(Kind.OPEN if char == "(" else Kind.CLOSE, char, self.at + 1)
            elif not self._phrase() and not self._hyphen():
                self._word()
        return self.tokens

    def _add(self, kind: Kind, text: str, end: int) -> None:
        self.tokens.append(Token(kind, text, self.at, end))
        self.at = end

    def _phrase(self) -> bool:
        """Read a phrase, if a quotation mark opens one here."""
        mark = self.text[self.at]
        if mark in _CLOSERS:
            end = self._closing(_CLOSERS[mark])
        elif mark in _SINGLE and mark not in self.unclosed:
            found = _SINGLE[mark].search(self.text, self.at + 1)
            if found is None:  # then it is an apostrophe, and so are all later ones of its kind
                self.unclosed.add(mark)
                return False
            end = found.start()
        else:
            return False
        near = _NEAR.match(self.text, end + 1)
        between = int(near.group(1)) if near else 0
        last = near.end() if near else end + 1
        self.tokens.append(Token(Kind.PHRASE, self.text[self.at + 1 : end], self.at, last, between))
        self.at = last
        return True

    def _closing(self, closers: frozenset[str]) -> int:
        for index in range(self.at + 1, len(self.text)):
            if self.text[index] in closers:
                return index
        raise QueryError("This quotation mark is never closed.", self.at, self.at + 1)

    def _hyphen(self) -> bool:
        """Read a hyphen that negates what follows; skip hyphens that stand alone or in a row."""
        if self.text[self.at] != "-":
            return False
        end = self.at
        while end < len(self.text) and self.text[end] == "-":
            end += 1
        alone = end == len(self.text) or is_space(self.text[end]) or self.text[end] == ")"
        if end - self.at == 1 and not alone:
            self._add(Kind.NOT, "-", end)
        self.at = end
        return True

    def _word(self) -> None:
        start = end = self.at
        while end < len(self.text) and not self._ends_word(self.text[end]):
            if self.text[end] == ":" and self.text[start:end].lower() in FIELDS:
                self._add(Kind.FIELD, self.text[start:end].lower(), end + 1)
                self._value()
                return
            end += 1
        word = self.text[start:end]
        self._add(Kind[word] if word in _OPERATORS else Kind.WORD, word, end)

    def _value(self) -> None:
        """Read what stands behind a field's colon: a phrase or a word, in which no operator is one."""
        field = self.tokens[-1]
        if self.at < len(self.text) and self._phrase():
            return
        end = self.at
        while end < len(self.text) and not self._ends_word(self.text[end]):
            end += 1
        if end == self.at:
            raise QueryError(
                "After this colon something has to follow at once: a word, or several in quotation marks.",
                field.start,
                field.end,
            )
        self._add(Kind.WORD, self.text[self.at : end], end)

    @staticmethod
    def _ends_word(char: str) -> bool:
        return char in "()" or char in _CLOSERS or is_space(char)


def is_space(char: str) -> bool:
    """Whether a character separates words: white space and control characters."""
    return char.isspace() or unicodedata.category(char) == "Cc"
