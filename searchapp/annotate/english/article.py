"""Which statements does an article make, read unit after unit in the order of the text?"""

from collections.abc import Sequence
from dataclasses import replace

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.cues.objects import noun_events
from searchapp.annotate.english.names.roles import may_be_person
from searchapp.annotate.english.nested import with_second_hand
from searchapp.annotate.english.parse.phrases import Phrase
from searchapp.annotate.english.parse.transcript import Turn, answers
from searchapp.annotate.english.people.accounts import signed_post
from searchapp.annotate.english.people.entering import Entering
from searchapp.annotate.english.people.resolution import Resolution
from searchapp.annotate.english.people.resolve import Resolver
from searchapp.annotate.english.rules import Rule, Seen
from searchapp.annotate.english.said.content import content_of
from searchapp.annotate.english.said.indirect import reported, reported_besides, rule_of, sort_of
from searchapp.annotate.english.said.stretches import Stretch, is_title
from searchapp.annotate.english.statements import Found, Unit
from searchapp.annotate.english.status.status import status_of
from searchapp.annotate.english.without_cue import WithoutCue, unattributed
from searchapp.annotate.lexicon import SMALL, TITLES, bare
from searchapp.domain import How, QuoteType, Span

_ASKING = frozenset({"ask", "press", "question", "enquire", "inquire"})
"""Cues behind which, in the next paragraph, somebody else answers."""


class Statements:
    """Reads the statements of one article."""

    def __init__(self, text: str, units: Sequence[Unit], resolver: Resolver) -> None:
        self.text = text
        self.units = units
        self.resolver = resolver
        self.found: list[Found] = []
        self.pending: list[Span] = []
        self.alone = WithoutCue(text, units, self.found, self._resolve)
        # By id; kept here, a statement that is dropped later does not hand its id on to another.
        self.seen: dict[int, Found] = {}

    def read(self, turns: dict[int, Turn]) -> list[Found]:
        """All statements; `turns` are those of a transcript by the number of their unit."""
        for unit in self.units:
            if not unit.aside:
                Entering(self.resolver, unit.parsed).enter()
                self._answer(unit, turns[unit.number]) if unit.number in turns else self._read(unit)
                self._post(unit)
        self._interview()
        self.found += self.alone.pulled()
        self.found += list(unattributed(self.units, self.found))
        return self.found

    def _read(self, unit: Unit) -> None:
        here: list[Found] = []
        used: dict[int, Found] = {}
        parts: list[tuple[int, Stretch | Event]] = [(s.first, s) for s in unit.stretches]
        parts += [(e.verb, e) for e in [*unit.events, *noun_events(unit.parsed)]]
        for _, part in sorted(parts, key=lambda p: p[0]):
            if isinstance(part, Event):
                self._indirect(unit, part)
                continue
            found = self._goes_on(unit, part, used)
            if found is None:
                found = self._statement(unit, part, used) or self.alone.statement(unit, part, here)
            self._hold_open(part, found)
            if found is not None:
                found.open = not part.marked.closed
                here.append(found)
                if id(found) not in self.seen:
                    self.seen[id(found)] = found
                    self.found.append(found)
        self.found[:] = with_second_hand(unit, self.found, self.resolver)

    def _answer(self, unit: Unit, turn: Turn) -> None:
        """“NAME: …” in a transcript: the whole line is what the person named says."""
        parsed, label, said = unit.parsed, turn.label, turn.said
        if label is None:
            if self.found and self.found[-1].rule is Rule.TRANSCRIPT:
                self.found[-1].segments.append(said)
            return
        last = parsed.token_at(label.end - 1)
        event = Event(last + 1, ":", last + 1, last + 1, Phrase(parsed.token_at(label.start), last, last), Seen.LABEL)
        resolution = self.resolver.known.bearer(self.text[label.start : label.end], label)
        self.found.append(Found([said], QuoteType.DIRECT, event, unit, resolution, Rule.TRANSCRIPT))

    def _post(self, unit: Unit) -> None:
        """“Late again. — Anna Kern (@kern) May 15”: the words of a post, or of the paragraph above its signature."""
        signed = signed_post(self.text[unit.span.start : unit.span.end])
        if signed is None or unit.headline:
            return
        end, (first, last), account = signed
        above = self.units[unit.number - 1] if unit.number else unit
        said = Span(unit.span.start, unit.span.start + end) if end else above.span
        if any(unit.parsed.quoted) or (not end and (above.headline or above.aside or any(above.parsed.quoted))):
            return
        parsed = unit.parsed
        end_of_name = parsed.token_at(unit.span.start + last - 1)
        name = Phrase(parsed.token_at(unit.span.start + first), end_of_name, end_of_name)
        event = Event(name.first - 1, "—", name.first - 1, name.first - 1, name, Seen.SIGNATURE)
        resolution = self._resolve(unit, event) if self._is_whole_name(unit, name) else None
        if resolution is not None and resolution.cluster is None and account in self.resolver.known.accounts:
            cluster, margin = self.resolver.known.accounts[account]
            resolution = replace(resolution, cluster=cluster, margin=margin)
        self.found[:] = [f for f in self.found if not all(s.within(said) for s in f.segments)]
        self.found.append(Found([said], QuoteType.DIRECT, event, unit, resolution, Rule.SIGNED))

    def _is_whole_name(self, unit: Unit, name: Phrase) -> bool:
        """Whether a phrase is a name and titles before it: “Mirror Anna Kern” is not Anna Kern."""
        naming = self.resolver.known.naming_at(unit.parsed, name.last)
        before = unit.parsed.words[name.first : naming.first] if naming is not None else []
        return all(bare(word) in TITLES for word in before)

    def _interview(self) -> None:
        """The answers of an interview without marks, where the text above the first question presents one person."""
        replies = answers(self.text, [u.span for u in self.units])
        above = self.units[: replies[0] - 1] if replies else []
        owner = self.resolver.known.cluster_of
        namings = [n for u in above for n in u.namings if owner(n).is_person or may_be_person(owner(n))]
        talked = any(word in SMALL["interview"] for u in above for word in u.parsed.lower)
        if len({id(owner(n)) for n in namings}) != 1 or not talked:
            return
        cluster = owner(namings[0])
        for unit in (self.units[n] for n in replies if not any(self.units[n].parsed.quoted)):
            who = Resolution(cluster, How.FULL, namings[0].span, (), 0.5)
            self.found.append(Found([unit.span], QuoteType.DIRECT, None, unit, who, Rule.TRANSCRIPT))

    def _hold_open(self, stretch: Stretch, found: Found | None) -> None:
        """Keep an open stretch without a speaker until the paragraph that ends it tells who speaks."""
        if not stretch.marked.continues:
            self.pending = []
        if found is not None:
            found.segments[:0] = self.pending
            self.pending = []
        elif not stretch.marked.closed:
            self.pending.append(stretch.marked.span)

    def _goes_on(self, unit: Unit, stretch: Stretch, used: dict[int, Found]) -> Found | None:
        """A stretch that continues an open one belongs to it; a cue of its own may speak for both."""
        if not (stretch.marked.continues and self.found and self.found[-1].open):
            return None
        before = self.found[-1]
        if stretch.event is None or stretch.rule is not Rule.AFTER or before.rule in (Rule.BEFORE, Rule.COLON_ABOVE):
            before.segments.append(stretch.marked.span)
            return before
        found = self._statement(unit, stretch, used)
        one_speaker = found is not None and found.cluster is not None and found.cluster is before.cluster
        if found is not None and len(before.segments) > 1 and not one_speaker:
            found.segments.insert(0, before.segments.pop())
        return found

    def _resolve(self, unit: Unit, event: Event) -> Resolution | None:
        if event.speaker is None:
            return None
        found = self.resolver.resolve(unit.parsed, event.speaker)
        if event.lemma == "ask" and event.passive:
            return found  # “Kern was asked by the host”: Kern is the one to answer
        if event.speaker.stands_for is not None and not any(s.event is event for s in unit.stretches):
            return found  # “the mayor, who says …” is said in passing
        if found.cluster is not None:
            asks = event.lemma in _ASKING and not event.passive
            self.resolver.discourse.spoke(found.cluster, unit.number, found.mention.start, asks=asks)
        else:
            self.resolver.discourse.spoke_unnamed(found.mention.start, found.mention.end, unit.number)
        return found

    def _statement(self, unit: Unit, stretch: Stretch, used: dict[int, Found]) -> Found | None:
        event = stretch.event
        if event is None or stretch.rule is None:
            return None
        segment, sort = stretch.marked.span, QuoteType.DIRECT
        for first, last in content_of(unit.parsed, event):
            if first <= stretch.first and stretch.last <= last + 2:
                if first < stretch.first - 1 or last > stretch.last + 1:
                    segment = unit.parsed.span(min(first, stretch.first), max(last, stretch.last))
                    sort = QuoteType.MIXED
                break
        if event.verb in used:
            used[event.verb].add(segment, sort)
            return used[event.verb]
        found = Found([segment], sort, event, unit, self._resolve(unit, event), stretch.rule)
        found.status = status_of(unit.parsed, event, segment, sort, stretch.rule)
        found.titled = sort is QuoteType.DIRECT and is_title(unit.parsed, stretch)
        used[event.verb] = found
        return found

    def _indirect(self, unit: Unit, event: Event) -> None:
        """Reported speech without marks: the clause or object of a cue, whether or not it reports marked words too."""
        if self._covered(unit, event):
            return
        given = [s for s in unit.stretches if s.event is not None and s.event.verb == event.verb]
        ranges = reported_besides(unit.parsed, event, given) if given else reported(unit.parsed, event)
        if not ranges:
            return
        spans = [unit.parsed.span(first, last) for first, last in ranges]
        resolution = self._resolve(unit, event)
        sort = sort_of(unit.parsed, ranges)
        found = Found(spans, sort, event, unit, resolution, rule_of(unit.parsed, event))
        found.status = status_of(unit.parsed, event, spans[0], sort, found.rule)
        self.found.append(found)

    def _covered(self, unit: Unit, event: Event) -> bool:
        """Whether the cue stands inside what another cue already reports."""
        reported = (f for f in self.found[-4:] if f.unit is unit and f.type is not QuoteType.DIRECT)
        return any(f.holds(unit.parsed.starts[event.verb]) for f in reported)
