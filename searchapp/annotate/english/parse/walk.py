"""How does one walk along the tokens of a unit: back or ahead over all that pass, through a sentence, over a name?"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container

from searchapp.annotate.english.parse.parsed import Parsed

Passes = Callable[[int], bool]


def back_over(at: int, passes: Passes, stop: int = 0) -> int:
    """The first of the tokens that pass, one beside the other, right before `at`; `at` where none does."""
    while at > stop and passes(at - 1):
        at -= 1
    return at


def ahead_over(at: int, passes: Passes, end: int) -> int:
    """The first token from `at` on that does not pass; `end` where all before it do."""
    while at < end and passes(at):
        at += 1
    return at


def back_over_tags(parsed: Parsed, at: int, tags: Container[str], stop: int = 0) -> int:
    """The first of the tokens with one of the tags right before `at`."""
    return back_over(at, lambda t: parsed.tags[t] in tags, stop)


def ahead_over_tags(parsed: Parsed, at: int, tags: Container[str], end: int) -> int:
    """The first token from `at` on that has none of the tags; `end` at the latest, or the end of the unit."""
    return ahead_over(at, lambda t: parsed.tags[t] in tags, min(end, len(parsed)))


def name_start(parsed: Parsed, end: int, stop: int = 0) -> int:
    """The first of the proper nouns outside of quotation marks right before `end`; `end` where none stands there."""
    return back_over(end, lambda t: parsed.tags[t] == "NNP" and not parsed.quoted[t], stop)


def sentence_around(parsed: Parsed, token: int) -> tuple[int, int]:
    """The first and the last token of the sentence in which a token stands."""
    number = parsed.sentences[token]
    return bisect_left(parsed.sentences, number), bisect_right(parsed.sentences, number) - 1


def outside_marks(parsed: Parsed, token: int) -> tuple[int, int]:
    """The first and the last token of the sentence around a token, short of the quotation marks on either side."""
    first, last = sentence_around(parsed, token)
    first = back_over(token, lambda t: not parsed.quoted[t], first)
    return first, ahead_over(token + 1, lambda t: not parsed.quoted[t], last + 1) - 1
