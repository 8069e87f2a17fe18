"""Which words does a cue report: the clause or the object that hangs on it, as a range of tokens?

A clause of what is said comes first (“said that …”, “…, he said”); then what is asked of somebody (“urged them to …”,
“called on Kern to …”, “called for …”), what somebody is called, and the object of verbs that announce or judge.
"""

from __future__ import annotations

from searchapp.annotate.events import Event
from searchapp.annotate.lexicon.cues import BARE, CALLING, CLAUSAL, DAYS, OBJECTS, PREPOSITIONS, REPORTING, VERBS
from searchapp.annotate.parsed import Parsed

_EDGES = frozenset(",;:.-—–―?")
_ASKED = frozenset("urge ask warn order instruct beg implore exhort advise encourage press challenge call".split())
"""Verbs whose reported request takes in those of whom it is asked (“urged the board to resign”)."""

_DASHES = frozenset({"—", "–", "--", "―"})
_OWN_WORDS = frozenset("who whose after when while as a an another even on with".split())
_STOPS = _DASHES | {",", ";"}
_BETWEEN = frozenset({"RB", "NNP", "CD", "IN", "DT", "NN", "JJ"})
_ASIDES = frozenset("whereas while compared".split())

Range = tuple[int, int]


def content_of(parsed: Parsed, event: Event, sentences: list[int]) -> list[Range]:
    """What is reported, as ranges of tokens (first, last); empty where nothing hangs on the cue.

    Two ranges where the cue stands in the middle (“The bridge, Kern said, will fall”).
    """
    if event.rule == "according to":
        return _around(parsed, event, sentences)
    clause = _clause(parsed, event)
    if (clause is None or clause > event.verb) and _interrupts(parsed, event):
        return _clause_before(parsed, event, min(event.first, clause or event.first), sentences)
    if clause is None:
        found = _unattached_clause(parsed, event, sentences) or _object_range(parsed, event)
    elif clause > event.verb:
        found = _clause_after(parsed, event, clause)
    else:
        return _clause_before(parsed, event, clause, sentences)
    return [] if found is None else [found]


def has_clause(parsed: Parsed, event: Event) -> bool:
    """Whether a clause, not a mere object, is reported."""
    return event.rule == "according to" or _clause(parsed, event) is not None or _interrupts(parsed, event)


def _interrupts(parsed: Parsed, event: Event) -> bool:
    """Whether the cue and its speaker stand between commas, or behind a comma at the sentence's end."""
    speaker = event.speaker
    if speaker is None or event.lemma not in REPORTING or speaker.stands_for is not None:
        return False
    start, end = min(event.first, speaker.first), max(event.last, speaker.last)
    if start < 3 or parsed.words[start - 1] not in (",", "--", "—", "–") or parsed.quoted[start - 2]:
        return False
    if abs(speaker.head - event.verb) > 6:
        return False
    while (
        end + 1 < len(parsed) and parsed.tags[end + 1] in ("RB", "NNP", "CD", "IN", "DT", "NN") and end < event.last + 5
    ):
        end += 1
    return end + 1 >= len(parsed) or parsed.words[end + 1] in (",", ".", "--", "—", "–")


def _clause(parsed: Parsed, event: Event) -> int | None:
    """The dependant that is a clause of what is said."""
    verb = event.verb
    clauses = [c for c in parsed.children[verb] if parsed.deps[c] == "ccomp" and parsed.tags[c] != "WP"]
    behind = [c for c in clauses if c > verb]
    if behind and not (clauses[0] < verb and _interrupts(parsed, event)):
        return behind[0]
    for child in clauses:
        if child > verb or not _parted(parsed, child, verb):
            return child
    for child in parsed.children[verb]:
        if parsed.deps[child] == "xcomp" and parsed.tags[child] in ("VB", "VBG") and child > verb:
            return child
    return None


def _unattached_clause(parsed: Parsed, event: Event, sentences: list[int]) -> Range | None:
    """A clause right behind a cue of saying to which the parse has not tied it (“said about half of them want it”)."""
    verb, number = event.verb, sentences[event.verb]
    if event.lemma not in CLAUSAL or event.passive or (parsed.tags[verb] == "VBN" and event.first == verb):
        return None
    first = verb + 1
    while first < len(parsed) and (parsed.tags[first] == "RB" or parsed.lower[first] in DAYS):
        first += 1
    end = first
    while end + 1 < len(parsed) and sentences[end + 1] == number and not parsed.quoted[end]:
        if parsed.words[end] in (";", ":") or (parsed.words[end] == "," and parsed.tags[end + 1] == "CC"):
            break
        end += 1
    if end >= len(parsed) or any(parsed.quoted[first : end + 1]):
        return None
    opener = _opener(parsed, first, end, event.lemma in BARE)
    if opener is None:
        return None
    return _trim(parsed, opener, _without_asides(parsed, opener, end))


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
        if parsed.tags[at] in ("VBD", "VBZ", "VBP", "MD") and parsed.tags[at - 1] not in ("WDT", "WP", "TO"):
            return first
    return None


def _parted(parsed: Parsed, clause: int, verb: int) -> bool:
    """Whether a colon or a semicolon parts an earlier clause from the cue: it is then a statement of its own."""
    return any(parsed.words[t] in (":", ";") and not parsed.quoted[t] for t in range(clause, verb))


def _clause_after(parsed: Parsed, event: Event, clause: int) -> Range | None:
    """“said that …”: from the clause's first word to the last that hangs on the cue, short of a further main clause."""
    verb = event.verb
    first = max(parsed.edges[clause][0], verb + 1)
    target = parsed.child(verb, "dobj")
    if event.lemma == "call" and parsed.lower[verb + 1] in ("on", "upon"):
        first = verb + 2
    elif target is not None and verb < target < clause and event.lemma in _ASKED:
        first = min(first, parsed.edges[target][0])
    last = parsed.edges[clause][1]
    for child in parsed.children[verb]:
        if child > clause and parsed.deps[child] in ("conj", "cc") and not _goes_on(parsed, child):
            break
        if child > clause and parsed.deps[child] == "advcl" and parsed.words[parsed.edges[child][0] - 1] == ",":
            break
        if child > clause and parsed.deps[child] not in ("punct", "npadvmod"):
            last = max(last, parsed.edges[child][1])
    speaker = event.speaker
    if speaker is not None and first <= speaker.head <= last and speaker.stands_for is None:
        first = speaker.last + 1 if speaker.head < clause else first
    return _trim(parsed, first, _without_asides(parsed, first, last))


def _without_asides(parsed: Parsed, first: int, last: int) -> int:
    """Where the words end that somebody can have said: before “, who …”, “, despite …”, a dash, or “and urged …”."""
    for token in range(first + 3, last):
        follows = token + 1
        if parsed.words[token] == ",":
            word = parsed.lower[follows]
            relative = word in ("who", "which", "whose", "whom") or parsed.lower[follows + 1 : follows + 2] in (
                ["whom"],
                ["which"],
            )
            cue = parsed.tags[follows] == "VBG" and VERBS.get(word) in REPORTING
            aside = (
                cue
                or word in _ASIDES
                or (word == "according")
            )
            remark = word in ("a", "an") and not any(t == "CC" for t in parsed.tags[follows:last])
            if (
                (relative or aside or remark)
                and "," not in parsed.words[follows + 2 : last]
                and not any(parsed.quoted[token : last + 1])
            ):
                return token - 1
        elif parsed.tags[token] == "CC" and _second_cue(parsed, follows):
            return token - 1
    return last


def _second_cue(parsed: Parsed, token: int) -> bool:
    """Whether another reporting verb of the same speaker follows a conjunction (“… and urged them to stay”)."""
    finite = parsed.tags[token] in ("VBD", "VBZ")
    return finite and VERBS.get(parsed.lower[token]) in REPORTING and parsed.lower[token - 2] not in VERBS


def _goes_on(parsed: Parsed, child: int) -> bool:
    """Whether a coordinated part still belongs to what is said: “… and that …”, or “and” without a comma before it."""
    if parsed.deps[child] == "cc":
        return child + 1 < len(parsed) and (parsed.lower[child + 1] == "that" or parsed.words[child - 1] != ",")
    first = parsed.edges[child][0]
    marked = parsed.lower[first] == "that" or parsed.child(child, "nsubj", "nsubjpass", "expl") is not None
    return marked and (parsed.lower[first] == "that" or parsed.words[first - 2] != ",")


def _clause_before(parsed: Parsed, event: Event, clause: int, sentences: list[int]) -> list[Range]:
    """“…, Kern said” and “…, Kern said, …”: the sentence without the cue and its speaker."""
    speaker, number = event.speaker, sentences[event.verb]
    start = min(event.first, speaker.first if speaker is not None else event.first)
    end = max(event.last, speaker.last if speaker is not None else event.last)
    first = parsed.edges[clause][0]
    while first > 0 and sentences[first - 1] == number and not parsed.quoted[first - 1]:
        first -= 1
    before = _trim(parsed, first, start - 1)
    after = None
    comma = end + 1
    while comma < len(parsed) and parsed.tags[comma] in _BETWEEN and comma <= end + 12 and sentences[comma] == number:
        comma += 1
    inverted = speaker is not None and speaker.first > event.verb
    if comma < len(parsed) and parsed.words[comma] in _STOPS and sentences[comma] == number and not inverted:
        last = comma
        while last + 1 < len(parsed) and sentences[last + 1] == number and not parsed.quoted[last + 1]:
            last += 1
        if not _comments(parsed, comma + 1):
            last = _without_asides(parsed, comma + 1, last)
            after = _trim(parsed, comma + 1, last) if last - comma > 2 else None
    return [r for r in (before, after) if r is not None]


def _comments(parsed: Parsed, token: int) -> bool:
    """Whether what stands behind an interrupting cue is the article's own (“, adding that …”, “, who came late”)."""
    if token >= len(parsed):
        return True
    word = parsed.lower[token]
    if parsed.tags[token] == "VBG":
        return word != "including"
    return parsed.tags[token] == "CD" or word in _OWN_WORDS


def _object_range(parsed: Parsed, event: Event) -> tuple[int, int] | None:
    """The object of a verb that announces, judges or names, with what belongs to it."""
    verb, children = event.verb, parsed.children[event.verb]
    behind = _behind_preposition(parsed, event)
    if behind is not None:
        return behind
    if event.lemma == "accuse":
        for child in children:
            if parsed.deps[child] == "prep" and parsed.lower[child] == "of":
                return _trim(parsed, child + 1, parsed.edges[child][1])
    if event.lemma not in OBJECTS and event.lemma not in CALLING:
        return None
    target = parsed.child(verb, "dobj")
    if target is None or target < verb or parsed.quoted[target]:
        return None
    first = parsed.edges[target][0]
    last = _reach(parsed, verb, target)
    return _trim(parsed, first, last) if first > verb else None


def _behind_preposition(parsed: Parsed, event: Event) -> Range | None:
    """What stands behind the preposition of a verb that has one (“called for …”, “warned of …”, “agreed with …”)."""
    wanted = PREPOSITIONS.get(event.lemma, frozenset())
    for at in range(event.verb + 1, min(event.verb + 4, len(parsed) - 1)):
        if parsed.lower[at] in wanted and not parsed.quoted[at]:
            head = parsed.heads[at]
            last = parsed.edges[at][1]
            if parsed.deps[at] in ("mark", "aux"):
                last = parsed.edges[head][1]
            return _trim(parsed, at + 1, max(last, _reach(parsed, event.verb, at)))
        if parsed.tags[at] not in ("RB", "RP"):
            return None
    return None


def _reach(parsed: Parsed, verb: int, target: int) -> int:
    """The last token of an object, with what completes it: “as …”, “for …”, “a fraud”, “to …”."""
    last = parsed.edges[target][1]
    for child in parsed.children[verb]:
        completes = parsed.deps[child] in ("oprd", "xcomp", "ccomp") or (
            parsed.deps[child] == "prep" and parsed.lower[child] in ("for", "as", "of", "about", "over")
        )
        if child > target and completes and parsed.edges[child][0] <= last + 2:
            last = max(last, parsed.edges[child][1])
    return last


def _trim(parsed: Parsed, first: int, last: int) -> tuple[int, int] | None:
    """The range without commas and stops at its edges."""
    while first <= last and parsed.words[first] in _EDGES:
        first += 1
    while last >= first and (parsed.words[last] in _EDGES or parsed.tags[last] == "CC"):
        last -= 1
    return (first, last) if first <= last else None


def _around(parsed: Parsed, event: Event, sentences: list[int]) -> list[Range]:
    """“According to X, …” and “…, according to X”: the rest of the sentence."""
    number = sentences[event.first]
    first = last = event.first
    while first > 0 and sentences[first - 1] == number and not parsed.quoted[first - 1]:
        first -= 1
    while last + 1 < len(parsed) and sentences[last + 1] == number and not parsed.quoted[last + 1]:
        last += 1
    end = event.speaker.last if event.speaker is not None else event.last
    while end < last and parsed.words[end] != ",":
        end += 1
    if event.first - first > 2:
        found = _trim(parsed, first, event.first - 1)
    else:
        found = _trim(parsed, end + 1, _without_asides(parsed, end + 1, last))
    return [] if found is None else [found]
