"""Which words of a unit tell that somebody speaks, and who is their subject?

An event is a cue outside quotation marks: a verb of the lexicon (or any verb before a colon and an opening mark),
“according to X”, or a noun of what is said with its owner (“Kern's claim that …”). Its speaker is read from the
dependency parse; where the parse has none, from the words beside the cue.
"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.annotate.control import attributed_to, controller
from searchapp.annotate.lexicon.cues import DAYS, SOURCES, VERBS
from searchapp.annotate.lexicon.nouns import CROWDS, DOCUMENT_NOUNS, GROUP_NOUNS, PERSON_NOUNS
from searchapp.annotate.parsed import Parsed

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_BORROWS = frozenset({"conj", "xcomp", "advcl", "dep", "parataxis", "ccomp"})
_PUT = frozenset({"put", "puts"})
FINITE = ("VBD", "VBZ", "VBP")
_BE_FORMS = frozenset("be is are was were been being 's 're am".split())
_RELATIVE = frozenset({"who", "which", "that", "whom"})


_SPEAKING = PERSON_NOUNS | GROUP_NOUNS | CROWDS | DOCUMENT_NOUNS


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first` to `last`, its head among them.

    `stands_for` is the phrase that a relative pronoun takes up (“the mayor, who said …”).
    """

    first: int
    last: int
    head: int
    stands_for: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A cue: tokens `first` to `last` (the verb is `verb`), the dictionary form, the speaker if one is found."""

    verb: int
    lemma: str
    first: int
    last: int
    speaker: Phrase | None
    rule: str
    passive: bool = False


def noun_phrase(parsed: Parsed, head: int) -> Phrase:
    """The phrase of a head: its left edge to the head, with an “of”/“for” complement, without clauses."""
    first = min(parsed.edges[head][0], head)
    children = parsed.children[head]
    for child in children:
        if child < head and parsed.deps[child] in ("relcl", "punct", "cc", "appos", "conj", "advcl"):
            first = max(first, parsed.edges[child][1] + 1)
    while first < head and (parsed.quoted[first] or not parsed.words[first][0].isalnum()):
        first += 1
    last = head
    for child in children:
        if child > head and parsed.deps[child] == "prep" and parsed.lower[child] in ("of", "for", "from", "with", "at"):
            edge = parsed.edges[child][1]
            if edge - head <= 12 and not any(parsed.quoted[head : edge + 1]) and child == last + 1:
                last = edge
    return Phrase(first, last, head)


def find_events(parsed: Parsed) -> list[Event]:
    """All events of a unit, in order of their cue."""
    found = []
    for token, word in enumerate(parsed.lower):
        if parsed.quoted[token]:
            continue
        if word in _PUT and parsed.lower[token + 1 : token + 2] == ["it"]:
            found.append(_verb_event(parsed, token, "say"))
        elif word in VERBS and parsed.tags[token][:2] in ("VB", "JJ", "NN") and _is_verb(parsed, token):
            found.append(_verb_event(parsed, token, VERBS[word]))
        elif word == "according" and parsed.lower[token + 1 : token + 2] == ["to"]:
            found.append(_according(parsed, token))
    return found


def _is_verb(parsed: Parsed, token: int) -> bool:
    """Whether a form of a cue verb is used as one, as far as tag and neighbours tell."""
    tag = parsed.tags[token]
    if tag[:2] == "VB":
        return True
    before = parsed.words[token - 1] if token else ""
    return before in ("”", '"', "''", ",”") and parsed.lower[token].endswith(("ed", "s"))


def _verb_event(parsed: Parsed, token: int, lemma: str) -> Event:
    first = token
    while (
        first > 0 and parsed.heads[first - 1] == token and parsed.deps[first - 1] in ("aux", "neg", "advmod", "auxpass")
    ):
        first -= 1
    if parsed.tags[token] == "VBN" and _passive(parsed, token):
        return Event(token, lemma, first, token, _agent(parsed, token), "verb", True)
    speaker, passive = subject_of(parsed, token)
    if (
        speaker is not None
        and speaker.first > token
        and parsed.tags[speaker.head] == "PRP"
        and not _inverts(parsed, token)
    ):
        speaker = None
    if speaker is None and not passive and token > 0 and parsed.quoted[token - 1]:
        head = head_after(parsed, token + 1)
        speaker = Phrase(token + 1, head, head) if head is not None else None
    if token > 0 and parsed.words[token - 1] == "," and not can_speak(parsed, speaker):
        head = head_after(parsed, token + 1)
        if head is not None and parsed.tags[head] == "NNP" and not passive:
            speaker = Phrase(token + 1, head, head)
    if not passive and parsed.tags[token] in FINITE:
        speaker = _right_before(parsed, first, speaker) or speaker or _sentence_opener(parsed, first)
    if parsed.tags[token] == "VBG" and speaker is not None and not can_speak(parsed, speaker):
        speaker = _speaking_above(parsed, token) or speaker
    return Event(token, lemma, first, token, _owner_of_source(parsed, speaker), "verb", passive)


def _speaking_above(parsed: Parsed, token: int) -> Phrase | None:
    """The first subject above a participle that can speak (“Kern said the plan fails, adding that …”)."""
    for above in parsed.ancestors(token):
        if parsed.tags[above][:2] == "VB" and not parsed.quoted[above]:
            found, passive = subject_of(parsed, above)
            if not passive and can_speak(parsed, found):
                return found
    return None


def _inverts(parsed: Parsed, token: int) -> bool:
    """Whether a subject may follow its verb here: right behind a closing mark or a comma."""
    return token > 0 and (parsed.quoted[token - 1] or parsed.words[token - 1] == ",")


def _passive(parsed: Parsed, token: int) -> bool:
    """Whether a form of “be” stands before a participle, adverbs between them."""
    at = token - 1
    while at >= 0 and parsed.tags[at] == "RB":
        at -= 1
    return at >= 0 and parsed.lower[at] in _BE_FORMS


def _agent(parsed: Parsed, token: int) -> Phrase | None:
    """The doer of a passive verb: “by” and a noun phrase right behind it; “was quoted as saying” is its own speaker."""
    for at in range(token + 1, min(token + 4, len(parsed))):
        if parsed.lower[at] == "by":
            head = head_after(parsed, at + 1)
            return Phrase(at + 1, head, head) if head is not None else None
    return None


def _sentence_opener(parsed: Parsed, first: int) -> Phrase | None:
    """The noun phrase that opens the sentence, for a verb behind a long apposition (“Kern, who came late, said”)."""
    if first == 0 or parsed.words[first - 1] != ",":
        return None
    at = first - 1
    while at > 0 and not parsed.quoted[at - 1] and parsed.words[at - 1] not in (".", "!", "?", ";", ":"):
        at -= 1
    head = head_after(parsed, at)
    if (
        head is None
        or head >= first - 2
        or not (parsed.tags[head] in ("NNP", "PRP") or parsed.lower[head] in _SPEAKING)
    ):
        return None
    return Phrase(at, head, head)


def _owner_of_source(parsed: Parsed, speaker: Phrase | None) -> Phrase | None:
    """“Kern's slogan is …”: the owner of what is said speaks."""
    author = attributed_to(parsed, speaker.head) if speaker is not None else None
    if author is not None:
        return noun_phrase(parsed, author)
    if speaker is None or parsed.lower[speaker.head] not in SOURCES:
        return speaker
    event = source_event(parsed, speaker.head)
    return event.speaker if event is not None else speaker


def _right_before(parsed: Parsed, first: int, speaker: Phrase | None) -> Phrase | None:
    """The pronoun or name right before a finite verb, where the parse missed that it is the subject."""
    at = first - 1
    while at >= 0 and parsed.tags[at] in ("RB", "MD"):
        at -= 1
    if at < 0 or parsed.quoted[at] or (speaker is not None and _covers(parsed, speaker, at)):
        return None
    if parsed.lower[at] in ("who", "which") and at > 0:
        return _relative(parsed, at, None)
    if parsed.lower[at] in ("he", "she", "they", "i", "we"):
        return Phrase(at, at, at)
    if parsed.tags[at] in ("NNP", "NNPS") or parsed.words[at].istitle():
        first = at
        while first > 0 and parsed.tags[first - 1] in ("NNP", "NNPS") and not parsed.quoted[first - 1]:
            first -= 1
        if first == 0 or parsed.tags[first - 1] not in ("IN", "TO", "POS", "DT", "CC"):
            return Phrase(first, at, at)
    return None


def _relative(parsed: Parsed, relative: int, head: int | None) -> Phrase | None:
    """A relative pronoun with what it stands for: a name right before it, else the noun that the parse gives."""
    at = relative - 1
    if at > 0 and parsed.words[at] == ",":
        at -= 1
    near = at >= 0 and parsed.tags[at][:2] == "NN" and not parsed.quoted[at]
    if near and head is not None:
        near = parsed.tags[at] == "NNP" and parsed.deps[at] in ("conj", "appos", "dobj", "nsubj")
    noun = at if near else head
    return None if noun is None else Phrase(relative, relative, relative, noun_phrase(parsed, noun))


def _covers(parsed: Parsed, phrase: Phrase, token: int) -> bool:
    low, high = parsed.edges[phrase.head]
    return low <= token <= high or phrase.first <= token <= phrase.last


def can_speak(parsed: Parsed, phrase: Phrase | None) -> bool:
    """Whether a phrase looks like somebody or something that makes statements; “it” and bare things don't."""
    if phrase is None:
        return False
    if phrase.stands_for is not None:
        return can_speak(parsed, phrase.stands_for)
    tag, word = parsed.tags[phrase.head], parsed.lower[phrase.head]
    if tag in ("PRP", "WP"):
        return word not in ("it", "what", "them", "us")
    noun = word[:-1] if tag == "NNS" and word.endswith("s") else word
    return tag in ("NNP", "NNPS") or noun in _SPEAKING or (tag == "NN" and parsed.words[phrase.head][0].isupper())


def source_event(parsed: Parsed, noun: int) -> Event | None:
    """“Kern's claim that …”, “a statement by Kern”: a noun of what is said whose owner is named beside it."""
    word = parsed.lower[noun]
    if word not in SOURCES or parsed.tags[noun][:2] != "NN":
        return None
    owner = parsed.child(noun, "poss")
    if owner is None:
        for child in parsed.children[noun]:
            if parsed.deps[child] in ("prep", "agent") and parsed.lower[child] in ("by", "from"):
                owner = parsed.child(child, "pobj")
    if owner is None or parsed.quoted[owner] or parsed.lower[owner] in ("my", "our", "your", "its"):
        return None
    return Event(noun, word, noun, noun, noun_phrase(parsed, owner), "source noun")


def _according(parsed: Parsed, token: int) -> Event:
    to = token + 1
    head = parsed.child(to, "pobj", "pcomp")
    if head is None and to + 1 < len(parsed):
        head = head_after(parsed, to + 1)
    speaker = noun_phrase(parsed, head) if head is not None else None
    return Event(token, "according", token, to, speaker, "according to")


def head_after(parsed: Parsed, at: int) -> int | None:
    """The head of the noun phrase that starts at a token, read from tags alone."""
    head = None
    while at < len(parsed) and not parsed.quoted[at]:
        tag = parsed.tags[at]
        if parsed.lower[at] in DAYS:
            break
        if tag[:2] == "NN" or tag in ("PRP", "WP"):
            head = at
        elif (
            (
                tag not in ("DT", "JJ", "JJS", "JJR", "CD", "PRP$", "POS", "VBN", "VBG", "HYPH", "RB")
                and head is not None
            )
            or tag[:2] in ("VB", "MD")
            or tag in (".", ":", ",")
        ):
            break
        at += 1
    return head


def subject_of(parsed: Parsed, verb: int, depth: int = 0) -> tuple[Phrase | None, bool]:
    """Who does what a verb says, and whether the verb is passive (the agent is then the speaker)."""
    if depth > 6:
        return None, False
    passive = parsed.child(verb, "auxpass") is not None
    agent = parsed.child(verb, "agent")
    if agent is not None and (passive or parsed.tags[verb] == "VBN"):
        doer = parsed.child(agent, "pobj")
        return (noun_phrase(parsed, doer) if doer is not None else None), True
    subject = parsed.child(verb, *_SUBJECTS)
    if subject is not None and parsed.quoted[subject]:
        subject = None
    if subject is not None:
        if parsed.lower[subject] in _RELATIVE and parsed.deps[verb] == "relcl":
            return _relative(parsed, subject, parsed.heads[verb]), passive
        return noun_phrase(parsed, subject), passive
    if passive:
        return None, True
    return _borrowed(parsed, verb, depth), False


def _borrowed(parsed: Parsed, verb: int, depth: int) -> Phrase | None:
    """The subject of a verb without one of its own: that of the verb above, or the noun that it describes."""
    label, head = parsed.deps[verb], parsed.heads[verb]
    controlled = controller(parsed, verb)
    if controlled is not None:
        return noun_phrase(parsed, controlled)
    if label in ("pcomp", "prep") or (label == "pobj" and parsed.tags[verb] == "VBG"):
        above = parsed.heads[head]
        if parsed.tags[above][:2] == "VB" and above != head:
            return _above(parsed, above, depth)
        return None
    if label in ("acl", "relcl") and parsed.tags[head][:2] == "NN":
        owner = _source_owner(parsed, head, depth)
        return owner or noun_phrase(parsed, head)
    if label in _BORROWS and head != verb and (parsed.tags[head][:2] in ("VB", "MD") or label != "conj"):
        if parsed.quoted[head]:
            return _beside(parsed, verb)
        return _above(parsed, head, depth)
    return _beside(parsed, verb)


def _above(parsed: Parsed, head: int, depth: int) -> Phrase | None:
    """The subject of the verb above; a passive one's patient speaks (“was quoted as saying”)."""
    subject = parsed.child(head, *_SUBJECTS)
    if subject is not None and not parsed.quoted[subject]:
        if parsed.lower[subject] in _RELATIVE and parsed.deps[head] == "relcl":
            return _relative(parsed, subject, parsed.heads[head])
        found = noun_phrase(parsed, subject)
        near = _right_before(parsed, head, found) if parsed.tags[head] in FINITE and subject < head else None
        return near or found
    return subject_of(parsed, head, depth + 1)[0]


def _source_owner(parsed: Parsed, noun: int, depth: int) -> Phrase | None:
    """Whose statement, letter or tweet it is: the possessor, the author behind “by”/“from”, who issued it."""
    if parsed.lower[noun] not in SOURCES:
        return None
    owner = parsed.child(noun, "poss")
    if owner is not None and parsed.lower[owner] != "its":
        return noun_phrase(parsed, owner)
    for child in parsed.children[noun]:
        if parsed.deps[child] in ("prep", "agent") and parsed.lower[child] in ("by", "from"):
            author = parsed.child(child, "pobj")
            if author is not None:
                return noun_phrase(parsed, author)
    verb = parsed.heads[noun]
    for _ in range(2):
        if parsed.tags[verb][:2] == "VB" and verb != noun:
            return _above(parsed, verb, depth + 1) if parsed.deps[noun] != "nsubj" else None
        verb = parsed.heads[verb]
    return None


def _beside(parsed: Parsed, verb: int) -> Phrase | None:
    """The noun phrase right after a cue verb (“said Kern”), else right before it, from tags alone."""
    head = head_after(parsed, verb + 1)
    if head is not None and head - verb < 8 and not _is_addressee(parsed, verb):
        return Phrase(verb + 1, head, head)
    at = verb - 1
    while at >= 0 and parsed.tags[at] in ("RB", "MD", "VBD", "VBZ", "VBP"):
        at -= 1
    if at < 0 or parsed.quoted[at] or (parsed.tags[at][:2] != "NN" and parsed.tags[at] != "PRP"):
        return None
    return noun_phrase(parsed, at)


def _is_addressee(parsed: Parsed, verb: int) -> bool:
    return VERBS.get(parsed.lower[verb]) in ("tell", "ask", "call", "inform", "remind", "urge", "assure", "accuse")
