"""What changed between two versions: in the words of a statement, in the paragraphs of a text, and what vanished?"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from searchapp.article import JOINED, ArticlePage, ArticlePart, Edition

_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_MOST_COMPARISONS = 1_000_000


class Kind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text, and what became of it."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """The words of a statement in one version and in the next one that has it, compared."""

    old: int
    new: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Vanished:
    """A statement that the newest version has not: its words, and the last version that had it.

    `stands`: the words still stand in the newest text, though they are not found as a statement any more.
    """

    statement: int
    words: str
    version: int
    stands: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of two texts compared; its number in each, None where that text has it not (or elsewhere)."""

    old: int | None
    new: int | None
    changes: tuple[Change, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it was deleted or inserted."""
        return any(change.kind is not Kind.SAME for change in self.changes)


def compared(old: str, new: str) -> tuple[Change, ...]:
    """Two texts word by word, by difflib; the SAME and DELETED joined are the old one, SAME and INSERTED the new.

    Very long texts with little in common are told as one deletion and one insertion.
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    a_rest, b_rest = a[head : len(a) - tail], b[head : len(b) - tail]
    middle = [(Kind.DELETED, "".join(a_rest)), (Kind.INSERTED, "".join(b_rest))]
    if len(a_rest) * len(b_rest) <= _MOST_COMPARISONS:
        middle = list(_pieces(a_rest, b_rest))
    parts = [(Kind.SAME, "".join(a[:head])), *middle, (Kind.SAME, "".join(a[len(a) - tail :]))]
    return tuple(Change(kind, text) for kind, text in parts if text)


def rewordings(statement: int, editions: Sequence[Edition]) -> tuple[Rewording, ...]:
    """Each change of a statement's words, the oldest first.

    Where a text has the words of both, a new annotator has drawn other borders, and nothing was changed.
    """
    having = [edition for edition in editions if statement in edition.statements]
    return tuple(
        Rewording(old.number, new.number, compared(old.statements[statement], new.statements[statement]))
        for old, new in pairwise(having)
        if not (_stands(old.statements[statement], new.text) and _stands(new.statements[statement], old.text))
    )


def vanished(editions: Sequence[Edition]) -> tuple[Vanished, ...]:
    """The statements that the last edition has not, in the order of the versions that last had them."""
    last: dict[int, Edition] = {statement: edition for edition in editions for statement in edition.statements}
    gone = [(e.number, i, e.statements[i]) for i, e in last.items() if e is not editions[-1]]
    return tuple(
        Vanished(statement, words, number, _stands(words, editions[-1].text))
        for number, statement, words in sorted(gone)
    )


def paragraphs(old: ArticlePage, new: ArticlePage) -> tuple[Paragraph, ...]:
    """Two versions of an article paragraph by paragraph, the headline first, aligned by the paragraphs' ids."""
    matcher = difflib.SequenceMatcher(None, [p.id for p in old.parts], [p.id for p in new.parts], autojunk=False)
    found: list[Paragraph] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found += [_both(old, one, new, other) for one, other in zip(old.parts[i:j], new.parts[k:m], strict=True)]
        else:
            found += [Paragraph(p.number, None, (Change(Kind.DELETED, _text(old, p)),)) for p in old.parts[i:j]]
            found += [Paragraph(None, p.number, (Change(Kind.INSERTED, _text(new, p)),)) for p in new.parts[k:m]]
    return tuple(found)


def passage(old: ArticlePage, new: ArticlePage, statement: int) -> tuple[Paragraph, ...]:
    """The paragraphs of the old version in which a statement stood, compared with the same ones of the new version."""
    segments = next(s.segments for s in old.statements if s.id == statement)
    here = {p.number: p for p in old.parts if any(segment.within(p.span) for segment in segments)}
    there = {p.id: p for p in new.parts}
    return tuple(
        _both(old, p, new, there[p.id]) if p.id in there else Paragraph(n, None, (Change(Kind.DELETED, _text(old, p)),))
        for n, p in here.items()
    )


def _stands(words: str, text: str) -> bool:
    """Whether the segments of a statement, joined as the archive joins them, stand in a text."""
    return all(segment in text for segment in words.split(JOINED))


def _both(old: ArticlePage, one: ArticlePart, new: ArticlePage, other: ArticlePart) -> Paragraph:
    return Paragraph(one.number, other.number, compared(_text(old, one), _text(new, other)))


def _text(page: ArticlePage, part: ArticlePart) -> str:
    return page.text[part.span.start : part.span.end]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many tokens both begin with."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _pieces(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Kind.SAME, "".join(a[i:j])
        else:
            yield Kind.DELETED, "".join(a[i:j])
            yield Kind.INSERTED, "".join(b[k:m])
