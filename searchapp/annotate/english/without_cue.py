"""Whose is a quotation to which no cue belongs?

It goes on with the speaker before it, is introduced by the paragraph above or signed below; else nobody says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.phrases import noun_phrase
from searchapp.annotate.english.people.resolution import Resolution
from searchapp.annotate.english.rules import Rule
from searchapp.annotate.english.said.introduction import introduction, last_event, signature
from searchapp.annotate.english.said.stretches import Stretch, is_fragment, last_character
from searchapp.annotate.english.statements import Found, Unit
from searchapp.domain import QuoteType

_ASKING = frozenset({"ask", "press", "question"})
"""Cues whose object answers in the next paragraph."""
_WORD = re.compile(r"\w+")


_PULLED = 3
"""How many words a pull quote has at least."""


def _fills(unit: Unit, stretch: Stretch) -> bool:
    return stretch.first == 0 and stretch.last >= len(unit.parsed) - 1


def _spelt(text: str, stretch: Stretch) -> str:
    """The words of a stretch between single spaces, in lower case, without what parts them."""
    inner = stretch.marked.inner
    return f" {' '.join(_WORD.findall(text[inner.start : inner.end].lower()))} "


class WithoutCue:
    """Finds speakers for the quotations of one article that have no cue of their own."""

    def __init__(
        self, text: str, units: Sequence[Unit], found: list[Found], resolve: Callable[[Unit, Event], Resolution | None]
    ) -> None:
        """`found` is read as it grows: the statements of the article so far."""
        self.text = text
        self.units = units
        self.found = found
        self.resolve = resolve
        self._repeats: list[tuple[Unit, Stretch]] = []
        self._words_said = {id(s): _spelt(text, s) for u in units for s in u.stretches}

    def statement(self, unit: Unit, stretch: Stretch, here: list[Found]) -> Found | None:
        """Whose it is; `here` has what was found in the same unit before it. None where nobody is told."""
        if self._original(unit, stretch) is not None:
            self._repeats.append((unit, stretch))
            return None
        if not (stretch.starts_sentence and stretch.ends_sentence):
            return self._within_sentence(unit, stretch, here)
        introduced = self._introduced(unit, stretch) or self._signed_below(unit, stretch)
        if introduced is not None:
            return introduced
        if self._words(stretch) < 3:
            return None
        if here and here[-1].unit is unit:
            here[-1].add(stretch.marked.span, here[-1].type)
            return here[-1]
        return self._from_sentence_before(unit, stretch)

    def _original(self, unit: Unit, stretch: Stretch) -> Stretch | None:
        """The stretch that a pull quote or a headline repeats: words that stand in another's too."""
        said = self._words_said[id(stretch)]
        if not (unit.headline or _fills(unit, stretch)) or len(said.split()) < _PULLED:
            return None
        others = (s for u in self.units for s in u.stretches if u is not unit and not u.headline and not _fills(u, s))
        return next((s for s in others if said in self._words_said[id(s)]), None)

    def pulled(self) -> list[Found]:
        """The pull quotes, each with the speaker of the words that it repeats; read once all else is."""
        found = []
        for unit, stretch in self._repeats:
            original = self._original(unit, stretch)
            span = original.marked.span if original is not None else None
            of = next((f for f in self.found if span is not None and any(span.within(s) for s in f.segments)), None)
            if of is not None:
                found.append(
                    Found([stretch.marked.span], QuoteType.DIRECT, of.event, of.unit, of.resolution, Rule.PULL_QUOTE)
                )
        return found

    def _words(self, stretch: Stretch) -> int:
        inner = stretch.marked.inner
        return len(self.text[inner.start : inner.end].split())

    def _within_sentence(self, unit: Unit, stretch: Stretch, here: list[Found]) -> Found | None:
        """With the speaker before it, where no verb stands (“Indeed, “…””), or where its sentence goes on behind it."""
        before = here[-1] if here else None
        words = self._words(stretch)
        if before is None or words < 5 or before.unit is not unit:
            return None
        opens = stretch.starts_sentence and words > 6
        if not opens and not is_fragment(unit.parsed, stretch):
            return None
        before.add(stretch.marked.span, before.type)
        return before

    def _introduced(self, unit: Unit, stretch: Stretch) -> Found | None:
        """The unit before ends with a colon: its last cue, or its last verb with a subject, introduces this one."""
        if unit.number == 0 or stretch.first > 0:
            return None
        above = self.units[unit.number - 1]
        parsed = above.parsed
        if not parsed.words or parsed.words[-1] != ":":
            return None
        event = introduction(parsed, above.events)
        if event is None or event.speaker is None:
            return None
        return Found(
            [stretch.marked.span],
            QuoteType.DIRECT,
            event,
            above,
            self.resolve(above, event),
            Rule.COLON_ABOVE,
        )

    def _signed_below(self, unit: Unit, stretch: Stretch) -> Found | None:
        """A quotation that fills its unit, signed in the next one; or in the one above, where names stand first."""
        if not _fills(unit, stretch):
            return None
        number = unit.number - 1 if self._names_first(unit.number) else unit.number + 1
        line = self.units[number] if 0 < number < len(self.units) else None
        event = signature(line.parsed) if line is not None and not line.headline else None
        if line is None or event is None:
            return None
        resolution = self.resolve(line, event)
        return Found([stretch.marked.span], QuoteType.DIRECT, event, line, resolution, Rule.SIGNED)

    def _names_first(self, number: int) -> bool:
        """Whether names and quotations take turns above a unit, and a name begins."""
        while number > 0 and (event := signature(self.units[number - 1].parsed)) is not None:
            above = self.units[number - 2] if number > 1 else None
            if event.lemma == "—" or above is None or above.headline:
                return event.lemma != "—"
            if not any(_fills(above, s) for s in above.stretches):
                return True
            number -= 2
        return False

    def _from_sentence_before(self, unit: Unit, stretch: Stretch) -> Found | None:
        """The speaker of the sentence before, or of the paragraph before where the stretch fills its own."""
        event = last_event(unit.parsed, unit.events, stretch.first)
        if event is not None:
            resolution = self.resolve(unit, event)
            return Found([stretch.marked.span], QuoteType.DIRECT, event, unit, resolution, Rule.SENTENCE_BEFORE)
        if stretch.first > 0 or unit.number == 0:
            return None
        return self._from_unit_before(unit, stretch)

    def _answer(self, place: Unit, event: Event | None) -> Event | None:
        """Whoever was asked answers: “Kern pressed Holm for “a plain word on it”.” / “There is none.”"""
        if event is None or event.lemma not in _ASKING or event.passive:
            return None
        asked = place.parsed.child(event.verb, "dobj", "dative")
        if asked is None or place.parsed.quoted[asked]:
            return None
        return replace(event, lemma="answer", speaker=noun_phrase(place.parsed, asked))

    def _from_unit_before(self, unit: Unit, stretch: Stretch) -> Found | None:
        """A quotation that fills its paragraph: the last speaker of the paragraph before, else its subject."""
        before = self.found[-1] if self.found else None
        above = unit.number - 1
        while above > 0 and self.units[above].aside:
            above -= 1
        words = self.units[above].parsed.words
        back = above - 1 if words and words[-1] == ":" else above
        if before is not None and before.unit.number >= back and before.type is not QuoteType.INDIRECT:
            if before.resolution is None:
                return None
            event, place, resolution = before.event, before.unit, before.resolution
        else:
            place = self.units[above]
            last = last_event(place.parsed, place.events, len(place.parsed))
            found = self.resolve(place, last) if last is not None and not place.headline else None
            if last is None or found is None:
                return None
            event, resolution = last, found
        answer = self._answer(place, event) if last_character(unit.parsed, stretch) != "?" else None
        told = self.resolve(place, answer) if answer is not None else None
        if told is not None:
            event, resolution = answer, told
        return Found([stretch.marked.span], QuoteType.DIRECT, event, place, resolution, Rule.PARAGRAPH_BEFORE)
