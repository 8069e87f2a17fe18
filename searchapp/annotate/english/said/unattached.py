"""Which clause does a cue of saying report that the parse has not tied to it (“said about half of them want it”)?"""

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.extent import Range, trim, without_asides
from searchapp.annotate.english.parse.parsed import FINITE_OR_MODAL, Parsed, ahead_over
from searchapp.annotate.lexicon import ADDRESSING, BARE, CLAUSAL, DAYS, REPORTING, SMALL

_CLAUSE_STARTS = frozenset("PRP PRP$ DT NNP NNPS NNS EX IN CD WRB".split())
"""What may follow “that” where it opens a clause and is no pronoun, whatever its own tag says."""
_RELATIVES = frozenset("which that what who".split())
_WHERE = frozenset("in on at during".split())


def unattached_clause(parsed: Parsed, event: Event) -> Range | None:
    """A clause right behind a cue of saying to which the parse has not tied it (“said about half of them want it”)."""
    verb = event.verb
    if event.passive or (parsed.tags[verb] == "VBN" and event.first == verb):
        return None
    if event.lemma not in CLAUSAL | (REPORTING - ADDRESSING):
        return None
    gap = _behind_gap(parsed, event)
    if gap is not None:
        return gap
    first = ahead_over(verb + 1, lambda t: parsed.tags[t] == "RB" or parsed.lower[t] in DAYS, len(parsed))
    end = ahead_over(first, lambda t: not _parts(parsed, t), parsed.sentence_around(verb)[1])
    if end >= len(parsed) or any(parsed.quoted[first : end + 1]):
        return None
    opener = _that(parsed, verb, first, end)
    if opener is None and event.lemma in CLAUSAL:
        opener = _opener(parsed, first, end, event.lemma in BARE)
    if opener is None:
        return None
    return trim(parsed, opener, without_asides(parsed, opener, end))


def _parts(parsed: Parsed, token: int) -> bool:
    """Whether a token parts a clause from what stands before it: a quotation mark, a semicolon, “, and”."""
    word = parsed.words[token]
    return parsed.quoted[token] or word in (";", ":") or (word == "," and parsed.tags[token + 1] == "CC")


def _behind_gap(parsed: Parsed, event: Event) -> Range | None:
    """“a dam which Kern says leaks”, “what she said is a ruin”: reported words whose subject stands before the cue."""
    verb, speaker = event.verb + 1, event.speaker
    if speaker is None or not 0 < speaker.first <= speaker.last < event.first or event.lemma not in BARE | CLAUSAL:
        return None
    if verb + 1 >= len(parsed) or parsed.tags[verb] not in FINITE_OR_MODAL:
        return None
    before = speaker.first - 1
    if parsed.lower[before] not in _RELATIVES and parsed.tags[before][:2] != "NN":
        return None
    last = max(parsed.edges[t][1] for t in (verb, parsed.heads[verb]) if t > event.verb)
    if any(parsed.quoted[verb : last + 1]):
        return None
    return trim(parsed, verb, without_asides(parsed, verb, last))


def _that(parsed: Parsed, verb: int, first: int, end: int) -> int | None:
    """“that” within reach where it opens a clause (“agreed that …”, “note, however, that …”, “said in May that …”)."""
    for at in range(first, min(first + 9, end)):
        word, tag = parsed.lower[at], parsed.tags[at]
        if word == "that" and (tag == "IN" or parsed.tags[at + 1] in _CLAUSE_STARTS):
            return at if _not_of_noun(parsed, verb, at - 1) else None
        aside = parsed.words[at] == "," and not SMALL["aside"].isdisjoint((parsed.lower[at + 1], parsed.lower[at - 1]))
        if tag[:2] == "VB" or tag in ("MD", "WDT") or (parsed.words[at] == "," and not aside):
            return None
    return None


def _not_of_noun(parsed: Parsed, verb: int, before: int) -> bool:
    """Whether a clause behind a word hangs on the verb, not on a noun (“responded to reports that …”)."""
    if before == verb or parsed.tags[before] in ("RB", "RP", "PRP", ",") or parsed.lower[before] in DAYS:
        return True
    place = parsed.heads[before]
    return parsed.lower[place] in _WHERE and parsed.deps[before] == "pobj" and parsed.heads[place] == verb


def _opener(parsed: Parsed, first: int, end: int, bare: bool) -> int | None:
    """Where a clause begins: at “that”, “whether” or a question word within reach, or at a subject before its verb."""
    for at in range(first, min(first + 9, end)):
        if parsed.lower[at] in ("that", "whether", "if", "how", "why") and parsed.tags[at] in ("IN", "WRB"):
            return at
        if parsed.tags[at][:2] == "VB" or parsed.tags[at] == "MD" or parsed.words[at] == ",":
            break
    if not bare or parsed.tags[first] not in ("PRP", "DT", "NNP", "NNPS", "NNS", "NN", "JJ", "CD", "PRP$", "EX", "RB"):
        return None
    for at in range(first + 1, min(first + 12, end)):
        if parsed.words[at] in (",", ".", "("):
            return None
        if parsed.tags[at] in FINITE_OR_MODAL and parsed.tags[at - 1] not in ("WDT", "WP", "TO"):
            return first
    return None
