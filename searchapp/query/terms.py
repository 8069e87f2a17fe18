"""What does a single term mean: a word, a phrase, a field with its value?"""

import difflib
import re
from dataclasses import dataclass
from typing import TypeVar

from searchapp import request
from searchapp.analysis import is_capitals, tokenize
from searchapp.domain import Status
from searchapp.errors import QueryError, Sentence
from searchapp.fields import FACETS, FIELDS, SINGLE, Facet
from searchapp.fields import Kind as FieldKind
from searchapp.names import fold_name
from searchapp.outlets import outlet_of
from searchapp.ports import Names
from searchapp.query.dates import parse_days
from searchapp.query.lexer import Kind, Token
from searchapp.request import ASSERTED_ONLY, DateIn, Fuzzy, Node, Phrase, Prefix, TextNode, Word

T = TypeVar("T")

UNKNOWN = "unknown"
"""The value that stands for a speaker whom nobody knows."""

MOST_ALIKE = 8
"""So many bearers of names that are spelt alike are searched for, those of most articles."""

LOOKED_AT = 64
"""Among so many are they looked for who bear the very words."""

SHORTEST_PREFIX = 2
SHORTEST_FUZZY = 3
_ID = re.compile(r"e(\d{1,18})", re.ASCII)
_EDITS = re.compile(r"[^~]+~(\d*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader should know of the query, though it could be run; the span is in the typed text."""

    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query that is ready to run: its tree, the statuses of statements that it means, and what to tell of it."""

    node: Node
    statuses: frozenset[Status] = ASSERTED_ONLY
    notices: tuple[Notice, ...] = ()


def resolve_entity(text: str, names: Names) -> frozenset[int]:
    """The ids that `e17`, a name or a variant means; empty where the archive knows none."""
    found = _ID.fullmatch(text.strip())
    if found is not None:
        return frozenset(name.id for name in names.names([int(found.group(1))]).values())
    return names.find(_encodable(text))


def resolve_speaker(text: str, names: Names) -> frozenset[int | None]:
    """The same for a speaker, where `unknown` means those without a name."""
    if text.strip().lower() == UNKNOWN:
        return frozenset({None})
    return frozenset(resolve_entity(text, names))


def field_node(field: Token, value: Token, names: Names) -> tuple[Node, Notice | None]:
    """What a field with its value means. Raises QueryError where the value does not fit the field."""
    match field.text:
        case "speaker":
            nobody = Notice("Nobody of this name is known in the archive.", *value.span)
            speakers, notice = _or_alike(resolve_speaker(value.text, names), value, names, nobody)
            return request.SpeakerIs(speakers), notice
        case "entity":
            nothing = Notice("Nothing of this name is known in the archive.", *value.span)
            entities, notice = _or_alike(resolve_entity(value.text, names), value, names, nothing)
            return request.EntityIs(entities), notice
        case "date":
            return _dates(value), None
    facet = FACETS.get(field.text)
    if facet in SINGLE:
        told = outlet_of(value.text.strip()) if facet is Facet.SOURCE else value.text.strip()
        return request.ValueIs(facet, told or "", facet.kind is not FieldKind.PART), None
    part = text_node(value)
    if part is None:
        raise QueryError("After the colon a word or a phrase has to follow.", *value.span)
    return (request.InTitle(part) if field.text == "title" else request.Said(part)), None


def statuses_of(value: Token) -> frozenset[Status]:
    """The statuses that a `status:` value names. Raises QueryError for an unknown one."""
    wanted = value.text.strip().lower()
    if wanted == "any":
        return frozenset(Status)
    try:
        return frozenset({Status(wanted)})
    except ValueError:
        raise QueryError(
            "A statement's status is one of asserted, denied, alleged, hypothetical, second-hand, any.", *value.span
        ) from None


def text_node(token: Token) -> TextNode | None:
    """What a word or phrase means; None where it holds nothing that could be found, such as a lone dash."""
    if token.kind is Kind.WORD:
        if "*" in token.text:
            return _prefix(token)
        if token.text.endswith("~") or _EDITS.fullmatch(token.text):
            return _fuzzy(token)
        _refuse_misspelt_field(token)
    pieces = tokenize(token.text)
    if not pieces:
        return None
    if token.kind is Kind.WORD:
        return Word(token.text) if len(pieces) == 1 else Phrase(token.text)
    return Phrase(token.text, any(is_capitals(token.text[p.start : p.end]) for p in pieces), token.between)


def _prefix(token: Token) -> Prefix:
    star = token.text.index("*")
    if star != len(token.text) - 1:
        at = token.start + star
        raise QueryError("A star stands only at the end of a word.", at, at + 1)
    beginning = token.text[:-1]
    pieces = tokenize(beginning)
    if not pieces or pieces[-1].end - pieces[-1].start < SHORTEST_PREFIX:
        raise QueryError("Before a star at least two letters have to stand.", *token.span)
    return Prefix(beginning)


def _fuzzy(token: Token) -> Fuzzy | None:
    beginning, _, edits = token.text.rpartition("~")
    if edits:
        raise QueryError("A tilde stands alone; how many letters may differ can't be set.", *token.span)
    pieces = tokenize(beginning)
    if not pieces:
        return None
    if pieces[-1].end - pieces[-1].start < SHORTEST_FUZZY:
        raise QueryError("Before a tilde at least three letters have to stand.", *token.span)
    return Fuzzy(beginning)


def _dates(value: Token) -> DateIn:
    try:
        return DateIn(*parse_days(value.text.strip()))
    except ValueError:
        raise QueryError("A date is written 2024, 2024-03 or 2024-03-05, a range 2024..2025-03.", *value.span) from None


def _or_alike(
    bearers: frozenset[T], value: Token, names: Names, unknown: Notice
) -> tuple[frozenset[T | int], Notice | None]:
    """The bearers of a name, else those whose names hold its words, else another spelling; and what is told of that."""
    if bearers:
        shared = Sentence(
            "%(count)s in the archive are called so, and all were searched for; some of them may be the same.",
            count=str(len(bearers)),
        )
        return bearers, Notice(shared, *value.span) if len(bearers) > 1 else None
    typed = _encodable(value.text)
    found = () if _ID.fullmatch(typed.strip()) else names.sounding(typed, LOOKED_AT)
    words = set(fold_name(typed).split())
    found = tuple(n for n in found if any(words <= {*fold_name(v).split()} for v in (n.name, *n.variants))) or found
    found = found[:MOST_ALIKE]
    if not found:
        return frozenset(), unknown
    told = ", ".join(dict.fromkeys(name.name for name in found))
    message = Sentence("Nobody and nothing is called just so; searched for: %(names)s.", names=told)
    return frozenset(name.id for name in found), Notice(message, *value.span)


def _encodable(text: str) -> str:
    """The text without halves of surrogate pairs, which no database takes."""
    return text.encode("utf-8", "replace").decode()


def _refuse_misspelt_field(token: Token) -> None:
    name, colon, value = token.text.partition(":")
    if not (colon and value and name.isalpha() and 1 < len(name) < 12) or value.startswith("//"):
        return
    close = difflib.get_close_matches(name.lower(), sorted(FIELDS), n=1, cutoff=0.75)
    if close:
        message = Sentence("There is no field of this name; “%(field)s:” is one.", field=close[0])
    else:
        message = Sentence(
            "There is no field of this name; put it in quotation marks, or choose one of these: %(fields)s.",
            fields=", ".join(sorted(FIELDS)),
        )
    raise QueryError(message, token.start, token.start + len(name) + 1)
