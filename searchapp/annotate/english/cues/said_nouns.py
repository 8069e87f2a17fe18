"""Which nouns report a clause (“Kern's claim that …”, “her promise to …”), and which words does it have?"""

from __future__ import annotations

from searchapp.annotate.english.cues.events import Event, source_event
from searchapp.annotate.english.parse.extent import Range, trim
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon.nouns import SAID


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
