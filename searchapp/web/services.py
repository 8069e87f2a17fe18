"""What do the pages need from the rest of the program?"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast

from flask import current_app, g

from searchapp.administering import Administering
from searchapp.audit import Figures
from searchapp.correction import KeptCorrection
from searchapp.domain import CopyGroup, Status
from searchapp.editing import Editing
from searchapp.ports import Articles, LiveSearcher, Name, Names
from searchapp.report import Report
from searchapp.taking_away.evidence import Pack

KEY = "searchapp"


class RoleHeld(Protocol):
    """An office or description of somebody, with the first and last date that it is known for, as printed."""

    @property
    def text(self) -> str:
        """The role's name."""
        ...

    @property
    def first(self) -> str | None:
        """The first date, or None."""
        ...

    @property
    def last(self) -> str | None:
        """The last date, or None."""
        ...

    @property
    def articles(self) -> int:
        """How many articles give it; 0 where an authority list does."""
        ...


class SaidBy(Protocol):
    """How many statements of each status somebody makes, in how many articles, and who else is quoted in these."""

    @property
    def statements(self) -> Mapping[Status, int]:
        """How many of each status; one without any may be left out."""
        ...

    @property
    def articles(self) -> int:
        """The number of articles."""
        ...

    @property
    def copies(self) -> int:
        """How many of these articles carry the text of another one of them."""
        ...

    @property
    def beside(self) -> Sequence[tuple[int, int]]:
        """Ids of entities with the number of those articles that quote them, the most frequent first."""
        ...


class Ground(Protocol):
    """Something that speaks for two bearers of a name being one, or against it."""

    @property
    def ground(self) -> str:
        """What was compared: name, rarity, role, company, age, gender or setting."""
        ...

    @property
    def weight(self) -> float:
        """Above 0 where it speaks for one bearer."""
        ...


class Linked(Protocol):
    """An article (id, headline) whose `name` was taken to mean somebody, with a share of 0 to 1 and the grounds."""

    @property
    def article(self) -> str:
        """The id."""
        ...

    @property
    def title(self) -> str:
        """The headline."""
        ...

    @property
    def name(self) -> str:
        """The name as the article has it."""
        ...

    @property
    def share(self) -> float:
        """How sure it is."""
        ...

    @property
    def reasons(self) -> Sequence[Ground]:
        """What spoke for it or against it, the weightiest first."""
        ...


class Decided(Protocol):
    """What a person said about who is who (`searchapp.editing.Deed`), of one entity (id) and perhaps another."""

    @property
    def what(self) -> str:
        """What was done."""
        ...

    @property
    def entity(self) -> int:
        """Of whom."""
        ...

    @property
    def other(self) -> int | None:
        """And with whom."""
        ...

    @property
    def before(self) -> str:
        """The name, office or kind that held before, or ""."""
        ...

    @property
    def after(self) -> str:
        """And that holds by it."""
        ...

    @property
    def number(self) -> int:
        """By which it is taken back."""
        ...

    @property
    def actor(self) -> str:
        """By whom."""
        ...

    @property
    def reason(self) -> str:
        """Why."""
        ...

    @property
    def at(self) -> str:
        """When (UTC)."""
        ...

    @property
    def undone(self) -> str | None:
        """When and by whom it was taken back."""
        ...


class ToldOf(Protocol):
    """What a table tells of a speaker; empty where it is not known."""

    @property
    def role(self) -> str:
        """The offices by the authority list, else the role that most articles give."""
        ...

    @property
    def gender(self) -> str:
        """`f` or `m`."""
        ...


class People(Protocol):
    """What is known of people and of whom their names mean."""

    def told_of_speakers(self, entity_ids: Collection[int]) -> Mapping[int, ToldOf]:
        """The office and the gender of each of these entities."""
        ...

    def roles(self, entity_id: int) -> Sequence[RoleHeld]:
        """The offices that somebody held."""
        ...

    def may_be_same(self, entity_id: int) -> Sequence[tuple[Name, Sequence[Ground]]]:
        """Who may be the same, and why."""
        ...

    def likely_bearers(self, entity_id: int, limit: int) -> Sequence[Name]:
        """Who may be meant by a single name that is open."""
        ...

    def links(self, entity_id: int, limit: int) -> Sequence[Linked]:
        """Which articles were taken to mean somebody on which grounds, the least sure first."""
        ...

    def decided(self, entity_id: int | None, limit: int, public: bool = False) -> Sequence[Decided]:
        """What people said about somebody, or about all (`public`: whom readers may know of), the latest first."""
        ...

    def withheld(self, entity_id: int) -> bool:
        """Whether an entity of this id was there whose names were taken out."""
        ...

    def said_by(self, entity_id: int) -> SaidBy:
        """How much somebody says."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a view may use, chosen by wiring.

    `annotator` tells the annotator's description, shown at the foot of each page; `published` when the live
    generation was published (aware, UTC), or None where there is none. `state` is another text after every change of
    the archive, and in every process: what was answered under the same one holds still. `people` knows who is who,
    `evidence` makes the evidence pack of an article's statement, `copies` the groups of those of some articles that
    carry one text. `report` keeps what a reader reports. `secret` signs the forms that readers send. `language` fixes
    the interface's language (`en`, `de`, `ar`); None lets the browser choose. `editing` is what editors do who sign
    in, `administering` what admins do; None where nobody can. `figures` tells how often the program was right in the
    sample that was judged last. `show_editors` shows readers the names of those who decided. `for_editors` are the
    services for who has signed in as an editor, where readers may not see everything; then `take` tells of which
    articles readers may have the bytes, and `open_corrections` which decisions they may see.
    """

    engine: LiveSearcher
    names: Names
    articles: Articles
    annotator: Callable[[], str]
    published: Callable[[], datetime.datetime | None]
    state: Callable[[], str]
    people: People
    evidence: Callable[[str, int], Pack | None]
    copies: Callable[[Sequence[str]], Mapping[str, CopyGroup]]
    report: Callable[[Report], None]
    secret: str = field(repr=False)
    language: str | None = None
    editing: Editing | None = None
    show_editors: bool = False
    for_editors: Services | None = None
    administering: Administering | None = None
    figures: Callable[[], Figures | None] = lambda: None
    take: Callable[[str], bool] = lambda _article: True
    open_corrections: Callable[[Sequence[KeptCorrection]], Sequence[KeptCorrection]] = lambda kept: kept

    @property
    def audience(self) -> str:
        """For whom these are: what was answered to the one is not told to the other."""
        return "readers" if self.for_editors else "editors"


def services() -> Services:
    """The services of the application that handles the current request, as far as whoever asks may see."""
    ours = cast(Services, current_app.extensions[KEY])
    return ours.for_editors if ours.for_editors is not None and g.get("corrects", False) else ours
