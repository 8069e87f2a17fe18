"""Where do the stretches between quotation marks lie among the tokens and sentences of a unit?"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.marks import Marked
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.rules import Rule
from searchapp.annotate.lexicon.small import listed
from searchapp.annotate.lexicon.titles import STATES

_ENDS = frozenset(".!?")
_MARKS = frozenset("“”\"„«»‘’'") | {"''", "``"}
_SMALL = listed("small")


_CLAUSE = 4
"""How many tokens make a stretch a clause, marks apart."""


@dataclass(slots=True)
class Stretch:
    """A marked stretch as tokens of its unit: `first` and `last` include the marks."""

    marked: Marked
    unit: int
    first: int
    last: int
    starts_sentence: bool = False
    ends_sentence: bool = False
    event: Event | None = None
    inner: Event | None = None
    rule: Rule | None = None


def sentence_numbers(parsed: Parsed, stretches: list[Stretch]) -> list[int]:
    """The number of the sentence in which each token lies; what stands between marks does not end a sentence."""
    closing = {s.last for s in stretches}
    unclosed = {s.last for s in stretches if not s.marked.closed}
    opening = {s.first for s in stretches if s.last - s.first > _CLAUSE and parsed.words[s.first + 1].istitle()}
    numbers, number = [], 0
    size = len(parsed)
    for token, word in enumerate(parsed.words):
        numbers.append(number)
        follows = parsed.words[token + 1] if token + 1 < size else ""
        if token in unclosed:
            number += 1
        elif token in closing:
            inner = _before_mark(parsed, token)
            fresh = follows[:1].isupper() or follows in _MARKS
            number += inner in ".!?…" and fresh and not (inner in "!?" and _names_cue(parsed, token + 1))
        elif word in _ENDS and not parsed.quoted[token] and not _goes_on(parsed, token + 1):
            number += 1
        elif token + 1 in opening and word[-1] == "." and _may_end(word) and not parsed.quoted[token]:
            number += 1  # “of Mesa, Ariz. “It was late””
    return numbers


def _may_end(word: str) -> bool:
    """Whether an abbreviation often stands at the end of a sentence: a state's, a firm's, a generation's."""
    short = word.rstrip(".").lower()
    return short in STATES or short in ("co", "inc", "corp", "ltd", "jr", "sr")


def _goes_on(parsed: Parsed, token: int) -> bool:
    """Whether no sentence can open at a token: the stop before it belongs to an abbreviation (“(D-Tarn.) said”)."""
    word, after = parsed.words[token : token + 1], parsed.words[token + 1 : token + 2]
    return word in ([","], [";"]) or (word == [")"] and after != [] and not after[0][0].isupper())


def _before_mark(parsed: Parsed, token: int) -> str:
    """The character before a closing mark, other marks left out."""
    at = parsed.starts[token] - 1
    while at > 0 and parsed.text[at] in "'’” \u00a0":
        at -= 1
    return parsed.text[at] if at >= 0 else ""


def _names_cue(parsed: Parsed, at: int) -> bool:
    """Whether a clause like “Kern asked” starts at a token."""
    for token in range(at, min(at + 5, len(parsed))):
        if parsed.tags[token] == "VBD":
            return True
        if parsed.tags[token][:2] not in ("NN", "PR"):
            return False
    return False


def is_fragment(parsed: Parsed, sentences: list[int], s: Stretch) -> bool:
    """Whether the sentence around a stretch has no finite verb outside of quotation marks."""
    number = sentences[s.first]
    first = last = s.first
    while first > 0 and sentences[first - 1] == number:
        first -= 1
    while last + 1 < len(parsed) and sentences[last + 1] == number:
        last += 1
    tags = (parsed.tags[t] for t in range(first, last + 1) if not parsed.quoted[t])
    return not any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags)


def is_title(parsed: Parsed, s: Stretch) -> bool:
    """Whether a short stretch is written like the title of a work: capitals but for small words."""
    words = [w for w in parsed.words[s.first + 1 : s.last] if w[0].isalpha()]
    if not 2 <= len(words) <= 9 or (s.starts_sentence and parsed.text[s.marked.inner.end - 1] in ",.!?"):
        return False
    return all(w[0].isupper() or w in _SMALL for w in words) and words[0][0].isupper()


def last_character(parsed: Parsed, s: Stretch) -> str:
    """The last character between the marks that is no mark itself."""
    at = s.marked.inner.end - 1
    while at > s.marked.inner.start and parsed.text[at] in " ’'”\"":
        at -= 1
    return parsed.text[at] if at >= s.marked.inner.start else ""
