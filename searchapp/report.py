"""What does a reader report as wrong, and what does an editor answer?"""

from dataclasses import dataclass
from enum import StrEnum

from searchapp.domain import Band, Status


class Wrong(StrEnum):
    """What a reader says is wrong with a statement: another speaks, nobody said it, the words are others."""

    SPEAKER = "speaker"
    NOT_SAID = "not-said"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader says is wrong with a statement, beside what was shown of it: `quoted` to `band`.

    `version` is the number of the article's version, `speaker` the name that was shown, or None for an unknown one.
    `who` and `note` are as typed, empty where nothing was.
    """

    article: str
    version: int
    statement: int
    quoted: str
    speaker: str | None
    status: Status
    band: Band
    wrong: Wrong
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """An editor's answer to a report; `decided` tells whether a decision came of it."""

    at: str
    decided: bool
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as the archive keeps it, with its id, its moment (UTC), and the answer, None while it is open."""

    id: int
    at: str
    report: Report
    closing: Closing | None
