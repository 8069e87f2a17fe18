"""What does the article claim of a statement: that it was made, denied, alleged, imagined, or passed on?

The cue's own form is looked at first (`cue_form`), then what governs it in the parse (`governors`), then the sources
named beside it (`sources`): the first that does not vouch for the statement decides. Where none is found the article
vouches, and the statement is asserted.
"""

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.parsed import BREAKS, FINITE, Parsed
from searchapp.annotate.english.rules import RULES, SEEN_APART, Rule, Seen
from searchapp.annotate.english.status.cue_form import own_status
from searchapp.annotate.english.status.governors import governed_status
from searchapp.annotate.english.status.sources import accuses, forged_around, passed_on
from searchapp.annotate.lexicon import CUES, NOUNS, QUOTING
from searchapp.domain import QuoteType, Span, Status


def status_of(parsed: Parsed, event: Event | None, segment: Span, kind: QuoteType, rule: Rule) -> Status:
    """The status of a statement with its first segment, its cue's event and the rule that joined the two."""
    if event is None or RULES[rule].apart or event.seen in SEEN_APART:
        return Status.ASSERTED
    if event.lemma in QUOTING and event.speaker is not None and event.speaker.first > event.verb:
        return Status.SECOND_HAND  # “Kern quoted Brandt: “…””
    if kind is QuoteType.DIRECT and _stands_apart(parsed, event, segment):
        return Status.ASSERTED
    if event.seen is Seen.SOURCE_NOUN:
        return Status.DENIED if event.lemma in NOUNS["denial"] else Status.ASSERTED
    return _status(parsed, event)


def _stands_apart(parsed: Parsed, event: Event, segment: Span) -> bool:
    """Whether a quotation stands beside its cue as a statement of its own: “denied it: “…””, ““…,” he denied”."""
    verb = event.verb
    first = parsed.token_at(segment.start)
    denies = event.lemma in CUES["unvouched"]
    if first < verb:
        return denies
    before = parsed.lower_at(first - 1)
    if denies:
        return before in (":", ",", ".", "as")
    if before not in (":", ",", ".") or event.lemma == "tell":
        return False
    target = parsed.child(verb, "dobj", "advmod")
    return target is not None and verb < target < first


def _status(parsed: Parsed, event: Event) -> Status:
    """The status by the cue, then by what governs it, the nearest first; at last by the sources named beside it."""
    verb, parenthetical = event.verb, _parenthetical(parsed, event)
    own = own_status(parsed, verb, event.lemma, event)
    if own is not None:
        return own
    if event.lemma in CUES["unvouched"]:
        return Status.DENIED
    above = None if parenthetical else governed_status(parsed, verb)
    if above is not None:
        return above
    if forged_around(parsed, verb) or accuses(parsed, verb):
        return Status.ALLEGED
    if passed_on(parsed, event):
        return Status.SECOND_HAND
    return Status.ASSERTED


def _parenthetical(parsed: Parsed, event: Event) -> bool:
    """Whether the cue hangs below what it reports, as parsers often have it: “if it breaks, Kern said, …”."""
    verb, before = event.verb, event.start - 1
    comma = parsed.word_at(before) in BREAKS or parsed.quoted_at(before)
    free = parsed.tags[verb] in FINITE and parsed.child(verb, "mark") is None
    return comma and free and parsed.deps[verb] in ("ccomp", "parataxis", "ROOT", "advcl", "conj")
