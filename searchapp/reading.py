"""What does a reader hand to the archive? The bytes as they came, an article, and what the input itself says of it."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from searchapp.domain import PARAGRAPH_BREAK, CivilDate, EntityKind, ParagraphKind, QuoteType, Span, Status
from searchapp.errors import RefusedInput


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as they came. `where` is a path or URL, with `:line` where one file holds several records."""

    where: str
    data: bytes
    media_type: str

    @staticmethod
    def told(where: str) -> str:
        """Where something was read, as readers may know it: an address, or a file's name without its folders."""
        return where if where.startswith(("https://", "http://")) else re.split(r"[\\/]", where)[-1]

    @property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class GivenEntity:
    """An entity that the input itself names, with its kind."""

    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class GivenQuote:
    """A quotation that the input itself marks; `segments` count in the paragraph's text."""

    segments: tuple[Span, ...]
    speaker: str | None
    type: QuoteType = QuoteType.DIRECT
    status: Status = Status.ASSERTED
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class GivenParagraph:
    """A paragraph, with what the input says of it; `None` means that it says nothing, `()` that there is none.

    `second` is where its words begin in a recording, in seconds.
    """

    text: str
    speakers: tuple[str, ...] | None = None
    entities: tuple[GivenEntity, ...] | None = None
    quotes: tuple[GivenQuote, ...] | None = None
    kind: ParagraphKind = ParagraphKind.TEXT
    second: float | None = None


class Remark(NamedTuple):
    """What people have to know of how an article was read: a code, for which there is a sentence, and a detail."""

    code: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{REMARKS[self.code]} ({self.detail})" if self.detail else REMARKS[self.code]


REMARKS = {
    "garbled": "the text looks as if it had been decoded wrongly once",
    "mended": "text that had been decoded wrongly once was mended",
    "language": "the text is too short to tell its language, so the usual one of the archive is taken",
    "future": "the date lies in the future",
    "field": "a field could not be understood",
    "ocr": "the text was recognised from a scan, so words may be wrong",
}
"""What each code says."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article as a reader found it: body paragraphs without the headline, NFC, no blank paragraph.

    `id` is the id that the input gives, if any; `lang` an ISO 639-1 code, or None where it is unknown.
    `available_from` is, as printed, before when nobody but editors may read it.
    """

    title: str
    paragraphs: tuple[GivenParagraph, ...]
    original: Original
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: CivilDate | None = None
    byline: str | None = None
    dateline: str | None = None
    lang: str | None = None
    copy_of: str | None = None
    available_from: str | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """Headline and paragraphs joined: the text in which every span of the article counts."""
        return PARAGRAPH_BREAK.join([self.title, *(p.text for p in self.paragraphs)])


Reading = ReadArticle | RefusedInput
"""What a reader finds: an article, or why something is none."""

Reader = Callable[[BinaryIO, str], Iterator[Reading]]
"""What reads an open file that people know by this name."""
