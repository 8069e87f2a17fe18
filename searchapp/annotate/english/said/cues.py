"""Which cues does a unit have, looked up by the place of their verb?"""

from __future__ import annotations

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.said.stretches import Stretch


class Cues:
    """The events of one unit that have a speaker, and the passive verbs without one."""

    def __init__(self, parsed: Parsed, events: list[Event]) -> None:
        self.parsed = parsed
        self.sentences = parsed.sentences
        self.events = [e for e in events if e.speaker is not None]
        self.by_verb = {e.verb: e for e in self.events}
        self.passive = {e.verb for e in events if e.speaker is None and e.passive}

    @staticmethod
    def spoken(event: Event, s: Stretch) -> Event | None:
        """The event, unless its speaker lies inside the stretch."""
        speaker = event.speaker
        return None if speaker is None or s.first <= speaker.head <= s.last else event
