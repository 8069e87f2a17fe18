"""Where does one sentence of a paragraph end and the next begin, with quotations left whole?"""

import re
from collections.abc import Iterable

from searchapp.domain import Span

BLANK = "\ufffc"
"""Stands for each code point inside quotation marks, so that nothing there is taken for a cue or a name."""

_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.)*[^\W\d_a-zà-ÿ]")
_END = re.compile(rf"[.!?؟…]+(?=\s|$)|(?<={BLANK})(?=\s)|\n")


def masked(text: str, quotes: Iterable[Span]) -> str:
    """The text with its quotations (in order, without overlap) blanked; offsets stay."""
    parts, at = [], 0
    for quote in quotes:
        parts += [text[at : quote.start], BLANK * (quote.end - quote.start)]
        at = quote.end
    return "".join([*parts, text[at:]])


def sentences(text: str, blanked: str, paragraph: Span, abbreviations: frozenset[str]) -> list[Span]:
    """The sentences of a paragraph. A quotation that ends like a sentence ends one where a capital follows."""
    found, start = [], paragraph.start
    for match in _END.finditer(blanked, paragraph.start, paragraph.end):
        if match.group() == "" and not _quote_ends_sentence(text, match.start(), paragraph.end):
            continue
        if match.group() == "." and _abbreviated(blanked, match.start(), abbreviations):
            continue
        if blanked[start : match.end()].strip():
            found.append(Span(start, match.end()))
            start = match.end()
    if blanked[start : paragraph.end].strip():
        found.append(Span(start, paragraph.end))
    return found


def _quote_ends_sentence(text: str, at: int, end: int) -> bool:
    inner = text[max(0, at - 3) : at].rstrip('”“"»«›‹’‘ \u00a0\u202f')
    following = text[at : min(at + 4, end)].lstrip()
    return inner[-1:] in tuple(".!?…؟") and bool(following) and (following[0].isupper() or following[0] in '„“«»"')


def _abbreviated(text: str, at: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or an ordinal number (“2.”, “II.”)."""
    word = re.split(r"[\s(’']", text[max(0, at - 12) : at])[-1]
    return (
        word in abbreviations
        or _INITIALS.fullmatch(word) is not None
        or (word.isdigit() and len(word) <= 2)
        or (bool(word) and set(word) <= set("IVX"))
    )
