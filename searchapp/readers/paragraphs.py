"""Where do the paragraphs of a running text begin and end, and which line is its headline?"""

import itertools
import re
from collections.abc import Sequence

from searchapp.readers.encoding import clean, clean_line

HEADLINE_LENGTH = 200
"""A first line of more code points is a paragraph and no headline."""

CUT_LENGTH = 120
"""Where a text has no headline, so many code points of its beginning stand in for one."""

_LONGEST_WRAP = 100
_SENTENCE_END = re.compile(r"[.!?…:;؟。！？۔][\"'”’»“)\]]*$")
_ITEM = re.compile(r"[-*•–—]\s|\d{1,2}[.)]\s|\w{1,30}:\s")


def split(text: str) -> list[str]:
    """The paragraphs of a text: apart by blank lines, or by line ends where there are no blank lines.

    Text that was broken at a fixed width (lines of at most 100 code points that end amid sentences) is rejoined.
    """
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", clean(text)) if block]
    return [paragraph for block in blocks for paragraph in join_lines(block)]


def join_lines(lines: Sequence[str]) -> list[str]:
    """The paragraphs that stand in lines without a blank one among them."""
    width = max(len(line) for line in lines)
    if width > _LONGEST_WRAP or not _wrapped(lines, width):
        return [line for line in lines if line]
    paragraphs = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        ends = ends_sentence(before) and len(before) < 0.8 * width
        if ends or _ITEM.match(line):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [" ".join(paragraph) for paragraph in paragraphs]


def ends_sentence(line: str) -> bool:
    """Whether the line's last mark, before closing quotation marks, ends a sentence."""
    return bool(_SENTENCE_END.search(line))


def _wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether most lines but the last are full and some of them end amid a sentence."""
    inner = lines[:-1]
    full = sum(1 for line in inner if len(line) >= 0.7 * width)
    open_ended = sum(1 for line in inner if not ends_sentence(line))
    return bool(inner) and full >= 0.6 * len(inner) and open_ended >= 0.4 * len(inner)


def without_headline(title: str, paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without a first one that only repeats the headline."""
    repeated = len(paragraphs) > 1 and same_line(paragraphs[0], title)
    return list(paragraphs[1:] if repeated else paragraphs)


def same_line(one: str, other: str) -> bool:
    """Whether two lines differ at most in case, line breaks and a closing full stop."""
    return clean_line(one).casefold().rstrip(" .") == clean_line(other).casefold().rstrip(" .")


def stand_in(text: str) -> str:
    """A headline for a text that has none: its beginning, cut at a word, with an ellipsis where something was cut."""
    if len(text) <= CUT_LENGTH:
        return text
    return text[: CUT_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def take_headline(paragraphs: Sequence[str]) -> tuple[str, list[str]]:
    """Headline and rest of a text without a title of its own.

    The first paragraph serves, and is not doubled, if it has at most 200 code points and something follows;
    otherwise its beginning stands in and all paragraphs stay.
    """
    first, rest = paragraphs[0], list(paragraphs[1:])
    if rest and len(first) <= HEADLINE_LENGTH:
        return first, rest
    return stand_in(first), list(paragraphs)
