"""Where do the quotations of a paragraph begin and end, by the marks of its language?

The marks never reach beyond the paragraph: what is opened and not closed there counts for nothing. One pass.
"""

from searchapp.domain import Span

_STRAIGHT = '"'


def quoted(text: str, paragraph: Span, pairs: tuple[str, ...]) -> list[Span]:
    """The outermost quotations of a paragraph, marks included, in order; spans count in the article's text.

    `pairs` are strings of two marks, the opening one first. A mark that opens one pair and closes another closes the
    quotation that waits for it.
    """
    closers: dict[str, set[str]] = {}
    for pair in pairs:
        closers.setdefault(pair[0], set()).add(pair[1])
    waiting: list[tuple[int, set[str]]] = []
    found: list[Span] = []
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        depth = _closed_depth(mark, waiting)
        if depth is not None and not _opens_again(text, at, paragraph):
            start = waiting[depth][0]
            del waiting[depth:]
            while found and found[-1].start >= start:
                found.pop()
            found.append(Span(start, at + 1))
        elif mark in closers and _may_open(text, at, paragraph) and len(waiting) < _DEEPEST:
            waiting.append((at, closers[mark]))
    return found


_DEEPEST = 3


def _closed_depth(mark: str, waiting: list[tuple[int, set[str]]]) -> int | None:
    """Which of the open quotations the mark closes, the innermost first."""
    for depth in range(len(waiting) - 1, -1, -1):
        if mark in waiting[depth][1]:
            return depth
    return None


def _may_open(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if text[at] == _STRAIGHT:
        return not after.isspace() and (not before.isalnum() or "\u0600" <= before <= "\u06ff")
    return not (text[at] in "‘‚›‹" and before.isalnum())


def _opens_again(text: str, at: int, paragraph: Span) -> bool:
    """Whether a straight mark that could close stands before a word, as only an opening one does."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return text[at] in '"’' and before.isspace() and after.isalnum()
