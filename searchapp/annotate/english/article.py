"""How is one parsed article read: names first, then statement after statement in the order of the text?"""

from __future__ import annotations

from collections import Counter, defaultdict

from searchapp.annotate.english.cues.events import Event, find_events
from searchapp.annotate.english.cues.holders import part_offices
from searchapp.annotate.english.cues.said_nouns import noun_events
from searchapp.annotate.english.gather import gather
from searchapp.annotate.english.names.first_names import join_first_names
from searchapp.annotate.english.names.generations import part_generations
from searchapp.annotate.english.names.names import find_namings, known_again
from searchapp.annotate.english.names.roles import may_be_person
from searchapp.annotate.english.nested import with_second_hand
from searchapp.annotate.english.parse.furniture import is_furniture
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.parse.phrases import Phrase
from searchapp.annotate.english.parse.transcript import Turn, answers, transcript_turns
from searchapp.annotate.english.people.entering import Entering
from searchapp.annotate.english.people.known import Known
from searchapp.annotate.english.people.resolution import Resolution
from searchapp.annotate.english.people.resolve import Resolver
from searchapp.annotate.english.rules import Rule, Seen
from searchapp.annotate.english.said.content import content_of
from searchapp.annotate.english.said.indirect import reported, reported_besides, rule_of, sort_of
from searchapp.annotate.english.said.link import Linker
from searchapp.annotate.english.said.stretches import Stretch, is_title
from searchapp.annotate.english.statements import Found, Unit
from searchapp.annotate.english.status.status import status_of
from searchapp.annotate.english.unattributed import unattributed
from searchapp.annotate.english.without_cue import WithoutCue
from searchapp.annotate.names import consistent, labelled_spans
from searchapp.annotate.names.cluster import add_headline, build_clusters, settle, without_pairs
from searchapp.annotate.names.naming import Naming
from searchapp.domain import Annotation, Document, EntityKind, How, QuoteType, Span

_ASKING = frozenset({"ask", "press", "question", "enquire", "inquire"})
"""Cues behind which, in the next paragraph, somebody else answers."""


_TALKED = frozenset("spoke talked interview interviewed questions answered asked met".split())
"""Words that announce an interview."""


class ArticleReader:
    """Reads one article."""

    def __init__(self, document: Document, read: list[Unit]) -> None:
        self.document = document
        self.units = read
        self.found: list[Found] = []
        self.pending: list[Span] = []
        # By id; kept here, a statement that is dropped later does not hand its id on to another.
        self.seen: dict[int, Found] = {}

    def annotation(self) -> Annotation:
        """Everything found in the article."""
        for unit in self.units:
            self._prepare(unit)
        self._recognise()
        turns = transcript_turns(self.document.text, [u.span for u in self.units])
        self._name(turns)
        self._meet()
        self.alone = WithoutCue(self.document.text, self.units, self.found, self._resolve)
        for unit in self.units:
            if not unit.aside:
                Entering(self.resolver, unit.parsed, unit.number, unit.sentences, unit.base).enter()
                self._answer(unit, turns[unit.number]) if unit.number in turns else self._read(unit)
        self._interview()
        self.found += self.alone.pulled()
        self.found += list(unattributed(self.units, self.found))
        return gather(self.document, self.clusters, self.named, self.found)

    def _name(self, turns: dict[int, Turn]) -> None:
        """Join the namings of all units to clusters: one a person or body."""
        for number, turn in turns.items():
            self.units[number].namings += label_namings(self.units[number], turn)
        surnames = {
            n.words[-1]
            for n in self._in_body()
            if len(n.words) > 1 and n.kind is EntityKind.PERSON and len(n.words[-1]) > 3
        }
        for unit in self.units:
            if not unit.headline:
                unit.namings += known_again(unit.parsed, unit.namings, surnames, unit.number)
        part_generations((unit.parsed, unit.namings) for unit in self.units)
        body = self._in_body()
        for unit in self.units:
            unit.namings = without_pairs(unit.namings, body)
        self.clusters = build_clusters(self._in_body())
        join_first_names(self.clusters)
        self._name_headlines()

    def _meet(self) -> None:
        """Learn of everybody what the article tells, and number the sentences over all units."""
        namings = [n for u in self.units for n in u.namings]
        owner = {id(n): c for c in self.clusters for n in c.namings}
        by_token = {(n.unit, t): n for n in namings for t in range(n.first, n.last + 1)}
        self.resolver = Resolver(Known(self.clusters, by_token, owner))
        for unit in self.units:
            self.resolver.known.learn(unit.parsed, unit.number)
            self._learn_spoken_of(unit)
        votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for unit in self.units:
            self.resolver.known.learn_gender(unit.parsed, unit.number, unit.sentences, votes)
        self.resolver.known.settle_gender(votes)
        self.resolver.known.find_surnames()
        base = 0
        for unit in self.units:
            unit.base = base
            base += (unit.sentences[-1] if unit.sentences else 0) + 2

    def _in_body(self) -> list[Naming]:
        """The namings of all units but headlines."""
        return [n for u in self.units if not u.headline for n in u.namings]

    def _prepare(self, unit: Unit) -> None:
        parsed = unit.parsed
        for marked in unit.marks:
            if marked.parent is None:
                first, last = parsed.token_at(marked.span.start), parsed.token_at(marked.span.end - 1)
                last = min(last, len(parsed) - 1)
                if first > last:
                    continue
                unit.stretches.append(Stretch(marked, unit.number, first, last))
                parsed.quoted[first : last + 1] = [True] * (last + 1 - first)
        unit.aside = len(self.units) > 1 and not unit.headline and is_furniture(self.document.text, unit.span)
        part_offices(parsed)
        unit.events = find_events(parsed)
        linker = Linker(parsed, unit.stretches, unit.events)
        unit.sentences = linker.sentences
        linker.link()

    def _recognise(self) -> None:
        """Take the recogniser's names, cleaned and agreed with each other over the article, and those it missed."""
        text = self.document.text
        raw = [labelled_spans(text[u.span.start : u.span.end], u.parsed.labelled(), u.span.start) for u in self.units]
        self.named = consistent(text, [u.span for u in self.units], raw)
        for unit, found in zip(self.units, self.named, strict=True):
            unit.parsed.rename(found)
            unit.namings = find_namings(unit.parsed, unit.number, unit.headline)

    def _name_headlines(self) -> None:
        """Name in headlines who is known from the body; a headline without a body keeps the names found in it."""
        for unit in self.units:
            if unit.headline and len(self.units) > 1:
                parsed = unit.parsed

                def make(first: int, last: int, parsed: Parsed = parsed, unit: Unit = unit) -> Naming:
                    words = tuple(parsed.words[first : last + 1])
                    quoted = parsed.quoted[first]
                    return Naming(parsed.span(first, last), words, (), None, 0.0, quoted, first, last, unit.number)

                unit.namings = add_headline(self.clusters, parsed.words, make)
        if len(self.units) == 1:
            self.clusters = build_clusters(self.units[0].namings)
        settle(self.clusters)

    def _learn_spoken_of(self, unit: Unit) -> None:
        """Keep in mind which people each speaker's words name; in nested marks they may be the speaker's own."""
        known, nested = self.resolver.known, [m.span for m in unit.marks if m.parent is not None]
        speaker: Phrase | None = None
        for stretch in unit.stretches:
            if stretch.event is not None:
                speaker = stretch.event.speaker
            elif not stretch.starts_sentence:
                continue
            if speaker is None:
                continue
            namings = (n for n in unit.namings if stretch.first <= n.first <= stretch.last)
            own = (n for n in namings if not any(n.span.within(span) for span in nested))
            people = {id(c) for c in map(known.cluster_of, own) if c.is_person}
            self.resolver.spoken_of.setdefault((unit.number, speaker.head), set()).update(people)

    # ---- statements ----

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
        self.found[:] = with_second_hand(unit, self.found, self.resolver, unit.base)

    def _answer(self, unit: Unit, turn: Turn) -> None:
        """“NAME: …” in a transcript: the whole line is what the person named says."""
        parsed, label, said = unit.parsed, turn.label, turn.said
        if label is None:
            if self.found and self.found[-1].rule is Rule.TRANSCRIPT:
                self.found[-1].segments.append(said)
            return
        last = max(parsed.token_at(label.end - 1), 0)
        event = Event(last + 1, ":", last + 1, last + 1, Phrase(parsed.token_at(label.start), last, last), Seen.LABEL)
        resolution = self.resolver.known.bearer(self.document.text[label.start : label.end], label)
        if last + 1 < len(parsed):
            self.found.append(Found([said], QuoteType.DIRECT, event, unit, resolution, Rule.TRANSCRIPT))

    def _interview(self) -> None:
        """The answers of an interview without marks, where the text above the first question presents one person."""
        replies = answers(self.document.text, [u.span for u in self.units])
        above = self.units[: replies[0] - 1] if replies else []
        owner = self.resolver.known.cluster_of
        namings = [n for u in above for n in u.namings if owner(n).is_person or may_be_person(owner(n))]
        talked = any(word in _TALKED for u in above for word in u.parsed.lower)
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
        if found is not None and len(before.segments) > 1:
            if not _one_speaker(before, found):
                found.segments.insert(0, before.segments.pop())
        elif found is not None and before.event is None:
            found.segments = [*before.segments, *found.segments]
            self.found.remove(before)
        return found

    def _resolve(self, unit: Unit, event: Event) -> Resolution | None:
        if event.speaker is None:
            return None
        sentence = unit.base + unit.sentences[event.speaker.head]
        found = self.resolver.resolve(unit.parsed, event.speaker, unit.number, sentence)
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
        for first, last in content_of(unit.parsed, event, unit.sentences):
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
        if given:
            ranges = reported_besides(unit.parsed, event, unit.sentences, given)
        else:
            ranges = reported(unit.parsed, event, unit.sentences)
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
        at = unit.parsed.starts[event.verb]
        return any(
            f.unit is unit and f.type is not QuoteType.DIRECT and any(s.start <= at < s.end for s in f.segments)
            for f in self.found[-4:]
        )


def label_namings(unit: Unit, turn: Turn) -> list[Naming]:
    """The naming of a transcript's label of two words or more, where no name was found in it."""
    if turn.label is None:
        return []
    parsed = unit.parsed
    first, last = parsed.token_at(turn.label.start), parsed.token_at(turn.label.end - 1)
    known = [n for n in unit.namings if n.first <= last and n.last >= first]
    for naming in known:
        if naming.first == first and naming.last == last > first:
            naming.kind, naming.weight = EntityKind.PERSON, 4.0
    words = tuple(parsed.words[first : last + 1])
    if known or len(words) < 2 or not all(word[0].isupper() for word in words):
        return []
    span, quoted = parsed.span(first, last), parsed.quoted[first]
    return [Naming(span, words, (), EntityKind.PERSON, 4.0, quoted, first, last, unit.number)]


def _one_speaker(one: Found, other: Found) -> bool:
    """Whether two statements are known to be one person's."""
    if one.resolution is None or other.resolution is None:
        return False
    return one.resolution.cluster is not None and one.resolution.cluster is other.resolution.cluster
