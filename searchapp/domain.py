"""What does the product talk about? Spans, dates, statements, entities, paragraphs: the nouns, and nothing that acts.

All spans count code points, end exclusive. A span of an article counts in the article's text; a span of a hit
counts in the hit's paragraph. Everything here is frozen: findings are handed on, never changed in place.
"""

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum

PARAGRAPH_BREAK = "\n\n"
"""What stands between the paragraphs of an article's text; the headline is paragraph 0."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `start` and `end` in code points, end exclusive."""

    start: int
    end: int

    def shifted(self, by: int) -> "Span":
        """The same stretch, counted from a point that lies `by` code points earlier."""
        return Span(self.start + by, self.end + by)

    def within(self, other: "Span") -> bool:
        """Whether the whole of this span lies in the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class EntityKind(StrEnum):
    """What sort of thing a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class ParagraphKind(StrEnum):
    """What a paragraph is: the article's own text, the caption of a picture, or furniture that stands in the text."""

    TEXT = "text"
    CAPTION = "caption"
    FURNITURE = "furniture"


class QuoteType(StrEnum):
    """Direct stands inside quotation marks, indirect is reported without them, mixed holds both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Status(StrEnum):
    """What the article claims of a statement: only `ASSERTED` means that the person said it."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"
    SECOND_HAND = "second-hand"


class Band(StrEnum):
    """How far an attribution can be trusted; `UNKNOWN` carries no name."""

    SURE = "sure"
    LIKELY = "likely"
    UNKNOWN = "unknown"


class DateOrigin(StrEnum):
    """Where a date was read, or that a person gave it."""

    METADATA = "metadata"
    URL = "url"
    TEXT = "text"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class CivilDate:
    """A date as printed: `value` is `2024`, `2024-03` or `2024-03-05`; its length is its precision.

    `instant` is the moment in UTC (`2024-03-05T11:20:00Z`) where the source gave one with its offset.
    """

    value: str
    origin: DateOrigin
    instant: str | None = None

    @property
    def year(self) -> str:
        """The year's four digits."""
        return self.value[:4]

    @property
    def first_day(self) -> datetime.date:
        """The first day that the date may mean."""
        return datetime.date.fromisoformat((self.value + "-01-01")[:10])

    @property
    def last_day(self) -> datetime.date:
        """The last day that the date may mean."""
        if len(self.value) == 10:
            return datetime.date.fromisoformat(self.value)
        year, month = int(self.value[:4]), int(self.value[5:7] or 12)
        return datetime.date(year, month, calendar.monthrange(year, month)[1])


# ---- what the annotator takes and finds ----


@dataclass(frozen=True, slots=True)
class Document:
    """A text to annotate. `paragraphs` lie in order without overlap; the first is the headline if `headed`."""

    text: str
    paragraphs: tuple[Span, ...]
    lang: str | None
    headed: bool = True


class How(StrEnum):
    """How a mention names its entity."""

    FULL = "full"
    PARTIAL = "partial"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the article that names an entity."""

    span: Span
    how: How


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description that the text gives a person: “the energy minister”."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that one article names. `name` is the display name, without honorifics."""

    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the program knows who spoke.

    `rule` names the pattern; `chain` are spans of the article that lead from the speaker's mention to the
    mention that carries the name (empty where the mention itself does); `confidence` lies in [0, 1].
    """

    rule: str
    confidence: float
    chain: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement: what was said, and by whom.

    `segments` are in order and don't overlap; a quotation may go over several paragraphs, a segment never does.
    `speaker` is the mention beside the cue; `entity` the position in `Annotation.entities` of who that is, or None.
    """

    segments: tuple[Span, ...]
    type: QuoteType
    status: Status
    speaker: Span | None
    entity: int | None
    cue: Span | None
    band: Band
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one run of an annotator found in one document."""

    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]


# ---- near-copies ----


@dataclass(frozen=True, slots=True)
class Body:
    """The newest text of an article without its headline.

    `day` counts the days of the calendar (`date.toordinal`); None where the date is unknown or names no day.
    """

    article_id: int
    version_id: int
    text: str
    day: int | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a body to find its copies: the number of its shingles, and its MinHash signature as bytes."""

    article_id: int
    version_id: int
    size: int
    signature: bytes


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that carry one text: `head` is the earliest, `members` all of them, it included, in order of date."""

    head: str
    members: tuple[str, ...]


# ---- what the archive hands to an engine ----


@dataclass(frozen=True, slots=True)
class IndexedQuote:
    """The part of a quotation that stands in one paragraph; spans count in that paragraph's text.

    `id` is the quotation's own, the same in each paragraph over which it goes; `speaker` an entity id or None.
    """

    id: int
    segments: tuple[Span, ...]
    type: QuoteType
    status: Status
    speaker: int | None
    band: Band
    cue: Span | None = None
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class EntityRef:
    """A minted entity id with the kind that decides in which facet it counts."""

    id: int
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class IndexedParagraph:
    """The unit of search: one paragraph with all that is known of it, ids instead of names.

    `id` is minted by the archive and survives reindexing; `number` is the place in the article, 0 the headline.
    `speakers` are those who speak in the paragraph (asserted statements and given speakers); no id twice.
    """

    id: int
    article: str
    number: int
    title: str
    text: str
    lang: str | None
    source: str | None
    published: CivilDate | None
    url: str | None
    quotes: tuple[IndexedQuote, ...] = ()
    speakers: tuple[int, ...] = ()
    entities: tuple[EntityRef, ...] = ()
    byline: str | None = None
    kind: ParagraphKind = ParagraphKind.TEXT
