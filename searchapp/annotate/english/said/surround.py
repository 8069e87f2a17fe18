"""Which words around an interrupting cue does it report (“The bridge, Kern said, will fall”; “according to Kern”)?"""

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.extent import Range, trim, without_asides
from searchapp.annotate.english.parse.parsed import BREAKS, FINITE, Parsed, ahead_over, back_over
from searchapp.annotate.lexicon import CLAUSAL, SMALL, VERBS

_STOPS = BREAKS | {"―", ";"}
_BETWEEN = frozenset({"RB", "NNP", "CD", "IN", "DT", "NN", "JJ"})
_CONCESSIONS = SMALL["concession"] | {"despite"}


def around(parsed: Parsed, event: Event) -> list[Range]:
    """“According to X, …”, “…, according to X” and “…, according to X, …”: the sentence without the source."""
    first, last = parsed.outside_marks(event.first)
    if _only_a_cue(parsed, first, event.first):
        return []
    end = event.speaker.last if event.speaker is not None else event.last
    end = ahead_over(end, lambda t: parsed.words[t] != ",", last)
    found: list[Range | None] = []
    before = event.first - first > (1 if end < last else 2)
    if not before:  # words between marks in the sentence are passed on too, whoever said them
        _, last = parsed.sentence_around(event.first)
    if before:
        found.append(trim(parsed, _start(parsed, first, event.first), event.first - 1))
    if not before or _main_verb_behind(parsed, event.first, end, last):
        found.append(trim(parsed, end + 1, without_asides(parsed, end + 1, last)))
    return [r for r in found if r is not None]


def _only_a_cue(parsed: Parsed, first: int, source: int) -> bool:
    """Whether only another cue stands between a closing mark and the source (“…” said Kern, according to …)."""
    behind_mark = first > 0 and parsed.quoted[first - 1]
    return behind_mark and any(parsed.lower[t] in VERBS for t in range(first, min(first + 7, source)))


def _main_verb_behind(parsed: Parsed, cue: int, comma: int, last: int) -> bool:
    """Whether the sentence goes on behind the source: its main verb stands there."""
    behind = any(parsed.deps[t] == "ROOT" for t in range(comma + 1, last + 1))
    return behind and not any(parsed.tags[t] in FINITE and parsed.deps[t] == "ROOT" for t in range(cue))


def as_clause(parsed: Parsed, event: Event) -> list[Range]:
    """“As Kern said, …” and “…, as Kern said”: the sentence without the clause; empty for any other cue."""
    start, verb = event.start - 1, event.verb
    if parsed.lower_at(start) != "as":
        return []
    if event.lemma not in CLAUSAL or parsed.child(verb, "dobj", "ccomp", "xcomp") is not None:
        return []
    first, last = parsed.outside_marks(verb)
    if _opens(parsed, first, start):
        comma = next((t for t in range(verb + 1, last) if parsed.words[t] == ","), last)
        found = trim(parsed, comma + 1, without_asides(parsed, comma + 1, last))
    elif start > first + 3 and parsed.words[start - 1] in _STOPS and not (first and parsed.quoted[first - 1]):
        found = trim(parsed, _start(parsed, first, start), start - 1)
    else:
        return []
    return [] if found is None else [found]


def _opens(parsed: Parsed, first: int, start: int) -> bool:
    """Whether nothing but “But”, “However,” or “…, and” stands before “as Kern said, …”."""
    at = back_over(start, lambda t: parsed.tags[t] in ("CC", "RB") or parsed.words[t] == ",", first)
    return at == first or (start - at > 1 and "CC" in parsed.tags[at:start])


def before_cue(parsed: Parsed, event: Event, clause: int) -> list[Range]:
    """“…, Kern said” and “…, Kern said, …”: the sentence of a token of the clause without the cue and its speaker."""
    speaker = event.speaker
    start, end = event.start, event.end
    first, _ = parsed.outside_marks(parsed.edges[clause][0])
    _, last = parsed.outside_marks(end)
    found = [trim(parsed, _start(parsed, first, start), start - 1)]
    comma = parsed.ahead_over_tags(end + 1, _BETWEEN, min(last, end + 12) + 1)
    inverted = speaker is not None and speaker.first > event.verb
    goes_on = comma <= last and parsed.words[comma] in _STOPS and not inverted
    if goes_on and last - comma > 2 and not _comments(parsed, comma + 1):
        found.append(trim(parsed, comma + 1, without_asides(parsed, comma + 1, last)))
    return [r for r in found if r is not None]


def _start(parsed: Parsed, first: int, cue: int) -> int:
    """Where reported words begin: behind “Still,”, “Though …,” and an open bracket."""
    for at in range(cue - 1, first, -1):
        if parsed.words[at] == ")":
            break
        if parsed.words[at] == "(":
            return at + 1
    word = parsed.lower[first]
    if word in SMALL["discourse"] and parsed.words[first + 1] == ",":
        return first + 2
    if word in _CONCESSIONS:
        commas = [t for t in range(first + 1, cue - 3) if parsed.words[t] == ","]
        return commas[0] + 1 if commas else first
    return first


def _comments(parsed: Parsed, token: int) -> bool:
    """Whether what stands behind an interrupting cue is the article's own (“, adding that …”, “, who came late”)."""
    word = parsed.lower[token]
    if parsed.tags[token] == "VBG":
        return word != "including"
    return parsed.tags[token] == "CD" or word in SMALL["own-words"]
