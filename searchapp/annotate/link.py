"""Which cue belongs to which stretch between quotation marks?

In this order: the cue right before the opening mark, the cue right after the closing mark, the cue that governs the
stretch in the parse, the nearest cue of the same sentence, any governing verb whose subject can speak. A stretch that
is a sentence by itself goes on with the speaker beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.annotate.events import Event, Phrase, subject_of
from searchapp.annotate.marks import Marked
from searchapp.annotate.parsed import Parsed

_ENDS = frozenset(".!?")
_MARKS = frozenset("“”\"„«»‘’'") | {"''", "``"}


@dataclass(slots=True)
class Stretch:
    """A marked stretch as tokens of its unit: `first` and `last` include the marks."""

    marked: Marked
    unit: int
    first: int
    last: int
    starts_sentence: bool = False
    ends_sentence: bool = False
    event: Event | None = None
    rule: str = ""


def sentence_numbers(parsed: Parsed, stretches: list[Stretch]) -> list[int]:
    """The number of the sentence in which each token lies; what stands between marks does not end a sentence."""
    closing = {s.last for s in stretches}
    numbers, number = [], 0
    size = len(parsed)
    for token, word in enumerate(parsed.words):
        numbers.append(number)
        follows = parsed.words[token + 1] if token + 1 < size else ""
        if token in closing:
            inner = parsed.text[parsed.ends[token] - 2] if parsed.ends[token] >= 2 else ""
            fresh = follows[:1].isupper() or follows in _MARKS
            number += inner in ".!?…" and fresh and not (inner in "!?" and _names_cue(parsed, token + 1))
        elif word in _ENDS and not parsed.quoted[token]:
            number += 1
    return numbers


def _names_cue(parsed: Parsed, at: int) -> bool:
    """Whether a clause like “Kern asked” starts at a token."""
    for token in range(at, min(at + 5, len(parsed))):
        if parsed.tags[token] == "VBD":
            return True
        if parsed.tags[token][:2] not in ("NN", "PR"):
            return False
    return False


class Linker:
    """Links the stretches of one unit to its events."""

    def __init__(self, parsed: Parsed, stretches: list[Stretch], events: list[Event]) -> None:
        self.parsed = parsed
        self.stretches = stretches
        self.events = [e for e in events if e.speaker is not None]
        self.by_verb = {e.verb: e for e in self.events}
        self.sentences = sentence_numbers(parsed, stretches)
        for s in stretches:
            s.starts_sentence = s.first == 0 or self.sentences[s.first - 1] != self.sentences[s.first]
            after = s.last + 1
            s.ends_sentence = after >= len(parsed) or self.sentences[after] != self.sentences[s.last]

    def link(self) -> None:
        """Find an event for each stretch; stretches without one keep None."""
        for s in self.stretches:
            for rule in (self._before, self._after, self._governing, self._nearest, self._colon, self._any_verb):
                event = rule(s)
                if event is not None:
                    s.event, s.rule = event, rule.__name__.strip("_").replace("_", " ")
                    break

    def _before(self, s: Stretch) -> Event | None:
        """The cue right before the mark: “said: …”, “said, …”, “said that …”, “told reporters on Monday, …”."""
        at = s.first - 1
        if at < 0 or self.sentences[at] != self.sentences[s.first] or self.parsed.quoted[at]:
            return None
        punctuated = self.parsed.words[at] in (",", ":")
        while at >= 0 and (self.parsed.words[at] in (",", ":", "—", "–") or self.parsed.lower[at] in ("that", "as")):
            at -= 1
        if at >= 0 and at in self.by_verb:
            return self._speaks(self.by_verb[at], s)
        if not punctuated:
            return None
        return self._left_event(s, 14)

    def _left_event(self, s: Stretch, reach: int) -> Event | None:
        """The nearest event to the left in the sentence, not across another stretch."""
        at, steps = s.first - 1, 0
        while at >= 0 and steps < reach and self.sentences[at] == self.sentences[s.first]:
            if self.parsed.quoted[at]:
                return None
            if at in self.by_verb:
                return self._speaks(self.by_verb[at], s)
            at -= 1
            steps += 1
        return None

    def _speaks(self, event: Event, s: Stretch) -> Event | None:
        """The event, unless its speaker lies inside the stretch."""
        speaker = event.speaker
        return None if speaker is None or s.first <= speaker.head <= s.last else event

    def _after(self, s: Stretch) -> Event | None:
        """The cue right after the mark: “…,” she said; “…,” said the mayor; “…” Kern, 45, told reporters."""
        parsed, at = self.parsed, s.last + 1
        if at >= len(parsed) or parsed.quoted[at]:
            return None
        inner = parsed.text[s.marked.inner.end - 1] if s.marked.inner.end > s.marked.inner.start else ""
        comma = parsed.words[at] in (",", "—", "–", "-")
        if not comma and inner not in ",?!—–-…" and not s.ends_sentence and at not in self.by_verb:
            return None
        at += comma
        return self._right_event(at, 16)

    def _right_event(self, at: int, reach: int) -> Event | None:
        for token in range(at, min(at + reach, len(self.parsed))):
            if self.parsed.quoted[token] or self.parsed.words[token] in (".", "?", "!", ";", ":"):
                return None
            event = self.by_verb.get(token)
            if event is not None and event.speaker is not None:
                speaker = event.speaker
                between = at <= speaker.first and speaker.first - at <= 4
                inverted = token == at
                return event if between or inverted else None
        return None

    def _governing(self, s: Stretch) -> Event | None:
        """The nearest cue above the stretch in the parse."""
        for token in self._above(s):
            if token in self.by_verb:
                event = self._speaks(self.by_verb[token], s)
                if event is not None:
                    return event
        return None

    def _above(self, s: Stretch) -> list[int]:
        """The tokens above the stretch's own top, outside of it, nearest first."""
        tops = [t for t in range(s.first + 1, s.last) if not s.first <= self.parsed.heads[t] <= s.last]
        tops = [t for t in tops if self.parsed.deps[t] != "punct"] or tops
        if not tops:
            return []
        return [t for t in self.parsed.ancestors(tops[0]) if not self.parsed.quoted[t]]

    def _nearest(self, s: Stretch) -> Event | None:
        """The nearest cue of the sentence: to the left without an end of clause, else at its end."""
        at = s.first - 1
        number = self.sentences[s.first]
        while at >= 0 and self.sentences[at] == number and not self.parsed.quoted[at]:
            if at in self.by_verb:
                return self._speaks(self.by_verb[at], s)
            at -= 1
        for token in range(s.last + 1, len(self.parsed)):
            if self.sentences[token] != number:
                break
            if token in self.by_verb:
                return self._speaks(self.by_verb[token], s)
        return None

    def _colon(self, s: Stretch) -> Event | None:
        """“Name: “…”” and “The mayor's answer: “…””: what stands before the colon speaks."""
        at = s.first - 1
        if at < 0 or self.parsed.words[at] not in (":", "—", "–"):
            return None
        first = at - 1
        while first > 0 and self.sentences[first - 1] == self.sentences[at] and not self.parsed.quoted[first - 1]:
            first -= 1
        verbs = [t for t in range(first, at) if self.parsed.tags[t][:2] == "VB" and self.parsed.tags[t] != "VB"]
        for verb in verbs:
            speaker, passive = subject_of(self.parsed, verb)
            if speaker is not None:
                return Event(verb, self.parsed.lower[verb], verb, verb, speaker, "colon", passive)
        if not verbs and at - first <= 8 and self.parsed.words[first][:1].isupper():
            head = at - 1
            return Event(at, ":", at, at, Phrase(first, head, head), "label")
        return None

    def _any_verb(self, s: Stretch) -> Event | None:
        """Any verb above the stretch whose subject can speak (“The panel hailed it as “a …””)."""
        for token in self._above(s):
            if self.parsed.tags[token][:2] == "VB" and self.parsed.lower[token] not in _BE:
                speaker, passive = subject_of(self.parsed, token)
                if speaker is not None and not passive:
                    return Event(token, self.parsed.lower[token], token, token, speaker, "any verb", passive)
        return None


_BE = frozenset("be is are was were been being has have had do does did 's 're become became".split())
