"""Which object does a cue report, where no clause hangs on it (“announced his resignation”, “called for a vote”)?"""

from __future__ import annotations

from searchapp.annotate.events import Event
from searchapp.annotate.extent import Range, trim
from searchapp.annotate.lexicon.cues import CALLING, OBJECTS, PREPOSITIONS
from searchapp.annotate.parsed import Parsed


def object_range(parsed: Parsed, event: Event) -> tuple[int, int] | None:
    """The object of a verb that announces, judges or names, with what belongs to it."""
    verb, children = event.verb, parsed.children[event.verb]
    behind = _behind_preposition(parsed, event)
    if behind is not None:
        return behind
    if event.lemma == "accuse":
        for child in children:
            if parsed.deps[child] == "prep" and parsed.lower[child] == "of":
                return trim(parsed, child + 1, parsed.edges[child][1])
    if event.lemma not in OBJECTS and event.lemma not in CALLING:
        return None
    target = parsed.child(verb, "dobj")
    if target is None or target < verb or parsed.quoted[target]:
        return None
    first = parsed.edges[target][0]
    last = _reach(parsed, verb, target)
    return trim(parsed, first, last) if first > verb else None


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
    """The last token of an object, with what completes it: “as …”, “for …”, “a fraud”, “to …”."""
    last = parsed.edges[target][1]
    for child in parsed.children[verb]:
        completes = parsed.deps[child] in ("oprd", "xcomp", "ccomp") or (
            parsed.deps[child] == "prep" and parsed.lower[child] in ("for", "as", "of", "about", "over")
        )
        if child > target and completes and parsed.edges[child][0] <= last + 2:
            last = max(last, parsed.edges[child][1])
    return last
