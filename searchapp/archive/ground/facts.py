"""When, where and by whom was an article printed, as people put it right?

What the input said stays in `version`; whoever tells of an article asks here first. A decision is about the article, so
it holds for all of its versions. What the keeper calls an outlet holds for all that print it.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import Asked, several
from searchapp.archive.ground.database import AnyRow, portions
from searchapp.correction import FACTS, Decided
from searchapp.domain import CivilDate, DateOrigin
from searchapp.errors import ArchiveError

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """What people decided of one article: the value of each fact, None where they say that it is unknown."""

    decided: dict[Decided, str | None] = field(default_factory=dict)

    def outlet(self, printed: str | None) -> str | None:
        """The outlet as printed, or as a person has it."""
        return self.decided.get(Decided.OUTLET, printed)

    def byline(self, printed: str | None) -> str | None:
        """The byline as printed, or as a person has it."""
        return self.decided.get(Decided.BYLINE, printed)

    def published(self, row: AnyRow) -> CivilDate | None:
        """The date in a row of `version` (`published`, `date_origin`, perhaps `instant`), or as a person has it."""
        if Decided.DATE in self.decided:
            value = self.decided[Decided.DATE]
            return CivilDate(value, DateOrigin.PERSON) if value else None
        if not row.published:
            return None
        return CivilDate(row.published, DateOrigin(row.date_origin), getattr(row, "instant", None))


def must_be_date(text: str) -> None:
    """Raises ArchiveError where somebody wrote no date."""
    try:
        known = re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) and CivilDate(text, DateOrigin.PERSON).last_day
    except ValueError:
        known = None
    if not known:
        raise ArchiveError(f"{text}: a date is written 2024, 2024-03 or 2024-03-05.")


_DECISION = schema.decision.c
_FACTS = Asked(
    select(_DECISION.article_id, _DECISION.what, _DECISION.value)
    .where(_DECISION.article_id.in_(several("articles")), _DECISION.what.in_(FACTS), _DECISION.undone_at.is_(None))
    .order_by(_DECISION.id)
)


def facts_of(connection: Connection, article_ids: Collection[int]) -> dict[int, Facts]:
    """What people decided of these articles (row ids); of those of which nobody did, nothing. The last word counts."""
    found = defaultdict[int, Facts](Facts)
    for part in portions(article_ids, _AT_ONCE):
        for row in _FACTS.rows(connection, articles=part):
            found[row.article_id].decided[Decided(row.what)] = row.value
    return found


_OUTLETS = Asked(select(schema.outlet_name.c.printed, schema.outlet_name.c.outlet))


def kept_outlets(connection: Connection) -> dict[str, str]:
    """By the printed name, or the domain that it leads to, what the keeper calls it."""
    return {row.printed: row.outlet for row in _OUTLETS.rows(connection)}
