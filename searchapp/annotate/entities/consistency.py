"""What does the rest of the article say about each name? One name, one kind; and none of its mentions left out.

A small model decides sentence by sentence. Over the whole article a person's full name explains the surname alone,
most mentions explain the odd one out, and known names explain a headline set in capitals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from searchapp.annotate.entities.apostrophes import with_apostrophes
from searchapp.annotate.entities.gazetteer import (
    has_body_word,
    is_country,
    known_kind,
    names,
    title_length,
    upper_names,
)
from searchapp.annotate.entities.recognise import Found, Taken
from searchapp.annotate.entities.shapes import CHUNK, UPPER, in_capitals, in_title_case
from searchapp.domain import EntityKind, Span

_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ]{3,}")
_ACRONYM = re.compile(rf" \((?:the |or )?([{UPPER}][{UPPER}&]+|[{UPPER}](?:\.[{UPPER}])+\.?)\)")
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|to|of|[Oo]utside|around|across|AT|IN) (?:the )?$")
_OFFICE_BEFORE = re.compile(r"\b(?:secretary|secretaries|minister|ministers) (?:of|for) (?:the )?$", re.IGNORECASE)
_QUARTERS = frozenset(["North", "South", "East", "West"])
_REACH = 24
_PERSON = EntityKind.PERSON
_LONGEST = 5
_FULL_NAME_WEIGHT = 10


@dataclass(frozen=True, slots=True)
class _Register:
    """What the article says: the kind of each name, last names, names in capitals, words in small letters."""

    kinds: dict[str, EntityKind]
    surnames: frozenset[str]
    capitals: dict[str, EntityKind]
    small_words: frozenset[str]


def consistent(text: str, paragraphs: Sequence[Span], found: Sequence[list[Found]]) -> list[list[Found]]:
    """The findings of all paragraphs of one article, agreed with each other; same order, no overlap.

    `paragraphs` are the spans of the paragraphs in the article's `text`; `found[i]` what `entity_spans` gave for the
    i-th. The time is linear in the length of the text.
    """
    found = [[(s, kind) for s, kind in mentions if not _is_half_a_name(text, s, kind)] for mentions in found]
    found = with_apostrophes(text, found)
    loud = [in_title_case(text[paragraph.start : paragraph.end]) for paragraph in paragraphs]
    register = _register(text, [mentions for mentions, title in zip(found, loud, strict=True) if not title])
    return [
        _agreed(text, paragraph, _credible(text, mentions, register) if title else mentions, register)
        for paragraph, mentions, title in zip(paragraphs, found, loud, strict=True)
    ]


def _credible(text: str, mentions: list[Found], register: _Register) -> list[Found]:
    """Of a headline's findings those that the article, the lists or a given name confirm."""
    kept = []
    for span, kind in mentions:
        name = text[span.start : span.end]
        if name in register.kinds or known_kind(name) or name.split(" ", 1)[0] in names("first_names"):
            kept.append((span, kind))
    return kept


def _register(text: str, found: Sequence[list[Found]]) -> _Register:
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for mentions in found:
        for span, kind in mentions:
            name = text[span.start : span.end]
            votes[name][kind] += 1
            if kind is _PERSON and " " in name:
                given, *others = name.split(" ")
                for word in others if known_kind(given) or has_body_word([given]) else (given, *others):
                    votes[word][kind] += _FULL_NAME_WEIGHT
            elif (match := _ACRONYM.match(text, span.end)) and initials(name) == match[1].replace(".", ""):
                votes[match[1]][kind] += _FULL_NAME_WEIGHT
    kinds = {name: _winner(name, counter) for name, counter in votes.items() if len(name) > 1 and not name.islower()}
    for name in [name for name in kinds if _of_two_people(name, kinds)]:
        del kinds[name]
    capitals = {name.upper(): kind for name, kind in kinds.items() if len(name) > 2}
    surnames = frozenset(name.rsplit(" ", 1)[1] for name, kind in kinds.items() if kind is _PERSON and " " in name)
    return _Register(kinds, surnames, capitals, frozenset(_SMALL_WORD.findall(text)))


def initials(name: str) -> str:
    """The first letters of the capitalised words: “Veldanian Trade Union” gives “VTU”."""
    return "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())


def _winner(name: str, counter: Counter[EntityKind]) -> EntityKind:
    """The kind with most votes; a country stays one."""
    if is_country(name):
        return EntityKind.PLACE
    return max(counter, key=lambda kind: (counter[kind], kind is known_kind(name)))


def _agreed(text: str, paragraph: Span, mentions: list[Found], register: _Register) -> list[Found]:
    taken = Taken()
    for span, kind in mentions:
        name = text[span.start : span.end]
        if _common(name, register) or _of_two_people(name, register.kinds):
            continue
        whole = _whole_name(text, span, kind, register)
        taken.add(whole.start, whole.end, _settled(text, whole, kind, register))
    line = text[paragraph.start : paragraph.end]
    capitals = in_capitals(line)
    for match in CHUNK.finditer(line):
        start = paragraph.start + match.start()
        for low, high, kind in _known_names(match.group(), register, capitals=capitals):
            span = Span(start + low, start + high)
            taken.add(span.start, span.end, _settled(text, span, kind, register))
    return taken.found


def _common(name: str, register: _Register) -> bool:
    """Whether a single word is a common one that the article elsewhere writes small (“Racism”, “the Government”)."""
    if " " in name or name.lower() not in register.small_words or name.isupper():
        return False
    return not (known_kind(name) or name in register.surnames or has_body_word([name]) or name in names("first_names"))


def _of_two_people(name: str, kinds: Mapping[str, EntityKind]) -> bool:
    """Whether the name pairs two people whom the article also names apart (“the Kern-Holm ticket”)."""
    parts = name.split("-")
    return len(parts) == 2 and all(kinds.get(part) is _PERSON for part in parts)


def _is_half_a_name(text: str, span: Span, kind: EntityKind) -> bool:
    """Whether the words end an office's name, or are a quarter of the compass without its article.

    “Secretary of State”, “minister for Justice”; “West” where it is not “the West”.
    """
    name, reach = text[span.start : span.end], max(0, span.start - _REACH)
    if name in _QUARTERS:
        return not text[reach : span.start].endswith(("the ", "The "))
    if kind is _PERSON or known_kind(name) is EntityKind.PLACE:
        return False
    return _OFFICE_BEFORE.search(text, reach, span.start) is not None


def _settled(text: str, span: Span, here: EntityKind, register: _Register) -> EntityKind:
    """The kind of one mention: the article's, save that a place's name may also be a team's or a surname.

    Behind “in”, “at”, “from” such a name means the place; elsewhere it means who bears it in this article.
    """
    name = text[span.start : span.end]
    overall = register.kinds.get(name, here)
    if known_kind(name) is not EntityKind.PLACE and name not in upper_names("places"):
        return overall
    bearer = _PERSON if name in register.surnames else EntityKind.ORGANISATION
    if EntityKind.ORGANISATION not in (here, overall) and bearer is not _PERSON:
        return overall
    if is_country(name) and bearer is not _PERSON:
        return here
    return EntityKind.PLACE if _PLACE_BEFORE.search(text, max(0, span.start - 12), span.start) else bearer


def _whole_name(text: str, span: Span, kind: EntityKind, register: _Register) -> Span:
    """Give a person's single name the given name before it, where that is none of the article's common words."""
    if kind is not _PERSON:
        return span
    if " " in text[span.start : span.end]:
        return _shorter_name(text, span, register)
    match = _WORD_BEFORE.search(text, max(0, span.start - 24), span.start)
    if match is None or not _may_be_given_name(match[1], register):
        return span
    return Span(match.start(1), span.end)


def _shorter_name(text: str, span: Span, register: _Register) -> Span:
    """Take a headline's verb from a name that the article elsewhere gives without it: “Ada Lind Calls”."""
    name = text[span.start : span.end]
    front, back = name.rsplit(" ", 1)[0], name.split(" ", 1)[1]
    if " " in front and register.kinds.get(front) is _PERSON:
        return Span(span.start, span.start + len(front))
    if " " in back and register.kinds.get(back) is _PERSON:
        return Span(span.end - len(back), span.end)
    return span


_WORD_BEFORE = re.compile(rf"(?<![\w'’.-])([{UPPER}][^\W\d_]+(?:-[{UPPER}]\w+)?) $")


def _may_be_given_name(word: str, register: _Register) -> bool:
    return not (
        word.isupper()
        or word.lower() in register.small_words
        or word in names("not_names")
        or word in names("nationalities")
        or known_kind(word)
        or title_length([word, "Sir"]) > 1
        or has_body_word([word])
        or register.kinds.get(word, _PERSON) is not _PERSON
    )


def _known_names(chunk: str, register: _Register, *, capitals: bool) -> Iterator[tuple[int, int, EntityKind]]:
    """The names of the register in a run of capitalised words, the longest at each place."""
    words = chunk.split(" ")
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length])
            kind = _kind_in_capitals(name, register) if capitals else _kind_in_text(name, register)
            if kind:
                yield starts[at], starts[at] + len(name), kind
                at += length - 1
                break
        at += 1


def _kind_in_text(name: str, register: _Register) -> EntityKind | None:
    return None if name.lower() in register.small_words else register.kinds.get(name)


def _kind_in_capitals(name: str, register: _Register) -> EntityKind | None:
    if name.lower() in register.small_words or len(name) < 3:
        return None
    if kind := register.capitals.get(name):
        return kind
    for file, kind in _LISTS:
        if name in upper_names(file):
            return kind
    return None


_LISTS = (
    ("countries", EntityKind.PLACE),
    ("places", EntityKind.PLACE),
    ("organisations", EntityKind.ORGANISATION),
)
