"""Whose is a quotation to which no cue belongs?

It goes on with the speaker before it, is introduced by the paragraph above or signed below; else nobody says it. A
whole sentence between marks was said or written by somebody all the same: it is a statement whose speaker is unknown.
Scare quotes, titles of works and broken marks are none.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.cues.subjects import subject_of
from searchapp.annotate.english.parse.marks import capitals_of
from searchapp.annotate.english.parse.parsed import DASHES, FINITE, FINITE_OR_MODAL, Parsed
from searchapp.annotate.english.parse.phrases import Phrase, can_speak, head_after, noun_phrase
from searchapp.annotate.english.people.resolution import Resolution
from searchapp.annotate.english.rules import Rule, Seen
from searchapp.annotate.english.said.stretches import Stretch, is_fragment, last_character
from searchapp.annotate.english.statements import Found, Unit
from searchapp.annotate.lexicon import REPORTING
from searchapp.domain import QuoteType

_ASKING = frozenset({"ask", "press", "question"})
"""Cues whose object answers in the next paragraph."""
_WORD = re.compile(r"\w+")
_ENDS = frozenset(".!?…,")
_LINE = 14
"""How many tokens a line has at most that tells who somebody is."""
_PULLED = 3
"""How many words a pull quote has at least."""
_WORDS = 6
"""How many words a statement of nobody known has at least: shorter ones are mostly names, titles and scare quotes."""


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
            same = (f for f in self.found if original and any(original.marked.span.within(s) for s in f.segments))
            of = next(same, None)
            if of is not None:
                found.append(
                    Found([stretch.marked.span], QuoteType.DIRECT, of.event, of.unit, of.resolution, Rule.PULL_QUOTE)
                )
        return found

    def _said(self, stretch: Stretch, event: Event, unit: Unit, rule: Rule) -> Found:
        """A quotation given to whoever speaks by a cue of a unit."""
        return Found([stretch.marked.span], QuoteType.DIRECT, event, unit, self.resolve(unit, event), rule)

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
        if not (opens or is_fragment(unit.parsed, stretch) or _concludes(unit, stretch)):
            return None
        before.add(stretch.marked.span, before.type)
        return before

    def _introduced(self, unit: Unit, stretch: Stretch) -> Found | None:
        """The unit before ends with a colon: its last cue, or its last verb with a subject, introduces this one."""
        if unit.number == 0 or stretch.first > 0:
            return None
        above = self.units[unit.number - 1]
        event = _introduction(above.parsed, above.events) if above.parsed.words[-1:] == [":"] else None
        if event is None:
            return None
        return self._said(stretch, event, above, Rule.COLON_ABOVE)

    def _signed_below(self, unit: Unit, stretch: Stretch) -> Found | None:
        """A quotation that fills its unit, signed in the next one; or in the one above, where names stand first."""
        if not _fills(unit, stretch):
            return None
        number = unit.number - 1 if self._names_first(unit.number) else unit.number + 1
        line = self.units[number] if 0 < number < len(self.units) else None
        event = _signature(line.parsed) if line is not None and not line.headline else None
        if line is None or event is None:
            return None
        return self._said(stretch, event, line, Rule.SIGNED)

    def _names_first(self, number: int) -> bool:
        """Whether names and quotations take turns above a unit, and a name begins."""
        while number > 0 and (event := _signature(self.units[number - 1].parsed)) is not None:
            above = self.units[number - 2] if number > 1 else None
            if event.lemma == "—" or above is None or above.headline:
                return event.lemma != "—"
            if not any(_fills(above, s) for s in above.stretches):
                return True
            number -= 2
        return False

    def _from_sentence_before(self, unit: Unit, stretch: Stretch) -> Found | None:
        """The speaker of the sentence before, or of the paragraph before where the stretch fills its own."""
        event = _last_event(unit.parsed, unit.events, stretch.first)
        if event is not None:
            return self._said(stretch, event, unit, Rule.SENTENCE_BEFORE)
        if stretch.first > 0 or unit.number == 0:
            return None
        return self._from_unit_before(unit, stretch)

    def _answer(self, place: Unit, event: Event | None, unit: Unit, stretch: Stretch) -> Event | None:
        """Whoever was asked answers, unless it is a question: “Kern pressed Holm for “a plain word”.” / “No.”"""
        asked = place.parsed.child(event.verb, "dobj", "dative") if event is not None else None
        if event is None or asked is None or event.lemma not in _ASKING or event.passive or place.parsed.quoted[asked]:
            return None
        if last_character(unit.parsed, stretch) == "?":
            return None
        return replace(event, lemma="answer", speaker=noun_phrase(place.parsed, asked))

    def _from_unit_before(self, unit: Unit, stretch: Stretch) -> Found | None:
        """A quotation that fills its paragraph: the last speaker of the paragraph before, else its subject."""
        before = self.found[-1] if self.found else None
        above = unit.number - 1
        while above > 0 and self.units[above].aside:
            above -= 1
        back = above - (self.units[above].parsed.words[-1:] == [":"])
        if before is not None and before.unit.number >= back and before.type is not QuoteType.INDIRECT:
            span, who = stretch.marked.span, before.resolution
            answer = self._answer(before.unit, before.event, unit, stretch)
            if answer is not None:
                return self._said(stretch, answer, before.unit, Rule.PARAGRAPH_BEFORE)
            found = Found([span], QuoteType.DIRECT, before.event, before.unit, who, Rule.PARAGRAPH_BEFORE)
            return found if who is not None else None
        place = self.units[above]
        event = _last_event(place.parsed, place.events, len(place.parsed)) if not place.headline else None
        event = self._answer(place, event, unit, stretch) or event
        return self._said(stretch, event, place, Rule.PARAGRAPH_BEFORE) if event is not None else None


def _concludes(unit: Unit, stretch: Stretch) -> bool:
    """Whether a sentence that names nobody ends with the words, behind “but” or “and”: “A cut may come, but “…””."""
    at = stretch.first - 1
    first, _ = unit.parsed.sentence_around(at)
    named = any(first <= naming.first < at for naming in unit.namings)
    return unit.parsed.tag_at(at) == "CC" and stretch.ends_sentence and not named


def _introduction(parsed: Parsed, events: list[Event]) -> Event | None:
    """Who is announced by a unit that ends with a colon: its last cue, its last verb's subject, or its bare name."""
    first, _ = parsed.sentence_around(-1)
    last = [e for e in events if e.verb >= first and can_speak(parsed, e.speaker)]
    if last:
        return next((e for e in last if e.lemma in REPORTING or e.seen is not Seen.VERB), last[0])
    verbs = [t for t in range(first, len(parsed)) if parsed.tags[t] in FINITE]
    for verb in verbs:
        speaker, passive = subject_of(parsed, verb)
        if can_speak(parsed, speaker):
            return Event(verb, parsed.lower[verb], verb, verb, speaker, Seen.COLON, passive)
    if not verbs and len(parsed) <= 8 and parsed.words[0][:1].isupper():
        end = len(parsed) - 1
        return Event(end, ":", end, end, Phrase(0, end - 1, end - 1), Seen.LABEL)
    return None


def _signature(parsed: Parsed) -> Event | None:
    """Who signs the quotation above: a short unit that opens with a name, behind a dash or before a role.

    “— Anna Kern, farmer”, “Anna Kern, farmer”
    """
    if not 1 < len(parsed) <= 16 or parsed.words[0] not in DASHES:
        return _named_line(parsed)
    head = head_after(parsed, 1)
    if head is None or parsed.tags[head] != "NNP":
        return None
    return Event(0, "—", 0, 0, Phrase(1, head, head), Seen.SIGNATURE)


def _named_line(parsed: Parsed) -> Event | None:
    """A line that holds nothing but a person's name of two words or more, a comma, and who they are."""
    end = next((end for first, end, label in parsed.names if first == 0 and label == "PERSON" and end > 1), 0)
    if not end or parsed.word_at(end) != "," or len(parsed) > _LINE or any(parsed.quoted):
        return None
    told = parsed.tags[end + 1 :]
    if not told or any(tag[:2] == "VB" or tag == "MD" for tag in told) or parsed.words[-1] in (".", ":", "?", "!"):
        return None
    return Event(end, ",", end, end, Phrase(0, end - 1, end - 1), Seen.SIGNATURE)


def _last_event(parsed: Parsed, events: list[Event], before: int) -> Event | None:
    """The last cue of the sentence before a token, else that sentence's main verb if its subject can speak."""
    if before == 0:
        return None
    first, _ = parsed.sentence_around(before - 1)
    found = [e for e in events if first <= e.verb < before and can_speak(parsed, e.speaker)]
    if found:
        return found[0]
    for token in range(first, before):
        if parsed.deps[token] == "ROOT" and not parsed.quoted[token]:
            speaker, passive = subject_of(parsed, token)
            if can_speak(parsed, speaker):
                return Event(token, parsed.lower[token], token, token, speaker, Seen.SUBJECT_BEFORE, passive)
    return None


def unattributed(units: Iterable[Unit], found: list[Found]) -> Iterator[Found]:
    """Statements of nobody known, for whole sentences between marks that none of the statements found holds."""
    taken = sorted((s.start, s.end) for f in found for s in f.segments)
    starts = [start for start, _ in taken]
    reach = [0, *accumulate((end for _, end in taken), max)]
    for unit in units:
        if unit.headline or unit.aside:
            continue
        for stretch in unit.stretches:
            span = stretch.marked.span
            held = reach[bisect_left(starts, span.end)] > span.start
            if not held and _is_sentence(unit.parsed, stretch):
                yield Found([span], QuoteType.DIRECT, None, unit, None, Rule.UNATTRIBUTED)


def _is_sentence(parsed: Parsed, stretch: Stretch) -> bool:
    """Whether a closed stretch is a sentence by itself, or opens one, and no title."""
    marked = stretch.marked
    inner = parsed.text[marked.inner.start : marked.inner.end].strip()
    if not marked.closed or len(inner.split()) < _WORDS or not inner[0].isupper():
        return False
    capitals, words = capitals_of(inner)  # as in a headline or the title of a long work, but for one word in five
    verb = any(parsed.tags[t] in FINITE_OR_MODAL for t in range(stretch.first + 1, stretch.last))
    if 5 * capitals >= 4 * words or not verb:
        return False
    before = parsed.words[stretch.first - 1] if stretch.first else ""
    return stretch.starts_sentence or (before in (",", ":") and inner[-1] in _ENDS)
