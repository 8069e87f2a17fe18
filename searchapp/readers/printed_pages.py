"""Which paragraphs were set on these printed pages?

Lines are joined by what shows on paper: a wider gap, an indented line, another size of type or a short last line
begins a new paragraph. Running headers, footers and page numbers go; words broken at line ends are whole again.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from searchapp.readers.paragraphs import ends_sentence

_EDGE = 2
_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|seite|p\.)\s*)?\d{1,4}(?:\s*(?:of|/|von|sur)\s*\d{1,4})?\W*", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w{0,60}[^\W\d_])[-‐]$")
_FIRST_WORD = re.compile(r"(?![A-Z])[^\W\d_]\w*")
_HYPHENATED = frozenset("self ex vice well non all half mid".split())
_BEFORE_VOWEL = frozenset("re co pre anti de semi".split())


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with the place of its first letter and its size of type, all in points; `y` grows upwards."""

    text: str
    x: float
    y: float
    size: float


def paragraphs_of(pages: Sequence[Sequence[PrintedLine]]) -> list[str]:
    """The paragraphs of the pages in order."""
    kept = [page for page in without_furniture(pages) if page]
    lines = [line for page in kept for line in page]
    if not lines:
        return []
    starts = {id(page[0]) for page in kept}
    layout = _Layout.of(kept)
    words = frozenset(re.findall(r"\w+-\w+", " ".join(line.text for line in lines)))
    paragraphs = [[lines[0].text]]
    for before, line in pairwise(lines):
        if layout.parts(before, line, new_page=id(line) in starts):
            paragraphs.append([line.text])
        else:
            paragraphs[-1].append(line.text)
    return [_joined(paragraph, words) for paragraph in paragraphs]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the pages are set: the usual distance of two lines, the left edge, the width of a full line in letters."""

    leading: float
    left: float
    width: int

    @staticmethod
    def of(pages: Sequence[Sequence[PrintedLine]]) -> "_Layout":
        gaps = sorted(above.y - below.y for page in pages for above, below in pairwise(page) if above.y > below.y)
        lines = [line for page in pages for line in page]
        left = Counter(round(line.x) for line in lines).most_common(1)[0][0]
        return _Layout(gaps[len(gaps) // 4] if gaps else 0.0, left, max(len(line.text) for line in lines))

    def parts(self, before: PrintedLine, line: PrintedLine, *, new_page: bool) -> bool:
        """Whether a paragraph ends between the two lines."""
        ended = ends_sentence(before.text)
        if abs(before.size - line.size) > 0.1 * before.size:
            return True
        if line.text[:1].islower() and not ended:
            return False
        if new_page:
            return ended
        wide = before.y - line.y > 1.3 * self.leading > 0
        indented = self.left + 5 < line.x < self.left + 60 and abs(before.x - line.x) > 5
        return wide or (ended and (indented or len(before.text) < 0.75 * self.width))


def without_furniture(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[list[PrintedLine]]:
    """The pages without lines at their top and bottom that return on most pages, and without page numbers.

    What is set larger than the rest of the first page stays there: it is the headline that later pages repeat.
    """
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    running = {key for key, count in edges.items() if count >= max(2, 0.6 * len(pages))}
    for number, page in enumerate(pages):
        usual = statistics.median(line.size for line in page) if page else 0.0
        edge = {id(line) for line in _edges(page)}
        yield [
            line
            for line in page
            if id(line) not in edge
            or (number == 0 and line.size > 1.1 * usual)
            or not (_key(line) in running or _PAGE_NUMBER.fullmatch(line.text))
        ]


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    return [*page[:_EDGE], *page[_EDGE:][-_EDGE:]]


def _key(line: PrintedLine) -> str:
    return f"{re.sub(r'[0-9]+', '#', line.text.casefold())} {round(line.y)}"


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    """The lines with a space between two of them, or with a word that was broken at a line's end made whole.

    A hyphen stays where the same word is printed with it elsewhere amid a line, and after a prefix that takes one.
    """
    parts = [lines[0]]
    for before, line in pairwise(lines):
        head, tail = _LAST_WORD.search(before), _FIRST_WORD.match(line)
        if not head or not tail:
            parts.append(f" {line}")
            continue
        if not _keeps_hyphen(head[1], tail[0], words):
            parts[-1] = parts[-1][:-1]
        parts.append(line)
    return "".join(parts)


def _keeps_hyphen(head: str, tail: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at the line's end is the word's own: `self-made`, and `re-election` where two vowels meet."""
    before = head.lower()
    meets = before in _BEFORE_VOWEL and before[-1] == tail[:1].lower()
    return f"{head}-{tail}" in words or before in _HYPHENATED or meets
