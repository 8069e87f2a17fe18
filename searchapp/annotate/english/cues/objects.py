"""Which object does a cue report (“announced his resignation”), or which clause a noun (“her claim that …”)?"""

from searchapp.annotate.english.cues.events import Event, source_event
from searchapp.annotate.english.parse.extent import Range, trim, without_asides
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.rules import Seen
from searchapp.annotate.lexicon import CALLING, CUES, DAYS, NOUNS, OBJECTS, PREPOSITIONS, SAID, SMALL

_OCCASIONS = DAYS | NOUNS["occasion"]
"""Where and when somebody speaks."""
_BEHIND_ANSWER = frozenset("IN CC . , RB :".split())


def object_range(parsed: Parsed, event: Event) -> Range | None:
    """The object of a verb that announces, judges, names or accuses, with what belongs to it."""
    if event.seen is Seen.SOURCE_NOUN:
        return said_clause(parsed, event.verb)
    if event.lemma == "accuse":
        return _accusation(parsed, event.verb)
    if event.lemma in CUES["answer"]:
        return _answer(parsed, event.verb)
    behind = _behind_preposition(parsed, event)
    if behind is not None or event.lemma not in OBJECTS | CALLING:
        return behind
    verb, target = event.verb, _target(parsed, event)
    if target is None or parsed.quoted[target]:
        return None
    first, last = parsed.edges[target][0], _reach(parsed, verb, target)
    if event.lemma == "express":
        first = _felt(parsed, target) or first
    last = _before_occasion(parsed, target, last)
    quoted_behind = last + 1 < len(parsed) and parsed.quoted[last + 1]
    if first <= verb or quoted_behind or (event.lemma in CALLING and not _names(parsed, verb, first, last)):
        return None
    return trim(parsed, first, without_asides(parsed, first, last))


def _answer(parsed: Parsed, verb: int) -> Range | None:
    """“said so”, “said no”, “said the same of Kern”: words that stand for what was said before."""
    if verb + 2 >= len(parsed) or parsed.quoted[verb + 1]:
        return None
    if parsed.lower[verb + 1] in SMALL["answer"] and parsed.tags[verb + 2] in _BEHIND_ANSWER:
        return verb + 1, parsed.edges[verb + 2][1] if parsed.lower[verb + 2] == "to" else verb + 1
    if parsed.lower[verb + 1] == "the" and parsed.lower[verb + 2] in SMALL["same"]:
        head = verb + 2 + (parsed.tags[verb + 3 : verb + 4] == ["NN"])
        return trim(parsed, verb + 1, max(parsed.edges[head][1], _reach(parsed, verb, head)))
    return None


def _accusation(parsed: Parsed, verb: int) -> Range | None:
    """“accused the mayor of lying”: the accused and what they are accused of."""
    target = parsed.child(verb, "dobj")
    for above in (verb,) if target is None else (verb, target):
        for child in parsed.children[above]:
            if parsed.deps[child] == "prep" and parsed.lower[child] == "of" and child > verb:
                last = parsed.edges[child if above == verb else above][1]
                return trim(parsed, verb + 1, max(last, _reach(parsed, verb, child)))
    return None


def _target(parsed: Parsed, event: Event) -> int | None:
    """The object's head; a verb of naming may have a name alone, which parsers take for a clause without a verb."""
    found = parsed.child(event.verb, "dobj")
    if found is None and event.lemma in CALLING:
        bare = (c for c in parsed.children[event.verb] if parsed.deps[c] in ("ccomp", "oprd"))
        found = next((c for c in bare if parsed.tags[c] in ("NN", "JJ")), None)
    return None if found is None or found < event.verb else found


def _felt(parsed: Parsed, feeling: int) -> int | None:
    """What is felt about something, where a bare noun names the feeling: “expressed concern about the dam”."""
    if parsed.edges[feeling][0] < feeling:
        return None
    for child in parsed.children[feeling]:
        if child == feeling + 1 and parsed.lower[child] in SMALL["about"]:
            return child + 1
    return None


def _names(parsed: Parsed, verb: int, first: int, last: int) -> bool:
    """Whether a verb of naming gives a name (“called it a ruin”), not merely calls somebody up."""
    if parsed.child(verb, "oprd") is not None:
        return True
    return last - first > 1 and any(parsed.tags[t] in ("DT", "JJ") for t in range(first + 1, last))


def _behind_preposition(parsed: Parsed, event: Event) -> Range | None:
    """What stands behind the preposition of a verb that has one (“called for …”, “warned of …”, “agreed with …”)."""
    wanted = PREPOSITIONS.get(event.lemma, frozenset())
    for at in range(event.verb + 1, min(event.verb + 4, len(parsed) - 1)):
        if parsed.lower[at] in wanted and not parsed.quoted[at]:
            head = parsed.heads[at]
            last = parsed.edges[at][1]
            if parsed.deps[at] in ("mark", "aux"):
                last = parsed.edges[head][1]
            return trim(parsed, at + 1, max(last, _reach(parsed, event.verb, at)))
        if parsed.tags[at] not in ("RB", "RP"):
            return None
    return None


def _reach(parsed: Parsed, verb: int, target: int) -> int:
    """The last token of an object, with what completes it without a comma: “as …”, “for …”, “a fraud”, “to …”."""
    last = parsed.edges[target][1]
    for child in parsed.children[verb]:
        first = parsed.edges[child][0]
        if child <= target or first != last + 1:
            continue
        completes = parsed.deps[child] in ("oprd", "xcomp", "ccomp", "advcl", "acl", "dative") or (
            parsed.deps[child] == "prep" and not _of_circumstance(parsed, child)
        )
        if not completes or parsed.lower[first] in SMALL["circumstance"]:
            break
        last = parsed.edges[child][1]
    return last


def _before_occasion(parsed: Parsed, target: int, last: int) -> int:
    """The end of an object short of a last “in an interview”, “in speeches” that tells where it was said."""
    for at in range(target + 1, last):
        place = parsed.child(at, "pobj") if parsed.lower[at] == "in" and parsed.edges[at][1] == last else None
        if place is not None and parsed.lower[place] in _OCCASIONS and not parsed.quoted[at]:
            return at - 1
    return last


def _of_circumstance(parsed: Parsed, preposition: int) -> bool:
    """Whether a preposition tells when or where something was said, not what (“in May”, “on Friday”, “at a rally”)."""
    word = parsed.lower[preposition]
    if word in SMALL["circumstance"]:
        return True
    target = parsed.child(preposition, "pobj")
    if word not in ("in", "on", "at") or target is None:
        return False
    return word == "at" or parsed.lower[target] in _OCCASIONS or parsed.tags[target] == "CD"


def noun_events(parsed: Parsed) -> list[Event]:
    """Nouns of what is said that have an owner and a clause (“Kern's claim that …”, “her promise to …”)."""
    found = []
    for token, word in enumerate(parsed.lower):
        if word in SAID and not parsed.quoted[token] and said_clause(parsed, token) is not None:
            event = source_event(parsed, token)
            if event is not None:
                found.append(event)
    return found


def said_clause(parsed: Parsed, noun: int) -> Range | None:
    """The clause behind a noun of what is said: “that …”, “to …”."""
    for child in parsed.children[noun]:
        if child > noun and parsed.deps[child] in ("acl", "ccomp", "relcl") and parsed.edges[child][0] == noun + 1:
            opener = parsed.lower[noun + 1]
            last = parsed.edges[child][1]
            if (opener == "that" and parsed.tags[noun + 1] == "IN") or opener == "to":
                return None if any(parsed.quoted[noun : last + 1]) else trim(parsed, noun + 1, last)
    return None
