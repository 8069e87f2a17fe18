"""Which cue of the same sentence frames or governs a stretch between quotation marks?

By commas around the cue, by the parse, by nearness, or by a colon.
"""

from searchapp.annotate.english.cues.events import Event, source_event
from searchapp.annotate.english.cues.holders import holder
from searchapp.annotate.english.cues.subjects import speaking_subject, subject_of
from searchapp.annotate.english.parse.parsed import BREAKS, FINITE, FINITE_OR_MODAL, Parsed, ahead_over
from searchapp.annotate.english.parse.phrases import Phrase, can_speak
from searchapp.annotate.english.rules import Seen
from searchapp.annotate.english.said.stretches import Cues, Stretch
from searchapp.annotate.lexicon import CALLING, REPORTING, SMALL, VERBS

_BETWEEN = frozenset("IN DT JJ NN NNS NNP CD".split())
"""The tags of what may stand between a noun of what is said and its “that” (“her remark in the debate that”)."""

_NAMING = frozenset("DT JJ NN NNS NNP NNPS POS PRP$ PRP".split())
_SUBJECT = 8
"""How many tokens a subject may have between “that” and a mark (“the claim that the old dam “leaks badly””)."""
_LABEL = 16
"""How many tokens a label with a name may have."""


def parenthetical(cues: Cues, s: Stretch) -> Event | None:
    """A cue between commas anywhere in the sentence: “The bridge, Kern said, is “a ruin”.”"""
    parsed = cues.parsed
    opens, ends = parsed.sentence_around(s.first)
    for event in cues.events:
        if not opens <= event.verb <= ends:
            continue
        if event.seen in (Seen.ACCORDING_TO, Seen.IN_WORDS):
            return cues.spoken(event, s)
        if event.lemma not in REPORTING:
            continue
        after = parsed.ahead_over_tags(event.verb + 1, ("RB", "NNP", "IN", "CD"), event.verb + 4)
        before = parsed.word_at(event.start - 1)
        closed = parsed.word_at(after) in BREAKS | {"", "."}
        if closed and before in BREAKS and can_speak(parsed, event.speaker):
            return cues.spoken(event, s)
    return None


def governing(cues: Cues, s: Stretch) -> Event | None:
    """The nearest cue above the stretch in the parse whose subject can speak."""
    weak = None
    below = s.first
    for token in _above(cues, s):
        event = cues.by_verb.get(token) or _source(cues, token, below, s) or _slogan(cues.parsed, token)
        below = token
        event = cues.spoken(event, s) if event is not None else None
        if event is not None:
            if can_speak(cues.parsed, event.speaker):
                return event
            weak = weak or event
    return weak or _stated(cues, s)


def _stated(cues: Cues, s: Stretch) -> Event | None:
    """“Kern's statement in court that “…””: what is said, with its owner, before “that” and the mark."""
    parsed = cues.parsed
    end = s.first - (parsed.word_at(s.first - 1) == ",")
    at = parsed.back_over_tags(end, _NAMING, max(s.first - _SUBJECT + 1, 1)) - 1
    if at < 1 or parsed.lower[at] != "that":
        return None
    for noun in range(at - 1, max(at - 7, -1), -1):
        event = source_event(parsed, noun)
        if event is not None:
            return cues.spoken(event, s)
        if parsed.quoted[noun] or parsed.tags[noun] not in _BETWEEN:
            return None
    return None


def _source(cues: Cues, noun: int, below: int, s: Stretch) -> Event | None:
    """“Kern's claim that “…””, but not the claim that is judged: “Brandt dismissed (or called) Kern's claim “…””."""
    called = cues.parsed.deps[noun] == "dobj" and VERBS.get(cues.parsed.lower[cues.parsed.heads[noun]]) in CALLING
    if called or cues.parsed.lower[below] == "as" or any(cues.parsed.quoted[noun + 1 : s.first]):
        return None
    return source_event(cues.parsed, noun)


def _slogan(parsed: Parsed, verb: int) -> Event | None:
    """“Kern's slogan is “…””: the owner of what is said speaks."""
    subject = parsed.child(verb, "nsubj") if parsed.lower[verb] in SMALL["copula"] else None
    return source_event(parsed, subject) if subject is not None and not parsed.quoted[subject] else None


def any_verb(cues: Cues, s: Stretch) -> Event | None:
    """Any verb above the stretch whose subject can speak (“The panel hailed it as “a …””)."""
    below = s.first
    for token in _above(cues, s):
        verb = cues.parsed.tags[token][:2] == "VB" and cues.parsed.lower[token] not in SMALL["copula"]
        speaker = speaking_subject(cues.parsed, token) if verb and _says(cues, below) else None
        if speaker is not None:
            return Event(token, cues.parsed.lower[token], token, token, speaker, Seen.ANY_VERB)
        below = token
    return None


def _says(cues: Cues, child: int) -> bool:
    """Whether what hangs on a verb by this token can be its words: a clause or “as …”."""
    label = cues.parsed.deps[child]
    return label in ("ccomp", "oprd") or (label == "prep" and cues.parsed.lower[child] == "as")


def _above(cues: Cues, s: Stretch) -> list[int]:
    """The tokens above the stretch's own top, outside of it, nearest first."""
    tops = [t for t in range(s.first + 1, s.last) if not s.first <= cues.parsed.heads[t] <= s.last]
    tops = [t for t in tops if cues.parsed.deps[t] != "punct"] or tops
    if not tops:
        return []
    return [t for t in cues.parsed.ancestors(tops[0]) if not cues.parsed.quoted[t]]


def nearest(cues: Cues, s: Stretch) -> Event | None:
    """The nearest reporting cue to the left in the sentence."""
    first, _ = cues.parsed.outside_marks(s.first)
    reporting = (e for e in reversed(cues.events) if first <= e.verb < s.first and e.lemma in REPORTING)
    event = next((e for e in reporting if can_speak(cues.parsed, e.speaker)), None)
    return cues.spoken(event, s) if event is not None else None


def colon(cues: Cues, s: Stretch) -> Event | None:
    """“Name: “…”” and “The mayor's answer: “…””: what stands before the colon speaks."""
    at = s.first - 1
    if at < 0 or cues.parsed.words[at] not in (":", "):", "—", "–"):
        return None
    first = min(cues.parsed.outside_marks(at)[0], at - 1)
    author = _author_before(cues.parsed, first, at)
    if author is not None:
        return author
    name = _labelled(cues.parsed, first, at) or _name_before(cues.parsed, first, at)
    if name is not None:
        return Event(at, ":", at, at, name, Seen.LABEL)
    opened = first
    if cues.parsed.lower[first] in SMALL["subordinate"] and "," in cues.parsed.words[first:at]:
        opened = cues.parsed.words.index(",", first)  # “As Kern left, Holm taunted her: “…””
    verbs = [t for t in range(opened, at) if cues.parsed.tags[t][:2] == "VB" and cues.parsed.tags[t] != "VB"]
    for verb in sorted(verbs, key=lambda t: cues.parsed.deps[t] != "ROOT"):
        speaker, passive = subject_of(cues.parsed, verb)
        speaker = holder(cues.parsed, verb, verb, speaker) or speaker
        if speaker is not None and (speaker.first < verb or can_speak(cues.parsed, speaker)):
            return Event(verb, cues.parsed.lower[verb], verb, verb, speaker, Seen.COLON, passive)
    opener, tag = cues.parsed.words[first][0], cues.parsed.tags[first]
    opens = (opener == "@" or opener.isupper()) and tag not in ("RB", "IN", "CC", "WRB")
    head = at - 1
    dateline = cues.parsed.labelled_at(head, "GPE")  # “Brenmouth, Veldania:”
    if not verbs and at - first <= 8 and opens and not dateline:
        return Event(at, ":", at, at, Phrase(first, head, head), Seen.LABEL)
    return None


def _author_before(parsed: Parsed, first: int, colon: int) -> Event | None:
    """“The guild sent out this note from its master:”: the author named behind what is said."""
    for noun in range(colon - 2, first, -1):
        if parsed.lower[noun + 1] in ("from", "by") and parsed.tags[noun][:2] == "NN":
            event = source_event(parsed, noun)
            last = event.speaker.last if event is not None and event.speaker is not None else -1
            return event if last == colon - 1 else None
    return None


def _labelled(parsed: Parsed, first: int, colon: int) -> Phrase | None:
    """“Tessa Brandt, Harbour Post:”, “Benno Arkwell, 51, innkeeper:”, “Tamsin Rook @rook:”: a label's first name."""
    end = ahead_over(first, lambda t: parsed.tags[t] == "NNP" or parsed.words[t] == "-", colon)
    verbs = any(parsed.tags[t] in FINITE_OR_MODAL for t in range(end, colon))
    if end - first < 2 or parsed.words[end][0] not in ",(@" or colon - first > _LABEL or verbs:
        return None
    return Phrase(first, end - 1, end - 1)


def _name_before(parsed: Parsed, first: int, colon: int) -> Phrase | None:
    """The name right before a colon, unless it is whom somebody tells: “… surprises the pollster Daron Holm: “…””."""
    start = parsed.back_over_tags(colon, ("NNP",), first)
    before = parsed.lower[start - 1] if start > first else ""
    labelled = before in ("-", "—", "–", "--", "from") or (colon - start > 1 and parsed.tags[start - 1] == "NN")
    verbs = (t for t in range(first, start) if parsed.tags[t][:2] == "VB")
    told = any(VERBS.get(parsed.lower[t]) in REPORTING for t in verbs)
    return Phrase(start, colon - 1, colon - 1) if start < colon and labelled and not told else None


def _contrasts(parsed: Parsed, verb: int) -> bool:
    """Whether a clause stands beside the one above it rather than within it (“Kern said …, while Brandt said …”)."""
    mark = parsed.child(verb, "mark") if parsed.deps[verb] == "advcl" else None
    return mark is not None and parsed.lower[mark] in ("while", "whereas") and parsed.words[mark - 1] == ","


def _aside(parsed: Parsed, event: Event, token: int) -> bool:
    """Whether a relative clause brings its own speaker (“Kern backed a board, which he called “…””)."""
    speaker = event.speaker
    if parsed.deps[token] != "relcl" or token != event.verb or speaker is None or speaker.stands_for is not None:
        return False
    relative = any(parsed.tags[child] in ("WDT", "WP") for child in parsed.children[token])
    return relative and parsed.tags[speaker.head] == "PRP"


def _telling(cues: Cues, event: Event, above: int, s: Stretch) -> Event | None:
    """“Kern told a clerk who held that it leaks that “…””: behind a second “that” whoever tells it speaks."""
    speaker, telling = event.speaker, cues.by_verb.get(above)
    if speaker is None or speaker.stands_for is None or telling is None or telling.lemma not in REPORTING:
        return None
    opened = [t for t in range(event.verb + 1, s.first) if cues.parsed.lower[t] == "that"]
    told = cues.parsed.deps[speaker.stands_for.head] in ("dobj", "dative")
    return telling if told and len(opened) > 1 else None


def outermost(cues: Cues, event: Event, s: Stretch) -> Event:
    """Of cues within each other's content (“Kern said Brandt had called it …”) the outermost."""
    parsed, token = cues.parsed, event.verb
    if parsed.deps[token] == "conj" and parsed.tags[token] in FINITE and event.lemma in REPORTING | CALLING:
        return event
    announced = parsed.word_at(s.first - 1) == ":"  # “…, to which Kern replied: “…””
    for above in parsed.ancestors(token):
        outer = cues.by_verb.get(above) if parsed.deps[token] == "ccomp" and above < token else None
        apart = announced and token == event.verb and parsed.deps[token] in ("advcl", "relcl")
        apart = apart or (parsed.quoted[above] and not s.first <= above <= s.last)
        telling = _telling(cues, event, above, s)
        if telling is not None:
            return telling
        if outer is not None and outer.lemma in REPORTING and can_speak(parsed, outer.speaker):
            event = outer
        elif apart or _contrasts(parsed, token) or _aside(parsed, event, token):
            break
        token = above
    return event
