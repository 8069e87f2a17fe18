"""What does the archive tell of an article: its versions, their paragraphs, and the statements in them?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from searchapp.domain import Band, CivilDate, ParagraphKind, QuoteType, Span, Status

JOINED = " … "
"""What stands between the segments of a quotation where it is written as one text."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quotation as an article's page shows it: findings, given facts and human decisions merged, humans first.

    Spans count in the article's text. `origin` says who says so: machine, given or human. `chain` leads from the
    speaker's mention to the mention with the name.
    """

    id: int
    segments: tuple[Span, ...]
    type: QuoteType
    status: Status
    speaker: int | None
    mention: Span | None
    cue: Span | None
    band: Band
    rule: str
    confidence: float
    chain: tuple[Span, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """A paragraph of an article: its minted id, its place (0 the headline), its span in the article's text.

    `speakers` are those whom the input itself names as speaking in the paragraph, as in a transcript; `second` is
    where its words begin in a recording.
    """

    id: int
    number: int
    span: Span
    speakers: tuple[int, ...] = ()
    kind: ParagraphKind = ParagraphKind.TEXT
    second: float | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything that the archive knows of one version of an article. `sha256` is that of the original bytes.

    `outlet` is as printed, `source` the name under which the outlet is found; `remarks` are codes and details of
    what is to be known of how it was read; `corrected` tells that a person decided on date, outlet or byline,
    `kept_back` that readers may not see the rest of the text.
    """

    id: str
    version: int
    versions: int
    title: str
    text: str
    parts: tuple[ArticlePart, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[tuple[int, Span], ...]
    outlet: str | None
    source: str | None
    published: CivilDate | None
    byline: str | None
    dateline: str | None
    lang: str | None
    url: str | None
    where: str
    sha256: str
    added: str
    annotator: str
    remarks: tuple[tuple[str, str], ...] = ()
    corrected: bool = False
    kept_back: bool = False

    def words(self, statement: Statement) -> str:
        """The words of a statement of this version, its segments joined by an ellipsis."""
        return spoken(self.text, statement.segments)


def spoken(text: str, segments: Iterable[Span]) -> str:
    """What stands in these segments of a text, joined by an ellipsis."""
    return JOINED.join(text[segment.start : segment.end] for segment in segments)


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of an article in brief: number, when it was added (UTC), text, each statement's words by its id."""

    number: int
    added: str
    text: str
    statements: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the article, the version and the number in it; `newest`: it is the newest version."""

    article: str
    version: int
    number: int
    newest: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """An article with its newest version: the version's row id, which rises with time, and when it was added (UTC)."""

    article: str
    version_id: int
    added: str
