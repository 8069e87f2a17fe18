"""Which words and marks does a sentence consist of? Quotations are one token each, so that nothing in them is a cue."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from searchapp.annotate.languages.marks import quoted
from searchapp.annotate.languages.sentences import masked, sentences
from searchapp.annotate.languages.table import GIVEN, Language, Phrases, fold
from searchapp.domain import Document, Span

QUOTE = "«»"
"""The `low` of a token that stands for a whole quotation."""
PAUSES = frozenset([",", ";", ":", "–", "—", "-", "(", ")", "[", "]", "،", "؛", QUOTE, ".", "…", "!", "?", "؟", "ـ"])
COMMAS = frozenset([",", "،"])
ENDS = frozenset([".", "!", "?", "؟", "…"])
DASHES = frozenset(["–", "—", "-", "ـ"])

_LONGEST = 200
"""Tokens; a longer sentence is read in pieces, so that time stays linear whatever a text repeats."""

_LONGEST_TITLE = 4
"""Words of a body's name in marks."""

_ARTICLED = re.compile(r"(?:[ae]l|a[drszn]|ash)-[A-ZÀ-Þ]")  # “al-Sisi”
_LETTER = r"(?:[^\W_\u0640]|[\u064b-\u0655\u0670\u200c\u0640](?=\w))"
_WORD = rf"{_LETTER}+[\u064b-\u0655\u0654]*(?:[.](?=[^\W_]\.)|['’\-‑](?=\w){_LETTER}+[\u064b-\u0655]*)*"
_ABBREVIATED = (
    r"(?:(?:[A-ZÀ-Þ]\.)*[A-ZÀ-Þ]|Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr|Sen|Gov|Rep|Gen|Col|Dra|Sra|Srta|Dott|Sig|Mons|[ء-ي])\."
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its place in the article; `low` is the form that tables know."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper() or _ARTICLED.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph, its tokens in order."""

    text: str
    span: Span
    tokens: tuple[Token, ...]
    low: tuple[str, ...] = field(default=())

    def word(self, at: int) -> str:
        """The `low` of a token; empty beyond the sentence."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def written(self, first: int, last: int) -> str:
        """The tokens from `first` to before `last` as they are written, with single spaces."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def stretch(self, first: int, last: int) -> Span:
        """The place of the tokens from `first` to before `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its quotations (marks included) and sentences."""

    span: Span
    quotes: tuple[Span, ...]
    sentences: tuple[Sentence, ...]


def match(phrases: Phrases, low: tuple[str, ...], at: int) -> int:
    """How many tokens the longest phrase takes that begins here; 0 where none does."""
    for rest in phrases.get(low[at], ()) if at < len(low) else ():
        if low[at + 1 : at + 1 + len(rest)] == rest:
            return 1 + len(rest)
    return 0


def _sentence(text: str, tokens: tuple[Token, ...]) -> Sentence:
    span = Span(tokens[0].start, tokens[-1].end)
    return Sentence(text, span, tokens, tuple(token.low for token in tokens))


class Tokenizer:
    """Reads the paragraphs of documents of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._marks = tuple(language.rows.get("marks", ()))
        written = language.rows.get("abbreviation", ())
        self._abbreviations = frozenset([*written, *(short.lower() for short in written)])
        elided = "|".join(sorted(language.words("elided"), key=len, reverse=True)) or "(?!)"
        clitic = "|".join(sorted(language.words("clitic"), key=len, reverse=True)) or "(?!)"
        word = rf"(?:{_WORD}?(?=(?:{clitic})(?!\w))|{_WORD})" if language.words("clitic") else _WORD
        self._token = re.compile(
            rf"(?:{elided})['’](?=\w)|(?:{clitic})(?!\w)|{_ABBREVIATED}(?=\s)|{word}|[^\w\s]", re.IGNORECASE
        )
        self._joined = tuple(language.words("joined_and"))
        self._media = language.words("medium")
        self._parted = language.words("parted")
        self._known = self._known_words() if self._joined else frozenset()

    def _known_words(self) -> frozenset[str]:
        kinds = (self._language.words(what) for what in self._language.rows if what not in GIVEN)
        return frozenset(self._language.forms).union(*kinds)

    def paragraphs(self, document: Document) -> list[Paragraph]:
        """The paragraphs of the document, in order."""
        quotes = [quoted(document.text, span, self._marks) for span in document.paragraphs]
        blanked = masked(document.text, (quote for part in quotes for quote in part))
        return [
            self._paragraph(document.text, blanked, span, inside)
            for span, inside in zip(document.paragraphs, quotes, strict=True)
        ]

    def _paragraph(self, text: str, blanked: str, span: Span, quotes: list[Span]) -> Paragraph:
        found, at = [], 0
        for place in sentences(text, blanked, span, self._abbreviations):
            following = bisect_left(quotes, place.end, key=lambda quote: quote.start)
            tokens = tuple(self._tokens(text, place, quotes[at:following]))
            found += [_sentence(text, tokens[first : first + _LONGEST]) for first in range(0, len(tokens), _LONGEST)]
            at = following
        return Paragraph(span, tuple(quotes), tuple(found))

    def _tokens(self, text: str, place: Span, quotes: list[Span]) -> Iterator[Token]:
        at, before = place.start, ""
        for quote in quotes:
            for token in self._words(text, at, quote.start):
                yield token
                before = token.low
            whole = Token(text[quote.start : quote.end], QUOTE, quote.start, quote.end)
            yield self._name_in_marks(text, quote, before) or whole
            at, before = quote.end, ""
        yield from self._words(text, at, place.end)

    def _name_in_marks(self, text: str, quote: Span, before: str) -> Token | None:
        """The name of a body in marks behind its kind, as a word: “the daily «El Litoral» reported”."""
        inner = text[quote.start + 1 : quote.end - 1].strip()
        words = inner.split()
        named = 0 < len(words) <= _LONGEST_TITLE and not (inner[0].islower() or inner[-1] in ".!?؟…,")
        if not named or before not in self._media:
            return None
        if not inner[0].isupper():
            return Token(text[quote.start : quote.end], fold(inner), quote.start, quote.end)
        start = text.index(inner, quote.start)
        return Token(inner, fold(inner), start, start + len(inner))

    def _words(self, text: str, start: int, end: int) -> Iterator[Token]:
        before = ""
        for found in self._token.finditer(text, start, end):
            word = found.group()
            low = fold(word) or word
            if before in self._parted and low[0] == "ل" and len(low) > 2:  # “according to the”, written as one
                yield Token("ل", "ل", found.start(), found.start() + 1)
                low = "ا" + low if low.startswith("لل") else low[1:]
                yield Token(word[1:], low, found.start() + 1, found.end())
                continue
            told = word[:2] == "فإ" or not (low in self._known or low in self._language.given)  # “so that”, not “van”
            named = low[1:] in self._language.given and low[0] == "و"  # “and Sami”, but not “Flora”
            if self._joined and low[0] in self._joined and told and (low[1:] in self._known or named):
                low = low[1:]
                yield Token(word[1:], low, found.start() + 1, found.end())
            else:
                yield Token(word, low, found.start(), found.end())
            before = low
