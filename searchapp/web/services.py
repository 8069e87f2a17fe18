"""What do the pages need from the rest of the program?"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from flask import current_app, g

from searchapp.administering import Administering
from searchapp.archive import Articles, Registry
from searchapp.audit import Figures
from searchapp.correction import KeptCorrection
from searchapp.domain import CopyGroup
from searchapp.editing import Editing
from searchapp.ports import LiveSearcher, Names
from searchapp.report import Report
from searchapp.taking_away.evidence import Pack

KEY = "searchapp"


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
    people: Registry
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
