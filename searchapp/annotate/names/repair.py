"""How does a stretch that the model marks become a clean name of one of our three kinds?

Its labels map so: PERSON to person, ORG to organisation, GPE, LOC and FAC to place; NORP and all others name
nothing that we keep, unless the name itself says otherwise (a country, a body's word, a given name in front).
"""

import re
from collections.abc import Iterator

from searchapp.annotate.lexicon import FIRST
from searchapp.annotate.names.context import ends_compound
from searchapp.annotate.names.gazetteer import (
    ends_in,
    is_body_name,
    is_country,
    is_given_name,
    is_rare_given_name,
    known_kind,
    names,
    title_length,
)
from searchapp.annotate.names.shapes import PARTICLES, UPPER
from searchapp.domain import EntityKind

LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
"""The model's labels that we keep, with our kind."""

_NAMELIKE = frozenset([*LABELS, "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "DATE", "QUANTITY", "MONEY"])

_SEPARATOR = re.compile(
    r"\s+[-–—]+\s+|\s*[()\[\]{}:;|/*“”\"<>=]+\s*|\s*,\s*(?!(?:Inc|Ltd|LLC|Jr|Sr)\b)|\n+"
    r"|(?:^|(?<!\bChannel)(?<!\bRadio)\s+)[+-]?\d[\d.,/-]*(?:st|nd|rd|th)?(?=\s|$)|\s+(?:v|vs|b|c|lbw|st|beat|BEAT|at|in|against)\s+"
)
_PERSON_SEPARATOR = re.compile(rf"{_SEPARATOR.pattern}|['’]s\s+|\s+and\s+")
_EDGE_BEFORE = re.compile(rf"^(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]his|[Tt]hat)\s+|[^\w{UPPER}(]+)+")
_EDGE_AFTER = re.compile(r"(?:['’]s?|[^\w.)]|(?<![A-Z.])\.|(?<=[a-z]{4})\.)+$")
_HYPHENATED = re.compile(rf"(?:-(?:[a-z]{{1,3}}\b|[{UPPER}])\w*)+(?!\w)")
_CODE = re.compile(rf"(?!G\d+$|MI\d$|U2$)[{UPPER}]{{1,3}}-?\d+[a-z]*")
"""A letter or three with figures: a type of aircraft, a class, a sum of money (“C-4”, “A320”, “M2”)."""
_AND = re.compile(rf" (?:&|\+|and) (?=[{UPPER}])")
_DASH = re.compile(rf"[-–—/](?=[{UPPER}])")
_LONGEST = 5
"""Words that a person's name may have; more are several names without commas."""
_OF_PLACE = re.compile(rf" of (?:the )?[{UPPER}]")
_SMALL_BEFORE = re.compile(r"^(?:(?!al-|el-|bin |van |von |de )[a-z][\w-]*\s+)+")
_SMALL_AFTER = re.compile(rf"(?:\s+(?![ae][a-z]{{1,2}}-[{UPPER}])[a-z][\w-]*)+$")


def pieces(text: str, start: int, end: int, label: str) -> Iterator[tuple[int, int, EntityKind]]:
    """The clean names in one marked stretch of the paragraph, each with its kind: split at what separates names."""
    if label not in _NAMELIKE:
        return
    end = _whole_word(text, end)
    if label == "PERSON":
        end = _without_rest(text, start, end)
    at = start
    separator = _PERSON_SEPARATOR if label == "PERSON" else _SEPARATOR
    bounds = [(match.start() + start, match.end() + start) for match in separator.finditer(text[start:end])]
    bounds = sorted([*bounds, *between_people(text, start, end)])
    for stop, resume in [*bounds, (end, end)]:
        low, high = _trimmed(text, at, stop)
        at = resume
        if low < high and (known := known_kind(text[low:high])):
            yield low, high, known
            continue
        if label == "PERSON":
            low = _behind_idle_word(text, low, high)
        behind = _behind_titles(text, low, high)
        if is_body_name(text[low:high].split()):
            behind = low
        kind = _kind(text[behind:high], "PERSON" if behind > low else label) if behind < high else None
        if kind is not None:
            yield (behind if kind is EntityKind.PERSON else low), high, kind


def between_people(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What joins two people: “the Ada Lind-Otto Varga debate”, “Ada & Otto”, but not the firm “Ada & Otto Inc”."""
    for match in _DASH.finditer(text, start, end):
        given, _, rest = text[match.end() : end].partition(" ")
        if " " in text[start : match.start()] and rest and is_given_name(given):
            yield match.span()
    rest = text[end : end + 8]
    if text[start:end].split(" ")[-1] in names("firm_words") or rest.startswith(("'s ", "’s ")):
        return
    for match in _AND.finditer(text, start, end):
        beside = (text[start : match.start()].split(" ")[0], text[match.end() : end].split(" ")[0])
        if all(is_given_name(word) or word in names("known_people") for word in beside):
            yield match.span()


def _without_rest(text: str, start: int, end: int) -> int:
    """A person's end before what is none of the name: “Ada Lind Today”, “Ada Lind Representative”, “Kern of Oslo”."""
    if known_kind(text[start:end]):
        return end
    if match := _OF_PLACE.search(text, start, end):
        end = match.start()
    words = text[start:end].split(" ")
    while len(words) > 1 and _is_rest(words):
        words.pop()
    if len(words) > 1 and is_country(words[-1]) and not is_given_name(words[0]):
        words.pop()
    return start + len(" ".join(words))


def _is_rest(words: list[str]) -> bool:
    last = words[-1]
    return last in names("not_names") or (len(words) > 2 and last in names("offices"))


def _whole_word(text: str, end: int) -> int:
    """Go on to the end of a hyphenated word of which the model took the beginning."""
    match = _HYPHENATED.match(text, end)
    return match.end() if match else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    for edge in (_EDGE_BEFORE, _SMALL_BEFORE, _EDGE_BEFORE):
        if match := edge.match(piece):
            start += match.end()
            piece = piece[match.end() :]
    for edge in (_EDGE_AFTER, _SMALL_AFTER, _EDGE_AFTER):
        if match := edge.search(piece):
            end -= len(match.group())
            piece = piece[: match.start()]
    return start, end


def _behind_idle_word(text: str, start: int, end: int) -> int:
    """The start without a first word that never belongs to a person's name (“Photo Ada Lind”)."""
    word, _, rest = text[start:end].partition(" ")
    return end - len(rest) if rest and word in names("not_names") else start


def _behind_titles(text: str, start: int, end: int) -> int:
    """The start of the name behind honorifics and offices; a title alone leaves nothing."""
    words = text[start:end].split(" ")
    length = title_length(words)
    return min(end, start + sum(len(word) + 1 for word in words[:length]))


def _kind(name: str, label: str) -> EntityKind | None:
    words = name.split()
    if _is_no_name(name):
        return None
    if _is_of_two(name) or _is_figure_or_thing(name, words):
        return None
    if is_body_name(words):
        return EntityKind.ORGANISATION
    if len(words) == 1 and name in names("known_people"):
        return EntityKind.PERSON
    given = is_given_name(words[0])
    if label == "PERSON" and _is_nobody(words):
        return None
    if _is_place(words, given=given, person=label == "PERSON"):
        return EntityKind.PLACE
    if label == "PERSON" and (kind := _misheard(words)):
        return kind
    if len(words) in (2, 3) and given:
        return EntityKind.PERSON
    return LABELS.get(label)


def _is_place(words: list[str], *, given: bool, person: bool) -> bool:
    """Whether a name's last word makes it a place's; a given name before it may be somebody's (“Ada Bridge”)."""
    if ends_in(words, "place_endings") or (ends_in(words, "building_words") and not (given and len(words) == 2)):
        return True
    return len(words) > 2 and ends_in(words, "place_words") and (given or person)


def _is_no_name(name: str) -> bool:
    if len(name) == 1 or name.startswith("of ") or not any(word[:1].isupper() for word in name.split()):
        return True
    people = name in names("nationalities") and not is_country(name)
    return people or name in names("not_names") or ends_compound(name)


def _misheard(words: list[str]) -> EntityKind | None:
    """The kind of words that the model takes for a person's name, where the first or the last tells otherwise."""
    first, last = words[0], words[-1]
    if len(words) < 2 or is_given_name(first) or is_rare_given_name(first):
        return None
    known = (known_kind(part) for part in (first, last, " ".join(words[:2])))
    if last in names("firm_endings") or EntityKind.ORGANISATION in known:
        return EntityKind.ORGANISATION
    return EntityKind.PLACE if first in names("place_beginnings") or ends_in(words, "place_words") else None


def _is_figure_or_thing(name: str, words: list[str]) -> bool:
    """Whether a name is a code, ends or begins with a unit, or ends with a thing's word."""
    if _CODE.fullmatch(name) or not names("units").isdisjoint((words[0], words[-1])):
        return True
    return len(words) > 1 and words[-1] in names("things")


def _is_nobody(words: list[str]) -> bool:
    """Whether words are no person's name: a small word among them, too many, or nothing but other names."""
    if len(words) > _LONGEST or any(word.islower() and word not in PARTICLES for word in words):
        return True
    others = [word for word in words if known_kind(word) is not None or word in names("known_people")]
    return len(words) > 1 and len(others) == len(words) and words[0].lower() not in FIRST  # “Chelsea” is one, too


def _is_of_two(name: str) -> bool:
    """Whether the name is an adjective of two countries or towns (“US-German”, “US-China”)."""
    parts = name.split("-")
    return len(parts) > 1 and all(p in names("nationalities") or known_kind(p) is EntityKind.PLACE for p in parts)
