"""What do the words right beside a name tell of its kind: “the town of X”, “X, a brewer”, “shares of X”, “USS X”?

Each sign is a vote for a kind, or for none of ours (a ship, a work, a people, an event). The article's agreement counts
the votes of all mentions of a name, so that one clear sentence decides for all of them.
"""

import re
from collections.abc import Iterator

from searchapp.annotate.names.gazetteer import is_idle, names, title_length
from searchapp.domain import EntityKind, Span

Vote = tuple[EntityKind | None, int]
"""A kind, or None for none of ours, with its weight."""

_PERSON, _BODY, _PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
_REACH_BEFORE, _REACH_AFTER = 40, 110
_DEFINED, _TOLD = 10, 3


def _words(file: str) -> str:
    """The entries of a list as an alternation, the longest first."""
    return "|".join(sorted(map(re.escape, names(file)), key=len, reverse=True))


_BEFORE = re.compile(
    rf"(?P<nothing>[#@]|\b(?:USS|HMS|RMS|MV|SS)|\b(?:{_words('nouns_of_vessels')})|\b[Hh]urricane|\b[Tt]yphoon) ?$"
    rf"|\b(?P<place>(?:{_words('nouns_of_places')}|capital,) (?:of )?(?:the )?)$"
    rf"|\b(?P<body>(?:{_words('nouns_of_bodies')}) )$"
)
_AFTER = re.compile(
    rf"(?P<nothing> (?:{_words('nouns_of_products')})\b)"
    rf"|(?P<place> (?:{_words('nouns_of_areas')})\b)"
    rf"|(?P<body> <[A-Z][A-Z. ]{{0,7}}>|(?:['’]s?)? (?:{_words('nouns_of_owners')})\b)"
    rf"|(?P<person>, who\b|,? \d\d,| \((?:born|b\.|aged)\b| was born|['’]s? (?:{_words('nouns_of_kin')})\b)"
)
_DEFINITION = re.compile(
    r"(?: \([^()\n]{1,80}\))?(?:,| (?:is|was|are|were)) (?P<article>an?|the|one of the) (?P<phrase>[^,.;:()\n]{3,70})"
)
_NOUN = re.compile(
    rf"\b(?:(?P<place>{_words('nouns_of_places')})|(?P<body>{_words('nouns_of_bodies')})"
    rf"|(?P<nothing>{_words('nouns_of_things')}))(?P<head>$| (?:of|in|on|at|from|for|by|to|with|and|near|between|under"
    r"|that|which|whose|where|based|located|situated|founded|formed|run|owned|made|written|directed|produced|released|recorded|north"
    r"|south|east|west)\b)|(?P<stop>\b(?:of|in|from|for|with|by|at|on|that|which|who)\b)"
)

_EVENT = re.compile(
    rf"(?:['’]s)?(?: [A-Z][\w'’-]+){{0,2}}? (?:{_words('events')})\b"
    r"(?! (?:Committee|Association|Company|Council|Board|Group|Inc|Corp)\b)"
)
_TWO_WAYS = frozenset(["General", "Major", "Miss", "Private", "Bishop"])
_THERE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t) $")
_FAMILY = re.compile(rf" (?:{_words('nouns_of_families')})\b")
_LED = re.compile(rf" (?:{_words('nouns_of_leaders')})\b", re.IGNORECASE)
_FIRM = re.compile(rf" (?:{_words('firm_endings')}|{_words('firm_words')})(?![\w'’])")
_BUILDING = re.compile(rf" (?:[A-Z]\w+ )?(?:{_words('building_words')})\b")
_COMPOUND = re.compile(rf"[-–](?:{_words('compounds')})\b")
_COMPOUND_BEFORE = re.compile(rf"\b(?:{_words('prefixes')})[-–]$", re.IGNORECASE)
_TREATY = re.compile(rf"\b(?:{_words('nouns_of_events')}) of (?:the )?$")


def ends_compound(name: str) -> bool:
    """Whether a name ends in what makes an adjective of it: “Norway-led”."""
    return any(match.end() == len(name) for match in _COMPOUND.finditer(name))


def is_part_of_other(text: str, span: Span) -> bool:
    """Whether a name is only part of a word or of another name: “Brenmouth-based”, “the Karsholm Open”."""
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 48]
    return bool(
        _COMPOUND.match(after) or _COMPOUND_BEFORE.search(before) or _EVENT.match(after) or _TREATY.search(before)
    )


def is_family(text: str, span: Span) -> bool:
    """Whether a name stands for a family, a prize or a time called after somebody."""
    return _FAMILY.match(text, span.end) is not None


def is_called_after(text: str, span: Span) -> bool:
    """Whether a person's name begins that of a building or a firm: “the Kern Library”, “Ada Kern Worldwide”."""
    return _BUILDING.match(text, span.end) is not None or _FIRM.match(text, span.end) is not None


def leads(text: str, span: Span) -> bool:
    """Whether a name stands before what somebody leads: “the Kern administration”, “the Kern commission”."""
    return _LED.match(text, span.end) is not None


def lies_there(text: str, span: Span) -> bool:
    """Whether a name stands behind “in” and its like, and owns nothing: “in Kellrup,”."""
    return (
        _THERE.search(text, max(0, span.start - 12), span.start) is not None
        and text[span.end : span.end + 1] not in "’'"
    )


def votes(text: str, span: Span) -> Iterator[Vote]:
    """The votes of the words before and behind one mention."""
    before, after = text[max(0, span.start - _REACH_BEFORE) : span.start], text[span.end : span.end + _REACH_AFTER]
    if match := _BEFORE.search(before):
        yield _kind(match.lastgroup), _TOLD
    elif _title_before(before, text[span.start : span.end]):
        yield _PERSON, _TOLD
    if match := _AFTER.match(after):
        yield _kind(match.lastgroup), _TOLD
    if match := _DEFINITION.match(after):
        noun = _NOUN.search(match["phrase"])
        if noun is not None and noun["stop"] is None:
            yield next(_kind(group) for group in ("place", "body", "nothing") if noun[group]), _DEFINED


def _kind(group: str | None) -> EntityKind | None:
    return {"place": _PLACE, "body": _BODY, "person": _PERSON}.get(group or "")


def _title_before(before: str, name: str) -> bool:
    """Whether a title stands before a name; “General”, “Miss” before a common word are none (“General Accident”)."""
    words = before.split()
    titled = before.endswith(" ") and bool(words) and title_length(words[-1:]) == 1
    return titled and not (words[-1] in _TWO_WAYS and is_idle(name, named=True))
