"""What does the rest of the article say about each name? One name, one kind; and none of its mentions left out.

A small model decides sentence by sentence. Over the whole article a person's full name explains the surname alone,
most mentions explain the odd one out, and known names explain a headline set in capitals.
"""

import re
from collections.abc import Iterator, Sequence

from searchapp.annotate.names.apostrophes import with_apostrophes
from searchapp.annotate.names.context import is_called_after, is_family, is_part_of_other
from searchapp.annotate.names.gazetteer import (
    has_body_word,
    is_given_name,
    is_idle,
    known_kind,
    names,
    title_length,
    upper_names,
)
from searchapp.annotate.names.recognise import Marked, Taken
from searchapp.annotate.names.register import Register, of_two_people, register
from searchapp.annotate.names.shapes import CHUNK, UPPER, in_capitals, in_title_case
from searchapp.domain import EntityKind, Span

_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|to|of|[Oo]utside|around|across|AT|IN) (?:the )?$")
_OFFICE_BEFORE = re.compile(r"\b(?:secretary|secretaries|minister|ministers) (?:of|for) (?:the )?$", re.IGNORECASE)
_QUARTERS = frozenset(["North", "South", "East", "West"])
_TICKER_BEHIND = re.compile(r"(?:['’]S?)? <[A-Z]")
"""What stands behind a firm's name in a headline in capitals: “KERN <KRN> TO SELL SHIPS”, “KERN'S <KRN>”."""
_REACH = 24
_PERSON = EntityKind.PERSON
_LONGEST = 5


def consistent(text: str, paragraphs: Sequence[Span], found: Sequence[list[Marked]]) -> list[list[Marked]]:
    """The findings of all paragraphs of one article, agreed with each other; same order, no overlap.

    `paragraphs` are the spans of the paragraphs in the article's `text`; `found[i]` what `entity_spans` gave for the
    i-th. The time is linear in the length of the text.
    """
    found = [[(s, None if _names_nothing(text, s, kind) else kind) for s, kind in mentions] for mentions in found]
    found = with_apostrophes(text, found)
    loud = [in_title_case(text[paragraph.start : paragraph.end]) for paragraph in paragraphs]
    said = register(text, [mentions for mentions, title in zip(found, loud, strict=True) if not title])
    return [
        _agreed(text, paragraph, _credible(text, mentions, said) if title else mentions, said)
        for paragraph, mentions, title in zip(paragraphs, found, loud, strict=True)
    ]


def _credible(text: str, mentions: list[Marked], said: Register) -> list[Marked]:
    """Of a headline's findings those that the article, the lists or a given name confirm."""
    kept = []
    for span, kind in mentions:
        name = text[span.start : span.end]
        if kind is None or name in said.kinds or known_kind(name) or is_given_name(name.split(" ", 1)[0]):
            kept.append((span, kind))
    return kept


def _agreed(text: str, paragraph: Span, mentions: list[Marked], said: Register) -> list[Marked]:
    taken = Taken()
    for span, kind in mentions:
        name = text[span.start : span.end]
        if kind is None:
            taken.add(span.start, span.end, None)
            continue
        if _common(name, said) or of_two_people(name, said.kinds):
            continue
        unlikely = name in said.unlikely
        whole = (_shorter_name if unlikely else _whole_name)(text, span, kind, said)
        if unlikely and whole == span:
            continue
        taken.add(whole.start, whole.end, _settled(text, whole, kind, said))
    line = text[paragraph.start : paragraph.end]
    capitals = in_capitals(line)
    for match in CHUNK.finditer(line):
        start = paragraph.start + match.start()
        for low, high, kind in _known_names(match.group(), said, capitals=capitals):
            span = Span(start + low, start + high)
            firm = capitals and kind is _PERSON and _TICKER_BEHIND.match(text, span.end)
            taken.add(span.start, span.end, None if firm else _settled(text, span, kind, said))
    return taken.marked


def _common(name: str, said: Register) -> bool:
    """Whether a single word is a common one that the article elsewhere writes small (“Racism”, “the Government”)."""
    if " " in name or name.lower() not in said.small_words or name.isupper():
        return False
    return not (known_kind(name) or name in said.surnames or has_body_word([name]) or is_given_name(name))


def _names_nothing(text: str, span: Span, kind: EntityKind | None) -> bool:
    """Whether a mention is half a name or part of something else."""
    if is_part_of_other(text, span) or (kind is _PERSON and is_called_after(text, span)):
        return True
    return _is_half_a_name(text, span, kind) or (kind is not EntityKind.PLACE and is_family(text, span))


def _is_half_a_name(text: str, span: Span, kind: EntityKind | None) -> bool:
    """Whether the words end an office's name, or are a quarter of the compass without its article.

    “Secretary of State”, “minister for Justice”; “West” where it is not “the West”.
    """
    name, reach = text[span.start : span.end], max(0, span.start - _REACH)
    if name in _QUARTERS:
        return not text[reach : span.start].endswith(("the ", "The "))
    if kind is _PERSON or known_kind(name) is EntityKind.PLACE:
        return False
    return _OFFICE_BEFORE.search(text, reach, span.start) is not None


def _settled(text: str, span: Span, here: EntityKind | None, said: Register) -> EntityKind | None:
    """The kind of one mention: the article's, save that a place's name may also be a team's or a surname.

    Behind “in”, “at”, “from” such a name means the place; elsewhere it means who bears it in this article.
    """
    name = text[span.start : span.end]
    overall = said.kinds.get(name, here)
    if known_kind(name) is not EntityKind.PLACE and name not in upper_names("places"):
        return overall
    bearer = _PERSON if name in said.surnames else EntityKind.ORGANISATION
    if EntityKind.ORGANISATION not in (here, overall) and bearer is not _PERSON:
        return overall
    return EntityKind.PLACE if _PLACE_BEFORE.search(text, max(0, span.start - 12), span.start) else bearer


def _whole_name(text: str, span: Span, kind: EntityKind, said: Register) -> Span:
    """Give a person's single name the given name before it, where that is none of the article's common words."""
    if kind is not _PERSON or " " in text[span.start : span.end]:
        return _shorter_name(text, span, kind, said)
    match = _WORD_BEFORE.search(text, max(0, span.start - 24), span.start)
    if match is None or not _may_be_given_name(match[1], text[span.start : span.end], said):
        return span
    return Span(match.start(1), span.end)


def _shorter_name(text: str, span: Span, kind: EntityKind, said: Register) -> Span:
    """Take a headline's verb from a name that the article elsewhere gives without it: “Ada Lind Calls”."""
    name = text[span.start : span.end]
    if kind is not _PERSON or " " not in name:
        return span
    front, back = name.rsplit(" ", 1)[0], name.split(" ", 1)[1]
    if " " in front and said.kinds.get(front) is _PERSON:
        return Span(span.start, span.start + len(front))
    if " " in back and said.kinds.get(back) is _PERSON:
        return Span(span.end - len(back), span.end)
    first, *_, last = words = name.split(" ")
    if is_given_name(first):
        rest = (n for n in range(2, len(words)) if is_idle(words[n]) and len(words[n - 1].rstrip(".")) > 1)
        return Span(span.start, span.start + len(" ".join(words[: next(rest, len(words))])))
    if _is_known(last, said) and all(map(is_idle, words[:-1])):
        return Span(span.end - len(last), span.end)
    if _is_known(first, said) and all(map(is_idle, words[1:])):
        return Span(span.start, span.start + len(first))
    return span


def _is_known(word: str, said: Register) -> bool:
    """Whether somebody is known by the word alone: the article gives a given name with it, or everybody knows it."""
    return word in said.borne or word in names("known_people")


_WORD_BEFORE = re.compile(rf"(?<![\w'’.-])([{UPPER}][^\W\d_]+(?:-[{UPPER}]\w+)?) $")


def _may_be_given_name(word: str, name: str, said: Register) -> bool:
    return not (
        word.isupper()
        or word.lower() in said.small_words
        or word in names("not_names")
        or word in names("nationalities")
        or known_kind(word)
        or title_length([word, "Sir"]) > 1
        or has_body_word([word])
        or (is_idle(word) and _is_known(name, said))
        or said.kinds.get(word, _PERSON) is not _PERSON
    )


def _known_names(chunk: str, said: Register, *, capitals: bool) -> Iterator[tuple[int, int, EntityKind]]:
    """The names of the register in a run of capitalised words, the longest at each place."""
    words = chunk.split(" ")
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length])
            kind = None if name.lower() in said.small_words else _kind_of(name, said, capitals=capitals)
            if kind:
                yield starts[at], starts[at] + len(name), kind
                at += length - 1
                break
        at += 1


def _kind_of(name: str, said: Register, *, capitals: bool) -> EntityKind | None:
    """The kind that the article gives to a name; in a line set in capitals else that of the lists which hold it."""
    if not capitals:
        return said.kinds.get(name)
    listed = (kind for file, kind in _LISTS if name in upper_names(file))
    return said.capitals.get(name) or next(listed, None) if len(name) > 2 else None


_LISTS = (("countries", EntityKind.PLACE), ("places", EntityKind.PLACE), ("organisations", EntityKind.ORGANISATION))
