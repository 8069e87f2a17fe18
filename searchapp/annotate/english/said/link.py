"""Which cue belongs to which stretch between quotation marks?

In this order: the cue right before the opening mark, the cue right after the closing mark, the cue that governs the
stretch in the parse, the nearest cue of the same sentence, any governing verb whose subject can speak. A stretch that
is a sentence by itself goes on with the speaker beside it.
"""

from __future__ import annotations

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.rules import Rule
from searchapp.annotate.english.said.around import any_verb, colon, governing, nearest, outermost, parenthetical
from searchapp.annotate.english.said.beside import after, before, next_sentence, signed
from searchapp.annotate.english.said.cues import Cues
from searchapp.annotate.english.said.stretches import Stretch, is_title, sentence_numbers
from searchapp.annotate.lexicon.nouns import WORKS, nouns
from searchapp.annotate.lexicon.small import DAYS
from searchapp.annotate.lexicon.verbs import REPORTING, VERBS

_OF_WORKS = nouns("trade", "work")
_RULES = (
    (Rule.BEFORE, before),
    (Rule.AFTER, after),
    (Rule.SIGNED, signed),
    (Rule.PARENTHETICAL, parenthetical),
    (Rule.GOVERNING, governing),
    (Rule.NEAREST, nearest),
    (Rule.COLON, colon),
    (Rule.ANY_VERB, any_verb),
    (Rule.NEXT_SENTENCE, next_sentence),
)
"""In the order in which they are tried."""


class Linker:
    """Links the stretches of one unit to its events."""

    def __init__(self, parsed: Parsed, stretches: list[Stretch], events: list[Event]) -> None:
        self.stretches = stretches
        self.sentences = sentence_numbers(parsed, stretches)
        self.cues = Cues(parsed, events, self.sentences)
        for s in stretches:
            s.starts_sentence = s.first == 0 or self.sentences[s.first - 1] != self.sentences[s.first]
            after_it = s.last + 1
            s.ends_sentence = after_it >= len(parsed) or self.sentences[after_it] != self.sentences[s.last]

    def link(self) -> None:
        """Find an event for each stretch; stretches without one keep None."""
        for s in self.stretches:
            titled = is_title(self.cues.parsed, s)
            if titled and (self._addressed(s) or self._names_work(s)):
                continue
            for rule, find in _RULES[:1] if titled else _RULES:
                event = find(self.cues, s)
                if event is not None and not (titled and event.lemma not in REPORTING):
                    s.inner, s.event = event, outermost(self.cues, event, s)
                    s.rule = rule
                    break

    def _addressed(self, s: Stretch) -> bool:
        """Whether a title is whom somebody tells: “…,” Kern told “The Morning Round.”"""
        before = self.cues.parsed.lower[s.first - 1] if s.first else ""
        return VERBS.get(before) == "tell"

    def _names_work(self, s: Stretch) -> bool:
        """Whether a title is a work's, as a word beside it tells: “her book, “…””, “Friday's “…””, “the “…” singer”."""
        parsed, at = self.cues.parsed, s.first - 1
        if at > 0 and parsed.words[at] == ",":
            at -= 1
        broadcast = at > 0 and parsed.tags[at] == "POS" and parsed.lower[at - 1] in DAYS
        behind = parsed.lower[s.last + 1 : s.last + 2]
        star = bool(behind) and behind[0] in _OF_WORKS and parsed.tags[at] in ("DT", "PRP$", "JJ", "POS")
        return broadcast or star or (at >= 0 and parsed.lower[at] in WORKS)
