"""Which words of a unit tell that somebody speaks, and who is their subject?

An event is a cue outside quotation marks: a verb of the lexicon (or any verb before a colon and an opening mark),
“according to X”, or a noun of what is said with its owner (“Kern's claim that …”). Its speaker is read from the
dependency parse; where the parse has none, from the words beside the cue.
"""

from dataclasses import dataclass

from searchapp.annotate.english.cues.holders import holder, star
from searchapp.annotate.english.cues.opening import clause_opener, has_done, shared_speaker
from searchapp.annotate.english.cues.subjects import (
    is_participle,
    right_before,
    sentence_opener,
    shared_subject,
    speaking_above,
    subject_of,
)
from searchapp.annotate.english.names.names import opens_inverted
from searchapp.annotate.english.parse.control import attributed_to
from searchapp.annotate.english.parse.parsed import FINITE, Parsed, back_over
from searchapp.annotate.english.parse.phrases import Phrase, can_speak, head_after, noun_phrase
from searchapp.annotate.english.rules import Seen
from searchapp.annotate.lexicon import COUNTS, NOUNS, QUOTING, RECALLING, SMALL, SOURCES, SPEAKING, VERBS

_PHRASAL = {
    "put it": "say", "puts it": "say", "put in": "say", "puts in": "say", "went on": "continue", "goes on": "continue",
}  # fmt: skip
"""Verbs that say something only with the word behind them, and the verb that they stand for."""
_PHRASAL_VERBS = frozenset(phrase.split()[0] for phrase in _PHRASAL)
_STRAY_MARKS = frozenset({"'", "’", "”", '"', "''"})
"""Marks that may be left over behind a closing one."""


@dataclass(frozen=True, slots=True)
class Event:
    """A cue: tokens `first` to `last` (the verb is `verb`), the dictionary form, the speaker if one is found."""

    verb: int
    lemma: str
    first: int
    last: int
    speaker: Phrase | None
    seen: Seen
    passive: bool = False

    @property
    def start(self) -> int:
        """The first token of the cue and its speaker."""
        return self.first if self.speaker is None else min(self.first, self.speaker.first)

    @property
    def end(self) -> int:
        """The last token of the cue and its speaker."""
        return self.last if self.speaker is None else max(self.last, self.speaker.last)


def find_events(parsed: Parsed) -> list[Event]:
    """All events of a unit, in order of their cue."""
    found = []
    for token, word in enumerate(parsed.lower):
        if parsed.quoted[token]:
            continue
        phrasal = _phrasal(parsed, token) if word in _PHRASAL_VERBS else None
        if phrasal is not None:
            found.append(_verb_event(parsed, token, phrasal))
        elif word == "said" and parsed.lower_at(token - 1) == "that" and parsed.word_at(token + 1) == ",":
            continue  # “That said, …”
        elif word in VERBS and (_is_verb(parsed, token) or _opens_inverted(parsed, token)):
            found.append(_verb_event(parsed, token, VERBS[word]))
        elif word == "according" and parsed.lower_at(token + 1) == "to":
            found.append(_according(parsed, token))
        elif word == "in" and (view := _in_words(parsed, token)) is not None:
            found.append(view)
    return _without_quoting(parsed, found)


def _phrasal(parsed: Parsed, token: int) -> str | None:
    """The verb for which two words stand (“put it”, “went on”); but for “put it”, only beside a mark or a comma."""
    behind = parsed.lower_at(token + 1)
    verb = _PHRASAL.get(f"{parsed.lower[token]} {behind}") if parsed.tags[token][:2] == "VB" else None
    beside, after = parsed.quoted_at(token - 1), parsed.word_at(token + 2)
    stops = behind != "in" and (after in ("", ",", ":", ".") or parsed.quoted[token + 2])
    return verb if behind == "it" or beside or stops else None


def _is_verb(parsed: Parsed, token: int) -> bool:
    """Whether a form of a cue verb is used as one, as far as tag and neighbours tell."""
    tag = parsed.tags[token][:2]
    if tag not in ("JJ", "NN"):
        return tag == "VB"
    if parsed.lower[token].endswith("ing"):
        return parsed.word_at(token + 1) in (",", ":") and parsed.quoted_at(token + 2)
    return parsed.word_at(token - 1) in ("”", '"', "''", ",”") and parsed.lower[token].endswith(("ed", "s"))


def _opens_inverted(parsed: Parsed, token: int) -> bool:
    """“Said Kern, “…””: a cue taken for a first name, with a mark behind the name."""
    head = head_after(parsed, token + 1)
    return head is not None and parsed.quoted_at(head + 2) and opens_inverted(parsed, token, head)


def _verb_event(parsed: Parsed, token: int, lemma: str) -> Event:
    first = back_over(token, lambda t: parsed.heads[t] == token and _belongs(parsed, t))
    active = has_done(parsed, token)
    if parsed.tags[token] == "VBN" and _passive(parsed, token) and not active:
        return Event(token, lemma, first, token, _agent(parsed, token), Seen.VERB, True)
    speaker, passive = subject_of(parsed, token)
    passive = passive and not active
    if speaker is not None and not _may_be_subject(parsed, token, speaker):
        speaker = None
    speaker = _inverted(parsed, token, lemma, speaker, passive)
    if not passive:
        speaker = _active_speaker(parsed, first, token, lemma, speaker)
    return Event(token, lemma, first, token, _owner_of_source(parsed, speaker), Seen.VERB, passive)


def _inverted(parsed: Parsed, token: int, lemma: str, speaker: Phrase | None, passive: bool) -> Phrase | None:
    """The subject of a cue, or the phrase behind it where a mark or a comma before it lets a subject follow."""
    behind = token > 0 and (parsed.quoted[token - 1] or parsed.words[token - 1] == ",")
    if passive or not behind:
        return speaker
    head = head_after(parsed, token + 1)
    if head is None:
        return speaker
    bare_noun = head == token + 1 and parsed.lower[head] in SPEAKING and parsed.tags[token] == "VBZ"
    if bare_noun and parsed.word_at(head + 1) in ("", "."):
        return Phrase(head, head, head)  # “Winter ‘lied to court’, says judge”
    if (speaker is None and parsed.quoted[token - 1]) or (
        not parsed.quoted[token - 1]
        and not can_speak(parsed, speaker)
        and lemma != "tell"
        and parsed.tags[head] == "NNP"
    ):
        return Phrase(token + 1, head, head)
    return speaker


def _active_speaker(parsed: Parsed, first: int, token: int, lemma: str, speaker: Phrase | None) -> Phrase | None:
    """The speaker of an active cue: its subject, mended by the words before it and by cues that share theirs."""
    if parsed.tags[token] in FINITE:
        speaker = right_before(parsed, first, speaker) or speaker or sentence_opener(parsed, first)
    participle = is_participle(parsed, token)
    if (participle or parsed.tags[token] == "VB") and not can_speak(parsed, speaker):
        speaker = speaking_above(parsed, token) or speaker
    if participle:
        speaker = _shown(parsed, token) or speaker
    if parsed.tags[token] in FINITE or parsed.lower[first] in SMALL["have"]:
        named = holder(parsed, first, token, speaker) or star(parsed, first)
        speaker = _quoted_one(parsed, token, lemma) or named or speaker
    return _of_further_cue(parsed, token, speaker) or clause_opener(parsed, token, lemma)


def _shown(parsed: Parsed, token: int) -> Phrase | None:
    """“footage of Anna Kern asking, “…””, “a film shows Kern saying”: whoever is shown speaks."""
    start = parsed.name_start(token)
    if start == token or start < 2 or token - 1 not in parsed.named:
        return None
    pictured = parsed.lower[start - 1] == "of" and parsed.lower[start - 2] in NOUNS["picture"]
    return Phrase(start, token - 1, token - 1) if pictured or parsed.lower[start - 1] in SMALL["shows"] else None


def _quoted_one(parsed: Parsed, token: int, lemma: str) -> Phrase | None:
    """“Omay quoted David Winter: “…””: whoever is quoted, not whoever quotes, where the words follow."""
    head = head_after(parsed, token + 1) if lemma in QUOTING else None
    if head is None or parsed.tags[head] not in ("NNP", "NN") or parsed.word_at(head + 1) not in (":", ","):
        return None
    return Phrase(token + 1, head, head) if parsed.quoted_at(head + 2) else None


def _without_quoting(parsed: Parsed, events: list[Event]) -> list[Event]:
    """The events without those that only bring another's: “Omay recalled Winter saying”, “quoted Winter as saying”."""
    inner = {e.verb: e.speaker for e in events if parsed.lower[e.verb] in SMALL["saying"] and e.speaker is not None}

    def brings(event: Event) -> bool:
        saying = next((v for v in range(event.verb + 2, event.verb + 9) if v in inner), None)
        quotes = event.lemma in QUOTING | RECALLING
        return quotes and saying is not None and event.verb < inner[saying].first < saying

    return [e for e in events if not brings(e)]


def _belongs(parsed: Parsed, token: int) -> bool:
    """Whether a word before a verb is part of it; “Early”, “Will” before a past tense are names."""
    behind = token > 0 and parsed.quoted[token - 1]
    named = not parsed.words[token].islower() and (behind or parsed.tags[token : token + 2] == ["MD", "VBD"])
    return parsed.deps[token] in ("aux", "neg", "advmod", "auxpass") and not named


def _of_further_cue(parsed: Parsed, token: int, speaker: Phrase | None) -> Phrase | None:
    """The speaker of a cue that may be joined to an earlier verb."""
    speaker = shared_speaker(parsed, token) or speaker or shared_subject(parsed, token)
    if not can_speak(parsed, speaker) and parsed.deps[token] == "conj":
        return shared_subject(parsed, token) or speaker
    return speaker


def _may_be_subject(parsed: Parsed, token: int, speaker: Phrase) -> bool:
    """Whether a phrase may be a cue's subject: it stands before it, or behind it where the verb may come first.

    So it may right behind a closing mark or a comma, and before whoever speaks (“Citing the storm, Kern …”).
    """
    at = back_over(token, lambda t: parsed.words[t] in _STRAY_MARKS, 1) - 1
    inverts = at < 0 or parsed.quoted[at] or parsed.words[at] in (",", ".")
    introduces = parsed.tags[token] not in FINITE and parsed.tags[speaker.head] != "PRP"
    return speaker.first < token or inverts or introduces


def _passive(parsed: Parsed, token: int) -> bool:
    """Whether a form of “be” stands before a participle, adverbs between them."""
    return parsed.lower_at(parsed.back_over_tags(token, ("RB",)) - 1) in SMALL["be"]


def _agent(parsed: Parsed, token: int) -> Phrase | None:
    """The doer of a passive verb: “by” and a noun phrase right behind it; “was quoted as saying” is its own speaker."""
    for at in range(token + 1, min(token + 4, len(parsed))):
        if parsed.lower[at] == "by":
            head = head_after(parsed, at + 1)
            return Phrase(at + 1, head, head) if head is not None else None
    return None


def _owner_of_source(parsed: Parsed, speaker: Phrase | None) -> Phrase | None:
    """“Kern's slogan is …”: the owner of what is said speaks."""
    author = attributed_to(parsed, speaker.head) if speaker is not None else None
    if author is not None:
        return noun_phrase(parsed, author)
    if speaker is None or parsed.lower[speaker.head] not in SOURCES:
        return speaker
    event = source_event(parsed, speaker.head)
    return event.speaker if event is not None else speaker


def source_event(parsed: Parsed, noun: int) -> Event | None:
    """“Kern's claim that …”, “a statement by Kern”: a noun of what is said whose owner is named beside it."""
    word = parsed.lower[noun]
    if word not in SOURCES or parsed.tags[noun][:2] != "NN":
        return None
    owner = parsed.child(noun, "poss")
    if owner is None:
        owner = parsed.behind(noun, "by", "from")
    if owner is None or parsed.quoted[owner] or parsed.lower[owner] in ("my", "our", "your", "its"):
        return None
    return Event(noun, word, noun, noun, noun_phrase(parsed, owner), Seen.SOURCE_NOUN)


def _in_words(parsed: Parsed, token: int) -> Event | None:
    """“In Kern's words, “…””."""
    noun = parsed.child(token, "pobj")
    of = parsed.child(noun, "prep") if noun is not None else None
    owner = parsed.child(noun, "poss") if noun is not None and parsed.lower[noun] in SMALL["in-words"] else None
    if noun is not None and of is not None and parsed.lower[noun] == "words" and parsed.lower[of] == "of":
        author = parsed.child(of, "pobj")
        if author is not None and not parsed.quoted[author]:
            return Event(token, "word", token, of, noun_phrase(parsed, author), Seen.IN_WORDS)
    if noun is None or owner is None or owner < token or parsed.quoted[noun]:
        return None
    if parsed.lower[owner] in SMALL["anybodys"]:
        return None
    return Event(token, "word", token, noun, Phrase(parsed.edges[owner][0], owner, owner), Seen.IN_WORDS)


def _according(parsed: Parsed, token: int) -> Event:
    to = token + 1
    head = parsed.child(to, "pobj", "pcomp") or head_after(parsed, to + 1)
    if head is not None:
        head = _copied(parsed, head)
        head = _author(parsed, head) or head
    speaker = noun_phrase(parsed, head) if head is not None else None
    return Event(token, "according", token, to, speaker, Seen.ACCORDING_TO)


def _copied(parsed: Parsed, text: int) -> int:
    """The document of which a source is a copy: “according to a copy of Kern's letter”."""
    copied = parsed.behind(text, "of") if parsed.lower[text] in ("copy", "text", "transcript", "draft") else None
    return text if copied is None else copied


def _author(parsed: Parsed, text: int) -> int | None:
    """Who made the text or the count that a source names: “an analysis by the council”, “a letter from Kern”."""
    by = text + 1
    made = parsed.lower[text] in SOURCES | COUNTS and parsed.lower_at(by) in ("by", "from")
    return parsed.child(by, "pobj") if made and parsed.heads[by] == text else None
