"""Which cue belongs to which stretch between quotation marks?

In this order: the cue right before the opening mark, the cue right after the closing mark, the cue that governs the
stretch in the parse, the nearest cue of the same sentence, any governing verb whose subject can speak. A stretch that
is a sentence by itself goes on with the speaker beside it.
"""

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.rules import Rule
from searchapp.annotate.english.said.around import any_verb, colon, governing, nearest, outermost, parenthetical
from searchapp.annotate.english.said.beside import after, before, next_sentence, signed
from searchapp.annotate.english.said.stretches import Cues, Stretch, is_title
from searchapp.annotate.lexicon import DAYS, REPORTING, VERBS, WORKS

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


def link(parsed: Parsed, stretches: list[Stretch], events: list[Event]) -> None:
    """Find an event for each stretch of a unit; stretches without one keep None."""
    cues = Cues(parsed, events)
    for s in stretches:
        titled = is_title(parsed, s)
        addressed = VERBS.get(parsed.lower_at(s.first - 1)) == "tell"  # “…,” Kern told “The Morning Round.”
        if titled and (addressed or _names_work(parsed, s)):
            continue
        for rule, find in _RULES[:1] if titled else _RULES:
            event = find(cues, s)
            if event is not None and not (titled and event.lemma not in REPORTING):
                s.inner, s.event, s.rule = event, outermost(cues, event, s), rule
                break


def _names_work(parsed: Parsed, s: Stretch) -> bool:
    """Whether a title is a work's, as a word beside it tells: “her book, “…””, “Friday's “…””, “the “…” album”."""
    at = s.first - 1
    if at > 0 and parsed.words[at] == ",":
        at -= 1
    broadcast = parsed.tag_at(at) == "POS" and parsed.lower_at(at - 1) in DAYS
    book = parsed.lower_at(s.last + 1) in WORKS and parsed.tags[at] in ("DT", "PRP$", "JJ", "POS")
    return broadcast or book or parsed.lower_at(at) in WORKS
