"""Which cue belongs to which stretch between quotation marks?

In this order: the cue right before the opening mark, the cue right after the closing mark, the cue that governs the
stretch in the parse, the nearest cue of the same sentence, any governing verb whose subject can speak. A stretch that
is a sentence by itself goes on with the speaker beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from searchapp.annotate.events import Event, Phrase, can_speak, head_after, source_event, subject_of
from searchapp.annotate.lexicon.cues import REPORTING
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
    inner: Event | None = None
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
        self.passive = {e.verb for e in events if e.speaker is None and e.passive}
        self.sentences = sentence_numbers(parsed, stretches)
        for s in stretches:
            s.starts_sentence = s.first == 0 or self.sentences[s.first - 1] != self.sentences[s.first]
            after = s.last + 1
            s.ends_sentence = after >= len(parsed) or self.sentences[after] != self.sentences[s.last]

    def link(self) -> None:
        """Find an event for each stretch; stretches without one keep None."""
        for s in self.stretches:
            rules = (
                self._before,
                self._after,
                self._signed,
                self._parenthetical,
                self._governing,
                self._nearest,
                self._colon,
                self._any_verb,
                self._next_sentence,
            )
            titled = is_title(self.parsed, s)
            for rule in rules[:1] if titled else rules:
                event = rule(s)
                if event is not None and not (titled and event.lemma not in REPORTING):
                    s.inner, s.event, s.rule = (
                        event,
                        self._outermost(event, s),
                        rule.__name__.strip("_").replace("_", " "),
                    )
                    break

    def _outermost(self, event: Event, s: Stretch) -> Event:
        """Of cues within each other's content (“Kern said Brandt had called it …”) the outermost."""
        token = event.verb
        while self.parsed.heads[token] != token:
            above = self.parsed.heads[token]
            outer = self.by_verb.get(above)
            if (
                outer is not None
                and self.parsed.deps[token] == "ccomp"
                and outer.lemma in REPORTING
                and above < token
                and can_speak(self.parsed, outer.speaker)
            ):
                event = outer
            elif self.parsed.quoted[above] and not s.first <= above <= s.last:
                break
            token = above
        return event

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
        if at in self.passive:
            return Event(at, self.parsed.lower[at], at, at, None, "passive", True)
        return self._left_event(s, 14) if punctuated else self._addressing(s)

    def _addressing(self, s: Stretch) -> Event | None:
        """The cue before an addressee and the mark: “telling the guard “…””."""
        at = s.first - 1
        while at > max(0, s.first - 6) and self.parsed.tags[at] in ("DT", "JJ", "NN", "NNS", "NNP", "PRP", "PRP$"):
            at -= 1
        event = self.by_verb.get(at)
        return self._speaks(event, s) if event is not None and event.lemma == "tell" and at < s.first - 1 else None

    def _left_event(self, s: Stretch, reach: int) -> Event | None:
        """The nearest event to the left in the sentence, not across another stretch."""
        at, steps = s.first - 1, 0
        while at >= 0 and steps < reach and self.sentences[at] == self.sentences[s.first]:
            if self.parsed.quoted[at]:
                return None
            event = self.by_verb.get(at)
            if event is not None and event.lemma in REPORTING and can_speak(self.parsed, event.speaker):
                return self._speaks(event, s)
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
        inner = _last_character(parsed, s)
        comma = parsed.words[at] in (",", "—", "–", "-", "--", "―")
        if not comma and at not in self.by_verb and (inner == "." or (inner not in ",?!—–-…" and not s.ends_sentence)):
            return None
        return self._right_event(at + comma, inner in ",?!" or comma)

    def _next_sentence(self, s: Stretch) -> Event | None:
        """A full stop where a comma belongs: “….” Kern said."""
        at = s.last + 1
        if at >= len(self.parsed) or self.parsed.quoted[at] or not s.starts_sentence:
            return None
        event = self._right_event(at, False)
        if event is None or event.lemma not in REPORTING or event.verb > at + 4:
            return None
        after = self.parsed.words[event.verb + 1] if event.verb + 1 < len(self.parsed) else "."
        return event if after in (".", ",") else None

    def _parenthetical(self, s: Stretch) -> Event | None:
        """A cue between commas anywhere in the sentence: “The bridge, Kern said, is “a ruin”.”"""
        parsed, number = self.parsed, self.sentences[s.first]
        for event in self.events:
            if self.sentences[event.verb] != number or event.speaker is None:
                continue
            if event.rule == "according to":
                return self._speaks(event, s)
            if event.lemma not in REPORTING:
                continue
            after = event.verb + 1
            while after < len(parsed) and parsed.tags[after] in ("RB", "NNP", "IN", "CD") and after < event.verb + 4:
                after += 1
            first = min(event.speaker.first, event.first)
            before = parsed.words[first - 1] if first else ""
            closed = after >= len(parsed) or parsed.words[after] in (",", ".", "--", "—", "–")
            if closed and before in (",", "--", "—", "–") and can_speak(parsed, event.speaker):
                return self._speaks(event, s)
        return None

    def _right_event(self, at: int, expected: bool) -> Event | None:
        """The first verb after a closing mark, if its subject stands there too."""
        parsed = self.parsed
        for token in range(at, min(at + 45, len(parsed))):
            if parsed.quoted[token] or parsed.words[token] in (".", "?", "!", ";", ":"):
                return None
            event = self.by_verb.get(token)
            if event is not None and event.speaker is not None:
                speaker = event.speaker
                if speaker.stands_for is None and (token == at or at <= speaker.first <= at + 4):
                    return event
            if event is not None and expected and event.lemma in REPORTING and parsed.words[token - 1] == ",":
                head = head_after(parsed, at)
                opens = parsed.tags[at][:2] in ("NN", "PR", "DT", "JJ")
                if opens and head is not None and head < token - 1 and parsed.words[head + 1] in (",", "(", "—"):
                    return replace(event, speaker=Phrase(at, head, head))
            if event is None and expected and token <= at + 6 and parsed.tags[token] in ("VBD", "VBZ"):
                event = self._unlisted(at, token)
                if event is not None:
                    return event
        return None

    def _unlisted(self, at: int, verb: int) -> Event | None:
        """A verb that is no listed cue, but stands where cues stand: “…,” Kern deadpanned."""
        speaker, passive = subject_of(self.parsed, verb)
        if passive or not can_speak(self.parsed, speaker) or speaker is None:
            return None
        if self.parsed.lower[verb] in _BE or not (speaker.first == at or verb == at):
            return None
        return Event(verb, self.parsed.lower[verb], verb, verb, speaker, "unlisted verb")

    def _signed(self, s: Stretch) -> Event | None:
        """“…” — Name: a dash and a name without a verb sign a quotation."""
        parsed = self.parsed
        dash = _DASH.match(parsed.text, s.marked.span.end, s.marked.span.end + 6)
        if dash is None:
            return None
        at = parsed.token_at(dash.end()) - 1
        if at + 1 >= len(parsed) or parsed.quoted[at + 1]:
            return None
        end = at + 1
        while end < len(parsed) and end < at + 12 and not parsed.quoted[end] and parsed.words[end] not in (".", ";"):
            if parsed.tags[end][:2] == "VB" or parsed.words[end] in _DASHES:
                return None
            end += 1
        head = head_after(parsed, at + 1)
        if head is None or not parsed.words[head][0].isupper():
            return None
        return Event(at, "—", at, at, Phrase(at + 1, head, head), "signature")

    def _governing(self, s: Stretch) -> Event | None:
        """The nearest cue above the stretch in the parse whose subject can speak."""
        weak = None
        for token in self._above(s):
            event = self.by_verb.get(token) or source_event(self.parsed, token)
            event = self._speaks(event, s) if event is not None else None
            if event is not None:
                if can_speak(self.parsed, event.speaker):
                    return event
                weak = weak or event
        return weak

    def _above(self, s: Stretch) -> list[int]:
        """The tokens above the stretch's own top, outside of it, nearest first."""
        tops = [t for t in range(s.first + 1, s.last) if not s.first <= self.parsed.heads[t] <= s.last]
        tops = [t for t in tops if self.parsed.deps[t] != "punct"] or tops
        if not tops:
            return []
        return [t for t in self.parsed.ancestors(tops[0]) if not self.parsed.quoted[t]]

    def _nearest(self, s: Stretch) -> Event | None:
        """The nearest reporting cue to the left in the sentence."""
        at, number = s.first - 1, self.sentences[s.first]
        while at >= 0 and self.sentences[at] == number and not self.parsed.quoted[at]:
            event = self.by_verb.get(at)
            if event is not None and event.lemma in REPORTING and can_speak(self.parsed, event.speaker):
                return self._speaks(event, s)
            at -= 1
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
        below = s.first
        for token in self._above(s):
            if self.parsed.tags[token][:2] == "VB" and self.parsed.lower[token] not in _BE:
                speaker, passive = subject_of(self.parsed, token)
                if not passive and speaker is not None and can_speak(self.parsed, speaker) and self._says(below):
                    return Event(token, self.parsed.lower[token], token, token, speaker, "any verb", passive)
            below = token
        return None

    def _says(self, child: int) -> bool:
        """Whether what hangs on a verb by this token can be its words: a clause or “as …”."""
        label = self.parsed.deps[child]
        return label in ("ccomp", "oprd") or (label == "prep" and self.parsed.lower[child] == "as")


def is_title(parsed: Parsed, s: Stretch) -> bool:
    """Whether a short stretch is written like the title of a work: capitals but for small words."""
    words = [w for w in parsed.words[s.first + 1 : s.last] if w[0].isalpha()]
    if not 2 <= len(words) <= 9 or (s.starts_sentence and parsed.text[s.marked.inner.end - 1] in ",.!?"):
        return False
    return all(w[0].isupper() or w in _SMALL for w in words) and words[0][0].isupper()


_SMALL = frozenset("a an the of and or in on at to for from with by vs".split())
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_DASH = re.compile(r"[ \u00a0]*(?:—|–|―|--|-)[ \u00a0]*")


def _last_character(parsed: Parsed, s: Stretch) -> str:
    """The last character between the marks that is no mark itself."""
    at = s.marked.inner.end - 1
    while at > s.marked.inner.start and parsed.text[at] in " ’'”\"":
        at -= 1
    return parsed.text[at] if at >= s.marked.inner.start else ""


_BE = frozenset("be is are was were been being has have had do does did 's 're become became".split())


def introduction(parsed: Parsed, events: list[Event], sentences: list[int]) -> Event | None:
    """Who is announced by a unit that ends with a colon: its last cue, its last verb's subject, or its bare name."""
    last = [e for e in events if sentences[e.verb] == sentences[-1] and can_speak(parsed, e.speaker)]
    reporting = [e for e in last if e.lemma in REPORTING or e.rule != "verb"]
    if reporting or last:
        return (reporting or last)[0]
    verbs = [t for t in range(len(parsed)) if sentences[t] == sentences[-1] and parsed.tags[t] in ("VBD", "VBZ", "VBP")]
    for verb in verbs:
        speaker, passive = subject_of(parsed, verb)
        if speaker is not None and can_speak(parsed, speaker):
            return Event(verb, parsed.lower[verb], verb, verb, speaker, "colon", passive)
    if not verbs and len(parsed) <= 8 and parsed.words[0][:1].isupper():
        end = len(parsed) - 1
        return Event(end, ":", end, end, Phrase(0, end - 1, end - 1), "label")
    return None


def last_event(parsed: Parsed, events: list[Event], sentences: list[int], before: int) -> Event | None:
    """The last cue of the sentence before a token, else that sentence's main verb if its subject can speak."""
    if before == 0:
        return None
    number = sentences[before - 1]
    found = [e for e in events if e.verb < before and sentences[e.verb] == number and can_speak(parsed, e.speaker)]
    if found:
        return found[0]
    for token in range(before):
        if sentences[token] == number and parsed.deps[token] == "ROOT" and not parsed.quoted[token]:
            speaker, passive = subject_of(parsed, token)
            if can_speak(parsed, speaker):
                return Event(token, parsed.lower[token], token, token, speaker, "subject before", passive)
    return None
