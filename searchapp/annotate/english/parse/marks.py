"""Where do quotation marks open and close?

Marks never reach beyond their unit (a paragraph, or a line of one that stands by itself) except where a unit
reopens what the one before left open: one quotation that goes on. The work is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from searchapp.annotate.lexicon import SMALL, VERBS
from searchapp.domain import Span

_MARK = re.compile(r"''|``|‘‘|’’|[“”\"„«»‘’'‹›]")
_OPENING = frozenset({"“", "„", "«", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’’"})
_SINGLE = frozenset("‘’'‹›")
_ENDED = re.compile(r"[.!?…:;\"”’'»)]\s*$")


@dataclass(slots=True)
class Marked:
    """A stretch between quotation marks, marks included; offsets count in the article's text.

    `inner` leaves the marks out. `closed` is False where the mark that ends it is missing. `parent` is the stretch
    in which it is nested.
    """

    span: Span
    inner: Span
    closed: bool = True
    single: bool = False
    parent: Marked | None = field(default=None, repr=False)
    continues: bool = False
    """Whether it goes on with the stretch that the unit before left open."""


def units(text: str, paragraph: Span) -> list[Span]:
    """The parts of a paragraph that are read by themselves: its lines, unless a sentence runs over the break."""
    found: list[Span] = []
    start = line = paragraph.start
    depth = straight = 0
    while (at := text.find("\n", line, paragraph.end)) >= 0:
        read = text[line:at]
        depth += read.count("“") - read.count("”")
        straight += read.count('"')
        line = at + 1
        if _line_ends(text, start, at, paragraph.end, opened=depth > 0 or straight % 2 == 1):
            if text[start:at].strip():
                found.append(Span(start, at))
            start = line
            depth = straight = 0
    if text[start : paragraph.end].strip():
        found.append(Span(start, paragraph.end))
    return found


_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z.'’\-]+[ ,]+){1,4}(?:\w{2,9}\.?,? )?"  # KARSHOLM, Veld.,
    r"(?:\w{3,9}\.? \d{1,2},? )?(?:\([A-Z][\w ]+\) ?)?(?:--|[—–―-])\s+(?=\S)"  # June 3 (VNA) —
)


def without_dateline(text: str, unit: Span) -> Span:
    """The unit without a dateline at its start (“KARSHOLM, June 3 (VNA) — ”)."""
    match = _DATELINE.match(text, unit.start, min(unit.end, unit.start + 90))
    return Span(match.end(), unit.end) if match and match.end() < unit.end else unit


def _line_ends(text: str, start: int, at: int, end: int, *, opened: bool) -> bool:
    """Whether the line break at `at` ends a thought rather than a typesetter's line; `opened`: a mark is still open."""
    following = text[at + 1 : min(at + 41, end)].lstrip()
    if not following:
        return True
    if not _ENDED.search(text[max(start, at - 4) : at]) or following[0].islower():
        return False
    return not opened or following[0] in "“\"„«'‘"


def quotation_marks(text: str, spans: list[Span]) -> list[list[Marked]]:
    """For each unit the stretches between its marks, outer before inner, in order of their start."""
    found: list[list[Marked]] = []
    left_open = False
    for number, unit in enumerate(spans):
        after = text[spans[number + 1].start : spans[number + 1].start + 3] if number + 1 < len(spans) else ""
        stretches, open_now = _unit_marks(text, unit, left_open, after.lstrip()[:2])
        found.append(stretches)
        left_open = open_now
    return found


def _unit_marks(text: str, unit: Span, left_open: bool, following: str) -> tuple[list[Marked], bool]:
    """The stretches of one unit, and whether its last one is left open for the next."""
    stack: list[tuple[int, int, str]] = []
    done: list[Marked] = []
    again: set[int] = set()
    nicks = {at for nick in nicknames(text, unit.start, unit.end) for at in (nick.start, nick.end - 2)}
    for match in _MARK.finditer(text, unit.start, unit.end):
        mark, at, after = match.group(), match.start(), match.end()
        if at in nicks:
            continue
        if stack and _reopens(text, mark, at, after, unit, stack):
            done.append(_left_open(text, stack.pop(), at))
            stack.append((at, after, mark))
            again.add(at)
        elif stack and _closes(text, mark, at, after, unit, stack):
            _close(stack, done, mark, at, after)
        elif len(stack) < 3 and _opens(text, mark, at, after, unit) and not (stack and _family(mark) == "straight"):
            stack.append((at, after, mark))
    reopens = following[:1] in ("“", '"', "„", "«") or following[:2] in ("``", "''", "‘‘")
    open_now = _close_the_rest(text, unit, stack, done, reopens)
    done.sort(key=lambda m: (m.span.start, -m.span.end))
    _nest(done)
    for marked in done:
        marked.continues = marked.span.start in again
    if left_open and done and not text[unit.start : done[0].span.start].strip():
        done[0].continues = True
    return done, open_now


def _left_open(text: str, opened: tuple[int, int, str], at: int) -> Marked:
    """What was opened and ends, unclosed, with the last word before an offset."""
    start, inner, _ = opened
    end = inner + len(text[inner:at].rstrip())
    return Marked(Span(start, end), Span(inner, end), closed=False)


def _close(stack: list[tuple[int, int, str]], done: list[Marked], mark: str, at: int, after: int) -> None:
    """Close what a mark closes: the last that was opened, and those around it up to one of its own family."""
    while stack:
        start, inner, opener = stack.pop()
        done.append(Marked(Span(start, after), Span(inner, at), single=opener in _SINGLE))
        if _family(opener) == _family(mark):
            break


_NICKED = re.compile(r" [“\"‘'](?:the )?[A-Z]")
_NICKNAME = re.compile(
    r"(?P<before>[A-Z][\w’'-]*[^\W_]) (?P<marked>(?P<mark>[“\"‘'])(?:the )?[A-Z][\w’-]*(?: [A-Z][\w’-]*)?[”\"’'] )"
    r"(?=[A-Z][a-z])"
)


def nicknames(text: str, start: int, end: int) -> list[Span]:
    """What stands between marks inside a name, with the space behind it: “Robert [“Bob” ]Keller”."""
    if _NICKED.search(text, start, end) is None:
        return []
    found = []
    for match in _NICKNAME.finditer(text, start, end):
        before = match["before"]
        named = before.lower() not in SMALL["opener"] | VERBS.keys() and not before.endswith(("'s", "’s"))
        if named and not is_title_case(text[start:end]):
            found.append(Span(*match.span("marked")))
    return found


def is_title_case(text: str) -> bool:
    """Whether a text is set as headlines are: most of its longer words have capitals."""
    capitals, words = capitals_of(text)
    return words > 3 and 5 * capitals > 4 * words


def capitals_of(text: str) -> tuple[int, int]:
    """How many of a text's words of four letters and more have a capital, and how many such words there are."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words), len(words)


def _family(mark: str) -> str:
    if mark in ("'", "’", "‘", "‹", "›"):
        return "single"
    return "straight" if mark in ('"', "''") else "double"


def _reopens(text: str, mark: str, at: int, after: int, unit: Span, stack: list[tuple[int, int, str]]) -> bool:
    """Whether a straight mark opens again what was never closed: paragraphs of one speech that were run together."""
    if len(stack) != 1 or not mark == stack[-1][2] == '"' or after >= unit.end or not text[at - 1].isspace():
        return False
    before = text[stack[-1][1] : at].rstrip()
    return before[-1:] in (".", "!", "?") and text[after].isupper() and len(before.split()) > 2


def _opens(text: str, mark: str, at: int, after: int, unit: Span) -> bool:
    """Whether a mark can open a quotation where it stands; a wrong-way mark before a word does."""
    before = text[at - 1] if at > unit.start else " "
    follows = text[after] if after < unit.end else " "
    free = not before.isalnum() and before not in ".,!?%)’”»"
    if mark in _OPENING:
        return True
    if mark in ("’", "'", "‘", "‹", "›"):
        return free and follows.isalnum() and _single_closes(text, after, unit)
    if mark in _CLOSING:
        return free and not follows.isspace()
    return not follows.isspace() or free


def _single_closes(text: str, after: int, unit: Span) -> bool:
    """Whether a single quotation mark finds a partner that is no apostrophe, within 400 characters."""
    limit = min(unit.end, after + 400)
    for match in re.compile(r"['’›]").finditer(text, after + 1, limit):
        at = match.start()
        follows = text[at + 1] if at + 1 < unit.end else " "
        before = text[at - 1]
        if (
            not follows.isalnum()
            and not before.isspace()
            and (before != "s" or follows in ",.;:!?—" or at + 1 >= limit)
        ):
            return True
    return False


def _closes(text: str, mark: str, at: int, after: int, unit: Span, stack: list[tuple[int, int, str]]) -> bool:
    opener = stack[-1][2]
    before = text[at - 1]
    follows = text[after] if after < unit.end else " "
    if _family(mark) == "single":
        return _family(opener) == "single" and not follows.isalnum() and not before.isspace()
    if mark in _OPENING:
        return mark == opener == "“" and not before.isspace() and follows.isspace()
    if mark in _CLOSING:
        return bool(not before.isspace() or follows.isspace() or not follows.isalnum())
    return any(_family(o) != "single" for _, _, o in stack)


def _close_the_rest(
    text: str, unit: Span, stack: list[tuple[int, int, str]], done: list[Marked], reopens: bool
) -> bool:
    """Contain what never closes: it ends with its unit, or with the last mark of a nested pair."""
    if not stack:
        return False
    end = unit.end
    while end > unit.start and text[end - 1].isspace():
        end -= 1
    inside = [m for m in done if m.span.start > stack[0][0]]
    if inside and not reopens and _family(stack[0][2]) == "double":
        end = max(m.span.end for m in inside)
    for start, inner, opener in reversed(stack):
        if _family(opener) != "single" and inner < end:
            done.append(Marked(Span(start, end), Span(inner, end), closed=False))
    return reopens and _family(stack[0][2]) != "single"


def _nest(done: list[Marked]) -> None:
    """Give each stretch the one in which it lies."""
    open_now: list[Marked] = []
    for marked in done:
        while open_now and open_now[-1].span.end < marked.span.end:
            open_now.pop()
        marked.parent = open_now[-1] if open_now else None
        open_now.append(marked)
