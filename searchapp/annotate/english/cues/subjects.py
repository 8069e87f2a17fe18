"""Who does what a verb says?

The subject is read from the dependency parse: the verb's own, that of the verb above, the noun that it describes, or
whoever issued the text that it describes. Where the parse has none, the words beside the verb tell.
"""

from searchapp.annotate.english.parse.control import controller
from searchapp.annotate.english.parse.parsed import BREAKS, FINITE, FINITE_OR_MODAL, Parsed, back_over
from searchapp.annotate.english.parse.phrases import Phrase, can_speak, head_after, noun_phrase
from searchapp.annotate.lexicon import DAYS, SMALL, SOURCES, SPEAKING, VERBS

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_BORROWS = frozenset({"conj", "xcomp", "advcl", "dep", "parataxis", "ccomp"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_STOPS = frozenset(".!?;:")


def subject_of(parsed: Parsed, verb: int, depth: int = 0) -> tuple[Phrase | None, bool]:
    """Who does what a verb says, and whether the verb is passive (the agent is then the speaker)."""
    if depth > 6:
        return None, False
    passive = parsed.child(verb, "auxpass") is not None
    agent = parsed.child(verb, "agent")
    if agent is not None and (passive or parsed.tags[verb] == "VBN"):
        doer = parsed.child(agent, "pobj")
        return (noun_phrase(parsed, doer) if doer is not None else None), True
    subject = _own_subject(parsed, verb)
    if subject is not None:
        relative = parsed.lower[subject] in _RELATIVE and parsed.deps[verb] == "relcl"
        return _relative(parsed, subject, parsed.heads[verb]) if relative else noun_phrase(parsed, subject), passive
    return None if passive else _borrowed(parsed, verb, depth), passive


def speaking_subject(parsed: Parsed, verb: int) -> Phrase | None:
    """The subject of an active verb, where it can speak."""
    found, passive = subject_of(parsed, verb)
    return found if not passive and can_speak(parsed, found) else None


def _own_subject(parsed: Parsed, verb: int) -> int | None:
    """The verb's first subject outside of quotation marks."""
    return next((c for c in parsed.dependants(verb, *_SUBJECTS) if not parsed.quoted[c]), None)


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
        owner = _source_owner(parsed, _text_sent(parsed, head), depth) or _writer(parsed, verb, head, depth)
        return owner or noun_phrase(parsed, head)
    if label in _BORROWS and head != verb and (parsed.tags[head][:2] in ("VB", "MD") or label != "conj"):
        if parsed.quoted[head]:
            return _beside(parsed, verb)
        return _above(parsed, head, depth)
    return _beside(parsed, verb)


def _text_sent(parsed: Parsed, noun: int) -> int:
    """“An email to supporters saying …”: the email for the supporters; any other noun for itself."""
    to = parsed.heads[noun]
    if parsed.deps[noun] != "pobj" or parsed.lower[to] != "to":
        return noun
    above = parsed.heads[to]
    sent = parsed.child(above, "dobj") if parsed.tags[above][:2] == "VB" else above
    return sent if sent is not None and parsed.lower[sent] in SOURCES else noun


def _writer(parsed: Parsed, verb: int, noun: int, depth: int) -> Phrase | None:
    """“Kern emailed supporters saying …”: who writes to somebody, saying, speaks."""
    above = parsed.heads[noun]
    if parsed.deps[noun] != "dobj" or parsed.tags[verb] != "VBG" or parsed.lower[above] not in SMALL["writing"]:
        return None
    return _above(parsed, above, depth)


def _above(parsed: Parsed, head: int, depth: int) -> Phrase | None:
    """The subject of the verb above; a passive one's patient speaks (“was quoted as saying”)."""
    subject = _own_subject(parsed, head)
    if subject is not None:
        if parsed.lower[subject] in _RELATIVE and parsed.deps[head] == "relcl":
            return _relative(parsed, subject, parsed.heads[head])
        found = noun_phrase(parsed, subject)
        near = right_before(parsed, head, found) if parsed.tags[head] in FINITE and subject < head else None
        return near or found
    near = right_before(parsed, head, None) if parsed.tags[head] in FINITE else None
    return near or subject_of(parsed, head, depth + 1)[0]


def _source_owner(parsed: Parsed, noun: int, depth: int) -> Phrase | None:
    """Whose statement, letter or tweet it is: the possessor, the author behind “by”/“from”, who issued it."""
    if parsed.lower[noun] not in SOURCES:
        return None
    owner = parsed.child(noun, "poss")
    if owner is None or parsed.lower[owner] == "its":
        owner = parsed.behind(noun, "by", "from")
    if owner is not None:
        return noun_phrase(parsed, owner)
    verb = parsed.heads[noun]
    for _ in range(2):
        if parsed.tags[verb][:2] == "VB" and verb != noun:
            return _above(parsed, verb, depth + 1) if parsed.deps[noun] != "nsubj" else None
        verb = parsed.heads[verb]
    return None


def _beside(parsed: Parsed, verb: int) -> Phrase | None:
    """The noun phrase right after a cue verb (“said Kern”), else right before it, from tags alone."""
    head = head_after(parsed, verb + 1)
    if head is not None and parsed.tags[head] == "PRP" and _does_something_else(parsed, verb, head):
        return sentence_opener(parsed, verb)
    if head is not None and head - verb < 8 and not _is_addressee(parsed, verb):
        return Phrase(verb + 1, head, head)
    named = _named_object(parsed, verb) if head is None else None
    if named is not None:
        return named
    at = parsed.back_over_tags(verb, FINITE_OR_MODAL | {"RB"}) - 1
    if at < 0 or parsed.quoted[at] or (parsed.tags[at][:2] != "NN" and parsed.tags[at] != "PRP"):
        return None
    return noun_phrase(parsed, at)


def _named_object(parsed: Parsed, verb: int) -> Phrase | None:
    """“…,” quipped telly funnyman Gus Pilbeam: behind a mark the name that the parse takes for the object speaks."""
    found = parsed.child(verb, "dobj")
    behind = verb > 0 and parsed.words[verb - 1] in ("”", '"', "''", "’", "»")
    return noun_phrase(parsed, found) if behind and found is not None and parsed.tags[found] == "NNP" else None


def _does_something_else(parsed: Parsed, verb: int, pronoun: int) -> bool:
    """“Kern, reached by telephone, said he would wait”: the pronoun is the subject of what is said."""
    return parsed.deps[pronoun] in _SUBJECTS and parsed.heads[pronoun] not in (verb, pronoun)


def _is_addressee(parsed: Parsed, verb: int) -> bool:
    return VERBS.get(parsed.lower[verb]) in ("tell", "ask", "call", "inform", "remind", "urge", "assure", "accuse")


def _relative(parsed: Parsed, relative: int, head: int | None) -> Phrase | None:
    """A relative pronoun with what it stands for: a name right before it, else the noun that the parse gives."""
    at = relative - 1
    if at > 0 and parsed.words[at] == ",":
        at -= 1
    near = at >= 0 and parsed.tags[at][:2] == "NN" and not parsed.quoted[at]
    if near and head is not None:
        near = parsed.tags[at] == "NNP" and parsed.deps[at] in ("conj", "appos", "dobj", "nsubj")
    noun = at if near else head
    if noun is not None and not near:
        noun = _undated(parsed, noun)
    return None if noun is None else Phrase(relative, relative, relative, noun_phrase(parsed, noun))


def _undated(parsed: Parsed, noun: int) -> int:
    """What a day or a date that a clause was hung on belongs to: “a story on Thursday, May 26, that claimed”."""
    for _ in range(4):
        if parsed.lower[noun] not in DAYS and parsed.tags[noun] != "CD":
            return noun
        noun = parsed.heads[noun]
    return noun


def right_before(parsed: Parsed, first: int, speaker: Phrase | None) -> Phrase | None:
    """The pronoun or name right before a finite verb, where the parse missed that it is the subject."""
    at = first - 1
    while at >= 0 and (parsed.tags[at] in ("RB", "RBR", "MD") or parsed.lower[at] in DAYS):
        named = parsed.tags[at] == "MD" or (at == first - 1 and parsed.quoted_at(at - 1))  # “…,” Will said
        if named and parsed.words[at].istitle() and parsed.tags[first] in FINITE:
            return Phrase(at, at, at)
        at -= 1
    at = _before_bracket(parsed, at)
    if at < 0 or parsed.quoted[at]:
        return None
    if speaker is not None and parsed.edges[speaker.head][0] <= at <= parsed.edges[speaker.head][1]:
        return _inserted(parsed, speaker, at) or _name_at_end(parsed, speaker, at)
    if parsed.lower[at] in ("who", "which") and at > 0:
        return _relative(parsed, at, None)
    if parsed.lower[at] in ("he", "she", "they", "i", "we"):
        return Phrase(at, at, at)
    if parsed.tags[at] in ("NNP", "NNPS") or parsed.words[at].istitle():
        first = back_over(at, lambda t: parsed.tags[t] in ("NNP", "NNPS") and not parsed.quoted[t])
        if first == 0 or parsed.tags[first - 1] not in ("IN", "TO", "POS", "DT", "CC"):
            return Phrase(first, at, at)
    return None


def _inserted(parsed: Parsed, speaker: Phrase, at: int) -> Phrase | None:
    """“Kern, a top aide said, “is …””: what stands between a comma and the verb, taken for an apposition of Kern."""
    noun = parsed.deps[at] == "appos" and parsed.lower[at] in SPEAKING
    first = parsed.edges[at][0]
    if not noun or at <= speaker.head or parsed.edges[at][1] != at or parsed.words[first - 1] != ",":
        return None
    return Phrase(first, at, at)


def _name_at_end(parsed: Parsed, speaker: Phrase, at: int) -> Phrase | None:
    """“The vice president for news and talk Dave Holm”: the name that ends a long title."""
    start = parsed.back_over_tags(at + 1, ("NNP",), speaker.head + 1)
    if not speaker.head + 1 < start <= at or parsed.tags[start - 1] != "NN":
        return None
    return Phrase(speaker.first, at, at)


def _before_bracket(parsed: Parsed, at: int) -> int:
    """The token before a bracket that closes here, with or without a comma (“Kern (D-Tarn), said”)."""
    end = at - 1 if at > 0 and parsed.words[at] == "," else at
    if end < 1 or parsed.words[end] != ")":
        return at
    for token in range(end, max(end - 9, 0), -1):
        if parsed.words[token] == "(":
            return token - 1
    return at


def sentence_opener(parsed: Parsed, first: int) -> Phrase | None:
    """The noun phrase that opens the sentence, for a verb behind a long apposition (“Kern, who came late, said”)."""
    if first == 0 or parsed.words[first - 1] != ",":
        return None
    at = back_over(first - 1, lambda t: not parsed.quoted[t] and parsed.words[t] not in _STOPS)
    at += parsed.tags[at] == "_SP"
    if parsed.tags[at] in ("IN", "TO") and "," in parsed.words[at : first - 1]:
        at = parsed.words.index(",", at) + 1
    head = head_after(parsed, at)
    if head is None or head >= first - 2 or not (parsed.tags[head] in ("NNP", "PRP") or parsed.lower[head] in SPEAKING):
        return None
    return Phrase(at, head, head)


def is_participle(parsed: Parsed, verb: int) -> bool:
    """Whether a verb is a present participle, though the tagger may take it for a noun (“…, writing, “…””)."""
    return parsed.tags[verb] == "VBG" or (parsed.tags[verb][:2] == "NN" and parsed.lower[verb].endswith("ing"))


def shared_subject(parsed: Parsed, verb: int) -> Phrase | None:
    """The subject of the nearest verb before it, for a verb behind “and” or a participle behind a comma."""
    joined = back_over(verb, lambda t: parsed.tags[t] == "RB" or parsed.lower[t] in SMALL["further"], 1) - 1
    beside = parsed.words[joined] in BREAKS or parsed.quoted[joined]
    participle = is_participle(parsed, verb) and beside
    if joined < 1 or not (participle or (parsed.tags[verb] in FINITE and parsed.tags[joined] == "CC")):
        return None
    for token in range(joined - (not parsed.quoted[joined]), -1, -1):
        if parsed.quoted[token] and participle:
            continue  # “Kern remarked, “…,” further remarking, “…””
        if parsed.quoted[token] or parsed.words[token] in _STOPS:
            return None
        found = speaking_subject(parsed, token) if parsed.tags[token] in FINITE_OR_MODAL else None
        if found is not None:
            return found
    return None


def speaking_above(parsed: Parsed, token: int) -> Phrase | None:
    """The first subject above a participle that can speak (“Kern said the plan fails, adding that …”)."""
    for above in parsed.ancestors(token):
        verb = parsed.tags[above][:2] == "VB" and not parsed.quoted[above]
        found = speaking_subject(parsed, above) if verb else None
        if found is not None:
            return found
    return None
