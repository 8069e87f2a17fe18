"""Which cue stands right before or right behind a stretch between quotation marks?"""

import re

from searchapp.annotate.english.cues.events import Event, source_event
from searchapp.annotate.english.cues.subjects import speaking_subject
from searchapp.annotate.english.parse.documents import is_document
from searchapp.annotate.english.parse.parsed import DASHES, Parsed, ahead_over, back_over
from searchapp.annotate.english.parse.phrases import Phrase, can_speak, head_after
from searchapp.annotate.english.rules import Seen
from searchapp.annotate.english.said.stretches import Cues, Stretch, last_character
from searchapp.annotate.lexicon import CALLING, QUOTING, RECALLING, REPORTING, SMALL, VERBS

_OPENERS = frozenset("PRP PRP$ NNS IN VBN VBG WRB DT".split())
"""The tags of words other than names that open a sentence."""
_NOMINAL = frozenset("DT NN NNS NNP NNPS CD JJ PRP$ MD VB VBN".split())
_TITLED = frozenset("NN PO PR DT JJ HY".split())
_ADDRESSEE = frozenset("DT JJ NN NNS NNP PRP PRP$".split())
_BEFORE_MARKS = frozenset({",", ":", "—", "–", "that", "as"})
"""What stands between a cue and the mark."""
_APPOSED = 9
"""How many tokens of titles may stand before a name (“Scott's niece, state Del. Ida Price, shouted”)."""
_CLAUSE_ENDS = ("", ".", ",", "in", "on")
_DASH = re.compile(r"[ \u00a0]*(?:—|–|―|--|-)[ \u00a0]*")


def before(cues: Cues, s: Stretch) -> Event | None:
    """The cue right before the mark: “said: …”, “said, …”, “said that …”, “told reporters on Monday, …”."""
    at = s.first - 1
    if at < 0 or cues.sentences[at] != cues.sentences[s.first] or cues.parsed.quoted[at]:
        return None
    punctuated = cues.parsed.words[at] in (",", ":")
    if last_character(cues.parsed, s) in ",?!" and _plain_cue_after(cues, s):
        return None
    at = back_over(s.first, lambda t: cues.parsed.lower[t] in _BEFORE_MARKS) - 1
    particle = at if punctuated and at > 0 and cues.parsed.lower[at] in SMALL["particle-of-verb"] else at + 1
    if at >= 0 and at in cues.by_verb:
        return cues.spoken(cues.by_verb[at], s)
    if particle == at and at - 1 in cues.by_verb:
        return cues.spoken(cues.by_verb[at - 1], s)
    if at in cues.passive and VERBS[cues.parsed.lower[at]] in REPORTING:
        return Event(at, cues.parsed.lower[at], at, at, None, Seen.PASSIVE, True)
    return _left_event(cues, s, 14) if punctuated else _addressing(cues, s)


def _plain_cue_after(cues: Cues, s: Stretch) -> bool:
    """Whether “Kern said” stands right behind the mark: then the cue before it belongs to something else.

    “the Courier reports” behind it only passes on what the cue before it brings.
    """
    parsed, at = cues.parsed, s.last + 1
    for token in range(at, min(at + 5, len(parsed))):
        event = cues.by_verb.get(token)
        if event is not None and event.speaker is not None:
            beside = event.speaker.first == at or (token == at and event.speaker.first == at + 1)
            return beside and event.lemma in REPORTING - {"report"}
        if parsed.tags[token][:2] not in ("NN", "PR", "DT", "JJ"):
            return False
    return False


def _addressing(cues: Cues, s: Stretch) -> Event | None:
    """The cue before an addressee and the mark: “telling the guard “…””."""
    at = cues.parsed.back_over_tags(s.first, _ADDRESSEE, max(1, s.first - 5)) - 1
    event = cues.by_verb.get(at)
    return cues.spoken(event, s) if event is not None and event.lemma == "tell" else None


def _left_event(cues: Cues, s: Stretch, reach: int) -> Event | None:
    """The nearest event to the left in the sentence, not across another stretch."""
    parsed = cues.parsed
    first = max(parsed.outside_marks(s.first)[0], s.first - reach)
    for event in reversed(cues.events):
        if first <= event.verb < s.first and can_speak(parsed, event.speaker):
            addressed = parsed.lower[event.verb + 1] == "to" and parsed.words[s.first - 1] == ":"
            read = event.lemma == "read" and event.speaker is not None and is_document(parsed.lower[event.speaker.head])
            if event.lemma in REPORTING or read or (addressed and event.seen is Seen.VERB):
                return cues.spoken(event, s)
    return None


def after(cues: Cues, s: Stretch) -> Event | None:
    """The cue right after the mark: “…,” she said; “…,” said the mayor; “…” Kern, 45, told reporters."""
    parsed, at = cues.parsed, s.last + 1
    if at >= len(parsed) or parsed.quoted[at]:
        return None
    inner = last_character(parsed, s)
    comma = parsed.words[at] in DASHES | {","}
    if not comma and at not in cues.by_verb and (inner == "." or (inner not in ",?!—–-…" and not s.ends_sentence)):
        return None
    if inner in ".?!" and _opens_sentence(cues, at):
        return None
    event = _right_event(cues, at + comma, inner in ",?!" or comma)
    joined = parsed.tags[at] == "CC"  # “…,” and donations grew, Kern said
    if event is not None and (joined or (not s.starts_sentence and _has_own_words(parsed, event))):
        return None
    within = not s.starts_sentence and event is not None and event.lemma not in REPORTING
    first, _ = parsed.sentence_around(s.first)
    subordinate = parsed.lower[first] in SMALL["subordinate"] or parsed.lower[first + 1] in SMALL["subordinate"]
    return None if within and subordinate else event  # “When Kern called it “…,” Brandt …”


def _opens_sentence(cues: Cues, at: int) -> bool:
    """Whether a capital that no name needs shows a new sentence: “…!” She replied …, “….” Asked why, he …"""
    parsed = cues.parsed
    if (
        parsed.tags[at] not in _OPENERS
        or not parsed.words[at].istitle()
        or parsed.words[at] == "I"
        or at in parsed.named
    ):
        return False
    event = cues.by_verb.get(at)
    return event is None or event.speaker is None or event.speaker.first != at + 1


def _has_own_words(parsed: Parsed, event: Event) -> bool:
    """Whether a cue behind a mark reports what follows it: “…,” and he noted that …, “…,” Kern said: “…”"""
    if parsed.tags[event.verb] == "VBG":
        return False
    if parsed.lower_at(event.verb + 1) in (":", "that"):
        return True
    labels = ("ccomp", "xcomp", "dobj", "oprd") if event.lemma in CALLING else ("ccomp", "xcomp")
    clause = parsed.child(event.verb, *labels)
    return clause is not None and clause > event.verb and not parsed.quoted[clause]


def next_sentence(cues: Cues, s: Stretch) -> Event | None:
    """A full stop where a comma belongs: “….” Kern said."""
    at = s.last + 1
    if at >= len(cues.parsed) or cues.parsed.quoted[at] or not s.starts_sentence:
        return None
    event = _right_event(cues, at, False)
    if event is None or event.lemma not in REPORTING or event.verb > at + 4:
        return None
    after = cues.parsed.word_at(event.verb + 1)
    opens = after == "," and cues.parsed.quoted_at(event.verb + 2)
    return event if after in ("", ".", ",") and not opens else None


def _right_event(cues: Cues, at: int, expected: bool) -> Event | None:
    """The first verb after a closing mark, if its subject stands there too."""
    parsed = cues.parsed
    aged = _aged(parsed, at) or _verdict(parsed, at)
    if aged is not None:
        return aged
    event = _first_cue(cues, at, expected)
    return _bare_clause(parsed, at) if event is None and expected else event


def _first_cue(cues: Cues, at: int, expected: bool) -> Event | None:
    """The first cue from a token on that has its subject there."""
    parsed = cues.parsed
    for token in range(at, min(at + 45, len(parsed))):
        if parsed.quoted[token] or parsed.words[token] in (".", "?", "!", ";", ":"):
            return None
        event = cues.by_verb.get(token)
        if event is not None and _opens_here(parsed, event, at):
            return event
        unlisted = _unlisted(cues, at, token) if expected and event is None else None
        if unlisted is not None:
            return unlisted
    return None


def _opens_here(parsed: Parsed, event: Event, at: int) -> bool:
    """Whether a cue or its speaker, no relative pronoun, opens what stands behind the mark."""
    speaker = event.speaker
    if speaker is None or speaker.stands_for is not None or parsed.tags[speaker.head] == "WDT":
        return False
    if event.verb == at or at <= speaker.first <= at + 4 + 4 * (parsed.lower[event.verb] == "saying"):
        return True
    return at < speaker.first <= at + _APPOSED and all(
        parsed.tags[t][:2] in _TITLED or parsed.words[t] == "," for t in range(at, speaker.first)
    )


def _aged(parsed: Parsed, at: int) -> Event | None:
    """“the 43-year-old asked”, “grinned the 24-year-old”: parsers seldom see a subject in it."""
    verb = at if parsed.tag_at(at) in ("VBD", "VBZ") else None
    first = at if verb is None else at + 1
    shape = parsed.lower[first : first + 6]
    if len(shape) < 6 or shape[0] != "the" or shape[3] != "year" or shape[5] != "old":
        return None
    if verb is None and parsed.tag_at(first + 6) in ("VBD", "VBN", "VBZ"):
        verb = first + 6
    if verb is None or parsed.lower[verb] in SMALL["copula"]:
        return None
    lemma = VERBS.get(parsed.lower[verb], parsed.lower[verb])
    return Event(verb, lemma, verb, verb, Phrase(first, first + 5, first + 5), Seen.UNLISTED_VERB)


def _verdict(parsed: Parsed, at: int) -> Event | None:
    """““…,” was Anna Kern's verdict”: the owner of what is said speaks."""
    if parsed.lower_at(at) not in ("was", "is", "came"):
        return None
    for noun in range(at + 2, min(at + 8, len(parsed))):
        owner = parsed.lower[noun - 1] in ("'s", "'") or parsed.tags[noun - 1] in ("PRP$", "JJ")
        event = source_event(parsed, noun) if owner else None
        if event is not None:
            return event
        if parsed.tags[noun][:2] == "VB" or parsed.words[noun] in (",", "."):
            return None
    return None


def _bare_clause(parsed: Parsed, at: int) -> Event | None:
    """“…,” tweeted another; “…,” the two write.: a subject and a cue alone, whatever the tagger takes them for."""
    if parsed.lower_at(at) in VERBS:
        verb, first, head = at, at + 1, at + 1
        if parsed.lower_at(head) not in SMALL["somebody"] or parsed.tag_at(at + 2)[:2] in ("NN", "JJ"):
            return None
    else:
        end = min(at + 7, len(parsed))
        verb = ahead_over(at + 1, lambda t: parsed.tags[t - 1] in _NOMINAL and not _ends_clause(parsed, t), end)
        first, head = at, verb - 1
        if verb >= end or parsed.tags[head] not in _NOMINAL:
            return None
    lemma = VERBS[parsed.lower[verb]]
    speaker = Phrase(first, head, head)
    return Event(verb, lemma, verb, verb, speaker, Seen.VERB) if lemma in REPORTING | {"read"} else None


def _ends_clause(parsed: Parsed, verb: int) -> bool:
    """Whether a form of a cue ends its clause."""
    return parsed.lower[verb] in VERBS and parsed.lower_at(verb + 1) in _CLAUSE_ENDS


def _unlisted(cues: Cues, at: int, verb: int) -> Event | None:
    """A verb that is no listed cue, but stands where cues stand: “…,” Kern deadpanned."""
    brings = VERBS.get(cues.parsed.lower[verb]) in QUOTING | RECALLING  # “Omay quoted Winter as saying”
    if verb > at + 6 or cues.parsed.tags[verb] not in ("VBD", "VBZ") or brings:
        return None
    speaker = speaking_subject(cues.parsed, verb)
    if speaker is None:
        return None
    if cues.parsed.lower[verb] in SMALL["copula"] or not (speaker.first == at or verb == at):
        return None
    return Event(verb, cues.parsed.lower[verb], verb, verb, speaker, Seen.UNLISTED_VERB)


def signed(cues: Cues, s: Stretch) -> Event | None:
    """“…” — Name: a dash and a name without a verb sign a quotation."""
    parsed = cues.parsed
    dash = _DASH.match(parsed.text, s.marked.span.end, s.marked.span.end + 6)
    if dash is None:
        return None
    at = parsed.token_at(dash.end()) - 1
    if at + 1 >= len(parsed) or parsed.quoted[at + 1]:
        return None
    ends = (t for t in range(at + 1, min(at + 12, len(parsed))) if parsed.quoted[t] or parsed.words[t] in (".", ";"))
    end = next(ends, min(at + 12, len(parsed)))
    if any(parsed.tags[t][:2] == "VB" or parsed.words[t] in DASHES for t in range(at + 1, end)):
        return None
    if parsed.quoted_at(end) and parsed.word_at(end + 1).islower():
        return None  # “Penn: ‘It stays’ – Winter ‘disgusted’”: the name has words of its own
    head = head_after(parsed, at + 1)
    if head is None or not (parsed.words[head][0].isupper() or parsed.words[head][0] == "@"):
        return None
    return Event(at, "—", at, at, Phrase(at + 1, head, head), Seen.SIGNATURE)
