"""How much of an article may a reader see, and from when on?

A rule is written `full`, `snippet:200`, `metadata` or `staff`, each perhaps with `from` and a moment. What can't be
understood as a moment never comes: better nothing is shown than what was to be kept back.
"""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

from searchapp.errors import SettingsError


@dataclass(frozen=True, slots=True)
class AccessRule:
    """A rule as the archive keeps it: of an article (id) or an outlet, by whom, why and when (UTC)."""

    id: int
    article: str | None
    outlet: str | None
    rule: str
    actor: str
    reason: str
    at: str
    undone: str | None


_RULE = re.compile(r"(?P<level>full|snippet:(?P<letters>[0-9]{1,6})|metadata|staff)(?:\s+from\s+(?P<moment>.*))?", re.S)
_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


class Level(StrEnum):
    """All of it; so many characters of its text; its headline, date, outlet and byline; or nothing but to editors."""

    FULL = "full"
    SNIPPET = "snippet"
    METADATA = "metadata"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Access:
    """What a rule says; `letters` (code points of the text behind the headline) count with SNIPPET only.

    `opens` is the moment (aware, UTC) before which readers see nothing of it, None where there is none.
    """

    level: Level = Level.FULL
    letters: int = 0
    opens: datetime.datetime | None = None

    def hidden(self, now: datetime.datetime) -> bool:
        """Whether only editors may know of it now."""
        return self.level is Level.STAFF or (self.opens is not None and now < self.opens)

    @property
    def cut(self) -> bool:
        """Whether a part of the text is kept back."""
        return self.level in (Level.SNIPPET, Level.METADATA)


def read_rule(text: str) -> Access:
    """The rule that is written so. Raises SettingsError where it is none; a moment is never the reason."""
    match = _RULE.fullmatch(text.strip())
    if match is None:
        raise SettingsError(
            f"{text!r} is no rule: write full, snippet:200, metadata or staff, and perhaps from 2031-01-01."
        )
    level = Level(match["level"].split(":")[0])
    moment = match["moment"]
    return Access(level, int(match["letters"] or 0), None if moment is None else moment_of(moment))


def moment_of(text: str) -> datetime.datetime:
    """The moment that is written so: a year, a month or a day begins at midnight UTC; one that is none never comes."""
    plain = text.strip()
    try:
        if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", plain):
            plain = (plain + "-01-01")[:10]
        found = datetime.datetime.fromisoformat(plain)
        return (found if found.tzinfo else found.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return _NEVER


def read_rules(text: str) -> dict[str, str]:
    """Rules of several outlets: `Tarn Times = snippet:200; Tarn Post = staff`. Raises SettingsError."""
    found = {}
    for one in filter(None, map(str.strip, text.split(";"))):
        outlet, _, rule = one.rpartition("=")
        read_rule(rule)
        if not outlet.strip():
            raise SettingsError(f"{one!r}: name the outlet before the rule, as in Tarn Times = snippet:200.")
        found[outlet.strip()] = rule.strip()
    return found
