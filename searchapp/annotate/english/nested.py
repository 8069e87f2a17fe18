"""What is passed on inside somebody's statement: “Kern said Brandt told him ‘…’”?

The outer statement is Kern's; the inner one is Brandt's at second hand. Inner cues stand in reported clauses, or
within quotation marks before or behind a nested pair of marks. “I told him ‘…’” stays the outer speaker's alone.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from searchapp.annotate.english.cues.events import Event, find_events
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.parse.phrases import can_speak
from searchapp.annotate.english.people.resolution import Resolution, nobody
from searchapp.annotate.english.people.resolve import Resolver
from searchapp.annotate.english.rules import Rule, Seen
from searchapp.annotate.english.said.content import content_of, has_clause
from searchapp.annotate.english.said.link import link
from searchapp.annotate.english.said.stretches import number_sentences, stretches_of
from searchapp.annotate.english.statements import Found, Unit
from searchapp.annotate.english.status.status import status_of
from searchapp.annotate.lexicon import CALLING, CLAUSAL, REPORTING, SMALL
from searchapp.domain import How, QuoteType, Span, Status

_LONG = 6
"""How many tokens, marks included, nested words need if they stand in a cue's clause: fewer are scare quotes."""
_BY_CUE = frozenset({Rule.VERB, Rule.OBJECT, Rule.ACCORDING_TO})
"""The rules by which a cue reports words, marks or none."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A statement inside another's: its cue, segments and sort, the outer one where a clause reports it, the parse."""

    event: Event
    segments: tuple[Span, ...]
    type: QuoteType
    outer: Found | None
    parsed: Parsed


def with_second_hand(unit: Unit, found: list[Found], resolver: Resolver) -> list[Found]:
    """The statements found so far, with those that others make inside the unit's statements."""
    own = [f for f in found if f.unit is unit]
    found = [f for f in found if f.unit is not unit or not (_rough(f, own) or _part_of_another(f, own))]
    _mark_turn(unit, found)
    here = {f.event.verb: f for f in found if f.unit is unit and f.event is not None}
    for part in [*_in_clauses(unit, here), *_in_marks(unit)]:
        resolution = _resolve(unit, part, resolver)
        if resolution is not None and (resolution.cluster is not None or part.type is not QuoteType.INDIRECT):
            status = status_of(part.parsed, part.event, part.segments[0], part.type, Rule.SECOND_HAND)
            status = Status.SECOND_HAND if status is Status.ASSERTED else status
            found.append(Found([*part.segments], part.type, part.event, unit, resolution, Rule.SECOND_HAND, status))
    return found


def _mark_turn(unit: Unit, found: list[Found]) -> None:
    """In a turn of a transcript (“KERN: She said, “…” I ran.”) whoever has a cue besides the first person is passed on.

    Lines such as “UPDATE: …” or a film's caption begin like a turn, but nobody says “I” in them.
    """
    parsed = unit.parsed
    end = next((t for t, word in enumerate(parsed.words[:8]) if word == ":"), 0)
    named = any(n.first == 0 and n.last == end - 1 for n in unit.namings)
    if not end or not (named or (end < 4 and all(w.isupper() and len(w) > 1 for w in parsed.words[:end]))):
        return
    if not any(w in SMALL["turns-person"] and not q for w, q in zip(parsed.lower, parsed.quoted, strict=True)):
        return
    for statement in found:
        event = statement.event
        cued = event is not None and event.seen is Seen.VERB and event.speaker is not None and event.speaker.first > end
        if statement.unit is unit and cued and event is not None and _speaks(parsed, event):
            statement.status = Status.SECOND_HAND if statement.status is Status.ASSERTED else statement.status


def _rough(statement: Found, unit: list[Found]) -> bool:
    """Whether reported words were cut out before the mixed one around them was known; they are read anew."""
    if statement.type is QuoteType.DIRECT or statement.event is None or statement.rule not in _BY_CUE:
        return False
    at = statement.unit.parsed.starts[statement.event.verb]
    around = (f for f in unit if f.type is QuoteType.MIXED or statement.type is f.type is QuoteType.INDIRECT)
    return any(f is not statement and f.holds(at) for f in around)


def _part_of_another(statement: Found, unit: list[Found]) -> bool:
    """Whether the quoted words are no statement but part of a mixed one: “accused Holm of filing a “one-party bill””.

    So it is where their cue stands inside what the other's cue reports and is no verb that quotes.
    """
    event = statement.event
    if event is None or statement.rule is not Rule.GOVERNING or statement.type is not QuoteType.DIRECT:
        return False
    if event.lemma in CLAUSAL | CALLING:
        return False
    at = statement.unit.parsed.starts[event.verb]
    around = (f for f in unit if f.type is QuoteType.MIXED and f.holds(at))
    return any(all(any(part.within(s) for s in f.segments) for part in statement.segments) for f in around)


def _resolve(unit: Unit, part: Inner, resolver: Resolver) -> Resolution | None:
    """Who is passed on; None where it is, or may be, the outer speaker. Within marks a pronoun stays unresolved."""
    speaker = part.event.speaker
    if speaker is None:
        return None
    pronoun = unit.parsed.tags[speaker.head] == "PRP"
    if part.outer is None and pronoun:
        return nobody(How.PRONOUN, unit.parsed.span(speaker.first, speaker.last))
    found = resolver.resolve(unit.parsed, speaker)
    above = part.outer.cluster if part.outer is not None else None
    if pronoun and (found.cluster is None or above is None):
        return None
    return None if above is not None and found.cluster is above else found


def _in_clauses(unit: Unit, here: dict[int, Found]) -> Iterator[Inner]:
    """The inner statements of reported clauses; `here` has the unit's statements by their cue's verb."""
    parsed, reports = unit.parsed, [f for f in here.values() if f.type is not QuoteType.DIRECT]
    for event in unit.events:
        outer = [f for f in reports if f.holds(parsed.starts[event.verb])]
        if event.verb in here or not outer or event.lemma not in REPORTING or not _speaks(parsed, event):
            continue
        ranges = content_of(parsed, event)
        within = (s for s in unit.stretches if any(a <= s.first + 1 and s.last <= b + 2 for a, b in ranges))
        before = (s for s in unit.stretches if s.inner is event and s.rule is Rule.BEFORE)
        quoted = list(within if ranges else before)
        if quoted and all(first >= quoted[0].first - 1 and last <= quoted[-1].last + 1 for first, last in ranges):
            yield Inner(event, tuple(s.marked.span for s in quoted), QuoteType.DIRECT, outer[-1], parsed)
        elif ranges and has_clause(parsed, event):
            sort = QuoteType.MIXED if quoted else QuoteType.INDIRECT
            yield Inner(event, tuple(parsed.span(first, last) for first, last in ranges), sort, outer[-1], parsed)


def _in_marks(unit: Unit) -> Iterator[Inner]:
    """The inner statements within quotation marks: those between nested marks that have a cue in the outer pair."""
    parsed = unit.parsed
    nested = [m for m in unit.marks if m.parent is not None and m.parent.parent is None]
    if not nested:
        return
    view = copy.copy(parsed)
    view.quoted = [False] * len(parsed)
    stretches = stretches_of(view, nested, shortest=4)
    number_sentences(view, stretches)
    link(view, stretches, [e for e in find_events(view) if parsed.quoted[e.verb]])
    for stretch in stretches:
        event, outer = stretch.event, stretch.marked.parent
        if event is None or outer is None or not outer.span.start <= parsed.starts[event.verb] < outer.span.end:
            continue
        long = stretch.last - stretch.first >= _LONG
        beside = stretch.rule in (Rule.BEFORE, Rule.AFTER) or (stretch.rule is Rule.GOVERNING and long)
        if event.seen in (Seen.VERB, Seen.UNLISTED_VERB) and beside and _speaks(view, event):
            yield Inner(event, (stretch.marked.span,), QuoteType.DIRECT, None, view)


def _speaks(parsed: Parsed, event: Event) -> bool:
    speaker = event.speaker
    if speaker is None or parsed.lower[speaker.head] in SMALL["first-person"]:
        return False
    return can_speak(parsed, speaker)
