"""Which stretches of a text name a person (or a body) whom a cue can make the speaker?

In scripts with capitals a name is a run of capitalised words; German gives every noun one, so there a given name, an
office or the full name elsewhere has to vouch for it. In scripts without capitals only a given name or an office does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from searchapp.annotate.languages.rules import LanguageRules
from searchapp.domain import Span

_CAPITAL = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
_WORD = rf"[{_CAPITAL}][^\W\d_]+(?:['’-][^\W\d_]+)*"
_INITIAL = rf"[{_CAPITAL}]\."
_TOKEN = re.compile(r"[\u0620-\u065f\u066e-\u06d3\u200c]+")
_FUTURE = re.compile("س[يتن].{4,}")
"""The form of an Arabic verb of the future, which no name takes."""
_AGE = re.compile(r"\s*(?:,\s*[1-9]\d(?=\s*,)|\([1-9]\d\))")
"""“Tilda Mohr, 34, …” or “Tilda Mohr (34)”: what has an age is a person."""
_MOST_WORDS, _MOST_IN_RUN = 3, 6


@dataclass(frozen=True, slots=True)
class Name:
    """A possible speaker: `span` is the name alone, `start` where its title begins.

    `vouched` tells that a given name or a title shows it to be a person's, `common` that its ending speaks against it.
    """

    span: Span
    text: str
    start: int
    vouched: bool
    common: bool = False

    @property
    def full(self) -> bool:
        """Whether more than the surname is given."""
        return " " in self.text


class NameFinder:
    """Finds names by the table of one language."""

    def __init__(self, rules: LanguageRules) -> None:
        self._rules = rules
        titles = "|".join(sorted(rules.titles, key=len, reverse=True))
        links = "|".join(sorted((re.escape(link) for link in rules.links), key=len, reverse=True)) or "(?!)"
        self._title = re.compile(rf"(?<!\w)(?:{titles})(?!\w)", re.IGNORECASE if rules.capitals else 0)
        self._title_before = re.compile(rf"(?<!\w)(?:(?:{titles})\s+)+$", re.IGNORECASE if rules.capitals else 0)
        self._verbs = _first_words(rules)
        part = rf"(?:{_WORD}|{_INITIAL})"
        self._run = re.compile(rf"(?<![\w.]){part}(?:[ \u00a0](?:(?:{links})[ \u00a0])?{part}){{0,{_MOST_IN_RUN}}}")

    def names(self, text: str, within: Span, surnames: frozenset[str] = frozenset()) -> list[Name]:
        """The names in this stretch of the text, in order.

        In scripts without capitals `surnames`, known from the article's full names, are names by themselves.
        """
        return list(self._capitalised(text, within) if self._rules.capitals else self._vouched(text, within, surnames))

    def _capitalised(self, text: str, within: Span) -> Iterator[Name]:
        for match in self._run.finditer(text, within.start, within.end):
            name = self._without_edges(match.start(), match.group().split(" "))
            if name is not None:
                yield self._titled(text, within, *name)

    def _without_edges(self, start: int, words: list[str]) -> tuple[int, str, int | None] | None:
        """Start and text of the name in a run of capitalised words, and where titles in the run begin."""
        title: int | None = None
        skipped = self._skipped(words)
        start += sum(len(word) + 1 for word in words[:skipped])
        words = words[skipped:]
        while words and (self._is_no_name(words[0]) or words[0] in self._rules.links):
            if words[0] in self._rules.given_names and len(words) > 1:
                break  # “Julio Besada”, though “Julio” is a month too
            is_title = self._title.fullmatch(words[0]) is not None
            title = (start if title is None else title) if is_title else None
            start += len(words[0]) + 1
            words = words[1:]
        words = words[: self._surname_end(words)]
        while words and (words[-1] in self._rules.not_names or words[-1] in self._rules.links):
            if len(words) == 2 and words[0] in self._rules.given_names and words[1] not in self._rules.links:
                break  # “Maja Sonntag”
            words = words[:-1]
        if not words or (len(words) == 1 and words[0].endswith(".")):
            return None
        return start, " ".join(words), title

    def _surname_end(self, words: list[str]) -> int:
        """Where a German name ends that “von” and the like follow: they belong to it behind a given name only."""
        for number in range(1, len(words)) if self._rules.noun_capitals else ():
            behind = words[number - 1]
            if words[number] in self._rules.links and not (
                behind in self._rules.given_names or behind in self._rules.links
            ):
                return number
        return len(words)

    def _skipped(self, words: list[str]) -> int:
        """How many words of a run stand before the title or, in German, the given name with which the person begins."""
        for number in range(len(words) - 1, 0, -1):
            if self._title.fullmatch(words[number - 1]) and words[number][0].isupper():
                return number - 1
        if self._rules.noun_capitals and words[0] not in self._rules.given_names:
            return next((number for number, word in enumerate(words) if word in self._rules.given_names), 0)
        return 0

    def _titled(self, text: str, within: Span, start: int, name: str, title: int | None) -> Name:
        """The name with its title, which stands in the run or before it."""
        if title is None and (before := self._title_before.search(text, max(within.start, start - 80), start)):
            title = before.start()
        words = name.split(" ")
        common = title is None and self._is_common(words)
        aged = len(words) > 1 and _AGE.match(text, start + len(name), within.end) is not None
        vouched = (title is not None or words[0] in self._rules.given_names or aged) and not common
        return Name(Span(start, start + len(name)), name, start if title is None else title, vouched, common)

    def _is_no_name(self, word: str) -> bool:
        return word in self._rules.not_names or self._title.fullmatch(word) is not None

    def _is_common(self, words: list[str]) -> bool:
        """Whether a single German noun shows by its ending that it is none's name."""
        endings = self._rules.common_endings
        return len(words) == 1 and bool(endings) and words[0].casefold().endswith(endings)

    def _vouched(self, text: str, within: Span, surnames: frozenset[str]) -> Iterator[Name]:
        tokens = [self._without_and(match) for match in _TOKEN.finditer(text, within.start, within.end)]
        at = 0
        while at < len(tokens):
            length = self._length(tokens, at, text)
            if length:
                start, end = tokens[at][1], tokens[at + length - 1][1] + len(tokens[at + length - 1][0])
                before = self._title_before.search(text, max(within.start, start - 40), start)
                yield Name(Span(start, end), text[start:end], before.start() if before else start, True)
            elif tokens[at][0] in surnames:
                word, start = tokens[at]
                yield Name(Span(start, start + len(word)), word, start, False)
            at += length or 1

    def _without_and(self, match: re.Match[str]) -> tuple[str, int]:
        """The word and its place; a given name without the “and” that Arabic joins to it."""
        word, given = match.group(), self._rules.given_names
        joined = word.startswith("و") and word not in given and word[1:] in given
        return (word[1:], match.start() + 1) if joined else (word, match.start())

    def _length(self, tokens: list[tuple[str, int]], at: int, text: str) -> int:
        """How many words the name has that begins here; none where nothing vouches for one."""
        word, start = tokens[at]
        if word in self._rules.not_names or self._title.fullmatch(word):
            return 0
        titled = self._title_before.search(text, max(0, start - 40), start) is not None
        if word not in self._rules.given_names and not (titled and not word.startswith("ال")):
            return 0
        length = 1
        while at + length < len(tokens) and length < _MOST_WORDS:
            following, place = tokens[at + length]
            end = tokens[at + length - 1][1] + len(tokens[at + length - 1][0])
            if text[end:place] != " " or following in self._rules.not_names or self._ends_name(following):
                break
            length += 1
            if following not in self._rules.given_names and following not in self._rules.links:
                break
        return length if length > 1 or titled else 0

    def _ends_name(self, word: str) -> bool:
        return self._title.fullmatch(word) is not None or word in self._verbs or _FUTURE.fullmatch(word) is not None


def _first_words(rules: LanguageRules) -> frozenset[str]:
    """The words with which a cue begins, with and without the joined “and” of Arabic."""
    first = {cue.removeprefix("[وف]?").split(" ")[0] for cue in (*rules.cues, *rules.adding)}
    return frozenset([*first, *("و" + word for word in first), *("ف" + word for word in first)])
