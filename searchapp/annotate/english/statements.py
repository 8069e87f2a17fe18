"""What is known of one unit of an article, and of a statement before it becomes a `Quote`?"""

from dataclasses import dataclass, field

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.marks import Marked
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.people.resolution import Resolution
from searchapp.annotate.english.rules import Rule
from searchapp.annotate.english.said.stretches import Stretch
from searchapp.annotate.names.cluster import Cluster
from searchapp.annotate.names.naming import Naming
from searchapp.domain import QuoteType, Span, Status


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One unit of an article with all that is known of it; each step of the pipeline returns it with more."""

    number: int
    span: Span
    headline: bool
    marks: list[Marked]
    parsed: Parsed
    stretches: list[Stretch] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    aside: bool = False
    """Whether it is no part of the article's text: a link, a caption (`parse/furniture.py`)."""


@dataclass(slots=True)
class Found:
    """A statement before it becomes a `Quote`."""

    segments: list[Span]
    type: QuoteType
    event: Event | None
    unit: Unit
    resolution: Resolution | None
    rule: Rule
    status: Status = Status.ASSERTED
    open: bool = False
    titled: bool = False
    """Whether the words between marks are written like the title of a work."""

    @property
    def cluster(self) -> Cluster | None:
        """Who speaks; None where nobody with a name does."""
        return self.resolution.cluster if self.resolution is not None else None

    def holds(self, offset: int) -> bool:
        """Whether one of its segments holds an offset of the article."""
        return any(s.start <= offset < s.end for s in self.segments)

    def add(self, segment: Span, sort: QuoteType) -> None:
        """Take one segment more, unless it is there already; a mixed part makes the whole mixed."""
        if not any(segment.within(s) for s in self.segments):
            self.segments = [s for s in self.segments if not s.within(segment)]
            self.segments.append(segment)
        if sort is QuoteType.MIXED:
            self.type = sort
