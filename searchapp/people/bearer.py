"""What is known of somebody whom many articles name? Under which names, where and when, and what was told of late."""

from collections import Counter
from dataclasses import dataclass, field

from searchapp.people.profile import Profile, joined

Presence = tuple[str, int | None]
"""An outlet (empty where none is known) and a month, counted from the year 0; None where the article is undated."""

_LATELY = 12
"""So many articles make up the profile of a bearer: those that came last."""


@dataclass(slots=True)
class Bearer:
    """A person as the archive knows them so far. `names` are what articles call them, `presence` where and when.

    Both are counted in articles. `id` is None as long as no entity stands for them.
    """

    id: int | None
    names: Counter[str] = field(default_factory=Counter)
    presence: Counter[Presence] = field(default_factory=Counter)
    lately: list[Profile] = field(default_factory=list)
    _told: Profile | None = None

    @property
    def articles(self) -> int:
        """How many articles name them."""
        return self.names.total()

    @property
    def told(self) -> Profile:
        """What the articles that came last tell, as one profile."""
        if self._told is None:
            self._told = joined(self.lately[-_LATELY:])
        return self._told

    def meet(self, profile: Profile) -> None:
        """Learn of one more article that names them."""
        self.names[profile.name] += 1
        self.presence[presence_of(profile)] += 1
        self.lately.append(profile)
        del self.lately[:-_LATELY]
        self._told = None

    def leave(self, profile: Profile) -> None:
        """Count an article no longer, of which it is to be decided anew whether it names them."""
        self.names -= Counter([profile.name])
        self.presence -= Counter([presence_of(profile)])


def bearer_of(profile: Profile) -> Bearer:
    """Somebody of whom no more is known than one profile, which may come from several articles."""
    met = Bearer(None, Counter(profile.names[:1]), lately=[profile])
    months: set[int | None] = {day.year * 12 + day.month for day in profile.dates}
    met.presence.update((outlet, month) for outlet in profile.outlets or {""} for month in months or {None})
    return met


def presence_of(profile: Profile) -> Presence:
    """Where and when the article of a profile stands."""
    day = min(profile.dates, default=None)
    return min(profile.outlets, default=""), day.year * 12 + day.month if day else None
