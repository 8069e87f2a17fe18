"""What can a person decide about a statement, an article or who is who, and what is kept of such a decision?"""

from dataclasses import dataclass
from enum import StrEnum

from searchapp.domain import Status


class Decided(StrEnum):
    """What a decision is about: who speaks, what the article claims, that nobody says it, which words, words missed,
    that it is right as it stands; or when, where and by whom an article was printed."""

    SPEAKER = "speaker"
    STATUS = "status"
    NOTHING = "nothing"
    EXTENT = "extent"
    MISSED = "missed"
    CONFIRMED = "confirmed"
    DATE = "date"
    OUTLET = "outlet"
    BYLINE = "byline"


FACTS = (Decided.DATE, Decided.OUTLET, Decided.BYLINE)
"""What is decided of an article as a whole, in every version."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision. `speaker` is a name, None where it is unknown; `words` are as the article has them.

    SPEAKER asks for `speaker`, STATUS for `status`, EXTENT for `words`, MISSED for `words` and `speaker`. For DATE
    (`2024`, `2024-03` or `2024-03-05`), OUTLET and BYLINE the `words` are what holds, empty where it is unknown.
    """

    what: Decided
    speaker: str | None = None
    status: Status | None = None
    words: str = ""


DEEDS = ("merge", "apart", "split", "confirm", "rename", "variant", "role", "kind")
"""What is decided of who is who."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is said of an entity (id): that it is `other` (merge) or is not (apart), that in `articles` (ids) they
    are meant (confirm) or somebody else (split), that it is shown as `name` (rename), called so too (variant), has this
    office from `first` to `last` (role) or is of this `kind`; or that decision `number` is taken back (undo)."""

    what: str
    entity: int
    other: int = 0
    articles: tuple[str, ...] = ()
    name: str = ""
    first: str = ""
    last: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """Who took a decision back, when (UTC) and why."""

    at: str
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A decision as the archive keeps it, with its id, its moment (UTC), and what held `before` and holds `now`.

    `version` is the number of the article's version on which it was made, `statement` None where it is about the whole
    article; `orphaned` tells that the newest version lacks what it is about, so that it has no effect.
    """

    id: int
    at: str
    actor: str
    reason: str
    article: str
    version: int
    statement: int | None
    what: Decided
    quoted: str
    before: str
    now: str
    orphaned: bool
    undone: Undone | None
